//! What an entry offers and what it seeks, each with the way to those it fits.
//!
//! Comes in: the two fields that the collection declares for it, and the facets.
//! Goes out: their terms, and how many others ask for what this one gives.

use super::Scope;
use crate::catalogue::Shelf;
use crate::content::Entry;
use crate::schema::Field;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub struct Exchange {
    pub offers: Option<Side>,
    pub seeks: Option<Side>,
}

#[derive(Debug, Serialize)]
pub struct Side {
    pub label: String,
    pub terms: Vec<Wanted>,
}

#[derive(Debug, Serialize)]
pub struct Wanted {
    pub text: String,
    /// Other entries on the other side: those that seek what this one offers.
    pub others: usize,
    /// Their list, where lists can be filtered.
    pub href: Option<String>,
}

/// The two sides of an entry; nothing when it says neither.
pub(super) fn of(scope: Scope, shelf: &Shelf, entry: &Entry, explorer: bool) -> Option<Exchange> {
    let roles = &shelf.collection.roles;
    let side = |own: Option<usize>, other: Option<usize>| {
        let other = other.filter(|_| explorer);
        side(scope, shelf, entry, own?, other)
    };
    let exchange = Exchange {
        offers: side(roles.offers, roles.seeks),
        seeks: side(roles.seeks, roles.offers),
    };
    (exchange.offers.is_some() || exchange.seeks.is_some()).then_some(exchange)
}

fn side(
    scope: Scope,
    shelf: &Shelf,
    entry: &Entry,
    own: usize,
    other: Option<usize>,
) -> Option<Side> {
    let field = &shelf.collection.fields[own];
    let shown = field.show(entry.value(own)?, scope.schema, scope.language);
    let terms = shown.into_iter().map(|it| {
        let id = it.term.unwrap_or_default();
        let others = other.map_or(0, |at| others(shelf, entry, at, &id));
        let href = other.filter(|_| others > 0).map(|at| {
            let list = scope.href(&shelf.collection.list_path());
            filtered(&list, &shelf.collection.fields[at], &id)
        });
        Wanted {
            text: it.text,
            others,
            href,
        }
    });
    Some(Side {
        label: scope.label(&field.label).to_owned(),
        terms: terms.collect(),
    })
}

/// How many other entries have a term in a field that filters.
fn others(shelf: &Shelf, entry: &Entry, field: usize, id: &str) -> usize {
    let facet = shelf.facet(field);
    let filters = facet.filter(|it| shelf.collection.fields[it.field].filter);
    let held = filters.and_then(|it| it.terms.iter().find(|it| it.term.id == id));
    let entries = held.map_or(&[][..], |it| &it.entries).iter();
    entries.filter(|it| it.slug != entry.slug).count()
}

/// The address of a list with one term chosen, as the explorer reads it.
fn filtered(list: &str, field: &Field, id: &str) -> String {
    format!("{list}?{}={}", field.name, id.to_lowercase())
}
