//! How near a header is to what a field or a section is called.
//!
//! Comes in: two texts. Goes out: how many of their words they share, whatever their
//! endings, accents and marks. Not here: which column wins (`propose`).

use crate::text;
use std::collections::BTreeSet;

/// Words that say nothing of what is asked, folded.
const EMPTY: &str =
    " a al algo and are as con cual cuales cuando da das de del do dos e el ella ellas \
     ellos em en es este esta esto for fue ha had han has have how in is it la las lo los mas na nas \
     ni no nos o of on os ou para pela pelo por qual quais quando que quem quien quienes se ser si \
     sobre son su sua suas sus the their this to u um uma un una usted ustedes y you your sua seu \
     what when where which who why with donde como cuanto cuantos favor please indique escriba ";

/// A header without its number, its groups (`grupo/campo`) and the mark of a question
/// that must be answered.
pub fn bare(header: &str) -> &str {
    let header = header.rsplit('/').find(|it| !it.trim().is_empty());
    let header = header.unwrap_or_default().trim();
    let numbered = header.trim_start_matches(|it: char| it.is_ascii_digit() || it == '.');
    let header = match numbered.len() < header.len() && numbered.starts_with([' ', ')', '-']) {
        true => numbered.trim_start_matches([' ', ')', '-']),
        false => header,
    };
    header.trim_end_matches(['*', ':', ' ', '.'])
}

/// The stems of a text's words: six letters are enough for `aprendimos` to meet
/// `aprendizajes`, and too many for `plan` to meet `planta`.
fn stems(text: &str) -> BTreeSet<String> {
    const LETTERS: usize = 6;
    let folded = text::fold(text);
    let words = folded.split(|it: char| !it.is_alphanumeric());
    let said = words.filter(|it| !it.is_empty() && !EMPTY.contains(&format!(" {it} ")));
    let stems = said.map(|it| {
        let it = match it.len() > 4 {
            true => it.trim_end_matches('s'),
            false => it,
        };
        it.chars().take(LETTERS).collect()
    });
    stems.collect()
}

/// From 0 to 100; 100 is the same name, above 90 the same but for a slip of the keys.
pub fn likeness(header: &str, name: &str) -> u32 {
    let (a, b) = (text::fold(bare(header)), text::fold(name));
    let plain = |it: &str| -> String { it.chars().filter(|it| it.is_alphanumeric()).collect() };
    let (plain_a, plain_b) = (plain(&a), plain(&b));
    if plain_a.is_empty() || plain_b.is_empty() {
        return 0;
    }
    if plain_a == plain_b {
        return 100;
    }
    if plain_b.len() > 4 && text::nearest(&a, [b.as_str()]).is_some() {
        return 92;
    }
    let (own, other) = (stems(&a), stems(&b));
    let shared = own.intersection(&other).count();
    let all = own.len() + other.len();
    if all == 0 {
        return 0;
    }
    (shared * 180 / all) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_lose_what_services_add() {
        for (header, expected) in [
            ("3. ¿Qué aprendieron? *", "¿Qué aprendieron?"),
            ("grupo_1/titulo", "titulo"),
            ("2) Lugar:", "Lugar"),
            ("2014", "2014"),
        ] {
            assert_eq!(bare(header), expected, "{header}");
        }
    }

    #[test]
    fn names_that_mean_the_same_are_near() {
        for (header, name) in [
            ("Título", "titulo"),
            ("TITULO *", "Título"),
            ("Titulo de la experiencia", "Título de experiencia"),
            ("¿Qué aprendieron?", "Aprendizajes"),
            ("Resumem", "Resumen"),
        ] {
            assert!(likeness(header, name) >= 80, "{header}: {}", likeness(header, name));
        }
        for (header, name) in [
            ("Marca temporal", "Título"),
            ("Nombre de la persona", "Nombre de la experiencia"),
            ("¿Para quién es?", "Para otros"),
            ("", "Título"),
        ] {
            assert!(likeness(header, name) < 60, "{header}: {}", likeness(header, name));
        }
    }
}
