//! A field: how it is named, asked for, shown, and of which kind it is.

use super::kinds::{self, Kind};
use super::settings::Table;
use super::shape::Shape;
use super::{Input, Labels, Schema, Site, Value, Vocabularies};
use crate::diag::{Diag, codes};
use crate::source::{Data, Node, Source};
use serde::Serialize;

/// One row of a collection's declaration.
#[derive(Debug)]
pub struct Field {
    pub name: String,
    pub label: Labels,
    pub help: Labels,
    /// What a form says in place of the help, which speaks of how a file is written.
    pub ask: Labels,
    /// A value as it is written in a file.
    pub example: String,
    pub required: bool,
    /// Offered as a facet.
    pub filter: bool,
    /// Of its terms together, where they are listed.
    pub plural: Labels,
    /// Shown on cards in lists.
    pub card: bool,
    /// Among the first things its page says; the rest stands behind the body.
    pub glance: bool,
    /// People know its terms by their number, which is their id.
    pub numbered: bool,
    /// There, above the title.
    pub card_top: bool,
    /// Not shown on the entry's page.
    pub hidden: bool,
    /// Shown under the body, as what stands behind the entry.
    pub foot: bool,
    /// The term's description is shown as a notice on the entry's page.
    pub notice: bool,
    /// Weight in the search; 0 is not searched.
    pub search: usize,
    /// First part of the addresses of its terms' pages.
    pub pages: Option<String>,
    kind: Box<dyn Kind>,
}

/// What reading a value needs beside its node.
pub struct Reading<'a> {
    pub source: &'a Source,
    pub site: &'a Site,
    pub vocabularies: &'a Vocabularies,
    pub diags: &'a mut Vec<Diag>,
}

/// A piece of a value, as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shown {
    pub text: String,
    /// A link from any page of the site, or an outside address.
    pub href: Option<String>,
    /// The entry it names: (collection, slug). Its title stands for `text`.
    #[serde(skip)]
    pub entry: Option<(String, String)>,
    /// A term's id, for pages that give terms a form.
    pub term: Option<String>,
    /// The sign of that term in the theme's sheet.
    pub sign: Option<String>,
    /// A word behind it, such as an actor's role.
    pub note: Option<String>,
    /// The language of the text, when it is not the page's.
    pub language: Option<String>,
}

/// A text and its language, if it is not that of the entry it stands in.
pub type Worded = (Option<String>, String);

impl Shown {
    pub fn text(text: impl Into<String>) -> Shown {
        Shown {
            text: text.into(),
            href: None,
            entry: None,
            term: None,
            sign: None,
            note: None,
            language: None,
        }
    }
}

impl Field {
    /// Reads a value; `None` for nothing written, or nothing that can be used.
    pub fn read(&self, node: &Node, reading: &mut Reading) -> Option<Value> {
        match &node.data {
            Data::Empty => return None,
            Data::Scalar(it) if it.text.trim().is_empty() => return None,
            Data::List(items) if items.is_empty() => return None,
            Data::Map(entries) if entries.is_empty() => return None,
            _ => {}
        }
        self.kind.read(self, node, reading)
    }

    /// The value as YAML of one line, such that reading it gives the same value.
    pub fn write(&self, value: &Value) -> String {
        self.kind.write(value)
    }

    /// The value in pieces for a page in this language.
    pub fn show(&self, value: &Value, schema: &Schema, language: &str) -> Vec<Shown> {
        self.kind.show(self, value, schema, language)
    }

    /// The value as one cell of a table.
    pub fn cell(&self, value: &Value) -> String {
        self.kind.cell(value)
    }

    pub fn json(&self, value: &Value) -> serde_json::Value {
        self.kind.json(value)
    }

    /// What the cells of its column are.
    pub fn shape(&self, vocabularies: &Vocabularies) -> Shape {
        let mut shape = self.kind.shape(vocabularies);
        shape.constraints.required = self.required;
        shape
    }

    /// Each cell of its column is one term of its vocabulary.
    pub fn is_one_term(&self) -> bool {
        self.kind.is_one_term()
    }

    /// The texts it is found by, each with its language unless it is the entry's.
    pub fn words(&self, value: &Value, vocabularies: &Vocabularies) -> Vec<Worded> {
        self.kind.words(value, vocabularies)
    }

    /// The vocabulary its terms come from.
    pub fn vocabulary<'a>(&self, vocabularies: &'a Vocabularies) -> Option<&'a super::Vocabulary> {
        vocabularies.get(self.kind.vocabulary()?)
    }

    /// What is written into a new file: nothing yet, in the right shape.
    pub fn blank(&self) -> &'static str {
        self.kind.blank()
    }

    /// In plain words, what the field takes: "un año, como 2014".
    pub fn expected(&self) -> crate::diag::Words {
        self.kind.expected()
    }

    /// How a person is asked for its value.
    pub fn input<'s>(&'s self, vocabularies: &'s Vocabularies) -> Input<'s> {
        let input = self.kind.input(vocabularies);
        input.expect("a field is declared only with vocabularies that exist")
    }

    /// A problem with a value of this field, with the words all of them share.
    pub(super) fn diag(&self, code: &'static codes::Code, node: &Node, reading: &Reading) -> Diag {
        Diag::new(code, reading.source.place(node.span.clone()))
            .with("key", &self.name)
            .with("example", &self.example)
    }
}

pub(super) fn read(
    mut table: Table,
    collections: &[String],
    vocabularies: &Vocabularies,
) -> Option<Field> {
    let name = table.required_text("name");
    let kind = kinds::declare(&mut table, collections, vocabularies);
    let label = table.required_labels("label");
    let plural = Some(table.labels("plural")).filter(|it| !it.is_empty());
    let help = table.labels("help");
    let ask = Some(table.labels("ask")).filter(|it| !it.is_empty());
    let field = Field {
        name,
        plural: plural.unwrap_or_else(|| label.clone()),
        label,
        ask: ask.unwrap_or_else(|| help.clone()),
        help,
        example: table.text("example").unwrap_or_default(),
        required: table.flag("required"),
        filter: table.flag("filter"),
        card: table.flag("card"),
        glance: table.flag("glance"),
        numbered: table.flag("numbered"),
        card_top: table.flag("card_top"),
        hidden: table.flag("hidden"),
        foot: table.flag("foot"),
        notice: table.flag("notice"),
        search: table.number("search").unwrap_or(0),
        pages: table.text("pages"),
        kind: kind?,
    };
    table.finish();
    Some(field)
}
