//! What the texts of the content were at an earlier moment that git recorded.
//!
//! Comes in: a revision, as people name it. Goes out: the former texts of entries, by
//! path. Not here: what changed in them (`content`), and under which name they stood.

use super::git;
use crate::diag::{Trouble, Words};
use crate::schema::CONTENT;
use crate::source::{Files, Source};
use anyhow::Result;
use std::path::Path;

/// Reads every Markdown text below the root as it was where the work of today left the
/// revision: what others did there since is not of this change.
///
/// # Errors
/// There is no git, no repository, no such revision, or too much of it.
pub fn read_former(root: &Path, revision: &str) -> Result<Files> {
    let unknown = || Trouble::new(&UNKNOWN, revision);
    let moment = parting(root, revision).ok_or_else(unknown)?;
    let asked = ["ls-tree", "-r", "-z", &moment, "--", CONTENT];
    let listed = git::ask(root, &asked, Vec::new()).ok_or_else(unknown)?;
    let listed = String::from_utf8_lossy(&listed);
    let texts: Vec<(&str, &str)> = listed.split('\0').filter_map(text).collect();
    let ids: String = texts.iter().map(|(id, _)| format!("{id}\n")).collect();
    let asked = ["cat-file", "--batch"];
    let answer = git::ask(root, &asked, ids.into_bytes()).ok_or_else(unknown)?;
    let mut files = Files::default();
    let mut rest = &answer[..];
    for (_, path) in texts {
        let (bytes, behind) = blob(rest).ok_or_else(unknown)?;
        files.insert(Source::new(path, bytes.to_vec()));
        rest = behind;
    }
    Ok(files)
}

/// The commit from which both the revision and what is worked on now come; the revision
/// itself when that is not known, as in a shallow copy.
fn parting(root: &Path, revision: &str) -> Option<String> {
    // It would be taken for a setting.
    if revision.starts_with('-') {
        return None;
    }
    let line = |asked: &[&str]| {
        let answer = git::ask(root, asked, Vec::new())?;
        let line = String::from_utf8(answer).ok()?;
        Some(line.trim().to_owned()).filter(|it| !it.is_empty())
    };
    let commit = format!("{revision}^{{commit}}");
    let commit = line(&["rev-parse", "--verify", "--quiet", &commit])?;
    let parted = line(&["merge-base", &commit, "HEAD"]);
    Some(parted.unwrap_or(commit))
}

/// The blob and path of a text: `100644 blob 257cc56…\tcontent/fichas/riego.md`.
fn text(row: &str) -> Option<(&str, &str)> {
    let (head, path) = row.split_once('\t')?;
    let mut head = head.split(' ');
    let file = head.next()?.starts_with("100") && head.next()? == "blob";
    let id = head.next()?;
    (file && path.ends_with(".md")).then_some((id, path))
}

/// The first of several blobs, each as `257cc56… blob 12\n`, its bytes and a line break;
/// and what follows it.
fn blob(answer: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = answer.iter().position(|it| *it == b'\n')?;
    let head = std::str::from_utf8(&answer[..end]).ok()?;
    let size: usize = head.rsplit(' ').next()?.parse().ok()?;
    let bytes = answer.get(end + 1..)?;
    Some((bytes.get(..size)?, bytes.get(size + 1..)?))
}

static UNKNOWN: Words = Words {
    es: "git no conoce aquí la versión `{}`; en una copia parcial, tráigala primero: git fetch --unshallow",
    pt: "o git não conhece aqui a versão `{}`; em uma cópia parcial, traga-a primeiro: git fetch --unshallow",
    en: "git does not know the version `{}` here; in a shallow copy, fetch it first: git fetch --unshallow",
};

#[cfg(test)]
mod tests {
    use super::{blob, text};

    #[test]
    fn only_markdown_files_are_texts() {
        let id = "257cc5642cb1a054f08cc83f2d943e56fd3ebe99";
        let row = |head: &str, path: &str| format!("{head} {id}\t{path}");
        for (row, wanted) in [
            (
                row("100644 blob", "content/fichas/a b.md"),
                Some("content/fichas/a b.md"),
            ),
            (row("100755 blob", "content/x.md"), Some("content/x.md")),
            (row("120000 blob", "content/link.md"), None),
            (row("160000 commit", "content/other.md"), None),
            (row("100644 blob", "content/foto.jpg"), None),
            (String::new(), None),
        ] {
            assert_eq!(text(&row), wanted.map(|it| (id, it)), "{row}");
        }
    }

    #[test]
    fn blobs_are_told_apart_by_their_sizes() {
        let answer = b"id blob 4\na\nb\n\nid blob 0\n\nid missing\n";
        let (first, rest) = blob(answer).expect("one");
        let (second, rest) = blob(rest).expect("another");
        assert_eq!((first, second), (&b"a\nb\n"[..], &b""[..]));
        assert_eq!(blob(rest), None);
        assert_eq!(blob(b"id blob 99\nshort\n"), None);
    }
}
