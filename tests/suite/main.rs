//! All tests that need more than one room, in one binary.

mod any_bytes;
mod check;
mod cli;
mod codes;
mod explain;
mod hostile;
mod languages;
mod layers;
mod overviews;
#[cfg(feature = "pictures")]
mod pictures;
mod preview;
mod publish;
#[cfg(feature = "search")]
mod reader;
mod rebuild;
#[cfg(feature = "search")]
mod search;
mod sites;
mod support;
