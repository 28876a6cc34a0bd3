//! The exported files: each collection with data in every format, the vocabularies,
//! and the description of them all.

use crate::catalogue::Catalogue;
use crate::render::data;
use crate::views::{self, Package, Scope, Sizes, Table};

/// Path in the site → bytes.
type Files = Vec<(String, Vec<u8>)>;

pub(super) fn files(catalogue: &Catalogue) -> Files {
    let schema = catalogue.schema;
    let mut files = Files::new();
    for shelf in catalogue.shelves.iter().filter(|it| it.collection.data) {
        let table = Table::new(schema, shelf);
        for format in views::formats(shelf.collection) {
            let path = schema.data_path(shelf.collection, format);
            files.push((path, data::table(&table, format)));
        }
    }
    if files.is_empty() {
        return files;
    }
    for vocabulary in schema.vocabularies.values() {
        let sheet = views::terms(schema, vocabulary);
        files.push((schema.vocabulary_path(&vocabulary.name), data::csv(&sheet)));
    }
    let package = Package::new(Scope::own(catalogue), &sizes(&files));
    files.push((schema.package_path(), data::pretty(&package)));
    files
}

/// Bytes of each file, for pages that tell them.
pub(super) fn sizes(files: &Files) -> Sizes {
    let sizes = files.iter();
    sizes
        .map(|(path, bytes)| (path.clone(), bytes.len()))
        .collect()
}
