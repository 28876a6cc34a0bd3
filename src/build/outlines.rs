//! Where the parts of each source stand, as a file beside the form of its entry: the
//! form's script replaces a value there without touching another byte.
//!
//! Comes in: a catalogue. Goes out: files; what was outlined before comes from the memo.
//! Not here: sources without an honest outline, whose form says what else can be done.

use super::memo::{self, Memo};
use crate::catalogue::{Catalogue, Shelf};
use crate::content::{self, Entry};
use crate::views;
use rayon::prelude::*;
use std::sync::Arc;

/// All of them, by path.
pub(super) fn files(catalogue: &Catalogue, memo: &mut Memo) -> Vec<(String, Arc<[u8]>)> {
    if catalogue.schema.contribute.is_none() {
        return Vec::new();
    }
    let shelves = catalogue.shelves.iter();
    let all: Vec<(&Shelf, &Entry)> = shelves
        .flat_map(|shelf| {
            let translations = shelf.translations.values().flatten();
            let all = shelf.entries.iter().chain(translations);
            all.map(move |it| (shelf, &**it))
        })
        .collect();
    let known: &Memo = memo;
    let made: Vec<_> = all
        .into_par_iter()
        .filter_map(|(shelf, entry)| {
            let source = catalogue.files.get(&entry.path)?;
            let page = views::edit_path(catalogue.schema, shelf.collection, entry)?;
            let key = memo::entry_key(catalogue.schema, source);
            let bytes = known.outlines.get(&key);
            let bytes = bytes.or_else(|| outline(catalogue, shelf, entry).map(Arc::from))?;
            Some((views::outline_path(&page), key, bytes))
        })
        .collect();
    let mut files = Vec::with_capacity(made.len());
    for (path, key, bytes) in made {
        memo.outlines.keep(key, Arc::clone(&bytes));
        files.push((path, bytes));
    }
    files
}

fn outline(catalogue: &Catalogue, shelf: &Shelf, entry: &Entry) -> Option<Vec<u8>> {
    let source = catalogue.files.get(&entry.path)?;
    let outline = content::outline(catalogue.schema, shelf.collection, source)?;
    let mut outline = serde_json::to_value(outline).ok()?;
    // The form holds the same for its own language: most entries need not say it again.
    if entry.language == views::form_language(catalogue.schema, entry) {
        outline.as_object_mut()?.remove("shape");
    }
    serde_json::to_vec(&outline).ok()
}
