//! The Atom feed, the site map and `robots.txt`.

use super::{Head, Page, View};
use crate::catalogue::{Catalogue, Shelf};
use crate::schema::Schema;
use serde::Serialize;

/// Entries in the feed: enough for a reader that looks once a month.
const ENTRIES: usize = 30;

#[derive(Debug, Serialize)]
pub struct Feed {
    /// RFC 3339; the newest entry's, since a build has no clock.
    pub updated: String,
    pub entries: Vec<FeedEntry>,
}

#[derive(Debug, Serialize)]
pub struct FeedEntry {
    pub title: String,
    pub url: String,
    pub summary: String,
    pub language: String,
    pub updated: String,
}

#[derive(Debug, Serialize)]
pub struct SiteMap {
    pub urls: Vec<String>,
}

pub(super) fn feed<'a>(catalogue: &Catalogue<'a>, shelf: &Shelf<'a>) -> Page<'a> {
    let schema = catalogue.schema;
    let collection = shelf.collection;
    let dated = shelf.newest().into_iter().filter_map(|entry| {
        let day = entry.value(collection.roles.updated?)?.day()?;
        Some(FeedEntry {
            title: entry.text(Some(collection.roles.title)).to_owned(),
            url: schema.site.url(&collection.entry_path(&entry.slug)),
            summary: entry.text(collection.roles.summary).to_owned(),
            language: entry.language.clone(),
            updated: format!("{day}T00:00:00Z"),
        })
    });
    let entries: Vec<FeedEntry> = dated.take(ENTRIES).collect();
    let updated = entries.first().map(|it| it.updated.clone());
    let title = collection.label.get(&schema.site.language);
    Page {
        head: Head::new(schema, "feed.xml".to_owned(), "feed.xml", title).unlisted(),
        view: View::Feed(Feed {
            updated: updated.unwrap_or_else(|| "1970-01-01T00:00:00Z".to_owned()),
            entries,
        }),
    }
}

pub(super) fn site_map<'a>(schema: &Schema, pages: &[Page<'a>]) -> Page<'a> {
    let listed = pages.iter().filter(|it| it.head.listed);
    let view = View::SiteMap(SiteMap {
        urls: listed.map(|it| it.head.url.clone()).collect(),
    });
    Page {
        head: Head::new(schema, "sitemap.xml".to_owned(), "sitemap.xml", "").unlisted(),
        view,
    }
}

pub(super) fn robots<'a>(schema: &Schema) -> Page<'a> {
    Page {
        head: Head::new(schema, "robots.txt".to_owned(), "robots.txt", "").unlisted(),
        view: View::Bare,
    }
}
