//! What people send → entries: a file, a table of answers, an issue of a forge.
//!
//! Comes in: bytes and the catalogue's `Files`. Goes out: texts of entries and where
//! they go, with every problem named where somebody wrote it. What is not understood is
//! said, never guessed in silence. Not here: reading or writing any file (`disk`).

mod answers;
mod cells;
mod csv;
mod diff;
mod encoding;
mod entries;
mod issue;
mod map;
mod names;
mod owner;
mod propose;
mod sent;
mod synonyms;
mod table;
#[cfg(feature = "sheets")]
mod xlsx;

pub use diff::{Line, lines};
pub use entries::{Change, Fate, Planned};
pub use map::{collection_of, remember, sheet_of};
pub use sent::{Fate as SentFate, Known, Sent, take};
pub use table::Table;

use crate::content;
use crate::diag::{Diag, Language, Words};
use crate::schema::{Collection, Schema};
use crate::source::{Files, Source};
use crate::text;
use anyhow::Result;
use answers::Answers;
use cells::{Meanings, Names, Reader};
use map::Map;
use std::collections::BTreeMap;

/// The catalogue that something is sent to.
#[derive(Clone, Copy)]
pub struct Catalogue<'a> {
    pub schema: &'a Schema,
    pub collection: &'a Collection,
    pub files: &'a Files,
}

/// What was made of what was sent.
#[derive(Debug, Default)]
pub struct Taken {
    /// In the order in which it was sent; rows with errors may be missing.
    pub plan: Vec<Planned>,
    pub diags: Vec<Diag>,
    /// The map with what became of the rows.
    pub rows: BTreeMap<String, map::Row>,
}

/// A table of answers, from CSV or XLSX.
pub fn read_table(file: &str, bytes: &[u8], sheet: Option<&str>, diags: &mut Vec<Diag>) -> Table {
    // All workbooks are archives, and no text begins like one.
    match bytes.starts_with(b"PK") {
        true => read_workbook(file, bytes, sheet, diags),
        false => csv::read(file, bytes, diags),
    }
}

#[cfg(feature = "sheets")]
use xlsx::read as read_workbook;

#[cfg(not(feature = "sheets"))]
fn read_workbook(file: &str, _: &[u8], _: Option<&str>, diags: &mut Vec<Diag>) -> Table {
    use crate::diag::{Place, codes::NOT_A_SHEET};
    diags.push(Diag::new(&NOT_A_SHEET, Place::file(file)));
    Table::default()
}

/// A map for a table that nobody has mapped, with comments in a language.
pub fn propose(catalogue: Catalogue, table: &Table, language: Language) -> String {
    let (meanings, names) = (Meanings::new(), Names::new());
    let reader = Reader {
        schema: catalogue.schema,
        day_first: true,
        meanings: &meanings,
        names: &names,
        mapped: true,
    };
    propose::propose(&propose::Proposal {
        schema: catalogue.schema,
        collection: catalogue.collection,
        table,
        reader: &reader,
        language,
    })
}

/// How much of a plan is wanted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted {
    /// Entries that nobody knows to be of a row may be changed too.
    pub update: bool,
    /// Rows that are right are wanted although others are not.
    pub valid: bool,
}

/// Takes in the rows of a table by its map.
///
/// # Errors
/// What the search engine could not do.
pub fn take_table(
    catalogue: Catalogue,
    table: &Table,
    map: &Source,
    wanted: Wanted,
) -> Result<Taken> {
    let mut diags = Vec::new();
    let Catalogue {
        schema, collection, ..
    } = catalogue;
    let Some(read) = map::read(schema, collection, map, &mut diags) else {
        return Ok(Taken {
            diags,
            ..Taken::default()
        });
    };
    let names = names(catalogue);
    let reader = Reader {
        schema,
        day_first: !read.month_first,
        meanings: &read.meanings,
        names: &names,
        mapped: true,
    };
    let rows = answers::Rows {
        reader: &reader,
        collection,
        map: &read,
        source: map,
        table,
    };
    let answers = answers::read(&rows, &mut diags);
    finish(catalogue, &read, answers, diags, wanted)
}

/// Takes in the body of an issue, whose title stands in for one that it lacks.
///
/// # Errors
/// What the search engine could not do.
pub fn take_issue(
    catalogue: Catalogue,
    issue: &Source,
    title: &str,
    update: bool,
) -> Result<Taken> {
    let (meanings, names) = (Meanings::new(), names(catalogue));
    let reader = Reader {
        schema: catalogue.schema,
        day_first: true,
        meanings: &meanings,
        names: &names,
        mapped: false,
    };
    let read = issue::read(&reader, catalogue.collection, issue, title);
    let wanted = Wanted {
        update,
        valid: false,
    };
    finish(catalogue, &Map::default(), vec![read], Vec::new(), wanted)
}

/// Plans and checks; rows that are wrong leave the plan.
fn finish(
    catalogue: Catalogue,
    map: &Map,
    read: Vec<(Answers, Vec<Diag>)>,
    mut diags: Vec<Diag>,
    wanted: Wanted,
) -> Result<Taken> {
    let Catalogue {
        schema,
        collection,
        files,
    } = catalogue;
    let mut into = entries::Into::new(schema, collection, files, &map.rows);
    into.update = wanted.update;
    let broken = diags.iter().any(Diag::is_error);
    let mut plan = into.plan(read, &mut diags);
    let mut found = into.check(&plan)?;
    // Without the rows that are wrong, others may name an entry that is not there.
    loop {
        let before = plan.len();
        plan.retain(|it| !found.iter().any(|diag| diag.is_error() && concerns(it, diag)));
        diags.append(&mut found);
        if plan.len() == before || !wanted.valid {
            break;
        }
        found = into.check(&plan)?;
    }
    sort(&mut diags);
    let refused = broken || !wanted.valid && diags.iter().any(Diag::is_error);
    if refused {
        plan.clear();
    }
    let mut rows = map.rows.clone();
    rows.extend(plan.iter().map(|it| {
        let row = map::Row {
            entry: it.slug.clone(),
            seen: it.seen.clone(),
        };
        (it.key.clone(), row)
    }));
    Ok(Taken { plan, diags, rows })
}

/// Is the problem one of this row? One without a place is everybody's.
fn concerns(planned: &Planned, diag: &Diag) -> bool {
    let own = &planned.answers.origin.place;
    let row = planned.answers.origin.cell.is_some();
    diag.place.as_ref().is_none_or(|it| {
        it.file == own.file && (!row || it.start.line == own.start.line)
    })
}

/// By place, each once. All are told: whoever mends a table of four hundred rows wants
/// to see every cell at once.
fn sort(diags: &mut Vec<Diag>) {
    diags.sort_by(|a, b| (&a.place, a.code.id).cmp(&(&b.place, b.code.id)));
    diags.dedup();
}

/// What entries may be called, to know them where others name them.
fn names(catalogue: Catalogue) -> Names {
    let mut names = Names::new();
    for source in catalogue.files.iter() {
        let Some(collection) = catalogue.schema.collection_of(&source.path) else {
            continue;
        };
        let (Some(entry), _) = content::read_entry(catalogue.schema, source) else {
            continue;
        };
        let known = names.entry(collection.name.clone()).or_default();
        let title = text::fold(entry.text(Some(collection.roles.title)));
        known.insert(entry.slug.clone(), entry.slug.clone());
        known.entry(title).or_insert(entry.slug);
    }
    names
}

const CELLS: Words = Words {
    es: "filas por columnas",
    pt: "linhas por colunas",
    en: "rows by columns",
};
