//! Writes the files of the static index.

use super::encode::Writer;
use super::{CARDS, FEW, MANY, repair};
use crate::catalogue::search::{Posting, SearchIndex, Surface};
use crate::views::{Listing, Row};
use std::collections::{BTreeMap, BTreeSet};

/// Size from which the index is cut into files, in bytes. Below, one file costs less
/// than asking twice.
const ONE_FILE: usize = 100_000;
/// Characters of a file of words: about 8 KB after compression.
const WORDS_FILE: usize = 12_000;
/// Characters of a file of entries of common stems, unless one stem has more.
const ENTRIES_FILE: usize = 9_000;
/// The best entries of a common stem, which stand with its words all the same.
const BEST: usize = 64;

/// Name of a file of the index → what it holds.
type Parts = BTreeMap<String, String>;

/// The address of the head, and every file, by its path below `folder`.
pub fn write(
    index: &SearchIndex,
    listing: &Listing,
    folder: &str,
) -> (String, Vec<(String, Vec<u8>)>) {
    let mut parts = Parts::new();
    let words = Words::new(index).write(&mut parts);
    write_cards(listing, &mut parts);
    write_facets(listing, &mut parts);
    write_pairs(listing, &mut parts);
    write_orders(listing, &mut parts);
    write_points(listing, &mut parts);
    let small = parts.values().map(String::len).sum::<usize>() <= ONE_FILE;
    let groups = match small {
        true => Vec::new(),
        false => repair::write(&repair_words(index), &mut parts),
    };
    let head = head(listing, &words, &groups);
    let embedded = match small {
        true => std::mem::take(&mut parts),
        false => Parts::new(),
    };
    let head = pack(&head, &embedded);
    let mut hasher = blake3::Hasher::new();
    hasher.update(head.as_bytes());
    for (name, part) in &parts {
        hasher.update(name.as_bytes()).update(part.as_bytes());
    }
    let name = &hasher.finalize().to_hex()[..12];
    let path = format!("{folder}/{name}.txt");
    let mut files = vec![(path.clone(), head.into_bytes())];
    let others = parts.into_iter();
    files.extend(
        others.map(|(part, text)| (format!("{folder}/{name}/{part}.txt"), text.into_bytes())),
    );
    (path, files)
}

/// The head with other files inside it: name, length, text.
fn pack(head: &str, embedded: &Parts) -> String {
    let mut writer = Writer::default();
    writer.number(embedded.len() + 1);
    writer.text("m");
    writer.text(head);
    for (name, part) in embedded {
        writer.text(name);
        writer.text(part);
    }
    writer.finish()
}

/// How the files of words are cut.
struct Cut {
    /// First word of each.
    starts: Vec<String>,
    /// Files of entries of common stems.
    common: usize,
}

fn head(listing: &Listing, words: &Cut, groups: &[String]) -> String {
    let mut writer = Writer::default();
    writer.text("fichero 1");
    writer.number(listing.cards.len());
    writer.text(&listing.list);
    write_sorted(&mut writer, words.starts.iter().map(String::as_str));
    writer.number(words.common);
    write_sorted(&mut writer, groups.iter().map(String::as_str));
    writer.number(listing.facets.len());
    for facet in &listing.facets {
        writer.text(&facet.name);
    }
    writer.number(listing.card_fields.len());
    for name in &listing.card_fields {
        writer.text(name);
    }
    writer.finish()
}

/// Words in order, each as what it shares with the one before, and the rest.
pub(super) fn write_sorted<'a>(writer: &mut Writer, words: impl ExactSizeIterator<Item = &'a str>) {
    writer.number(words.len());
    let mut last = "";
    for word in words {
        write_after(writer, last, word);
        last = word;
    }
}

pub(super) fn write_after(writer: &mut Writer, last: &str, word: &str) {
    let same = last.chars().zip(word.chars()).take_while(|(a, b)| a == b);
    let (bytes, units) = same.fold((0, 0), |(bytes, units), (it, _)| {
        (bytes + it.len_utf8(), units + it.len_utf16())
    });
    writer.number(units);
    writer.text(&word[bytes..]);
}

/// The words and stems of an index, about to be written.
struct Words<'a> {
    index: &'a SearchIndex,
    /// Stem → its number: in the order in which words lead to them.
    numbers: BTreeMap<&'a str, usize>,
    /// Common stems: where all their entries stand.
    common: BTreeMap<&'a str, (usize, usize)>,
}

impl<'a> Words<'a> {
    fn new(index: &'a SearchIndex) -> Words<'a> {
        let mut numbers = BTreeMap::new();
        for surface in index.surfaces.values() {
            for stem in surface.stems.iter().chain(&surface.weak) {
                let next = numbers.len();
                numbers.entry(stem.as_str()).or_insert(next);
            }
        }
        Words {
            index,
            numbers,
            common: BTreeMap::new(),
        }
    }

    fn write(mut self, parts: &mut Parts) -> Cut {
        let common = self.write_common(parts);
        let mut starts = Vec::new();
        let mut file = WordsFile::default();
        for (word, surface) in &self.index.surfaces {
            if file.size > WORDS_FILE {
                parts.insert(format!("t/{}", starts.len() - 1), file.finish());
                file = WordsFile::default();
            }
            if file.words.is_empty() {
                starts.push(word.clone());
            }
            file.add(&self, word, surface);
        }
        if !file.words.is_empty() {
            parts.insert(format!("t/{}", starts.len() - 1), file.finish());
        }
        Cut { starts, common }
    }

    /// All the entries of each common stem.
    fn write_common(&mut self, parts: &mut Parts) -> usize {
        let mut files = 0;
        let mut writer = Writer::default();
        let common = self.index.stems.iter().filter(|(_, it)| it.len() > FEW);
        for (stem, postings) in common {
            if writer.units() > ENTRIES_FILE {
                parts.insert(format!("p/{files}"), std::mem::take(&mut writer).finish());
                files += 1;
            }
            self.common.insert(stem, (files, writer.units()));
            write_postings(&mut writer, postings, self.index.order.len());
        }
        if writer.units() > 0 {
            parts.insert(format!("p/{files}"), writer.finish());
            files += 1;
        }
        files
    }

    fn write_stem(&self, stem: &str, last: usize, writer: &mut Writer) -> usize {
        let number = self.numbers[stem];
        let ahead = number as isize - last as isize;
        // Zigzag: small numbers for small distances in both directions.
        writer.number(match ahead < 0 {
            true => ahead.unsigned_abs() * 2 - 1,
            false => ahead as usize * 2,
        });
        let postings = &self.index.stems[stem];
        writer.number(postings.len());
        match self.common.get(stem) {
            None => write_postings(writer, postings, self.index.order.len()),
            Some((file, at)) => {
                writer.number(*file);
                writer.number(*at);
                write_best(writer, postings);
            }
        }
        number
    }
}

fn write_postings(writer: &mut Writer, postings: &[Posting], all: usize) {
    let documents: Vec<u32> = postings.iter().map(|(document, _)| *document).collect();
    writer.members(&documents, all);
    let scores = postings.iter().map(|(_, it)| *it as usize);
    if postings.len() < MANY {
        return scores.for_each(|it| writer.number(it));
    }
    // Scores repeat: each stands once, the most frequent first, and is then named by
    // its place, which is mostly one character.
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    scores
        .clone()
        .for_each(|it| *counts.entry(it).or_default() += 1);
    let mut table: Vec<(usize, usize)> = counts.into_iter().collect();
    table.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    writer.number(table.len());
    table.iter().for_each(|(score, _)| writer.number(*score));
    let places: BTreeMap<usize, usize> = table
        .iter()
        .enumerate()
        .map(|(at, (score, _))| (*score, at))
        .collect();
    scores.for_each(|it| writer.number(places[&it]));
}

fn write_best(writer: &mut Writer, postings: &[Posting]) {
    let mut best = postings.to_vec();
    best.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    best.truncate(BEST);
    writer.number(best.len());
    for (document, _) in best {
        writer.number(document as usize);
    }
}

/// One file of words, as it grows.
#[derive(Default)]
struct WordsFile<'a> {
    words: Vec<(&'a str, &'a Surface)>,
    stems: Vec<&'a str>,
    local: BTreeMap<&'a str, usize>,
    body: Writer,
    last: usize,
    size: usize,
}

impl<'a> WordsFile<'a> {
    fn add(&mut self, all: &Words<'a>, word: &'a str, surface: &'a Surface) {
        for stem in surface.stems.iter().chain(&surface.weak) {
            if !self.local.contains_key(stem.as_str()) {
                self.local.insert(stem, self.stems.len());
                self.stems.push(stem);
                self.last = all.write_stem(stem, self.last, &mut self.body);
            }
        }
        self.words.push((word, surface));
        self.size = self.body.units() + self.words.len() * WORD_SIZE;
    }

    fn finish(self) -> String {
        let mut writer = Writer::default();
        writer.number(self.words.len());
        let mut last = "";
        for (word, surface) in &self.words {
            write_after(&mut writer, last, word);
            last = word;
            let strong = surface.stems.iter().map(|it| (it, 0));
            let weak = surface.weak.iter().map(|it| (it, 1));
            writer.number(
                (surface.stems.len() + surface.weak.len()) * 2 + usize::from(surface.grammar),
            );
            for (stem, weak) in strong.chain(weak) {
                writer.number(self.local[stem.as_str()] * 2 + weak);
            }
        }
        writer.number(self.stems.len());
        writer.push(&self.body.finish());
        writer.finish()
    }
}

/// What a word takes beside its stems, about.
const WORD_SIZE: usize = 8;

fn write_cards(listing: &Listing, parts: &mut Parts) {
    for (number, cards) in listing.cards.chunks(CARDS).enumerate() {
        parts.insert(format!("c/{number}"), cards_file(cards));
    }
}

/// Values first, each once, since neighbours share them; then the cards, which name
/// their values by place.
fn cards_file(cards: &[Row]) -> String {
    let values = cards.iter().flat_map(|it| it.values.iter().flatten());
    let values: BTreeSet<&str> = values.map(String::as_str).collect();
    let values: Vec<&str> = values.into_iter().collect();
    let mut writer = Writer::default();
    writer.number(values.len());
    values.iter().for_each(|it| writer.text(it));
    writer.number(cards.len());
    for card in cards {
        for text in [&card.slug, &card.title, &card.summary, &card.language] {
            writer.text(text);
        }
        for held in &card.values {
            writer.number(held.len());
            let places = held
                .iter()
                .map(|it| values.partition_point(|other| other < &it.as_str()));
            places.for_each(|it| writer.number(it));
        }
    }
    writer.finish()
}

/// Each term's entries as numbers that grow, or as runs of them: what is shorter.
fn write_facets(listing: &Listing, parts: &mut Parts) {
    for (number, facet) in listing.facets.iter().enumerate() {
        let mut writer = Writer::default();
        writer.number(facet.terms.len());
        for (id, documents) in &facet.terms {
            writer.text(id);
            let runs = runs(documents);
            let as_runs = 2 * runs.len() < documents.len();
            match as_runs {
                false => {
                    writer.number(documents.len() * 2);
                    writer.growing(documents.iter().copied());
                }
                true => {
                    writer.number(runs.len() * 2 + 1);
                    let mut next = 0;
                    for (first, length) in runs {
                        writer.number((first - next) as usize);
                        writer.number(length as usize);
                        next = first + length;
                    }
                }
            }
        }
        parts.insert(format!("f/{number}"), writer.finish());
    }
}

/// How many entries each term has, and how many each two terms of different facets
/// have together: the counts of a first choice, without the lists.
fn write_pairs(listing: &Listing, parts: &mut Parts) {
    let mut terms_of: Vec<Vec<usize>> = vec![Vec::new(); listing.cards.len()];
    let mut writer = Writer::default();
    writer.number(listing.facets.len());
    let mut before = 0;
    for facet in &listing.facets {
        writer.text(&facet.name);
        writer.number(facet.terms.len());
        for (id, documents) in &facet.terms {
            let mut beside = vec![0; before];
            for term in documents.iter().flat_map(|it| &terms_of[*it as usize]) {
                beside[*term] += 1;
            }
            writer.text(id);
            writer.number(documents.len());
            beside.into_iter().for_each(|it| writer.number(it));
        }
        for (number, (_, documents)) in facet.terms.iter().enumerate() {
            documents
                .iter()
                .for_each(|it| terms_of[*it as usize].push(before + number));
        }
        before += facet.terms.len();
    }
    parts.insert("f/pairs".to_owned(), writer.finish());
}

/// Numbers that follow one another, as (first, how many).
fn runs(documents: &[u32]) -> Vec<(u32, u32)> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for document in documents {
        match runs.last_mut() {
            Some((first, length)) if *first + *length == *document => *length += 1,
            _ => runs.push((*document, 1)),
        }
    }
    runs
}

fn write_orders(listing: &Listing, parts: &mut Parts) {
    for (name, ranks) in [
        ("o/least", &listing.visibility),
        ("o/newest", &listing.updated),
    ] {
        let mut writer = Writer::default();
        ranks.iter().for_each(|it| writer.number(*it));
        parts.insert(name.to_owned(), writer.finish());
    }
}

/// For each entry its place on the map, one unit to the right so that 0 is nowhere.
fn write_points(listing: &Listing, parts: &mut Parts) {
    if listing.points.is_empty() {
        return;
    }
    let mut writer = Writer::default();
    for point in &listing.points {
        match point {
            None => writer.number(0),
            Some((x, y)) => {
                writer.number(x + 1);
                writer.number(*y);
            }
        }
    }
    parts.insert("o/points".to_owned(), writer.finish());
}

/// Words worth proposing, with the number of entries of their commonest stem.
fn repair_words(index: &SearchIndex) -> Vec<(&str, usize)> {
    let surfaces = index.surfaces.iter().filter(|(_, it)| !it.grammar);
    let counted = surfaces.map(|(word, surface)| {
        let entries = surface.stems.iter().map(|it| index.stems[it].len());
        (word.as_str(), entries.max().unwrap_or(0))
    });
    counted
        .filter(|(word, entries)| *entries > 0 && repair::is_repairable(word))
        .collect()
}
