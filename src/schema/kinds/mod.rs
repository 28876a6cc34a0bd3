//! The kinds of field: how each is read, written, shown and exported.
//!
//! Adding a kind is a file here and a row in `declare`.

mod dates;
mod entries;
mod number;
mod place;
mod records;
mod terms;
mod text;
mod words;

pub use dates::day_in_words;
pub use words::license_page;

use super::field::Worded;
use super::settings::Table;
use super::shape::Shape;
use super::{Field, Input, Reading, Schema, Shown, Value, Vocabularies};
use crate::diag::{Words, codes};
use crate::source::{Data, Node};
use std::fmt::Debug;

/// What every kind of field can do. Law: `read(write(v)) == v`.
pub(super) trait Kind: Debug + Send + Sync {
    fn read(&self, field: &Field, node: &Node, reading: &mut Reading) -> Option<Value>;
    fn write(&self, value: &Value) -> String;
    fn show(&self, field: &Field, value: &Value, schema: &Schema, language: &str) -> Vec<Shown>;
    fn cell(&self, value: &Value) -> String;
    fn json(&self, value: &Value) -> serde_json::Value;
    fn expected(&self) -> Words;
    /// How a person is asked for it; `None` if a vocabulary it draws on is missing.
    fn input<'s>(&'s self, vocabularies: &'s Vocabularies) -> Option<Input<'s>>;
    /// What `cell` writes.
    fn shape(&self, _: &Vocabularies) -> Shape {
        Shape::text()
    }
    fn is_one_term(&self) -> bool {
        false
    }
    /// What a value is found by: its text, unless the kind knows better.
    fn words(&self, value: &Value, _: &Vocabularies) -> Vec<Worded> {
        vec![(None, self.cell(value))]
    }
    fn vocabulary(&self) -> Option<&str> {
        None
    }
    fn blank(&self) -> &'static str {
        ""
    }
}

/// Every kind, by its name in `site.toml`.
const NAMES: [&str; 16] = [
    "text",
    "long-text",
    "texts",
    "number",
    "year",
    "date",
    "term",
    "terms",
    "term-map",
    "place",
    "url",
    "email",
    "entry",
    "entries",
    "records",
    "language",
];

/// Reads `kind` and its own settings from a field's table.
pub(super) fn declare(
    table: &mut Table,
    collections: &[String],
    vocabularies: &Vocabularies,
) -> Option<Box<dyn Kind>> {
    let kind = table.required_text("kind");
    Some(match kind.as_str() {
        "text" => Box::new(text::Text::line(table.number("max"))),
        "long-text" => Box::new(text::Text::paragraph(table.number("max"))),
        "texts" => Box::new(text::Texts),
        "number" => Box::new(number::Number),
        "year" => Box::new(dates::YearMonth),
        "date" => Box::new(dates::Day),
        "term" => Box::new(terms::Terms::one(known_vocabulary(
            table,
            "vocabulary",
            vocabularies,
        )?)),
        "terms" => {
            let vocabulary = known_vocabulary(table, "vocabulary", vocabularies)?;
            Box::new(terms::Terms::several(vocabulary, table.number("max")))
        }
        "term-map" => Box::new(terms::TermMap {
            keys: known_vocabulary(table, "vocabulary", vocabularies)?,
            values: known_vocabulary(table, "values", vocabularies)?,
        }),
        "place" => Box::new(place::Point),
        "url" => Box::new(words::Word::Url),
        "email" => Box::new(words::Word::Email),
        "language" => Box::new(words::Word::Language),
        "license" => Box::new(words::Word::License),
        "entry" => Box::new(entries::Entries::one(known_collection(table, collections)?)),
        "entries" => Box::new(entries::Entries::several(known_collection(
            table,
            collections,
        )?)),
        "records" => Box::new(records::Records::declare(table, collections, vocabularies)),
        other => {
            table.unknown_name("kind", other, NO_SUCH_KIND, &NAMES);
            return None;
        }
    })
}

fn known_vocabulary(
    table: &mut Table,
    key: &'static str,
    vocabularies: &Vocabularies,
) -> Option<String> {
    let name = table.required_text(key);
    if !vocabularies.contains_key(&name) {
        let known: Vec<&str> = vocabularies.keys().map(String::as_str).collect();
        table.unknown_name(key, &name, NO_SUCH_VOCABULARY, &known);
        return None;
    }
    Some(name)
}

fn known_collection(table: &mut Table, collections: &[String]) -> Option<String> {
    let name = table.required_text("collection");
    if !collections.contains(&name) {
        let known: Vec<&str> = collections.iter().map(String::as_str).collect();
        table.unknown_name("collection", &name, NO_SUCH_COLLECTION, &known);
        return None;
    }
    Some(name)
}

/// The one text a kind takes; a list or a map is said to be one.
fn scalar_of<'a>(field: &Field, node: &'a Node, reading: &mut Reading) -> Option<&'a str> {
    let text = node.text();
    if text.is_none() {
        wrong_shape(field, node, reading);
    }
    text.map(str::trim)
}

fn wrong_shape(field: &Field, node: &Node, reading: &mut Reading) {
    let diag = field
        .diag(&codes::WRONG_SHAPE, node, reading)
        .with_words("found", found(node))
        .with_words("expected", field.expected());
    reading.diags.push(diag);
}

fn found(node: &Node) -> Words {
    match node.data {
        Data::Empty => Words {
            es: "nada",
            pt: "nada",
            en: "nothing",
        },
        Data::Scalar(_) => Words {
            es: "un solo valor",
            pt: "um só valor",
            en: "one value",
        },
        Data::List(_) => Words {
            es: "una lista",
            pt: "uma lista",
            en: "a list",
        },
        Data::Map(_) => Words {
            es: "un grupo de `clave: valor`",
            pt: "um grupo de `chave: valor`",
            en: "a group of `key: value`",
        },
    }
}

fn flow_list(items: impl IntoIterator<Item = String>) -> String {
    format!("[{}]", items.into_iter().collect::<Vec<_>>().join(", "))
}

const NO_SUCH_KIND: Words = Words {
    es: "no hay un tipo de campo con ese nombre",
    pt: "não há um tipo de campo com esse nome",
    en: "there is no kind of field of that name",
};
const NO_SUCH_VOCABULARY: Words = Words {
    es: "no hay un vocabulario con ese nombre",
    pt: "não há um vocabulário com esse nome",
    en: "there is no vocabulary of that name",
};
const NO_SUCH_COLLECTION: Words = Words {
    es: "no hay una colección con ese nombre",
    pt: "não há uma coleção com esse nome",
    en: "there is no collection of that name",
};
