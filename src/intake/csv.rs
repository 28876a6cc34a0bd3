//! CSV as form services and spreadsheets write it → rows with the numbers people see.
//!
//! Read here and not with the crate `csv`, which drops blank lines without a word: the
//! rows below them would have other numbers than in the spreadsheet.

use super::encoding::decode;
use super::table::{MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Raw, Row, Table};
use crate::diag::{Diag, Place, codes};

const DELIMITERS: [char; 3] = [',', ';', '\t'];
/// How many rows are looked at to find what stands between cells.
const SNIFFED: usize = 30;

/// Reads a table; what is wrong with the file as a whole is said.
pub fn read(file: &str, bytes: &[u8], diags: &mut Vec<Diag>) -> Table {
    let decoded = decode(bytes);
    if let Some(encoding) = decoded.from {
        let diag = Diag::new(&codes::OTHER_ENCODING, Place::file(file));
        diags.push(diag.with("encoding", encoding));
    }
    let (delimiter, text) = delimiter(&decoded.text);
    let parsed = parse(text, delimiter, MOST_ROWS + 1);
    let too_many = parsed.over || parsed.rows.len() > MOST_ROWS;
    let rows: Vec<Row> = parsed.rows.into_iter().enumerate().map(row).collect();
    let too_wide = rows.iter().any(|it| it.cells.len() > MOST_COLUMNS);
    if too_many || too_wide {
        let diag = Diag::new(&codes::SHEET_TOO_LARGE, Place::file(file));
        let limit = format!("{MOST_ROWS} × {MOST_COLUMNS}");
        diags.push(diag.with("limit", limit).with_words("what", super::CELLS));
        return Table::default();
    }
    let table = Table::new(file, rows, diags);
    if let Some(number) = parsed.unclosed {
        let diag = Diag::new(&codes::OPEN_QUOTE, table.place(number, None));
        diags.push(diag.in_cell(table.cell(number, None)));
    }
    table
}

fn row((at, cells): (usize, Vec<String>)) -> Row {
    let cells = cells.into_iter().map(|it| match it.trim() {
        "" => Raw::Empty,
        _ => Raw::Text(it),
    });
    Row {
        number: at + 1,
        cells: cells.collect(),
    }
}

/// What stands between cells, and the text after a line `sep=;` that says so.
fn delimiter(text: &str) -> (char, &str) {
    if let Some(rest) = text.strip_prefix("sep=")
        && let Some(delimiter) = rest.chars().next()
    {
        let rest = rest.split_once('\n').map_or("", |(_, rest)| rest);
        return (delimiter, rest);
    }
    // Rows of one width first, then the most columns; of equals the first.
    let score = |delimiter: char| {
        let rows = parse(text, delimiter, SNIFFED).rows;
        let mut rows = rows.iter().filter(|it| it.iter().any(|it| !it.is_empty()));
        let width = rows.next().map_or(0, Vec::len);
        let (same, all) = rows.fold((0, 0), |(same, all), it| {
            (same + usize::from(it.len() == width), all + 1)
        });
        let agree = (same + 1) * 100 / (all + 1);
        if width < 2 { (0, 0) } else { (agree, width) }
    };
    let mut best = (DELIMITERS[0], (0, 0));
    for delimiter in DELIMITERS {
        let score = score(delimiter);
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    (best.0, text)
}

struct Parsed {
    rows: Vec<Vec<String>>,
    /// The row in which a quotation mark opens that never closes.
    unclosed: Option<usize>,
    /// There are more cells than a table may have, and not all were read.
    over: bool,
}

/// RFC 4180, and what programs make of it: any line break, `""` in quotes, text behind
/// a closing quote as part of the cell. A blank line is a row.
fn parse(text: &str, delimiter: char, most: usize) -> Parsed {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut cells: Vec<String> = Vec::new();
    let mut cell = String::new();
    let (mut quoted, mut fresh) = (false, true);
    let mut count = 0;
    let mut rest = text.chars().peekable();
    while let Some(it) = rest.next() {
        let over = count > MOST_CELLS;
        if rows.len() >= most || over {
            return Parsed {
                rows,
                unclosed: None,
                over,
            };
        }
        match it {
            '"' if quoted && rest.peek() == Some(&'"') => {
                rest.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            it if quoted => cell.push(it),
            '"' if fresh => (quoted, fresh) = (true, false),
            it if it == delimiter => {
                cells.push(std::mem::take(&mut cell));
                count += 1;
                fresh = true;
            }
            '\r' | '\n' => {
                if it == '\r' && rest.peek() == Some(&'\n') {
                    rest.next();
                }
                cells.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut cells));
                fresh = true;
            }
            it => {
                cell.push(it);
                fresh = false;
            }
        }
    }
    if !cell.is_empty() || !cells.is_empty() {
        cells.push(cell);
        rows.push(cells);
    }
    let unclosed = quoted.then_some(rows.len());
    Parsed {
        rows,
        unclosed,
        over: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, delimiter_: char, expected: &[&[&str]]) {
        let (found, rest) = delimiter(text);
        assert_eq!(found, delimiter_, "{text}");
        assert_eq!(parse(rest, found, usize::MAX).rows, expected, "{text}");
    }

    #[test]
    fn tables_are_read_as_programs_write_them() {
        check("a,b\n1,2\n", ',', &[&["a", "b"], &["1", "2"]]);
        check("a;b\r\n1,5;2\r\n", ';', &[&["a", "b"], &["1,5", "2"]]);
        check("a\tb\r1\t2", '\t', &[&["a", "b"], &["1", "2"]]);
        check("sep=;\na,b;c\n", ';', &[&["a,b", "c"]]);
        check(
            "¿Qué, cómo?;Lugar\nx;y\n",
            ';',
            &[&["¿Qué, cómo?", "Lugar"], &["x", "y"]],
        );
        check(
            "a,b\n\"dos\r\nlíneas, \"\"así\"\"\",2\n\n,\n",
            ',',
            &[&["a", "b"], &["dos\r\nlíneas, \"así\"", "2"], &[""], &["", ""]],
        );
        check("5\" de caño,b\n", ',', &[&["5\" de caño", "b"]]);
    }

    #[test]
    fn a_lost_quotation_mark_is_said_where_it_opens() {
        assert_eq!(parse("a,b\n1,\"2\n3,4\n", ',', 9).unclosed, Some(2));
        assert_eq!(parse("a,b\n1,\"2\"\n", ',', 9).unclosed, None);
    }
}
