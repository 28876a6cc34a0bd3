//! A small page of an entry that other sites may frame, and the code to do so.

use super::record::{License, Record};
use super::{Head, Page, Scope, View, entry_path};
use crate::content::Entry;
use crate::schema::Collection;
use serde::Serialize;

/// The card in the frame; the template has all else.
#[derive(Debug, Serialize)]
pub struct Card<'a> {
    pub title: &'a str,
    pub summary: &'a str,
    pub language: &'a str,
    /// Where it is, and in which territory.
    pub places: Vec<String>,
    /// The entry's own page.
    pub entry: String,
    pub license: License,
}

/// What the code for a frame says.
#[derive(Debug, Serialize)]
pub struct Embed {
    pub url: String,
    pub title: String,
}

fn path(collection: &Collection, entry: &Entry) -> Option<String> {
    let segment = collection.description.embed.as_deref()?;
    Some(format!("{}{segment}/", entry_path(collection, entry)))
}

pub(super) fn code(scope: Scope, collection: &Collection, entry: &Entry) -> Option<Embed> {
    let path = path(collection, entry)?;
    Some(Embed {
        url: scope.schema.site.url(&path),
        title: entry.text(Some(collection.roles.title)).to_owned(),
    })
}

pub(super) fn page<'a>(
    scope: Scope<'_, 'a>,
    collection: &Collection,
    entry: &'a Entry,
) -> Option<Page<'a>> {
    let own = path(collection, entry)?;
    let record = Record::new(scope, collection, entry);
    let title = record.title;
    let head = scope.head_at(own, "embed", title, |_| entry_path(collection, entry));
    let places = record.place.into_iter().chain(record.territories);
    Some(Page {
        head: Head {
            switch: Vec::new(),
            ..head.unlisted()
        },
        view: View::Card(Card {
            title,
            summary: record.summary,
            language: record.language,
            places: places.collect(),
            entry: record.url,
            license: record.license,
        }),
    })
}
