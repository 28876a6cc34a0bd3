//! One source → one entry: front matter, Markdown body, links.
//!
//! Comes in: a `Schema` and one `Source`. Goes out: `(Option<Entry>, Vec<Diag>)`;
//! reading never fails and sees one file, never another. Not here: whether what
//! an entry points at exists (`catalogue`).

mod blank;
mod body;
mod changed;
mod chart;
mod edit;
mod figure;
mod front_matter;
mod lexical;
mod link;
mod name;
mod outline;
mod owner;
mod rules;
mod values;

pub use blank::{blank, blank_body};
pub use body::{Body, Item, Part};
pub use changed::changed;
pub use edit::{Edit, Reason, Refusal, compose, edit};
pub use figure::{Figure, Media};
pub use link::{Link, Target, media_type};
pub use name::{Name, is_reserved};
pub use outline::{Heading, Layout, Outline, Piece, Slot, Stretch, Style, outline, part_texts};
pub use owner::{Owner, Owners};

use crate::diag::{Diag, Place, codes};
use crate::schema::{Collection, Schema, Value};
use crate::source::Source;
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

    /// Its language when it is a translation.
    pub fn tag(&self) -> Option<&str> {
        self.translation.then_some(self.language.as_str())
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
    collection.is_some() && is_text(source)
}

/// Markdown that is meant to be read; a README in a folder speaks to its maintainers.
pub fn is_text(source: &Source) -> bool {
    let name = source.file_name();
    name.ends_with(".md") && !name.eq_ignore_ascii_case("readme.md")
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
    let values = values::read(schema, collection, source, &root, diags);
    let language = language(schema, collection, &name, &values);
    let context = body::Context {
        schema,
        collection,
        source,
        slug: &name.slug,
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
        draft: is_draft(collection, &values),
        slug: name.slug,
        translation: name.language.is_some(),
        language,
        path: source.path.clone(),
        values,
    })
}

/// Its file's name decides, then its own field, then the site.
fn language(
    schema: &Schema,
    collection: &Collection,
    name: &Name,
    values: &[Option<Placed>],
) -> String {
    let field = collection.roles.language.and_then(|it| values[it].as_ref());
    let declared = field.and_then(|it| it.value.text()).map(str::to_owned);
    let named = name.language.clone().or(declared);
    named.unwrap_or_else(|| schema.site.language.clone())
}

fn is_draft(collection: &Collection, values: &[Option<Placed>]) -> bool {
    let Some(draft) = &collection.draft else {
        return false;
    };
    let terms = values[draft.field].as_ref().map(|it| it.value.terms());
    terms.into_iter().flatten().any(|it| it.id == draft.term)
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
    // A byte order mark alone is what an editor makes of an empty file.
    let bytes = source.bytes();
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.trim_ascii().is_empty() {
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
