//! Several texts, and rows of a few columns, in one cell.

use super::{Asked, Origin, Reader};
use crate::diag::{Place, codes};
use crate::intake::table::Raw;
use crate::schema::{Field, Input};
use crate::text;
use serde_json::Value as Json;

/// Pieces on lines of their own or between semicolons; between commas where the column
/// has neither. What stands in brackets is not cut.
pub fn lines(text: &str, commas: bool) -> Vec<String> {
    let strong = |it: char| matches!(it, ';' | '\n' | '\r');
    let commas = commas && !text.contains(strong);
    let mut depth = 0_usize;
    let pieces = text.split(move |it: char| {
        match it {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        strong(it) || commas && it == ',' && depth == 0
    });
    let mut all: Vec<String> = Vec::new();
    for piece in pieces {
        // Lists are often typed with a mark before each line.
        let piece = piece.trim().trim_start_matches(['-', '•', '*', '·']);
        let piece = text::one_line(piece);
        if !piece.is_empty() && !all.contains(&piece) {
            all.push(piece);
        }
    }
    all
}

/// A row on each line, or between semicolons: its address, wherever it stands, and the
/// rest cut at `|`, in the order of the columns.
pub fn records(reader: &Reader, columns: &[Field], text: &str) -> Option<Json> {
    let rows = text.split(['\n', ';']).map(str::trim);
    let rows = rows.filter(|it| !it.is_empty());
    let rows: Vec<Json> = rows
        .map(|it| record(reader, columns, it))
        .filter(|it| it.as_object().is_some_and(|it| !it.is_empty()))
        .collect();
    (!rows.is_empty()).then(|| rows.into())
}

fn record(reader: &Reader, columns: &[Field], row: &str) -> Json {
    let is_url = |field: &&Field| {
        let input = field.input(&reader.schema.vocabularies);
        matches!(input, Input::Url)
    };
    let mut cells = serde_json::Map::new();
    let url = columns.iter().find(is_url);
    let start = row.find("https://").or_else(|| row.find("http://"));
    let (rest, address) = match (url, start) {
        (Some(_), Some(start)) => {
            let end = row[start..].find([' ', '>', '|']);
            let end = end.map_or(row.len(), |it| start + it);
            let address = &row[start..end];
            // A bracket that opened before the address closes after it.
            let address = match address.contains('(') {
                true => address,
                false => address.trim_end_matches(')'),
            };
            (format!("{}|{}", &row[..start], &row[end..]), Some(address))
        }
        _ => (row.to_owned(), None),
    };
    let around = |it: char| it.is_whitespace() || matches!(it, '<' | '>' | ',' | ':');
    let before = |it: char| around(it) || it == '(';
    let pieces = rest
        .split('|')
        .map(|it| it.trim_end_matches(before).trim_start_matches(around));
    let mut pieces = pieces.filter(|it| !it.is_empty());
    for column in columns {
        if let (true, Some(address)) = (is_url(&column), address) {
            cells.insert(column.name.clone(), address.into());
            continue;
        }
        let Some(piece) = pieces.next() else {
            continue;
        };
        if let Some(value) = cell(reader, column, piece) {
            cells.insert(column.name.clone(), value);
        }
    }
    cells.into()
}

/// What is wrong in a piece is said of the whole entry: it stays as it was written.
fn cell(reader: &Reader, column: &Field, piece: &str) -> Option<Json> {
    let raw = Raw::Text(piece.to_owned());
    let origin = Origin {
        place: Place::file(""),
        cell: None,
    };
    let asked = Asked {
        raw: &raw,
        origin: &origin,
        commas: false,
        sure_dates: true,
    };
    let mut unread = Vec::new();
    let value = reader.read(column, &asked, &mut unread);
    let refused = unread.iter().any(|it| *it.code != codes::GUESSED_ANSWER);
    if refused { Some(piece.into()) } else { value }
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn texts_are_cut_where_their_column_cuts_them() {
        assert_eq!(lines("quinua, riego por turnos", true), ["quinua", "riego por turnos"]);
        assert_eq!(lines("Regantes, del valle; Alcaldía", true), ["Regantes, del valle", "Alcaldía"]);
        assert_eq!(lines("Regantes, del valle", false), ["Regantes, del valle"]);
        assert_eq!(lines("GIZ (Bonn, Alemania), CAF", true), ["GIZ (Bonn, Alemania)", "CAF"]);
        assert_eq!(lines("- uno\r\n- dos\r\n- uno", true), ["uno", "dos"]);
        assert!(lines(" ;, ", true).is_empty());
    }
}
