//! The data of a YAML or TOML text as a tree in which every value knows its bytes.
//!
//! Scalars keep the text as written: `NO`, `1.10` and `2014` stay themselves until
//! a field's kind says what they are.

use std::ops::Range;

/// A value and the bytes it stands in.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    pub span: Range<usize>,
    pub data: Data,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Data {
    /// `key:` with nothing behind it, `~` or `null`.
    Empty,
    Scalar(Scalar),
    List(Vec<Node>),
    /// In the order of the text; a key may stand twice here.
    Map(Vec<(Key, Node)>),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Scalar {
    pub text: String,
    /// In quotes, or a block (`|`, `>`): surely meant as text.
    pub quoted: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    pub name: String,
    pub span: Range<usize>,
}

impl Node {
    pub fn scalar(&self) -> Option<&Scalar> {
        match &self.data {
            Data::Scalar(it) => Some(it),
            _ => None,
        }
    }

    pub fn text(&self) -> Option<&str> {
        self.scalar().map(|it| it.text.as_str())
    }

    pub fn map(&self) -> Option<&[(Key, Node)]> {
        match &self.data {
            Data::Map(it) => Some(it),
            _ => None,
        }
    }

    pub fn list(&self) -> Option<&[Node]> {
        match &self.data {
            Data::List(it) => Some(it),
            _ => None,
        }
    }

    /// The value of a key of a map.
    pub fn get(&self, key: &str) -> Option<&Node> {
        let entry = self.map()?.iter().find(|(it, _)| it.name == key)?;
        Some(&entry.1)
    }

    /// A list's items; a single value is a list of one; nothing is none.
    pub fn items(&self) -> Vec<&Node> {
        match &self.data {
            Data::Empty => Vec::new(),
            Data::List(items) => items.iter().collect(),
            Data::Scalar(_) | Data::Map(_) => vec![self],
        }
    }

    pub fn is_empty(&self) -> bool {
        self.data == Data::Empty
    }
}
