//! Reads the files of the static index.

use super::{FEW, MANY, encode};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A document and its score, in quanta.
pub(super) type Posting = (u32, u32);

/// The static index, opened.
pub struct Reader<'a> {
    parts: BTreeMap<String, &'a str>,
    pub(super) documents: usize,
    /// First word of each file of words.
    starts: Vec<String>,
    /// First group of each file of words to repair by; none when all words are near.
    pub(super) groups: Vec<String>,
    pub(super) facets: Vec<Facet>,
    files: RefCell<BTreeMap<usize, Rc<WordsFile>>>,
}

/// One facet: its terms with the documents that hold each.
pub(super) struct Facet {
    pub name: String,
    pub terms: Vec<(String, Vec<u32>)>,
}

/// What people type, in order, and where it leads.
pub(super) struct WordsFile {
    pub words: Vec<(String, Word)>,
    pub stems: Vec<Rc<Stem>>,
}

pub(super) struct Word {
    /// Position in the file's stems, and whether an n was read as ñ.
    pub stems: Vec<(usize, bool)>,
    pub grammar: bool,
}

/// A stem and its documents.
#[derive(Debug)]
pub(super) struct Stem {
    pub number: usize,
    /// How many documents hold it.
    pub entries: usize,
    /// All its documents; or where they stand.
    postings: Result<Vec<Posting>, (usize, usize)>,
}

impl Stem {
    /// Do its documents stand in a file of their own?
    pub(super) fn is_common(&self) -> bool {
        self.postings.is_err()
    }
}

impl<'a> Reader<'a> {
    /// Opens the index whose head stands at `path`.
    pub fn open(path: &str, files: &'a [(String, Vec<u8>)]) -> Option<Reader<'a>> {
        let mut parts = BTreeMap::new();
        let folder = format!("{}/", path.trim_end_matches(".txt"));
        for (name, bytes) in files {
            let text = std::str::from_utf8(bytes).ok()?;
            if name == path {
                unpack(text, &mut parts);
            } else if let Some(part) = name.strip_prefix(&folder) {
                parts.insert(part.trim_end_matches(".txt").to_owned(), text);
            }
        }
        let mut head = encode::Reader::new(parts.get("m")?);
        head.text();
        let documents = head.number();
        head.text();
        let starts = read_sorted(&mut head);
        head.number();
        let groups = read_sorted(&mut head);
        let facets: Vec<String> = (0..head.number()).map(|_| head.text().to_owned()).collect();
        let mut reader = Reader {
            parts,
            documents,
            starts,
            groups,
            facets: Vec::new(),
            files: RefCell::default(),
        };
        let facets = facets.into_iter().enumerate();
        reader.facets = facets
            .map(|(at, name)| read_facet(name, reader.part(&format!("f/{at}"))))
            .collect();
        Some(reader)
    }

    /// A file of the index; an empty one where none stands.
    pub(super) fn part(&self, name: &str) -> &'a str {
        self.parts.get(name).copied().unwrap_or_default()
    }

    /// One number for each document.
    pub(super) fn ranks(&self, name: &str) -> Vec<usize> {
        let mut reader = encode::Reader::new(self.part(name));
        (0..self.documents).map(|_| reader.number()).collect()
    }

    /// How many files of words there are.
    pub(super) fn words_files(&self) -> usize {
        self.starts.len()
    }

    /// The number of the file where a word stands, or would stand.
    pub(super) fn words_file_of(&self, word: &str) -> usize {
        let after = self.starts.partition_point(|it| it.as_str() <= word);
        after.saturating_sub(1)
    }

    pub(super) fn words_file(&self, number: usize) -> Rc<WordsFile> {
        if let Some(file) = self.files.borrow().get(&number) {
            return Rc::clone(file);
        }
        let file = Rc::new(read_words_file(
            self.part(&format!("t/{number}")),
            self.documents,
        ));
        self.files.borrow_mut().insert(number, Rc::clone(&file));
        file
    }

    /// All documents of a stem, in order.
    pub(super) fn postings(&self, stem: &Stem) -> Vec<Posting> {
        match &stem.postings {
            Ok(postings) => postings.clone(),
            Err((file, at)) => {
                let text = self.part(&format!("p/{file}"));
                // Only digits stand in these files: a unit is a byte.
                let mut reader = encode::Reader::new(text.get(*at..).unwrap_or_default());
                read_postings(&mut reader, stem.entries, self.documents)
            }
        }
    }
}

fn unpack<'a>(text: &'a str, parts: &mut BTreeMap<String, &'a str>) {
    let mut reader = encode::Reader::new(text);
    for _ in 0..reader.number() {
        let name = reader.text().to_owned();
        parts.insert(name, reader.text());
    }
}

fn read_sorted(reader: &mut encode::Reader) -> Vec<String> {
    let mut last = String::new();
    let mut words = Vec::new();
    for _ in 0..reader.number() {
        read_after(reader, &mut last);
        words.push(last.clone());
    }
    words
}

/// Turns a word into the one behind it: what both share stays.
pub(super) fn read_after(reader: &mut encode::Reader, last: &mut String) {
    let mut units = reader.number();
    let shared = last.char_indices().find(|(_, it)| {
        let over = units == 0;
        units = units.saturating_sub(it.len_utf16());
        over
    });
    let end = shared.map_or(last.len(), |(at, _)| at);
    last.truncate(end);
    last.push_str(reader.text());
}

fn read_facet(name: String, text: &str) -> Facet {
    let mut reader = encode::Reader::new(text);
    let mut terms = Vec::new();
    for _ in 0..reader.number() {
        let id = reader.text().to_owned();
        let count = reader.number();
        let documents = match count % 2 == 1 {
            false => reader.growing(count / 2),
            true => read_runs(&mut reader, count / 2),
        };
        terms.push((id, documents));
    }
    Facet { name, terms }
}

fn read_runs(reader: &mut encode::Reader, count: usize) -> Vec<u32> {
    let mut next = 0;
    let mut documents = Vec::new();
    for _ in 0..count {
        let first = next + reader.number() as u32;
        next = first + reader.number() as u32;
        documents.extend(first..next);
    }
    documents
}

fn read_words_file(text: &str, all: usize) -> WordsFile {
    let mut reader = encode::Reader::new(text);
    let mut last = String::new();
    let mut words = Vec::new();
    for _ in 0..reader.number() {
        read_after(&mut reader, &mut last);
        let refs = reader.number();
        let stems = (0..refs / 2).map(|_| reader.number());
        let stems = stems.map(|it| (it / 2, it % 2 == 1)).collect();
        let grammar = refs % 2 == 1;
        words.push((last.clone(), Word { stems, grammar }));
    }
    let mut number = 0;
    let mut stems = Vec::new();
    for _ in 0..reader.number() {
        let ahead = reader.number();
        number = match ahead % 2 {
            0 => number + ahead / 2,
            _ => number.saturating_sub(ahead.div_ceil(2)),
        };
        stems.push(Rc::new(read_stem(&mut reader, number, all)));
    }
    WordsFile { words, stems }
}

fn read_stem(reader: &mut encode::Reader, number: usize, all: usize) -> Stem {
    let entries = reader.number();
    let postings = match entries <= FEW {
        true => Ok(read_postings(reader, entries, all)),
        false => {
            let place = (reader.number(), reader.number());
            // The best entries stand here for pages that show no more.
            for _ in 0..reader.number() {
                reader.number();
            }
            Err(place)
        }
    };
    Stem {
        number,
        entries,
        postings,
    }
}

fn read_postings(reader: &mut encode::Reader, count: usize, all: usize) -> Vec<Posting> {
    let documents = reader.members(count, all);
    let table = match count < MANY {
        true => Vec::new(),
        false => (0..reader.number()).map(|_| reader.number()).collect(),
    };
    let score = |place: usize| table.get(place).copied().unwrap_or(place) as u32;
    let scores = (0..count).map(|_| score(reader.number()));
    documents
        .into_iter()
        .zip(scores.collect::<Vec<_>>())
        .collect()
}
