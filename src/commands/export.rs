//! `fichero export`: all entries of a collection in one file, as the site publishes
//! them, or as linked data.
//!
//! Not here: how a format is written (`render`).

use super::{CONTENT_ERRORS, Cli, FAILED, Format, outcome};
use crate::build::{self, Memo};
use crate::catalogue::{Catalogue, Shelf};
use crate::diag::{self, Trouble, Words};
use crate::disk;
use crate::render::data;
use crate::report::Tally;
use crate::views::{self, Citation, Record, Scope, Table};
use anyhow::Result;
use clap::ValueEnum;
use std::io::Write;
use std::path::PathBuf;

#[derive(clap::Args)]
#[command(help_template = super::HELP, next_help_heading = "Opciones")]
pub struct Args {
    /// Formato de los datos
    #[arg(value_enum)]
    kind: Kind,
    /// Colección (por omisión, la primera que se publica como datos)
    #[arg(long, value_name = "C")]
    collection: Option<String>,
    /// Archivo donde se escribe (por omisión, la salida de la orden)
    #[arg(long, value_name = "ARCHIVO")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Hojas de cálculo
    Csv,
    /// Una lista de registros
    Json,
    /// Un registro por línea
    Ndjson,
    /// Mapas: los registros con coordenadas
    Geojson,
    /// Datos enlazados, con las palabras de schema.org
    Jsonld,
    /// Gestores de referencias
    Bibtex,
}

pub fn run(cli: &Cli, args: &Args) -> Result<u8> {
    let (files, _) = disk::read_files(&cli.root)?;
    let language = cli.language(&files);
    let Some(schema) = outcome::schema(&files, language) else {
        return Ok(FAILED);
    };
    let mut diags = Vec::new();
    let entries = build::read_entries(&schema, &files, &mut Memo::default(), &mut diags);
    let (catalogue, between) = Catalogue::new(&schema, &files, &entries);
    diags.extend(between);
    outcome::without_hints(&mut diags);
    if Tally::of(&diags).errors > 0 {
        // An entry that cannot be read would be missing without a word.
        diag::sort(&mut diags);
        outcome::tell(&diags, &files, language, Format::Human);
        return Ok(CONTENT_ERRORS);
    }
    let bytes = written(&catalogue, shelf(&catalogue, args)?, args.kind);
    match &args.out {
        Some(path) => disk::write_file(path, &bytes)?,
        // A closed pipe (`| head`) is no error.
        None => drop(std::io::stdout().write_all(&bytes)),
    }
    Ok(0)
}

fn shelf<'c, 'a>(catalogue: &'c Catalogue<'a>, args: &Args) -> Result<&'c Shelf<'a>> {
    let mut shelves = catalogue.shelves.iter();
    let found = match &args.collection {
        Some(name) => shelves.find(|it| it.collection.name == *name),
        None => views::main_shelf(catalogue),
    };
    found.ok_or_else(|| {
        let known = catalogue.shelves.iter();
        let known: Vec<&str> = known.map(|it| it.collection.name.as_str()).collect();
        Trouble::new(&NO_SUCH_COLLECTION, known.join(", ")).into()
    })
}

fn written(catalogue: &Catalogue, shelf: &Shelf, kind: Kind) -> Vec<u8> {
    let table = || Table::new(catalogue.schema, shelf);
    match kind {
        Kind::Csv => data::csv(&table().sheet),
        Kind::Json => data::json(&table()),
        Kind::Ndjson => data::ndjson(&table()),
        Kind::Geojson => data::geojson(&table()),
        Kind::Jsonld => {
            let scope = Scope::own(catalogue);
            let entries = shelf.entries.iter();
            let records = entries.map(|it| {
                let record = Record::new(scope, shelf.collection, it);
                views::linked_record(scope, &record)
            });
            data::pretty(&views::graph(records.collect()))
        }
        Kind::Bibtex => {
            let scope = Scope::own(catalogue);
            let entries = shelf.entries.iter();
            let references = entries.map(|it| Citation::new(scope, shelf.collection, it).bibtex);
            references.collect::<Vec<_>>().join("\n").into_bytes()
        }
    }
}

static NO_SUCH_COLLECTION: Words = Words {
    es: "no hay una colección así para exportar; las que hay son: {}",
    pt: "não há uma coleção assim para exportar; as que existem são: {}",
    en: "there is no such collection to export; those that exist are: {}",
};
