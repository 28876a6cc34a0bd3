//! TOML text → `Node`, so that `site.toml` is read and located like front matter.

use super::{Data, Key, Node, Scalar};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Reads a TOML text; a text that is not TOML gives the bytes at which it breaks.
pub fn read_toml(text: &str) -> Result<Node, Range<usize>> {
    let table = DeTable::parse(text).map_err(|it| it.span().unwrap_or(0..0))?;
    let span = table.span();
    Ok(map(span, table.get_ref()))
}

fn map(span: Range<usize>, table: &DeTable) -> Node {
    let entries = table.iter().map(|(key, value)| {
        let key = Key {
            name: key.get_ref().to_string(),
            span: key.span(),
        };
        (key, node(value))
    });
    Node {
        span,
        data: Data::Map(entries.collect()),
    }
}

fn node(value: &Spanned<DeValue>) -> Node {
    let span = value.span();
    let data = match value.get_ref() {
        DeValue::Table(table) => return map(span, table),
        DeValue::Array(items) => Data::List(items.iter().map(node).collect()),
        DeValue::String(text) => scalar(text, true),
        DeValue::Integer(it) => scalar(it.as_str(), false),
        DeValue::Float(it) => scalar(it.as_str(), false),
        DeValue::Boolean(it) => scalar(if *it { "true" } else { "false" }, false),
        DeValue::Datetime(it) => scalar(&it.to_string(), false),
    };
    Node { span, data }
}

fn scalar(text: &str, quoted: bool) -> Data {
    Data::Scalar(Scalar {
        text: text.to_owned(),
        quoted,
    })
}
