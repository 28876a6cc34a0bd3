//! Where a link of a body leads, and whether it may.

use super::name;
use crate::schema::{self, Collection, Schema};
use std::ops::Range;

/// A link or picture as written in a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub target: Target,
    /// As the author wrote it.
    pub written: String,
    /// The bytes of the whole link.
    pub span: Range<usize>,
}

/// What a link points at, inside the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Entry {
        collection: String,
        slug: String,
        /// Of the translation it names: `riego.pt.md`.
        language: Option<String>,
    },
    /// A file beside the entry, by its name.
    File(String),
    /// A page of the site: `paises/bolivia/`.
    Page(String),
}

/// A link after its scheme was looked at.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Resolved {
    /// Leads out, or to a place in the same page.
    Plain(String),
    Inside {
        href: String,
        target: Target,
    },
    /// Not of an allowed kind.
    Refused,
}

/// Schemes a reader may be sent to; everything else (javascript:, data:, …) is not.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Files that may stand beside an entry and are published with it. No SVG and no
/// HTML: opened by themselves they could run a script on the site's own address.
const MEDIA: [(&str, &str); 18] = [
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("png", "image/png"),
    ("webp", "image/webp"),
    ("gif", "image/gif"),
    ("avif", "image/avif"),
    ("pdf", "application/pdf"),
    ("csv", "text/csv"),
    ("txt", "text/plain"),
    ("vtt", "text/vtt"),
    ("mp4", "video/mp4"),
    ("webm", "video/webm"),
    ("mp3", "audio/mpeg"),
    ("ogg", "audio/ogg"),
    ("m4a", "audio/mp4"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    (
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
];

/// The media type of a file that may be published beside an entry.
pub fn media_type(name: &str) -> Option<&'static str> {
    let (_, extension) = name.rsplit_once('.')?;
    let extension = extension.to_ascii_lowercase();
    let found = MEDIA.iter().find(|(it, _)| *it == extension)?;
    Some(found.1)
}

/// Resolves what was written, after Markdown has decoded its entities.
///
/// `own` is the path of the entry the link stands in: `fichas/riego/`.
pub(super) fn resolve(
    schema: &Schema,
    collection: &Collection,
    own: &str,
    written: &str,
) -> Resolved {
    // Browsers drop white space and control characters before they look at the
    // scheme, so `java\nscript:` must not pass.
    let clean: String = written
        .chars()
        .filter(|it| !it.is_control() && !it.is_whitespace())
        .collect();
    let end = clean.find(['/', '?', '#']).unwrap_or(clean.len());
    if let Some(colon) = clean[..end].find(':') {
        let scheme = clean[..colon].to_ascii_lowercase();
        return match SCHEMES.contains(&scheme.as_str()) {
            true => Resolved::Plain(written.trim().to_owned()),
            false => Resolved::Refused,
        };
    }
    // `//host` and `/\host` leave the site without saying so.
    if clean.starts_with("//") || clean.contains('\\') {
        return Resolved::Refused;
    }
    if clean.is_empty() || clean.starts_with('#') {
        return Resolved::Plain(clean);
    }
    inside(schema, collection, own, &clean)
}

fn inside(schema: &Schema, collection: &Collection, own: &str, link: &str) -> Resolved {
    let end = link.find(['?', '#']).unwrap_or(link.len());
    let (path, rest) = link.split_at(end);
    if let Some(page) = path.strip_prefix('/') {
        return Resolved::Inside {
            href: format!("{}{rest}", schema.site.href(page)),
            target: Target::Page(page.to_owned()),
        };
    }
    let Some(file) = path.strip_suffix(".md") else {
        let name = path.trim_start_matches("./").to_owned();
        return Resolved::Inside {
            href: format!("{}{rest}", schema.site.href(&format!("{own}{name}"))),
            target: Target::File(name),
        };
    };
    let (stem, language) = name::split(schema, file);
    let mut parts: Vec<&str> = stem.split('/').collect();
    if parts.len() > 1 && parts.last() == Some(&"index") {
        parts.pop();
    }
    let slug = parts.pop().unwrap_or_default();
    let named = parts.iter().rev().find_map(|it| schema.collection(it));
    let collection = named.unwrap_or(collection);
    let path = collection.entry_path(slug);
    let path = language.map_or(path.clone(), |it| schema::below(it, &path));
    Resolved::Inside {
        href: format!("{}{rest}", schema.site.href(&path)),
        target: Target::Entry {
            collection: collection.name.clone(),
            slug: slug.to_owned(),
            language: language.map(str::to_owned),
        },
    }
}
