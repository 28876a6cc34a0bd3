//! The only room that touches the file system: reads inputs, publishes outputs.
//!
//! Laws: symbolic links are refused by name, hidden and backup files are left out;
//! what fichero did not make is never deleted; a reader of the published folder
//! sees one whole site, the old or the new.

mod branch;
mod edited;
mod former;
mod git;
mod history;
mod publish;
mod received;

pub use branch::{Recorded, Saved, record};
pub use edited::{Refused, read_edited, write_edited};
pub use former::read_former;
pub use publish::{Published, publish};
pub use received::{read_if_there, read_received};

use crate::diag::{Diag, Place, Trouble, Words, codes};
use crate::schema::{CONTENT, SITE_FILE};
use crate::source::{Files, History, Source};
use anyhow::Result;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// Folders and files that a catalogue is made of, below its root.
pub const INPUTS: [&str; 3] = [SITE_FILE, CONTENT, "themes"];

/// Largest file that is taken in: a picture from a phone is 4 to 12 MB.
const LARGEST: u64 = 20 * 1024 * 1024;

/// Reads all inputs below the root. Fails only where the machine does.
pub fn read_files(root: &Path) -> Result<(Files, Vec<Diag>)> {
    let mut files = Files::default();
    let mut diags = Vec::new();
    for input in INPUTS {
        let top = root.join(input);
        if !top.exists() {
            continue;
        }
        let walk = WalkDir::new(&top).follow_links(false).sort_by_file_name();
        for entry in walk.into_iter().filter_entry(is_wanted) {
            let entry = entry.map_err(Trouble::at(&READ, &top))?;
            let path = name_of(root, entry.path());
            let kind = entry.file_type();
            if kind.is_symlink() {
                diags.push(Diag::new(&codes::SYMLINK, Place::file(&path)));
            } else if kind.is_file() {
                read_file(&entry, &path, &mut files, &mut diags)?;
            }
        }
    }
    Ok((files, diags))
}

/// The same with what was recorded of them, which `known` may hold already.
pub fn read_with_history(root: &Path, known: &History) -> Result<(Files, Vec<Diag>)> {
    // git takes as long as all the files, so both are asked at once.
    std::thread::scope(|scope| {
        let history = scope.spawn(|| history::read(root, known));
        let (mut files, diags) = read_files(root)?;
        files.history = history.join().unwrap_or_default();
        Ok((files, diags))
    })
}

fn read_file(entry: &DirEntry, path: &str, files: &mut Files, diags: &mut Vec<Diag>) -> Result<()> {
    let at = entry.path();
    let size = entry.metadata().map(|it| it.len()).unwrap_or(0);
    if size > LARGEST {
        let diag = Diag::new(&codes::TOO_LARGE, Place::file(path))
            .with("size", size.div_ceil(1024).to_string())
            .with("limit", (LARGEST / 1024).to_string());
        diags.push(diag);
        return Ok(());
    }
    let bytes = fs::read(at).map_err(Trouble::at(&READ, at))?;
    files.insert(Source::new(path, bytes));
    Ok(())
}

/// Hidden files and the copies editors leave behind are not content.
fn is_wanted(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let backup = name.ends_with('~')
        || name.contains("~.")
        || name.starts_with('#')
        || [".swp", ".swo", ".bak", ".orig", ".tmp"]
            .iter()
            .any(|it| name.ends_with(it));
    entry.depth() == 0 || !(name.starts_with('.') || backup)
}

/// A path from the root, with `/`.
fn name_of(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = inside.iter().map(|it| it.to_string_lossy()).collect();
    parts.join("/")
}

/// Writes files that are not there yet; says which ones were.
pub fn write_new(root: &Path, files: &[(String, String)]) -> Result<Vec<PathBuf>> {
    let mut kept = Vec::new();
    for (name, text) in files {
        let path = root.join(name);
        if path.exists() {
            kept.push(path);
            continue;
        }
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(Trouble::at(&CREATE, folder))?;
        }
        fs::write(&path, text).map_err(Trouble::at(&WRITE, &path))?;
    }
    Ok(kept)
}

/// Writes one file that a person asked for by name, in place of what was there.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).map_err(Trouble::at(&WRITE, path))?;
    Ok(())
}

/// The text of one file, hidden ones too; none where there is none, or no text.
pub fn read_text(path: &Path) -> Option<String> {
    fs::read_to_string(path).ok()
}

/// Is there nothing in the folder, or no folder at all?
pub fn is_vacant(folder: &Path) -> bool {
    fs::read_dir(folder).map_or(!folder.exists(), |mut it| it.next().is_none())
}

static READ: Words = Words {
    es: "no se puede leer {}",
    pt: "não é possível ler {}",
    en: "cannot read {}",
};
static CREATE: Words = Words {
    es: "no se puede crear {}",
    pt: "não é possível criar {}",
    en: "cannot create {}",
};
static WRITE: Words = Words {
    es: "no se puede escribir {}",
    pt: "não é possível escrever {}",
    en: "cannot write {}",
};
