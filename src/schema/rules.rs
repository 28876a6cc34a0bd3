//! What a collection declares about fields together: their order in time, where
//! the point lies, when an end is odd, how much should be analysis.

use super::collection::position;
use super::field::Field;
use super::settings::Table;

/// All fields by their position in the collection.
#[derive(Debug, Default)]
pub struct Rules {
    /// `in_order = [["inicio", "fin"]]`: the second is not before the first.
    pub in_order: Vec<(usize, usize)>,
    /// `point_within = "pais"`: the point lies in a territory of one of its terms.
    pub point_within: Option<usize>,
    pub open: Option<Open>,
    pub balance: Option<Balance>,
}

/// `open = { field = "estado", terms = ["en-proceso"], end = "fin" }`: an entry of
/// these terms has not ended yet.
#[derive(Debug)]
pub struct Open {
    pub field: usize,
    pub terms: Vec<String>,
    pub end: usize,
}

/// `balance = { percent = 30, from_words = 150 }`: the share of words that
/// sections which analyse should have, once a body has some length.
#[derive(Debug)]
pub struct Balance {
    pub percent: usize,
    pub from_words: usize,
}

pub(super) fn read(table: &mut Table, fields: &[Field]) -> Rules {
    Rules {
        in_order: pairs(table, "in_order", fields),
        point_within: table
            .text("point_within")
            .and_then(|name| position(table, "point_within", &name, fields)),
        open: read_open(table, fields),
        balance: read_balance(table),
    }
}

/// A setting that is a list of pairs of fields.
pub(super) fn pairs(table: &mut Table, key: &'static str, fields: &[Field]) -> Vec<(usize, usize)> {
    let nodes = table.node(key).map(|it| it.items());
    let mut pairs = Vec::new();
    for node in nodes.unwrap_or_default() {
        let names: Vec<&str> = node.items().iter().filter_map(|it| it.text()).collect();
        if let [first, second] = names[..] {
            let first = position(table, key, first, fields);
            let second = position(table, key, second, fields);
            pairs.extend(first.zip(second));
        }
    }
    pairs
}

fn read_open(table: &mut Table, fields: &[Field]) -> Option<Open> {
    if table.keys("open").is_empty() {
        return None;
    }
    let mut inner = table.table("open")?;
    let field = inner.required_text("field");
    let end = inner.required_text("end");
    let terms = inner.texts("terms");
    inner.finish();
    Some(Open {
        field: position(table, "open", &field, fields)?,
        end: position(table, "open", &end, fields)?,
        terms,
    })
}

fn read_balance(table: &mut Table) -> Option<Balance> {
    if table.keys("balance").is_empty() {
        return None;
    }
    let mut inner = table.table("balance")?;
    let balance = Balance {
        percent: inner.number("percent").unwrap_or(0),
        from_words: inner.number("from_words").unwrap_or(0),
    };
    inner.finish();
    Some(balance)
}
