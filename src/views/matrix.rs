//! Which terms of a field stand together in entries: every two of them, and the sets
//! that entries have exactly.
//!
//! Comes in: the field that a collection declares as `matrix`. Goes out: a table, a
//! list of the entries behind each of its cells, and the commonest sets.

use super::list::{self, Start};
use super::statistics::percent;
use super::{Link, Page, Scope};
use crate::catalogue::{Facet, Shelf};
use crate::content::Entry;
use crate::schema::Field;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Sets shown: what fits on a screen; the rest are said as a number.
const COMMONEST: usize = 15;

#[derive(Debug, Serialize)]
pub struct Matrix {
    pub field: String,
    pub label: String,
    pub rows: Vec<MatrixRow>,
}

#[derive(Debug, Serialize)]
pub struct MatrixRow {
    /// From 1: stands for the term at the head of its column.
    pub number: usize,
    pub label: String,
    pub href: Option<String>,
    /// Where the term meets itself, all its entries.
    pub cells: Vec<Cell>,
}

#[derive(Debug, Serialize)]
pub struct Cell {
    pub count: usize,
    pub href: Option<String>,
}

/// The sets of terms that entries have exactly.
#[derive(Debug, Serialize)]
pub struct Combinations {
    /// How many different ones there are, and how many of them only one entry has.
    pub different: usize,
    pub single: usize,
    /// Those that more than one entry has, the commonest first.
    pub rows: Vec<Combination>,
}

#[derive(Debug, Serialize)]
pub struct Combination {
    pub terms: Vec<Link>,
    pub count: usize,
    pub share: String,
}

/// Entries by the positions of their terms in the facet.
pub(super) struct Pairs<'c, 'a> {
    facet: &'c Facet<'a>,
    field: &'a Field,
    /// Where its pages stand.
    folder: String,
    together: BTreeMap<(usize, usize), Vec<&'a Entry>>,
    sets: BTreeMap<Vec<usize>, usize>,
}

/// Counts who stands with whom, when the collection declares it and there is anyone.
pub(super) fn pairs<'c, 'a>(shelf: &'c Shelf<'a>) -> Option<Pairs<'c, 'a>> {
    let overview = &shelf.collection.overview;
    let facet = shelf.facet(overview.matrix?)?;
    let field = &shelf.collection.fields[facet.field];
    let first = overview.statistics.as_deref()?;
    let second = field.pages.as_deref().unwrap_or(&field.name);
    let mut positions: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, it) in facet.terms.iter().enumerate() {
        positions.insert(&it.term.id, at);
    }
    let mut pairs = Pairs {
        facet,
        field,
        folder: format!("{first}/{second}/"),
        together: BTreeMap::new(),
        sets: BTreeMap::new(),
    };
    for entry in &shelf.entries {
        let terms = entry.value(facet.field).map(|it| it.terms());
        let terms = terms.unwrap_or_default().iter();
        let mut held: Vec<usize> = terms
            .filter_map(|it| positions.get(it.id.as_str()).copied())
            .collect();
        held.sort_unstable();
        for (n, &one) in held.iter().enumerate() {
            for &other in &held[n + 1..] {
                pairs.together.entry((one, other)).or_default().push(entry);
            }
        }
        if !held.is_empty() {
            *pairs.sets.entry(held).or_default() += 1;
        }
    }
    (!facet.terms.is_empty()).then_some(pairs)
}

impl<'a> Pairs<'_, 'a> {
    pub fn matrix(&self, scope: Scope) -> Matrix {
        let rows = (0..self.facet.terms.len()).map(|row| {
            let own = self.term(scope, row);
            let cells = (0..self.facet.terms.len()).map(|column| match row == column {
                true => Cell {
                    count: self.facet.terms[row].entries.len(),
                    href: Some(own.href.clone()).filter(|it| !it.is_empty()),
                },
                false => self.cell(scope, row, column),
            });
            MatrixRow {
                number: row + 1,
                cells: cells.collect(),
                label: own.text,
                href: Some(own.href).filter(|it| !it.is_empty()),
            }
        });
        Matrix {
            field: self.field.name.clone(),
            label: self.field.label.get(scope.language).to_owned(),
            rows: rows.collect(),
        }
    }

    /// The lists behind cells are in the site's own language only, as those of other
    /// pairs of terms.
    fn cell(&self, scope: Scope, row: usize, column: usize) -> Cell {
        let pair = (row.min(column), row.max(column));
        let entries = self.together.get(&pair);
        Cell {
            count: entries.map_or(0, Vec::len),
            href: entries
                .filter(|_| scope.is_own())
                .map(|_| scope.href(&self.path(pair))),
        }
    }

    /// A pair has one page, whichever of its two cells leads there.
    fn path(&self, (one, other): (usize, usize)) -> String {
        let slug = |at: usize| &self.facet.terms[at].term.slug;
        format!("{}{}/{}/", self.folder, slug(one), slug(other))
    }

    /// A term with a link to its page; an empty one when its field has none.
    fn term(&self, scope: Scope, at: usize) -> Link {
        let term = self.facet.terms[at].term;
        let path = scope.schema.term_path(self.field, term);
        Link {
            text: term.label.get(scope.language).to_owned(),
            href: path.map(|it| scope.href(&it)).unwrap_or_default(),
            language: None,
        }
    }

    pub fn combinations(&self, scope: Scope, shelf: &Shelf) -> Combinations {
        let mut common: Vec<(&Vec<usize>, usize)> = self
            .sets
            .iter()
            .map(|(set, count)| (set, *count))
            .filter(|(_, count)| *count > 1)
            .collect();
        common.sort_by_key(|(_, count)| Reverse(*count));
        let rows = common.iter().take(COMMONEST);
        let rows = rows.map(|(set, count)| Combination {
            terms: set.iter().map(|it| self.term(scope, *it)).collect(),
            count: *count,
            share: percent(*count, shelf.entries.len(), scope.language),
        });
        Combinations {
            different: self.sets.len(),
            single: self.sets.values().filter(|it| **it == 1).count(),
            rows: rows.collect(),
        }
    }

    /// The lists behind the cells.
    pub fn pages(&self, scope: Scope<'_, 'a>, shelf: &Shelf<'a>) -> Vec<Page<'a>> {
        let statistics = shelf.collection.overview.statistics.as_deref();
        let statistics = format!("{}/", statistics.unwrap_or_default());
        let mut out = Vec::new();
        for (&pair, entries) in &self.together {
            let label = |at: usize| self.facet.terms[at].term.label.get(scope.language);
            let start = Start {
                path: self.path(pair),
                title: format!("{} · {}", label(pair.0), label(pair.1)),
                field: Some(self.field.label.get(scope.language).to_owned()),
                sign: None,
                intro: String::new(),
                crumbs: Vec::new(),
                facets: Vec::new(),
                elsewhere: Some(statistics.clone()),
            };
            let mut pages = list::pages(scope, shelf.collection, entries, start);
            for page in &mut pages {
                page.head.template = "together".to_owned();
            }
            out.extend(pages);
        }
        out
    }
}
