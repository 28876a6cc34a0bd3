//! The home page: what there is, by what one can look, what is new.

use super::list::{self, Card, FacetBlock};
use super::{Indexes, Page, Scope, View, main_shelf};
use serde::Serialize;

/// Cards on the home page: two rows of three.
const LATEST: usize = 6;

#[derive(Debug, Serialize)]
pub struct Home {
    pub total: usize,
    /// The list of all entries: where the search form leads.
    pub list: String,
    /// There is a search form.
    pub search: bool,
    pub label: String,
    /// Each field with pages, its terms and their counts.
    pub facets: Vec<FacetBlock>,
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
    let newest = shelf.newest();
    let latest = newest.iter().take(LATEST);
    let view = View::Home(Home {
        total: shelf.entries.len(),
        list: scope.href(&shelf.collection.list_path()),
        search: indexes.contains_key(&shelf.collection.name),
        label: scope.label(&shelf.collection.label).to_owned(),
        facets: list::facet_blocks(scope, shelf),
        latest: latest
            .map(|it| list::card(scope, shelf.collection, scope.version(it)))
            .collect(),
    });
    Page { head, view }
}
