//! Facets: for each term of a field, the entries that hold it.

use crate::content::Entry;
use crate::schema::{Collection, Schema, Term};

/// One field's terms, in the vocabulary's order, with their entries.
#[derive(Debug)]
pub struct Facet<'a> {
    /// Position of the field in its collection.
    pub field: usize,
    /// Only terms that some entry holds.
    pub terms: Vec<FacetTerm<'a>>,
}

#[derive(Debug)]
pub struct FacetTerm<'a> {
    pub term: &'a Term,
    /// In the shelf's order.
    pub entries: Vec<&'a Entry>,
}

/// The facets of every field that filters or has pages.
pub(super) fn count<'a>(
    schema: &'a Schema,
    collection: &Collection,
    entries: &[&'a Entry],
) -> Vec<Facet<'a>> {
    let fields = collection.fields.iter().enumerate();
    let wanted = fields.filter(|(_, it)| it.filter || it.pages.is_some());
    wanted
        .filter_map(|(at, field)| {
            let vocabulary = field.vocabulary(&schema.vocabularies)?;
            let mut holders: Vec<Vec<&Entry>> = vec![Vec::new(); vocabulary.terms.len()];
            for entry in entries {
                let terms = entry.value(at).map(|it| it.terms()).unwrap_or_default();
                for term in terms {
                    if let Some(position) = vocabulary.position(&term.id) {
                        holders[position].push(entry);
                    }
                }
            }
            let terms = vocabulary.terms.iter().zip(holders);
            let held = terms.filter(|(_, entries)| !entries.is_empty());
            let terms = held.map(|(term, entries)| FacetTerm { term, entries });
            Some(Facet {
                field: at,
                terms: terms.collect(),
            })
        })
        .collect()
}
