//! The same words in the languages of the catalogue.

use std::collections::BTreeSet;

/// A text per language, in the order declared; the first one stands in for the
/// languages that are missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Labels(Vec<(String, String)>);

impl Labels {
    pub fn new(labels: Vec<(String, String)>) -> Labels {
        Labels(labels)
    }

    /// One text for every language.
    pub fn same(text: &str) -> Labels {
        Labels(vec![(String::new(), text.to_owned())])
    }

    pub fn get(&self, language: &str) -> &str {
        let exact = self.0.iter().find(|(it, _)| it == language);
        exact.or(self.0.first()).map_or("", |(_, text)| text)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every different text.
    pub fn all(&self) -> BTreeSet<&str> {
        self.0.iter().map(|(_, text)| text.as_str()).collect()
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(it, text)| (it.as_str(), text.as_str()))
    }
}
