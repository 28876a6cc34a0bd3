//! Tables of many answers: none lost, none doubled, every problem named.

use crate::intake::{centro, schema_of};
use crate::support::{files_of, project};
use fichero::build::{Memo, read_entries};
use fichero::catalogue::Catalogue as Whole;
use fichero::content;
use fichero::diag::{Diag, Language};
use fichero::intake::{self, Catalogue, Fate, Taken, Wanted};
use fichero::render::data;
use fichero::schema::Schema;
use fichero::source::{Files, Source};
use fichero::views::{self, Table};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// As many as answered the call of 2016.
const ROWS: usize = 394;

const MAP: &str = r#"collection = "fichas"

[columns]
"Nombre" = "titulo"
"(B)" = ""
"Resumen" = "resumen"
"País" = "pais"
"Lugar" = "lugar"
"Temas" = "temas"
"Actores" = "actores"
"Estado" = "estado"
"Inicio" = "inicio"
"Contacto" = "contacto"
"¿Qué aprendieron?" = "section:aprendizajes"

[key]
column = "Nombre"

[fixed]
idioma = "es"
"#;

fn map() -> Source {
    Source::new("mapa.toml", MAP.as_bytes().to_vec())
}

/// A row of sample answers, with what is wrong in it: (columns, the code).
fn row(at: usize, faults: bool) -> (Vec<String>, Option<(&'static str, &'static str)>) {
    let mut cells: Vec<String> = [
        &format!("Ejemplo número {at}"),
        "",
        &format!("Texto de ejemplo {at},\r\ncon dos líneas."),
        "Bolivia; PE",
        "Un valle de ejemplo, cerca de otro",
        "Agua, suelos, bosques y bienes comunales, Turismo y turismo comunitario",
        "Gobierno local",
        "En proceso",
        "03/2014",
        "Oficina de ejemplo",
        &format!("### Lo primero {at}\r\n\r\nUna línea de ejemplo."),
        "",
    ]
    .map(str::to_owned)
    .to_vec();
    if !faults || !at.is_multiple_of(10) {
        return (cells, None);
    }
    let kinds: [(usize, &str, &str, &str); 6] = [
        (0, "¡…!", "A", "F114"),
        (3, "Bolibia", "D", "F110"),
        (4, "", "", "F109"),
        (
            5,
            "turismo; genero; Gobernanza; vivienda; Xyzzy",
            "F",
            "F110",
        ),
        (8, "hace tiempo", "I", "F111"),
        (10, "## Otra parte\r\n\r\nTexto.", "K", "F117"),
    ];
    let (column, text, letter, code) = kinds[at / 10 % kinds.len()];
    cells[column] = text.to_owned();
    (cells, Some((letter, code)))
}

/// With multi-line cells, CRLF and empty headers.
fn csv(faults: bool) -> (Vec<u8>, Vec<(usize, &'static str, &'static str)>) {
    let quoted = |it: &str| format!("\"{}\"", it.replace('"', "\"\""));
    let head =
        "Nombre,,Resumen,País,Lugar,Temas,Actores,Estado,Inicio,Contacto,¿Qué aprendieron?,,\r\n";
    let mut out = format!("\u{FEFF}{head}");
    let mut wrong = Vec::new();
    for at in 1..=ROWS {
        let (cells, fault) = row(at, faults);
        wrong.extend(fault.map(|(letter, code)| (at + 1, letter, code)));
        let cells: Vec<String> = cells.iter().map(|it| quoted(it)).collect();
        out.push_str(&format!("{}\r\n", cells.join(",")));
    }
    (out.into_bytes(), wrong)
}

fn take(files: &Files, schema: &Schema, csv: &[u8], map: &Source, wanted: Wanted) -> Taken {
    let catalogue = Catalogue {
        schema,
        collection: schema.main_collection().expect("there is one"),
        files,
    };
    let mut diags = Vec::new();
    let table = intake::read_table("respuestas.csv", csv, None, &mut diags);
    assert_eq!(diags, []);
    intake::take_table(catalogue, &table, map, wanted).expect("taken")
}

fn written(files: &Files, taken: &Taken) -> Files {
    let mut files = files.clone();
    for it in taken.plan.iter().filter(|it| it.fate != Fate::Same) {
        files.insert_text(&it.path, &it.text);
    }
    files
}

fn count(taken: &Taken, wanted: fn(&Fate) -> bool) -> usize {
    taken.plan.iter().filter(|it| wanted(&it.fate)).count()
}

fn errors(taken: &Taken) -> Vec<&Diag> {
    taken.diags.iter().filter(|it| it.is_error()).collect()
}

#[test]
fn a_second_run_changes_nothing() {
    let files = centro();
    let schema = schema_of(&files);
    let (csv, _) = csv(false);
    let first = take(&files, &schema, &csv, &map(), Wanted::default());
    assert_eq!(errors(&first), Vec::<&Diag>::new());
    assert_eq!(count(&first, |it| *it == Fate::New), ROWS);
    let after = written(&files, &first);
    let text = map().text().expect("text").to_owned();
    let remembered = intake::remember(&text, &first.rows, "filas");
    let same = |map: &Source, wanted| {
        let second = take(&after, &schema, &csv, map, wanted);
        assert_eq!(count(&second, |it| *it == Fate::Same), ROWS);
        assert_eq!(second.rows, first.rows);
    };
    let with_rows = Source::new("mapa.toml", remembered.clone().into_bytes());
    same(&with_rows, Wanted::default());
    // Without its memory too: what the entries say is what was answered.
    same(&map(), Wanted::default());
    let again = intake::remember(&remembered, &first.rows, "filas");
    assert_eq!(again, remembered);
    hand_edits_stay(&after, &schema, &csv, &with_rows);
}

/// A maintainer mends one entry; then somebody answers that row anew.
fn hand_edits_stay(files: &Files, schema: &Schema, csv: &[u8], map: &Source) {
    let path = "content/fichas/ejemplo-numero-7.md";
    let mut files = files.clone();
    let text = files
        .get(path)
        .expect("there")
        .text()
        .expect("text")
        .to_owned();
    let mended = text.replace("contacto:", "# Revisado.\ncontacto:");
    let mended = mended.replace("Texto de ejemplo 7,", "Texto revisado 7,");
    let mended = mended.replace("Una línea de ejemplo.", "Una línea revisada.");
    assert_ne!(mended, text);
    files.insert_text(path, &mended);
    let unchanged = take(&files, schema, csv, map, Wanted::default());
    assert_eq!(count(&unchanged, |it| *it == Fate::Same), ROWS);
    let answered = String::from_utf8(csv.to_vec()).expect("text");
    let answered = answered.replacen(
        "\"Oficina de ejemplo\",\"### Lo primero 7\r",
        "\"Otra oficina\",\"### Lo primero 7\r",
        1,
    );
    let changed = take(&files, schema, answered.as_bytes(), map, Wanted::default());
    assert_eq!(count(&changed, |it| matches!(it, Fate::Changed(_))), 1);
    let it = changed
        .plan
        .iter()
        .find(|it| it.fate != Fate::Same)
        .expect("one");
    let different: Vec<_> = intake::lines(&mended, &it.text);
    assert_eq!(different.len(), 2, "{different:?}");
    let kept = ["# Revisado.", "Texto revisado 7,", "Una línea revisada."];
    kept.iter()
        .for_each(|words| assert!(it.text.contains(words), "{}", it.text));
    assert!(it.text.contains("Otra oficina"));
    // What was answered for another entry says nothing of this one.
    let memory = map.text().expect("text");
    let other = memory.replace("\"ejemplo-numero-7 ", "\"perdida ");
    assert_ne!(other, memory);
    let other = Source::new("mapa.toml", other.into_bytes());
    let wanted = Wanted {
        update: true,
        ..Wanted::default()
    };
    let whole = take(&files, schema, answered.as_bytes(), &other, wanted);
    let mut changed = whole.plan.iter().filter(|it| it.fate != Fate::Same);
    let it = changed.next().expect("one");
    assert!(it.text.contains("Texto de ejemplo 7,"), "{}", it.text);
}

#[test]
fn every_problem_is_named_by_row_and_column() {
    let files = centro();
    let schema = schema_of(&files);
    let (csv, wrong) = csv(true);
    assert_eq!(wrong.len(), 39);
    let taken = take(&files, &schema, &csv, &map(), Wanted::default());
    assert_eq!(taken.plan.len(), 0, "nothing half done");
    for (row, letter, code) in &wrong {
        let place = match *letter {
            "" => format!("fila {row}: "),
            letter => format!("fila {row}, columna {letter} («"),
        };
        let named = taken
            .diags
            .iter()
            .any(|it| it.code.id == *code && it.message(Language::Es).starts_with(&place));
        assert!(named, "{place} {code}");
    }
    let rows: std::collections::BTreeSet<usize> = errors(&taken)
        .iter()
        .map(|it| it.place.as_ref().expect("a place").start.line)
        .collect();
    let expected = wrong.iter().map(|(row, ..)| *row).collect();
    assert_eq!(rows, expected, "no row that is right is blamed");
    let valid = Wanted {
        valid: true,
        ..Wanted::default()
    };
    let taken = take(&files, &schema, &csv, &map(), valid);
    assert_eq!(count(&taken, |it| *it == Fate::New), ROWS - wrong.len());
}

/// What the site exports comes back as the same values.
#[test]
fn the_exported_table_comes_back_as_it_was() {
    let files = files_of(&project());
    let schema = schema_of(&files);
    let collection = schema.main_collection().expect("there is one");
    let entries = read_entries(&schema, &files, &mut Memo::default(), &mut Vec::new());
    let (whole, _) = Whole::new(&schema, &files, &entries);
    let shelf = views::main_shelf(&whole).expect("there is one");
    let csv = data::csv(&Table::new(&schema, shelf).sheet);
    let catalogue = Catalogue {
        schema: &schema,
        collection,
        files: &files,
    };
    let table = intake::read_table("fichas.csv", &csv, None, &mut Vec::new());
    let map = intake::propose(catalogue, &table, Language::Es);
    let map = Source::new("mapa.toml", map.into_bytes());
    // Known by the column of names, every entry says already what its row says.
    let known = take(&files, &schema, &csv, &map, Wanted::default());
    assert_eq!(errors(&known), Vec::<&Diag>::new());
    assert_eq!(count(&known, |it| *it == Fate::Same), shelf.entries.len());
    // And from nothing, each entry gets the same values.
    let mut empty = files.clone();
    let paths: Vec<String> = files
        .under(&collection.folder)
        .map(|it| it.path.to_string())
        .collect();
    paths.iter().for_each(|it| empty.remove(it));
    let taken = take(&empty, &schema, &csv, &map, Wanted::default());
    assert_eq!(errors(&taken), Vec::<&Diag>::new());
    let titles: BTreeMap<&str, _> = shelf
        .entries
        .iter()
        .map(|it| (it.text(Some(collection.roles.title)), it))
        .collect();
    assert_eq!(taken.plan.len(), titles.len());
    for planned in &taken.plan {
        let source = Source::new(&planned.path, planned.text.clone().into_bytes());
        let (entry, _) = content::read_entry(&schema, &source);
        let entry = entry.expect("readable");
        let own = titles[entry.text(Some(collection.roles.title))];
        for (at, field) in collection.fields.iter().enumerate() {
            let value = |it: &content::Entry| it.value(at).map(|it| field.json(it));
            assert_eq!(value(&entry), value(own), "{} {}", own.slug, field.name);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever stands in the cells: no panic, and nothing is written that the checks
    /// would not let pass.
    #[test]
    fn any_cell_is_understood_or_said(cells in proptest::collection::vec(".{0,40}", 12), bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let files = centro();
        let schema = schema_of(&files);
        let collection = schema.main_collection().expect("there is one");
        let catalogue = Catalogue { schema: &schema, collection, files: &files };
        let quoted: Vec<String> = cells.iter().map(|it| format!("\"{}\"", it.replace('"', "\"\""))).collect();
        let fields = "titulo,resumen,pais,temas,roles,inicio,actualizado,coordenadas,web,fuentes,licencia,relacionadas";
        let csv = format!("{fields}\n{}\n", quoted.join(","));
        let table = intake::read_table("x.csv", csv.as_bytes(), None, &mut Vec::new());
        let map = intake::propose(catalogue, &table, Language::Pt);
        let map = Source::new("mapa.toml", map.into_bytes());
        let taken = intake::take_table(catalogue, &table, &map, Wanted::default()).expect("taken");
        prop_assert!(!taken.diags.iter().any(|it| it.code.id == "F081"), "{}", map.text().expect("text"));
        let _ = intake::read_table("x.csv", &bytes, None, &mut Vec::new());
        let _ = intake::take(&schema, collection, &files, "x.md", &bytes);
        let issue = Source::new("x.md", bytes);
        let _ = intake::take_issue(catalogue, &issue, &cells[0], true);
    }
}
