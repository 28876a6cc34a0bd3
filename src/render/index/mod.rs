//! The static index: what a page needs to search and filter without a server,
//! written as files, and the reader of the same files that `fichero search` uses.
//! `themes/base/assets/js/search/` reads them in the page, by the same rules.
//!
//! Comes in: a `SearchIndex` and a `Listing`. Goes out: files, printable text that
//! hosts compress. Their folder is named after what they hold: a page never mixes
//! the files of two builds.
//!
//! | file | holds |
//! |---|---|
//! | `<hash>.txt` | the head: `m`, and every other file while all are small |
//! | `m` | how many entries, where the others begin |
//! | `t/N` | what people type, in order, and the stems it leads to, with their entries |
//! | `p/N` | all the entries of the commonest stems, of which `t` has the best |
//! | `c/N` | cards of `CARDS` entries |
//! | `f/N` | one facet: its terms and their entries |
//! | `f/pairs` | how many entries have each two terms |
//! | `o/least`, `o/newest` | what the other orders need |
//! | `o/points` | where each entry stands on the map |
//! | `v/N` | words by their beginning and by their end, to repair a slip |
//!
//! Entries are numbers, in the order of `SearchIndex::order`.

mod encode;
mod rank;
mod read;
mod repair;
mod resolve;
mod write;

pub use rank::{Answer, Ask, Order};
pub use read::Reader;
pub use resolve::Repair;
pub use write::write;

/// Cards in a file: ten results lie in ten files at most, of about a kilobyte.
const CARDS: usize = 8;

/// Entries of a stem that stand with its words; commoner stems have a place in `p`.
const FEW: usize = 512;

/// From so many entries on, a stem's scores stand in a table.
const MANY: usize = 64;
