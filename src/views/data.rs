//! The page of the exported files: what each is, what its columns hold, how to reuse it.

use super::package::{media_type, version};
use super::record::License;
use super::{Link, Page, Scope, Sizes, View, table};
use crate::catalogue::Shelf;
use crate::schema::Collection;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub struct DataPage {
    pub sets: Vec<DataSet>,
    pub vocabularies: Vec<DataFile>,
    /// Address of the description for programs.
    pub package: String,
    /// Address of the records for harvesters.
    pub harvest: Option<String>,
    pub license: License,
    /// The day of the newest record.
    pub version: Option<String>,
}

/// The files of one collection.
#[derive(Debug, Serialize)]
pub struct DataSet {
    pub name: String,
    pub label: String,
    pub rows: usize,
    pub files: Vec<DataFile>,
    pub columns: Vec<ColumnView>,
    /// The address of one of its entries, as an example of an identifier.
    pub example: Option<Link>,
}

#[derive(Debug, Serialize)]
pub struct DataFile {
    /// `fichas.csv`.
    pub name: String,
    pub href: String,
    pub format: &'static str,
    pub media_type: &'static str,
    pub rows: usize,
    pub bytes: usize,
    /// In thousands of bytes, rounded up.
    pub kilobytes: usize,
}

#[derive(Debug, Serialize)]
pub struct ColumnView {
    pub name: String,
    /// Empty for the columns that every table has.
    pub label: String,
    pub help: String,
    /// Of its cells, in the words of Table Schema.
    pub kind: &'static str,
    pub vocabulary: Option<Link>,
    pub required: bool,
}

/// The formats a collection is exported in.
pub fn formats(collection: &Collection) -> Vec<&'static str> {
    let mut formats = vec!["csv", "json", "ndjson"];
    formats.extend(collection.roles.point.map(|_| "geojson"));
    formats
}

pub(super) fn page<'a>(scope: Scope<'_, 'a>, sizes: &Sizes) -> Option<Page<'a>> {
    let schema = scope.schema;
    let shelves = scope.catalogue.shelves.iter();
    let sets: Vec<DataSet> = shelves
        .filter(|it| it.collection.data)
        .map(|it| set(scope, it, sizes))
        .collect();
    if sets.is_empty() {
        return None;
    }
    let vocabularies = schema.vocabularies.values().filter_map(|it| {
        let path = schema.vocabulary_path(&it.name);
        file(scope, &path, "csv", it.terms.len(), sizes)
    });
    let view = DataPage {
        sets,
        vocabularies: vocabularies.collect(),
        package: schema.site.href(&schema.package_path()),
        harvest: schema
            .site
            .harvest
            .as_ref()
            .map(|_| schema.site.href(&schema.harvest_path())),
        license: License::named(&schema.site.license),
        version: version(scope),
    };
    Some(Page {
        head: scope.head(&schema.data_page(), "data", ""),
        view: View::Data(Box::new(view)),
    })
}

fn set(scope: Scope, shelf: &Shelf, sizes: &Sizes) -> DataSet {
    let collection = shelf.collection;
    let files = formats(collection).into_iter().filter_map(|format| {
        let path = scope.schema.data_path(collection, format);
        let rows = match format {
            "geojson" => with_point(shelf),
            _ => shelf.entries.len(),
        };
        file(scope, &path, format, rows, sizes)
    });
    let site = &scope.schema.site;
    let first = shelf.entries.first();
    DataSet {
        name: collection.name.clone(),
        label: scope.label(&collection.label).to_owned(),
        rows: shelf.entries.len(),
        files: files.collect(),
        columns: columns(scope, collection),
        example: first.map(|it| {
            let path = super::entry_path(collection, it);
            Link {
                text: site.url(&path),
                href: site.href(&path),
                language: scope.foreign(it),
            }
        }),
    }
}

fn with_point(shelf: &Shelf) -> usize {
    let point = shelf.collection.roles.point;
    let entries = shelf.entries.iter();
    entries
        .filter(|it| point.is_some_and(|at| it.value(at).is_some()))
        .count()
}

fn file(
    scope: Scope,
    path: &str,
    format: &'static str,
    rows: usize,
    sizes: &Sizes,
) -> Option<DataFile> {
    let bytes = *sizes.get(path)?;
    Some(DataFile {
        name: path.rsplit('/').next().unwrap_or(path).to_owned(),
        href: scope.schema.site.href(path),
        format,
        media_type: media_type(format),
        rows,
        bytes,
        kilobytes: bytes.div_ceil(1000),
    })
}

fn columns(scope: Scope, collection: &Collection) -> Vec<ColumnView> {
    let columns = table::columns(scope.schema, collection).into_iter();
    columns
        .map(|column| {
            let field = column.field(collection);
            let vocabulary = field.and_then(|it| it.vocabulary(&scope.schema.vocabularies));
            ColumnView {
                label: field.map_or("", |it| scope.label(&it.label)).to_owned(),
                help: field.map_or("", |it| scope.label(&it.help)).to_owned(),
                kind: column.shape.name,
                required: column.shape.constraints.required,
                vocabulary: vocabulary.map(|it| Link {
                    text: it.name.clone(),
                    href: {
                        let path = scope.schema.vocabulary_path(&it.name);
                        scope.schema.site.href(&path)
                    },
                    language: None,
                }),
                name: column.name,
            }
        })
        .collect()
}
