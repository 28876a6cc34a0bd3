//! What the static index needs of entries beside their words: what is shown of them
//! in a list, the facets, and what the orders go by.

use super::close_up::map_of;
use super::{Scope, map};
use crate::catalogue::{Catalogue, Facet, Shelf};
use crate::content::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// One shelf for the static index. Entries are numbered as they stand grouped.
pub struct Listing {
    /// Address of the shelf's list; an entry's is its slug below it.
    pub list: String,
    pub cards: Vec<Row>,
    /// Fields shown on a card, in the order of a row's values.
    pub card_fields: Vec<String>,
    pub facets: Vec<Lists>,
    /// `Catalogue::visibility` of each entry.
    pub visibility: Vec<usize>,
    /// The place of each one's last change among all days, from 1; 0 is undated.
    pub updated: Vec<usize>,
    /// Where each one stands in the drawing of the map, in whole units; empty without
    /// a map.
    pub points: Vec<Option<(usize, usize)>>,
}

/// What is shown of an entry in a list.
pub struct Row {
    pub slug: String,
    pub title: String,
    pub summary: String,
    /// Empty for the site's own.
    pub language: String,
    /// Of each of the card's fields: ids of terms for facets, else texts.
    pub values: Vec<Vec<String>>,
}

/// A facet: each term's id in lower case, as addresses have it, and its entries.
pub struct Lists {
    pub name: String,
    pub terms: Vec<(String, Vec<u32>)>,
}

impl Listing {
    pub fn new(catalogue: &Catalogue, shelf: &Shelf) -> Listing {
        let site = &catalogue.schema.site;
        let fields = shelf.collection.fields.iter();
        let entries: Vec<&Entry> = shelf.grouped.iter().map(|it| shelf.entries[*it]).collect();
        let mut numbers = BTreeMap::new();
        for (number, entry) in entries.iter().enumerate() {
            numbers.insert(entry.slug.as_str(), number as u32);
        }
        let filters = |it: &&Facet| shelf.collection.fields[it.field].filter;
        let facets = shelf.facets.iter().filter(filters);
        Listing {
            list: site.href(&shelf.collection.list_path()),
            cards: entries.iter().map(|it| row(catalogue, shelf, it)).collect(),
            card_fields: fields
                .filter(|it| it.card)
                .map(|it| it.name.clone())
                .collect(),
            facets: facets.map(|it| lists(shelf, it, &numbers)).collect(),
            visibility: entries
                .iter()
                .map(|it| catalogue.visibility(shelf, it))
                .collect(),
            updated: updated(shelf, &entries),
            points: points(catalogue, shelf, &entries),
        }
    }
}

fn row(catalogue: &Catalogue, shelf: &Shelf, entry: &Entry) -> Row {
    let schema = catalogue.schema;
    let fields = shelf.collection.fields.iter().enumerate();
    let values = fields.filter(|(_, it)| it.card).map(|(at, field)| {
        let shown = entry
            .value(at)
            .map(|it| field.show(it, schema, &schema.site.language));
        let pieces = shown.unwrap_or_default().into_iter();
        pieces
            .map(|it| match it.term.filter(|_| field.filter) {
                Some(id) => id.to_lowercase(),
                None => it.text,
            })
            .collect()
    });
    let foreign = Scope::own(catalogue).foreign(entry);
    let roles = &shelf.collection.roles;
    Row {
        slug: entry.slug.clone(),
        title: entry.text(Some(roles.title)).to_owned(),
        summary: entry.text(roles.summary).to_owned(),
        language: foreign.unwrap_or_default(),
        values: values.collect(),
    }
}

fn lists(shelf: &Shelf, facet: &Facet, numbers: &BTreeMap<&str, u32>) -> Lists {
    let terms = facet.terms.iter().map(|it| {
        let mut entries: Vec<u32> = it
            .entries
            .iter()
            .filter_map(|it| numbers.get(it.slug.as_str()).copied())
            .collect();
        entries.sort_unstable();
        (it.term.id.to_lowercase(), entries)
    });
    Lists {
        name: shelf.collection.fields[facet.field].name.clone(),
        terms: terms.collect(),
    }
}

fn points(catalogue: &Catalogue, shelf: &Shelf, entries: &[&Entry]) -> Vec<Option<(usize, usize)>> {
    let drawn = shelf.collection.overview.map.as_ref();
    let Some(map) = drawn.and_then(|_| map_of(catalogue, shelf.collection)) else {
        return Vec::new();
    };
    let point = |it: &&Entry| {
        let (x, y) = map::point(map, shelf, it)?;
        // Inside the drawing: neither is negative.
        Some((x.round() as usize, y.round() as usize))
    };
    entries.iter().map(point).collect()
}

fn updated(shelf: &Shelf, entries: &[&Entry]) -> Vec<usize> {
    let day = |it: &&Entry| {
        let value = shelf.collection.roles.updated.and_then(|at| it.value(at));
        value.and_then(|it| it.day())
    };
    let days: BTreeSet<String> = entries.iter().filter_map(day).collect();
    let days: Vec<String> = days.into_iter().collect();
    let place = |it: &&Entry| days.binary_search(&day(it)?).ok();
    entries
        .iter()
        .map(|it| place(it).map_or(0, |it| it + 1))
        .collect()
}
