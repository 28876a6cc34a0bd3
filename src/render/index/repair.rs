//! A word that nobody wrote → the word that was meant: near by letters or by sound.
//!
//! A slip leaves the beginning of a word whole, or its end: words are kept by both,
//! as they sound, in files of a few kilobytes of which a repair needs two.

use super::encode::{Reader, Writer};
use super::write::write_after;
use std::collections::BTreeMap;

/// Letters of the shortest word that is repaired: shorter ones resemble too many.
const SHORTEST: usize = 4;
/// From this length on, two slips are mended too.
const LONG: usize = 8;
/// Sounds at the beginning or the end of a word by which words are kept together.
const EDGE: usize = 2;
/// Words kept of one beginning or end, the commonest.
const MOST: usize = 6_000;
/// Characters of a file.
const FILE: usize = 14_000;
/// What a slip must be outweighed by: a word in 2^COST times as many entries.
const COST: i64 = 4;

pub(super) fn is_repairable(word: &str) -> bool {
    word.chars().count() >= SHORTEST && word.chars().all(char::is_alphabetic)
}

/// How a word sounds in Spanish, where letters that are taken for one another are
/// one: b and v, s and z and soft c, ll and y, g and j, a silent h.
pub(super) fn sound(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut out = String::with_capacity(word.len());
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        let next = letters.get(at + 1).copied().unwrap_or(' ');
        let soft = matches!(next, 'e' | 'i');
        let (sound, taken) = match (letter, next) {
            ('c', 'h') => ('x', 2),
            ('l', 'l') => ('y', 2),
            ('q', 'u') => ('k', 2),
            ('g', 'u') if matches!(letters.get(at + 2), Some('e' | 'i')) => ('g', 2),
            ('h', _) => (' ', 1),
            ('v' | 'w', _) => ('b', 1),
            ('z', _) => ('s', 1),
            ('c', _) if soft => ('s', 1),
            ('c' | 'q', _) => ('k', 1),
            ('g', _) if soft => ('j', 1),
            ('ñ', _) => ('n', 1),
            (it, _) => (*it, 1),
        };
        at += taken;
        if sound != ' ' && !out.ends_with(sound) {
            out.push(sound);
        }
    }
    out
}

/// The groups a word stands in: `^` and its first sounds, `$` and its last.
pub(super) fn groups(word: &str) -> [String; 2] {
    let sounds: Vec<char> = sound(word).chars().collect();
    let first: String = sounds.iter().take(EDGE).collect();
    let last: String = sounds[sounds.len().saturating_sub(EDGE)..].iter().collect();
    [format!("${last}"), format!("^{first}")]
}

/// Writes the words by their groups; returns the first group of each file.
pub(super) fn write(words: &[(&str, usize)], parts: &mut BTreeMap<String, String>) -> Vec<String> {
    let mut all: BTreeMap<String, Vec<(&str, usize)>> = BTreeMap::new();
    for (word, entries) in words {
        for group in groups(word) {
            all.entry(group).or_default().push((word, *entries));
        }
    }
    let mut starts = Vec::new();
    let mut file = Writer::default();
    for (group, mut words) in all {
        words.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        words.truncate(MOST);
        words.sort_unstable();
        if file.units() > FILE {
            parts.insert(
                format!("v/{}", starts.len() - 1),
                std::mem::take(&mut file).finish(),
            );
        }
        if file.units() == 0 {
            starts.push(group.clone());
        }
        file.text(&group);
        file.text(&write_group(&words));
    }
    if file.units() > 0 {
        parts.insert(format!("v/{}", starts.len() - 1), file.finish());
    }
    starts
}

fn write_group(words: &[(&str, usize)]) -> String {
    let mut writer = Writer::default();
    writer.number(words.len());
    let mut last = "";
    for (word, entries) in words {
        write_after(&mut writer, last, word);
        writer.number(*entries);
        last = word;
    }
    writer.finish()
}

/// The words of one group of a file, with the entries of each.
pub(super) fn read_group(file: &str, group: &str) -> Vec<(String, usize)> {
    let mut reader = Reader::new(file);
    while reader.is_whole() {
        let name = reader.text();
        let text = reader.text();
        if name == group {
            return read_words(text);
        }
    }
    Vec::new()
}

fn read_words(text: &str) -> Vec<(String, usize)> {
    let mut reader = Reader::new(text);
    let count = reader.number();
    let mut last = String::new();
    let mut words = Vec::new();
    for _ in 0..count {
        super::read::read_after(&mut reader, &mut last);
        words.push((last.clone(), reader.number()));
    }
    words
}

/// The best of some words for a mistyped one: fewest slips, weighed against how
/// common each is. Words that sound alike count as no slip.
pub(super) fn best<'a>(
    typed: &str,
    words: impl IntoIterator<Item = (&'a str, usize)>,
) -> Option<(&'a str, usize)> {
    let plain: Vec<char> = plain(typed);
    let sounds = sound(typed);
    let most = if plain.len() >= LONG { 2 } else { 1 };
    let mut best: Option<(i64, &str, usize)> = None;
    for (word, entries) in words {
        let other = self::plain(word);
        if plain.len().abs_diff(other.len()) > most + 2 {
            continue;
        }
        let slips = match sound(word) == sounds {
            true => 0,
            false => slips(&plain, &other, most),
        };
        if slips > most || word == typed {
            continue;
        }
        let value = i64::from(entries.ilog2()) - COST * slips as i64;
        let better = best.is_none_or(|(it, other, _)| value > it || (value == it && word < other));
        if better {
            best = Some((value, word, entries));
        }
    }
    best.map(|(_, word, entries)| (word, entries))
}

fn plain(word: &str) -> Vec<char> {
    word.chars()
        .map(|it| if it == 'ñ' { 'n' } else { it })
        .collect()
}

/// Letters left out, put in, changed or swapped with the next one, until more than
/// `most` (optimal string alignment; Damerau, 1964).
fn slips(one: &[char], other: &[char], most: usize) -> usize {
    if one.len().abs_diff(other.len()) > most {
        return most + 1;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for i in 1..=one.len() {
        let mut row = vec![i; other.len() + 1];
        for j in 1..=other.len() {
            let changed = usize::from(one[i - 1] != other[j - 1]);
            row[j] = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + changed);
            let swapped =
                i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
            if swapped {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        if row.iter().min().is_some_and(|it| *it > most) {
            return most + 1;
        }
        before = std::mem::replace(&mut last, row);
    }
    last[other.len()]
}

#[cfg(test)]
mod tests {
    use super::{best, groups, sound};

    #[test]
    fn letters_taken_for_one_another_sound_alike() {
        for (one, other) in [
            ("desarroyo", "desarrollo"),
            ("munisipio", "municipio"),
            ("govierno", "gobierno"),
            ("ijiene", "higiene"),
            ("organisasion", "organizacion"),
            ("quinua", "kinua"),
        ] {
            assert_eq!(sound(one), sound(other), "{one}");
            assert_eq!(groups(one), groups(other), "{one}");
        }
    }

    #[test]
    fn the_nearest_and_commonest_word_is_meant() {
        let words = [
            ("municipio", 30),
            ("municipal", 50),
            ("murcielago", 1),
            ("auga", 1),
            ("agua", 40),
        ];
        let of = |typed| best(typed, words).map(|(it, _)| it);
        assert_eq!(of("municpio"), Some("municipio"));
        assert_eq!(of("nunicipio"), Some("municipio"));
        assert_eq!(of("agau"), Some("agua"));
        assert_eq!(of("telescopio"), None);
    }
}
