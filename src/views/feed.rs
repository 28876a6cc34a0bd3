//! Atom feeds: of the main collection, and of each term with a page.
//!
//! Only in the site's own language: entries are the same in all, and each feed says
//! in which language an entry is.

use super::record::{License, Record};
use super::{Head, Link, Page, Scope, View};
use crate::catalogue::Shelf;
use crate::content::Entry;
use crate::schema::{Field, Term};
use serde::Serialize;

/// Entries in a feed: enough for a reader that looks once a month.
const ENTRIES: usize = 30;
/// A feed's name, below the list it tells of.
const NAME: &str = "feed.xml";

#[derive(Debug, Serialize)]
pub struct Feed {
    /// Address of the list it tells of; it names the feed too.
    pub home: String,
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
    /// Empty where the feed's own author stands for them.
    pub authors: Vec<String>,
    pub rights: String,
}

/// The link to the feed of a term, for pages that list its entries.
pub(super) fn of_term(scope: Scope, shelf: &Shelf, field: &Field, term: &Term) -> Option<Link> {
    let path = scope.schema.term_path(field, term)?;
    let own = Scope::own(scope.catalogue);
    shelf.collection.data.then(|| Link {
        text: scope.label(&term.label).to_owned(),
        href: own.href(&format!("{path}{NAME}")),
        language: (!scope.is_own()).then(|| own.language.to_owned()),
    })
}

/// The feed of a whole collection.
pub(super) fn feed<'a>(scope: Scope<'_, 'a>, shelf: &Shelf<'a>) -> Page<'a> {
    page(scope, shelf, "", "", &shelf.newest())
}

/// A feed for each term that has a page.
pub(super) fn term_feeds<'a>(scope: Scope<'_, 'a>, shelf: &Shelf<'a>) -> Vec<Page<'a>> {
    if !shelf.collection.data {
        return Vec::new();
    }
    let mut pages = Vec::new();
    for (at, field) in shelf.collection.paged_fields() {
        let terms = shelf.facet(at).map(|it| &it.terms);
        for held in terms.into_iter().flatten() {
            if let Some(path) = scope.schema.term_path(field, held.term) {
                let title = scope.label(&held.term.label);
                let newest = shelf.by_day(held.entries.clone());
                pages.push(page(scope, shelf, &path, title, &newest));
            }
        }
    }
    pages
}

fn page<'a>(
    scope: Scope<'_, 'a>,
    shelf: &Shelf<'a>,
    list: &str,
    title: &str,
    newest: &[&'a Entry],
) -> Page<'a> {
    let site = &scope.schema.site;
    let entries: Vec<FeedEntry> = newest
        .iter()
        .map_while(|it| entry(Record::new(scope, shelf.collection, it)))
        .take(ENTRIES)
        .collect();
    let updated = entries.first().map(|it| it.updated.clone());
    let path = format!("{list}{NAME}");
    Page {
        head: file(scope, &path, NAME, title),
        view: View::Feed(Feed {
            home: site.url(list),
            updated: updated.unwrap_or_else(|| "1970-01-01T00:00:00Z".to_owned()),
            entries,
        }),
    }
}

/// A feed is of what changed: an entry without a day is in none. Those stand last.
fn entry(record: Record) -> Option<FeedEntry> {
    let License { url, .. } = record.license;
    Some(FeedEntry {
        updated: format!("{}T00:00:00Z", record.updated?),
        title: record.title.to_owned(),
        url: record.url,
        summary: record.summary.to_owned(),
        language: record.language.to_owned(),
        authors: record.authors,
        rights: url,
    })
}

/// A file for machines, made by the template of that name.
pub(super) fn file(scope: Scope, path: &str, template: &str, title: &str) -> Head {
    scope.lone_head(path, template, title, "").unlisted()
}
