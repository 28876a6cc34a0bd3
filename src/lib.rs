//! fichero: a folder of fichas goes in, a catalogue people can browse comes out.
//!
//! The rooms below stand in reading order; a room uses only rooms above it
//! (`tests/layers.rs` holds this). ARCHITECTURE.md tells what each one promises.

#![forbid(unsafe_code)]

pub mod diag;
pub mod source;
pub mod text;

pub mod schema;

pub mod content;

pub mod catalogue;

pub mod views;

pub mod render;

pub mod build;

pub mod intake;

pub mod disk;

pub mod report;

pub mod preview;

pub mod commands;
