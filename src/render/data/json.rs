//! Records as JSON, a line each (NDJSON) or with points (GeoJSON).

use crate::views::Table;
use serde::Serialize;
use serde_json::{Value, json};

pub fn json(table: &Table) -> Vec<u8> {
    pretty(&table.records)
}

/// A record a line, for programs that read one after the other.
pub fn ndjson(table: &Table) -> Vec<u8> {
    let lines = table.records.iter().map(|it| format!("{it}\n"));
    lines.collect::<String>().into_bytes()
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
    pretty(&json!({
        "type": "FeatureCollection",
        "features": features.collect::<Vec<Value>>(),
    }))
}

/// Any plain data as JSON that people can read too.
pub fn pretty(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
