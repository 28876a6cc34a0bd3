//! The page of one entry: its facts, its body, who points at it.

use super::close_up::{CloseUp, CloseUps};
use super::{Fact, Head, Link, Page, View, link, list};
use crate::catalogue::{Catalogue, Shelf};
use crate::content::{Entry, Item};
use crate::schema::{Collection, Field, Schema, Shown};
use serde::Serialize;

#[derive(Debug, Serialize)]
pub struct EntryPage<'a> {
    pub title: &'a str,
    pub summary: &'a str,
    /// Of the content; the interface around it may speak another.
    pub language: &'a str,
    /// What its readers should know first, such as that it was written from documents.
    pub notices: Vec<String>,
    pub facts: Vec<Fact>,
    /// Where it is, when it says so and there is a map.
    pub map: Option<CloseUp>,
    /// What stands behind it: sources, authorship, licence, dates.
    pub foot: Vec<Fact>,
    pub parts: Vec<PartView<'a>>,
    /// More than one part: worth a table of contents.
    pub contents: bool,
    /// Entries near this one in words and terms.
    pub related: Vec<list::Card>,
    pub back_links: Vec<Link>,
    pub translations: Vec<Translation>,
    /// The source file beside the page.
    pub source: String,
}

#[derive(Debug, Serialize)]
pub struct PartView<'a> {
    pub section: Option<&'a str>,
    pub title: Option<&'a str>,
    pub anchor: &'a str,
    pub html: &'a str,
    pub items: Vec<ItemView<'a>>,
}

#[derive(Debug, Serialize)]
pub struct ItemView<'a> {
    pub title: &'a str,
    pub anchor: &'a str,
}

#[derive(Debug, Serialize)]
pub struct Translation {
    pub language: String,
    pub href: String,
}

/// Where an entry's page stands; translations stand under their language.
pub fn path(collection: &Collection, entry: &Entry) -> String {
    let path = collection.entry_path(&entry.slug);
    match entry.translation {
        true => format!("{}/{path}", entry.language),
        false => path,
    }
}

pub(super) fn pages<'a>(
    catalogue: &Catalogue<'a>,
    shelf: &Shelf<'a>,
    related: &[Vec<usize>],
) -> Vec<Page<'a>> {
    let maps = CloseUps::new(catalogue, shelf);
    let mut out = Vec::with_capacity(shelf.entries.len());
    for (at, entry) in shelf.entries.iter().enumerate() {
        let near = related.get(at).map_or(&[][..], Vec::as_slice);
        out.push(page(catalogue, shelf, entry, near, &maps));
        for translation in shelf
            .translations
            .get(entry.slug.as_str())
            .into_iter()
            .flatten()
        {
            out.push(page(catalogue, shelf, translation, near, &maps));
        }
    }
    out
}

fn page<'a>(
    catalogue: &Catalogue<'a>,
    shelf: &Shelf<'a>,
    entry: &'a Entry,
    near: &[usize],
    maps: &CloseUps,
) -> Page<'a> {
    let schema = catalogue.schema;
    let collection = shelf.collection;
    let title = entry.text(Some(collection.roles.title));
    let summary = entry.text(collection.roles.summary);
    let language = match entry.translation {
        true => entry.language.as_str(),
        false => schema.site.language.as_str(),
    };
    let crumbs = match collection.path.is_empty() {
        true => Vec::new(),
        false => vec![link(
            schema,
            collection.label.get(language),
            &collection.list_path(),
        )],
    };
    let path = path(collection, entry);
    let mut head = Head::new(schema, path.clone(), &collection.template, title)
        .described(summary)
        .below(crumbs);
    head.language = language.to_owned();
    let facts = |foot: bool| facts(catalogue, collection, entry, language, foot);
    let view = EntryPage {
        title,
        summary,
        language: &entry.language,
        notices: notices(schema, collection, entry),
        facts: facts(false),
        map: maps.of(collection, entry),
        foot: facts(true),
        parts: parts(entry),
        contents: entry
            .body
            .parts
            .iter()
            .filter(|it| it.title.is_some())
            .count()
            > 2,
        related: near
            .iter()
            .map(|at| list::card(schema, collection, shelf.entries[*at]))
            .collect(),
        back_links: back_links(catalogue, entry),
        translations: translations(schema, shelf, entry),
        source: schema.site.href(&format!("{path}index.md")),
    };
    Page {
        head,
        view: View::Entry(Box::new(view)),
    }
}

fn parts(entry: &Entry) -> Vec<PartView<'_>> {
    entry
        .body
        .parts
        .iter()
        .map(|part| PartView {
            section: part.section.as_deref(),
            title: part.title.as_deref(),
            anchor: &part.anchor,
            html: &part.html,
            items: part.items.iter().map(item).collect(),
        })
        .collect()
}

fn item(item: &Item) -> ItemView<'_> {
    ItemView {
        title: &item.title,
        anchor: &item.anchor,
    }
}

/// The fields worth showing, with titles in place of the names of other entries.
fn facts(
    catalogue: &Catalogue,
    collection: &Collection,
    entry: &Entry,
    language: &str,
    foot: bool,
) -> Vec<Fact> {
    let own = [Some(collection.roles.title), collection.roles.summary];
    let fields = collection.fields.iter().enumerate();
    let shown = |(at, it): &(usize, &Field)| {
        !it.hidden && !it.notice && it.foot == foot && !own.contains(&Some(*at))
    };
    fields
        .filter(shown)
        .filter_map(|(at, field)| {
            let mut values = field.show(entry.value(at)?, catalogue.schema, language);
            values.iter_mut().for_each(|it| name_entry(catalogue, it));
            Some(list::fact(field, values, language))
        })
        .collect()
}

fn name_entry(catalogue: &Catalogue, shown: &mut Shown) {
    let Some((collection, slug)) = &shown.entry else {
        return;
    };
    let Some(other) = catalogue.entry(collection, slug) else {
        return;
    };
    if let Some(collection) = catalogue.schema.collection(collection) {
        shown.text = other.text(Some(collection.roles.title)).to_owned();
    }
}

fn notices(schema: &Schema, collection: &Collection, entry: &Entry) -> Vec<String> {
    let fields = collection.fields.iter().enumerate();
    let mut notices = Vec::new();
    for (at, field) in fields.filter(|(_, it)| it.notice) {
        let Some(vocabulary) = field.vocabulary(&schema.vocabularies) else {
            continue;
        };
        let terms = entry.value(at).map(|it| it.terms()).unwrap_or_default();
        for term in terms.iter().filter_map(|it| vocabulary.find(&it.id)) {
            if !term.description.is_empty() {
                notices.push(term.description.get(&entry.language).to_owned());
            }
        }
    }
    notices
}

fn back_links(catalogue: &Catalogue, entry: &Entry) -> Vec<Link> {
    let from = catalogue.back_links(entry).iter();
    from.filter_map(|it| {
        let collection = catalogue.schema.collection(&it.collection)?;
        let title = it.text(Some(collection.roles.title));
        Some(link(catalogue.schema, title, &path(collection, it)))
    })
    .collect()
}

/// The same entry in its other languages.
fn translations(schema: &Schema, shelf: &Shelf, entry: &Entry) -> Vec<Translation> {
    let original = shelf.entries.iter().find(|it| it.slug == entry.slug);
    let others = shelf.translations.get(entry.slug.as_str());
    let all = original.into_iter().chain(others.into_iter().flatten());
    all.filter(|it| it.path != entry.path)
        .map(|it| Translation {
            language: it.language.clone(),
            href: schema.site.href(&path(shelf.collection, it)),
        })
        .collect()
}
