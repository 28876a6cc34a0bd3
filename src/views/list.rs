//! Lists of entries: all of them, those of a term, those of two terms; and the
//! index of a field's terms. Cut into pages of `page_size`.

use super::{Fact, Head, Link, Page, Scope, View, explorer, feed};
use crate::catalogue::{Facet, FacetTerm, Shelf};
use crate::content::Entry;
use crate::schema::{Collection, Field, Group, Shown};
use serde::Serialize;
use std::collections::BTreeMap;

/// Terms of a facet that fit on a phone's screen without looking for one.
const GLANCE: usize = 12;

/// One page of a list.
#[derive(Debug, Serialize)]
pub struct List {
    pub heading: String,
    /// The field whose term the heading is, and the sign of that term.
    pub field: Option<String>,
    pub sign: Option<String>,
    pub intro: String,
    pub total: usize,
    pub cards: Vec<Card>,
    pub pager: Pager,
    /// Ways to fewer entries, each with its count.
    pub facets: Vec<FacetBlock>,
}

/// An entry in a list.
#[derive(Debug, Serialize)]
pub struct Card {
    pub title: String,
    pub href: String,
    pub summary: String,
    /// Its language when it is not the page's.
    pub language: Option<String>,
    /// What stands above its title, and below its summary.
    pub top: Vec<Fact>,
    pub facts: Vec<Fact>,
}

#[derive(Debug, Serialize)]
pub struct Pager {
    /// From 1.
    pub current: usize,
    pub last: usize,
    pub previous: Option<String>,
    pub next: Option<String>,
    /// First, last and the neighbours; `None` where numbers are left out.
    pub pages: Vec<Option<PageLink>>,
}

#[derive(Debug, Serialize)]
pub struct PageLink {
    pub number: usize,
    pub href: String,
}

/// A field's terms with their counts.
#[derive(Debug, Serialize)]
pub struct FacetBlock {
    pub name: String,
    pub label: String,
    /// The page of all its terms, for fields with pages.
    pub index: Option<String>,
    /// Terms that some entry holds; too many to be taken in at a glance, if `long`.
    pub total: usize,
    pub long: bool,
    pub groups: Vec<TermGroup>,
}

#[derive(Debug, Serialize)]
pub struct TermGroup {
    /// Empty for a vocabulary without groups.
    pub label: String,
    pub sign: Option<String>,
    pub terms: Vec<TermCount>,
}

#[derive(Debug, Serialize)]
pub struct TermCount {
    /// In lower case, as in the address of the explorer.
    pub id: String,
    pub label: String,
    /// Its page, for fields with pages.
    pub href: Option<String>,
    pub count: usize,
    /// Its own outline, for terms that are places.
    pub sign: Option<String>,
}

/// All terms of a field.
#[derive(Debug, Serialize)]
pub struct TermIndex {
    pub heading: String,
    pub block: FacetBlock,
}

/// An entry, or a version of it, as a page in this scope shows it.
pub(super) fn card(scope: Scope, collection: &Collection, entry: &Entry) -> Card {
    let Scope {
        schema, language, ..
    } = scope;
    let values = |at: usize| {
        let field = &collection.fields[at];
        let values = field.show(entry.value(at)?, schema, language);
        Some(fact(field, values, language))
    };
    let (top, facts) = card_fields(collection);
    Card {
        title: entry.text(Some(collection.roles.title)).to_owned(),
        href: schema.site.href(&super::entry_path(collection, entry)),
        summary: entry.text(collection.roles.summary).to_owned(),
        language: scope.foreign(entry),
        top: top.into_iter().filter_map(values).collect(),
        facts: facts.into_iter().filter_map(values).collect(),
    }
}

/// Positions of the fields above a card's title, and of those below its summary.
pub(super) fn card_fields(collection: &Collection) -> (Vec<usize>, Vec<usize>) {
    let on_cards = (0..collection.fields.len()).filter(|it| collection.fields[*it].card);
    on_cards.partition(|it| collection.fields[*it].card_top)
}

pub(super) fn fact(field: &Field, values: Vec<Shown>, language: &str) -> Fact {
    Fact {
        name: field.name.clone(),
        label: field.label.get(language).to_owned(),
        numbered: field.numbered,
        values,
    }
}

/// The pages of a whole collection, the least visible entries first; with a search
/// index, the first is the explorer.
pub(super) fn shelf_pages<'a>(
    scope: Scope<'_, 'a>,
    shelf: &Shelf<'a>,
    index: Option<&str>,
) -> Vec<Page<'a>> {
    let label = scope.label(&shelf.collection.label);
    let start = Start {
        path: shelf.collection.list_path(),
        title: label.to_owned(),
        field: None,
        sign: None,
        intro: String::new(),
        crumbs: Vec::new(),
        facets: facet_blocks(scope, shelf),
        elsewhere: None,
    };
    let entries = scope.catalogue.least_visible(shelf);
    let mut pages = pages(scope, shelf.collection, &entries, start);
    if let (Some(index), Some(first)) = (index, pages.first_mut()) {
        explorer::replace(first, scope, shelf, index);
    }
    pages
}

/// The index of a field's terms, and the pages of each term.
pub(super) fn field_pages<'a>(scope: Scope<'_, 'a>, shelf: &Shelf<'a>, at: usize) -> Vec<Page<'a>> {
    let Scope {
        schema, language, ..
    } = scope;
    let field = &shelf.collection.fields[at];
    let Some(facet) = shelf.facet(at) else {
        return Vec::new();
    };
    let block = facet_block(scope, field, facet);
    let vocabulary = field.vocabulary(&schema.vocabularies);
    let label = field.plural.get(language);
    let index = format!("{}/", field.pages.as_deref().unwrap_or_default());
    let crumb = scope.link(label, &index);
    let mut out = vec![Page {
        head: scope.head(&index, "term-index", label),
        view: View::Terms(TermIndex {
            heading: label.to_owned(),
            block,
        }),
    }];
    for held in &facet.terms {
        let Some(path) = schema.term_path(field, held.term) else {
            continue;
        };
        let start = Start {
            path,
            title: held.term.label.get(language).to_owned(),
            field: Some(field.label.get(language).to_owned()),
            sign: vocabulary.and_then(|it| it.sign(held.term)),
            intro: held.term.description.get(language).to_owned(),
            crumbs: vec![crumb.clone()],
            facets: narrower(scope, shelf, at, held),
            elsewhere: None,
        };
        let feed = feed::of_term(scope, shelf, field, held.term);
        let mut pages = pages(scope, shelf.collection, &held.entries, start);
        pages
            .iter_mut()
            .for_each(|it| it.head.feed.clone_from(&feed));
        out.extend(pages);
    }
    out
}

/// For a term, the second terms of its pairs: themes of a country and so on. Only the
/// site's own language has their pages.
fn narrower(scope: Scope, shelf: &Shelf, at: usize, held: &FacetTerm) -> Vec<FacetBlock> {
    let Scope {
        schema, language, ..
    } = scope;
    let mut blocks = Vec::new();
    if !scope.is_own() {
        return blocks;
    }
    for &(first, second) in &shelf.collection.pairs {
        let (other, turned) = match at {
            it if it == first => (second, false),
            it if it == second => (first, true),
            _ => continue,
        };
        let (field, first_field) = (
            &shelf.collection.fields[other],
            &shelf.collection.fields[first],
        );
        let Some(facet) = shelf.facet(other) else {
            continue;
        };
        let counts = count_within(facet, &held.entries);
        let terms = facet
            .terms
            .iter()
            .zip(counts)
            .filter(|(_, count)| *count > 0);
        let terms = terms.filter_map(|(it, count)| {
            let path = match turned {
                false => schema.pair_path(first_field, held.term, it.term)?,
                true => schema.pair_path(first_field, it.term, held.term)?,
            };
            Some(TermCount {
                id: it.term.id.to_lowercase(),
                label: it.term.label.get(language).to_owned(),
                href: Some(scope.href(&path)),
                count,
                sign: None,
            })
        });
        let group = TermGroup {
            label: String::new(),
            sign: None,
            terms: terms.collect(),
        };
        let total = group.terms.len();
        blocks.push(FacetBlock {
            name: field.name.clone(),
            label: field.plural.get(language).to_owned(),
            index: scope.terms_page(field),
            total,
            long: false,
            groups: vec![group],
        });
    }
    blocks
}

/// How many of some entries each term of a facet holds.
fn count_within(facet: &Facet, entries: &[&Entry]) -> Vec<usize> {
    let mut at: BTreeMap<&str, usize> = BTreeMap::new();
    for (position, it) in facet.terms.iter().enumerate() {
        at.insert(&it.term.id, position);
    }
    let mut counts = vec![0; facet.terms.len()];
    for entry in entries {
        let terms = entry.value(facet.field).map(|it| it.terms());
        for term in terms.unwrap_or_default() {
            if let Some(position) = at.get(term.id.as_str()) {
                counts[*position] += 1;
            }
        }
    }
    counts
}

/// A page for every two terms that some entry holds together.
pub(super) fn pair_pages<'a>(
    scope: Scope<'_, 'a>,
    shelf: &Shelf<'a>,
    first: usize,
    second: usize,
) -> Vec<Page<'a>> {
    let Scope {
        schema, language, ..
    } = scope;
    let (Some(ones), Some(others)) = (shelf.facet(first), shelf.facet(second)) else {
        return Vec::new();
    };
    let field = &shelf.collection.fields[first];
    let mut out = Vec::new();
    for one in &ones.terms {
        let mut together: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
        for entry in &one.entries {
            let terms = entry.value(second).map(|it| it.terms());
            for term in terms.unwrap_or_default() {
                together.entry(&term.id).or_default().push(entry);
            }
        }
        for other in &others.terms {
            let Some(entries) = together.get(other.term.id.as_str()) else {
                continue;
            };
            let paths = schema.pair_path(field, one.term, other.term);
            let Some((path, above)) = paths.zip(schema.term_path(field, one.term)) else {
                continue;
            };
            let (one, other) = (one.term.label.get(language), other.term.label.get(language));
            let start = Start {
                path,
                title: format!("{one} · {other}"),
                field: None,
                sign: None,
                intro: String::new(),
                crumbs: vec![scope.link(one, &above)],
                facets: Vec::new(),
                elsewhere: Some(above),
            };
            out.extend(pages(scope, shelf.collection, entries, start));
        }
    }
    out
}

/// Every facet with pages.
pub(super) fn facet_blocks(scope: Scope, shelf: &Shelf) -> Vec<FacetBlock> {
    let fields = shelf.collection.paged_fields();
    let blocks = fields.filter_map(|(at, field)| {
        let facet = shelf.facet(at)?;
        Some(facet_block(scope, field, facet))
    });
    blocks.collect()
}

pub(super) fn facet_block(scope: Scope, field: &Field, facet: &Facet) -> FacetBlock {
    let Scope {
        schema, language, ..
    } = scope;
    let vocabulary = field.vocabulary(&schema.vocabularies);
    let mut groups: Vec<TermGroup> = Vec::new();
    let mut last: Option<&Option<String>> = None;
    for held in &facet.terms {
        if last != Some(&held.term.group) {
            let id = held.term.group.as_deref();
            let group = vocabulary.and_then(|it| {
                let mut groups = it.groups.iter();
                groups.find(|it| Some(it.id.as_str()) == id)
            });
            groups.push(TermGroup {
                label: group
                    .map(|it| it.label.get(language).to_owned())
                    .unwrap_or_default(),
                sign: group.and_then(Group::sign),
                terms: Vec::new(),
            });
            last = Some(&held.term.group);
        }
        if let Some(group) = groups.last_mut() {
            group.terms.push(TermCount {
                id: held.term.id.to_lowercase(),
                label: held.term.label.get(language).to_owned(),
                href: schema.term_path(field, held.term).map(|it| scope.href(&it)),
                count: held.entries.len(),
                // The group shows its icon once, not beside each of its terms.
                sign: match held.term.group {
                    None => vocabulary.and_then(|it| it.sign(held.term)),
                    Some(_) => None,
                },
            });
        }
    }
    FacetBlock {
        name: field.name.clone(),
        label: field.plural.get(language).to_owned(),
        index: scope.terms_page(field),
        total: facet.terms.len(),
        long: facet.terms.len() > GLANCE,
        groups,
    }
}

/// What the pages of one list share.
pub(super) struct Start {
    pub path: String,
    pub title: String,
    pub field: Option<String>,
    pub sign: Option<String>,
    pub intro: String,
    pub crumbs: Vec<Link>,
    /// For the first page only.
    pub facets: Vec<FacetBlock>,
    /// The list is in this language only; there, this one stands for it in others.
    pub elsewhere: Option<String>,
}

impl Start {
    fn head(&self, scope: Scope, path: &str) -> Head {
        match &self.elsewhere {
            None => scope.head(path, "list", &self.title),
            Some(elsewhere) => scope.lone_head(path, "list", &self.title, elsewhere),
        }
    }
}

pub(super) fn pages<'a>(
    scope: Scope<'_, 'a>,
    collection: &Collection,
    entries: &[&'a Entry],
    mut start: Start,
) -> Vec<Page<'a>> {
    let schema = scope.schema;
    let size = schema.site.page_size;
    let last = entries.len().div_ceil(size).max(1);
    let mut out = Vec::new();
    for number in 1..=last {
        let from = (number - 1) * size;
        let part = &entries[from..entries.len().min(from + size)];
        let path = schema.nth_page(&start.path, number);
        let head = start
            .head(scope, &path)
            .described(&start.intro)
            .below(start.crumbs.clone());
        let view = View::List(List {
            heading: start.title.clone(),
            field: start.field.clone(),
            sign: start.sign.clone(),
            intro: start.intro.clone(),
            total: entries.len(),
            cards: part
                .iter()
                .map(|it| card(scope, collection, scope.version(it)))
                .collect(),
            pager: pager(scope, &start.path, number, last),
            facets: std::mem::take(&mut start.facets),
        });
        out.push(Page { head, view });
    }
    out
}

pub(super) fn pager(scope: Scope, path: &str, current: usize, last: usize) -> Pager {
    let href = |n: usize| scope.href(&scope.schema.nth_page(path, n));
    let near = |n: &usize| *n == 1 || *n == last || n.abs_diff(current) <= 1;
    let mut pages = Vec::new();
    let mut before = 0;
    for number in (1..=last).filter(near) {
        if number > before + 1 {
            pages.push(None);
        }
        pages.push(Some(PageLink {
            number,
            href: href(number),
        }));
        before = number;
    }
    Pager {
        current,
        last,
        previous: (current > 1).then(|| href(current - 1)),
        next: (current < last).then(|| href(current + 1)),
        pages,
    }
}
