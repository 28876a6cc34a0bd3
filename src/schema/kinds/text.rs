//! `text`, `long-text`, `texts`: words, in one or several pieces.

use super::{Kind, flow_list, scalar_of, wrong_shape};
use crate::diag::{Words, codes};
use crate::schema::value::Held;
use crate::schema::{Field, Input, Reading, Schema, Shape, Shown, Value, Vocabularies};
use crate::source::Node;
use crate::text::{compose, one_line, quoted};

/// A text of one line, or of one paragraph.
#[derive(Debug)]
pub struct Text {
    /// In characters.
    max: usize,
    /// A paragraph: people want room to write it.
    several_lines: bool,
}

impl Text {
    /// A title of 10 KB is a mistake, not a title.
    pub fn line(max: Option<usize>) -> Text {
        Text {
            max: max.unwrap_or(300),
            several_lines: false,
        }
    }

    pub fn paragraph(max: Option<usize>) -> Text {
        Text {
            max: max.unwrap_or(4000),
            several_lines: true,
        }
    }
}

impl Kind for Text {
    fn read(&self, field: &Field, node: &Node, reading: &mut Reading) -> Option<Value> {
        let text = scalar_of(field, node, reading)?;
        let count = text.chars().count();
        if count > self.max {
            let diag = field
                .diag(&codes::TOO_LONG, node, reading)
                .with("count", count.to_string())
                .with("limit", self.max.to_string());
            reading.diags.push(diag);
            return None;
        }
        Some(Value(Held::Text(compose(&one_line(text)))))
    }

    fn write(&self, value: &Value) -> String {
        quoted(value.text().unwrap_or_default())
    }

    fn show(&self, _: &Field, value: &Value, _: &Schema, _: &str) -> Vec<Shown> {
        value.text().map(Shown::text).into_iter().collect()
    }

    fn cell(&self, value: &Value) -> String {
        value.text().unwrap_or_default().to_owned()
    }

    fn json(&self, value: &Value) -> serde_json::Value {
        value.text().into()
    }

    fn shape(&self, _: &Vocabularies) -> Shape {
        Shape::up_to(self.max)
    }

    fn input<'s>(&'s self, _: &'s Vocabularies) -> Option<Input<'s>> {
        Some(match self.several_lines {
            true => Input::Paragraph { max: self.max },
            false => Input::Line { max: self.max },
        })
    }

    fn expected(&self) -> Words {
        Words {
            es: "un texto",
            pt: "um texto",
            en: "a text",
        }
    }

    fn blank(&self) -> &'static str {
        "\"\""
    }
}

/// Several short texts.
#[derive(Debug)]
pub struct Texts;

fn texts(value: &Value) -> &[String] {
    match &value.0 {
        Held::Texts(texts) => texts,
        _ => &[],
    }
}

impl Kind for Texts {
    fn read(&self, field: &Field, node: &Node, reading: &mut Reading) -> Option<Value> {
        let mut out = Vec::new();
        for item in node.items() {
            match item.text() {
                Some(text) if !text.trim().is_empty() => out.push(compose(&one_line(text))),
                Some(_) => {}
                None => wrong_shape(field, item, reading),
            }
        }
        (!out.is_empty()).then_some(Value(Held::Texts(out)))
    }

    fn write(&self, value: &Value) -> String {
        flow_list(texts(value).iter().map(|it| quoted(it)))
    }

    fn show(&self, _: &Field, value: &Value, _: &Schema, _: &str) -> Vec<Shown> {
        texts(value)
            .iter()
            .map(|it| Shown::text(it.as_str()))
            .collect()
    }

    fn cell(&self, value: &Value) -> String {
        texts(value).join("; ")
    }

    fn json(&self, value: &Value) -> serde_json::Value {
        texts(value).into()
    }

    fn input<'s>(&'s self, _: &'s Vocabularies) -> Option<Input<'s>> {
        Some(Input::Lines)
    }

    fn expected(&self) -> Words {
        Words {
            es: "uno o varios textos entre corchetes",
            pt: "um ou vários textos entre colchetes",
            en: "one or several texts in brackets",
        }
    }

    fn blank(&self) -> &'static str {
        "[]"
    }
}
