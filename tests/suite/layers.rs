//! The laws of the house, held by reading its source.

use crate::support::project;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use walkdir::WalkDir;

/// Every file below some folders with one of these endings: (path, text).
fn sources(folders: &[&str], endings: &[&str]) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for folder in folders {
        let walk = WalkDir::new(project().join(folder)).sort_by_file_name();
        for entry in walk.into_iter().filter_map(Result::ok) {
            let path = entry
                .path()
                .strip_prefix(project())
                .expect("below")
                .to_owned();
            let name = path.to_string_lossy().into_owned();
            let vendored = name.contains("node_modules");
            if !vendored && endings.iter().any(|it| name.ends_with(it)) {
                out.push((name, fs::read_to_string(entry.path()).expect("text")));
            }
        }
    }
    assert!(!out.is_empty());
    out
}

fn rust() -> Vec<(String, String)> {
    let code = |text: String| {
        let lines = text
            .lines()
            .filter(|it| !it.trim_start().starts_with("// "));
        let lines = lines.filter(|it| !it.trim_start().starts_with("/// "));
        lines.collect::<Vec<_>>().join("\n")
    };
    let sources = sources(&["src"], &[".rs"]).into_iter();
    sources.map(|(path, text)| (path, code(text))).collect()
}

/// The rooms in the order `lib.rs` declares them.
fn rooms() -> Vec<String> {
    let lib = fs::read_to_string(project().join("src/lib.rs")).expect("lib.rs");
    let rooms = lib.lines().filter_map(|it| it.strip_prefix("pub mod "));
    rooms
        .map(|it| it.trim_end_matches(';').to_owned())
        .collect()
}

fn room_of(path: &str) -> String {
    let path = PathBuf::from(path);
    let mut parts = path.iter().skip(1).map(|it| it.to_string_lossy());
    let first = parts.next().expect("below src");
    first.trim_end_matches(".rs").to_owned()
}

#[test]
fn imports_point_upward_only() {
    let rooms = rooms();
    assert!(rooms.len() > 10);
    let place = |room: &str| rooms.iter().position(|it| it == room);
    for (path, text) in rust() {
        let Some(own) = place(&room_of(&path)) else {
            continue;
        };
        for used in text.split("crate::").skip(1) {
            let used: String = used
                .chars()
                .take_while(|it| it.is_alphanumeric() || *it == '_')
                .collect();
            if let Some(at) = place(&used) {
                assert!(at <= own, "{path} uses {used}, which stands below it");
            }
        }
    }
}

#[test]
fn every_file_opens_with_what_it_is() {
    for (path, text) in sources(&["src", "tests/suite", "benches"], &[".rs"]) {
        assert!(text.starts_with("//! "), "{path}");
    }
}

#[test]
fn only_disk_touches_the_file_system() {
    for (path, text) in rust() {
        let touches = [
            "std::fs",
            "use std::fs",
            "File::open",
            "File::create",
            "WalkDir",
        ];
        if room_of(&path) != "disk" {
            assert!(!touches.iter().any(|it| text.contains(it)), "{path}");
        }
    }
}

#[test]
fn no_file_is_over_600_lines() {
    let folders = ["src", "tests", "themes"];
    for (path, text) in sources(&folders, &[".rs", ".js", ".mjs", ".css", ".html"]) {
        assert!(text.lines().count() <= 600, "{path}");
    }
}

#[test]
fn no_field_of_the_centro_is_named_in_the_program() {
    let declared = fs::read_to_string(project().join("site.toml")).expect("site.toml");
    let names = declared
        .lines()
        .filter_map(|it| it.strip_prefix("name = \""));
    let mut names: BTreeSet<&str> = names.map(|it| it.trim_end_matches('"')).collect();
    // Also the ending of spreadsheets, which may stand beside an entry.
    names.remove("ods");
    // Also how a form calls terms that are given a word each.
    names.remove("roles");
    assert!(names.len() > 20);
    for (path, text) in rust() {
        for name in &names {
            assert!(
                !text.contains(&format!("\"{name}\"")),
                "{path} names the field {name}"
            );
        }
    }
    for (path, text) in sources(&["themes"], &[".html", ".xml"]) {
        for name in &names {
            assert!(
                !text.contains(&format!("\"{name}\"")),
                "{path} names the field {name}"
            );
        }
    }
}

#[test]
fn kinds_of_field_are_named_only_in_schema() {
    let kinds = fs::read_to_string(project().join("src/schema/kinds/mod.rs")).expect("kinds");
    let rows = kinds.lines().filter_map(|it| it.trim().strip_prefix('"'));
    let names: BTreeSet<&str> = rows
        .filter(|it| it.contains("\" =>"))
        .filter_map(|it| it.split('"').next())
        .collect();
    assert!(names.len() > 12, "{names:?}");
    // These words also name a column of every table, roles a field may play, a
    // place in a message and keys of SARIF and of BibTeX.
    let ambiguous = ["url", "language", "license", "term", "text", "date", "year"];
    for (path, text) in rust().iter().filter(|(path, _)| room_of(path) != "schema") {
        for name in names.iter().filter(|it| !ambiguous.contains(it)) {
            assert!(
                !text.contains(&format!("\"{name}\"")),
                "{path} names the kind {name}"
            );
        }
    }
}

/// A phrase that only one language has would leave a hole in another; one that no
/// template uses is dead.
#[test]
fn every_phrase_is_used_and_said_in_every_language() {
    let phrases = |text: &str| -> BTreeSet<String> {
        let keys = text.lines().filter_map(|it| it.split_once(" = "));
        keys.map(|(key, _)| key.to_owned()).collect()
    };
    let files = sources(&["themes/base/i18n"], &[".toml"]);
    assert_eq!(files.len(), 3);
    let first = phrases(&files[0].1);
    let templates = sources(&["themes/base/templates"], &[".html", ".xml", ".txt"]);
    for (path, text) in &files {
        assert_eq!(phrases(text), first, "{path}");
    }
    for phrase in first {
        let name = format!("t.{phrase}");
        let uses = |text: &str| {
            let mut after = text.split(&name).skip(1);
            after.any(|it| !it.starts_with(|it: char| it.is_alphanumeric() || it == '_'))
        };
        assert!(
            templates.iter().any(|(_, text)| uses(text)),
            "{phrase} is never used"
        );
    }
}
