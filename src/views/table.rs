//! The entries of a collection and the terms of a vocabulary as rows, for the files
//! under `datos/`.

use crate::catalogue::Shelf;
use crate::content::Entry;
use crate::schema::{Collection, Field, Labels, Schema, Shape, Term, Value, Vocabulary};

/// All entries with all their fields.
pub struct Table {
    pub sheet: Sheet,
    /// The same with values that keep their shape.
    pub records: Vec<serde_json::Value>,
    pub features: Vec<Feature>,
}

/// Rows of text under named columns.
pub struct Sheet {
    pub columns: Vec<Column>,
    /// A cell per column.
    pub rows: Vec<Vec<String>>,
}

/// What a column says of itself.
pub struct Column {
    pub name: String,
    /// The field it tells of; columns that every sheet has are of none.
    pub field: Option<usize>,
    pub shape: Shape,
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
        let mut table = Table {
            sheet: Sheet {
                columns: columns(schema, shelf.collection),
                rows: Vec::new(),
            },
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
        self.sheet.rows.push(row);
        self.records.push(record.into());
    }
}

fn point_cells(value: Option<&Value>) -> [String; 2] {
    let point = value.and_then(Value::point);
    point.map_or_else(Default::default, |(lat, lon)| {
        [lat.to_string(), lon.to_string()]
    })
}

/// The columns of a collection's sheet: its own three, then one for each field.
pub fn columns(schema: &Schema, collection: &Collection) -> Vec<Column> {
    let own = OWN.iter().map(|name| {
        let mut column = Column::plain(name, Shape::text());
        column.shape.constraints.required = true;
        column
    });
    let mut columns: Vec<Column> = own.collect();
    columns[0].shape.constraints.unique = true;
    columns[1].shape.format = Shape::address().format;
    for (at, field) in collection.fields.iter().enumerate() {
        match Some(at) == collection.roles.point {
            true => {
                let bounds = [90, 180];
                let halves = POINT.iter().zip(bounds);
                columns.extend(halves.map(|(name, bound)| Column {
                    field: Some(at),
                    ..Column::plain(name, Shape::degrees(bound))
                }));
            }
            false => columns.push(Column {
                field: Some(at),
                ..Column::plain(&field.name, field.shape(&schema.vocabularies))
            }),
        }
    }
    columns
}

impl Column {
    fn plain(name: &str, shape: Shape) -> Column {
        Column {
            name: name.to_owned(),
            field: None,
            shape,
        }
    }

    /// Its field in the collection.
    pub fn field<'s>(&self, collection: &'s Collection) -> Option<&'s Field> {
        collection.fields.get(self.field?)
    }
}

/// Several words in one cell.
const BETWEEN: &str = "; ";

/// The terms of a vocabulary, their names in each language of the interface.
pub fn terms<'v>(schema: &Schema, vocabulary: &'v Vocabulary) -> Sheet {
    let languages: Vec<&str> = schema.site.interface().collect();
    let mut columns = vec![Column::plain("id", Shape::text())];
    columns[0].shape.constraints.required = true;
    columns[0].shape.constraints.unique = true;
    let in_each = |what: &'static str| languages.iter().map(move |it| format!("{what}_{it}"));
    let names = in_each("label")
        .chain(in_each("description"))
        .chain(["group", "alt"].map(str::to_owned));
    columns.extend(names.map(|it| Column::plain(&it, Shape::text())));
    let row = |term: &'v Term| {
        let own = [term.id.clone()].into_iter();
        let in_each = |labels: &'v Labels| languages.iter().map(|it| labels.get(it).to_owned());
        let rest = [
            term.group.clone().unwrap_or_default(),
            term.synonyms.join(BETWEEN),
        ];
        own.chain(in_each(&term.label))
            .chain(in_each(&term.description))
            .chain(rest)
            .collect()
    };
    Sheet {
        rows: vocabulary.terms.iter().map(row).collect(),
        columns,
    }
}
