//! Several choices in one cell, cut without cutting names that hold commas.

/// A piece of a cell: what was meant by it, unless nobody knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<'t, M> {
    pub written: &'t str,
    pub meaning: Option<M>,
}

/// No name of a term holds more separators than this.
const LONGEST_RUN: usize = 8;

/// The longest run of pieces that means something is one choice: in `Agua, suelos y
/// bosques, Turismo` the first comma belongs to a name.
pub fn split<'t, M>(text: &'t str, meaning: &dyn Fn(&str) -> Option<M>) -> Vec<Piece<'t, M>> {
    let whole = text.trim();
    if whole.is_empty() {
        return Vec::new();
    }
    if let Some(it) = meaning(whole) {
        return vec![Piece {
            written: whole,
            meaning: Some(it),
        }];
    }
    let atoms = atoms(text);
    if atoms.len() == 1 {
        return words(whole, meaning);
    }
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < atoms.len() {
        let most = (at + LONGEST_RUN).min(atoms.len());
        let run = (at + 1..=most).rev().find_map(|end| {
            let written = text[atoms[at].0..atoms[end - 1].1].trim();
            Some((written, end, meaning(written)?))
        });
        let (written, end, meaning) = match run {
            Some((written, end, meaning)) => (written, end, Some(meaning)),
            None => (text[atoms[at].0..atoms[at].1].trim(), at + 1, None),
        };
        pieces.push(Piece { written, meaning });
        at = end;
    }
    pieces.retain(|it| !it.written.is_empty());
    pieces
}

/// Where each piece between separators begins and ends.
fn atoms(text: &str) -> Vec<(usize, usize)> {
    let mut atoms = Vec::new();
    let mut start = 0;
    for (at, it) in text.char_indices() {
        if matches!(it, ',' | ';' | '\n' | '\r' | '|') {
            atoms.push((start, at));
            start = at + it.len_utf8();
        }
    }
    atoms.push((start, text.len()));
    atoms
}

/// Kobo writes the names of choices with spaces between: all must be known.
fn words<'t, M>(text: &'t str, meaning: &dyn Fn(&str) -> Option<M>) -> Vec<Piece<'t, M>> {
    let words = text.split_whitespace();
    let known: Option<Vec<_>> = words.map(|it| Some((it, meaning(it)?))).collect();
    match known {
        Some(known) => {
            let pieces = known.into_iter().map(|(written, meaning)| Piece {
                written,
                meaning: Some(meaning),
            });
            pieces.collect()
        }
        None => vec![Piece {
            written: text,
            meaning: None,
        }],
    }
}

/// Does a cell of an option's own column say that it was chosen? `None` when it says
/// neither.
pub fn is_chosen(written: &str, option: &str) -> Option<bool> {
    const YES: &str = " 1 1.0 true verdadero verdadeiro si sim yes y s x ✓ ✔ ☑ on ";
    const NO: &str = " 0 0.0 false falso no nao n - ☐ off ";
    let folded = crate::text::fold(written);
    let is = |words: &str| words.contains(&format!(" {folded} "));
    match () {
        () if folded.is_empty() || is(NO) => Some(false),
        () if is(YES) || folded == crate::text::fold(option) => Some(true),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, bool)]) {
        let known = ["Agua, suelos y bosques", "Turismo", "agua", "uno", "a|b"];
        let meaning = |it: &str| known.contains(&it).then_some(());
        let pieces = split(text, &meaning);
        let found: Vec<_> = pieces
            .iter()
            .map(|it| (it.written, it.meaning.is_some()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn choices_are_cut_without_cutting_names() {
        check("Turismo", &[("Turismo", true)]);
        check(
            "Agua, suelos y bosques, Turismo",
            &[("Agua, suelos y bosques", true), ("Turismo", true)],
        );
        check(
            "Turismo;Agua, suelos y bosques;",
            &[("Turismo", true), ("Agua, suelos y bosques", true)],
        );
        check(
            "Turismo\nOtra cosa, agua",
            &[("Turismo", true), ("Otra cosa", false), ("agua", true)],
        );
        check("uno agua", &[("uno", true), ("agua", true)]);
        check("uno dos", &[("uno dos", false)]);
        check("a|b", &[("a|b", true)]);
        check("  ", &[]);
        check(",;", &[]);
    }

    #[test]
    fn chosen_options_are_told_from_others() {
        for (written, chosen) in [
            ("1", Some(true)),
            ("Sí", Some(true)),
            ("VERDADEIRO", Some(true)),
            ("Turismo", Some(true)),
            ("0", Some(false)),
            ("", Some(false)),
            ("quizás", None),
        ] {
            assert_eq!(is_chosen(written, "turismo"), chosen, "{written}");
        }
    }
}
