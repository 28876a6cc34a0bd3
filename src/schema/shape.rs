//! The shape of a column of exported data, in the words of Table Schema
//! (datapackage.org), which programs for tables understand.

use serde::Serialize;

/// What the cells of a column are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Shape {
    #[serde(rename = "type")]
    pub name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<&'static str>,
    #[serde(skip_serializing_if = "Constraints::is_empty")]
    pub constraints: Constraints,
}

/// What a cell that is not empty keeps to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Constraints {
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unique: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_length: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    pub one_of: Vec<String>,
}

impl Constraints {
    fn is_empty(&self) -> bool {
        *self == Constraints::default()
    }
}

impl Shape {
    pub fn text() -> Shape {
        Shape {
            name: "string",
            ..Shape::default()
        }
    }

    pub fn address() -> Shape {
        Shape {
            format: Some("uri"),
            ..Shape::text()
        }
    }

    /// A latitude or a longitude: degrees up to this many from zero.
    pub fn degrees(bound: i32) -> Shape {
        Shape {
            constraints: Constraints {
                minimum: Some(-bound),
                maximum: Some(bound),
                ..Constraints::default()
            },
            ..Shape::number()
        }
    }

    pub(super) fn number() -> Shape {
        Shape {
            name: "number",
            ..Shape::default()
        }
    }

    pub(super) fn day() -> Shape {
        Shape {
            name: "date",
            ..Shape::default()
        }
    }

    pub(super) fn mail() -> Shape {
        Shape {
            format: Some("email"),
            ..Shape::text()
        }
    }

    pub(super) fn up_to(characters: usize) -> Shape {
        let mut shape = Shape::text();
        shape.constraints.max_length = Some(characters);
        shape
    }

    pub(super) fn like(pattern: &str) -> Shape {
        let mut shape = Shape::text();
        shape.constraints.pattern = Some(pattern.to_owned());
        shape
    }

    /// One of some words.
    pub(super) fn one_of(words: impl Iterator<Item = String>) -> Shape {
        let mut shape = Shape::text();
        shape.constraints.one_of = words.collect();
        shape
    }

    /// Several of some words in a cell, as `cell` joins them.
    pub(super) fn several_of(words: impl Iterator<Item = String>) -> Shape {
        let words = words.collect::<Vec<_>>().join("|");
        Shape::like(&format!("({words})(; ({words}))*"))
    }
}
