//! `url`, `email`, `language`, `license`: one word of a known form.

use super::{Kind, scalar_of};
use crate::diag::{Diag, Words, codes};
use crate::schema::value::Held;
use crate::schema::{Field, Input, Reading, Schema, Shape, Shown, Value, Vocabularies};
use crate::source::Node;
use crate::text::quoted;

#[derive(Debug, Clone, Copy)]
pub enum Word {
    Url,
    Email,
    Language,
    License,
}

/// Languages of the region an entry may be written in: (code, own name).
const LANGUAGES: [(&str, &str); 12] = [
    ("es", "español"),
    ("pt", "português"),
    ("en", "English"),
    ("fr", "français"),
    ("qu", "runa simi"),
    ("ay", "aymar aru"),
    ("gn", "avañe'ẽ"),
    ("nah", "nāhuatl"),
    ("ht", "kreyòl ayisyen"),
    ("quc", "K'iche'"),
    ("yua", "maaya t'aan"),
    ("arn", "mapuzugun"),
];

/// Licences that let others reuse a text: (SPDX identifier, its page).
const LICENSES: [(&str, &str); 7] = [
    ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
    (
        "CC-BY-SA-4.0",
        "https://creativecommons.org/licenses/by-sa/4.0/",
    ),
    (
        "CC-BY-NC-4.0",
        "https://creativecommons.org/licenses/by-nc/4.0/",
    ),
    (
        "CC-BY-NC-SA-4.0",
        "https://creativecommons.org/licenses/by-nc-sa/4.0/",
    ),
    (
        "CC-BY-ND-4.0",
        "https://creativecommons.org/licenses/by-nd/4.0/",
    ),
    (
        "CC-BY-NC-ND-4.0",
        "https://creativecommons.org/licenses/by-nc-nd/4.0/",
    ),
    (
        "CC0-1.0",
        "https://creativecommons.org/publicdomain/zero/1.0/",
    ),
];

/// The page of a licence by its identifier, if it is one of those entries may have.
pub fn license_page(id: &str) -> Option<&'static str> {
    let found = LICENSES.iter().find(|(it, _)| *it == id);
    found.map(|(_, page)| *page)
}

impl Word {
    /// The canonical form, or nothing when the text is not of the form.
    fn parse(self, text: &str) -> Option<String> {
        match self {
            Word::Url => is_url(text).then(|| text.to_owned()),
            Word::Email => is_email(text).then(|| text.to_owned()),
            Word::Language => known(&LANGUAGES, text),
            Word::License => known(&LICENSES, text),
        }
    }

    fn problem(self, field: &Field, node: &Node, reading: &Reading) -> Diag {
        let (code, known) = match self {
            Word::Url => (&codes::NOT_A_URL, String::new()),
            Word::Email => (&codes::NOT_AN_EMAIL, String::new()),
            Word::Language => (&codes::NOT_A_LANGUAGE, names(&LANGUAGES)),
            Word::License => (&codes::NOT_A_LICENSE, names(&LICENSES)),
        };
        field.diag(code, node, reading).with_choice("known", known)
    }
}

fn known(table: &[(&str, &str)], text: &str) -> Option<String> {
    let found = table.iter().find(|(it, _)| it.eq_ignore_ascii_case(text))?;
    Some(found.0.to_owned())
}

fn names(table: &[(&str, &str)]) -> String {
    let names: Vec<&str> = table.iter().map(|(it, _)| *it).collect();
    names.join(", ")
}

fn is_url(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let bad = |it: char| it.is_whitespace() || it.is_control() || matches!(it, '<' | '>' | '"');
    let host = |it: &str| {
        let host = it.split(['/', '?', '#']).next().unwrap_or("");
        host.contains('.') && !host.starts_with('.') && !host.contains('@')
    };
    rest.is_some_and(host) && !text.contains(bad) && text.len() <= 2000
}

fn is_email(text: &str) -> bool {
    let bad = |it: char| {
        it.is_whitespace() || it.is_control() || matches!(it, '<' | '>' | '"' | '?' | '&' | ',')
    };
    let Some((name, host)) = text.split_once('@') else {
        return false;
    };
    let dotted = host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
    !name.is_empty() && dotted && !host.contains('@') && !text.contains(bad) && text.len() <= 254
}

impl Kind for Word {
    fn read(&self, field: &Field, node: &Node, reading: &mut Reading) -> Option<Value> {
        let text = scalar_of(field, node, reading)?;
        let word = self.parse(text);
        if word.is_none() {
            let diag = self.problem(field, node, reading).with("value", text);
            reading.diags.push(diag);
        }
        Some(Value(Held::Text(word?)))
    }

    fn write(&self, value: &Value) -> String {
        quoted(value.text().unwrap_or_default())
    }

    fn show(&self, _: &Field, value: &Value, _: &Schema, _: &str) -> Vec<Shown> {
        let word = value.text().unwrap_or_default();
        let language = LANGUAGES.iter().find(|(it, _)| *it == word);
        let (text, href) = match self {
            Word::Url => (short_url(word).to_owned(), Some(word.to_owned())),
            Word::Email => (word.to_owned(), Some(format!("mailto:{word}"))),
            Word::Language => (language.map_or(word, |(_, it)| *it).to_owned(), None),
            Word::License => (word.to_owned(), license_page(word).map(str::to_owned)),
        };
        vec![Shown {
            href,
            ..Shown::text(text)
        }]
    }

    fn cell(&self, value: &Value) -> String {
        value.text().unwrap_or_default().to_owned()
    }

    fn json(&self, value: &Value) -> serde_json::Value {
        value.text().into()
    }

    fn shape(&self, _: &Vocabularies) -> Shape {
        let ids = |table: &[(&'static str, &str)]| {
            let ids: Vec<String> = table.iter().map(|(it, _)| (*it).to_owned()).collect();
            Shape::one_of(ids.into_iter())
        };
        match self {
            Word::Url => Shape::address(),
            Word::Email => Shape::mail(),
            Word::Language => ids(&LANGUAGES),
            Word::License => ids(&LICENSES),
        }
    }

    fn input<'s>(&'s self, _: &'s Vocabularies) -> Option<Input<'s>> {
        Some(match self {
            Word::Url => Input::Url,
            Word::Email => Input::Email,
            Word::Language => Input::Language(&LANGUAGES),
            Word::License => Input::License(&LICENSES),
        })
    }

    fn expected(&self) -> Words {
        match self {
            Word::Url => Words {
                es: "una dirección web con https://",
                pt: "um endereço web com https://",
                en: "a web address with https://",
            },
            Word::Email => Words {
                es: "una dirección de correo",
                pt: "um endereço de e-mail",
                en: "an e-mail address",
            },
            Word::Language => Words {
                es: "un código de idioma, como es",
                pt: "um código de idioma, como pt",
                en: "a language code, like en",
            },
            Word::License => Words {
                es: "una licencia, como CC-BY-4.0",
                pt: "uma licença, como CC-BY-4.0",
                en: "a licence, like CC-BY-4.0",
            },
        }
    }
}

fn short_url(url: &str) -> &str {
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    url.trim_start_matches("www.").trim_end_matches('/')
}
