//! The explorer: the first page of a list, with a search box, a panel of facets
//! and all that its script needs to show other results in the same page.
//!
//! Not here: searching, which the script does with the index named here.

use super::list::{self, Card, FacetBlock, List};
use super::{Page, View};
use crate::catalogue::{Catalogue, Shelf};
use serde::Serialize;

/// A list that can be searched and filtered in place.
#[derive(Debug, Serialize)]
pub struct Explorer {
    #[serde(flatten)]
    pub list: List,
    /// Its own address.
    pub href: String,
    /// Address of the search index.
    pub index: String,
    /// Entries shown at once.
    pub size: usize,
    /// Every field that filters, whether or not its terms have pages.
    pub panel: Vec<FacetBlock>,
    /// A card without values, which the script fills in.
    pub blank: Card,
    /// Entries say when they last changed.
    pub dated: bool,
    /// Label of the field that says where entries are, to order by.
    pub place: Option<String>,
}

/// Makes the explorer of the first page of a list.
pub(super) fn replace(page: &mut Page, catalogue: &Catalogue, shelf: &Shelf, index: &str) {
    let schema = catalogue.schema;
    let language = &schema.site.language;
    let collection = shelf.collection;
    let view = std::mem::replace(&mut page.view, View::Bare);
    page.view = match view {
        View::List(list) => View::Explorer(Box::new(Explorer {
            list,
            href: schema.site.href(&collection.list_path()),
            index: index.to_owned(),
            size: schema.site.page_size,
            panel: panel(catalogue, shelf),
            blank: blank(catalogue, shelf),
            dated: collection.roles.updated.is_some(),
            place: collection.rules.point_within.map(|at| {
                let label = &collection.fields[at].label;
                label.get(language).to_owned()
            }),
        })),
        other => other,
    };
    page.head.template = "explorer".to_owned();
}

fn panel(catalogue: &Catalogue, shelf: &Shelf) -> Vec<FacetBlock> {
    let facets = shelf.facets.iter();
    let fields = facets.map(|it| (&shelf.collection.fields[it.field], it));
    let wanted = fields.filter(|(field, it)| field.filter && !it.terms.is_empty());
    wanted
        .map(|(field, it)| list::facet_block(catalogue.schema, field, it))
        .collect()
}

fn blank(catalogue: &Catalogue, shelf: &Shelf) -> Card {
    let fields = shelf.collection.fields.iter().filter(|it| it.card);
    let language = &catalogue.schema.site.language;
    Card {
        title: String::new(),
        href: String::new(),
        summary: String::new(),
        language: None,
        facts: fields
            .map(|it| list::fact(it, Vec::new(), language))
            .collect(),
    }
}
