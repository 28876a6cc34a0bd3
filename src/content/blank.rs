//! A new entry's file: every field with what it asks for, every section with its
//! questions, so that the instructions stand in the thing itself.

use crate::diag::{Language, Words};
use crate::schema::{Collection, Field, Schema, Section};
use crate::text::quoted;
use std::fmt::Write as _;

/// The text of a new file.
pub fn blank(schema: &Schema, collection: &Collection, title: &str, language: &str) -> String {
    let mut out = String::from("---\n");
    for (at, field) in collection.fields.iter().enumerate() {
        let value = match at {
            it if it == collection.roles.title && !title.is_empty() => quoted(title),
            it if Some(it) == collection.roles.language => language.to_owned(),
            _ if field.required || field.blank() != "\"\"" => field.blank().to_owned(),
            _ => String::new(),
        };
        out.push_str(&lines(schema, field, &value, language));
    }
    out.push_str("---\n");
    let body = blank_body(collection, language);
    if !body.is_empty() {
        out.push('\n');
    }
    out + &body
}

/// What follows its data: every section with its questions.
pub fn blank_body(collection: &Collection, language: &str) -> String {
    let sections = collection.sections.iter();
    let sections: Vec<_> = sections.map(|it| questions(it, language)).collect();
    sections.join("\n")
}

/// What the field asks for stands above it: behind it, people would type into it.
fn lines(schema: &Schema, field: &Field, value: &str, language: &str) -> String {
    let words = Language::parse(language).unwrap_or_default();
    let asked = if field.required { REQUIRED } else { OPTIONAL };
    let terms = field.vocabulary(&schema.vocabularies).map(|it| &it.terms);
    let few = terms.filter(|it| it.len() <= FEW);
    let example = match few {
        Some(terms) => {
            let ids: Vec<&str> = terms.iter().map(|it| it.id.as_str()).collect();
            format!("{} {}", ONE_OF.get(words), ids.join(", "))
        }
        None => format!("{} {}", EXAMPLE.get(words), field.example),
    };
    let (asked, help) = (asked.get(words), field.help.get(language));
    let key = format!("{}: {value}", field.name);
    format!("# {asked} · {help} {example}\n{}\n", key.trim_end())
}

/// So many terms can be read in one line.
const FEW: usize = 8;

const REQUIRED: Words = Words {
    es: "Obligatorio",
    pt: "Obrigatório",
    en: "Required",
};
const OPTIONAL: Words = Words {
    es: "Opcional",
    pt: "Opcional",
    en: "Optional",
};
const EXAMPLE: Words = Words {
    es: "Ejemplo:",
    pt: "Exemplo:",
    en: "Example:",
};
const ONE_OF: Words = Words {
    es: "Se puede poner:",
    pt: "Pode-se pôr:",
    en: "You can write:",
};

fn questions(section: &Section, language: &str) -> String {
    let mut out = format!("## {}\n\n<!--\n", section.title.get(language));
    for question in section.questions(language) {
        let _ = writeln!(out, "- {question}");
    }
    if let Some(pattern) = &section.pattern {
        let _ = write!(out, "\n{}\n", pattern.trim_end());
    }
    out.push_str("-->\n");
    out
}
