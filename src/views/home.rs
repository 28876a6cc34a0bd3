//! The home page: what there is, by what one can look, what is new.

use super::list::{self, Card, FacetBlock};
use super::{Head, Indexes, Page, View, main_shelf};
use crate::catalogue::Catalogue;
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

pub(super) fn page<'a>(catalogue: &Catalogue<'a>, indexes: &Indexes) -> Page<'a> {
    let site = &catalogue.schema.site;
    let language = &site.language;
    let head = Head::new(catalogue.schema, String::new(), "home", "")
        .described(site.tagline.get(language));
    let Some(shelf) = main_shelf(catalogue) else {
        let view = View::Bare;
        return Page { head, view };
    };
    let newest = shelf.newest();
    let latest = newest.iter().take(LATEST);
    let view = View::Home(Home {
        total: shelf.entries.len(),
        list: site.href(&shelf.collection.list_path()),
        search: indexes.contains_key(&shelf.collection.name),
        label: shelf.collection.label.get(language).to_owned(),
        facets: list::facet_blocks(catalogue, shelf),
        latest: latest
            .map(|it| list::card(catalogue.schema, shelf.collection, it))
            .collect(),
    });
    Page { head, view }
}
