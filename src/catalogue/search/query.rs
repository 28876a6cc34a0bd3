//! What a person types → what must, may and must not be there.

use super::words::{fold, words};
use crate::text::compose;

/// A search as typed: `agua "bosque comunal" -minería`; its words as they are kept.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Query {
    pub words: Vec<String>,
    /// Words that stand behind one another.
    pub phrases: Vec<Vec<String>>,
    pub excluded: Vec<String>,
    /// The last word may be the beginning of a longer one: nothing stands behind it.
    pub unfinished: bool,
}

impl Query {
    /// Never fails: quotes that are not closed end with the text.
    pub fn parse(typed: &str) -> Query {
        let typed = compose(typed);
        let mut query = Query::default();
        for (n, piece) in typed.split(['"', '“', '”', '«', '»']).enumerate() {
            query.unfinished = false;
            if n % 2 == 1 {
                let phrase: Vec<String> = words(piece).map(fold).collect();
                query.phrases.extend((!phrase.is_empty()).then_some(phrase));
                continue;
            }
            for word in piece.split_whitespace() {
                query.unfinished = !word.starts_with('-');
                let all = match query.unfinished {
                    true => &mut query.words,
                    false => &mut query.excluded,
                };
                all.extend(words(word).map(fold));
            }
            query.unfinished &= !piece.ends_with(char::is_whitespace);
        }
        query
    }

    /// Nothing to look for: filters alone decide.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.phrases.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::Query;

    #[test]
    fn words_phrases_and_exclusions_are_told_apart() {
        let query = Query::parse("Agua «bosque comunal» -minería - \"sin cerrar");
        assert_eq!(query.words, ["agua"]);
        assert_eq!(query.phrases, [["bosque", "comunal"], ["sin", "cerrar"]]);
        assert_eq!(query.excluded, ["mineria"]);
        assert!(Query::parse(" -x \"\" ").is_empty());
    }

    #[test]
    fn only_a_word_at_the_very_end_is_unfinished() {
        for (typed, unfinished) in [
            ("muni", true),
            ("muni ", false),
            ("agua muni", true),
            ("agua -muni", false),
            ("agua \"muni", false),
            ("agua \"muni\"", false),
            ("\"agua\" muni", true),
        ] {
            assert_eq!(Query::parse(typed).unfinished, unfinished, "{typed}");
        }
    }
}
