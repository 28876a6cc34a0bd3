//! Titles whose entries stand under another name, as a small file each: whoever writes
//! one anew is told of the entry that is there.
//!
//! Comes in: a catalogue. Goes out: files that hold the name of an entry. Not here:
//! titles that are the name; their page itself answers.

use crate::catalogue::{Catalogue, Shelf};
use crate::text;
use crate::views;
use std::collections::BTreeMap;
use std::sync::Arc;

/// All of them, by path; of two entries with one title the first is named.
pub(super) fn files(catalogue: &Catalogue) -> BTreeMap<String, Arc<[u8]>> {
    let mut files = BTreeMap::new();
    for shelf in &catalogue.shelves {
        let Some(folder) = views::names_path(catalogue.schema, shelf.collection) else {
            continue;
        };
        for (title, name) in renamed(shelf) {
            let path = format!("{folder}{title}.txt");
            files.entry(path).or_insert_with(|| name.as_bytes().into());
        }
    }
    files
}

/// What titles would be called, originals' and translations', and what is.
fn renamed<'s>(shelf: &'s Shelf) -> impl Iterator<Item = (String, &'s str)> {
    let translations = shelf.translations.values().flatten();
    let all = shelf.entries.iter().chain(translations);
    let title = Some(shelf.collection.roles.title);
    let named = all.map(move |it| (text::slug(it.text(title)), it.slug.as_str()));
    named.filter(|(title, name)| !title.is_empty() && title != name)
}
