//! What a build remembers for the next one.
//!
//! Laws: an entry is keyed by its source and the schema, page bytes by the view and
//! the theme, prints of a picture by its source, a poster by what stands on it, a
//! weight by the bytes; a hit replays its problems. What a build did not use is
//! forgotten, so the memo never grows past one site.

use crate::content::Entry;
use crate::diag::Diag;
#[cfg(feature = "pictures")]
use crate::render::pictures::{Fault, Prints};
use crate::schema::Schema;
use crate::source::Source;
use std::collections::HashMap;
use std::sync::Arc;

/// An entry as read, with what was wrong in it.
pub(super) type Read = Arc<(Option<Arc<Entry>>, Vec<Diag>)>;
pub(super) type Key = blake3::Hash;

/// Earlier work; empty at first. A copy shares what was made.
#[derive(Clone, Default)]
pub struct Memo {
    pub(super) entries: Kept<Read>,
    pub(super) pages: Kept<Arc<[u8]>>,
    /// Where the parts of a source stand; keyed as its entry is.
    pub(super) outlines: Kept<Arc<[u8]>>,
    /// What bytes weigh compressed, by their hash.
    pub(super) weights: Kept<usize>,
    #[cfg(feature = "pictures")]
    pub(super) prints: Kept<Arc<Result<Prints, Fault>>>,
    #[cfg(feature = "pictures")]
    pub(super) posters: Kept<Arc<[u8]>>,
}

/// Work of one kind, and what of it was new in this build.
#[derive(Clone)]
pub(super) struct Kept<T> {
    known: HashMap<Key, T>,
    next: HashMap<Key, T>,
    made: usize,
}

#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Counts {
    pub read: usize,
    pub rendered: usize,
    pub pictured: usize,
}

/// The path counts too: places in problems name it.
pub(super) fn entry_key(schema: &Schema, source: &Source) -> Key {
    let mut hasher = blake3::Hasher::new();
    hasher.update(schema.hash.as_bytes());
    hasher.update(source.path.as_bytes());
    hasher.update(source.hash.as_bytes());
    hasher.finalize()
}

/// The name counts too: files are named after it.
#[cfg(feature = "pictures")]
pub(super) fn picture_key(source: &Source) -> Key {
    let mut hasher = blake3::Hasher::new();
    hasher.update(source.file_name().as_bytes());
    hasher.update(source.hash.as_bytes());
    hasher.finalize()
}

impl<T> Default for Kept<T> {
    fn default() -> Kept<T> {
        Kept {
            known: HashMap::new(),
            next: HashMap::new(),
            made: 0,
        }
    }
}

impl<T: Clone> Kept<T> {
    pub fn get(&self, key: &Key) -> Option<T> {
        self.known.get(key).cloned()
    }

    pub fn keep(&mut self, key: Key, work: T) {
        self.made += usize::from(!self.known.contains_key(&key));
        self.next.insert(key, work);
    }

    /// Forgets what this build did not use; says how much was new. A build that
    /// stopped at an error read nothing or made no pages: what the one before made
    /// stays for the next.
    fn end(&mut self) -> usize {
        if !self.next.is_empty() {
            self.known = std::mem::take(&mut self.next);
        }
        std::mem::take(&mut self.made)
    }
}

impl Memo {
    pub(super) fn end(&mut self) -> Counts {
        self.weights.end();
        self.outlines.end();
        Counts {
            read: self.entries.end(),
            rendered: self.pages.end(),
            #[cfg(feature = "pictures")]
            pictured: self.prints.end() + self.posters.end(),
            #[cfg(not(feature = "pictures"))]
            pictured: 0,
        }
    }
}
