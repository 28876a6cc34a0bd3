//! Expected problems stand beside the line that causes them.
//!
//! A case is a ficha under `tests/check/`. A line `# F023 7-9 words` (in the data)
//! or `<!-- F050 5-16 words -->` (in the body) says: the line above has this
//! problem in these columns, and its message in Spanish holds these words. Each
//! case is read with the Centro's own schema, beside one ficha that is right.

use crate::support::{beside_right, project};
use fichero::build::{Memo, Options, build};
use fichero::diag::Language;
use std::fs;

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Expected {
    line: usize,
    code: String,
    columns: String,
}

fn expectations(text: &str) -> (Vec<Expected>, Vec<(usize, String)>) {
    let mut expected = Vec::new();
    let mut words = Vec::new();
    let mut line = 0;
    for (at, row) in text.lines().enumerate() {
        let note = row
            .strip_prefix("# F")
            .or_else(|| row.strip_prefix("<!-- F"))
            .filter(|it| it.starts_with(|it: char| it.is_ascii_digit()));
        let Some(note) = note else {
            line = at + 1;
            continue;
        };
        let note = note.trim_end_matches("-->").trim();
        let mut parts = note.splitn(3, ' ');
        expected.push(Expected {
            line,
            code: format!("F{}", parts.next().expect("a code")),
            columns: parts.next().expect("columns").to_owned(),
        });
        words.push((line, parts.next().unwrap_or_default().to_owned()));
    }
    (expected, words)
}

fn check(name: &str, text: &str) {
    let path = format!("content/fichas/{name}");
    let files = beside_right(&path, text);
    let options = Options {
        check_only: true,
        ..Options::default()
    };
    let built = build(&files, &options, &mut Memo::default()).expect("built");
    let found: Vec<_> = built
        .diags
        .iter()
        .map(|it| (it.place.clone().expect("a place"), it))
        .collect();
    assert!(
        found.iter().all(|(place, _)| *place.file == *path),
        "{name}: {found:#?}"
    );
    let mut seen: Vec<Expected> = found
        .iter()
        .map(|(place, diag)| Expected {
            line: place.start.line,
            code: diag.code.id.to_owned(),
            columns: format!("{}-{}", place.start.column, place.end.column),
        })
        .collect();
    seen.sort();
    let (mut expected, words) = expectations(text);
    expected.sort();
    assert_eq!(seen, expected, "{name}");
    for (line, words) in words {
        let said = found
            .iter()
            .filter(|(place, _)| place.start.line == line)
            .any(|(_, diag)| {
                let said = format!(
                    "{} {}",
                    diag.message(Language::Es),
                    diag.advice(Language::Es)
                );
                said.contains(&words)
            });
        assert!(said, "{name}:{line} does not say: {words}");
    }
}

#[test]
fn problems_are_found_where_they_stand() {
    let folder = project().join("tests/check");
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("cases")
        .filter_map(|it| Some(it.ok()?.file_name().to_string_lossy().into_owned()))
        .collect();
    names.sort();
    assert!(names.len() >= 8);
    for name in names {
        let text = fs::read_to_string(project().join("tests/check").join(&name)).expect("text");
        if name != "ficha-correcta.md" {
            check(&name, &text);
        }
    }
}
