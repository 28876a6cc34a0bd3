//! All tests that need more than one room, in one binary.

mod check;
mod cli;
mod hostile;
mod layers;
mod preview;
mod rebuild;
mod sites;
mod support;
