//! In which order entries stand: grouped by their terms, and by how little they are seen.

use super::{Catalogue, Shelf};
use crate::content::Entry;
use crate::schema::{Collection, Schema};

/// Links from other entries beyond which one more changes nothing.
const MOST_LINKS: usize = 3;

/// Positions of entries such that those with the same terms stand together: by their
/// terms in the first facet, then in the second, and so on.
pub(super) fn grouped(schema: &Schema, collection: &Collection, entries: &[&Entry]) -> Vec<usize> {
    let fields = collection.fields.iter().enumerate();
    let facets: Vec<_> = fields
        .filter(|(_, it)| it.filter)
        .filter_map(|(at, it)| Some((at, it.vocabulary(&schema.vocabularies)?)))
        .collect();
    let terms = |entry: &Entry| -> Vec<Vec<usize>> {
        let held = facets.iter().map(|(at, vocabulary)| {
            let terms = entry.value(*at).map(|it| it.terms()).unwrap_or_default();
            let positions = terms.iter().filter_map(|it| vocabulary.position(&it.id));
            positions.collect()
        });
        held.collect()
    };
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_cached_key(|at| terms(entries[*at]));
    order
}

impl<'a> Catalogue<'a> {
    /// How much an entry is seen already: entries that link to it, and the place of
    /// its reach in the vocabulary, which goes from small to large. An entry that does
    /// not say its reach counts as one of the smallest.
    pub fn visibility(&self, shelf: &Shelf, entry: &Entry) -> usize {
        let reach = shelf.collection.roles.reach.and_then(|at| {
            let vocabulary = shelf.collection.fields[at].vocabulary(&self.schema.vocabularies)?;
            vocabulary.position(&entry.value(at)?.terms().first()?.id)
        });
        self.back_links(entry).len().min(MOST_LINKS) + reach.unwrap_or(0)
    }

    /// Entries that are little seen first; among equals, in a fixed shuffle, so that
    /// neither a letter nor a country always comes first.
    pub fn least_visible(&self, shelf: &Shelf<'a>) -> Vec<&'a Entry> {
        let numbered = shelf.grouped.iter().enumerate();
        let mut entries: Vec<(usize, u32, &Entry)> = numbered
            .map(|(number, at)| {
                let entry = shelf.entries[*at];
                (self.visibility(shelf, entry), turn(number), entry)
            })
            .collect();
        entries.sort_by_key(|(visibility, turn, _)| (*visibility, *turn));
        entries.into_iter().map(|(_, _, entry)| entry).collect()
    }
}

/// How many of the least visible take turns at least.
const IN_TURN: usize = 12;

impl<'a> Catalogue<'a> {
    /// A few small entries that have not ended, the least visible first. On another
    /// day others have their turn, among the least visible and their equals.
    pub fn small_and_open(&self, shelf: &Shelf<'a>, few: usize) -> Vec<&'a Entry> {
        let all = self.least_visible(shelf).into_iter();
        let small = all.filter(|it| is_open(shelf, it) && self.is_small(shelf, it));
        let mut turns: Vec<(usize, &Entry)> =
            small.map(|it| (self.visibility(shelf, it), it)).collect();
        if let Some(&(last, _)) = turns.get(IN_TURN - 1) {
            turns.retain(|(visibility, _)| *visibility <= last);
        }
        let count = turns.len();
        let first = self.day(shelf).wrapping_mul(few);
        let picked = (first..first.saturating_add(few.min(count))).map(|it| it % count.max(1));
        let mut picked: Vec<usize> = picked.collect();
        picked.sort_unstable();
        picked.into_iter().map(|at| turns[at].1).collect()
    }

    /// A number for the day this catalogue is of: the one the caller gave, else that of
    /// the last change an entry tells of, so that the same input stays the same site.
    fn day(&self, shelf: &Shelf) -> usize {
        let changed = || {
            let newest = *shelf.newest().first()?;
            let day = newest.value(shelf.collection.roles.updated?)?.day()?;
            let digits: String = day.chars().filter(char::is_ascii_digit).collect();
            digits.parse().ok()
        };
        self.schema.day.or_else(changed).unwrap_or(0)
    }

    /// In the lower half of what its vocabulary of reach tells; where that is not said,
    /// of that of scale. What says neither is not called small.
    fn is_small(&self, shelf: &Shelf, entry: &Entry) -> bool {
        let roles = &shelf.collection.roles;
        let mut sizes = [roles.reach, roles.scale].into_iter().flatten();
        let size = sizes.find_map(|at| {
            let vocabulary = shelf.collection.fields[at].vocabulary(&self.schema.vocabularies)?;
            let at = vocabulary.position(&entry.value(at)?.terms().first()?.id)?;
            Some((at, vocabulary.terms.len()))
        });
        size.is_some_and(|(at, of)| (at + 1) * 2 <= of)
    }
}

fn is_open(shelf: &Shelf, entry: &Entry) -> bool {
    shelf.collection.rules.open.as_ref().is_some_and(|open| {
        let terms = entry.value(open.field).map(|it| it.terms());
        let mut terms = terms.unwrap_or_default().iter();
        terms.any(|it| open.terms.contains(&it.id))
    })
}

/// The place of a number in a fixed shuffle: the multiplier is 2^32 over the golden
/// ratio (Knuth, "Sorting and Searching", 6.4), odd, so that no two share a place.
pub fn turn(number: usize) -> u32 {
    (number as u32).wrapping_mul(2_654_435_761)
}
