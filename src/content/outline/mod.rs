//! Where in a file each value and each part of the body stands.
//!
//! Comes in: one `Source`. Goes out: an `Outline`, from which the Rust and the page's
//! own editor replace a value without touching another byte. It is honest or there is
//! none: a file that cannot be read, a key that stands twice, or data written in a way
//! that has no lines of their own are not outlined. Not here: any change (`edit`).

mod layout;
mod parts;
mod pieces;

pub use layout::{Heading, Layout, Slot};
pub use parts::Stretch;
pub(super) use parts::bare;
pub use pieces::{Piece, Style};

use super::{front_matter, lexical, values};
use crate::schema::{Collection, Schema};
use crate::source::{Node, Source};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::ops::Range;

/// A file's data and body, each with where it stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Outline {
    /// How its lines end, as the first one does.
    pub newline: &'static str,
    /// Between the two fences.
    #[serde(serialize_with = "pair")]
    pub front: Range<usize>,
    /// In the order of the file, unknown keys too.
    pub fields: Vec<Piece>,
    /// What stands before the first title comes first, even when it is nothing.
    pub parts: Vec<Stretch>,
    /// What stands at the end is not closed: a part behind it would be swallowed.
    pub open: bool,
    /// What may be added, and in which order.
    #[serde(rename = "shape")]
    pub layout: Layout,
}

/// The outline of a file for a page: its offsets are UTF-16 code units, a byte order
/// mark being one.
pub fn outline(schema: &Schema, collection: &Collection, source: &Source) -> Option<Outline> {
    let outline = read(schema, collection, source)?;
    let text = source.text().ok()?;
    Some(outline.moved(&units(text)))
}

/// The same in bytes.
pub(super) fn read(schema: &Schema, collection: &Collection, source: &Source) -> Option<Outline> {
    let text = source.text().ok()?;
    let mut diags = Vec::new();
    super::check_size(collection, source, &mut diags)?;
    // Alone, a carriage return ends a line for YAML and Markdown, but for no editor.
    let alone = text.split('\r').skip(1).any(|it| !it.starts_with('\n'));
    if alone || !lexical::check(source, text, &mut diags) {
        return None;
    }
    let (front, body) = front_matter::split(source, text, &mut diags)?;
    let root = crate::source::read_yaml(source, front.clone(), &mut diags)?;
    let context = pieces::Context {
        schema,
        collection,
        source,
        text,
    };
    Some(Outline {
        newline: newline(text),
        fields: pieces::fields(&context, &front, &root)?,
        open: parts::is_open(&text[body.start..]),
        parts: parts::read(collection, text, body),
        layout: Layout::new(
            collection,
            schema,
            &language(schema, collection, source, &root),
        ),
        front,
    })
}

/// What stands in each part that people are asked for, by its id; nothing of a file that
/// has no outline.
pub fn part_texts(
    schema: &Schema,
    collection: &Collection,
    source: &Source,
) -> BTreeMap<String, String> {
    let parts = read(schema, collection, source).map(|it| it.parts);
    let text = source.text().unwrap_or_default();
    let mut texts = BTreeMap::new();
    for part in parts.unwrap_or_default() {
        if let Some(id) = part.section {
            let text = || text[part.body].to_owned();
            texts.entry(id).or_insert_with(text);
        }
    }
    texts
}

fn newline(text: &str) -> &'static str {
    let first = text.find('\n').unwrap_or(0);
    match text[..first].ends_with('\r') {
        true => "\r\n",
        false => "\n",
    }
}

fn language(schema: &Schema, collection: &Collection, source: &Source, root: &Node) -> String {
    let mut diags = Vec::new();
    let name = super::name::read(schema, collection, source, &mut diags);
    let values = values::read(schema, collection, source, root, &mut diags);
    super::language(schema, collection, &name, &values)
}

impl Outline {
    pub fn field(&self, name: &str) -> Option<&Piece> {
        let mut fields = self.fields.iter();
        fields.find(|it| it.name.as_deref() == Some(name))
    }

    pub fn part(&self, section: &str) -> Option<&Stretch> {
        let mut parts = self.parts.iter();
        parts.find(|it| it.section.as_deref() == Some(section))
    }

    /// With each offset exchanged for what stands at its place in the table.
    fn moved(self, table: &[usize]) -> Outline {
        let fields = self.fields.into_iter();
        let parts = self.parts.into_iter();
        Outline {
            front: moved(&self.front, table),
            fields: fields.map(|it| it.moved(table)).collect(),
            parts: parts.map(|it| it.moved(table)).collect(),
            ..self
        }
    }
}

/// For each byte of a text, and for its end, the UTF-16 code units before it.
fn units(text: &str) -> Vec<usize> {
    let mut table = Vec::with_capacity(text.len() + 1);
    let mut count = 0;
    for character in text.chars() {
        table.extend(std::iter::repeat_n(count, character.len_utf8()));
        count += character.len_utf16();
    }
    table.push(count);
    table
}

fn moved(range: &Range<usize>, table: &[usize]) -> Range<usize> {
    table[range.start]..table[range.end]
}

fn pair<S: Serializer>(range: &Range<usize>, serializer: S) -> Result<S::Ok, S::Error> {
    [range.start, range.end].serialize(serializer)
}

fn pair_or_none<S: Serializer>(
    range: &Option<Range<usize>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let range = range.as_ref().map(|it| [it.start, it.end]);
    range.serialize(serializer)
}
