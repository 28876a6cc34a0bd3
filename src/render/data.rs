//! The entries as CSV, JSON and GeoJSON.

use crate::views::Table;
use serde_json::{Value, json};

/// CSV with a byte order mark, without which Excel takes UTF-8 for something else.
pub fn csv(table: &Table) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(b"\xEF\xBB\xBF".to_vec());
    let rows = table.rows.iter().map(|row| row.iter().map(|it| defuse(it)));
    // Writing into memory cannot fail, and every row has a cell per column.
    let _ = writer.write_record(&table.columns);
    for row in rows {
        let _ = writer.write_record(row);
    }
    writer.into_inner().unwrap_or_default()
}

/// A cell that a spreadsheet would run as a formula gets an apostrophe in front;
/// negative numbers stay numbers (OWASP, "CSV Injection").
fn defuse(cell: &str) -> String {
    let risky = |it: char| {
        matches!(
            it,
            '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠'
        )
    };
    let number = cell.parse::<f64>().is_ok();
    match cell.starts_with(risky) && !number {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}

pub fn json(table: &Table) -> Vec<u8> {
    to_bytes(&Value::Array(table.records.clone()))
}

/// RFC 7946: longitude first.
pub fn geojson(table: &Table) -> Vec<u8> {
    let features = table.features.iter().map(|it| {
        json!({
            "type": "Feature",
            "id": table.records[it.record]["id"],
            "geometry": { "type": "Point", "coordinates": [it.lon, it.lat] },
            "properties": table.records[it.record],
        })
    });
    to_bytes(&json!({
        "type": "FeatureCollection",
        "features": features.collect::<Vec<_>>(),
    }))
}

fn to_bytes(value: &Value) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

#[cfg(test)]
mod tests {
    use super::defuse;

    #[test]
    fn formulas_are_defused_and_numbers_are_not() {
        for risky in ["=1+1", "+cmd", "-cmd", "@x", "\tx", "＝1"] {
            assert_eq!(defuse(risky), format!("'{risky}"));
        }
        for plain in ["-17.5", "-3", "a=1", ""] {
            assert_eq!(defuse(plain), plain);
        }
    }
}
