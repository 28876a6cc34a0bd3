//! What somebody wrote in a cell → a value of its field, as JSON.
//!
//! What a field takes is asked of its `Input`. Nothing is taken that is only near: it
//! is a problem, with the nearest as advice. Not here: whether a value is too long or
//! contradicts another, which the checks of the whole entry say.

mod dates;
mod lists;
mod numbers;
mod places;
mod terms;
mod words;

pub use dates::first_number_is_day;
pub use terms::is_chosen;

use super::table::Raw;
use crate::diag::{Cell, Code, Diag, Place, Words, codes};
use crate::schema::{Field, Input, Schema, Vocabulary};
use crate::text;
use dates::Moment;
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// How sure the reading of a cell is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Understood<T> {
    Sure(T),
    /// It can be read in two ways, and the catalogue's language decided.
    Guessed(T),
    Not,
}

/// Where an answer was written: a place in a file and, in a table, its cell.
#[derive(Debug, Clone)]
pub struct Origin {
    pub place: Place,
    pub cell: Option<Cell>,
}

impl Origin {
    pub fn diag(&self, code: &'static Code) -> Diag {
        self.about(Diag::new(code, self.place.clone()))
    }

    /// Says of a problem that it stands here.
    pub fn about(&self, mut diag: Diag) -> Diag {
        diag.place = Some(self.place.clone());
        match &self.cell {
            Some(cell) => diag.in_cell(cell.clone()),
            None => diag,
        }
    }
}

/// What words mean, by a field's name, then by the word folded. An empty meaning says
/// that the word is not used.
pub type Meanings = BTreeMap<String, BTreeMap<String, String>>;

/// By collection: what an entry may be called, folded, and its slug.
pub type Names = BTreeMap<String, BTreeMap<String, String>>;

/// What the reading of any cell needs.
pub struct Reader<'a> {
    pub schema: &'a Schema,
    /// Of two numbers that may be a month, the first is the day.
    pub day_first: bool,
    pub meanings: &'a Meanings,
    pub names: &'a Names,
    /// A map can say what words mean.
    pub mapped: bool,
}

/// One cell, and how its column is written.
pub struct Asked<'a> {
    pub raw: &'a Raw,
    pub origin: &'a Origin,
    /// Elsewhere in the column the pieces of a list stand between semicolons or on lines
    /// of their own, so that commas are part of them.
    pub commas: bool,
    /// Elsewhere in the column there is a day after the twelfth in the first place.
    pub sure_dates: bool,
}

impl Reader<'_> {
    /// The value of a cell; nothing for a blank one and for one that is not understood.
    pub fn read(&self, field: &Field, asked: &Asked, diags: &mut Vec<Diag>) -> Option<Json> {
        let text = asked.raw.text();
        let text = text.trim();
        let input = field.input(&self.schema.vocabularies);
        if text.is_empty() || is_nothing(text, &input) {
            return None;
        }
        let mut cell = At {
            reader: self,
            field,
            asked,
            diags,
        };
        match input {
            Input::Line { .. } | Input::Paragraph { .. } => Some(text::one_line(text).into()),
            Input::Lines => Some(lists::lines(text, asked.commas).into()),
            Input::Number => cell.number(text),
            Input::Month => cell.moment(text, |it| Some(it.month())),
            Input::Day => cell.moment(text, Moment::day),
            Input::Term { vocabulary } => {
                let id = self.term(field, vocabulary, text);
                let id = id.or_else(|| cell.unknown(text, vocabulary));
                id.filter(|it| !it.is_empty()).map(Json::from)
            }
            Input::Terms { vocabulary, .. } => {
                let meaning = |it: &str| self.term(field, vocabulary, it);
                let ids = cell.several(text, &meaning, |cell, it| cell.unknown(it, vocabulary));
                (!ids.is_empty()).then(|| ids.into())
            }
            Input::Roles { terms, values } => cell.roles(text, [terms, values]),
            Input::Point => match places::read(text) {
                Some((lat, lon)) => Some(vec![lat, lon].into()),
                None => cell.unread(text),
            },
            Input::Url => Some(words::address(text).into()),
            Input::Email => Some(words::email(text).into()),
            Input::Language(choices) => match words::language(text, choices) {
                Some(code) => Some(code.into()),
                None => cell.unread(text),
            },
            Input::License(choices) => match words::license(text, choices) {
                Some(id) => Some(id.into()),
                None => cell.unread(text),
            },
            Input::Entry { collection } => {
                let slug = self.name(collection, text);
                slug.or_else(|| cell.unread(text).and(None)).map(Json::from)
            }
            Input::Entries { collection } => {
                let meaning = |it: &str| self.name(collection, it);
                let slugs = cell.several(text, &meaning, |cell, it| cell.unread(it).and(None));
                (!slugs.is_empty()).then(|| slugs.into())
            }
            Input::Records { columns } => lists::records(self, columns, text),
        }
    }

    /// A term by what the map says, its id, or one of its names in any language; empty
    /// for a word that the map leaves out.
    pub fn term(&self, field: &Field, vocabulary: &Vocabulary, word: &str) -> Option<String> {
        let word = word.trim();
        let mapped = self.meanings.get(&field.name);
        if let Some(id) = mapped.and_then(|it| it.get(&text::fold(word))) {
            return Some(id.clone());
        }
        let found = vocabulary.find(word).or_else(|| vocabulary.by_word(word));
        found.map(|it| it.id.clone())
    }

    fn name(&self, collection: &str, word: &str) -> Option<String> {
        let known = self.names.get(collection)?;
        let file = word.trim().trim_end_matches(".md");
        known.get(&text::fold(file)).cloned()
    }

    /// The language of the catalogue writes 1,5 and 1.500.
    fn decimal_comma(&self) -> bool {
        self.schema.site.language != "en"
    }
}

/// One cell being read.
struct At<'r, 'a> {
    reader: &'r Reader<'r>,
    field: &'r Field,
    asked: &'r Asked<'a>,
    diags: &'r mut Vec<Diag>,
}

impl At<'_, '_> {
    fn number(&mut self, text: &str) -> Option<Json> {
        let read = match self.asked.raw {
            Raw::Number(number) => Understood::Sure(*number),
            _ => numbers::read(text, self.reader.decimal_comma()),
        };
        match read {
            Understood::Sure(number) => Some(number_json(number)),
            Understood::Guessed(number) => {
                self.guessed(text, &number.to_string());
                Some(number_json(number))
            }
            Understood::Not => self.unread(text),
        }
    }

    fn moment(&mut self, text: &str, told: impl Fn(&Moment) -> Option<String>) -> Option<Json> {
        let (moment, sure) = match dates::read(text, self.reader.day_first) {
            Understood::Sure(moment) => (moment, true),
            Understood::Guessed(moment) => (moment, self.asked.sure_dates),
            Understood::Not => return self.unread(text),
        };
        let Some(told) = told(&moment) else {
            return self.unread(text);
        };
        if !sure {
            self.guessed(text, &told);
        }
        Some(told.into())
    }

    /// Each piece of the cell once; those that nobody knows are said.
    fn several(
        &mut self,
        text: &str,
        meaning: &dyn Fn(&str) -> Option<String>,
        unknown: impl Fn(&mut Self, &str) -> Option<String>,
    ) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for piece in terms::split(text, meaning) {
            let found = piece.meaning.or_else(|| unknown(self, piece.written));
            let new = found.filter(|it| !it.is_empty() && !all.contains(it));
            all.extend(new);
        }
        all
    }

    /// `gobierno local: impulsa; universidades: acompaña`.
    fn roles(&mut self, text: &str, [terms, values]: [&Vocabulary; 2]) -> Option<Json> {
        let mut pairs = serde_json::Map::new();
        for pair in text.split([';', '\n']).filter(|it| !it.trim().is_empty()) {
            let Some((term, role)) = pair.split_once([':', '=']) else {
                self.unread(pair.trim());
                continue;
            };
            let term = term.trim();
            let id = self.reader.term(self.field, terms, term);
            let id = id.or_else(|| self.unknown(term, terms));
            let role = self.role(role, values);
            if let (Some(id), Some(role)) = (id, role) {
                pairs.insert(id, role.into());
            }
        }
        (!pairs.is_empty()).then(|| pairs.into())
    }

    fn role(&mut self, written: &str, values: &Vocabulary) -> Option<String> {
        let role = self.reader.term(self.field, values, written);
        role.or_else(|| self.unknown(written.trim(), values))
    }

    fn unread(&mut self, text: &str) -> Option<Json> {
        let diag = self.asked.origin.diag(&codes::UNREAD_ANSWER);
        let diag = diag
            .with("value", text)
            .with("key", &self.field.name)
            .with("example", &self.field.example)
            .with_words("expected", self.field.expected());
        self.diags.push(diag);
        None
    }

    fn guessed(&mut self, text: &str, taken: &str) {
        let diag = self.asked.origin.diag(&codes::GUESSED_ANSWER);
        self.diags.push(diag.with("value", text).with("taken", taken));
    }

    fn unknown(&mut self, word: &str, vocabulary: &Vocabulary) -> Option<String> {
        let diag = self.asked.origin.diag(&codes::UNKNOWN_ANSWER);
        let diag = diag
            .with("value", word)
            .with("key", &self.field.name)
            .with("label", self.field.label.get(&self.reader.schema.site.language));
        let language = &self.reader.schema.site.language;
        let diag = match (vocabulary.nearest(word), self.reader.mapped) {
            (Some(term), mapped) => {
                let near = diag.with("near", &term.id);
                let near = near.with("near_label", term.label.get(language));
                near.advise(if mapped { &NEAR_IN_MAP } else { &NEAR_CHOICE })
            }
            (None, true) => diag.advise(&SAY_IN_MAP),
            (None, false) => diag.with_choice("known", some_of(vocabulary, language)),
        };
        self.diags.push(match self.reader.mapped {
            true => diag.with_choice("known", some_of(vocabulary, language)),
            false => diag,
        });
        None
    }
}

impl Reader<'_> {
    /// The role of one term, whose column this is.
    pub fn role(
        &self,
        field: &Field,
        values: &Vocabulary,
        asked: &Asked,
        diags: &mut Vec<Diag>,
    ) -> Option<String> {
        let mut cell = At {
            reader: self,
            field,
            asked,
            diags,
        };
        cell.role(&asked.raw.text(), values)
            .filter(|it| !it.is_empty())
    }
}

/// The choices in a cell, each with what it means.
pub fn pieces<'t>(
    text: &'t str,
    meaning: &dyn Fn(&str) -> Option<String>,
) -> Vec<(&'t str, Option<String>)> {
    let pieces = terms::split(text, meaning).into_iter();
    pieces.map(|it| (it.written, it.meaning)).collect()
}

/// The names of the first terms; all of them when they are few.
fn some_of(vocabulary: &Vocabulary, language: &str) -> String {
    const FEW: usize = 8;
    let terms = vocabulary.terms.iter().take(FEW);
    let names: Vec<&str> = terms.map(|it| it.label.get(language)).collect();
    let more = if vocabulary.terms.len() > FEW { "…" } else { "" };
    format!("{}{more}", names.join("; "))
}

/// A whole number stays one: 1500, not 1500.0.
pub fn number_json(number: f64) -> Json {
    match number.fract() == 0.0 && number.abs() < 9e15 {
        true => (number as i64).into(),
        false => number.into(),
    }
}

/// What people write into a box that they must fill and have nothing for.
fn is_nothing(text: &str, input: &Input) -> bool {
    const ANYWHERE: [&str; 6] = ["-", "--", "—", "n/a", "n.a.", "s/d"];
    const NO_TEXT: [&str; 8] = [
        "no aplica", "nao se aplica", "ninguno", "ninguna", "nenhum", "nenhuma", "none", "no",
    ];
    let folded = text::fold(text);
    let texts = matches!(
        input,
        Input::Line { .. } | Input::Paragraph { .. } | Input::Lines
    );
    let chosen = matches!(
        input,
        Input::Term { .. } | Input::Terms { .. } | Input::Roles { .. }
    );
    // A vocabulary may have a term of that name.
    let free = !texts && !chosen;
    ANYWHERE.contains(&folded.as_str()) || free && NO_TEXT.contains(&folded.as_str())
}

static NEAR_IN_MAP: Words = Words {
    es: "¿Quiso decir «{near_label}»? Si es así, agregue al mapa, bajo `[terms.{key}]`: `\"{value}\" = \"{near}\"`.",
    pt: "Quis dizer “{near_label}”? Se for assim, acrescente ao mapa, sob `[terms.{key}]`: `\"{value}\" = \"{near}\"`.",
    en: "Did you mean “{near_label}”? If so, add to the map, under `[terms.{key}]`: `\"{value}\" = \"{near}\"`.",
};
static SAY_IN_MAP: Words = Words {
    es: "Diga en el mapa, bajo `[terms.{key}]`, qué término es, como `\"{value}\" = \"…\"`; con `\"\"` no se usa.",
    pt: "Diga no mapa, sob `[terms.{key}]`, que termo é, como `\"{value}\" = \"…\"`; com `\"\"` não se usa.",
    en: "Say in the map, under `[terms.{key}]`, which term it is, like `\"{value}\" = \"…\"`; with `\"\"` it is not used.",
};
static NEAR_CHOICE: Words = Words {
    es: "¿Quiso decir «{near_label}»?",
    pt: "Quis dizer “{near_label}”?",
    en: "Did you mean “{near_label}”?",
};
