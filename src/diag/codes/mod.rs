//! Every problem fichero can name: one row each, in three languages.
//!
//! A code keeps its number for ever: people search for it. Messages say what was
//! found and what was expected, in lower case and without a final stop; the help
//! says one thing to do.

mod catalogue;
mod changes;
mod files;
mod frontmatter;
mod intake;
mod pictures;
mod site;
mod values;

pub use catalogue::*;
pub use changes::*;
pub use files::*;
pub use frontmatter::*;
pub use intake::*;
pub use pictures::*;
pub use site::*;
pub use values::*;

use super::{Language, Words};

/// How much a problem weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// Published, unless `--strict`.
    Warning,
    /// A question for the author; never in the way.
    Hint,
}

/// A kind of problem.
#[derive(PartialEq, Eq)]
pub struct Code {
    pub id: &'static str,
    pub severity: Severity,
    pub message: Words,
    pub help: Words,
    /// The rule and its reason, for a person who never saw YAML or git.
    pub why: Words,
    pub sample: Sample,
}

impl Code {
    /// The message for any case: `…` where an author's own words would stand.
    pub fn general_message(&self, language: Language) -> String {
        without_places(self.message.get(language))
    }

    pub fn general_help(&self, language: Language) -> String {
        without_places(self.help.get(language))
    }
}

fn without_places(template: &str) -> String {
    let mut pieces = template.split('{');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        out.push('…');
        out.push_str(piece.split_once('}').map_or("", |(_, rest)| rest));
    }
    out
}

/// The number says it all; the texts would drown whatever is being looked at.
impl std::fmt::Debug for Code {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.write_str(self.id)
    }
}

/// A wrong and a corrected example; every one that is content is tried in a test.
#[derive(Debug, PartialEq, Eq)]
pub struct Sample {
    pub part: Part,
    pub wrong: &'static str,
    pub right: &'static str,
}

/// Which part of a catalogue a sample is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Lines of the front matter, in place of those with the same keys.
    Data,
    /// The body.
    Body,
    /// A whole file of an entry.
    File,
    /// Lines of site.toml or of a vocabulary.
    Site,
    /// A name, a size, something outside any text.
    Told,
}

/// Declares codes: their numbers, severities, words and samples, a row each.
macro_rules! codes {
    ($table:ident: $($name:ident $id:literal $severity:ident {
        es: $es:literal, $es_help:literal, $es_why:literal;
        pt: $pt:literal, $pt_help:literal, $pt_why:literal;
        en: $en:literal, $en_help:literal, $en_why:literal;
        $part:ident: $wrong:literal, $right:literal;
    })+) => {
        $(pub static $name: $crate::diag::codes::Code = $crate::diag::codes::Code {
            id: $id,
            severity: $crate::diag::codes::Severity::$severity,
            message: $crate::diag::Words { es: $es, pt: $pt, en: $en },
            help: $crate::diag::Words { es: $es_help, pt: $pt_help, en: $en_help },
            why: $crate::diag::Words { es: $es_why, pt: $pt_why, en: $en_why },
            sample: $crate::diag::codes::Sample {
                part: $crate::diag::codes::Part::$part,
                wrong: $wrong,
                right: $right,
            },
        };)+
        pub(super) static $table: &[&$crate::diag::codes::Code] = &[$(&$name),+];
    };
}
use codes;

/// The code with this number, whatever the case of its letter.
pub fn find(id: &str) -> Option<&'static Code> {
    all().find(|it| it.id.eq_ignore_ascii_case(id))
}

/// All codes, in the order of their numbers.
pub fn all() -> impl Iterator<Item = &'static Code> {
    [
        files::FILES,
        frontmatter::FRONT_MATTER,
        values::VALUES,
        catalogue::CATALOGUE,
        pictures::PICTURES,
        site::SITE,
        intake::INTAKE,
        changes::CHANGES,
    ]
    .into_iter()
    .flatten()
    .copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Language;
    use std::collections::BTreeSet;

    fn placeholders(text: &str) -> BTreeSet<&str> {
        text.split('{')
            .skip(1)
            .filter_map(|it| it.split('}').next())
            .collect()
    }

    #[test]
    fn numbers_rise_and_are_unique() {
        let ids: Vec<_> = all().map(|it| it.id).collect();
        let mut sorted = ids.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!(ids, sorted);
    }

    #[test]
    fn every_language_fills_the_same_words() {
        for code in all() {
            let es = placeholders(code.message.es);
            for language in Language::ALL {
                assert_eq!(es, placeholders(code.message.get(language)), "{}", code.id);
            }
            let es = placeholders(code.help.es);
            for language in Language::ALL {
                assert_eq!(es, placeholders(code.help.get(language)), "{}", code.id);
            }
        }
    }

    #[test]
    fn messages_have_no_final_stop_and_help_has_one() {
        for code in all() {
            for language in Language::ALL {
                assert!(!code.message.get(language).ends_with('.'), "{}", code.id);
                assert!(
                    code.help.get(language).ends_with(['.', '?', '}']),
                    "{}",
                    code.id
                );
            }
        }
    }
}
