//! XLSX → rows. What would grow beyond measure is refused before it is read.
//!
//! calamine trusts what a workbook says of itself (it reserves room for as many texts
//! as `uniqueCount` promises), so the archive is looked through first.

use super::CELLS;
use super::table::{MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Raw, Row, Table};
use crate::diag::{Diag, Place, Words, codes};
use calamine::{DataRef, Reader, Xlsx};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Files in a workbook; one with a hundred sheets has some three hundred.
const MOST_FILES: usize = 1_000;
/// All of them together, unpacked: ten times what ten thousand long answers take.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// How much larger than packed a file may be. XML of sheets packs to a fiftieth at best,
/// bare zeros to a thousandth.
const MOST_GROWTH: u64 = 250;
/// Below this size growth does no harm.
const SMALL: u64 = 1024 * 1024;

/// Reads one sheet: the first, or the one of this name.
pub fn read(file: &str, bytes: &[u8], sheet: Option<&str>, diags: &mut Vec<Diag>) -> Table {
    match rows(file, bytes, sheet) {
        Ok(rows) => Table::new(file, rows, diags),
        Err(diag) => {
            diags.push(*diag);
            Table::default()
        }
    }
}

type Refused = Box<Diag>;

fn rows(file: &str, bytes: &[u8], sheet: Option<&str>) -> Result<Vec<Row>, Refused> {
    look_through(file, bytes)?;
    let broken = || Box::new(Diag::new(&codes::NOT_A_SHEET, Place::file(file)));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| broken())?;
    let names = book.sheet_names();
    let name = match sheet {
        None => names.first(),
        Some(name) => names.iter().find(|it| *it == name),
    };
    let Some(name) = name else {
        let diag = Diag::new(&codes::NO_SUCH_SHEET, Place::file(file));
        let diag = diag.with("name", sheet.unwrap_or_default());
        return Err(Box::new(diag.with_choice("known", names.join(", "))));
    };
    let mut reader = book.worksheet_cells_reader(name).map_err(|_| broken())?;
    let mut rows: BTreeMap<usize, Vec<Raw>> = BTreeMap::new();
    let mut count = 0;
    while let Some(cell) = reader.next_cell().map_err(|_| broken())? {
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize, column as usize);
        let value = raw(cell.get_value());
        if value == Raw::Empty {
            continue;
        }
        let cells = rows.entry(row + 1).or_default();
        count += (column + 1).saturating_sub(cells.len());
        if row >= MOST_ROWS || column >= MOST_COLUMNS || count > MOST_CELLS {
            let limit = format!("{MOST_ROWS} × {MOST_COLUMNS}");
            return Err(too_large(file, CELLS, limit));
        }
        if cells.len() <= column {
            cells.resize(column + 1, Raw::Empty);
        }
        cells[column] = value;
    }
    let rows = rows.into_iter();
    let rows = rows.map(|(number, cells)| Row { number, cells });
    Ok(rows.collect())
}

fn raw(value: &DataRef) -> Raw {
    match value {
        DataRef::Empty => Raw::Empty,
        DataRef::Int(it) => Raw::Number(*it as f64),
        DataRef::Float(it) => Raw::Number(*it),
        DataRef::String(text) => written(text),
        DataRef::SharedString(text) => written(text),
        DataRef::Bool(it) => written(if *it { "TRUE" } else { "FALSE" }),
        // Below one it is an hour of no day.
        DataRef::DateTime(it) if it.is_datetime() && it.as_f64() >= 1.0 => {
            let (year, month, day, ..) = it.to_ymd_hms_milli();
            Raw::Day(format!("{year:04}-{month:02}-{day:02}"))
        }
        DataRef::DateTime(it) => Raw::Number(it.as_f64()),
        DataRef::DateTimeIso(text) => Raw::Day(text.chars().take(10).collect()),
        DataRef::DurationIso(text) => written(text),
        DataRef::Error(it) => written(&it.to_string()),
    }
}

fn written(text: &str) -> Raw {
    match text.trim() {
        "" => Raw::Empty,
        _ => Raw::Text(text.to_owned()),
    }
}

/// Unpacks every file while counting, whatever the archive says of its sizes.
fn look_through(file: &str, bytes: &[u8]) -> Result<(), Refused> {
    let broken = || Box::new(Diag::new(&codes::NOT_A_SHEET, Place::file(file)));
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    if archive.len() > MOST_FILES {
        return Err(too_large(file, FILES, MOST_FILES.to_string()));
    }
    let mut left = MOST_BYTES;
    for at in 0..archive.len() {
        let mut inner = archive.by_index(at).map_err(|_| broken())?;
        let packed = inner.compressed_size().min(bytes.len() as u64);
        let mut unpacked = Vec::new();
        let read = (&mut inner).take(left + 1).read_to_end(&mut unpacked);
        let size = unpacked.len() as u64;
        if size > left {
            let limit = MOST_BYTES / (1024 * 1024);
            return Err(too_large(file, MEGABYTES, limit.to_string()));
        }
        if size > SMALL && size / packed.max(1) > MOST_GROWTH {
            return Err(too_large(file, GROWTH, MOST_GROWTH.to_string()));
        }
        read.map_err(|_| broken())?;
        let name = inner.name().map(|it| it.to_lowercase());
        let name = name.unwrap_or_default();
        if name.ends_with(".xml") || name.ends_with(".rels") {
            is_plain(&unpacked).then_some(()).ok_or_else(broken)?;
        }
        left -= size;
    }
    Ok(())
}

/// XML in UTF-8 that declares no entities and promises no more texts than there may be.
fn is_plain(xml: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(xml) else {
        return false;
    };
    let declares = |it: &str| text.contains(it);
    if declares("<!DOCTYPE") || declares("<!ENTITY") || declares("\0") {
        return false;
    }
    text.split("uniqueCount").skip(1).all(|after| {
        let number = after.trim_start_matches(|it: char| it.is_whitespace() || it == '=');
        let number = number.trim_start_matches(['"', '\'']);
        let digits = number.find(|it: char| !it.is_ascii_digit());
        let number = number[..digits.unwrap_or(number.len())].parse::<usize>();
        number.is_ok_and(|it| it <= MOST_CELLS)
    })
}

fn too_large(file: &str, what: Words, limit: String) -> Refused {
    let diag = Diag::new(&codes::SHEET_TOO_LARGE, Place::file(file));
    Box::new(diag.with("limit", limit).with_words("what", what))
}

const FILES: Words = Words {
    es: "archivos dentro del libro",
    pt: "arquivos dentro da pasta de trabalho",
    en: "files inside the workbook",
};
const MEGABYTES: Words = Words {
    es: "megabytes al desempaquetarlo",
    pt: "megabytes ao ser descompactado",
    en: "megabytes when unpacked",
};
const GROWTH: Words = Words {
    es: "veces su tamaño al desempaquetarlo",
    pt: "vezes o seu tamanho ao ser descompactado",
    en: "times its size when unpacked",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xml_that_would_grow_is_not_plain() {
        assert!(is_plain(b"<sst count=\"2\" uniqueCount=\"2\"/>"));
        for wrong in [
            "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>",
            "<sst uniqueCount=\"4000000000\"/>",
            "<sst uniqueCount = '99999999999999999999999'/>",
            "<sst uniqueCount=\"&#57;99\"/>",
            "<\0s\0",
        ] {
            assert!(!is_plain(wrong.as_bytes()), "{wrong}");
        }
    }
}
