//! What git recorded of the content: asked for once, for all files together.
//!
//! Laws: without git, a repository or its whole past there is no history, which is
//! no fault; nothing is fetched, written or run.

use super::git;
use crate::schema::CONTENT;
use crate::source::{Change, History};
use std::path::Path;
use std::sync::Arc;

/// A change of more files than this is the house's own work (a field renamed, a mark put
/// right everywhere) and tells nothing of any one of them.
const MANY: usize = 10;

/// Merges repeat what they bring together; a file's former name is another file.
const LOG: [&str; 11] = [
    "log",
    "--no-merges",
    "--no-renames",
    "--no-ext-diff",
    "--no-notes",
    "--no-color",
    "--encoding=UTF-8",
    "--name-only",
    "-z",
    "--relative",
    "--format=%x00%x00%as%x00%an%x00%s",
];

/// Reads what was recorded of the content below the root, unless it is known already.
pub(super) fn read(root: &Path, known: &History) -> History {
    let asked = ["rev-parse", "--is-shallow-repository", "HEAD"];
    let answer = ask(root, &asked).and_then(|it| String::from_utf8(it).ok());
    let answer = answer.unwrap_or_default();
    let mut lines = answer.lines();
    // Of a shallow copy the oldest change would seem to have made everything.
    let (Some("false"), Some(moment)) = (lines.next(), lines.next()) else {
        return History::default();
    };
    if moment == known.moment {
        return known.clone();
    }
    let mut asked = LOG.to_vec();
    asked.extend([moment, "--", CONTENT]);
    let log = ask(root, &asked).unwrap_or_default();
    History::new(moment, changes(&String::from_utf8_lossy(&log)))
}

/// Everything git answers; nothing if it cannot.
fn ask(root: &Path, arguments: &[&str]) -> Option<Vec<u8>> {
    let answer = git::ask(root, arguments, &[]).filter(|it| it.done)?;
    Some(answer.said)
}

/// Reads the log: for each change its day, author and subject, then its files, all
/// of them ended by NUL, which none of them can hold. No file's name is empty.
fn changes(log: &str) -> Vec<(String, Arc<Change>)> {
    let mut out = Vec::new();
    let mut pieces = log.split('\0');
    while let Some(day) = pieces.find(|it| !it.is_empty()) {
        let (Some(author), Some(subject)) = (pieces.next(), pieces.next()) else {
            break;
        };
        // Before 2.21 git does not know a day without its hour.
        let dated = day.starts_with(|it: char| it.is_ascii_digit());
        let change = Arc::new(Change {
            day: day.to_owned(),
            author: author.to_owned(),
            subject: subject.to_owned(),
        });
        let files: Vec<&str> = pieces.by_ref().take_while(|it| !it.is_empty()).collect();
        let told = dated && files.len() <= MANY;
        for (n, file) in files.into_iter().enumerate() {
            // A line break stands between the words and the first name.
            let file = if n == 0 {
                file.trim_start_matches('\n')
            } else {
                file
            };
            if told {
                out.push((file.to_owned(), Arc::clone(&change)));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{History, changes};

    #[test]
    fn the_log_is_read_whatever_it_tells() {
        let log = "\0\x002026-02-03\0Ana\0\0\na.md\0b\nc.md\0\0\0\x002026-01-02\0\0Un <b>cambio\0\na.md\0";
        let history = History::new("x", changes(log));
        let told = |path: &str| -> Vec<(String, String, String)> {
            let all = history.of(path).iter();
            all.map(|it| (it.day.clone(), it.author.clone(), it.subject.clone()))
                .collect()
        };
        let row = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
        let newest = row("2026-02-03", "Ana", "");
        assert_eq!(told("b\nc.md"), std::slice::from_ref(&newest));
        assert_eq!(
            told("a.md"),
            [newest, row("2026-01-02", "", "Un <b>cambio")]
        );
        assert_eq!(told("c.md"), []);
        assert!(changes("").is_empty());
    }

    #[test]
    fn what_changes_many_files_tells_of_none() {
        let names: Vec<String> = (0..=super::MANY).map(|it| format!("{it}.md")).collect();
        let log = |names: &[String]| format!("\0\x002026-02-03\0Ana\0x\0\n{}\0", names.join("\0"));
        assert_eq!(changes(&log(&names[1..])).len(), super::MANY);
        assert!(changes(&log(&names)).is_empty());
    }
}
