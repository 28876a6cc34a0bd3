//! How a person is asked for a value: what a form, a column of answers or another
//! editor must know of a field's kind, in words that are not the kind's own.

use super::{Field, Vocabulary};

/// What a field takes, and what there is to choose from.
#[derive(Debug)]
pub enum Input<'s> {
    /// A text of one line, of so many characters at most.
    Line {
        max: usize,
    },
    /// A text of one paragraph, of so many characters at most.
    Paragraph {
        max: usize,
    },
    /// Several short texts.
    Lines,
    Number,
    /// A year, with its month if known: `2014`, `2014-03`.
    Month,
    /// A day: `2016-11-30`.
    Day,
    /// One term.
    Term {
        vocabulary: &'s Vocabulary,
    },
    /// Several terms, so many at most.
    Terms {
        vocabulary: &'s Vocabulary,
        max: Option<usize>,
    },
    /// Terms, each with one of others, such as actors with their role.
    Roles {
        terms: &'s Vocabulary,
        values: &'s Vocabulary,
    },
    /// Latitude and longitude in degrees (WGS 84).
    Point,
    Url,
    Email,
    /// A language, of (code, its own name).
    Language(Choices),
    /// A licence, of (SPDX identifier, its page).
    License(Choices),
    /// Another entry, by the name of its file.
    Entry {
        collection: &'s str,
    },
    Entries {
        collection: &'s str,
    },
    /// Rows of these columns.
    Records {
        columns: &'s [Field],
    },
}

/// Words to choose from, each with what says more of it.
pub type Choices = &'static [(&'static str, &'static str)];

impl Input<'_> {
    /// What scripts and styles of a form call it.
    pub fn name(&self) -> &'static str {
        match self {
            Input::Line { .. } => "line",
            Input::Paragraph { .. } => "paragraph",
            Input::Lines => "lines",
            Input::Number => "number",
            Input::Month => "month",
            Input::Day => "day",
            Input::Term { .. } => "term",
            Input::Terms { .. } => "terms",
            Input::Roles { .. } => "roles",
            Input::Point => "point",
            Input::Url => "url",
            Input::Email => "email",
            Input::Language(_) => "language",
            Input::License(_) => "license",
            Input::Entry { .. } => "entry",
            Input::Entries { .. } => "entries",
            Input::Records { .. } => "records",
        }
    }

    /// Its values are words and numbers of known forms, which never need quotes.
    pub fn is_bare(&self) -> bool {
        !matches!(
            self,
            Input::Line { .. } | Input::Paragraph { .. } | Input::Lines | Input::Records { .. }
        )
    }
}
