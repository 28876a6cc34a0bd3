//! Rows of a table → answers: values of fields and texts of sections, each with where
//! it was written.
//!
//! Comes in: a `Table` and its `Map`. Goes out: `Answers` for each row, with the
//! problems of the row. Not here: which entry they belong to (`entries`).

use super::cells::{Asked, Origin, Reader, first_number_is_day, is_chosen};
use super::map::{Axis, Map, SECTION, Target};
use super::table::{Raw, Row, Table};
use crate::diag::{Diag, codes};
use crate::schema::{Collection, Field, Input, Vocabulary};
use crate::source::Source;
use crate::text;
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// What somebody said of one entry.
#[derive(Debug, Clone)]
pub struct Answers {
    /// The whole of it: a row, or the file it was sent in.
    pub origin: Origin,
    /// By which it is known again; empty where nothing does it.
    pub key: String,
    /// By the field's position.
    pub fields: BTreeMap<usize, (Json, Origin)>,
    /// By the section's id.
    pub sections: BTreeMap<String, (String, Origin)>,
}

impl Answers {
    pub fn new(origin: Origin) -> Answers {
        Answers {
            origin,
            key: String::new(),
            fields: BTreeMap::new(),
            sections: BTreeMap::new(),
        }
    }

    /// Another text for a section: below what it has already.
    pub fn add_text(&mut self, section: &str, text: &str, origin: Origin) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let (whole, _) = self
            .sections
            .entry(section.to_owned())
            .or_insert_with(|| (String::new(), origin));
        if !whole.is_empty() {
            whole.push_str("\n\n");
        }
        whole.push_str(text);
    }

    /// Another value for a field: lists grow, and other values must agree.
    pub fn add(&mut self, field: usize, value: Json, origin: Origin, diags: &mut Vec<Diag>) {
        let Some((own, _)) = self.fields.get_mut(&field) else {
            self.fields.insert(field, (value, origin));
            return;
        };
        match (own, value) {
            (Json::Array(own), Json::Array(new)) if !new.iter().all(Json::is_number) => {
                for it in new {
                    if !own.contains(&it) {
                        own.push(it);
                    }
                }
            }
            (Json::Object(own), Json::Object(new)) => own.extend(new),
            (own, new) if *own != new => {
                let diag = origin.diag(&codes::TWO_ANSWERS);
                diags.push(diag.with("value", plain(&new)).with("other", plain(own)));
            }
            _ => {}
        }
    }

    /// A print of each answer, by which a change of it is known.
    pub fn prints(&self, collection: &Collection) -> Prints {
        let fields = self.fields.iter().map(|(at, (it, _))| {
            let name = collection.fields[*at].name.clone();
            (name, it.to_string())
        });
        let sections = self.sections.iter();
        let sections = sections.map(|(id, (it, _))| (format!("{SECTION}{id}"), it.clone()));
        let all = fields.chain(sections);
        Prints(all.map(|(name, it)| (name, print(&it))).collect())
    }
}

/// Of each answer by what it was taken for, as a map of columns names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prints(pub BTreeMap<String, String>);

fn print(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..PRINT].to_owned()
}

/// Letters of a print: of a million changes to an answer, one might go unseen.
const PRINT: usize = 5;

/// A value as people would say it.
pub fn plain(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join("; "),
        Json::Object(pairs) => {
            let pairs = pairs
                .iter()
                .map(|(key, it)| format!("{key}: {}", plain(it)));
            pairs.collect::<Vec<_>>().join("; ")
        }
        Json::Null => String::new(),
        other => other.to_string(),
    }
}

/// What reading rows needs beside them.
pub struct Rows<'a> {
    pub reader: &'a Reader<'a>,
    pub collection: &'a Collection,
    pub map: &'a Map,
    /// The file of the map: problems with its fixed values stand there.
    pub source: &'a Source,
    pub table: &'a Table,
}

/// A column that is used.
struct Used<'a> {
    at: usize,
    target: &'a Target,
    commas: bool,
    sure_dates: bool,
}

/// What the entries of a table will be called: rows may name one another.
pub fn titles(collection: &Collection, map: &Map, table: &Table) -> Vec<(String, String)> {
    let title = Target::Field(collection.roles.title);
    let column = map.columns.iter().find(|(_, it)| *it == title);
    let at = column.and_then(|(name, _)| table.columns.iter().position(|it| it.name == *name));
    let cells = at
        .into_iter()
        .flat_map(|at| table.rows.iter().map(move |it| &it.cells[at]));
    let named = cells.flat_map(|cell| {
        let text = cell.text();
        let slug = text::slug(&text);
        [(text::fold(&text), slug.clone()), (slug.clone(), slug)]
    });
    named.filter(|(name, _)| !name.is_empty()).collect()
}

/// The answers of every row with what is wrong in it. What is wrong with the columns
/// and the fixed values goes to `diags`.
pub fn read(rows: &Rows, diags: &mut Vec<Diag>) -> Vec<(Answers, Vec<Diag>)> {
    let used = columns(rows, diags);
    let fixed = fixed(rows, diags);
    // By a wrong map every row would be wrong, all in the same way.
    if diags.iter().any(Diag::is_error) {
        return Vec::new();
    }
    let key = rows.map.key.as_deref();
    let key = key.and_then(|name| rows.table.columns.iter().position(|it| it.name == name));
    let read = rows.table.rows.iter().map(|row| {
        let mut diags = Vec::new();
        let mut answers = read_row(rows, row, &used, &mut diags);
        answers.key = key.map_or(String::new(), |at| row.cells[at].text().trim().to_owned());
        for (field, value, origin) in &fixed {
            let said = answers.fields.contains_key(field);
            if !said {
                answers
                    .fields
                    .insert(*field, (value.clone(), origin.clone()));
            }
        }
        (answers, diags)
    });
    read.collect()
}

/// The columns that the map gives a use; those that only one of both has are said.
fn columns<'a>(rows: &Rows<'a>, diags: &mut Vec<Diag>) -> Vec<Used<'a>> {
    let table = rows.table;
    let known = |name: &str| table.columns.iter().position(|it| it.name == name);
    let names = || {
        let names: Vec<&str> = table.columns.iter().map(|it| it.name.as_str()).collect();
        names.join("; ")
    };
    let mut used = Vec::new();
    let named = rows.map.columns.iter();
    let key = rows.map.key.iter().map(|it| (it, &Target::Unused));
    for (name, target) in named.map(|(name, it)| (name, it)).chain(key) {
        let Some(at) = known(name) else {
            let place = table.place(table.head, None);
            let diag = Diag::new(&codes::MISSING_COLUMN, place).with("name", name);
            let diag = diag.with_choice("known", names());
            diags.push(diag.in_cell(table.cell(table.head, None)));
            continue;
        };
        if *target != Target::Unused {
            let texts = || table.rows.iter().map(move |it| it.cells[at].text());
            used.push(Used {
                at,
                target,
                commas: !texts().any(|it| it.contains([';', '\n'])),
                sure_dates: !rows.map.month_first
                    && texts().any(|it| first_number_is_day(&it) == Some(true)),
            });
        }
    }
    for (at, column) in table.columns.iter().enumerate() {
        let mapped = rows.map.columns.iter().any(|(it, _)| *it == column.name);
        if !mapped {
            let place = table.place(table.head, Some(at));
            let diag = Diag::new(&codes::UNKNOWN_COLUMN, place).with("name", &column.name);
            diags.push(diag.in_cell(table.cell(table.head, Some(at))));
        }
    }
    // Options of a field come in the order of its columns, whatever that of the map.
    used.sort_by_key(|it| it.at);
    used
}

fn fixed(rows: &Rows, diags: &mut Vec<Diag>) -> Vec<(usize, Json, Origin)> {
    let read = rows.map.fixed.iter().filter_map(|(field, text, span)| {
        let origin = Origin {
            place: rows.source.place(span.clone()),
            cell: None,
        };
        let raw = Raw::Text(text.clone());
        let asked = Asked {
            raw: &raw,
            origin: &origin,
            commas: true,
            sure_dates: false,
        };
        let value = rows
            .reader
            .read(&rows.collection.fields[*field], &asked, diags)?;
        Some((*field, value, origin))
    });
    read.collect()
}

fn read_row(rows: &Rows, row: &Row, used: &[Used], diags: &mut Vec<Diag>) -> Answers {
    let table = rows.table;
    let origin = |column: Option<usize>| Origin {
        place: table.place(row.number, column),
        cell: Some(table.cell(row.number, column)),
    };
    let mut answers = Answers::new(origin(None));
    let mut halves: BTreeMap<usize, [Option<(String, Origin)>; 2]> = BTreeMap::new();
    for column in used {
        let raw = &row.cells[column.at];
        let origin = origin(Some(column.at));
        let asked = Asked {
            raw,
            origin: &origin,
            commas: column.commas,
            sure_dates: column.sure_dates,
        };
        match column.target {
            Target::Unused => {}
            Target::Section(id) => answers.add_text(id, &raw.text(), origin),
            Target::Half(field, axis) => {
                let half = match axis {
                    Axis::Latitude => 0,
                    Axis::Longitude => 1,
                };
                let text = raw.text().trim().replace(',', ".");
                if !text.is_empty() {
                    halves.entry(*field).or_default()[half] = Some((text, origin));
                }
            }
            Target::Field(at) => {
                let field = &rows.collection.fields[*at];
                if let Some(value) = rows.reader.read(field, &asked, diags) {
                    answers.add(*at, value, origin, diags);
                }
            }
            Target::Term(at, id) => {
                let field = &rows.collection.fields[*at];
                if let Some(value) = option(rows.reader, field, id, &asked, diags) {
                    answers.add(*at, value, origin, diags);
                }
            }
        }
    }
    for (at, halves) in halves {
        let texts = halves.iter().flatten().map(|(text, _)| text.as_str());
        let text = texts.collect::<Vec<_>>().join(", ");
        let Some((_, origin)) = halves.into_iter().flatten().next() else {
            continue;
        };
        let raw = Raw::Text(text);
        let asked = Asked {
            raw: &raw,
            origin: &origin,
            commas: false,
            sure_dates: false,
        };
        let value = rows.reader.read(&rows.collection.fields[at], &asked, diags);
        if let Some(value) = value {
            answers.add(at, value, origin.clone(), diags);
        }
    }
    answers
}

/// The value of one option's own column.
fn option(
    reader: &Reader,
    field: &Field,
    id: &str,
    asked: &Asked,
    diags: &mut Vec<Diag>,
) -> Option<Json> {
    let text = asked.raw.text();
    let label = |vocabulary: &Vocabulary| {
        let term = vocabulary.find(id);
        let labels = term.map(|it| it.label.all()).unwrap_or_default();
        let mut names = labels.into_iter().chain([id]);
        names.find_map(|it| is_chosen(&text, it).filter(|it| *it))
    };
    match field.input(&reader.schema.vocabularies) {
        Input::Roles { values, .. } => {
            if is_chosen(&text, id) == Some(false) {
                return None;
            }
            let role = reader.role(field, values, asked, diags)?;
            Some(serde_json::json!({ id: role }))
        }
        Input::Terms { vocabulary, .. } | Input::Term { vocabulary } => {
            let chosen = label(vocabulary).or_else(|| is_chosen(&text, id));
            let several = !field.is_one_term();
            match chosen {
                Some(true) if several => Some(serde_json::json!([id])),
                Some(true) => Some(id.into()),
                Some(false) => None,
                None => {
                    let diag = asked.origin.diag(&codes::UNREAD_ANSWER);
                    let diag = diag.with("value", &*text).with("example", "1");
                    diags.push(diag.with_words("expected", CHOSEN));
                    None
                }
            }
        }
        _ => None,
    }
}

const CHOSEN: crate::diag::Words = crate::diag::Words {
    es: "1 si se eligió esta opción, o 0 si no",
    pt: "1 se esta opção foi escolhida, ou 0 se não",
    en: "1 if this option was chosen, or 0 if not",
};
