//! Publishing: the new site is built beside the old one, then they change places.
//!
//! A file that did not change is a hard link to the old one, so only what changed
//! is written. A kill at any moment leaves the old site or the new one, whole.

use super::{CREATE, READ, WRITE};
use crate::build::Outputs;
use crate::diag::{Trouble, Words};
use rayon::prelude::*;
use rustix::fs::{CWD, RenameFlags, renameat_with};
use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

type Result<T> = std::result::Result<T, Trouble>;

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
    let parent = folder.parent().ok_or_else(|| Trouble::new(&ROOT, ""))?;
    fs::create_dir_all(parent).map_err(Trouble::at(&CREATE, parent))?;
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
    let path = std::path::absolute(folder).map_err(Trouble::at(&FIND, folder))?;
    // A final `..` or a link would put "beside" somewhere else.
    Ok(path.canonicalize().unwrap_or(path))
}

/// A sibling of the folder: on the same disk, so that it can change places with it.
fn beside(folder: &Path, what: &str) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    folder.with_file_name(format!(".{name}.fichero-{what}"))
}

fn check_ownership(folder: &Path) -> Result<()> {
    let ours = folder.join(MARKER).is_file();
    if !ours && !super::is_vacant(folder) {
        return Err(Trouble::new(&FOREIGN, folder.display().to_string()));
    }
    Ok(())
}

/// Held until it is dropped; the system frees it when the process ends, however it ends.
fn lock(folder: &Path) -> Result<File> {
    let path = beside(folder, "lock");
    let file = File::create(&path).map_err(Trouble::at(&WRITE, &path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Trouble::new(&BUSY, folder.display().to_string())),
        Err(TryLockError::Error(error)) => Err(error).map_err(Trouble::at(&LOCK, &path)),
    }
}

/// Makes the whole new folder: changed files written, the others linked.
fn assemble(outputs: &Outputs, old: &Path, new: &Path) -> Result<Published> {
    let ours = read_marker(old);
    let foreign = foreign(old, &ours, outputs)?;
    let all = outputs.keys().map(String::as_str);
    make_folders(new, all.chain(foreign.iter().map(String::as_str)))?;
    let unchanged = outputs
        .par_iter()
        .map(|(path, bytes)| place(bytes, &old.join(path), &new.join(path)))
        .collect::<Result<Vec<bool>>>()?;
    for path in &foreign {
        let (from, target) = (old.join(path), new.join(path));
        fs::hard_link(&from, &target)
            .or_else(|_| fs::copy(&from, &target).map(|_| ()))
            .map_err(Trouble::at(&KEEP, &from))?;
    }
    let paths: Vec<&str> = outputs.keys().map(String::as_str).collect();
    write(
        &new.join(MARKER),
        format!("{}\n", paths.join("\n")).as_bytes(),
    )?;
    let same = unchanged.iter().filter(|it| **it).count();
    Ok(Published {
        written: unchanged.len() - same,
        unchanged: same,
        removed: ours.iter().filter(|it| !outputs.contains_key(*it)).count(),
    })
}

fn make_folders<'a>(new: &Path, paths: impl Iterator<Item = &'a str>) -> Result<()> {
    let folder = |path: &'a str| path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let folders: BTreeSet<&str> = paths.map(folder).chain([""]).collect();
    for folder in folders {
        let folder = new.join(folder);
        fs::create_dir_all(&folder).map_err(Trouble::at(&CREATE, &folder))?;
    }
    Ok(())
}

/// Puts one file into the new folder; true when it is the old one's.
fn place(bytes: &[u8], old: &Path, new: &Path) -> Result<bool> {
    let same = fs::read(old).is_ok_and(|it| it == bytes);
    if !(same && fs::hard_link(old, new).is_ok()) {
        write(new, bytes)?;
    }
    Ok(same)
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let file = File::create(path).and_then(|mut it| it.write_all(bytes));
    file.map_err(Trouble::at(&WRITE, path))
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
        let entry = entry.map_err(Trouble::at(&READ, old))?;
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
        return fs::rename(new, folder).map_err(Trouble::at(&PUBLISH, folder));
    }
    if renameat_with(CWD, new, CWD, folder, RenameFlags::EXCHANGE).is_err() {
        let old = beside(folder, "antes");
        remove(&old)?;
        fs::rename(folder, &old).map_err(Trouble::at(&ASIDE, folder))?;
        if let Err(error) = fs::rename(new, folder) {
            fs::rename(&old, folder).map_err(Trouble::at(&BACK, &old))?;
            return Err(error).map_err(Trouble::at(&PUBLISH, folder));
        }
        return remove(&old);
    }
    // What stands in `new` now is the old site.
    remove(new)
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).map_err(Trouble::at(&REMOVE, folder))
        }
        _ => Ok(()),
    }
}

static FIND: Words = Words {
    es: "no se encuentra {}",
    pt: "não se encontra {}",
    en: "cannot find {}",
};
static LOCK: Words = Words {
    es: "no se puede bloquear {}",
    pt: "não é possível bloquear {}",
    en: "cannot lock {}",
};
static KEEP: Words = Words {
    es: "no se puede conservar {}",
    pt: "não é possível conservar {}",
    en: "cannot keep {}",
};
static PUBLISH: Words = Words {
    es: "no se puede publicar {}",
    pt: "não é possível publicar {}",
    en: "cannot publish {}",
};
static ASIDE: Words = Words {
    es: "no se puede apartar {}",
    pt: "não é possível pôr {} de lado",
    en: "cannot set {} aside",
};
static BACK: Words = Words {
    es: "no se puede devolver {} a su lugar",
    pt: "não é possível devolver {} a seu lugar",
    en: "cannot put {} back",
};
static REMOVE: Words = Words {
    es: "no se puede quitar {}",
    pt: "não é possível retirar {}",
    en: "cannot remove {}",
};
static ROOT: Words = Words {
    es: "la carpeta de salida no puede ser la raíz del disco",
    pt: "a pasta de saída não pode ser a raiz do disco",
    en: "the output folder cannot be the root of the disk",
};
static BUSY: Words = Words {
    es: "otro `fichero build` está publicando en {}; espere a que termine",
    pt: "outro `fichero build` está publicando em {}; espere até que termine",
    en: "another `fichero build` is publishing to {}; wait for it to end",
};
static FOREIGN: Words = Words {
    es: "{} tiene archivos que fichero no hizo; elija otra carpeta con --out, o vacíela",
    pt: "{} tem arquivos que o fichero não fez; escolha outra pasta com --out, ou esvazie-a",
    en: "{} holds files that fichero did not make; choose another folder with --out, or empty it",
};
