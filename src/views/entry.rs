//! The page of one entry: its facts, its body, who points at it.

use super::citation::Citation;
use super::close_up::{CloseUp, CloseUps};
use super::exchange::{self, Exchange};
use super::figures::{self, Album, Piece};
use super::history::{self, Changes};
use super::poster;
use super::record::Record;
use super::{Fact, Head, Link, Page, Scope, View, embed, form, list};
use crate::catalogue::{Catalogue, Shelf};
use crate::content::{Entry, Item};
use crate::schema::{self, Collection, Field, Forge, Schema, Shown};
use serde::Serialize;

#[derive(Debug, Serialize)]
pub struct EntryPage<'a> {
    pub title: &'a str,
    pub summary: &'a str,
    /// Of the content; the interface around it may speak another.
    pub language: &'a str,
    /// What its readers should know first, such as that it was written from documents.
    pub notices: Vec<String>,
    /// What it is at a glance.
    pub facts: Vec<Fact>,
    /// The facts that can wait until after the body.
    pub more: Vec<Fact>,
    /// What it offers and seeks.
    pub exchange: Option<Exchange>,
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
    /// The original, when it changed after this translation of it.
    pub newer: Option<Translation>,
    /// The source file beside the page.
    pub source: String,
    /// The form in which people improve it.
    pub form: Option<String>,
    /// Where the forge changes it, and what people call the forge.
    pub edit: Option<String>,
    pub forge: Option<&'a str>,
    /// What changed in it.
    pub changes: Option<Changes>,
    /// Only of what stands in a catalogue: pages of the house are not cited.
    pub citation: Option<Citation>,
    /// For other sites to frame it.
    pub embed: Option<embed::Embed>,
}

#[derive(Debug, Serialize)]
pub struct PartView<'a> {
    pub section: Option<&'a str>,
    pub title: Option<&'a str>,
    pub anchor: &'a str,
    pub pieces: Vec<Piece<'a>>,
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
        true => schema::below(&entry.language, &path),
        false => path,
    }
}

pub(super) fn pages<'a>(
    catalogue: &Catalogue<'a>,
    shelf: &Shelf<'a>,
    related: &[Vec<usize>],
    explorer: bool,
    album: &Album,
) -> Vec<Page<'a>> {
    let stand = Stand {
        catalogue,
        shelf,
        maps: CloseUps::new(catalogue, shelf),
        explorer,
    };
    let mut out = Vec::with_capacity(shelf.entries.len());
    for (at, entry) in shelf.entries.iter().enumerate() {
        let near = related.get(at).map_or(&[][..], Vec::as_slice);
        out.extend(page(&stand, entry, near, album));
        for translation in shelf
            .translations
            .get(entry.slug.as_str())
            .into_iter()
            .flatten()
        {
            out.extend(page(&stand, translation, near, album));
        }
    }
    out
}

/// Where the entries of a collection stand together.
struct Stand<'c, 'a> {
    catalogue: &'c Catalogue<'a>,
    shelf: &'c Shelf<'a>,
    maps: CloseUps<'a>,
    /// The list of the collection can be filtered.
    explorer: bool,
}

fn page<'a>(
    stand: &Stand<'_, 'a>,
    entry: &'a Entry,
    near: &[usize],
    album: &Album,
) -> impl Iterator<Item = Page<'a>> {
    let Stand {
        catalogue, shelf, ..
    } = *stand;
    let collection = shelf.collection;
    let scope = Scope {
        language: match entry.translation {
            true => &entry.language,
            false => &catalogue.schema.site.language,
        },
        ..Scope::own(catalogue)
    };
    let titled = entry.body.parts.iter().filter(|it| it.title.is_some());
    let facts = |place: Place| facts(scope, collection, entry, place);
    let forge = catalogue.schema.forge.as_ref();
    let view = EntryPage {
        title: entry.text(Some(collection.roles.title)),
        summary: entry.text(collection.roles.summary),
        language: &entry.language,
        notices: notices(scope.schema, collection, entry),
        facts: facts(Place::Glance),
        more: facts(Place::More),
        exchange: exchange::of(scope, shelf, entry, stand.explorer),
        map: stand.maps.of(scope, collection, entry),
        foot: facts(Place::Foot),
        parts: parts(catalogue, album, entry),
        contents: titled.count() > 2,
        related: near
            .iter()
            .map(|at| list::card(scope, collection, scope.version(shelf.entries[*at])))
            .collect(),
        back_links: back_links(scope, entry),
        translations: versions(catalogue, entry)
            .filter(|it| it.path != entry.path)
            .map(|it| translation(scope.schema, collection, it))
            .collect(),
        newer: newer(catalogue, collection, entry)
            .map(|it| translation(scope.schema, collection, it)),
        source: scope
            .schema
            .site
            .href(&format!("{}index.md", path(collection, entry))),
        form: form::edit_path(scope.schema, collection, entry)
            .map(|it| scope.schema.site.href(&it)),
        edit: forge.map(|it| it.edit(&entry.path)),
        forge: forge.map(Forge::name),
        changes: history::of(scope, entry),
        citation: collection
            .data
            .then(|| Citation::new(scope, collection, entry)),
        embed: embed::code(scope, collection, entry),
    };
    let mut head = head(scope, collection, entry);
    head.picture = poster::head_of_entry(catalogue, album, collection, entry).or(head.picture);
    let own = Page {
        head,
        view: View::Entry(Box::new(view)),
    };
    let framed = embed::page(scope, collection, entry);
    let form = form::edit(scope, collection, entry);
    std::iter::once(own).chain(framed).chain(form)
}

fn head(scope: Scope, collection: &Collection, entry: &Entry) -> Head {
    let list = collection.list_path();
    let crumbs = match list.is_empty() {
        true => Vec::new(),
        false => vec![scope.link(collection.label.get(scope.language), &list)],
    };
    let site = &scope.schema.site;
    let elsewhere = |language: &str| {
        let own = |it: &&Entry| !it.translation && language == site.language;
        let all = || versions(scope.catalogue, entry);
        let version = all().find(|it| it.language == language);
        match version.or_else(|| all().find(own)) {
            Some(version) => path(collection, version),
            None => site.path_in(language, &list),
        }
    };
    let title = entry.text(Some(collection.roles.title));
    let versions = versions(scope.catalogue, entry);
    scope
        .head_at(
            path(collection, entry),
            &collection.template,
            title,
            elsewhere,
        )
        .in_languages(
            scope.schema,
            versions.map(|it| (it.language.as_str(), path(collection, it))),
        )
        .described(entry.text(collection.roles.summary))
        .below(crumbs)
        .telling(scope, &Record::new(scope, collection, entry), collection)
}

/// The entry in all its languages, the original first.
fn versions<'a>(catalogue: &Catalogue<'a>, entry: &Entry) -> impl Iterator<Item = &'a Entry> {
    let original = catalogue.entry(&entry.collection, &entry.slug);
    let translations = catalogue.translations(entry).iter().copied();
    original.into_iter().chain(translations)
}

/// The original of a translation, if it changed on a later day.
fn newer<'a>(
    catalogue: &Catalogue<'a>,
    collection: &Collection,
    entry: &Entry,
) -> Option<&'a Entry> {
    let original = catalogue.entry(&entry.collection, &entry.slug)?;
    let day = |it: &Entry| it.value(collection.roles.updated?)?.day();
    (entry.translation && day(entry)? < day(original)?).then_some(original)
}

fn translation(schema: &Schema, collection: &Collection, entry: &Entry) -> Translation {
    Translation {
        language: entry.language.clone(),
        href: schema.site.href(&path(collection, entry)),
    }
}

fn parts<'a>(catalogue: &Catalogue, album: &Album, entry: &'a Entry) -> Vec<PartView<'a>> {
    entry
        .body
        .parts
        .iter()
        .map(|part| PartView {
            section: part.section.as_deref(),
            title: part.title.as_deref(),
            anchor: &part.anchor,
            pieces: figures::pieces(catalogue, album, entry, part),
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

/// Where on its page a field is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Glance,
    More,
    Foot,
}

impl Place {
    fn of(collection: &Collection, field: &Field) -> Place {
        let chosen = collection.fields.iter().any(|it| it.glance);
        match (field.foot, field.glance || !chosen) {
            (true, _) => Place::Foot,
            (false, true) => Place::Glance,
            (false, false) => Place::More,
        }
    }
}

/// The fields worth showing, with titles in place of the names of other entries.
fn facts(scope: Scope, collection: &Collection, entry: &Entry, place: Place) -> Vec<Fact> {
    let roles = &collection.roles;
    // These have a place of their own.
    let own = [Some(roles.title), roles.summary, roles.offers, roles.seeks];
    let fields = collection.fields.iter().enumerate();
    let shown = |(at, it): &(usize, &Field)| {
        let here = Place::of(collection, it) == place;
        here && !it.hidden && !it.notice && !own.contains(&Some(*at))
    };
    fields
        .filter(shown)
        .filter_map(|(at, field)| {
            let mut values = field.show(entry.value(at)?, scope.schema, scope.language);
            values.iter_mut().for_each(|it| name_entry(scope, it));
            if field.numbered {
                values.iter_mut().for_each(without_number);
            }
            Some(list::fact(field, values, scope.language))
        })
        .collect()
}

/// `6. Agua limpia` → `Agua limpia`: its page shows the number by itself.
fn without_number(shown: &mut Shown) {
    let number = shown.term.as_deref().unwrap_or_default();
    let rest = shown.text.strip_prefix(number);
    let rest = rest.map(|it| it.trim_start_matches(['.', ' ']).to_owned());
    shown.text = rest.unwrap_or_else(|| shown.text.clone());
}

fn name_entry(scope: Scope, shown: &mut Shown) {
    let Some((collection, slug)) = &shown.entry else {
        return;
    };
    let other = scope.catalogue.entry(collection, slug);
    let Some((collection, other)) = scope.schema.collection(collection).zip(other) else {
        return;
    };
    let link = scope.entry_link(collection, other);
    shown.text = link.text;
    shown.href = Some(link.href);
    shown.language = link.language;
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

fn back_links(scope: Scope, entry: &Entry) -> Vec<Link> {
    let from = scope.catalogue.back_links(entry).iter();
    from.filter_map(|it| {
        let collection = scope.schema.collection(&it.collection)?;
        Some(scope.entry_link(collection, it))
    })
    .collect()
}
