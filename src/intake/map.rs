//! The map of a table: which column is which field or section, what its words mean, and
//! which entry each row became. A TOML file that people review and keep in git.
//!
//! Comes in: its text. Goes out: a `Map`, and the same text with the rows that were
//! taken in. Not here: how a map is proposed (`propose`).

use super::answers::Prints;
use super::cells::Meanings;
use crate::diag::{Diag, Words, codes};
use crate::schema::{Collection, Input, Schema, Vocabulary};
use crate::source::{Node, Source, read_toml};
use crate::text::{self, quoted};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What a column is taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Unused,
    /// By the field's position.
    Field(usize),
    /// Half of a point.
    Half(usize, Axis),
    /// One term of a field: the cell says whether it was chosen, or with which role.
    Term(usize, String),
    /// By the section's id.
    Section(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    Latitude,
    Longitude,
}

#[derive(Debug, Default)]
pub struct Map {
    /// By the column's name, in the order of the file.
    pub columns: Vec<(String, Target)>,
    pub meanings: Meanings,
    /// The name of the column by which a row is known again.
    pub key: Option<String>,
    /// Of two numbers that may be a month, the first is the day.
    pub month_first: bool,
    /// Values that every entry gets: the field, the text, where it stands.
    pub fixed: Vec<(usize, String, std::ops::Range<usize>)>,
    pub rows: BTreeMap<String, Row>,
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub entry: String,
    /// Of its answers when they were taken in.
    pub seen: Prints,
}

/// The collection that a map says, before its columns can be understood.
pub fn collection_of(source: &Source) -> Option<String> {
    let root = read_toml(source.text().ok()?).ok()?;
    Some(root.get(COLLECTION)?.text()?.to_owned())
}

/// The sheet of a workbook that a map names.
pub fn sheet_of(source: &Source) -> Option<String> {
    let root = read_toml(source.text().ok()?).ok()?;
    Some(root.get(SHEET)?.text()?.to_owned())
}

pub const COLLECTION: &str = "collection";
const SHEET: &str = "sheet";
pub const DATES: &str = "dates";
pub const DAY_FIRST: &str = "day-first";
pub const MONTH_FIRST: &str = "month-first";
pub const COLUMNS: &str = "columns";
pub const WORDS: &str = "words";
pub const KEY: &str = "key";
pub const COLUMN: &str = "column";
pub const FIXED: &str = "fixed";
const ROWS: &str = "rows";
pub const SECTION: &str = "section:";
pub const LATITUDE: &str = ":lat";
pub const LONGITUDE: &str = ":lon";

const KNOWN: [&str; 8] = [COLLECTION, SHEET, DATES, COLUMNS, WORDS, KEY, FIXED, ROWS];

/// Reads a map; problems in it stand where they are written.
pub fn read(
    schema: &Schema,
    collection: &Collection,
    source: &Source,
    diags: &mut Vec<Diag>,
) -> Option<Map> {
    let text = match source.text() {
        Ok(text) => text,
        Err(at) => {
            let diag = Diag::new(&codes::NOT_UTF8, source.place(at..at));
            diags.push(diag.with("offset", at.to_string()));
            return None;
        }
    };
    let root = match read_toml(text) {
        Ok(root) => root,
        Err(span) => {
            diags.push(Diag::new(&codes::BROKEN_TOML, source.place(span)));
            return None;
        }
    };
    let mut reading = Reading {
        schema,
        collection,
        source,
        diags,
    };
    Some(reading.map(&root))
}

struct Reading<'a> {
    schema: &'a Schema,
    collection: &'a Collection,
    source: &'a Source,
    diags: &'a mut Vec<Diag>,
}

impl Reading<'_> {
    fn map(&mut self, root: &Node) -> Map {
        for (key, _) in root.map().unwrap_or_default() {
            if !KNOWN.contains(&key.name.as_str()) {
                let place = self.source.place(key.span.clone());
                let diag = Diag::new(&codes::UNKNOWN_SETTING, place).with("key", &key.name);
                self.diags.push(diag.with_choice("known", KNOWN.join(", ")));
            }
        }
        let key = root.get(KEY).and_then(|it| it.get(COLUMN));
        let mut map = Map {
            key: key.and_then(Node::text).map(str::to_owned),
            rows: rows(root),
            ..Map::default()
        };
        if let Some(node) = root.get(DATES) {
            map.month_first = node.text() == Some(MONTH_FIRST);
            if !map.month_first && node.text() != Some(DAY_FIRST) {
                self.unknown(node, ORDER, [DAY_FIRST, MONTH_FIRST].join(", "));
            }
        }
        for (name, node) in entries(root, COLUMNS) {
            if let Some(target) = self.target(node) {
                map.columns.push((name.to_owned(), target));
            }
        }
        for (name, node) in entries(root, WORDS) {
            let meanings = self.meanings(name, node);
            map.meanings.insert(name.to_owned(), meanings);
        }
        for (name, node) in entries(root, FIXED) {
            let field = self.field(name, node);
            let text = node.text().unwrap_or_default().to_owned();
            map.fixed
                .extend(field.map(|it| (it, text, node.span.clone())));
        }
        map
    }

    fn target(&mut self, node: &Node) -> Option<Target> {
        let written = node.text().unwrap_or_default().trim();
        if written.is_empty() {
            return Some(Target::Unused);
        }
        if let Some(id) = written.strip_prefix(SECTION) {
            let known = self.collection.parts().iter().map(|it| it.id.as_str());
            let known: Vec<&str> = known.collect();
            if known.contains(&id) {
                return Some(Target::Section(id.to_owned()));
            }
            self.unknown(node, NO_SUCH_SECTION, known.join(", "));
            return None;
        }
        if let Some((name, id)) = written.split_once('=') {
            let at = self.field(name, node)?;
            let vocabulary = self.vocabulary(at);
            if let Some(term) = vocabulary.and_then(|it| it.find(id)) {
                return Some(Target::Term(at, term.id.clone()));
            }
            let known = vocabulary.map(ids).unwrap_or_default();
            self.unknown(node, NO_SUCH_TERM, known);
            return None;
        }
        for (ending, axis) in [(LATITUDE, Axis::Latitude), (LONGITUDE, Axis::Longitude)] {
            if let Some(name) = written.strip_suffix(ending) {
                return Some(Target::Half(self.field(name, node)?, axis));
            }
        }
        Some(Target::Field(self.field(written, node)?))
    }

    fn field(&mut self, name: &str, node: &Node) -> Option<usize> {
        let found = self.collection.field(name).map(|(at, _)| at);
        if found.is_none() {
            let known = self.collection.fields.iter().map(|it| it.name.as_str());
            let known: Vec<&str> = known.collect();
            self.unknown(node, NO_SUCH_FIELD, known.join(", "));
        }
        found
    }

    fn vocabulary(&self, field: usize) -> Option<&Vocabulary> {
        let field = self.collection.fields.get(field)?;
        field.vocabulary(&self.schema.vocabularies)
    }

    /// What words of a field mean; a meaning is a term of it, or nothing.
    fn meanings(&mut self, name: &str, node: &Node) -> BTreeMap<String, String> {
        let mut meanings = BTreeMap::new();
        let Some(at) = self.field(name, node) else {
            return meanings;
        };
        let vocabularies = &self.schema.vocabularies;
        let known: Vec<&Vocabulary> = match self.collection.fields[at].input(vocabularies) {
            Input::Term { vocabulary } | Input::Terms { vocabulary, .. } => vec![vocabulary],
            Input::Roles { terms, values } => vec![terms, values],
            _ => Vec::new(),
        };
        for (word, node) in node.map().unwrap_or_default() {
            let id = node.text().unwrap_or_default().trim();
            let term = known.iter().find_map(|it| it.find(id));
            if term.is_none() && !id.is_empty() {
                let ids: Vec<String> = known.iter().map(|it| ids(it)).collect();
                self.unknown(node, NO_SUCH_TERM, ids.join(", "));
                continue;
            }
            let id = term.map(|it| it.id.clone()).unwrap_or_default();
            meanings.insert(text::fold(&word.name), id);
        }
        meanings
    }

    fn unknown(&mut self, node: &Node, what: Words, known: String) {
        let place = self.source.place(node.span.clone());
        let diag = Diag::new(&codes::UNKNOWN_NAME, place)
            .with("value", node.text().unwrap_or_default())
            .with_words("what", what);
        self.diags.push(diag.with_choice("known", known));
    }
}

fn ids(vocabulary: &Vocabulary) -> String {
    let ids: Vec<&str> = vocabulary.terms.iter().map(|it| it.id.as_str()).collect();
    ids.join(", ")
}

fn entries<'n>(root: &'n Node, table: &str) -> impl Iterator<Item = (&'n str, &'n Node)> {
    let entries = root.get(table).and_then(Node::map).unwrap_or_default();
    entries.iter().map(|(key, node)| (key.name.as_str(), node))
}

fn rows(root: &Node) -> BTreeMap<String, Row> {
    let rows = entries(root, ROWS).filter_map(|(key, node)| {
        let mut words = node.text()?.split(' ');
        let entry = words.next()?.to_owned();
        let seen = words.filter_map(|it| it.split_once('='));
        let seen = seen.map(|(name, print)| (name.to_owned(), print.to_owned()));
        let row = Row {
            entry,
            seen: Prints(seen.collect()),
        };
        Some((key.to_owned(), row))
    });
    rows.collect()
}

/// The text of a map with what became of its rows; everything else stays as it is.
pub fn remember(text: &str, rows: &BTreeMap<String, Row>, note: &str) -> String {
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut table = format!("[{ROWS}]{newline}");
    for (key, row) in rows {
        let seen = row.seen.0.iter().map(|(name, it)| format!("{name}={it}"));
        let words: Vec<String> = std::iter::once(row.entry.clone()).chain(seen).collect();
        let _ = write!(
            table,
            "{} = {}{newline}",
            quoted(key),
            quoted(&words.join(" "))
        );
    }
    let mut out = String::with_capacity(text.len() + table.len());
    let (mut inside, mut found) = (false, false);
    for line in text.split_inclusive('\n') {
        match line.trim() {
            header if header == format!("[{ROWS}]") => {
                (inside, found) = (true, true);
                out.push_str(&table);
                continue;
            }
            row if inside && row.starts_with('"') => continue,
            other if other.starts_with('[') => inside = false,
            _ => {}
        }
        out.push_str(line);
    }
    match found {
        true => out,
        false => format!(
            "{}{newline}{newline}# {note}{newline}{table}",
            text.trim_end()
        ),
    }
}

const ORDER: Words = Words {
    es: "no es un orden de día y mes",
    pt: "não é uma ordem de dia e mês",
    en: "it is no order of day and month",
};
const NO_SUCH_FIELD: Words = Words {
    es: "la colección no tiene un campo con ese nombre",
    pt: "a coleção não tem um campo com esse nome",
    en: "the collection has no field of that name",
};
const NO_SUCH_SECTION: Words = Words {
    es: "la colección no tiene una sección con ese nombre",
    pt: "a coleção não tem uma seção com esse nome",
    en: "the collection has no section of that name",
};
const NO_SUCH_TERM: Words = Words {
    es: "el vocabulario no tiene un término con ese nombre",
    pt: "o vocabulário não tem um termo com esse nome",
    en: "the vocabulary has no term of that name",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_remembered_and_the_rest_stays() {
        let row = |entry: &str| Row {
            entry: entry.to_owned(),
            seen: Prints(BTreeMap::from([("one".to_owned(), "0a1b".to_owned())])),
        };
        let rows = BTreeMap::from([("ID \"1\"".to_owned(), row("riego"))]);
        let first = remember("# mío\n[columns]\n\"A\" = \"\"\n", &rows, "filas");
        let expected = "# mío\n[columns]\n\"A\" = \"\"\n\n# filas\n[rows]\n\"ID \\\"1\\\"\" = \"riego one=0a1b\"\n";
        assert_eq!(first, expected);
        assert_eq!(remember(&first, &rows, "filas"), first);
        let root = read_toml(&first).expect("TOML");
        assert_eq!(super::rows(&root), rows);
        let between = format!("{first}\n# fijo\n[fixed]\n\"B\" = \"x\"\n");
        assert_eq!(remember(&between, &rows, "filas"), between);
    }
}
