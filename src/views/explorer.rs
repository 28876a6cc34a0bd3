//! The explorer: the first page of a list, with a search box, a panel of facets
//! and all that its script needs to show other results in the same page.
//!
//! Not here: searching, which the script does with the index named here.

use super::close_up::map_of;
use super::list::{self, Card, FacetBlock, List};
use super::{Page, Scope, View};
use crate::catalogue::Shelf;
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
    /// Of the entries in the index that do not say theirs.
    pub language: String,
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
    /// Name of the field whose terms the map draws, where there is one.
    pub drawn: Option<String>,
}

/// Makes the explorer of the first page of a list.
pub(super) fn replace(page: &mut Page, scope: Scope, shelf: &Shelf, index: &str) {
    let site = &scope.schema.site;
    let collection = shelf.collection;
    let view = std::mem::replace(&mut page.view, View::Bare);
    let drawn = collection.overview.map.as_ref();
    let drawn = drawn.filter(|_| map_of(scope.catalogue, collection).is_some());
    page.view = match view {
        View::List(list) => View::Explorer(Box::new(Explorer {
            list,
            href: scope.href(&collection.list_path()),
            index: index.to_owned(),
            language: site.language.clone(),
            size: site.page_size,
            panel: panel(scope, shelf),
            blank: blank(scope, shelf),
            dated: collection.roles.updated.is_some(),
            place: collection.rules.point_within.map(|at| {
                let label = &collection.fields[at].label;
                label.get(scope.language).to_owned()
            }),
            drawn: drawn.and_then(|_| {
                let at = collection.rules.point_within?;
                Some(collection.fields[at].name.clone())
            }),
        })),
        other => other,
    };
    page.head.template = "explorer".to_owned();
}

fn panel(scope: Scope, shelf: &Shelf) -> Vec<FacetBlock> {
    let facets = shelf.facets.iter();
    let fields = facets.map(|it| (&shelf.collection.fields[it.field], it));
    let wanted = fields.filter(|(field, it)| field.filter && !it.terms.is_empty());
    wanted
        .map(|(field, it)| list::facet_block(scope, field, it))
        .collect()
}

fn blank(scope: Scope, shelf: &Shelf) -> Card {
    let fields = shelf.collection.fields.iter().filter(|it| it.card);
    Card {
        title: String::new(),
        href: String::new(),
        summary: String::new(),
        language: None,
        facts: fields
            .map(|it| list::fact(it, Vec::new(), scope.language))
            .collect(),
    }
}
