//! Problems as people and machines read them.
//!
//! Comes in: `Diag`s and the `Files` they speak of. Goes out: text. Not here: where
//! it is printed (`commands`).

mod github;
mod human;
mod json;
mod markdown;
mod sarif;

pub use github::github;
pub use human::human;
pub use json::{json, object};
pub use markdown::{markdown, plain};
pub use sarif::sarif;

use crate::diag::{Diag, Severity};

/// How many of each there are.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    pub errors: usize,
    pub warnings: usize,
    pub hints: usize,
}

impl Tally {
    pub fn of(diags: &[Diag]) -> Tally {
        let count = |severity| diags.iter().filter(|it| it.severity() == severity).count();
        Tally {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            hints: count(Severity::Hint),
        }
    }
}
