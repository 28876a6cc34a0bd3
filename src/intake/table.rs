//! A table of answers: a row of headers, then a row for each answer sent.
//!
//! Rows and columns keep the numbers that people see in their spreadsheet. Not here:
//! what a column means (`map`).

use crate::diag::{Cell, Diag, Place, Position, codes, letters};
use crate::text;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Answers of ten thousand people to the longest form; more is no form's export.
pub const MOST_ROWS: usize = 20_000;
/// A form with options spread over columns has some hundreds.
pub const MOST_COLUMNS: usize = 1_000;
/// Room for ten thousand answers to two hundred questions, 64 MB.
pub const MOST_CELLS: usize = 2_000_000;

/// A table as it was sent.
#[derive(Debug, Default)]
pub struct Table {
    /// The file it stands in, as problems name it.
    pub file: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// The row of the headers.
    pub head: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What the map calls it: its header, told apart by its letter where it must be.
    pub name: String,
    /// As it is written, in one line.
    pub header: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// From 1, as in the spreadsheet.
    pub number: usize,
    pub cells: Vec<Raw>,
}

/// What a cell holds before anybody asks what it means.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Raw {
    #[default]
    Empty,
    Text(String),
    /// A cell that the spreadsheet itself holds as a number.
    Number(f64),
    /// A cell that the spreadsheet itself holds as a day: `2016-11-30`.
    Day(String),
}

impl Raw {
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Raw::Empty => "".into(),
            Raw::Text(text) | Raw::Day(text) => without_guard(text.trim()).into(),
            Raw::Number(number) => number.to_string().into(),
        }
    }

    pub fn is_blank(&self) -> bool {
        self.text().is_empty()
    }
}

/// Our own export and careful programs put an apostrophe before what a spreadsheet
/// would take for a formula (OWASP, "CSV Injection").
fn without_guard(text: &str) -> &str {
    let risky = |it: &str| it.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    text.strip_prefix('\'')
        .filter(|it| risky(it))
        .unwrap_or(text)
}

impl Table {
    /// The first row that holds something has the headers. A row longer than it is
    /// said: a lost quotation mark has moved its cells.
    pub fn new(file: &str, rows: Vec<Row>, diags: &mut Vec<Diag>) -> Table {
        let mut rows = rows
            .into_iter()
            .filter(|row| row.cells.iter().any(|it| !it.is_blank()));
        let mut table = Table {
            file: file.to_owned(),
            ..Table::default()
        };
        let Some(head) = rows.next() else {
            diags.push(Diag::new(&codes::EMPTY_SHEET, Place::file(file)));
            return table;
        };
        table.head = head.number;
        table.columns = columns(&head);
        let width = table.columns.len();
        for mut row in rows {
            let last = row.cells.iter().rposition(|it| !it.is_blank());
            let filled = last.map_or(0, |it| it + 1);
            if filled > width {
                let diag = Diag::new(&codes::LONG_ROW, table.place(row.number, None))
                    .with("count", filled.to_string())
                    .with("limit", width.to_string());
                diags.push(diag.in_cell(table.cell(row.number, None)));
            }
            row.cells.resize(width, Raw::Empty);
            table.rows.push(row);
        }
        table
    }

    /// Line and column of a place are those of the sheet: editors that open the file
    /// as text may count the lines of a cell, spreadsheets do not.
    pub fn place(&self, row: usize, column: Option<usize>) -> Place {
        let column = column.map_or(1, |it| it + 1);
        let at = Position { line: row, column };
        Place {
            file: self.file.as_str().into(),
            start: at,
            end: at,
            bytes: (0, 0),
        }
    }

    pub fn cell(&self, row: usize, column: Option<usize>) -> Cell {
        let header = |at: usize| self.columns.get(at).map(|it| it.header.clone());
        Cell {
            row,
            column: column.map(|at| (at, header(at).unwrap_or_default())),
        }
    }
}

/// Headers in one line; blank and repeated ones are told apart by their letter.
fn columns(head: &Row) -> Vec<Column> {
    let last = head.cells.iter().rposition(|it| !it.is_blank());
    let cells = &head.cells[..last.map_or(0, |it| it + 1)];
    let headers: Vec<String> = cells.iter().map(|it| text::one_line(&it.text())).collect();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for header in &headers {
        *seen.entry(header).or_default() += 1;
    }
    let named = headers.iter().enumerate().map(|(at, header)| {
        let letter = letters(at);
        let name = match (header.as_str(), seen[header.as_str()]) {
            ("", _) => format!("({letter})"),
            (header, 1) => header.to_owned(),
            (header, _) => format!("{header} ({letter})"),
        };
        Column {
            name,
            header: header.clone(),
        }
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(number: usize, cells: &[&str]) -> Row {
        let cells = cells.iter().map(|it| Raw::Text((*it).to_owned()));
        Row {
            number,
            cells: cells.collect(),
        }
    }

    #[test]
    fn every_column_has_a_name_of_its_own() {
        let rows = vec![
            row(1, &["", ""]),
            row(2, &["Nombre", "", "Otro", " Otro\nmás ", "Otro", ""]),
            row(3, &["a"]),
            row(5, &["a", "b", "c", "d", "e", "f", "g"]),
        ];
        let mut diags = Vec::new();
        let table = Table::new("x.csv", rows, &mut diags);
        let names: Vec<&str> = table.columns.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["Nombre", "(B)", "Otro (C)", "Otro más", "Otro (E)"]);
        assert_eq!(table.rows[0].number, 3);
        assert_eq!(table.rows[0].cells.len(), 5);
        assert_eq!(diags.len(), 1);
        assert_eq!(diags[0].code.id, "F103");
    }

    #[test]
    fn guarded_formulas_are_their_text() {
        let text = |it: &str| Raw::Text(it.to_owned()).text().into_owned();
        assert_eq!(text("'=1+1"), "=1+1");
        assert_eq!(text("'-x"), "-x");
        assert_eq!(text("'ahora"), "'ahora");
    }
}
