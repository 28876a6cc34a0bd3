//! What a person hands over by name: a file that somebody sent, or the standard input.
//!
//! Not here: any file of the catalogue (`edited`).

use super::READ;
use crate::diag::{Trouble, Words};
use std::fs::File;
use std::io::{ErrorKind, Read, stdin};
use std::path::Path;

/// Largest file that is taken in: ten thousand answers are 10 MB.
const LARGEST: u64 = 20 * 1024 * 1024;

/// All of a file, or of the standard input for `-`.
pub fn read_received(path: &Path) -> Result<Vec<u8>, Trouble> {
    match path.to_str() {
        Some("-") => bounded(stdin().lock(), path),
        _ => bounded(File::open(path).map_err(Trouble::at(&READ, path))?, path),
    }
}

/// The same, or nothing where there is no file.
pub fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>, Trouble> {
    match File::open(path) {
        Ok(file) => bounded(file, path).map(Some),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Trouble::at(&READ, path)(error)),
    }
}

fn bounded(from: impl Read, path: &Path) -> Result<Vec<u8>, Trouble> {
    let mut bytes = Vec::new();
    let mut from = from.take(LARGEST + 1);
    from.read_to_end(&mut bytes)
        .map_err(Trouble::at(&READ, path))?;
    match bytes.len() as u64 > LARGEST {
        true => Err(Trouble::new(&TOO_LARGE, path.display().to_string())),
        false => Ok(bytes),
    }
}

static TOO_LARGE: Words = Words {
    es: "{} pasa de 20 MB, que es lo más que se toma",
    pt: "{} passa de 20 MB, que é o máximo que se toma",
    en: "{} is more than 20 MB, the most that is taken in",
};
