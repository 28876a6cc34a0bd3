//! All tests that need more than one room, in one binary.

mod any_bytes;
mod check;
mod cli;
mod codes;
mod edit;
mod editor;
mod entry_page;
mod explain;
mod forges;
mod forms;
mod hand_over;
mod hostile;
mod intake;
mod intake_cli;
mod intake_many;
#[cfg(feature = "sheets")]
mod intake_sheets;
mod issue_form;
mod languages;
mod layers;
mod look;
mod offline;
mod overviews;
mod pages;
#[cfg(feature = "pictures")]
mod pictures;
mod preview;
mod publish;
mod reach;
#[cfg(feature = "search")]
mod reader;
mod rebuild;
mod recorded;
mod reuse;
#[cfg(feature = "search")]
mod search;
mod since;
mod sites;
mod support;
mod weight;
mod workflows;
