//! Exported data: what `views` made into rows and records → bytes.

mod csv;
mod json;
mod yaml;

pub use csv::csv;
pub use json::{geojson, json, ndjson, pretty};
pub use yaml::yaml;

use crate::views::Table;

/// A table in a format of `views::formats`.
pub fn table(table: &Table, format: &str) -> Vec<u8> {
    match format {
        "csv" => csv(&table.sheet),
        "ndjson" => ndjson(table),
        "geojson" => geojson(table),
        _ => json(table),
    }
}
