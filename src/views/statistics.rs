//! How many entries there are of what: a table for each facet, by decade, and who
//! stands together with whom (`matrix`).
//!
//! Comes in: a shelf whose collection declares `statistics`. Goes out: the page, and
//! the lists its cells lead to. Only published entries are counted.

use super::matrix::{self, Combinations, Matrix};
use super::{Link, Page, Scope, View, learnings};
use crate::catalogue::{Facet, Shelf};
use crate::schema::Field;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Debug, Serialize)]
pub struct Statistics {
    pub total: usize,
    /// Where they are listed.
    pub list: String,
    /// Terms in use of each field with pages.
    pub terms: Vec<Counted>,
    pub learnings: Option<Counted>,
    /// Figures from elsewhere.
    pub page: Option<Link>,
    pub tables: Vec<Table>,
    pub matrix: Option<Matrix>,
    pub combinations: Option<Combinations>,
}

#[derive(Debug, Serialize)]
pub struct Counted {
    pub label: String,
    pub href: String,
    pub count: usize,
}

#[derive(Debug, Serialize)]
pub struct Table {
    pub name: String,
    pub label: String,
    pub rows: Vec<Row>,
    /// An entry may be in several rows.
    pub several: bool,
    /// Entries that do not say.
    pub without: Option<Row>,
}

#[derive(Debug, Serialize)]
pub struct Row {
    pub label: String,
    pub href: Option<String>,
    pub count: usize,
    /// Of all entries: `12,5 %`.
    pub share: String,
    /// Of the longest bar, in hundredths.
    pub bar: usize,
}

pub(super) fn pages<'a>(scope: Scope<'_, 'a>, shelf: &Shelf<'a>, explorer: bool) -> Vec<Page<'a>> {
    let overview = &shelf.collection.overview;
    let Some(segment) = &overview.statistics else {
        return Vec::new();
    };
    let pairs = matrix::pairs(shelf);
    let tables = shelf.facets.iter().filter(|it| !it.terms.is_empty());
    let tables = tables.map(|it| table(scope, shelf, it, explorer));
    let view = Statistics {
        total: shelf.entries.len(),
        list: scope.href(&shelf.collection.list_path()),
        terms: terms(scope, shelf),
        learnings: overview.learnings.as_ref().map(|it| Counted {
            label: String::new(),
            href: scope.href(&format!("{it}/")),
            count: learnings::count(shelf),
        }),
        page: page_elsewhere(scope, shelf),
        tables: tables.chain(decades(shelf, scope.language)).collect(),
        matrix: pairs.as_ref().map(|it| it.matrix(scope)),
        combinations: pairs.as_ref().map(|it| it.combinations(scope, shelf)),
    };
    let mut pages = vec![Page {
        head: scope.head(&format!("{segment}/"), "statistics", ""),
        view: View::Statistics(Box::new(view)),
    }];
    pages.extend(
        pairs
            .iter()
            .filter(|_| scope.is_own())
            .flat_map(|it| it.pages(scope, shelf)),
    );
    pages
}

fn terms(scope: Scope, shelf: &Shelf) -> Vec<Counted> {
    let fields = shelf.collection.paged_fields();
    let counted = fields.filter_map(|(at, field)| {
        let path = format!("{}/", field.pages.as_deref()?);
        Some(Counted {
            label: field.plural.get(scope.language).to_owned(),
            href: scope.href(&path),
            count: shelf.facet(at)?.terms.len(),
        })
    });
    counted.collect()
}

fn page_elsewhere(scope: Scope, shelf: &Shelf) -> Option<Link> {
    let (collection, slug) = shelf.collection.overview.statistics_page.as_ref()?;
    let entry = scope.catalogue.entry(collection, slug)?;
    let collection = scope.schema.collection(collection)?;
    Some(scope.entry_link(collection, entry))
}

/// A field with pages has terms of equal standing, told by how many entries they have;
/// the others may be a scale (a state, a size) and keep the vocabulary's order.
fn table(scope: Scope, shelf: &Shelf, facet: &Facet, explorer: bool) -> Table {
    let (schema, language) = (scope.schema, scope.language);
    let field = &shelf.collection.fields[facet.field];
    let count = Counter::new(
        shelf,
        facet.terms.iter().map(|it| it.entries.len()),
        language,
    );
    let mut rows: Vec<Row> = facet
        .terms
        .iter()
        .map(|it| {
            let path = schema.term_path(field, it.term);
            let path = path.or_else(|| explorer.then(|| filtered(shelf, field, &it.term.id)));
            let href = path.map(|it| scope.href(&it));
            count.row(it.term.label.get(language), href, it.entries.len())
        })
        .collect();
    if field.pages.is_some() {
        rows.sort_by_key(|it| std::cmp::Reverse(it.count));
    }
    let held = |it: &usize| shelf.entries[*it].value(facet.field).is_some();
    let held = (0..shelf.entries.len()).filter(held).count();
    Table {
        name: field.name.clone(),
        label: field.label.get(language).to_owned(),
        several: rows.iter().map(|it| it.count).sum::<usize>() > held,
        rows,
        without: count.without(held),
    }
}

/// The explorer with one term chosen.
fn filtered(shelf: &Shelf, field: &Field, id: &str) -> String {
    let list = shelf.collection.list_path();
    format!("{list}?{}={}", field.name, id.to_lowercase())
}

/// Entries by the ten years in which they began, from the first to the last.
fn decades(shelf: &Shelf, language: &str) -> Option<Table> {
    let at = shelf.collection.roles.year?;
    let field = &shelf.collection.fields[at];
    let years = shelf.entries.iter().filter_map(|it| it.value(at)?.year());
    let mut decades: BTreeMap<i32, usize> = BTreeMap::new();
    for year in years {
        *decades.entry(year.div_euclid(10) * 10).or_default() += 1;
    }
    let count = Counter::new(shelf, decades.values().copied(), language);
    let rows = decades.iter().map(|(first, it)| {
        let label = format!("{first}–{}", first + 9);
        count.row(&label, None, *it)
    });
    let rows: Vec<Row> = rows.collect();
    (!rows.is_empty()).then(|| Table {
        name: field.name.clone(),
        label: field.label.get(language).to_owned(),
        several: false,
        rows,
        without: count.without(decades.values().sum()),
    })
}

/// What the rows of one table are measured by.
struct Counter<'l> {
    total: usize,
    most: usize,
    language: &'l str,
}

impl<'l> Counter<'l> {
    fn new(shelf: &Shelf, counts: impl Iterator<Item = usize>, language: &'l str) -> Counter<'l> {
        Counter {
            total: shelf.entries.len(),
            most: counts.max().unwrap_or(0),
            language,
        }
    }

    fn row(&self, label: &str, href: Option<String>, count: usize) -> Row {
        Row {
            label: label.to_owned(),
            href,
            count,
            share: percent(count, self.total, self.language),
            bar: (count * 100).div_ceil(self.most.max(1)).min(100),
        }
    }

    fn without(&self, held: usize) -> Option<Row> {
        let count = self.total.saturating_sub(held);
        (count > 0).then(|| self.row("", None, count))
    }
}

/// A share with one decimal, as the language writes it.
pub(super) fn percent(part: usize, whole: usize, language: &str) -> String {
    let tenths = (part * 2000 + whole).checked_div(whole * 2).unwrap_or(0);
    let (whole, rest) = (tenths / 10, tenths % 10);
    match language {
        "en" => format!("{whole}.{rest}%"),
        "pt" => format!("{whole},{rest}%"),
        _ => format!("{whole},{rest}\u{A0}%"),
    }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn shares_are_rounded_and_written_as_the_language_does() {
        assert_eq!(percent(31, 63, "es"), "49,2\u{A0}%");
        assert_eq!(percent(1, 3, "en"), "33.3%");
        assert_eq!(percent(2, 3, "pt"), "66,7%");
        assert_eq!(percent(0, 0, "es"), "0,0\u{A0}%");
    }
}
