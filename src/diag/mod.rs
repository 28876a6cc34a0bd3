//! What is wrong: a code, a place, and the words that fill the code's message.
//!
//! Problems in content are values, many at once; they never stop the reading of
//! the rest. Comes in: nothing. Goes out: `Diag`. Not here: how they are printed
//! (`report`) and failures of the machine (`anyhow`).

mod cell;
pub mod codes;
mod language;
mod trouble;

pub use cell::{Cell, letters};
pub use codes::{Code, Severity};
pub use language::{Language, Words};
pub use trouble::Trouble;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

/// A line and a column as an editor shows them: both begin at 1, columns count
/// characters, and a byte order mark counts as none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

/// A stretch of one input file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path from the catalogue's root, with `/`.
    pub file: Arc<str>,
    pub start: Position,
    /// Just behind the last character.
    pub end: Position,
    /// The same stretch in bytes: first, and just behind the last.
    pub bytes: (usize, usize),
}

impl Place {
    /// A whole file, when no line in it can be named.
    pub fn file(path: &str) -> Place {
        let start = Position { line: 1, column: 1 };
        Place {
            file: path.into(),
            start,
            end: start,
            bytes: (0, 0),
        }
    }
}

/// A word in a message: the author's own, or ours in each language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    Own(String),
    /// Names to choose from: long, and wanted whole.
    Choice(String),
    Ours(Words),
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diag {
    pub code: &'static Code,
    pub place: Option<Place>,
    args: Vec<(&'static str, Arg)>,
    /// A nearer piece of advice than the code's own.
    help: Option<&'static Words>,
    /// Where a table of answers holds it.
    cell: Option<Box<Cell>>,
}

impl Diag {
    pub fn new(code: &'static Code, place: Place) -> Diag {
        Diag {
            code,
            place: Some(place),
            args: Vec::new(),
            help: None,
            cell: None,
        }
    }

    /// A problem of the whole catalogue, without a place of its own.
    pub fn general(code: &'static Code) -> Diag {
        Diag {
            code,
            place: None,
            args: Vec::new(),
            help: None,
            cell: None,
        }
    }

    /// Fills `{name}` in the message and the help with the author's own words.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Diag {
        self.args.push((name, Arg::Own(value.into())));
        self
    }

    /// Fills `{name}` with what may be chosen.
    pub fn with_choice(mut self, name: &'static str, choice: impl Into<String>) -> Diag {
        self.args.push((name, Arg::Choice(choice.into())));
        self
    }

    /// Fills `{name}` with words of ours, in the reader's language.
    pub fn with_words(mut self, name: &'static str, words: Words) -> Diag {
        self.args.push((name, Arg::Ours(words)));
        self
    }

    /// Replaces the code's advice where something nearer is known.
    pub fn advise(mut self, help: &'static Words) -> Diag {
        self.help = Some(help);
        self
    }

    /// Says which cell of a table it is about, before its message.
    pub fn in_cell(mut self, cell: Cell) -> Diag {
        self.cell = Some(Box::new(cell));
        self
    }

    /// Does it name this key?
    pub fn is_about(&self, key: &str) -> bool {
        let is = |it: &Arg| matches!(it, Arg::Own(own) if own == key);
        self.args.iter().any(|(name, it)| *name == "key" && is(it))
    }

    pub fn severity(&self) -> Severity {
        self.code.severity
    }

    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }

    pub fn message(&self, language: Language) -> String {
        let message = self.fill(self.code.message.get(language), language);
        match &self.cell {
            Some(cell) => format!("{}: {message}", cell.named(language)),
            None => message,
        }
    }

    /// One thing to do.
    pub fn advice(&self, language: Language) -> String {
        let help = self.help.unwrap_or(&self.code.help);
        self.fill(help.get(language), language)
    }

    fn fill(&self, template: &str, language: Language) -> String {
        let mut out = String::with_capacity(template.len() + 32);
        let mut rest = template;
        while let Some(open) = rest.find('{') {
            out.push_str(&rest[..open]);
            let close = rest[open..].find('}').map_or(rest.len(), |it| open + it);
            let name = &rest[open + 1..close.min(rest.len())];
            match self.args.iter().find(|(it, _)| *it == name) {
                Some((_, Arg::Own(value))) => out.push_str(&clip(value)),
                Some((_, Arg::Choice(choice))) => out.push_str(choice),
                Some((_, Arg::Ours(words))) => out.push_str(words.get(language)),
                None => {
                    let _ = write!(out, "{{{name}}}");
                }
            }
            rest = rest.get(close + 1..).unwrap_or("");
        }
        out.push_str(rest);
        out
    }
}

/// A value of a stranger's file may be 200 KB long; a message holds its start.
pub(crate) fn clip(value: &str) -> String {
    const LONGEST: usize = 80;
    let one_line: String = value
        .chars()
        .map(|it| if it.is_control() { ' ' } else { it })
        .collect();
    if one_line.chars().count() <= LONGEST {
        return one_line;
    }
    one_line.chars().take(LONGEST - 1).chain(['…']).collect()
}

/// Of one kind in one file at most this many are told: a file with a thousand dead
/// links is mended in one go, and a stranger's must not drown the others.
const MOST_OF_A_KIND: usize = 50;

/// Sorts by place, general problems first; drops exact repeats and what is too many.
pub fn sort(diags: &mut Vec<Diag>) {
    diags.sort_by(|a, b| (&a.place, a.code.id).cmp(&(&b.place, b.code.id)));
    diags.dedup();
    let mut counts: BTreeMap<(Option<Arc<str>>, &str), usize> = BTreeMap::new();
    diags.retain(|it| {
        let file = it.place.as_ref().map(|it| Arc::clone(&it.file));
        let count = counts.entry((file, it.code.id)).or_default();
        *count += 1;
        *count <= MOST_OF_A_KIND
    });
}
