//! A word as typed → the stems that are meant.

use super::read::{Reader, Stem};
use super::repair;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A stem counts in tenths: whole, as the end of an unfinished word or the repair of
/// a rare one, or with an n read as ñ.
const WHOLE: usize = 10;
const NEAR: usize = 5;
const WEAK: usize = 3;
/// An unfinished word is completed while it finds less than a screenful by itself.
const SCREENFUL: usize = 10;
/// Letters of the shortest beginning that is completed.
const BEGINNING: usize = 2;
/// Stems a beginning may lead to, the commonest ones; and files it may ask for.
const COMPLETIONS: usize = 32;
const COMPLETION_FILES: usize = 4;
/// A word in no more entries than this may be somebody's slip of one in so many.
const RARE: usize = 1;
const COMMON: usize = 50;

/// What a typed word stands for.
#[derive(Default, Debug)]
pub(super) struct Meaning {
    /// Each stem once, with its share in tenths.
    pub stems: Vec<(Rc<Stem>, usize)>,
    /// Says nothing beside other words.
    pub grammar: bool,
    /// The word that was looked for beside it or in its place.
    pub repair: Option<Repair>,
}

/// A word that was looked for because another is near.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    pub typed: String,
    pub used: String,
    /// The typed word was found as well.
    pub beside: bool,
}

/// Stems by their number, each with the greatest share it was given.
#[derive(Default)]
struct Stems(BTreeMap<usize, (Rc<Stem>, usize)>);

impl Stems {
    fn add(&mut self, stem: &Rc<Stem>, share: usize) {
        let held = self
            .0
            .entry(stem.number)
            .or_insert_with(|| (Rc::clone(stem), share));
        held.1 = held.1.max(share);
    }

    fn entries(&self) -> usize {
        let whole = self.0.values().filter(|(_, share)| *share == WHOLE);
        whole.map(|(stem, _)| stem.entries).sum()
    }
}

impl Reader<'_> {
    /// What a folded word means; `unfinished` when more letters may come.
    pub(super) fn meaning(&self, word: &str, unfinished: bool) -> Meaning {
        let mut stems = Stems::default();
        let grammar = self.find_inflected(word, &mut stems);
        let mut meaning = Meaning {
            grammar: grammar && !unfinished,
            ..Meaning::default()
        };
        let own = stems.entries();
        if unfinished && own < SCREENFUL && word.chars().count() >= BEGINNING {
            self.complete(word, &mut stems);
        }
        if stems.0.is_empty() {
            meaning.repair = self.repair(word, 1, false, &mut stems);
        } else if own > 0 && own <= RARE && stems.0.len() == 1 {
            meaning.repair = self.repair(word, COMMON, true, &mut stems);
        }
        meaning.stems = stems.0.into_values().collect();
        meaning
    }

    /// The stems of a word that is meant as it stands.
    pub(super) fn exactly(&self, word: &str) -> Meaning {
        let mut stems = Stems::default();
        let grammar = self.find(word, WHOLE, &mut stems).unwrap_or(false);
        Meaning {
            stems: stems.0.into_values().collect(),
            grammar,
            repair: None,
        }
    }

    /// The word itself, else its singular or plural, else its other gender.
    fn find_inflected(&self, word: &str, stems: &mut Stems) -> bool {
        if let Some(grammar) = self.find(word, WHOLE, stems) {
            return grammar;
        }
        for forms in inflections(word) {
            for form in forms {
                self.find(&form, WHOLE, stems);
            }
            if !stems.0.is_empty() {
                break;
            }
        }
        false
    }

    /// Adds the stems of a word; says whether it is grammar, if it is there at all.
    fn find(&self, word: &str, share: usize, stems: &mut Stems) -> Option<bool> {
        let file = self.words_file(self.words_file_of(word));
        let at = file
            .words
            .binary_search_by(|(it, _)| it.as_str().cmp(word))
            .ok()?;
        let found = &file.words[at].1;
        for (stem, weak) in &found.stems {
            stems.add(
                &file.stems[*stem],
                if *weak { WEAK.min(share) } else { share },
            );
        }
        Some(found.grammar)
    }

    /// Adds the commonest stems of the words that begin so.
    fn complete(&self, beginning: &str, stems: &mut Stems) {
        let mut found = Stems::default();
        let first = self.words_file_of(beginning);
        for number in first..self.words_files().min(first + COMPLETION_FILES) {
            let file = self.words_file(number);
            let from = file
                .words
                .partition_point(|(it, _)| it.as_str() < beginning);
            for (word, held) in &file.words[from..] {
                if !word.starts_with(beginning) {
                    break;
                }
                for (stem, weak) in &held.stems {
                    found.add(&file.stems[*stem], if *weak { WEAK } else { NEAR });
                }
            }
        }
        let mut found: Vec<(Rc<Stem>, usize)> = found.0.into_values().collect();
        found.sort_by(|a, b| {
            b.0.entries
                .cmp(&a.0.entries)
                .then(a.0.number.cmp(&b.0.number))
        });
        // A common word is what is meant, and its file is large: it stands alone.
        match found.first() {
            Some((stem, NEAR)) if stem.is_common() => stems.add(stem, WHOLE),
            _ => {
                let first = found.iter().take(COMPLETIONS);
                first.for_each(|(stem, share)| stems.add(stem, *share));
            }
        }
    }

    /// Adds the stems of the word that was meant, if one in at least so many entries is near.
    fn repair(
        &self,
        word: &str,
        entries: usize,
        beside: bool,
        stems: &mut Stems,
    ) -> Option<Repair> {
        if !repair::is_repairable(word) {
            return None;
        }
        let words = self.words_near(word);
        let likely = words.iter().filter(|(_, it)| *it >= entries);
        let (used, _) = repair::best(word, likely.map(|(it, count)| (it.as_str(), *count)))?;
        let share = if beside { NEAR } else { WHOLE };
        self.find(used, share, stems);
        Some(Repair {
            typed: word.to_owned(),
            used: used.to_owned(),
            beside,
        })
    }

    /// Words that begin or end alike; all words of an index that is one file.
    fn words_near(&self, word: &str) -> Vec<(String, usize)> {
        if self.groups.is_empty() {
            return (0..self.words_files())
                .flat_map(|it| self.all_words(it))
                .collect();
        }
        let near = repair::groups(word).into_iter().flat_map(|group| {
            let after = self.groups.partition_point(|it| *it <= group);
            let file = self.part(&format!("v/{}", after.saturating_sub(1)));
            repair::read_group(file, &group)
        });
        near.collect()
    }

    fn all_words(&self, file: usize) -> Vec<(String, usize)> {
        let file = self.words_file(file);
        let words = file
            .words
            .iter()
            .filter(|(word, it)| !it.grammar && repair::is_repairable(word));
        let counted = words.map(|(word, it)| {
            let strong = it.stems.iter().filter(|(_, weak)| !weak);
            let entries = strong.map(|(stem, _)| file.stems[*stem].entries);
            (word.clone(), entries.max().unwrap_or(0))
        });
        counted.filter(|(_, entries)| *entries > 0).collect()
    }
}

/// Endings of Spanish and Portuguese that change with number, both ways.
const NUMBER: [(&str, &str); 12] = [
    ("ces", "z"),
    ("oes", "ao"),
    ("aes", "ao"),
    ("ais", "al"),
    ("eis", "el"),
    ("ns", "m"),
    ("es", ""),
    ("s", ""),
    ("z", "ces"),
    ("ao", "oes"),
    ("m", "ns"),
    ("", "s"),
];
/// Endings that change with gender.
const GENDER: [(&str, &str); 4] = [("as", "os"), ("os", "as"), ("a", "o"), ("o", "a")];
/// Letters that stay of a word: shorter ones would become others.
const LETTERS: usize = 3;

/// Forms of a word that nobody wrote that somebody may have written: by number; then
/// by gender.
fn inflections(word: &str) -> [Vec<String>; 2] {
    let mut number = changed(word, &NUMBER);
    number.extend((!word.ends_with('s')).then(|| format!("{word}es")));
    [number, changed(word, &GENDER)]
}

fn changed(word: &str, endings: &[(&str, &str)]) -> Vec<String> {
    let stems = endings
        .iter()
        .filter_map(|(from, to)| Some((word.strip_suffix(from)?, to)));
    let long = stems.filter(|(stem, _)| stem.chars().count() >= LETTERS);
    long.map(|(stem, to)| format!("{stem}{to}")).collect()
}

#[cfg(test)]
mod tests {
    use super::inflections;

    #[test]
    fn number_and_gender_are_tried() {
        for (typed, written) in [
            ("gestiones", "gestion"),
            ("gestion", "gestiones"),
            ("raices", "raiz"),
            ("cooperacoes", "cooperacao"),
            ("municipio", "municipios"),
            ("jovens", "jovem"),
        ] {
            assert!(
                inflections(typed)[0].contains(&written.to_owned()),
                "{typed}"
            );
        }
        assert!(inflections("productoras")[1].contains(&"productores".replace("res", "ros")));
    }
}
