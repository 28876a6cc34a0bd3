//! Finding entries by words: a tantivy index of one shelf, made in memory.
//!
//! Comes in: a `Shelf`. Goes out: entries in the order of BM25, with the schema's
//! weights. Not here: the static index that pages read.

mod query;
mod words;

pub use query::Query;

use super::Shelf;
use crate::content::Entry;
use crate::schema::Schema;
use crate::text;
use std::collections::{BTreeMap, BTreeSet};
use tantivy::collector::{DocSetCollector, TopDocs};
use tantivy::indexer::SingleSegmentIndexWriter;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, PhraseQuery, Query as Tantivy, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{IndexReader, TantivyDocument, Term};
use words::{Analysers, WITHOUT_ENYE};

/// Memory the writer may use before it would cut a segment; one shelf fits in one.
const WRITER_BYTES: usize = 256 << 20;

/// The body's weight; fields say theirs in the declaration.
const BODY_WEIGHT: usize = 1;

/// Between two values of a field: a phrase does not reach from one into the next.
const GAP: usize = 8;

/// A word typed without ñ finds the words with it, at this share of their weight.
const ENYE_SHARE: f32 = 0.3;

/// The index of one shelf; documents stand in the shelf's order.
pub struct SearchIndex {
    reader: IndexReader,
    /// A field of the index for each weight.
    fields: BTreeMap<usize, Field>,
    /// Words with accents, by how they are typed without.
    accented: BTreeMap<String, BTreeSet<String>>,
}

/// Entries found, by their position in the shelf.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Position and score, the best first.
    pub hits: Vec<(usize, f32)>,
    /// No entry has all the words: these have some.
    pub some: bool,
}

impl SearchIndex {
    /// Indexes every entry of the shelf.
    pub fn new(schema: &Schema, shelf: &Shelf) -> tantivy::Result<SearchIndex> {
        let mut builder = tantivy::schema::Schema::builder();
        let mut fields = BTreeMap::new();
        for weight in weights(shelf) {
            let field = builder.add_text_field(&format!("w{weight}"), options());
            fields.insert(weight, field);
        }
        let index = tantivy::Index::builder().schema(builder.build());
        let folder = tantivy::directory::RamDirectory::create();
        let mut writer: SingleSegmentIndexWriter<TantivyDocument> =
            index.single_segment_index_writer(folder, WRITER_BYTES)?;
        let mut analysers = Analysers::new();
        for entry in &shelf.entries {
            let mut document = TantivyDocument::default();
            for (weight, tokens) in tokens(schema, shelf, entry, &mut analysers) {
                let text = PreTokenizedString {
                    text: String::new(),
                    tokens,
                };
                document.add_pre_tokenized_text(fields[&weight], text);
            }
            writer.add_document(document)?;
        }
        let index = writer.finalize()?;
        Ok(SearchIndex {
            reader: index.reader()?,
            fields,
            accented: analysers.accented,
        })
    }

    /// Entries with all the words; when there are none, entries with some of them.
    pub fn search(&self, query: &Query) -> tantivy::Result<Found> {
        let all = self.run(query, Occur::Must)?;
        if !all.is_empty() || query.words.len() + query.phrases.len() < 2 {
            let some = false;
            return Ok(Found { hits: all, some });
        }
        let hits = self.run(query, Occur::Should)?;
        let some = !hits.is_empty();
        Ok(Found { hits, some })
    }

    fn run(&self, query: &Query, occur: Occur) -> tantivy::Result<Vec<(usize, f32)>> {
        let mut analysers = Analysers::new();
        let mut clauses: Vec<(Occur, Box<dyn Tantivy>)> = Vec::new();
        for word in &query.words {
            clauses.push((occur, self.word(&mut analysers, word)));
        }
        for phrase in &query.phrases {
            clauses.push((occur, self.phrase(&mut analysers, phrase)));
        }
        let searcher = self.reader.searcher();
        let most = usize::try_from(searcher.num_docs())
            .unwrap_or(usize::MAX)
            .max(1);
        let query_of = BooleanQuery::new(clauses);
        let top = searcher.search(&query_of, &TopDocs::with_limit(most).order_by_score())?;
        let excluded = self.holding(&mut analysers, &query.excluded)?;
        let mut hits: Vec<(usize, f32)> = top
            .into_iter()
            .map(|(score, at)| (at.doc_id as usize, score))
            .filter(|(at, _)| !excluded.contains(at))
            .collect();
        hits.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        Ok(hits)
    }

    fn holding(
        &self,
        analysers: &mut Analysers,
        words: &[String],
    ) -> tantivy::Result<BTreeSet<usize>> {
        let mut found = BTreeSet::new();
        for word in words {
            let query = self.word(analysers, word);
            let documents = self.reader.searcher().search(&query, &DocSetCollector)?;
            found.extend(sorted(documents).into_iter().map(|it| it.doc_id as usize));
        }
        Ok(found)
    }

    /// A word in any of its stems, in any field; `ano` also finds `año`, lower.
    fn word(&self, analysers: &mut Analysers, word: &str) -> Box<dyn Tantivy> {
        let mut clauses: Vec<(Occur, Box<dyn Tantivy>)> = Vec::new();
        for form in self.forms(analysers, word) {
            let share = if form.starts_with(WITHOUT_ENYE) {
                ENYE_SHARE
            } else {
                1.0
            };
            for (weight, field) in &self.fields {
                let term = Term::from_field_text(*field, &form);
                let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
                let boost = share * *weight as f32;
                clauses.push((Occur::Should, boosted(Box::new(query), boost)));
            }
        }
        Box::new(BooleanQuery::new(clauses))
    }

    /// Everything a typed word may be stored as.
    fn forms(&self, analysers: &mut Analysers, word: &str) -> BTreeSet<String> {
        let stems = analysers.stems(word);
        let plain = stems.iter().filter(|it| !it.contains('ñ'));
        let weak = plain.map(|it| format!("{WITHOUT_ENYE}{it}"));
        let accented = self.accented.get(&text::fold(word)).cloned();
        let accented = accented.filter(|_| !word.contains(['ñ', 'Ñ']));
        let weak: Vec<String> = weak.collect();
        stems
            .into_iter()
            .chain(weak)
            .chain(accented.unwrap_or_default())
            .collect()
    }

    /// Words behind one another, stemmed in one language at a time.
    fn phrase(&self, analysers: &mut Analysers, phrase: &str) -> Box<dyn Tantivy> {
        let mut clauses: Vec<(Occur, Box<dyn Tantivy>)> = Vec::new();
        for language in ["es", "pt", "en"] {
            let words = analysers.words(phrase, language, 0);
            let words = words
                .into_iter()
                .filter(|it| !it.text.starts_with(WITHOUT_ENYE));
            let words: Vec<(usize, String)> = words.map(|it| (it.position, it.text)).collect();
            for (weight, field) in &self.fields {
                let terms = words
                    .iter()
                    .map(|(at, it)| (*at, Term::from_field_text(*field, it)));
                let terms: Vec<(usize, Term)> = terms.collect();
                let query: Box<dyn Tantivy> = match &terms[..] {
                    [] => continue,
                    [(_, term)] => {
                        Box::new(TermQuery::new(term.clone(), IndexRecordOption::WithFreqs))
                    }
                    _ => Box::new(PhraseQuery::new_with_offset(terms)),
                };
                clauses.push((Occur::Should, boosted(query, *weight as f32)));
            }
        }
        Box::new(BooleanQuery::new(clauses))
    }
}

fn boosted(query: Box<dyn Tantivy>, boost: f32) -> Box<dyn Tantivy> {
    Box::new(BoostQuery::new(query, boost))
}

fn sorted(documents: std::collections::HashSet<tantivy::DocAddress>) -> Vec<tantivy::DocAddress> {
    let mut documents: Vec<_> = documents.into_iter().collect();
    documents.sort();
    documents
}

/// Positions for phrases; nothing is stored, the catalogue has it all.
fn options() -> TextOptions {
    let indexing = TextFieldIndexing::default()
        .set_index_option(IndexRecordOption::WithFreqsAndPositions)
        .set_fieldnorms(true);
    TextOptions::default().set_indexing_options(indexing)
}

fn weights(shelf: &Shelf) -> BTreeSet<usize> {
    let declared = shelf.collection.fields.iter().map(|it| it.search);
    declared.filter(|it| *it > 0).chain([BODY_WEIGHT]).collect()
}

/// The words of an entry by the weight they count with.
fn tokens(
    schema: &Schema,
    shelf: &Shelf,
    entry: &Entry,
    analysers: &mut Analysers,
) -> BTreeMap<usize, Vec<Token>> {
    let mut all: BTreeMap<usize, Vec<Token>> = BTreeMap::new();
    let mut add = |weight: usize, language: &str, text: &str| {
        let tokens = all.entry(weight).or_default();
        let position = tokens.last().map_or(0, |it| it.position + GAP);
        tokens.extend(analysers.words(text, language, position));
    };
    for (at, field) in shelf.collection.fields.iter().enumerate() {
        let Some(value) = entry.value(at).filter(|_| field.search > 0) else {
            continue;
        };
        for (language, text) in field.words(value, &schema.vocabularies) {
            add(
                field.search,
                language.as_deref().unwrap_or(&entry.language),
                &text,
            );
        }
    }
    for part in &entry.body.parts {
        add(
            BODY_WEIGHT,
            &entry.language,
            part.title.as_deref().unwrap_or_default(),
        );
        add(BODY_WEIGHT, &entry.language, &part.text);
    }
    all
}
