//! Addresses, languages and licences by the names people give them.

use crate::schema::Choices;
use crate::text;

/// A web address; people leave out its beginning.
pub fn address(written: &str) -> String {
    let text = written.trim().trim_end_matches([',', ';']);
    let lower = text.to_lowercase();
    if lower.starts_with("http://") || lower.starts_with("https://") {
        let (scheme, rest) = text.split_once("://").unwrap_or(("https", text));
        return format!("{}://{rest}", scheme.to_lowercase());
    }
    let host = text.split(['/', '?']).next().unwrap_or_default();
    let looks = host.contains('.') && !host.contains(['@', ' ', ':']);
    match looks {
        true => format!("https://{text}"),
        false => text.to_owned(),
    }
}

pub fn email(written: &str) -> String {
    let text = written.trim().trim_end_matches([',', ';', '.']);
    let text = text.strip_prefix("mailto:").unwrap_or(text);
    let angled = text.rsplit_once('<').and_then(|(_, it)| it.strip_suffix('>'));
    angled.unwrap_or(text).to_owned()
}

/// What the languages are called in es, pt and en, beside their own name.
const LANGUAGES: [(&str, &str); 12] = [
    ("es", "espanol castellano espanhol castelhano spanish castilian"),
    ("pt", "portugues portuguese"),
    ("en", "ingles english"),
    ("fr", "frances french"),
    ("qu", "quechua quichua kichwa"),
    ("ay", "aymara aimara"),
    ("gn", "guarani"),
    ("nah", "nahuatl"),
    ("ht", "criollo crioulo creole kreyol haitiano"),
    ("quc", "kiche quiche"),
    ("yua", "maya"),
    ("arn", "mapudungun mapuche mapudungu"),
];

/// The code of a language that the catalogue knows.
pub fn language(written: &str, choices: Choices) -> Option<&'static str> {
    let word: String = text::fold(written);
    let word: String = word.chars().filter(|it| *it != '\'' && *it != '’').collect();
    let own = choices
        .iter()
        .find(|(code, name)| *code == word || text::fold(name) == text::fold(written));
    let named = LANGUAGES
        .iter()
        .find(|(_, names)| names.split(' ').any(|it| it == word));
    let code = own.map(|(code, _)| *code).or(named.map(|(code, _)| *code))?;
    choices.iter().map(|(it, _)| *it).find(|it| *it == code)
}

/// The words of a Creative Commons licence, by what they ask.
const CLAUSES: [(&str, &str); 4] = [
    ("BY", "by atribucion atribuicao attribution reconocimiento"),
    ("NC", "nc nocomercial naocomercial noncommercial"),
    ("SA", "sa compartirigual compartilhaigual sharealike"),
    ("ND", "nd sinderivadas sinobraderivada semderivacoes noderivatives noderivs"),
];

/// The identifier of a licence that the catalogue knows: `CC BY 4.0`, `Creative Commons
/// Atribución-NoComercial 4.0`, or its page.
pub fn license(written: &str, choices: Choices) -> Option<&'static str> {
    let written = written.trim();
    let bare = |it: &str| it.split_once("://").map_or(it, |(_, rest)| rest).to_owned();
    let page = bare(written);
    let exact = choices
        .iter()
        .find(|(id, it)| id.eq_ignore_ascii_case(written) || page.starts_with(&bare(it)));
    if let Some((id, _)) = exact {
        return Some(id);
    }
    let id = composed(&text::fold(written))?;
    choices.iter().map(|(it, _)| *it).find(|it| *it == id)
}

fn composed(folded: &str) -> Option<String> {
    let words = folded.split(|it: char| !it.is_alphanumeric());
    let words: Vec<&str> = words.filter(|it| !it.is_empty()).collect();
    // "No comercial" is written in one word and in two.
    let pairs = words.windows(2).map(|it| it.concat());
    let all: Vec<String> = words.iter().map(|it| (*it).to_owned()).chain(pairs).collect();
    let has = |names: &str| names.split(' ').any(|name| all.iter().any(|it| it == name));
    if has("cc0 dominiopublico publicdomain") {
        return Some("CC0-1.0".to_owned());
    }
    // Another version asks other things.
    let other = words.iter().any(|it| ["1", "2", "3"].contains(it));
    let clauses: Vec<&str> = CLAUSES
        .iter()
        .filter(|(_, names)| has(names))
        .map(|(clause, _)| *clause)
        .collect();
    let names = !other && clauses.first() == Some(&"BY");
    names.then(|| format!("CC-{}-4.0", clauses.join("-")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_get_the_beginning_people_leave_out() {
        assert_eq!(address("www.ejemplo.org/riego"), "https://www.ejemplo.org/riego");
        assert_eq!(address("HTTP://ejemplo.org"), "http://ejemplo.org");
        assert_eq!(address("no tenemos"), "no tenemos");
        assert_eq!(address("riego@ejemplo.org"), "riego@ejemplo.org");
        assert_eq!(email("mailto:riego@ejemplo.org"), "riego@ejemplo.org");
        assert_eq!(email("Riego <riego@ejemplo.org>"), "riego@ejemplo.org");
    }

    #[test]
    fn languages_are_known_by_their_names() {
        const CHOICES: Choices = &[("es", "español"), ("pt", "português"), ("gn", "avañe'ẽ")];
        for (written, code) in [
            ("ES", Some("es")),
            ("Castellano", Some("es")),
            ("portugués", Some("pt")),
            ("Português", Some("pt")),
            ("Avañe'ẽ", Some("gn")),
            ("Guaraní", Some("gn")),
            ("inglés", None),
            ("", None),
        ] {
            assert_eq!(language(written, CHOICES), code, "{written}");
        }
    }

    #[test]
    fn licences_are_known_by_their_names() {
        const CHOICES: Choices = &[
            ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
            ("CC-BY-NC-SA-4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/"),
            ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ];
        for (written, id) in [
            ("cc-by-4.0", Some("CC-BY-4.0")),
            ("CC BY 4.0", Some("CC-BY-4.0")),
            ("Creative Commons Atribución 4.0 Internacional", Some("CC-BY-4.0")),
            ("Atribución-NoComercial-CompartirIgual", Some("CC-BY-NC-SA-4.0")),
            ("Atribuição Não Comercial Compartilha Igual", Some("CC-BY-NC-SA-4.0")),
            ("http://creativecommons.org/licenses/by/4.0/deed.es", Some("CC-BY-4.0")),
            ("Dominio público", Some("CC0-1.0")),
            ("CC BY 3.0", None),
            ("CC BY-ND 4.0", None),
            ("todos los derechos reservados", None),
        ] {
            assert_eq!(license(written, CHOICES), id, "{written}");
        }
    }
}
