//! One source → one entry: front matter, Markdown body, links.
//!
//! Comes in: a `Schema` and one `Source`. Goes out: `(Option<Entry>, Vec<Diag>)`;
//! reading never fails and sees one file, never another. Not here: whether what
//! an entry points at exists (`catalogue`).

mod blank;
mod body;
mod chart;
mod front_matter;
mod lexical;
mod link;
mod name;
mod rules;

pub use blank::blank;
pub use body::{Body, Item, Part};
pub use link::{Link, Target, media_type};
pub use name::Name;

use crate::diag::{Diag, Place, codes};
use crate::schema::{Collection, Field, Reading, Schema, Value};
use crate::source::{Node, Source};
use crate::text;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// Largest entry, in bytes: forty pages of text; more is a book or an attack.
pub const FILE_LIMIT: usize = 256 * 1024;
/// Largest front matter, in bytes.
pub const FRONT_MATTER_LIMIT: usize = 16 * 1024;

/// One ficha, page or other entry of a collection.
#[derive(Debug)]
pub struct Entry {
    /// Name of its collection.
    pub collection: String,
    pub slug: String,
    pub language: String,
    /// It is `slug.pt.md`: the same entry in another language.
    pub translation: bool,
    pub draft: bool,
    /// Where its source stands.
    pub path: Arc<str>,
    /// By the field's position in its collection.
    pub values: Vec<Option<Placed>>,
    pub body: Body,
}

/// A value and where it is written.
#[derive(Debug, Clone)]
pub struct Placed {
    pub value: Value,
    pub span: Range<usize>,
}

impl Entry {
    pub fn value(&self, field: usize) -> Option<&Value> {
        Some(&self.values.get(field)?.as_ref()?.value)
    }

    /// The text of a field, empty when it has none.
    pub fn text(&self, field: Option<usize>) -> &str {
        let value = field.and_then(|it| self.value(it));
        value.and_then(Value::text).unwrap_or_default()
    }

    /// Its folder when it is `slug/index.md`: pictures stand there.
    pub fn folder(&self) -> Option<&str> {
        let (folder, file) = self.path.rsplit_once('/')?;
        file.starts_with("index.").then_some(folder)
    }
}

/// Is this source an entry of some collection?
pub fn is_entry(schema: &Schema, source: &Source) -> bool {
    let collection = schema.collection_of(&source.path);
    collection.is_some() && source.path.ends_with(".md")
}

/// Reads one entry. There is none when its front matter cannot be understood.
pub fn read_entry(schema: &Schema, source: &Source) -> (Option<Entry>, Vec<Diag>) {
    let mut diags = Vec::new();
    let entry = read(schema, source, &mut diags);
    (entry, diags)
}

fn read(schema: &Schema, source: &Source, diags: &mut Vec<Diag>) -> Option<Entry> {
    let collection = schema.collection_of(&source.path)?;
    let name = name::read(schema, collection, source, diags);
    check_size(collection, source, diags)?;
    let text = match source.text() {
        Ok(text) => text,
        Err(at) => {
            diags.push(not_utf8(source, at));
            return None;
        }
    };
    if !lexical::check(source, text, diags) {
        return None;
    }
    let (front, body) = front_matter::split(source, text, diags)?;
    let root = crate::source::read_yaml(source, front, diags)?;
    let values = read_values(schema, collection, source, &root, diags);
    let language = name.language.clone().or_else(|| {
        let field = collection.roles.language?;
        let value = values[field].as_ref()?;
        value.value.text().map(str::to_owned)
    });
    let language = language.unwrap_or_else(|| schema.site.language.clone());
    let draft = collection.draft.as_ref().is_some_and(|draft| {
        let terms = values[draft.field].as_ref().map(|it| it.value.terms());
        let mut terms = terms.into_iter().flatten();
        terms.any(|it| it.id == draft.term)
    });
    let context = body::Context {
        schema,
        collection,
        source,
    };
    let body = body::read(&context, body, diags);
    let read = rules::Read {
        schema,
        collection,
        source,
        values: &values,
        body: &body,
        language: &language,
    };
    rules::check(&read, diags);
    Some(Entry {
        collection: collection.name.clone(),
        body,
        slug: name.slug,
        translation: name.language.is_some(),
        language,
        draft,
        path: source.path.clone(),
        values,
    })
}

fn not_utf8(source: &Source, at: usize) -> Diag {
    let utf16 = [b"\xFF\xFE", b"\xFE\xFF"];
    if utf16.iter().any(|it| source.bytes().starts_with(*it)) {
        return Diag::new(&codes::UTF16, Place::file(&source.path));
    }
    let place = source.place(at..at + 1);
    Diag::new(&codes::NOT_UTF8, place).with("offset", at.to_string())
}

/// Bounds come before any work.
fn check_size(collection: &Collection, source: &Source, diags: &mut Vec<Diag>) -> Option<()> {
    let size = source.bytes().len();
    let whole = || Place::file(&source.path);
    if source.bytes().iter().all(u8::is_ascii_whitespace) {
        let diag = Diag::new(&codes::EMPTY_FILE, whole());
        diags.push(diag.with("collection", &collection.name));
        return None;
    }
    if size > FILE_LIMIT {
        diags.push(too_large(whole(), size, FILE_LIMIT));
        return None;
    }
    Some(())
}

fn too_large(place: Place, size: usize, limit: usize) -> Diag {
    Diag::new(&codes::TOO_LARGE, place)
        .with("size", size.div_ceil(1024).to_string())
        .with("limit", (limit / 1024).to_string())
}

fn read_values(
    schema: &Schema,
    collection: &Collection,
    source: &Source,
    root: &Node,
    diags: &mut Vec<Diag>,
) -> Vec<Option<Placed>> {
    let mut values: Vec<Option<Placed>> = vec![None; collection.fields.len()];
    if root.map().is_none() && !root.is_empty() {
        let example = collection
            .fields
            .first()
            .map(|it| format!("{}: {}", it.name, it.example));
        let diag = Diag::new(&codes::NOT_A_MAP, source.place(root.span.clone()));
        diags.push(diag.with("example", example.unwrap_or_default()));
        return values;
    }
    let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
    for (key, node) in root.map().unwrap_or_default() {
        let place = source.place(key.span.clone());
        if let Some(line) = lines.get(key.name.as_str()) {
            let diag = Diag::new(&codes::DUPLICATE_KEY, place)
                .with("key", &key.name)
                .with("line", line.to_string());
            diags.push(diag);
            continue;
        }
        lines.insert(&key.name, place.start.line);
        let Some((at, field)) = collection.field(&key.name) else {
            diags.push(unknown_key(collection, &key.name, place));
            continue;
        };
        if field.required && is_blank(node) {
            diags.push(required(
                schema,
                &codes::EMPTY,
                field,
                blank_place(source, &key.span, node),
            ));
            continue;
        }
        if node
            .scalar()
            .is_some_and(|it| it.quoted && it.text.trim().is_empty())
        {
            let place = source.place(node.span.clone());
            diags.push(Diag::new(&codes::EMPTY_TEXT, place).with("key", &field.name));
        }
        let mut reading = Reading {
            source,
            site: &schema.site,
            vocabularies: &schema.vocabularies,
            diags,
        };
        values[at] = field.read(node, &mut reading).map(|value| Placed {
            value,
            span: node.span.clone(),
        });
    }
    for field in &collection.fields {
        if field.required && !lines.contains_key(field.name.as_str()) {
            let place = source.place(first_line(source));
            diags.push(required(schema, &codes::MISSING, field, place));
        }
    }
    values
}

fn is_blank(node: &Node) -> bool {
    let blank = |it: &Node| it.is_empty() || it.text().is_some_and(|it| it.trim().is_empty());
    blank(node) || node.list().is_some_and(|it| it.iter().all(blank))
}

/// A blank value has no width of its own: the key's line is what one must look at.
fn blank_place(source: &Source, key: &Range<usize>, node: &Node) -> Place {
    let end = node.span.end.max(key.end);
    source.place(key.start..end.min(source.line(source.place(key.clone()).start.line).end))
}

fn first_line(source: &Source) -> Range<usize> {
    let line = source.line(1);
    let bom = usize::from(source.bytes().starts_with(b"\xEF\xBB\xBF")) * 3;
    line.start + bom..line.end
}

fn required(schema: &Schema, code: &'static codes::Code, field: &Field, place: Place) -> Diag {
    Diag::new(code, place)
        .with("key", &field.name)
        .with("label", field.label.get(&schema.site.language))
        .with("example", &field.example)
}

fn unknown_key(collection: &Collection, key: &str, place: Place) -> Diag {
    let names: Vec<&str> = collection
        .fields
        .iter()
        .map(|it| it.name.as_str())
        .collect();
    let diag = Diag::new(&codes::UNKNOWN_KEY, place)
        .with("key", key)
        .with_choice("known", names.join(", "));
    match text::nearest(key, names) {
        Some(near) => diag.with("near", near).advise(&codes::NEAR_KEY),
        None => diag,
    }
}
