//! `term`, `terms`, `term-map`: words of a controlled vocabulary.

use super::{Kind, flow_list, wrong_shape};
use crate::diag::{Diag, Words, codes};
use crate::schema::field::Worded;
use crate::schema::value::{Held, TermRef};
use crate::schema::{
    Field, Input, Reading, Schema, Shape, Shown, Term, Value, Vocabularies, Vocabulary,
};
use crate::source::Node;

#[derive(Debug)]
pub struct Terms {
    vocabulary: String,
    several: bool,
    max: Option<usize>,
}

impl Terms {
    pub fn one(vocabulary: String) -> Terms {
        Terms {
            vocabulary,
            several: false,
            max: None,
        }
    }

    pub fn several(vocabulary: String, max: Option<usize>) -> Terms {
        Terms {
            vocabulary,
            several: true,
            max,
        }
    }
}

/// The term a node names; a word that is none is said with the nearest one.
fn read_term(field: &Field, node: &Node, name: &str, reading: &mut Reading) -> Option<String> {
    let Some(word) = node.text() else {
        wrong_shape(field, node, reading);
        return None;
    };
    let vocabulary = reading.vocabularies.get(name)?;
    if let Some(term) = vocabulary.find(word.trim()) {
        return Some(term.id.clone());
    }
    let diag = field
        .diag(&codes::UNKNOWN_TERM, node, reading)
        .with("value", word)
        .with("vocabulary", name);
    let diag = advise(diag, word, vocabulary);
    reading.diags.push(diag);
    None
}

fn advise(diag: Diag, word: &str, vocabulary: &Vocabulary) -> Diag {
    if let Some(term) = vocabulary.by_word(word) {
        return diag.with("near", &term.id).advise(&codes::SYNONYM_OF);
    }
    if word.contains(',') {
        return diag.advise(&codes::WANTS_BRACKETS);
    }
    if let Some(term) = vocabulary.nearest(word) {
        return diag.with("near", &term.id).advise(&codes::NEAR_TERM);
    }
    diag.with_choice("known", some_of(&vocabulary.terms))
}

/// The first terms of a list; all of them when they are few.
fn some_of(terms: &[Term]) -> String {
    const FEW: usize = 8;
    let ids: Vec<&str> = terms.iter().take(FEW).map(|it| it.id.as_str()).collect();
    let more = if terms.len() > FEW { "…" } else { "" };
    format!("{}{more}", ids.join(", "))
}

fn show_term(field: &Field, id: &str, schema: &Schema, name: &str, language: &str) -> Shown {
    let vocabulary = schema.vocabularies.get(name);
    let Some((vocabulary, term)) = vocabulary.and_then(|it| Some((it, it.find(id)?))) else {
        return Shown::text(id);
    };
    let path = schema.term_path(field, term);
    Shown {
        href: path.map(|it| schema.site.href_in(language, &it)),
        term: Some(term.id.clone()),
        sign: vocabulary.sign(term),
        ..Shown::text(term.label.get(language))
    }
}

impl Kind for Terms {
    fn read(&self, field: &Field, node: &Node, reading: &mut Reading) -> Option<Value> {
        if !self.several && node.text().is_none() {
            wrong_shape(field, node, reading);
            return None;
        }
        let mut terms: Vec<TermRef> = Vec::new();
        let items = node.items();
        for item in &items {
            let Some(id) = read_term(field, item, &self.vocabulary, reading) else {
                continue;
            };
            if terms.iter().any(|it| it.id == id) {
                let diag = field
                    .diag(&codes::REPEATED, item, reading)
                    .with("value", id);
                reading.diags.push(diag);
                continue;
            }
            let span = item.span.clone();
            terms.push(TermRef { id, span });
        }
        if let Some(max) = self.max
            && items.len() > max
        {
            let diag = field
                .diag(&codes::TOO_MANY, node, reading)
                .with("count", items.len().to_string())
                .with("limit", max.to_string());
            reading.diags.push(diag);
        }
        (!terms.is_empty()).then_some(Value(Held::Terms(terms)))
    }

    fn write(&self, value: &Value) -> String {
        let ids = value.terms().iter().map(|it| it.id.clone());
        match self.several {
            true => flow_list(ids),
            false => ids.collect(),
        }
    }

    fn show(&self, field: &Field, value: &Value, schema: &Schema, language: &str) -> Vec<Shown> {
        let terms = value.terms().iter();
        terms
            .map(|it| show_term(field, &it.id, schema, &self.vocabulary, language))
            .collect()
    }

    fn cell(&self, value: &Value) -> String {
        let ids: Vec<&str> = value.terms().iter().map(|it| it.id.as_str()).collect();
        ids.join("; ")
    }

    fn json(&self, value: &Value) -> serde_json::Value {
        let ids: Vec<&str> = value.terms().iter().map(|it| it.id.as_str()).collect();
        match self.several {
            true => ids.into(),
            false => ids.first().copied().into(),
        }
    }

    fn input<'s>(&'s self, vocabularies: &'s Vocabularies) -> Option<Input<'s>> {
        let vocabulary = vocabularies.get(&self.vocabulary)?;
        let max = self.max;
        Some(match self.several {
            true => Input::Terms { vocabulary, max },
            false => Input::Term { vocabulary },
        })
    }

    fn expected(&self) -> Words {
        match self.several {
            true => Words {
                es: "uno o varios términos de la lista, entre corchetes",
                pt: "um ou vários termos da lista, entre colchetes",
                en: "one or several terms of the list, in brackets",
            },
            false => Words {
                es: "un solo término de la lista",
                pt: "um só termo da lista",
                en: "one term of the list",
            },
        }
    }

    fn shape(&self, vocabularies: &Vocabularies) -> Shape {
        let terms = vocabularies.get(&self.vocabulary).map(|it| &it.terms);
        let ids = terms.into_iter().flatten().map(|it| it.id.clone());
        match self.several {
            true => Shape::several_of(ids),
            false => Shape::one_of(ids),
        }
    }

    fn is_one_term(&self) -> bool {
        !self.several
    }

    /// A theme is found by its name in every language, and by its synonyms.
    fn words(&self, value: &Value, vocabularies: &Vocabularies) -> Vec<Worded> {
        let Some(vocabulary) = vocabularies.get(&self.vocabulary) else {
            return Vec::new();
        };
        let mut words = Vec::new();
        for term in value
            .terms()
            .iter()
            .filter_map(|it| vocabulary.find(&it.id))
        {
            let labels = term.label.iter();
            words.extend(labels.map(|(language, it)| (Some(language.to_owned()), it.to_owned())));
            words.extend(term.synonyms.iter().map(|it| (None, it.clone())));
        }
        words
    }

    fn vocabulary(&self) -> Option<&str> {
        Some(&self.vocabulary)
    }

    fn blank(&self) -> &'static str {
        if self.several { "[]" } else { "" }
    }
}

/// A term of one vocabulary for each of some terms of another: actor → role.
#[derive(Debug)]
pub struct TermMap {
    pub keys: String,
    pub values: String,
}

fn pairs(value: &Value) -> &[(String, String)] {
    match &value.0 {
        Held::TermMap(pairs) => pairs,
        _ => &[],
    }
}

impl Kind for TermMap {
    fn read(&self, field: &Field, node: &Node, reading: &mut Reading) -> Option<Value> {
        let Some(entries) = node.map() else {
            wrong_shape(field, node, reading);
            return None;
        };
        let mut out: Vec<(String, String)> = Vec::new();
        for (key, value) in entries {
            let name = Node {
                span: key.span.clone(),
                data: crate::source::Data::Scalar(crate::source::Scalar {
                    text: key.name.clone(),
                    quoted: true,
                }),
            };
            let key = read_term(field, &name, &self.keys, reading);
            let value = read_term(field, value, &self.values, reading);
            let Some((key, value)) = key.zip(value) else {
                continue;
            };
            if out.iter().any(|(it, _)| *it == key) {
                let diag = field
                    .diag(&codes::REPEATED, &name, reading)
                    .with("value", key);
                reading.diags.push(diag);
                continue;
            }
            out.push((key, value));
        }
        (!out.is_empty()).then_some(Value(Held::TermMap(out)))
    }

    fn write(&self, value: &Value) -> String {
        let cells = pairs(value)
            .iter()
            .map(|(key, value)| format!("{key}: {value}"));
        format!("{{{}}}", cells.collect::<Vec<_>>().join(", "))
    }

    fn show(&self, field: &Field, value: &Value, schema: &Schema, language: &str) -> Vec<Shown> {
        let show = |(key, role): &(String, String)| Shown {
            note: Some(show_term(field, role, schema, &self.values, language).text),
            ..show_term(field, key, schema, &self.keys, language)
        };
        pairs(value).iter().map(show).collect()
    }

    fn cell(&self, value: &Value) -> String {
        let cells = pairs(value)
            .iter()
            .map(|(key, value)| format!("{key}: {value}"));
        cells.collect::<Vec<_>>().join("; ")
    }

    fn json(&self, value: &Value) -> serde_json::Value {
        let cells = pairs(value).iter();
        let cells = cells.map(|(key, value)| (key.clone(), value.as_str().into()));
        serde_json::Value::Object(cells.collect())
    }

    fn input<'s>(&'s self, vocabularies: &'s Vocabularies) -> Option<Input<'s>> {
        let terms = vocabularies.get(&self.keys)?;
        let values = vocabularies.get(&self.values)?;
        Some(Input::Roles { terms, values })
    }

    fn expected(&self) -> Words {
        Words {
            es: "pares `{término: papel}`",
            pt: "pares `{termo: papel}`",
            en: "pairs `{term: role}`",
        }
    }

    fn blank(&self) -> &'static str {
        "{}"
    }
}
