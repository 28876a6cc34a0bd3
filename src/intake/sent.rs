//! An entry's file that somebody sent, under whatever name → where it belongs, and what
//! is wrong with it at the lines of the file as it was sent.
//!
//! Not here: writing it.

use super::encoding::decode;
use super::entries;
use crate::build::{self, Memo};
use crate::content::{self, Entry};
use crate::diag::{Diag, Place, codes};
use crate::schema::{Collection, Schema};
use crate::source::{Files, Source};
use crate::text;
use anyhow::Result;
use std::sync::Arc;

/// A file, taken as it would stand in the catalogue.
#[derive(Debug)]
pub struct Sent {
    /// Under its own name: problems are shown in its lines.
    pub source: Source,
    pub path: String,
    pub text: String,
    pub fate: Fate,
    pub diags: Vec<Diag>,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Fate {
    New,
    Same,
    /// It is another text of an entry that exists, which has this title and text.
    Edit { title: String, before: String, known: Known },
}

/// How it is known which entry a file is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// Its file's name is the entry's.
    Name,
    Title,
    /// Another title gives the same name.
    Slug,
}

/// A name that nobody's entry has, to read a file before its own name is known.
const NAMELESS: &str = "sin-nombre";

/// Takes a file for an entry of a collection.
///
/// # Errors
/// What the search engine could not do.
pub fn take(
    schema: &Schema,
    collection: &Collection,
    files: &Files,
    name: &str,
    bytes: &[u8],
) -> Result<Sent> {
    let decoded = decode(bytes);
    let mut diags = Vec::new();
    if let Some(encoding) = decoded.from {
        let diag = Diag::new(&codes::OTHER_ENCODING, Place::file(name));
        diags.push(diag.with("encoding", encoding));
    }
    let source = Source::new(name, decoded.text.clone().into_bytes());
    let plain = unified(&decoded.text);
    let all = build::read_entries(schema, files, &mut Memo::default(), &mut Vec::new());
    let own: Vec<Arc<Entry>> = all
        .into_iter()
        .filter(|it| it.collection == collection.name)
        .collect();
    let home = home(schema, collection, &own, name, &plain);
    let before = files.get(&home.path).and_then(|it| it.text().ok());
    let text = match before {
        Some(before) => styled_as(&plain, before),
        None => plain,
    };
    let fate = match (before, home.known) {
        (Some(before), _) if before == text => Fate::Same,
        (Some(before), Some((title, known))) => Fate::Edit {
            title,
            before: before.to_owned(),
            known,
        },
        _ => Fate::New,
    };
    if fate != Fate::Same {
        diags.extend(problems(files, &home.path, &text, name)?);
    }
    Ok(Sent {
        source,
        path: home.path,
        text,
        fate,
        diags,
    })
}

struct Home {
    path: String,
    /// The entry that stands there: its title, and how it was recognised.
    known: Option<(String, Known)>,
}

/// Where the file belongs: to the entry it is named after, to the one with its title,
/// else to a place of its own.
fn home(
    schema: &Schema,
    collection: &Collection,
    own: &[Arc<Entry>],
    name: &str,
    text: &str,
) -> Home {
    let title = title(schema, collection, text);
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let (stem, language) = language_of(schema, bare(stem));
    let of_language = |it: &&Arc<Entry>| it.tag() == language;
    let title_of = |it: &Entry| it.text(Some(collection.roles.title)).to_owned();
    let found = |known, it: &Arc<Entry>| Home {
        path: it.path.to_string(),
        known: Some((title_of(it), known)),
    };
    let stem_slug = text::slug(stem);
    let named = own.iter().filter(of_language);
    if let Some(it) = named.clone().find(|it| it.slug == stem_slug) {
        return found(Known::Name, it);
    }
    // A translation that is new stands beside its original.
    if let (Some(tag), true) = (language, own.iter().any(|it| it.slug == stem_slug)) {
        return Home {
            path: format!("{}/{stem_slug}.{tag}.md", collection.folder),
            known: None,
        };
    }
    let folded = text::fold(&title);
    let slug = text::slug(&title);
    let originals = || own.iter().filter(|it| !it.translation);
    if let Some(it) = originals().find(|it| !folded.is_empty() && text::fold(&title_of(it)) == folded) {
        return found(Known::Title, it);
    }
    if let Some(it) = originals().find(|it| it.slug == slug) {
        return found(Known::Slug, it);
    }
    let slug = if slug.is_empty() { NAMELESS } else { &slug };
    Home {
        path: format!("{}/{slug}.md", collection.folder),
        known: None,
    }
}

/// The title of a text, if it can be read.
fn title(schema: &Schema, collection: &Collection, text: &str) -> String {
    let path = format!("{}/{NAMELESS}.md", collection.folder);
    let source = Source::new(&path, text.as_bytes().to_vec());
    let (entry, _) = content::read_entry(schema, &source);
    entry.map_or(String::new(), |it| it.text(Some(collection.roles.title)).to_owned())
}

/// A file's name without what browsers and systems add to copies: `ficha (1)`.
fn bare(stem: &str) -> &str {
    let stem = stem.trim();
    let counted = stem.strip_suffix(')').and_then(|it| it.rsplit_once('('));
    let stem = match counted {
        Some((rest, count)) if count.bytes().all(|it| it.is_ascii_digit()) => rest.trim(),
        _ => stem,
    };
    let copies = [" - copia", " - Copy", " - Cópia", " copia", ".md"];
    let copy = copies.iter().find_map(|it| stem.strip_suffix(it));
    copy.unwrap_or(stem).trim()
}

/// `riego.pt`: the name, and the language of a translation.
fn language_of<'n>(schema: &'n Schema, stem: &'n str) -> (&'n str, Option<&'n str>) {
    let known = |tag: &str| schema.site.languages.iter().any(|it| it == tag);
    match stem.rsplit_once('.') {
        Some((rest, tag)) if known(tag) => (rest, Some(tag)),
        _ => (stem, None),
    }
}

/// Lines as this catalogue's files have them, one break at the end.
fn unified(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim_end_matches(['\n', ' ', '\t', '\u{1A}']);
    match text.is_empty() {
        true => String::new(),
        false => format!("{text}\n"),
    }
}

/// With the mark, line breaks and ending of another text: mail and telephones change
/// them, and that is no edit of anybody's.
fn styled_as(text: &str, other: &str) -> String {
    let mut text = text.to_owned();
    if !other.ends_with('\n') {
        text.truncate(text.trim_end_matches('\n').len());
    }
    let first = other.find('\n').unwrap_or(0);
    if other[..first].ends_with('\r') {
        text = text.replace('\n', "\r\n");
    }
    match other.starts_with('\u{FEFF}') {
        true => format!("\u{FEFF}{text}"),
        false => text,
    }
}

/// What the checks say of the file where it would stand, told in its own lines.
fn problems(files: &Files, path: &str, text: &str, name: &str) -> Result<Vec<Diag>> {
    let before = entries::found(files)?;
    let mut files = files.clone();
    files.insert_text(path, text);
    let after = entries::found(&files)?.into_iter();
    // What was wrong with the entry's former text is not wrong elsewhere.
    let of_file = |it: &Diag| it.place.as_ref().is_some_and(|it| &*it.file == path);
    let own = after.filter(|it| of_file(it) || !before.contains(it));
    let told = own.map(|mut diag| {
        if let Some(place) = diag.place.as_mut().filter(|it| &*it.file == path) {
            place.file = name.into();
        }
        diag
    });
    Ok(told.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_what_systems_add_to_copies() {
        for (stem, expected) in [
            ("ficha (1)", "ficha"),
            ("riego (versión final)", "riego (versión final)"),
            ("riego - copia", "riego"),
            ("riego.md", "riego"),
            (" riego ", "riego"),
        ] {
            assert_eq!(bare(stem), expected);
        }
    }

    #[test]
    fn lines_end_as_in_the_file_that_stands() {
        assert_eq!(unified("a\r\nb\r\r"), "a\nb\n");
        assert_eq!(styled_as("a\nb\n", "\u{FEFF}x\r\ny"), "\u{FEFF}a\r\nb");
        assert_eq!(styled_as("a\n", "x\n"), "a\n");
    }
}
