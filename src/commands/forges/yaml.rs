//! YAML that says exactly what is meant: every text quoted, or set as a block of lines.
//!
//! Comes in: a tree. Goes out: its text. Not here: reading (`source` does), anchors,
//! tags.

use crate::text::quoted;
use std::fmt::Write as _;

/// What these files are made of.
#[derive(Debug)]
pub enum Yaml {
    Text(String),
    Flag(bool),
    List(Vec<Yaml>),
    Map(Vec<(&'static str, Yaml)>),
}

impl Yaml {
    pub fn text(text: impl Into<String>) -> Yaml {
        Yaml::Text(text.into())
    }
}

/// A map as a document.
pub fn write(entries: &[(&'static str, Yaml)]) -> String {
    let mut out = String::new();
    write_map(entries, 0, &mut out);
    out
}

fn write_map(entries: &[(&'static str, Yaml)], depth: usize, out: &mut String) {
    for (at, (key, value)) in entries.iter().enumerate() {
        // The first entry stands behind the dash of a list, which has indented it.
        if at > 0 || depth == 0 {
            indent(depth, out);
        }
        let _ = write!(out, "{key}:");
        write_value(value, depth + 1, out);
    }
}

/// A value behind its key, with the end of its line.
fn write_value(value: &Yaml, depth: usize, out: &mut String) {
    match value {
        Yaml::Flag(flag) => {
            let _ = writeln!(out, " {flag}");
        }
        Yaml::Text(text) => write_text(text, depth, out),
        Yaml::List(items) => {
            out.push('\n');
            for item in items {
                indent(depth, out);
                out.push('-');
                write_item(item, depth + 1, out);
            }
        }
        Yaml::Map(entries) => {
            out.push('\n');
            indent(depth, out);
            write_map(entries, depth, out);
        }
    }
}

fn write_item(item: &Yaml, depth: usize, out: &mut String) {
    if let Yaml::Map(entries) = item {
        out.push(' ');
        write_map(entries, depth, out);
    } else {
        write_value(item, depth, out);
    }
}

fn write_text(text: &str, depth: usize, out: &mut String) {
    if !is_block(text) {
        let _ = writeln!(out, " {}", quoted(text));
        return;
    }
    out.push_str(" |-\n");
    for line in text.lines() {
        if !line.is_empty() {
            indent(depth, out);
        }
        let _ = writeln!(out, "{line}");
    }
}

/// Several lines that a block keeps as they are.
fn is_block(text: &str) -> bool {
    let plain =
        |it: char| it == '\n' || !it.is_control() && !"\u{85}\u{2028}\u{2029}\u{FEFF}".contains(it);
    text.contains('\n')
        && !text.starts_with([' ', '\n'])
        && !text.ends_with('\n')
        && text.chars().all(plain)
}

fn indent(depth: usize, out: &mut String) {
    out.push_str(&"  ".repeat(depth));
}

#[cfg(test)]
mod tests {
    use super::{Yaml, write};
    use crate::source::{Data, Source, read_yaml};

    fn read_back(text: &str) -> String {
        let yaml = write(&[(
            "a",
            Yaml::List(vec![Yaml::Map(vec![("b", Yaml::text(text))])]),
        )]);
        let source = Source::new("x.yaml", yaml.clone().into_bytes());
        let whole = 0..source.text().expect("text").len();
        let root = read_yaml(&source, whole, &mut Vec::new()).expect(&yaml);
        let Some(Data::List(items)) = root.get("a").map(|it| &it.data) else {
            panic!("{yaml}");
        };
        items[0]
            .get("b")
            .and_then(|it| it.text())
            .expect(&yaml)
            .to_owned()
    }

    #[test]
    fn what_is_written_is_read_again() {
        for text in [
            "a: b # c",
            "'\"",
            "- x",
            "yes",
            "2014",
            "",
            " a ",
            "a\nb",
            "a\n\n  b: c\n- d",
            "\n a",
            "a\n",
            "${{ x }}",
            "a\\b",
            "\u{2028}",
            "a\u{85}b\nc",
            "{a}",
            "[b]",
            "*x",
            "&y",
            "!z",
            "%",
            "@",
            "`",
            "a\tb",
            "ñ €",
        ] {
            assert_eq!(read_back(text), text, "{text:?}");
        }
    }

    #[test]
    fn maps_and_lists_stand_in_each_other() {
        let inner = Yaml::Map(vec![
            ("c", Yaml::Flag(true)),
            ("d", Yaml::List(vec![Yaml::text("e")])),
        ]);
        let text = write(&[
            ("a", Yaml::List(vec![inner])),
            ("f", Yaml::Map(vec![("g", Yaml::text("h"))])),
        ]);
        assert_eq!(
            text,
            "a:\n  - c: true\n    d:\n      - \"e\"\nf:\n  g: \"h\"\n"
        );
    }
}
