//! All tests that need more than one room, in one binary.

mod check;
mod cli;
mod layers;
mod rebuild;
mod sites;
mod support;
