//! What only the whole knows: order, unique addresses, references, facets.
//!
//! Comes in: all entries of one moment. Goes out: `Catalogue`, and what is wrong
//! between entries. Made anew in every build, never patched. Not here: pages.

mod check;
mod facet;
mod order;
#[cfg(feature = "search")]
pub mod search;
mod similar;

pub use facet::{Facet, FacetTerm};
pub use order::turn;

use crate::content::Entry;
use crate::diag::Diag;
use crate::schema::{Collection, Schema};
use crate::source::Files;
use crate::text::Order;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// All published entries, in order.
#[derive(Debug)]
pub struct Catalogue<'a> {
    pub schema: &'a Schema,
    pub files: &'a Files,
    /// By collection, in the schema's order.
    pub shelves: Vec<Shelf<'a>>,
    by_name: BTreeMap<(&'a str, &'a str), &'a Entry>,
    /// Entries that are there but not published.
    drafts: BTreeSet<(&'a str, &'a str, Option<&'a str>)>,
    /// Entries that point at an entry, by (collection, slug).
    back_links: BTreeMap<(String, String), Vec<&'a Entry>>,
}

/// The entries of one collection.
#[derive(Debug)]
pub struct Shelf<'a> {
    pub collection: &'a Collection,
    /// Originals, by the collection's order: its order field, else the title.
    pub entries: Vec<&'a Entry>,
    /// By slug: the same entry in other languages.
    pub translations: BTreeMap<&'a str, Vec<&'a Entry>>,
    pub facets: Vec<Facet<'a>>,
    /// Positions of the entries, those with the same terms together.
    pub grouped: Vec<usize>,
}

impl<'a> Catalogue<'a> {
    /// Puts the entries in order and says what is wrong between them.
    pub fn new(
        schema: &'a Schema,
        files: &'a Files,
        entries: &'a [Arc<Entry>],
    ) -> (Catalogue<'a>, Vec<Diag>) {
        let mut diags = Vec::new();
        check::addresses(schema, files, entries, &mut diags);
        let published: Vec<&Entry> = entries
            .iter()
            .map(Arc::as_ref)
            .filter(|it| schema.drafts || !it.draft)
            .collect();
        let originals = published.iter().filter(|it| !it.translation);
        let by_name = originals
            .map(|it| ((it.collection.as_str(), it.slug.as_str()), *it))
            .collect();
        let hidden = entries.iter().filter(|it| it.draft && !schema.drafts);
        let order = Order::of(&schema.site.language);
        let shelve = |it| Shelf::new(schema, it, &published, &order);
        let mut catalogue = Catalogue {
            schema,
            files,
            shelves: schema.collections.iter().map(shelve).collect(),
            by_name,
            drafts: hidden
                .map(|it| (it.collection.as_str(), it.slug.as_str(), it.tag()))
                .collect(),
            back_links: BTreeMap::new(),
        };
        check::references(&catalogue, &published, &mut diags);
        check::named_pages(&catalogue, &mut diags);
        for shelf in &catalogue.shelves {
            check::duplicates(&catalogue, shelf, &mut diags);
        }
        catalogue.back_links = catalogue.collect_back_links();
        (catalogue, diags)
    }

    pub fn entry(&self, collection: &str, slug: &str) -> Option<&'a Entry> {
        self.by_name.get(&(collection, slug)).copied()
    }

    /// The same entry in other languages.
    pub fn translations(&self, entry: &Entry) -> &[&'a Entry] {
        let mut shelves = self.shelves.iter();
        let shelf = shelves.find(|it| it.collection.name == entry.collection);
        let translations = shelf.and_then(|it| it.translations.get(entry.slug.as_str()));
        translations.map_or(&[], Vec::as_slice)
    }

    /// Entries whose body or fields name this one, in the order of their shelves.
    pub fn back_links(&self, entry: &Entry) -> &[&'a Entry] {
        let key = (entry.collection.clone(), entry.slug.clone());
        self.back_links.get(&key).map_or(&[], Vec::as_slice)
    }

    fn collect_back_links(&self) -> BTreeMap<(String, String), Vec<&'a Entry>> {
        let mut links: BTreeMap<(String, String), Vec<&'a Entry>> = BTreeMap::new();
        for entry in self.shelves.iter().flat_map(|it| &it.entries).copied() {
            for (collection, slug, _) in check::named_entries(entry) {
                let from = links
                    .entry((collection.to_owned(), slug.to_owned()))
                    .or_default();
                let own = entry.collection == collection && entry.slug == slug;
                if !own && !from.iter().any(|it| std::ptr::eq(*it, entry)) {
                    from.push(entry);
                }
            }
        }
        links
    }
}

impl<'a> Shelf<'a> {
    fn new(
        schema: &'a Schema,
        collection: &'a Collection,
        published: &[&'a Entry],
        order: &Order,
    ) -> Shelf<'a> {
        let own = published
            .iter()
            .filter(|it| it.collection == collection.name);
        let (translated, mut entries): (Vec<&Entry>, Vec<&Entry>) =
            own.copied().partition(|it| it.translation);
        let mut translations: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
        for entry in translated {
            translations.entry(&entry.slug).or_default().push(entry);
        }
        let rank = |it: &Entry| {
            let value = collection.roles.order.and_then(|at| it.value(at));
            value.and_then(|it| it.number()).unwrap_or(f64::INFINITY)
        };
        let title = |it: &'a Entry| it.text(Some(collection.roles.title));
        entries.sort_by(|a, b| {
            rank(a)
                .total_cmp(&rank(b))
                .then_with(|| order.compare(title(a), title(b)))
                .then_with(|| a.slug.cmp(&b.slug))
        });
        let facets = facet::count(schema, collection, &entries);
        let grouped = order::grouped(schema, collection, &entries);
        Shelf {
            collection,
            entries,
            translations,
            facets,
            grouped,
        }
    }

    pub fn facet(&self, field: usize) -> Option<&Facet<'a>> {
        self.facets.iter().find(|it| it.field == field)
    }

    /// All entries by the day they last changed.
    pub fn newest(&self) -> Vec<&'a Entry> {
        self.by_day(self.entries.clone())
    }

    /// Entries by the day they last changed, the newest first; undated ones last.
    pub fn by_day(&self, mut entries: Vec<&'a Entry>) -> Vec<&'a Entry> {
        let day = |it: &Entry| {
            let value = self.collection.roles.updated.and_then(|at| it.value(at));
            value.and_then(|it| it.day())
        };
        entries.sort_by_cached_key(|it| std::cmp::Reverse(day(it)));
        entries
    }
}
