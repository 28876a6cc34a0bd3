//! What the texts of the content were at an earlier moment that git recorded.
//!
//! Comes in: a revision, as people name it. Goes out: the former texts of entries, by
//! path. Not here: what changed in them (`content`), and under which name they stood.

use super::git;
use crate::content::FILE_LIMIT;
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
    let asked = ["ls-tree", "-r", "-l", "-z", &moment, "--", CONTENT];
    let listed = answer(root, &asked, "").ok_or_else(unknown)?;
    let listed = String::from_utf8_lossy(&listed);
    let mut texts: Vec<Text> = listed.split('\0').filter_map(text).collect();
    let mut files = Files::default();
    while !texts.is_empty() {
        let rest = texts.split_off(first_batch(&texts));
        read_batch(root, &texts, &mut files).ok_or_else(unknown)?;
        texts = rest;
    }
    Ok(files)
}

/// A former text: its blob, how many bytes it has, where it stood.
#[derive(Debug, PartialEq)]
struct Text<'t> {
    id: &'t str,
    size: usize,
    path: &'t str,
}

/// So many bytes are asked for at once, half of what an answer may hold.
const BATCH: usize = 32 * 1024 * 1024;

/// How many of the texts are asked for together: one at least.
fn first_batch(texts: &[Text]) -> usize {
    let mut bytes = 0;
    let over = texts.iter().position(|it| {
        bytes += it.size;
        bytes > BATCH
    });
    over.unwrap_or(texts.len()).max(1)
}

fn read_batch(root: &Path, texts: &[Text], files: &mut Files) -> Option<()> {
    let ids: String = texts.iter().map(|it| format!("{}\n", it.id)).collect();
    let answer = answer(root, &["cat-file", "--batch"], &ids)?;
    let mut rest = &answer[..];
    for text in texts {
        let (bytes, behind) = blob(rest)?;
        files.insert(Source::new(text.path, bytes.to_vec()));
        rest = behind;
    }
    Some(())
}

/// The commit from which both the revision and what is worked on now come; the revision
/// itself when that is not known, as in a shallow copy.
fn parting(root: &Path, revision: &str) -> Option<String> {
    // It would be taken for a setting.
    if revision.starts_with('-') {
        return None;
    }
    let line = |asked: &[&str]| {
        let line = String::from_utf8(answer(root, asked, "")?).ok()?;
        Some(line.trim().to_owned()).filter(|it| !it.is_empty())
    };
    let commit = format!("{revision}^{{commit}}");
    let commit = line(&["rev-parse", "--verify", "--quiet", &commit])?;
    let parted = line(&["merge-base", &commit, "HEAD"]);
    Some(parted.unwrap_or(commit))
}

/// What git answers; nothing if it cannot.
fn answer(root: &Path, asked: &[&str], input: &str) -> Option<Vec<u8>> {
    let answer = git::ask(root, asked, input.as_bytes())?;
    answer.done.then_some(answer.said)
}

/// One row of a list: `100644 blob 257cc56…     12\tcontent/fichas/riego.md`. What is
/// larger than any entry may be is none.
fn text(row: &str) -> Option<Text<'_>> {
    let (head, path) = row.split_once('\t')?;
    let mut head = head.split_ascii_whitespace();
    let file = head.next()?.starts_with("100") && head.next()? == "blob";
    let id = head.next()?;
    let size = head.next()?.parse().ok()?;
    let entry = file && path.ends_with(".md") && size <= FILE_LIMIT;
    entry.then_some(Text { id, size, path })
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
    use super::{BATCH, Text, blob, first_batch, text};

    #[test]
    fn only_markdown_files_of_some_size_are_texts() {
        let id = "257cc5642cb1a054f08cc83f2d943e56fd3ebe99";
        let row = |head: &str, rest: &str| format!("{head} {id} {rest}");
        for (row, wanted) in [
            (row("100644 blob", "     12\tcontent/fichas/a b.md"), true),
            (row("100755 blob", "12\tcontent/x.md"), true),
            (row("100644 blob", "300000\tcontent/x.md"), false),
            (row("120000 blob", "12\tcontent/link.md"), false),
            (row("160000 commit", "-\tcontent/other.md"), false),
            (row("100644 blob", "12\tcontent/foto.jpg"), false),
            (String::new(), false),
        ] {
            let path = row.split('\t').nth(1).unwrap_or_default();
            let size = 12;
            assert_eq!(
                text(&row),
                wanted.then_some(Text { id, size, path }),
                "{row}"
            );
        }
    }

    #[test]
    fn an_answer_never_holds_too_much() {
        let text = |size| Text {
            id: "x",
            size,
            path: "x.md",
        };
        let half = BATCH / 2;
        assert_eq!(first_batch(&[text(half), text(half), text(1)]), 2);
        assert_eq!(first_batch(&[text(BATCH + 1), text(1)]), 1);
        assert_eq!(first_batch(&[text(1), text(1)]), 2);
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
