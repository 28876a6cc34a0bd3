//! The Atom feed, the site map and `robots.txt`.

use super::{Alternate, Head, Page, Scope, View};
use crate::catalogue::Shelf;
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
    pub urls: Vec<SiteUrl>,
}

/// A page, and the same page in other languages.
#[derive(Debug, Serialize)]
pub struct SiteUrl {
    pub url: String,
    pub alternates: Vec<Alternate>,
}

pub(super) fn feed<'a>(scope: Scope<'_, 'a>, shelf: &Shelf<'a>) -> Page<'a> {
    let schema = scope.schema;
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
    let title = scope.label(&collection.label);
    Page {
        head: file(scope, "feed.xml", title),
        view: View::Feed(Feed {
            updated: updated.unwrap_or_else(|| "1970-01-01T00:00:00Z".to_owned()),
            entries,
        }),
    }
}

pub(super) fn site_map<'a>(scope: Scope<'_, 'a>, pages: &[Page<'a>]) -> Page<'a> {
    let listed = pages.iter().filter(|it| it.head.listed);
    let view = View::SiteMap(SiteMap {
        urls: listed
            .map(|it| SiteUrl {
                url: it.head.url.clone(),
                alternates: it.head.alternates.clone(),
            })
            .collect(),
    });
    Page {
        head: file(scope, "sitemap.xml", ""),
        view,
    }
}

pub(super) fn robots<'a>(scope: Scope<'_, 'a>) -> Page<'a> {
    Page {
        head: file(scope, "robots.txt", ""),
        view: View::Bare,
    }
}

/// A file for machines, made by the template of the same name.
fn file(scope: Scope, name: &str, title: &str) -> Head {
    scope.lone_head(name, name, title, "").unlisted()
}
