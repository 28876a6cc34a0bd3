//! tantivy's one segment → for each stem, the documents that hold it and how much
//! each of them has to do with it.

use super::QUANTUM;
use std::collections::BTreeMap;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::BlockSegmentPostings;
use tantivy::query::Bm25Weight;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Index, SegmentReader};

/// A document and its BM25 score for a stem, in quanta.
pub type Posting = (u32, u32);

/// What tantivy scores for each stem, all fields together, documents in order.
pub(super) fn postings(
    index: &Index,
    fields: &BTreeMap<usize, Field>,
) -> tantivy::Result<BTreeMap<String, Vec<Posting>>> {
    let searcher = index.reader()?.searcher();
    let mut scores: BTreeMap<String, Vec<(u32, f32)>> = BTreeMap::new();
    for segment in searcher.segment_readers() {
        for (weight, field) in fields {
            add_field(segment, *field, *weight as f32, &mut scores)?;
        }
    }
    let summed = scores.into_iter().map(|(stem, it)| (stem, sum(it)));
    Ok(summed.collect())
}

fn add_field(
    segment: &SegmentReader,
    field: Field,
    weight: f32,
    scores: &mut BTreeMap<String, Vec<(u32, f32)>>,
) -> tantivy::Result<()> {
    let inverted = segment.inverted_index(field)?;
    let documents = u64::from(segment.max_doc());
    let average = inverted.total_num_tokens() as f32 / documents as f32;
    let Some(norms) = segment.fieldnorms_readers().get_field(field)? else {
        return Ok(());
    };
    let mut terms = inverted.terms().stream()?;
    while terms.advance() {
        let info = terms.value();
        let bm25 =
            Bm25Weight::for_one_term_without_explain(u64::from(info.doc_freq), documents, average);
        let bm25 = bm25.boost_by(weight);
        let stem = String::from_utf8_lossy(terms.key());
        let mut blocks =
            inverted.read_block_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
        let held = match scores.get_mut(stem.as_ref()) {
            Some(held) => held,
            None => scores.entry(stem.into_owned()).or_default(),
        };
        add_blocks(&mut blocks, &bm25, &norms, held);
    }
    Ok(())
}

fn add_blocks(
    blocks: &mut BlockSegmentPostings,
    bm25: &Bm25Weight,
    norms: &FieldNormReader,
    held: &mut Vec<(u32, f32)>,
) {
    while !blocks.docs().is_empty() {
        for (document, count) in blocks.docs().iter().zip(blocks.freqs()) {
            let score = bm25.score(norms.fieldnorm_id(*document), *count);
            held.push((*document, score));
        }
        blocks.advance();
    }
}

/// Adds up what the fields gave, in their order, and counts it in quanta.
fn sum(mut scores: Vec<(u32, f32)>) -> Vec<Posting> {
    scores.sort_by_key(|(document, _)| *document);
    let mut out: Vec<(u32, f32)> = Vec::with_capacity(scores.len());
    for (document, score) in scores {
        match out.last_mut() {
            Some((last, sum)) if *last == document => *sum += score,
            _ => out.push((document, score)),
        }
    }
    let quanta = |score: f32| ((score / QUANTUM).round() as u32).max(1);
    out.into_iter()
        .map(|(document, score)| (document, quanta(score)))
        .collect()
}
