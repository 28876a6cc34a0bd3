//! A text → the words it is found by.
//!
//! Composed, lower case, stemmed in the text's own language, then folded: Snowball
//! needs the accents that folding takes away. ñ is a letter of its own: a word with
//! it is also found without it, under a mark that ranks it lower.

use crate::text::{self, compose};
use std::collections::{BTreeMap, BTreeSet};
use tantivy::tokenizer::{
    Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer, TextAnalyzer, Token,
};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Bytes of the longest word; longer ones are addresses or noise.
const LONGEST: usize = 60;

/// In front of the form without ñ of a word that has it.
pub(super) const WITHOUT_ENYE: char = '~';

/// One analyser per language that has a stemmer; other languages are only folded.
pub(super) struct Analysers {
    stemmers: BTreeMap<&'static str, TextAnalyzer>,
    plain: TextAnalyzer,
    /// Words with accents as typed without them → how they are stored: a stemmer
    /// knows `cooperação` but not `cooperacao`.
    pub accented: BTreeMap<String, BTreeSet<String>>,
}

impl Analysers {
    pub fn new() -> Analysers {
        let languages = [
            ("es", Language::Spanish),
            ("pt", Language::Portuguese),
            ("en", Language::English),
        ];
        let base = || {
            TextAnalyzer::builder(SimpleTokenizer::default())
                .filter(RemoveLongFilter::limit(LONGEST))
                .filter(LowerCaser)
        };
        let stemmer = |language| base().filter(Stemmer::new(language)).build();
        Analysers {
            stemmers: languages.map(|(tag, it)| (tag, stemmer(it))).into(),
            plain: base().build(),
            accented: BTreeMap::new(),
        }
    }

    /// The words of a text in their places, which begin at `position`.
    pub fn words(&mut self, text: &str, language: &str, position: usize) -> Vec<Token> {
        let text = compose(text);
        let analyser = self.stemmers.get_mut(language).unwrap_or(&mut self.plain);
        let mut stream = analyser.token_stream(&text);
        let mut words = Vec::new();
        while let Some(token) = stream.next() {
            let mut token = token.clone();
            token.text = fold(&token.text);
            token.position += position;
            let mut stored = token.text.clone();
            if token.text.contains('ñ') {
                stored = format!("{WITHOUT_ENYE}{}", token.text.replace('ñ', "n"));
                let text = stored.clone();
                words.push(Token {
                    text,
                    ..token.clone()
                });
            }
            let surface = &text[token.offset_from..token.offset_to];
            if !surface.is_ascii() {
                let typed = text::fold(surface);
                self.accented.entry(typed).or_default().insert(stored);
            }
            words.push(token);
        }
        words
    }

    /// What one typed word may be stored as: its stem in each language.
    pub fn stems(&mut self, word: &str) -> Vec<String> {
        let mut stems: Vec<String> = Vec::new();
        for language in ["es", "pt", "en"] {
            let words = self.words(word, language, 0);
            let own = words.into_iter().map(|it| it.text);
            stems.extend(own.filter(|it| !it.starts_with(WITHOUT_ENYE)));
        }
        stems.sort();
        stems.dedup();
        stems
    }
}

/// Without accents, but with its ñ.
fn fold(word: &str) -> String {
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
