//! What was learnt, across all entries: every item of a section that has items, by
//! section; all of them, and those of each term of a field with pages.
//!
//! Comes in: a shelf whose collection declares `learnings`. Goes out: pages of
//! `page_size` items, each with its entry and a link to its own place there.

use super::list::{self, Pager, TermCount};
use super::{Fact, Head, Link, Page, View, link};
use crate::catalogue::{Catalogue, FacetTerm, Shelf};
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

pub(super) fn pages<'a>(
    catalogue: &Catalogue<'a>,
    shelf: &Shelf<'a>,
    language: &str,
) -> Vec<Page<'a>> {
    let Some(segment) = &shelf.collection.overview.learnings else {
        return Vec::new();
    };
    let start = Start {
        path: format!("{segment}/"),
        term: None,
        field: None,
        facets: ways(catalogue, shelf, language),
    };
    let all = found(shelf, &shelf.entries);
    let mut out = cut(catalogue, shelf, &all, start, language);
    for (at, field) in shelf.collection.paged_fields() {
        for held in shelf.facet(at).iter().flat_map(|it| &it.terms) {
            let items = found(shelf, &held.entries);
            if items.is_empty() {
                continue;
            }
            let start = Start {
                path: term_path(catalogue.schema, shelf, field, held.term),
                term: Some(held.term.label.get(language).to_owned()),
                field: Some(field.label.get(language).to_owned()),
                facets: Vec::new(),
            };
            out.extend(cut(catalogue, shelf, &items, start, language));
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

fn ways(catalogue: &Catalogue, shelf: &Shelf, language: &str) -> Vec<Ways> {
    let fields = shelf.collection.paged_fields();
    let ways = fields.filter_map(|(at, field)| {
        let count = |it: &FacetTerm| {
            let parts = it.entries.iter().flat_map(|it| &it.body.parts);
            parts.map(|it| it.items.len()).sum()
        };
        let terms = shelf.facet(at)?.terms.iter().map(|it| TermCount {
            id: it.term.id.to_lowercase(),
            label: it.term.label.get(language).to_owned(),
            href: Some(catalogue.schema.site.href(&term_path(
                catalogue.schema,
                shelf,
                field,
                it.term,
            ))),
            count: count(it),
        });
        Some(Ways {
            name: field.name.clone(),
            label: field.label.get(language).to_owned(),
            terms: terms.filter(|it| it.count > 0).collect(),
        })
    });
    ways.filter(|it| !it.terms.is_empty()).collect()
}

fn cut<'a>(
    catalogue: &Catalogue<'a>,
    shelf: &Shelf<'a>,
    items: &[Found<'a>],
    mut start: Start,
    language: &str,
) -> Vec<Page<'a>> {
    let schema = catalogue.schema;
    let size = schema.site.page_size;
    let last = items.len().div_ceil(size).max(1);
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
            sections: sections(schema, items, &start.path, language),
            groups: groups(catalogue, shelf, part, language),
            pager: list::pager(schema, &start.path, number, last),
            facets: std::mem::take(&mut start.facets),
        };
        out.push(Page {
            head: Head::new(schema, path, "learnings", title),
            view: View::Learnings(view),
        });
    }
    out
}

fn sections(schema: &Schema, items: &[Found], path: &str, language: &str) -> Vec<SectionCount> {
    let runs = items.chunk_by(|a, b| a.section.id == b.section.id);
    let mut before = 0;
    runs.map(|run| {
        let page = schema.nth_page(path, before / schema.site.page_size + 1);
        before += run.len();
        let section = run[0].section;
        SectionCount {
            label: section.title.get(language).to_owned(),
            href: schema.site.href(&format!("{page}#{}", section.id)),
            count: run.len(),
        }
    })
    .collect()
}

fn groups<'a>(
    catalogue: &Catalogue<'a>,
    shelf: &Shelf<'a>,
    items: &[Found<'a>],
    language: &str,
) -> Vec<Group<'a>> {
    let runs = items.chunk_by(|a, b| a.section.id == b.section.id);
    runs.map(|run| Group {
        id: &run[0].section.id,
        label: run[0].section.title.get(language).to_owned(),
        items: run
            .iter()
            .map(|it| learning(catalogue, shelf, it, language))
            .collect(),
    })
    .collect()
}

fn learning<'a>(
    catalogue: &Catalogue<'a>,
    shelf: &Shelf<'a>,
    found: &Found<'a>,
    language: &str,
) -> Learning<'a> {
    let schema = catalogue.schema;
    let Found { entry, item, .. } = found;
    let path = shelf.collection.entry_path(&entry.slug);
    let title = entry.text(Some(shelf.collection.roles.title));
    let fields = shelf.collection.paged_fields().filter(|(_, it)| it.card);
    let facts = fields.filter_map(|(at, field)| {
        let mut values = field.show(entry.value(at)?, schema, language);
        let vocabulary = field.vocabulary(&schema.vocabularies)?;
        for shown in &mut values {
            let term = shown.term.as_ref().and_then(|it| vocabulary.find(it));
            shown.href = term.map(|it| {
                let path = term_path(schema, shelf, field, it);
                schema.site.href(&path)
            });
        }
        Some(list::fact(field, values, language))
    });
    Learning {
        title: &item.title,
        href: schema.site.href(&format!("{path}#{}", item.anchor)),
        entry: link(schema, title, &path),
        language: (entry.language != language).then_some(entry.language.as_str()),
        facts: facts.collect(),
    }
}
