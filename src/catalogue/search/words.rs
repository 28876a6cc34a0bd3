//! A text → the stems it is found by, and how people type them.
//!
//! Composed, lower case, stemmed in the text's own language, then folded: Snowball
//! needs the accents that folding takes away. ñ is a letter of its own.

use crate::text::compose;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use tantivy::tokenizer::{Language, RawTokenizer, Stemmer, StopWordFilter, TextAnalyzer};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Bytes of the longest word; longer ones are addresses or noise.
const LONGEST: usize = 60;

/// Languages with a stemmer; words of others are only folded.
const LANGUAGES: [(&str, Language); 3] = [
    ("es", Language::Spanish),
    ("pt", Language::Portuguese),
    ("en", Language::English),
];

/// The words of a text: runs of letters and digits.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty() && it.len() <= LONGEST)
}

/// As people type it: composed, lower case, without accents, with its ñ.
pub fn fold(word: &str) -> String {
    fold_lower(&compose(word).to_lowercase())
}

fn fold_lower(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for letter in word.chars() {
        match letter {
            'ñ' => out.push(letter),
            it if it.is_ascii() => out.push(it),
            it => out.extend(it.nfd().filter(|it| !is_combining_mark(*it))),
        }
    }
    out
}

/// Stems words and remembers them: a catalogue says the same words again and again.
pub(super) struct Stemmers {
    /// One per language, then one for all others.
    each: [Remembering; 4],
}

#[derive(Default)]
struct Remembering {
    stemmer: Option<TextAnalyzer>,
    /// Lower-case word → its stem.
    stems: HashMap<String, String>,
}

impl Stemmers {
    pub fn new() -> Stemmers {
        let with = |stemmer| Remembering {
            stemmer,
            stems: HashMap::new(),
        };
        let of = |at: usize| with(Some(analyser(LANGUAGES[at].1)));
        Stemmers {
            each: [of(0), of(1), of(2), with(None)],
        }
    }

    /// Appends the stems of a text, each with a space behind it.
    pub fn append(&mut self, text: &str, language: &str, out: &mut String) {
        let text = compose(text);
        let own = LANGUAGES.iter().position(|(it, _)| *it == language);
        let stemmer = &mut self.each[own.unwrap_or(LANGUAGES.len())];
        let mut lower = String::new();
        for word in words(&text) {
            lower.clear();
            match word.is_ascii() {
                true => lower.extend(word.bytes().map(|it| it.to_ascii_lowercase() as char)),
                false => lower.push_str(&word.to_lowercase()),
            }
            out.push_str(stemmer.stem(&lower));
            out.push(' ');
        }
    }

    /// Every word met, as written, with its stem.
    pub fn met(self) -> Vec<(String, String)> {
        let all = self.each.into_iter().flat_map(|it| it.stems);
        all.collect()
    }
}

impl Remembering {
    fn stem(&mut self, lower: &str) -> &str {
        if !self.stems.contains_key(lower) {
            let stem = match &mut self.stemmer {
                Some(analyser) => stem(analyser, lower),
                None => fold_lower(lower),
            };
            self.stems.insert(lower.to_owned(), stem);
        }
        &self.stems[lower]
    }
}

fn analyser(language: Language) -> TextAnalyzer {
    TextAnalyzer::builder(RawTokenizer::default())
        .filter(Stemmer::new(language))
        .build()
}

fn stem(analyser: &mut TextAnalyzer, lower: &str) -> String {
    let mut stream = analyser.token_stream(lower);
    stream
        .next()
        .map_or_else(|| fold_lower(lower), |it| fold_lower(&it.text))
}

/// A word as people type it.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Surface {
    /// Stems it stands for.
    pub stems: BTreeSet<String>,
    /// Stems of the words it becomes when an n is read as ñ: found, but lower.
    pub weak: BTreeSet<String>,
    /// An article, a preposition, that many entries have: it says nothing beside other words.
    pub grammar: bool,
}

/// Everything people may type, of the words that were met, and the stems it has in the
/// languages it was met in: whoever types does not say in which. Grammar counts as such
/// in more than `many` entries.
pub(super) fn surfaces(
    met: BTreeSet<(String, String)>,
    entries: &dyn Fn(&str) -> usize,
    many: usize,
) -> BTreeMap<String, Surface> {
    let mut filters = LANGUAGES.map(|(_, it)| grammar_filter(it));
    let mut all: BTreeMap<String, Surface> = BTreeMap::new();
    for (word, stem_of_word) in met {
        let key = fold_lower(&word);
        let surface = all.entry(key.clone()).or_default();
        surface.stems.insert(stem_of_word);
        let common = surface.stems.iter().any(|it| entries(it) > many);
        surface.grammar |= common
            && filters
                .iter_mut()
                .any(|it| !it.token_stream(&word).advance());
    }
    let with_enye: Vec<(String, Surface)> = all
        .iter()
        .filter(|(key, _)| key.contains('ñ'))
        .map(|(key, it)| (key.replace('ñ', "n"), it.clone()))
        .collect();
    for (typed, meant) in with_enye {
        let surface = all.entry(typed).or_default();
        surface.weak.extend(meant.stems);
    }
    for surface in all.values_mut() {
        let Surface { stems, weak, .. } = surface;
        weak.retain(|it| !stems.contains(it));
    }
    all
}

fn grammar_filter(language: Language) -> TextAnalyzer {
    let base = TextAnalyzer::builder(RawTokenizer::default());
    match StopWordFilter::new(language) {
        Some(filter) => base.filter(filter).build(),
        None => base.build(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Stemmers, fold, surfaces};

    #[test]
    fn accents_go_after_stemming_and_enye_stays() {
        assert_eq!(fold("Gestión"), "gestion");
        assert_eq!(fold("AN\u{303}O"), "año");
        let mut stemmers = Stemmers::new();
        let mut stems = String::new();
        stemmers.append("Gestión, gestiones: año", "es", &mut stems);
        assert_eq!(stems, "gestion gestion año ");
        let met = stemmers.met().into_iter().collect();
        let all = surfaces(met, &|it| usize::from(["gestion", "año"].contains(&it)), 0);
        assert!(all["gestiones"].stems.contains("gestion"));
        assert!(all["año"].stems.contains("año"));
        assert!(all["ano"].stems.is_empty() && all["ano"].weak.contains("año"));
    }
}
