//! One file of the content, read and put in its place for somebody who edits it.
//!
//! Comes in: the catalogue's folder and a path that fichero itself made. Laws: every
//! part of the path is opened from the one above and no link is followed; a file is
//! written beside its place, forced to the disk and renamed, so a reader sees the old or
//! the new; what somebody else wrote meanwhile is never covered. Not here: whether the
//! text is right (`build`), its record in git (`branch`).

use super::{CREATE, READ, WRITE};
use crate::diag::{Trouble, Words};
use rustix::fd::{AsFd, OwnedFd};
use rustix::fs::{self, AtFlags, CWD, Mode, OFlags, RenameFlags};
use rustix::io::Errno;
use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

/// More than any text that can be an entry; what is larger is read no further.
const LIMIT: u64 = 1024 * 1024;

/// Why a file was not read or not written.
#[derive(Debug)]
pub enum Refused {
    /// A link, a folder or a device stands where the file or a folder should.
    Foreign(Trouble),
    /// It is not what the edit began from; this is there now.
    Changed(Option<Vec<u8>>),
    Machine(Trouble),
}

type Result<T> = std::result::Result<T, Refused>;

/// What stands at the path, or nothing.
pub fn read_edited(root: &Path, path: &str) -> Result<Option<Vec<u8>>> {
    let (folders, name) = split(path);
    let Some(folder) = Walk { root, path }.open(folders, false)? else {
        return Ok(None);
    };
    read(&folder, path, name).map(|it| it.map(|(bytes, _)| bytes))
}

/// Puts the text at the path, if what stands there has the hash `base`, or if nothing
/// stands there and there is none.
pub fn write_edited(
    root: &Path,
    path: &str,
    bytes: &[u8],
    base: Option<&blake3::Hash>,
) -> Result<()> {
    let (folders, name) = split(path);
    let Some(folder) = Walk { root, path }.open(folders, true)? else {
        return Err(machine(&CREATE, path, Errno::NOENT));
    };
    let mode = check(&folder, path, name, base)?;
    let temporary = format!(".{name}.fichero-{}", std::process::id());
    let placed = prepare(&folder, path, &temporary, bytes, mode).and_then(|()| {
        // Asked again: forcing to a disk takes long enough to save in an editor.
        check(&folder, path, name, base)?;
        place(&folder, path, &temporary, name, base.is_none())
    });
    if placed.is_err() {
        // The reason to tell is the first one.
        let _ = fs::unlinkat(&folder, &temporary, AtFlags::empty());
        return placed;
    }
    // The file is in place; a folder that cannot be forced to the disk changes nothing.
    let _ = fs::fsync(&folder);
    Ok(())
}

fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// The way from the root to a folder.
struct Walk<'a> {
    root: &'a Path,
    path: &'a str,
}

impl Walk<'_> {
    /// Nothing if the folder is not there and is not to be made.
    fn open(&self, folders: &str, make: bool) -> Result<Option<OwnedFd>> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        // The root is the person's own word, wherever it leads.
        let root = fs::openat(CWD, self.root, flags, Mode::empty());
        let mut folder = root.map_err(|it| machine(&READ, self.path, it))?;
        for part in folders.split('/').filter(|it| !it.is_empty()) {
            let open =
                |above: &OwnedFd| fs::openat(above, part, flags | OFlags::NOFOLLOW, Mode::empty());
            let opened = match open(&folder) {
                Err(Errno::NOENT) if make => {
                    let made = fs::mkdirat(&folder, part, Mode::from_raw_mode(0o777));
                    made.map_err(|it| machine(&CREATE, self.path, it))?;
                    open(&folder)
                }
                opened => opened,
            };
            folder = match opened {
                Ok(opened) => opened,
                Err(Errno::NOENT) => return Ok(None),
                Err(Errno::LOOP | Errno::NOTDIR | Errno::MLINK) => return Err(foreign(self.path)),
                Err(error) => return Err(machine(&READ, self.path, error)),
            };
        }
        Ok(Some(folder))
    }
}

/// The bytes of a plain file, and its permissions.
fn read(folder: &OwnedFd, path: &str, name: &str) -> Result<Option<(Vec<u8>, Mode)>> {
    // Without waiting: a named pipe would never open.
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let file = match fs::openat(folder, name, flags, Mode::empty()) {
        Ok(file) => file,
        Err(Errno::NOENT) => return Ok(None),
        Err(Errno::LOOP | Errno::MLINK | Errno::NXIO) => return Err(foreign(path)),
        Err(error) => return Err(machine(&READ, path, error)),
    };
    let stat = fs::fstat(&file).map_err(|it| machine(&READ, path, it))?;
    if !fs::FileType::from_raw_mode(stat.st_mode).is_file() {
        return Err(foreign(path));
    }
    let mut bytes = Vec::new();
    let read = File::from(file).take(LIMIT).read_to_end(&mut bytes);
    read.map_err(|it| Refused::Machine(Trouble::at(&READ, Path::new(path))(it)))?;
    Ok(Some((bytes, Mode::from_raw_mode(stat.st_mode & 0o777))))
}

/// The permissions of what stands there, if that is what the edit began from.
fn check(
    folder: &OwnedFd,
    path: &str,
    name: &str,
    base: Option<&blake3::Hash>,
) -> Result<Option<Mode>> {
    let standing = read(folder, path, name)?;
    let hash = standing.as_ref().map(|(bytes, _)| blake3::hash(bytes));
    match hash.as_ref() == base {
        true => Ok(standing.map(|(_, mode)| mode)),
        false => Err(Refused::Changed(standing.map(|(bytes, _)| bytes))),
    }
}

/// Writes the new text beside its place. The name is hidden, so no build takes it in.
fn prepare(
    folder: &OwnedFd,
    path: &str,
    temporary: &str,
    bytes: &[u8],
    mode: Option<Mode>,
) -> Result<()> {
    let refuse = |it: Errno| machine(&WRITE, path, it);
    // Left by a process of the same number that was killed.
    let _ = fs::unlinkat(folder, temporary, AtFlags::empty());
    let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let file = fs::openat(folder, temporary, flags, Mode::from_raw_mode(0o666));
    let file = file.map_err(refuse)?;
    if let Some(mode) = mode {
        fs::fchmod(&file, mode).map_err(refuse)?;
    }
    let mut file = File::from(file);
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    written.map_err(|it| Refused::Machine(Trouble::at(&WRITE, Path::new(path))(it)))
}

/// A file that appeared in the very last moment is not covered where the system can help it.
fn place(folder: &OwnedFd, path: &str, from: &str, to: &str, new: bool) -> Result<()> {
    let folder = folder.as_fd();
    if new {
        match fs::renameat_with(folder, from, folder, to, RenameFlags::NOREPLACE) {
            Ok(()) => return Ok(()),
            Err(Errno::EXIST) => return Err(Refused::Changed(None)),
            // Not every disk can; the look just before must do.
            Err(_) => {}
        }
    }
    fs::renameat(folder, from, folder, to).map_err(|it| machine(&WRITE, path, it))
}

fn machine(words: &'static Words, path: &str, error: Errno) -> Refused {
    let error = std::io::Error::from(error);
    Refused::Machine(Trouble::at(words, Path::new(path))(error))
}

fn foreign(path: &str) -> Refused {
    Refused::Foreign(Trouble::new(&FOREIGN, path))
}

static FOREIGN: Words = Words {
    es: "{} pasa por un enlace simbólico, o no es un archivo: no se lee ni se escribe a través de él",
    pt: "{} passa por um link simbólico, ou não é um arquivo: não se lê nem se escreve através dele",
    en: "{} goes through a symbolic link, or is no file: nothing is read or written through it",
};

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs as std_fs;
    use std::os::unix::fs::{PermissionsExt, symlink};

    const PATH: &str = "content/fichas/riego.md";

    fn folder() -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        std_fs::create_dir_all(root.path().join("content/fichas")).unwrap();
        root
    }

    fn names(root: &Path) -> Vec<String> {
        let names = std_fs::read_dir(root.join("content/fichas")).unwrap();
        names
            .map(|it| it.unwrap().file_name().into_string().unwrap())
            .collect()
    }

    #[test]
    fn a_file_is_replaced_with_its_permissions() {
        let root = folder();
        let file = root.path().join(PATH);
        std_fs::write(&file, "antes").unwrap();
        std_fs::set_permissions(&file, std_fs::Permissions::from_mode(0o640)).unwrap();
        let base = blake3::hash(b"antes");
        write_edited(root.path(), PATH, b"ahora", Some(&base)).unwrap();
        assert_eq!(std_fs::read(&file).unwrap(), b"ahora");
        let mode = std_fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
        assert_eq!(names(root.path()), ["riego.md"]);
    }

    #[test]
    fn a_new_file_is_made_with_its_folder() {
        let root = tempfile::tempdir().unwrap();
        write_edited(root.path(), PATH, b"ahora", None).unwrap();
        let standing = read_edited(root.path(), PATH).unwrap();
        assert_eq!(standing.as_deref(), Some(&b"ahora"[..]));
    }

    #[test]
    fn what_somebody_else_wrote_is_not_covered() {
        let root = folder();
        std_fs::write(root.path().join(PATH), "otra").unwrap();
        for base in [None, Some(blake3::hash(b"antes"))] {
            let refused = write_edited(root.path(), PATH, b"ahora", base.as_ref());
            let Err(Refused::Changed(Some(theirs))) = refused else {
                panic!("{refused:?}");
            };
            assert_eq!(theirs, b"otra");
        }
        assert_eq!(names(root.path()), ["riego.md"]);
        std_fs::remove_file(root.path().join(PATH)).unwrap();
        let base = blake3::hash(b"otra");
        let refused = write_edited(root.path(), PATH, b"ahora", Some(&base));
        assert!(
            matches!(refused, Err(Refused::Changed(None))),
            "{refused:?}"
        );
    }

    fn check_foreign(root: &Path) {
        let read = read_edited(root, PATH);
        assert!(matches!(read, Err(Refused::Foreign(_))), "{read:?}");
        let written = write_edited(root, PATH, b"ahora", Some(&blake3::hash(b"antes")));
        assert!(matches!(written, Err(Refused::Foreign(_))), "{written:?}");
        let written = write_edited(root, PATH, b"ahora", None);
        assert!(matches!(written, Err(Refused::Foreign(_))), "{written:?}");
    }

    #[test]
    fn no_link_is_followed_wherever_it_stands() {
        let elsewhere = tempfile::tempdir().unwrap();
        std_fs::create_dir(elsewhere.path().join("fichas")).unwrap();
        for name in ["riego.md", "fichas/riego.md"] {
            std_fs::write(elsewhere.path().join(name), "antes").unwrap();
        }
        let root = folder();
        symlink(elsewhere.path().join("riego.md"), root.path().join(PATH)).unwrap();
        check_foreign(root.path());
        std_fs::remove_dir_all(root.path().join("content/fichas")).unwrap();
        symlink(elsewhere.path(), root.path().join("content/fichas")).unwrap();
        check_foreign(root.path());
        std_fs::remove_dir_all(root.path().join("content")).unwrap();
        symlink(elsewhere.path(), root.path().join("content")).unwrap();
        check_foreign(root.path());
        for name in ["riego.md", "fichas/riego.md"] {
            let text = std_fs::read(elsewhere.path().join(name)).unwrap();
            assert_eq!(text, b"antes");
        }
    }

    #[test]
    fn a_folder_or_a_pipe_is_no_file() {
        let root = folder();
        std_fs::create_dir(root.path().join(PATH)).unwrap();
        check_foreign(root.path());
        std_fs::remove_dir(root.path().join(PATH)).unwrap();
        let made = fs::mknodat(
            CWD,
            root.path().join(PATH),
            fs::FileType::Fifo,
            Mode::from_raw_mode(0o600),
            0,
        );
        made.unwrap();
        check_foreign(root.path());
    }
}
