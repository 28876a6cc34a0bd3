//! Every problem fichero can name: one row each, in three languages.
//!
//! A code keeps its number for ever: people search for it. Messages say what was
//! found and what was expected, in lower case and without a final stop; the help
//! says one thing to do.

mod catalogue;
mod files;
mod frontmatter;
mod site;
mod values;

pub use catalogue::*;
pub use files::*;
pub use frontmatter::*;
pub use site::*;
pub use values::*;

use super::Words;

/// How much a problem weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// Published, unless `--strict`.
    Warning,
}

/// A kind of problem.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    pub id: &'static str,
    pub severity: Severity,
    pub message: Words,
    pub help: Words,
}

/// Declares codes: `NAME "F001" Error { es: message, help; pt: …; en: … }`.
macro_rules! codes {
    ($table:ident: $($name:ident $id:literal $severity:ident {
        es: $es:literal, $es_help:literal;
        pt: $pt:literal, $pt_help:literal;
        en: $en:literal, $en_help:literal;
    })+) => {
        $(pub static $name: $crate::diag::codes::Code = $crate::diag::codes::Code {
            id: $id,
            severity: $crate::diag::codes::Severity::$severity,
            message: $crate::diag::Words { es: $es, pt: $pt, en: $en },
            help: $crate::diag::Words { es: $es_help, pt: $pt_help, en: $en_help },
        };)+
        pub(super) static $table: &[&$crate::diag::codes::Code] = &[$(&$name),+];
    };
}
use codes;

/// All codes, in the order of their numbers.
pub fn all() -> impl Iterator<Item = &'static Code> {
    [
        files::FILES,
        frontmatter::FRONT_MATTER,
        values::VALUES,
        catalogue::CATALOGUE,
        site::SITE,
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
                assert!(code.help.get(language).ends_with(['.', '?']), "{}", code.id);
            }
        }
    }
}
