//! Words as people read them: folding, slugs, order, nearness.
//!
//! Comes in: any text. Goes out: text that can be compared, sorted or addressed.
//! Not here: stemming (the search index).

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale::Locale;
use std::cmp::Ordering;
use unicode_normalization::{
    IsNormalized, UnicodeNormalization, char::is_combining_mark, is_nfc_quick,
};

/// Longest slug in bytes: with `index.html` it stays below the 143 bytes that
/// encrypted home folders allow for a name.
pub const SLUG_LIMIT: usize = 100;

/// Lower case without accents, to compare what people type: `Año` → `ano`.
pub fn fold(text: &str) -> String {
    let decomposed = text.nfd().filter(|it| !is_combining_mark(*it));
    let folded: String = decomposed.flat_map(char::to_lowercase).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One composed form for the same text however it was typed.
pub fn compose(text: &str) -> String {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return text.to_owned();
    }
    text.nfc().collect()
}

/// All white space runs become one space; lines become one.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An address from a title: `Gestión del agua` → `gestion-del-agua`.
///
/// May be empty, when the title has no letter or digit. Signs are no words: `N° 3` is
/// not `n-deg-3`, and a drawing of a plant is not spelt out.
pub fn slug(text: &str) -> String {
    let is_mark = |it: char| ('\u{300}'..='\u{36F}').contains(&it);
    let letters = compose(text).replace(|it: char| !it.is_alphanumeric() && !is_mark(it), " ");
    let ascii = deunicode::deunicode(&letters).to_ascii_lowercase();
    let words = ascii
        .split(|it: char| !it.is_ascii_alphanumeric())
        .filter(|it| !it.is_empty());
    let mut out = String::new();
    for word in words {
        if out.len() + 1 + word.len() > SLUG_LIMIT && !out.is_empty() {
            break;
        }
        if !out.is_empty() {
            out.push('-');
        }
        out.push_str(&word[..word.len().min(SLUG_LIMIT)]);
    }
    out
}

/// `[a-z0-9]+(-[a-z0-9]+)*`, at most `SLUG_LIMIT` bytes.
pub fn is_slug(text: &str) -> bool {
    let part = |it: &str| {
        !it.is_empty()
            && it
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    text.len() <= SLUG_LIMIT && text.split('-').all(part)
}

/// The order of a language's dictionary: in Spanish ñ stands after n.
pub struct Order(CollatorBorrowed<'static>);

impl Order {
    /// Falls back to the order common to all languages for an unknown tag.
    pub fn of(language: &str) -> Order {
        let locale: Locale = language.parse().unwrap_or(Locale::UNKNOWN);
        let options = CollatorOptions::default();
        let collator = Collator::try_new(locale.into(), options)
            .or_else(|_| Collator::try_new(Locale::UNKNOWN.into(), options))
            .expect("the root order is compiled in");
        Order(collator)
    }

    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.0.compare(a, b)
    }
}

/// The candidate nearest to a word, if one is near enough to be what was meant.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = fold(word);
    let allowed = (word.chars().count() / 3).clamp(1, 3);
    let scored = candidates
        .into_iter()
        .map(|it| (distance(&word, &fold(it)), it));
    scored
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, it)| it)
}

/// The shortest candidate that has the word whole among its own: `agua` in
/// `agua, suelos y bosques`.
pub fn holding<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = fold(word);
    let holds = |it: &&str| {
        let mut words = it.split(|it: char| !it.is_alphanumeric());
        !word.is_empty() && words.any(|it| fold(it) == word)
    };
    candidates
        .into_iter()
        .filter(holds)
        .min_by_key(|it| it.len())
}

/// Edits between two words: insertions, deletions, replacements and swaps of
/// neighbours (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    const LONGEST: usize = 60;
    let a: Vec<char> = a.chars().take(LONGEST).collect();
    let b: Vec<char> = b.chars().take(LONGEST).collect();
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let cost = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + cost);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

/// A text in double quotes, as YAML and TOML read it: the one style that holds any text.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for it in text.chars() {
        match it {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            it if it.is_control() || matches!(it, '\u{2028}' | '\u{2029}' | '\u{FEFF}') => {
                out.push_str(&format!("\\u{:04x}", u32::from(it)));
            }
            it => out.push(it),
        }
    }
    out.push('"');
    out
}

/// A text as HTML: in an element, or in an attribute with double quotes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            it => out.push(it),
        }
    }
    out
}

/// Words in a text, for limits and reading time.
pub fn count_words(text: &str) -> usize {
    let mut count = 0;
    let mut inside = false;
    for it in text.chars() {
        let word = match it.is_ascii() {
            true => it.is_ascii_alphanumeric(),
            false => it.is_alphanumeric(),
        };
        count += usize::from(word && !inside);
        // Signs inside a word (1.500, co-operación) do not end it; white space does.
        inside = word || inside && !it.is_whitespace();
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_addresses() {
        assert_eq!(slug("Gestión del año en Ñuñoa"), "gestion-del-ano-en-nunoa");
        assert_eq!(slug("🌱💧"), slug("🌱💧"));
        assert!(slug(&"palabra ".repeat(40)).len() <= SLUG_LIMIT);
        assert!(is_slug("riego-2"));
        for wrong in ["", "-a", "a-", "a--b", "Año", "a/b", "..", "a_b"] {
            assert!(!is_slug(wrong), "{wrong}");
        }
    }

    #[test]
    fn spanish_order_puts_enye_after_n() {
        let order = Order::of("es");
        let mut words = ["ñandú", "nube", "oca", "árbol", "zorro"];
        words.sort_by(|a, b| order.compare(a, b));
        assert_eq!(words, ["árbol", "nube", "ñandú", "oca", "zorro"]);
    }

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        let known = ["región", "nombre", "fecha"];
        assert_eq!(nearest("regiom", known), Some("región"));
        assert_eq!(nearest("REGIÓN", known), Some("región"));
        assert_eq!(nearest("nomrbe", known), Some("nombre"));
        assert_eq!(nearest("volumen", known), None);
    }
}
