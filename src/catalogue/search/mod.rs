//! Finding entries by words: tantivy indexes one shelf, and what it knows is taken
//! out of its segment: for each stem, the entries and their BM25 scores.
//!
//! Comes in: a `Shelf`. Goes out: `SearchIndex`, from which the static index is
//! written (`render/index`) and related entries are found. Not here: queries.

mod query;
mod related;
mod segment;
mod words;

pub use query::Query;
pub use related::related;
pub use segment::Posting;
pub use words::{Surface, fold, words};

use super::Shelf;
use crate::content::Entry;
use crate::schema::Schema;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use tantivy::TantivyDocument;
use tantivy::indexer::SingleSegmentIndexWriter;
use tantivy::schema::{Field, IndexRecordOption, TextFieldIndexing, TextOptions};
use words::Stemmers;

/// The step in which scores are counted: finer than what changes an order people see.
pub const QUANTUM: f32 = 0.02;

/// Memory the writer may use before it would cut a segment; one shelf fits in one.
const WRITER_BYTES: usize = 1 << 30;

/// The body's weight; fields say theirs in the declaration.
const BODY_WEIGHT: usize = 1;

/// Words of grammar are those of every language's list that one entry in so many has:
/// the lists also hold `estado`, which says something where few entries do.
const GRAMMAR: usize = 3;

/// tantivy's tokenizer for texts that are stemmed already.
const STEMMED: &str = "whitespace";

/// What is known of the words of one shelf.
pub struct SearchIndex {
    /// Document → position of its entry in the shelf (`Shelf::grouped`): entries that
    /// share terms stand together, which keeps the lists of a facet short.
    pub order: Vec<usize>,
    /// Stem → documents and scores.
    pub stems: BTreeMap<String, Vec<Posting>>,
    /// What people type → stems.
    pub surfaces: BTreeMap<String, Surface>,
    /// The index itself, and its fields by weight.
    pub tantivy: tantivy::Index,
    pub fields: BTreeMap<usize, Field>,
}

impl SearchIndex {
    /// Indexes every entry of the shelf.
    ///
    /// # Errors
    /// What tantivy could not do, such as find memory.
    pub fn new(schema: &Schema, shelf: &Shelf) -> tantivy::Result<SearchIndex> {
        let order = shelf.grouped.clone();
        let (texts, met) = texts(schema, shelf, &order);
        let (tantivy, fields) = index(texts, &weights(shelf))?;
        let stems = segment::postings(&tantivy, &fields)?;
        let surfaces = words::surfaces(
            met,
            &|it| stems.get(it).map_or(0, Vec::len),
            order.len() / GRAMMAR,
        );
        Ok(SearchIndex {
            order,
            stems,
            surfaces,
            tantivy,
            fields,
        })
    }
}

/// The stems of each document by weight, and every word met with its stem.
type Texts = Vec<BTreeMap<usize, String>>;

fn texts(schema: &Schema, shelf: &Shelf, order: &[usize]) -> (Texts, BTreeSet<(String, String)>) {
    // Few large parts: each has to learn its words anew.
    let part = order
        .len()
        .div_ceil(2 * rayon::current_num_threads())
        .max(1);
    let parts: Vec<_> = order
        .par_chunks(part)
        .map(|part| {
            let mut stemmers = Stemmers::new();
            let texts = part
                .iter()
                .map(|at| text(schema, shelf, shelf.entries[*at], &mut stemmers));
            let texts: Texts = texts.collect();
            (texts, stemmers.met())
        })
        .collect();
    let mut all = Vec::with_capacity(order.len());
    let mut met = BTreeSet::new();
    for (texts, words) in parts {
        all.extend(texts);
        met.extend(words);
    }
    (all, met)
}

fn text(
    schema: &Schema,
    shelf: &Shelf,
    entry: &Entry,
    stemmers: &mut Stemmers,
) -> BTreeMap<usize, String> {
    let mut all: BTreeMap<usize, String> = BTreeMap::new();
    for (at, field) in shelf.collection.fields.iter().enumerate() {
        let Some(value) = entry.value(at).filter(|_| field.search > 0) else {
            continue;
        };
        for (language, text) in field.words(value, &schema.vocabularies) {
            let language = language.as_deref().unwrap_or(&entry.language);
            stemmers.append(&text, language, all.entry(field.search).or_default());
        }
    }
    let body = all.entry(BODY_WEIGHT).or_default();
    for part in &entry.body.parts {
        let title = part.title.as_deref().unwrap_or_default();
        stemmers.append(title, &entry.language, body);
        stemmers.append(&part.text, &entry.language, body);
    }
    all
}

fn index(
    texts: Texts,
    weights: &BTreeSet<usize>,
) -> tantivy::Result<(tantivy::Index, BTreeMap<usize, Field>)> {
    let mut builder = tantivy::schema::Schema::builder();
    let add = |weight: &usize| {
        (
            *weight,
            builder.add_text_field(&format!("w{weight}"), options()),
        )
    };
    let fields: BTreeMap<usize, Field> = weights.iter().map(add).collect();
    let index = tantivy::Index::builder().schema(builder.build());
    let folder = tantivy::directory::RamDirectory::create();
    let mut writer: SingleSegmentIndexWriter<TantivyDocument> =
        index.single_segment_index_writer(folder, WRITER_BYTES)?;
    for text in texts {
        let mut document = TantivyDocument::default();
        for (weight, text) in text {
            document.add_text(fields[&weight], text);
        }
        writer.add_document(document)?;
    }
    Ok((writer.finalize()?, fields))
}

/// Nothing is stored, the catalogue has it all; no positions: exact phrases are
/// looked for in the texts themselves.
fn options() -> TextOptions {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(STEMMED)
        .set_index_option(IndexRecordOption::WithFreqs)
        .set_fieldnorms(true);
    TextOptions::default().set_indexing_options(indexing)
}

fn weights(shelf: &Shelf) -> BTreeSet<usize> {
    let declared = shelf.collection.fields.iter().map(|it| it.search);
    declared.filter(|it| *it > 0).chain([BODY_WEIGHT]).collect()
}
