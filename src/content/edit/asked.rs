//! What is asked for, in the one form in which it is compared and written.

use crate::source::{Data, Node};
use crate::text;
use serde_json::{Map, Value};

/// A text in one line and composed, a list and a row without what is empty.
pub(in crate::content) fn tidy(asked: &Value) -> Value {
    match asked {
        Value::String(it) => text::compose(&text::one_line(it)).into(),
        Value::Number(it) => number(it.as_f64().unwrap_or(0.0)),
        Value::Array(items) => {
            let items = items.iter().map(tidy).filter(|it| !is_empty(it));
            items.collect()
        }
        Value::Object(pairs) => {
            let pairs = pairs.iter().map(|(key, it)| (key.clone(), tidy(it)));
            let pairs = pairs.filter(|(_, it)| !is_empty(it));
            Value::Object(pairs.collect())
        }
        Value::Null | Value::Bool(_) => asked.clone(),
    }
}

/// 1500 and 1500.0 are one number.
fn number(it: f64) -> Value {
    match it.fract() == 0.0 && it.abs() < 9e15 {
        true => (it as i64).into(),
        false => it.into(),
    }
}

pub(super) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(it) => it.is_empty(),
        Value::Array(it) => it.is_empty(),
        Value::Object(it) => it.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// A scalar as it is written without quotes.
pub(super) fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(it) => Some(it.clone()),
        Value::Number(it) => Some(match it.as_i64() {
            Some(it) => it.to_string(),
            None => it.as_f64().unwrap_or(0.0).to_string(),
        }),
        Value::Bool(it) => Some(it.to_string()),
        _ => None,
    }
}

/// What a node says, whatever its field makes of it: numbers and words alike.
pub(super) fn said(node: &Node) -> Value {
    let said = match &node.data {
        Data::Empty => Value::Null,
        Data::Scalar(it) => it.text.as_str().into(),
        Data::List(items) => items.iter().map(said).collect(),
        Data::Map(entries) => {
            let pairs = entries.iter().map(|(key, it)| (key.name.clone(), said(it)));
            Value::Object(pairs.collect::<Map<_, _>>())
        }
    };
    tidy(&said)
}

/// A value as `said` tells it.
pub(super) fn plain(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(plain).collect(),
        Value::Object(pairs) => {
            let pairs = pairs.iter().map(|(key, it)| (key.clone(), plain(it)));
            Value::Object(pairs.collect())
        }
        scalar => words(scalar).map_or(Value::Null, Value::String),
    }
}
