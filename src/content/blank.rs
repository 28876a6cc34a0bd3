//! A new entry's file: every field with what it asks for, every section with its
//! questions, so that the instructions stand in the thing itself.

use crate::schema::{Collection, Field, Section};
use std::fmt::Write as _;

/// The text of a new file.
pub fn blank(collection: &Collection, title: &str, language: &str) -> String {
    let mut out = String::from("---\n");
    for (at, field) in collection.fields.iter().enumerate() {
        let value = match at {
            it if it == collection.roles.title && !title.is_empty() => quoted(title),
            it if Some(it) == collection.roles.language => language.to_owned(),
            _ if field.required || field.blank() != "\"\"" => field.blank().to_owned(),
            _ => String::new(),
        };
        out.push_str(&line(field, &value, language));
    }
    out.push_str("---\n");
    for section in &collection.sections {
        out.push_str(&questions(section, language));
    }
    out
}

fn quoted(title: &str) -> String {
    format!("\"{}\"", title.replace('\\', "\\\\").replace('"', "\\\""))
}

fn line(field: &Field, value: &str, language: &str) -> String {
    let start = format!("{}: {value}", field.name);
    let asked = match (field.required, language) {
        (true, "pt") => "obrigatório",
        (true, "en") => "required",
        (true, _) => "obligatorio",
        (false, "en") => "optional",
        (false, _) => "opcional",
    };
    let help = field.help.get(language);
    let example = &field.example;
    format!("{:<22} # {asked} · {help} {example}\n", start.trim_end())
}

fn questions(section: &Section, language: &str) -> String {
    let mut out = format!("\n## {}\n\n<!--\n", section.title.get(language));
    for question in section.questions(language) {
        let _ = writeln!(out, "- {question}");
    }
    if let Some(pattern) = &section.pattern {
        let _ = write!(out, "\n{}\n", pattern.trim_end());
    }
    out.push_str("-->\n");
    out
}
