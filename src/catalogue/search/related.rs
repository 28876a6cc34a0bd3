//! Entries near one another: for each, the others that hold the words that say most
//! about it, and that share its terms.
//!
//! The way of Lucene's and tantivy's MoreLikeThis (the stems with the highest score
//! in the entry are looked for in the others), on scores that are at hand already:
//! a query of its own for each entry costs as much as building the site.

use super::{Posting, SearchIndex};
use crate::catalogue::Shelf;
use rayon::prelude::*;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Stems that speak for an entry.
const STEMS: usize = 24;
/// Stems of more entries than this say little, and take long: a tenth of all, within
/// these bounds.
const FEWEST: usize = 20;
const MOST: usize = 250;
/// Entries worth comparing by their terms, too.
const CANDIDATES: usize = 40;
/// How much shared terms count beside shared words.
const TERMS_SHARE: f64 = 0.5;
/// Below this, entries have too little in common to be shown.
const LEAST: f64 = 0.08;

/// For each entry, by its position in the shelf, up to `most` others, nearest first.
pub fn related(shelf: &Shelf, index: &SearchIndex, most: usize) -> Vec<Vec<usize>> {
    let lists: Vec<&[Posting]> = index.stems.values().map(Vec::as_slice).collect();
    let speaking = speaking_stems(&lists, index.order.len());
    let terms = Terms::of(shelf);
    let nothing = || vec![0.0; index.order.len()];
    let near: Vec<Vec<usize>> = (0..index.order.len())
        .into_par_iter()
        .map_init(nothing, |scores, document| {
            let words = shared_words(document, &speaking[document], &lists, scores);
            nearest(index.order[document], words, &terms, &index.order, most)
        })
        .collect();
    let mut by_entry = vec![Vec::new(); near.len()];
    for (document, near) in near.into_iter().enumerate() {
        by_entry[index.order[document]] = near;
    }
    by_entry
}

fn nearest(
    own: usize,
    words: Vec<(u32, f64)>,
    terms: &Terms,
    order: &[usize],
    most: usize,
) -> Vec<usize> {
    let with_terms = words.into_iter().map(|(other, words)| {
        let other = order[other as usize];
        (other, words + TERMS_SHARE * terms.shared(own, other))
    });
    let mut all: Vec<(usize, f64)> = with_terms.filter(|(_, score)| *score >= LEAST).collect();
    all.sort_by(best_first);
    all.into_iter().take(most).map(|(other, _)| other).collect()
}

fn best_first<T: Ord>(a: &(T, f64), b: &(T, f64)) -> Ordering {
    b.1.total_cmp(&a.1).then(a.0.cmp(&b.0))
}

/// For each document, the stems with the highest score in it. Stems of one document
/// lead nowhere.
fn speaking_stems(lists: &[&[Posting]], documents: usize) -> Vec<Vec<(u32, u32)>> {
    let many = (documents / 10).clamp(FEWEST, MOST);
    let mut all: Vec<Vec<(u32, u32)>> = vec![Vec::new(); documents];
    for (stem, list) in lists.iter().enumerate() {
        if list.len() > 1 && list.len() <= many {
            for (document, score) in *list {
                all[*document as usize].push((stem as u32, *score));
            }
        }
    }
    for stems in &mut all {
        stems.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        stems.truncate(STEMS);
    }
    all
}

/// Other documents that hold these stems, with the share of their weight they hold.
/// `scores` is zero everywhere, before and after.
fn shared_words(
    document: usize,
    stems: &[(u32, u32)],
    lists: &[&[Posting]],
    scores: &mut [f64],
) -> Vec<(u32, f64)> {
    let whole: f64 = stems.iter().map(|(_, it)| f64::from(*it).powi(2)).sum();
    let mut met = Vec::new();
    for (stem, own) in stems {
        for (other, score) in lists[*stem as usize] {
            let sum = &mut scores[*other as usize];
            if *sum == 0.0 {
                met.push(*other);
            }
            *sum += f64::from(*own) * f64::from(*score) / whole;
        }
    }
    let taken = met
        .into_iter()
        .map(|it| (it, std::mem::take(&mut scores[it as usize])));
    let mut found: Vec<(u32, f64)> = taken.filter(|(it, _)| *it as usize != document).collect();
    if found.len() > CANDIDATES {
        found.select_nth_unstable_by(CANDIDATES, best_first);
        found.truncate(CANDIDATES);
    }
    found
}

/// The terms of each entry, with how much each of them tells.
struct Terms {
    by_entry: Vec<Vec<(usize, f64)>>,
}

impl Terms {
    fn of(shelf: &Shelf) -> Terms {
        let mut at = BTreeMap::new();
        for (position, entry) in shelf.entries.iter().enumerate() {
            at.insert(entry.slug.as_str(), position);
        }
        let mut by_entry = vec![Vec::new(); shelf.entries.len()];
        let terms = shelf.facets.iter().flat_map(|it| &it.terms);
        for (number, term) in terms.enumerate() {
            let share = shelf.entries.len() as f64 / term.entries.len() as f64;
            for entry in &term.entries {
                by_entry[at[entry.slug.as_str()]].push((number, share.ln()));
            }
        }
        Terms { by_entry }
    }

    /// The share of an entry's terms that another has, rare terms counting more.
    fn shared(&self, own: usize, other: usize) -> f64 {
        let others = &self.by_entry[other];
        let whole: f64 = self.by_entry[own].iter().map(|(_, it)| it).sum();
        let both = self.by_entry[own].iter().filter(|(term, _)| {
            let found = others.binary_search_by(|(it, _)| it.cmp(term));
            found.is_ok()
        });
        both.map(|(_, it)| it).sum::<f64>() / whole.max(f64::MIN_POSITIVE)
    }
}
