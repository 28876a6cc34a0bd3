//! Every code is explained in every language, and its samples are what they say.

use crate::support::{beside_right, project};
use fichero::build::{Memo, Options, build};
use fichero::diag::codes::{self, Code, Part};
use fichero::diag::{Diag, Language};
use fichero::source::Source;
use std::fs;

/// A folder of its own, so that a picture can stand beside the entry.
const ENTRY: &str = "content/fichas/ejemplo/index.md";

#[test]
fn every_code_says_why_in_every_language() {
    for code in codes::all() {
        for language in Language::ALL {
            let why = code.why.get(language);
            assert!(why.ends_with('.'), "{} {language:?}: {why}", code.id);
            assert!(!why.contains("TEXT"), "{} {language:?}", code.id);
            assert!(!why.contains("  "), "{} {language:?}: {why}", code.id);
            let ticks = why.matches('`').count();
            assert_eq!(ticks % 2, 0, "{} {language:?}: {why}", code.id);
        }
        let sample = &code.sample;
        for text in [sample.wrong, sample.right] {
            assert!(!text.trim().is_empty(), "{}", code.id);
            assert!(!text.contains("TEXT"), "{}", code.id);
        }
        assert_ne!(sample.wrong, sample.right, "{}", code.id);
    }
}

#[test]
fn a_wrong_sample_has_its_problem_and_a_right_one_none() {
    let mut tried = 0;
    for code in codes::all() {
        let Some((wrong, right)) = entries(code) else {
            continue;
        };
        let found = problems(&wrong);
        let hit = found.iter().any(|it| it.code.id == code.id);
        assert!(hit, "{}\n{wrong}\n{found:#?}", code.id);
        assert_eq!(problems(&right), [], "{}\n{right}", code.id);
        tried += 1;
    }
    assert!(tried > 40, "{tried}");
}

/// Who looks up one code should not meet another on the way.
#[test]
fn a_wrong_sample_has_no_other_problem() {
    for code in codes::all() {
        for diag in entries(code).iter().flat_map(|(it, _)| problems(it)) {
            assert_eq!(diag.code.id, code.id, "{diag:#?}");
        }
    }
}

/// The wrong and the right sample as whole entries, unless it is not an entry's.
fn entries(code: &Code) -> Option<(String, String)> {
    let whole: fn(&str) -> String = match code.sample.part {
        Part::Data => with_data,
        Part::Body => with_body,
        Part::File => str::to_owned,
        Part::Site | Part::Told => return None,
    };
    Some((whole(code.sample.wrong), whole(code.sample.right)))
}

/// Everything a full build says: some problems are known only when all pages are.
fn problems(text: &str) -> Vec<Diag> {
    let mut files = beside_right(ENTRY, text);
    let feria = include_bytes!("feria.jpg").to_vec();
    files.insert(Source::new("content/fichas/ejemplo/feria.jpg", feria));
    build(&files, &Options::default(), &mut Memo::default())
        .expect("built")
        .diags
}

/// The front matter (with its line break) and the body of the entry that is right.
fn right() -> (String, String) {
    let path = project().join("tests/check/ficha-correcta.md");
    let text = fs::read_to_string(path).expect("text");
    let mut parts = text.splitn(3, "---\n").skip(1).map(str::to_owned);
    let front = parts.next().expect("front matter");
    (front, parts.next().expect("body"))
}

/// The entry that is right, with these lines in place of those with the same keys.
fn with_data(lines: &str) -> String {
    let keys: Vec<&str> = lines.lines().filter_map(key).collect();
    let (front, body) = right();
    let mut out = String::from("---\n");
    let mut kept = true;
    for line in front.lines() {
        // Lines without a key go on with the value of the one before.
        kept = key(line).map_or(kept, |it| !keys.contains(&it));
        if kept {
            out.push_str(line);
            out.push('\n');
        }
    }
    format!("{out}{lines}\n---\n{body}")
}

fn with_body(body: &str) -> String {
    let (front, _) = right();
    format!("---\n{front}---\n\n{body}\n")
}

fn key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once(':')?;
    (!key.starts_with([' ', '-'])).then_some(key)
}
