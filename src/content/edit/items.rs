//! From the items of a list to those asked for: which stay, move, change, come, go.

use serde_json::Value;
use std::ops::Range;

/// Where an item is added: by the position of an old one that stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Front,
    Behind(usize),
}

/// Old items are told by their position, new ones by theirs in what is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Change(usize, usize),
    /// An old item stands elsewhere; where it stood it is removed.
    Move(usize, Place),
    Add(usize, Place),
    /// Old items that follow each other.
    Remove(Range<usize>),
}

/// Lists whose lengths make more than this together are compared from their front only:
/// the table of the longest common sequence would be larger than what it serves.
const MOST: usize = 250_000;

/// The steps, such that as many items as can be stay where they are.
pub(super) fn steps(old: &[&Value], new: &[Value]) -> Vec<Step> {
    let kept = common(old, new);
    let mut moved = moved(old, new, &kept);
    let mut steps = Vec::new();
    let mut gone: Vec<usize> = Vec::new();
    let mut place = Place::Front;
    let (mut from, mut to) = (0, 0);
    for (i, j) in kept.into_iter().chain([(old.len(), new.len())]) {
        let leaving = |it: &usize| !moved.iter().any(|(_, source)| *source == Some(*it));
        let mut free: Vec<usize> = (from..i).filter(leaving).collect();
        free.reverse();
        gone.extend((from..i).filter(|it| !leaving(it)));
        for at in to..j {
            let source = moved.iter_mut().find(|(it, _)| *it == at);
            match (source.and_then(|(_, it)| *it), free.pop()) {
                (Some(source), unused) => {
                    steps.push(Step::Move(source, place));
                    free.extend(unused);
                }
                (None, Some(it)) => {
                    steps.push(Step::Change(it, at));
                    place = Place::Behind(it);
                }
                (None, None) => steps.push(Step::Add(at, place)),
            }
        }
        gone.extend(free);
        place = Place::Behind(i);
        (from, to) = (i + 1, j + 1);
    }
    steps.extend(runs(gone));
    steps
}

/// For each new item that stands where no old one stays: an old one equal to it.
fn moved(old: &[&Value], new: &[Value], kept: &[(usize, usize)]) -> Vec<(usize, Option<usize>)> {
    let mut used: Vec<usize> = kept.iter().map(|(it, _)| *it).collect();
    let mut out = Vec::new();
    for (at, item) in new.iter().enumerate() {
        if kept.iter().any(|(_, it)| *it == at) {
            continue;
        }
        let source = (0..old.len()).find(|it| old[*it] == item && !used.contains(it));
        used.extend(source);
        out.push((at, source));
    }
    out
}

/// The longest sequence that both have: (old, new).
fn common(old: &[&Value], new: &[Value]) -> Vec<(usize, usize)> {
    if old.len() * new.len() > MOST {
        let same = old.iter().zip(new).take_while(|(old, new)| **old == *new);
        return (0..same.count()).map(|it| (it, it)).collect();
    }
    let width = new.len() + 1;
    let mut best = vec![0_usize; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            best[i * width + j] = match *old[i] == new[j] {
                true => best[(i + 1) * width + j + 1] + 1,
                false => best[(i + 1) * width + j].max(best[i * width + j + 1]),
            };
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < old.len() && j < new.len() {
        if *old[i] == new[j] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

fn runs(mut gone: Vec<usize>) -> Vec<Step> {
    gone.sort_unstable();
    let mut runs: Vec<Range<usize>> = Vec::new();
    for at in gone {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end += 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs.into_iter().map(Step::Remove).collect()
}
