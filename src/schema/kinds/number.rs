//! `number`: a finite decimal number.

use super::{Kind, scalar_of};
use crate::diag::{Words, codes};
use crate::schema::value::Held;
use crate::schema::{Field, Input, Reading, Schema, Shape, Shown, Value, Vocabularies};
use crate::source::Node;

#[derive(Debug)]
pub struct Number;

/// A finite number in plain notation: no hexadecimals, no infinity.
pub(super) fn parse(text: &str) -> Option<f64> {
    let plain = text
        .bytes()
        .all(|it| it.is_ascii_digit() || matches!(it, b'.' | b'-' | b'+' | b'e' | b'E'));
    let number: f64 = text.parse().ok().filter(|_| plain)?;
    number.is_finite().then_some(number)
}

impl Kind for Number {
    fn read(&self, field: &Field, node: &Node, reading: &mut Reading) -> Option<Value> {
        let text = scalar_of(field, node, reading)?;
        let number = parse(text);
        if number.is_none() {
            let diag = field.diag(&codes::NOT_A_NUMBER, node, reading);
            reading.diags.push(diag.with("value", text));
        }
        Some(Value(Held::Number(number?)))
    }

    fn write(&self, value: &Value) -> String {
        self.cell(value)
    }

    fn show(&self, _: &Field, value: &Value, _: &Schema, language: &str) -> Vec<Shown> {
        let text = self.cell(value);
        vec![Shown::text(group_thousands(&text, language))]
    }

    fn cell(&self, value: &Value) -> String {
        value.number().map(|it| it.to_string()).unwrap_or_default()
    }

    fn json(&self, value: &Value) -> serde_json::Value {
        match value.number() {
            // A whole number stays one: 1500, not 1500.0.
            Some(it) if it.fract() == 0.0 && it.abs() < 9e15 => (it as i64).into(),
            it => it.into(),
        }
    }

    fn shape(&self, _: &Vocabularies) -> Shape {
        Shape::number()
    }

    fn input<'s>(&'s self, _: &'s Vocabularies) -> Option<Input<'s>> {
        Some(Input::Number)
    }

    fn expected(&self) -> Words {
        Words {
            es: "un número",
            pt: "um número",
            en: "a number",
        }
    }
}

/// `12500.5` → `12 500,5` (es, pt) or `12,500.5` (en). Four digits stay together,
/// as the Spanish academies advise.
fn group_thousands(plain: &str, language: &str) -> String {
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let (sign, digits) = match whole.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", whole),
    };
    let (separator, point) = match language {
        "en" => (',', '.'),
        "pt" => ('.', ','),
        _ => ('\u{202F}', ','),
    };
    let mut out = String::from(sign);
    for (at, digit) in digits.chars().enumerate() {
        let left = digits.len() - at;
        if at > 0 && left % 3 == 0 && digits.len() > 4 {
            out.push(separator);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(point);
        out.push_str(fraction);
    }
    out
}
