//! What a person types → what must, may and must not be there.

use crate::text::compose;

/// A search as typed: `agua "bosque comunal" -minería`.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Query {
    pub words: Vec<String>,
    /// Words that stand behind one another.
    pub phrases: Vec<String>,
    pub excluded: Vec<String>,
}

impl Query {
    /// Never fails: quotes that are not closed end with the text.
    pub fn parse(typed: &str) -> Query {
        let typed = compose(typed);
        let mut query = Query::default();
        for (n, piece) in typed.split(['"', '“', '”', '«', '»']).enumerate() {
            if n % 2 == 1 {
                if !piece.trim().is_empty() {
                    query.phrases.push(piece.trim().to_owned());
                }
                continue;
            }
            for word in piece.split_whitespace() {
                match word.strip_prefix('-') {
                    Some(word) if has_letters(word) => query.excluded.push(word.to_owned()),
                    _ if has_letters(word) => query.words.push(word.to_owned()),
                    _ => {}
                }
            }
        }
        query
    }

    /// Nothing to look for: filters alone decide.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.phrases.is_empty()
    }
}

fn has_letters(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::Query;

    #[test]
    fn words_phrases_and_exclusions_are_told_apart() {
        let query = Query::parse("agua «bosque comunal» -minería - \"sin cerrar");
        assert_eq!(query.words, ["agua"]);
        assert_eq!(query.phrases, ["bosque comunal", "sin cerrar"]);
        assert_eq!(query.excluded, ["minería"]);
        assert!(Query::parse(" -x \"\" ").is_empty());
    }
}
