//! What a build remembers for the next one: entries, pages, and what files weigh.
//!
//! Laws: an entry is keyed by its source and the schema, page bytes by the view
//! and the theme, a weight by the bytes; a hit replays its problems. What a build did not use is
//! forgotten, so the memo never grows past one site.

use crate::content::Entry;
use crate::diag::Diag;
use crate::schema::Schema;
use crate::source::Source;
use std::collections::HashMap;
use std::sync::Arc;

/// An entry as read, with what was wrong in it.
pub(super) type Read = Arc<(Option<Arc<Entry>>, Vec<Diag>)>;
type Key = blake3::Hash;

/// Earlier work; empty at first.
#[derive(Default)]
pub struct Memo {
    entries: HashMap<Key, Read>,
    pages: HashMap<Key, Arc<[u8]>>,
    weights: HashMap<Key, usize>,
    next_entries: HashMap<Key, Read>,
    next_pages: HashMap<Key, Arc<[u8]>>,
    next_weights: HashMap<Key, usize>,
    counts: Counts,
}

#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Counts {
    pub read: usize,
    pub rendered: usize,
}

/// The path counts too: places in problems name it.
pub(super) fn entry_key(schema: &Schema, source: &Source) -> Key {
    let mut hasher = blake3::Hasher::new();
    hasher.update(schema.hash.as_bytes());
    hasher.update(source.path.as_bytes());
    hasher.update(source.hash.as_bytes());
    hasher.finalize()
}

impl Memo {
    pub(super) fn begin(&mut self) {
        self.counts = Counts::default();
    }

    pub(super) fn entry(&self, key: &Key) -> Option<Read> {
        self.entries.get(key).cloned()
    }

    pub(super) fn page(&self, key: &Key) -> Option<Arc<[u8]>> {
        self.pages.get(key).cloned()
    }

    /// What these bytes weigh compressed.
    pub(super) fn weight(&self, key: &Key) -> Option<usize> {
        self.weights.get(key).copied()
    }

    pub(super) fn keep_weight(&mut self, key: Key, bytes: usize) {
        self.next_weights.insert(key, bytes);
    }

    pub(super) fn keep_entry(&mut self, key: Key, read: Read) {
        self.counts.read += usize::from(!self.entries.contains_key(&key));
        self.next_entries.insert(key, read);
    }

    pub(super) fn keep_page(&mut self, key: Key, bytes: Arc<[u8]>) {
        self.counts.rendered += usize::from(!self.pages.contains_key(&key));
        self.next_pages.insert(key, bytes);
    }

    /// Forgets what this build did not use. A build that stopped at an error read
    /// nothing or made no pages: what the one before made stays for the next.
    pub(super) fn end(&mut self) -> Counts {
        if !self.next_entries.is_empty() {
            self.entries = std::mem::take(&mut self.next_entries);
        }
        if !self.next_pages.is_empty() {
            self.pages = std::mem::take(&mut self.next_pages);
        }
        if !self.next_weights.is_empty() {
            self.weights = std::mem::take(&mut self.next_weights);
        }
        self.counts
    }
}
