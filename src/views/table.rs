//! The entries of a collection as rows, for the files under `datos/`.

use crate::catalogue::Shelf;
use crate::content::Entry;
use crate::schema::{Schema, Value};

/// All entries with all their fields.
pub struct Table {
    pub columns: Vec<String>,
    /// A cell per column.
    pub rows: Vec<Vec<String>>,
    /// The same with values that keep their shape.
    pub records: Vec<serde_json::Value>,
    pub features: Vec<Feature>,
}

/// An entry with a point on the map.
pub struct Feature {
    pub lat: f64,
    pub lon: f64,
    /// Which of the records it is.
    pub record: usize,
}

/// Columns that every collection has, before its own fields.
const OWN: [&str; 3] = ["id", "url", "lang"];
/// In place of a point's own column: a spreadsheet takes `-17.5, -65.1` for a sum.
const POINT: [&str; 2] = ["lat", "lon"];

impl Table {
    pub fn new(schema: &Schema, shelf: &Shelf) -> Table {
        let fields = &shelf.collection.fields;
        let own = OWN.iter().map(|it| (*it).to_owned());
        let point = shelf.collection.roles.point;
        let names = fields
            .iter()
            .enumerate()
            .flat_map(|(at, field)| match Some(at) == point {
                true => POINT.map(str::to_owned).to_vec(),
                false => vec![field.name.clone()],
            });
        let mut table = Table {
            columns: own.chain(names).collect(),
            rows: Vec::new(),
            records: Vec::new(),
            features: Vec::new(),
        };
        for entry in &shelf.entries {
            table.add(schema, shelf, entry);
        }
        table
    }

    fn add(&mut self, schema: &Schema, shelf: &Shelf, entry: &Entry) {
        let collection = shelf.collection;
        let url = schema.site.url(&collection.entry_path(&entry.slug));
        let own = [entry.slug.clone(), url, entry.language.clone()];
        let mut record = serde_json::Map::new();
        for (name, value) in OWN.iter().zip(&own) {
            record.insert((*name).to_owned(), value.as_str().into());
        }
        let mut row = own.to_vec();
        for (at, field) in collection.fields.iter().enumerate() {
            let value = entry.value(at);
            match Some(at) == collection.roles.point {
                true => row.extend(point_cells(value)),
                false => row.push(value.map(|it| field.cell(it)).unwrap_or_default()),
            }
            if let Some(value) = value {
                record.insert(field.name.clone(), field.json(value));
            }
        }
        let point = collection
            .roles
            .point
            .and_then(|at| entry.value(at)?.point());
        if let Some((lat, lon)) = point {
            let record = self.records.len();
            self.features.push(Feature { lat, lon, record });
        }
        self.rows.push(row);
        self.records.push(record.into());
    }
}

fn point_cells(value: Option<&Value>) -> [String; 2] {
    let point = value.and_then(Value::point);
    point.map_or_else(Default::default, |(lat, lon)| {
        [lat.to_string(), lon.to_string()]
    })
}
