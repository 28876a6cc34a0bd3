//! How each field is asked for there: the widget that writes what `check` accepts.

use super::Maker;
use crate::diag::Words;
use crate::schema::{Choices, Field, Input, Vocabulary};
use serde_json::{Value, json};

impl Maker<'_> {
    pub(super) fn field(&self, field: &Field) -> Value {
        let language = &self.schema.site.language;
        let mut value = json!({
            "name": field.name,
            "label": field.label.get(language),
        });
        let help = field.ask.get(language);
        if !help.is_empty() {
            value["hint"] = help.into();
        }
        value["required"] = field.required.into();
        self.ask(field, &mut value);
        self.translated(value)
    }

    fn ask(&self, field: &Field, value: &mut Value) {
        let language = self.schema.site.language.as_str();
        let mut widget = |name: &str| value["widget"] = name.into();
        match field.input(&self.schema.vocabularies) {
            Input::Line { max } => {
                widget("string");
                self.at_most(max, value);
            }
            Input::Paragraph { max } => {
                widget("text");
                self.at_most(max, value);
            }
            Input::Lines => {
                widget("list");
                // Folded, each would show its label in place of what it says.
                value["collapsed"] = false.into();
                // Without a field of its own, each comma would begin another one.
                value["field"] = self.item(field, "string");
            }
            Input::Number => {
                widget("number");
                value["value_type"] = "float".into();
                value["step"] = json!(0.01);
            }
            Input::Month => {
                widget("string");
                self.like("^[0-9]{4}(-(0[1-9]|1[0-2]))?$", field, value);
            }
            Input::Day => {
                widget("datetime");
                value["format"] = "YYYY-MM-DD".into();
                value["date_format"] = "YYYY-MM-DD".into();
                value["time_format"] = false.into();
            }
            Input::Term { vocabulary } => {
                widget("select");
                value["options"] = terms(vocabulary, language);
            }
            Input::Terms { vocabulary, max } => {
                widget("select");
                value["multiple"] = true.into();
                if let Some(max) = max {
                    value["max"] = max.into();
                }
                value["options"] = terms(vocabulary, language);
            }
            Input::Roles { terms, values } => {
                widget("object");
                value["collapsed"] = true.into();
                value["fields"] = self.roles(terms, values);
            }
            Input::Point => {
                widget("list");
                value["collapsed"] = false.into();
                value["min"] = 2.into();
                value["max"] = 2.into();
                value["label_singular"] = NUMBER.get(self.language).into();
                value["field"] = self.degrees(field);
            }
            Input::Url => {
                widget("string");
                self.like(URL, field, value);
            }
            Input::Email => {
                widget("string");
                self.like(EMAIL, field, value);
            }
            Input::Language(choices) => {
                widget("select");
                value["options"] = options(choices, |(code, name)| (code, name));
            }
            Input::License(choices) => {
                widget("select");
                value["options"] = options(choices, |(id, _)| (id, id));
            }
            Input::Entry { collection } => {
                widget("relation");
                self.relate(collection, value);
            }
            Input::Entries { collection } => {
                widget("relation");
                value["multiple"] = true.into();
                self.relate(collection, value);
            }
            Input::Records { columns } => {
                widget("list");
                value["fields"] = columns.iter().map(|it| self.field(it)).collect();
            }
        }
    }

    /// Characters are counted there as we count them, but for those of other planes.
    fn at_most(&self, max: usize, value: &mut Value) {
        let message = AT_MOST.get(self.language).replace("{}", &max.to_string());
        value["pattern"] = json!([format!("^[\\s\\S]{{0,{max}}}$"), message]);
    }

    fn like(&self, pattern: &str, field: &Field, value: &mut Value) {
        let message = EXPECTED.get(self.language);
        let message = message.replace("{}", field.expected().get(self.language));
        value["pattern"] = json!([pattern, message]);
    }

    /// One of several values of a field.
    fn item(&self, field: &Field, widget: &str) -> Value {
        self.translated(json!({
            "name": field.name,
            "label": field.label.get(&self.schema.site.language),
            "widget": widget,
        }))
    }

    /// Latitude or longitude: which of them follows from its place in the list.
    fn degrees(&self, field: &Field) -> Value {
        let mut item = self.item(field, "number");
        item["label"] = POINT.get(self.language).into();
        item["value_type"] = "float".into();
        // A metre, on the ground.
        item["step"] = json!(0.00001);
        item["min"] = json!(-180);
        item["max"] = json!(180);
        item
    }

    /// A choice for each term.
    fn roles(&self, keys: &Vocabulary, values: &Vocabulary) -> Value {
        let language = &self.schema.site.language;
        let keys = keys.terms.iter().map(|it| {
            self.translated(json!({
                "name": it.id,
                "label": it.label.get(language),
                "widget": "select",
                "required": false,
                "options": terms(values, language),
            }))
        });
        keys.collect()
    }

    fn relate(&self, name: &str, value: &mut Value) {
        value["collection"] = name.into();
        value["value_field"] = "{{slug}}".into();
        if let Some(collection) = self.schema.collection(name) {
            let title = &collection.fields[collection.roles.title].name;
            value["search_fields"] = json!([title]);
            value["display_fields"] = json!([title]);
        }
    }
}

fn terms(vocabulary: &Vocabulary, language: &str) -> Value {
    let terms = vocabulary.terms.iter();
    let terms = terms.map(|it| json!({ "label": it.label.get(language), "value": typed(&it.id) }));
    terms.collect()
}

fn options(
    choices: Choices,
    pair: impl Fn((&'static str, &'static str)) -> (&'static str, &'static str),
) -> Value {
    let pairs = choices.iter().map(|it| pair(*it));
    let options = pairs.map(|(value, label)| json!({ "label": label, "value": value }));
    options.collect()
}

/// They read `6` in a file as a number, and would not find it among texts.
fn typed(id: &str) -> Value {
    match id.parse::<u32>() {
        Ok(number) if number.to_string() == id => number.into(),
        _ => id.into(),
    }
}

/// As `check` takes them, without what it says of each fault.
const URL: &str = r#"^https?://[^\s<>"@/?#.]+\.[^\s<>"@/?#]+([/?#][^\s<>"]*)?$"#;
const EMAIL: &str = r#"^[^\s<>"?&,@]+@[^\s<>"?&,@.]+(\.[^\s<>"?&,@.]+)+$"#;

const AT_MOST: Words = Words {
    es: "hasta {} caracteres",
    pt: "até {} caracteres",
    en: "up to {} characters",
};
const EXPECTED: Words = Words {
    es: "se espera {}",
    pt: "espera-se {}",
    en: "expected: {}",
};
const NUMBER: Words = Words {
    es: "número",
    pt: "número",
    en: "number",
};
const POINT: Words = Words {
    es: "grados: primero la latitud, después la longitud",
    pt: "graus: primeiro a latitude, depois a longitude",
    en: "degrees: first the latitude, then the longitude",
};
