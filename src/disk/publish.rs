//! Publishing: the new site is built beside the old one, then they change places.
//!
//! A file that did not change is a hard link to the old one, so only what changed
//! is written. A kill at any moment leaves the old site or the new one, whole.

use crate::build::Outputs;
use anyhow::{Context, Result, bail};
use rustix::fs::{CWD, RenameFlags, renameat_with};
use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Names what fichero made in a published folder, one path a line; its presence
/// says that the folder is fichero's to replace.
const MARKER: &str = ".fichero";

/// What publishing did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Published {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
}

/// Puts the outputs into the folder, all of them or none.
///
/// Fails when the folder holds something that fichero did not make, when another
/// build is publishing there, or when the disk refuses.
pub fn publish(outputs: &Outputs, folder: &Path) -> Result<Published> {
    let folder = absolute(folder)?;
    let parent = folder
        .parent()
        .context("la carpeta de salida no puede ser la raíz")?;
    fs::create_dir_all(parent).with_context(|| cannot("crear", parent))?;
    check_ownership(&folder)?;
    let _lock = lock(&folder)?;
    let new = beside(&folder, "nuevo");
    remove(&new)?;
    let made = assemble(outputs, &folder, &new);
    let published = match made {
        Ok(published) => published,
        Err(error) => {
            // The reason to tell is the first one; the rest is swept next time.
            let _ = remove(&new);
            return Err(error);
        }
    };
    swap(&new, &folder)?;
    Ok(published)
}

fn absolute(folder: &Path) -> Result<PathBuf> {
    let path = std::path::absolute(folder).with_context(|| cannot("encontrar", folder))?;
    // A final `..` or a link would put "beside" somewhere else.
    Ok(path.canonicalize().unwrap_or(path))
}

fn cannot(verb: &str, path: &Path) -> String {
    format!("no se puede {verb} {}", path.display())
}

/// A sibling of the folder: on the same disk, so that it can change places with it.
fn beside(folder: &Path, what: &str) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    folder.with_file_name(format!(".{name}.fichero-{what}"))
}

fn check_ownership(folder: &Path) -> Result<()> {
    let ours = folder.join(MARKER).is_file();
    if !ours && !super::is_vacant(folder) {
        bail!(
            "{} tiene archivos que fichero no hizo; elija otra carpeta con --out, o vacíela",
            folder.display()
        );
    }
    Ok(())
}

/// Held until it is dropped; the system frees it when the process ends, however it ends.
fn lock(folder: &Path) -> Result<File> {
    let path = beside(folder, "lock");
    let file = File::create(&path).with_context(|| cannot("escribir", &path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            bail!("otra construcción está publicando en {}", folder.display())
        }
        Err(TryLockError::Error(error)) => Err(error).with_context(|| cannot("bloquear", &path)),
    }
}

/// Makes the whole new folder: changed files written, the others linked.
fn assemble(outputs: &Outputs, old: &Path, new: &Path) -> Result<Published> {
    let mut published = Published::default();
    let ours = read_marker(old);
    let mut folders = BTreeSet::new();
    let mut place = |path: &str| -> Result<PathBuf> {
        let target = new.join(path);
        let folder = target.parent().unwrap_or(new).to_path_buf();
        if !folders.contains(&folder) {
            fs::create_dir_all(&folder).with_context(|| cannot("crear", &folder))?;
            folders.insert(folder);
        }
        Ok(target)
    };
    for (path, bytes) in outputs {
        let target = place(path)?;
        let same = fs::read(old.join(path)).is_ok_and(|it| *it == **bytes);
        if same && fs::hard_link(old.join(path), &target).is_ok() {
            published.unchanged += 1;
            continue;
        }
        write(&target, bytes)?;
        published.written += usize::from(!same);
        published.unchanged += usize::from(same);
    }
    for path in foreign(old, &ours, outputs)? {
        let target = place(&path)?;
        let from = old.join(&path);
        fs::hard_link(&from, &target)
            .or_else(|_| fs::copy(&from, &target).map(|_| ()))
            .with_context(|| cannot("conservar", &from))?;
    }
    published.removed = ours.iter().filter(|it| !outputs.contains_key(*it)).count();
    let paths: Vec<&str> = outputs.keys().map(String::as_str).collect();
    let marker = format!("{}\n", paths.join("\n"));
    write(&place(MARKER)?, marker.as_bytes())?;
    Ok(published)
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let file = File::create(path).and_then(|mut it| it.write_all(bytes));
    file.with_context(|| cannot("escribir", path))
}

fn read_marker(folder: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(folder.join(MARKER)).unwrap_or_default();
    text.lines()
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Files that somebody else put into the published folder (`CNAME`): they stay.
fn foreign(old: &Path, ours: &BTreeSet<String>, outputs: &Outputs) -> Result<Vec<String>> {
    let mut found = Vec::new();
    if !old.exists() {
        return Ok(found);
    }
    for entry in WalkDir::new(old).sort_by_file_name() {
        let entry = entry.with_context(|| cannot("leer", old))?;
        let path = super::name_of(old, entry.path());
        let kept = !ours.contains(&path) && !outputs.contains_key(&path) && path != MARKER;
        if entry.file_type().is_file() && kept {
            found.push(path);
        }
    }
    Ok(found)
}

/// The two folders change places in one step; where the system cannot, the old one
/// steps aside first.
fn swap(new: &Path, folder: &Path) -> Result<()> {
    if !folder.exists() {
        return fs::rename(new, folder).with_context(|| cannot("publicar", folder));
    }
    if renameat_with(CWD, new, CWD, folder, RenameFlags::EXCHANGE).is_err() {
        let old = beside(folder, "antes");
        remove(&old)?;
        fs::rename(folder, &old).with_context(|| cannot("apartar", folder))?;
        if let Err(error) = fs::rename(new, folder) {
            fs::rename(&old, folder).with_context(|| cannot("devolver", &old))?;
            return Err(error).with_context(|| cannot("publicar", folder));
        }
        return remove(&old);
    }
    // What stands in `new` now is the old site.
    remove(new)
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| cannot("quitar", folder))
        }
        _ => Ok(()),
    }
}
