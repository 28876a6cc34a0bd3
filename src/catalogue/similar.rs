//! Entries that tell almost the same: one experience may arrive twice, by two doors.
//!
//! Each entry is sketched by the smallest hashes of its runs of four words
//! (bottom-k MinHash: Broder, "On the resemblance and containment of documents",
//! 1997); entries that share a small hash are compared.

use crate::content::Entry;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Words in a run: short enough that a few edits leave most runs whole.
const RUN: usize = 4;
/// Hashes kept of an entry: an estimate within about 0.1.
const SKETCH: usize = 64;
/// Smallest hashes by which entries meet. Two entries of resemblance r share none
/// of them with a chance of about (1 - r)^8: one in 390,000 at 0.8.
const MEETING: usize = 8;
/// From this resemblance on, a person would call them the same text.
const SAME: f64 = 0.8;
/// Shorter texts resemble each other by chance.
const FEWEST_RUNS: usize = 20;

/// Pairs of positions of entries that tell almost the same, the earlier first.
pub(super) fn pairs(entries: &[&Entry]) -> Vec<(usize, usize)> {
    let sketches: Vec<Vec<u64>> = entries.par_iter().map(|it| sketch(it)).collect();
    let mut meeting: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (at, sketch) in sketches.iter().enumerate() {
        for hash in sketch.iter().take(MEETING) {
            meeting.entry(*hash).or_default().push(at);
        }
    }
    let mut found = Vec::new();
    for together in meeting.values() {
        for (n, one) in together.iter().enumerate() {
            // A phrase that everyone uses brings hundreds together: near ones suffice.
            for other in together[n + 1..].iter().take(SKETCH) {
                if resemblance(&sketches[*one], &sketches[*other]) >= SAME {
                    found.push((*one, *other));
                }
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn sketch(entry: &Entry) -> Vec<u64> {
    let parts = entry.body.parts.iter();
    let words: Vec<u64> = parts
        .flat_map(|it| it.text.split_whitespace())
        .map(hash)
        .collect();
    if words.len() < FEWEST_RUNS + RUN {
        return Vec::new();
    }
    let mut hashes: Vec<u64> = words.windows(RUN).map(combine).collect();
    // Twice as many as are kept: a phrase said twice counts once.
    let some = (2 * SKETCH).min(hashes.len());
    hashes.select_nth_unstable(some - 1);
    hashes.truncate(some);
    hashes.sort_unstable();
    hashes.dedup();
    hashes.truncate(SKETCH);
    hashes
}

/// `DefaultHasher::new` has fixed keys: the same words hash alike in every build.
fn hash(word: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    word.hash(&mut hasher);
    hasher.finish()
}

/// Order counts, and the bits are spread: the multiplier is 2^64 over the golden
/// ratio (Knuth, "Sorting and Searching", 6.4).
fn combine(run: &[u64]) -> u64 {
    run.iter().fold(0, |all, word| {
        (all.rotate_left(21) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    })
}

/// The share of the union's smallest hashes that both have.
fn resemblance(one: &[u64], other: &[u64]) -> f64 {
    let mut union: Vec<u64> = one.iter().chain(other).copied().collect();
    union.sort_unstable();
    union.dedup();
    union.truncate(SKETCH);
    let both = |it: &&u64| one.binary_search(it).is_ok() && other.binary_search(it).is_ok();
    union.iter().filter(both).count() as f64 / union.len().max(1) as f64
}
