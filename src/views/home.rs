//! The home page: the ways in, what there is, what is little seen, what is new.

use super::list::{self, Card, FacetBlock};
use super::map::{self, SmallMap};
use super::{Indexes, Page, Scope, View, learnings, main_shelf};
use crate::catalogue::Shelf;
use crate::content::Entry;
use serde::Serialize;

/// Cards in a row of the home page.
const ROW: usize = 3;

#[derive(Debug, Serialize)]
pub struct Home {
    pub total: usize,
    /// The list of all entries: where the search form leads.
    pub list: String,
    /// There is a search form.
    pub search: bool,
    pub label: String,
    /// Items of all entries, where they have a page.
    pub learnings: usize,
    pub map: Option<SmallMap>,
    /// Each field with pages, its terms and their counts.
    pub facets: Vec<FacetBlock>,
    /// Small entries that go on, the least visible first.
    pub small: Vec<Card>,
    pub latest: Vec<Card>,
}

pub(super) fn page<'a>(scope: Scope<'_, 'a>, indexes: &Indexes) -> Page<'a> {
    let site = &scope.schema.site;
    let head = scope
        .head("", "home", "")
        .described(scope.label(&site.tagline));
    let Some(shelf) = main_shelf(scope.catalogue) else {
        let view = View::Bare;
        return Page { head, view };
    };
    let small = scope.catalogue.small_and_open(shelf, ROW);
    let mut latest = shelf.newest();
    latest.retain(|it| !small.iter().any(|other| std::ptr::eq(*it, *other)));
    let view = View::Home(Box::new(Home {
        total: shelf.entries.len(),
        list: scope.href(&shelf.collection.list_path()),
        search: indexes.contains_key(&shelf.collection.name),
        label: scope.label(&shelf.collection.label).to_owned(),
        learnings: learnings::count(shelf),
        map: map::small(scope, shelf),
        facets: list::facet_blocks(scope, shelf),
        small: cards(scope, shelf, &small),
        latest: cards(scope, shelf, &latest),
    }));
    Page { head, view }
}

fn cards<'a>(scope: Scope<'_, 'a>, shelf: &Shelf<'a>, entries: &[&'a Entry]) -> Vec<Card> {
    let some = entries.iter().take(ROW);
    some.map(|it| list::card(scope, shelf.collection, scope.version(it)))
        .collect()
}
