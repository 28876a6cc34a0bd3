//! What the exported files are, for programs: a Data Package (datapackage.org).
//!
//! Comes in: the files as they were written. Goes out: their description, of which
//! the page for people (`data`) says the same.

use super::record::License;
use super::table::{self, Column};
use super::{Scope, Sizes};
use crate::catalogue::Shelf;
use crate::schema::{Collection, Shape, Vocabulary};
use serde::Serialize;

const PROFILE: &str = "https://datapackage.org/profiles/2.0/datapackage.json";

#[derive(Debug, Serialize)]
pub struct Package {
    #[serde(rename = "$schema")]
    profile: &'static str,
    name: String,
    title: String,
    description: String,
    homepage: String,
    /// The newest day of any record: a build has no clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    licenses: Vec<PackageLicense>,
    contributors: Vec<Contributor>,
    resources: Vec<Resource>,
}

#[derive(Debug, Serialize)]
struct PackageLicense {
    name: String,
    path: String,
}

#[derive(Debug, Serialize)]
struct Contributor {
    title: String,
    path: String,
}

/// One file; tables say what their columns are.
#[derive(Debug, Serialize)]
struct Resource {
    name: String,
    path: String,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    title: String,
    format: String,
    mediatype: &'static str,
    encoding: &'static str,
    bytes: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    schema: Option<TableSchema>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct TableSchema {
    fields: Vec<Described>,
    primary_key: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<ForeignKey>,
}

#[derive(Debug, Serialize)]
struct Described {
    name: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    title: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: String,
    #[serde(flatten)]
    shape: Shape,
}

/// A column whose cells are terms of a vocabulary.
#[derive(Debug, Serialize)]
struct ForeignKey {
    fields: Vec<String>,
    reference: Reference,
}

#[derive(Debug, Serialize)]
struct Reference {
    resource: String,
    fields: Vec<&'static str>,
}

/// The media type of a format of exported data.
pub fn media_type(format: &str) -> &'static str {
    match format {
        "csv" => "text/csv",
        "geojson" => "application/geo+json",
        "ndjson" => "application/x-ndjson",
        _ => "application/json",
    }
}

/// The newest day of any exported record.
pub fn version(scope: Scope) -> Option<String> {
    let shelves = scope.catalogue.shelves.iter();
    let days = shelves.filter(|it| it.collection.data).flat_map(|shelf| {
        let updated = shelf.collection.roles.updated;
        let entries = shelf.entries.iter();
        entries.filter_map(move |it| it.value(updated?)?.day())
    });
    days.max()
}

impl Package {
    /// The description of the files, sizes and all, in the site's own language.
    pub fn new(scope: Scope, sizes: &Sizes) -> Package {
        let site = &scope.schema.site;
        let title = scope.label(&site.title);
        let license = License::named(&site.license);
        let shelves = scope.catalogue.shelves.iter();
        let sets = shelves.filter(|it| it.collection.data);
        let mut resources: Vec<Resource> = sets
            .flat_map(|shelf| of_shelf(scope, shelf, sizes))
            .collect();
        let vocabularies = scope.schema.vocabularies.values();
        resources.extend(vocabularies.filter_map(|it| of_vocabulary(scope, it, sizes)));
        Package {
            profile: PROFILE,
            name: crate::text::slug(title),
            title: title.to_owned(),
            description: scope.label(&site.tagline).to_owned(),
            homepage: site.base_url.clone(),
            version: version(scope),
            licenses: vec![PackageLicense {
                name: license.name,
                path: license.url,
            }],
            contributors: vec![Contributor {
                title: title.to_owned(),
                path: site.base_url.clone(),
            }],
            resources,
        }
    }
}

fn of_shelf(scope: Scope, shelf: &Shelf, sizes: &Sizes) -> Vec<Resource> {
    let collection = shelf.collection;
    let formats = super::data::formats(collection);
    let files = formats.into_iter().filter_map(|format| {
        let path = scope.schema.data_path(collection, format);
        let mut resource = file(scope, &path, format, scope.label(&collection.label), sizes)?;
        if format == "csv" {
            resource.kind = Some("table");
            resource.schema = Some(schema(scope, collection));
        }
        Some(resource)
    });
    files.collect()
}

fn of_vocabulary(scope: Scope, vocabulary: &Vocabulary, sizes: &Sizes) -> Option<Resource> {
    let path = scope.schema.vocabulary_path(&vocabulary.name);
    let columns = table::terms(scope.schema, vocabulary).columns;
    let fields = columns.into_iter().map(|it| described(it, "", ""));
    let schema = TableSchema {
        fields: fields.collect(),
        primary_key: vec!["id"],
        foreign_keys: Vec::new(),
    };
    Some(Resource {
        kind: Some("table"),
        schema: Some(schema),
        ..file(scope, &path, "csv", &vocabulary.name, sizes)?
    })
}

fn file(scope: Scope, path: &str, format: &str, title: &str, sizes: &Sizes) -> Option<Resource> {
    Some(Resource {
        name: name_of(scope, path),
        path: inside(scope, path).to_owned(),
        kind: None,
        title: title.to_owned(),
        format: format.to_owned(),
        mediatype: media_type(format),
        encoding: "utf-8",
        bytes: *sizes.get(path)?,
        schema: None,
    })
}

/// A path from the description, which stands beside the files.
fn inside<'p>(scope: Scope, path: &'p str) -> &'p str {
    path.strip_prefix(&scope.schema.data_page()).unwrap_or(path)
}

fn name_of(scope: Scope, path: &str) -> String {
    inside(scope, path).replace('/', "-")
}

fn schema(scope: Scope, collection: &Collection) -> TableSchema {
    let columns = table::columns(scope.schema, collection);
    let keys = columns.iter().filter_map(|column| {
        let field = column.field(collection).filter(|it| it.is_one_term())?;
        let vocabulary = field.vocabulary(&scope.schema.vocabularies)?;
        let path = scope.schema.vocabulary_path(&vocabulary.name);
        Some(ForeignKey {
            fields: vec![column.name.clone()],
            reference: Reference {
                resource: name_of(scope, &path),
                fields: vec!["id"],
            },
        })
    });
    let foreign_keys = keys.collect();
    let fields = columns.into_iter().map(|column| {
        let field = column.field(collection);
        let label = field.map_or("", |it| scope.label(&it.label));
        let help = field.map_or("", |it| scope.label(&it.help));
        described(column, label, help)
    });
    TableSchema {
        fields: fields.collect(),
        primary_key: vec!["id"],
        foreign_keys,
    }
}

fn described(column: Column, title: &str, description: &str) -> Described {
    Described {
        name: column.name,
        title: title.to_owned(),
        description: description.to_owned(),
        shape: column.shape,
    }
}
