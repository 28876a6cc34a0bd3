//! What was learnt, across all entries: every item of a section that has items, by
//! section; all of them, and those of each term of a field with pages.
//!
//! Comes in: a shelf whose collection declares `learnings`. Goes out: pages of
//! `page_size` items, each with its entry and a link to its own place there.

use super::list::{self, Pager, TermCount};
use super::{Fact, Link, Page, Scope, View};
use crate::catalogue::{FacetTerm, Shelf};
use crate::content::{Entry, Item};
use crate::schema::{Field, Schema, Section, Term};
use serde::Serialize;

#[derive(Debug, Serialize)]
pub struct Learnings<'a> {
    /// The term whose items these are, and its field.
    pub term: Option<String>,
    pub field: Option<String>,
    pub total: usize,
    /// Every section with items, and where it begins.
    pub sections: Vec<SectionCount>,
    pub groups: Vec<Group<'a>>,
    pub pager: Pager,
    /// Ways to fewer items; on the first page only.
    pub facets: Vec<Ways>,
}

#[derive(Debug, Serialize)]
pub struct SectionCount {
    pub label: String,
    pub href: String,
    pub count: usize,
}

/// Items of one section that stand on one page.
#[derive(Debug, Serialize)]
pub struct Group<'a> {
    pub id: &'a str,
    pub label: String,
    pub items: Vec<Learning<'a>>,
}

#[derive(Debug, Serialize)]
pub struct Learning<'a> {
    pub title: &'a str,
    pub href: String,
    pub entry: Link,
    /// Of both titles, when it is not the site's.
    pub language: Option<&'a str>,
    pub facts: Vec<Fact>,
}

/// The terms of a field that have items.
#[derive(Debug, Serialize)]
pub struct Ways {
    pub name: String,
    pub label: String,
    pub terms: Vec<TermCount>,
}

/// An item, the entry it stands in, and which section of the collection it is of.
struct Found<'a> {
    section: &'a Section,
    entry: &'a Entry,
    item: &'a Item,
}

/// What the pages of one list share.
struct Start {
    path: String,
    term: Option<String>,
    field: Option<String>,
    facets: Vec<Ways>,
}

/// Pages by term are in the site's own language only, as pairs of terms are: they are
/// many, and each language would add as many.
pub(super) fn pages<'a>(scope: Scope<'_, 'a>, shelf: &Shelf<'a>) -> Vec<Page<'a>> {
    let Some(segment) = &shelf.collection.overview.learnings else {
        return Vec::new();
    };
    let start = Start {
        path: format!("{segment}/"),
        term: None,
        field: None,
        facets: match scope.is_own() {
            true => ways(scope, shelf),
            false => Vec::new(),
        },
    };
    let all = found(shelf, &shelf.entries);
    let mut out = cut(scope, shelf, &all, start);
    if !scope.is_own() {
        return out;
    }
    for (at, field) in shelf.collection.paged_fields() {
        for held in shelf.facet(at).iter().flat_map(|it| &it.terms) {
            let items = found(shelf, &held.entries);
            if items.is_empty() {
                continue;
            }
            let start = Start {
                path: term_path(scope.schema, shelf, field, held.term),
                term: Some(scope.label(&held.term.label).to_owned()),
                field: Some(scope.label(&field.label).to_owned()),
                facets: Vec::new(),
            };
            out.extend(cut(scope, shelf, &items, start));
        }
    }
    out
}

/// The items of some entries, by section.
fn found<'a>(shelf: &Shelf<'a>, entries: &[&'a Entry]) -> Vec<Found<'a>> {
    let mut out = Vec::new();
    for section in shelf.collection.sections.iter().filter(|it| it.items) {
        for entry in entries {
            let parts = entry.body.parts.iter();
            let own = parts.filter(|it| it.section.as_ref() == Some(&section.id));
            out.extend(own.flat_map(|it| &it.items).map(|item| Found {
                section,
                entry,
                item,
            }));
        }
    }
    out
}

/// How many items there are in all.
pub(super) fn count(shelf: &Shelf) -> usize {
    let parts = shelf.entries.iter().flat_map(|it| &it.body.parts);
    parts.map(|it| it.items.len()).sum()
}

fn term_path(schema: &Schema, shelf: &Shelf, field: &Field, term: &Term) -> String {
    let segment = shelf.collection.overview.learnings.as_deref();
    let inner = schema.term_path(field, term).unwrap_or_default();
    format!("{}/{inner}", segment.unwrap_or_default())
}

fn ways(scope: Scope, shelf: &Shelf) -> Vec<Ways> {
    let fields = shelf.collection.paged_fields();
    let ways = fields.filter_map(|(at, field)| {
        let count = |it: &FacetTerm| {
            let parts = it.entries.iter().flat_map(|it| &it.body.parts);
            parts.map(|it| it.items.len()).sum()
        };
        let terms = shelf.facet(at)?.terms.iter().map(|it| TermCount {
            id: it.term.id.to_lowercase(),
            label: it.term.label.get(scope.language).to_owned(),
            href: Some(scope.href(&term_path(scope.schema, shelf, field, it.term))),
            count: count(it),
            sign: None,
        });
        Some(Ways {
            name: field.name.clone(),
            label: field.plural.get(scope.language).to_owned(),
            terms: terms.filter(|it| it.count > 0).collect(),
        })
    });
    ways.filter(|it| !it.terms.is_empty()).collect()
}

fn cut<'a>(
    scope: Scope<'_, 'a>,
    shelf: &Shelf<'a>,
    items: &[Found<'a>],
    mut start: Start,
) -> Vec<Page<'a>> {
    let schema = scope.schema;
    let size = schema.site.page_size;
    let last = items.len().div_ceil(size).max(1);
    let first = shelf.collection.overview.learnings.as_deref();
    let first = format!("{}/", first.unwrap_or_default());
    let mut out = Vec::new();
    for number in 1..=last {
        let from = (number - 1) * size;
        let part = &items[from..items.len().min(from + size)];
        let title = start.term.as_deref().unwrap_or_default();
        let path = schema.nth_page(&start.path, number);
        let view = Learnings {
            term: start.term.clone(),
            field: start.field.clone(),
            total: items.len(),
            sections: sections(scope, items, &start.path),
            groups: groups(scope, shelf, part),
            pager: list::pager(scope, &start.path, number, last),
            facets: std::mem::take(&mut start.facets),
        };
        out.push(Page {
            head: match &start.term {
                None => scope.head(&path, "learnings", title),
                Some(_) => scope.lone_head(&path, "learnings", title, &first),
            },
            view: View::Learnings(view),
        });
    }
    out
}

fn sections(scope: Scope, items: &[Found], path: &str) -> Vec<SectionCount> {
    let schema = scope.schema;
    let runs = items.chunk_by(|a, b| a.section.id == b.section.id);
    let mut before = 0;
    runs.map(|run| {
        let page = schema.nth_page(path, before / schema.site.page_size + 1);
        before += run.len();
        let section = run[0].section;
        SectionCount {
            label: section.title.get(scope.language).to_owned(),
            href: scope.href(&format!("{page}#{}", section.id)),
            count: run.len(),
        }
    })
    .collect()
}

fn groups<'a>(scope: Scope<'_, 'a>, shelf: &Shelf<'a>, items: &[Found<'a>]) -> Vec<Group<'a>> {
    let runs = items.chunk_by(|a, b| a.section.id == b.section.id);
    runs.map(|run| Group {
        id: &run[0].section.id,
        label: run[0].section.title.get(scope.language).to_owned(),
        items: run.iter().map(|it| learning(scope, shelf, it)).collect(),
    })
    .collect()
}

fn learning<'a>(scope: Scope<'_, 'a>, shelf: &Shelf<'a>, found: &Found<'a>) -> Learning<'a> {
    let schema = scope.schema;
    let Found { entry, item, .. } = found;
    let path = shelf.collection.entry_path(&entry.slug);
    let fields = shelf.collection.paged_fields().filter(|(_, it)| it.card);
    let facts = fields.filter_map(|(at, field)| {
        let mut values = field.show(entry.value(at)?, schema, scope.language);
        let vocabulary = field.vocabulary(&schema.vocabularies)?;
        for shown in &mut values {
            let term = shown.term.as_ref().and_then(|it| vocabulary.find(it));
            shown.href = term.filter(|_| scope.is_own()).map(|it| {
                let path = term_path(schema, shelf, field, it);
                scope.href(&path)
            });
        }
        Some(list::fact(field, values, scope.language))
    });
    Learning {
        title: &item.title,
        href: schema.site.href(&format!("{path}#{}", item.anchor)),
        entry: scope.entry_link(shelf.collection, entry),
        language: (entry.language != scope.language).then_some(entry.language.as_str()),
        facts: facts.collect(),
    }
}
