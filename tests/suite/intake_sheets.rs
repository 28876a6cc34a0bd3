//! Workbooks that would eat the memory of whoever opens them, and those that would not.

use fichero::diag::{Diag, Language};
use fichero::intake;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const SHEET: &str = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Nombre</t></is></c></row>\
     <row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>Ejemplo</t></is></c></row></sheetData></worksheet>";
const BOOK: &str = "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
     <sheets><sheet name=\"Hoja1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
const TYPES: &str =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
const ROOT: &str = "<Relationships><Relationship Id=\"rId1\" \
     Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
     Target=\"xl/workbook.xml\"/></Relationships>";
const RELATIONS: &str = "<Relationships><Relationship Id=\"rId1\" \
     Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" \
     Target=\"worksheets/sheet1.xml\"/></Relationships>";

/// A workbook of one sheet, with more files in it.
fn book(sheet: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let files = [
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    for (name, bytes) in files.iter().chain(more) {
        let options = SimpleFileOptions::default();
        writer.start_file(*name, options).expect("begun");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("ended").into_inner()
}

fn read(bytes: &[u8]) -> (usize, Vec<Diag>) {
    let mut diags = Vec::new();
    let table = intake::read_table("respuestas.xlsx", bytes, None, &mut diags);
    (table.rows.len(), diags)
}

fn refused(bytes: &[u8], code: &str, words: &str) {
    let (rows, diags) = read(bytes);
    assert_eq!(rows, 0);
    assert_eq!(diags.len(), 1, "{diags:?}");
    assert_eq!(diags[0].code.id, code);
    let message = diags[0].message(Language::Es);
    assert!(message.contains(words), "{message}");
}

#[test]
fn a_small_workbook_is_read() {
    let (rows, diags) = read(&book(SHEET, &[]));
    assert_eq!((rows, diags), (1, Vec::new()));
}

#[test]
fn a_sheet_is_found_by_its_name() {
    let bytes = book(SHEET, &[]);
    let read = |name| {
        let mut diags = Vec::new();
        let table = intake::read_table("respuestas.xlsx", &bytes, Some(name), &mut diags);
        (table.rows.len(), diags)
    };
    assert_eq!(read("Hoja1").0, 1);
    let (rows, diags) = read("Hoja 1");
    assert_eq!((rows, diags[0].code.id), (0, "F106"));
    assert!(diags[0].advice(Language::Es).contains("Hoja1"));
}

#[test]
fn bombs_are_refused() {
    let zeros = vec![0; 10 * 1024 * 1024];
    refused(
        &book(SHEET, &[("xl/media/a.bin", &zeros)]),
        "F102",
        "veces su tamaño",
    );
    // Noise does not pack: many of them pass the measure together.
    let mut noise = vec![0_u8; 512 * 1024];
    let mut hash = blake3::Hasher::new().finalize_xof();
    hash.fill(&mut noise);
    let mixed: Vec<u8> = noise.iter().flat_map(|it| [*it; 24]).collect();
    let names: Vec<String> = (0..7).map(|it| format!("xl/media/{it}.bin")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|it| (it.as_str(), &mixed[..])).collect();
    refused(&book(SHEET, &many), "F102", "megabytes");
    let names: Vec<String> = (0..1_100).map(|it| format!("xl/{it}.txt")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|it| (it.as_str(), &b"x"[..])).collect();
    refused(&book(SHEET, &many), "F102", "archivos dentro");
    let inner = book(SHEET, &[("xl/media/a.bin", &zeros)]);
    let nested = book(SHEET, &[("xl/embeddings/otro.xlsx", &inner)]);
    // What stands within another is never unpacked.
    assert_eq!(read(&nested).0, 1);
}

#[test]
fn a_workbook_that_lies_of_its_size_is_measured() {
    let mut bytes = book(SHEET, &[("xl/media/a.bin", &vec![0; 10 * 1024 * 1024])]);
    let size = (10_u32 * 1024 * 1024).to_le_bytes();
    let lie = 100_u32.to_le_bytes();
    let at: Vec<usize> = (0..bytes.len() - 4)
        .filter(|at| bytes[*at..at + 4] == size)
        .collect();
    assert!(!at.is_empty());
    for at in at {
        bytes[at..at + 4].copy_from_slice(&lie);
    }
    let (rows, diags) = read(&bytes);
    assert_eq!(rows, 0);
    assert!(["F101", "F102"].contains(&diags[0].code.id), "{diags:?}");
}

#[test]
fn entities_and_promises_are_refused() {
    let entities = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>";
    refused(
        &book(&format!("{entities}{SHEET}"), &[]),
        "F101",
        "hoja de cálculo",
    );
    let promise = b"<sst uniqueCount=\"4000000000\"><si><t>x</t></si></sst>";
    refused(
        &book(SHEET, &[("xl/sharedStrings.xml", promise)]),
        "F101",
        "hoja de cálculo",
    );
    // A sheet of two cells at opposite corners would fill the memory if it were a table.
    let far = SHEET
        .replace("A3", "XFD1048576")
        .replace("r=\"3\"", "r=\"1048576\"");
    refused(&book(&far, &[]), "F102", "filas por columnas");
    refused(b"PK\x03\x04 no es un libro", "F101", "hoja de cálculo");
}
