//! `fichero import` as a person runs it: exit codes, what is written, what is kept.

use crate::support::{copy_of, fichero, project, stderr, stdout};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

const SENT: &str = "---\ntitulo: Ejemplo de huertas\nresumen: Texto de ejemplo.\npais: BO\n\
     lugar: Un valle de ejemplo\ntemas: [turismo]\nactores: [vecinos]\nestado: en-proceso\n\
     contacto: Oficina de ejemplo\n---\n\nTexto de ejemplo.\n";
const MADE: &str = "content/fichas/ejemplo-de-huertas.md";

/// A catalogue, and a folder where files arrive.
struct Desk {
    catalogue: tempfile::TempDir,
    inbox: tempfile::TempDir,
}

impl Desk {
    fn new() -> Desk {
        Desk {
            catalogue: copy_of(&project()),
            inbox: tempfile::tempdir().expect("room"),
        }
    }

    fn receive(&self, name: &str, text: &str) -> PathBuf {
        let path = self.inbox.path().join(name);
        fs::write(&path, text).expect("written");
        path
    }

    fn import(&self, file: &Path, more: &[&str]) -> Output {
        let file = file.to_str().expect("path");
        let args = [&["import", file], more].concat();
        fichero(self.catalogue.path(), &args)
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.catalogue.path().join(path)).unwrap_or_default()
    }
}

fn check(output: &Output, code: i32, words: &str) {
    let said = format!("{}{}", stdout(output), stderr(output));
    assert_eq!(output.status.code(), Some(code), "{said}");
    assert!(said.contains(words), "{said}");
}

#[test]
fn a_file_is_taken_in_and_an_edit_of_it_only_when_asked() {
    let desk = Desk::new();
    let sent = desk.receive("ficha (1).txt", &SENT.replace('\n', "\r\n"));
    check(
        &desk.import(&sent, &["--dry-run"]),
        0,
        "no se ha escrito nada",
    );
    assert_eq!(desk.text(MADE), "");
    check(&desk.import(&sent, &[]), 0, MADE);
    assert_eq!(desk.text(MADE), SENT);
    check(&desk.import(&sent, &[]), 0, "no hay cambios");
    let other = SENT.replace("Oficina de ejemplo", "Otra oficina");
    let edit = desk.receive("ejemplo-de-huertas (2).md", &other);
    let refused = desk.import(&edit, &[]);
    check(&refused, 1, "--update");
    let lines = "- contacto: Oficina de ejemplo\n+ contacto: Otra oficina";
    assert!(stderr(&refused).contains(lines), "{}", stderr(&refused));
    assert_eq!(desk.text(MADE), SENT);
    check(&desk.import(&edit, &["--update"]), 0, MADE);
    assert_eq!(desk.text(MADE), other);
    let same = desk.receive("nueva.md", &SENT.replace("de huertas", "¡de huertas!"));
    check(
        &desk.import(&same, &[]),
        1,
        "otro título («Ejemplo de huertas»)",
    );
    let wrong = desk.receive("mal.md", &SENT.replace("pais: BO", "pais: XX"));
    check(&desk.import(&wrong, &[]), 1, "mal.md:4");
    assert_eq!(desk.text(MADE), other);
}

#[test]
fn a_table_gets_a_map_then_its_entries_then_nothing() {
    let desk = Desk::new();
    let csv = "Nombre de la experiencia,Resumen,País,Lugar,Temas,Actores,Estado,Contacto\n\
         Ejemplo de huertas,Texto de ejemplo.,Bolivia,Un valle,Turism,Gobierno local,En curso,Oficina\n";
    let table = desk.receive("respuestas.csv", csv);
    let map = desk.inbox.path().join("respuestas.mapa.toml");
    check(&desk.import(&table, &[]), 0, "repita la orden con --map");
    let proposed = fs::read_to_string(&map).expect("a map");
    assert!(
        proposed.contains("# \"Turism\" = \"turismo\""),
        "{proposed}"
    );
    let named = map.to_str().expect("path");
    let refused = desk.import(&table, &["--map", named]);
    check(&refused, 1, "fila 2, columna E («Temas»)");
    assert_eq!(desk.text(MADE), "");
    let mended = proposed.replace("# \"Turism\"", "\"Turism\"");
    fs::write(&map, mended).expect("written");
    let dry = ["--map", named, "--dry-run"];
    check(
        &desk.import(&table, &dry),
        0,
        "1 nueva, 0 cambiadas, 0 iguales",
    );
    assert_eq!(desk.text(MADE), "");
    check(&desk.import(&table, &["--map", named]), 0, "1 nueva");
    let made = desk.text(MADE);
    assert!(made.contains("temas: [turismo]"), "{made}");
    let remembered = fs::read_to_string(&map).expect("a map");
    assert!(remembered.contains("[rows]"), "{remembered}");
    check(
        &desk.import(&table, &["--map", named]),
        0,
        "0 nuevas, 0 cambiadas, 1 igual",
    );
    assert_eq!(desk.text(MADE), made);
    assert_eq!(fs::read_to_string(&map).expect("a map"), remembered);
    let answered = desk.receive("respuestas.csv", &csv.replace("Oficina", "Otra oficina"));
    let changed = desk.import(&answered, &["--map", named]);
    check(&changed, 0, "Contacto: «Oficina» → «Otra oficina»");
    check(
        &desk.import(&desk.inbox.path().join("no-hay.csv"), &[]),
        2,
        "no se puede leer",
    );
}

#[test]
fn an_issue_becomes_an_entry_or_a_comment() {
    let desk = Desk::new();
    let issue = fs::read_to_string(project().join("tests/import/asunto/asunto.md"));
    let issue = desk.receive("asunto.md", &issue.expect("a case"));
    let report = desk.inbox.path().join("comentario.md");
    let report = report.to_str().expect("path");
    let told = || fs::read_to_string(report).expect("a report");
    let done = desk.import(&issue, &["--issue", "--report", report]);
    check(&done, 0, MADE);
    assert_eq!(stdout(&done).trim(), MADE);
    assert_eq!(
        told(),
        format!("Gracias por la ficha. Se tomó como `{MADE}`.\n")
    );
    let wrong = desk.receive("asunto.md", "### País\n\nBolibia @todas\n");
    let args = [
        "--issue",
        "--title",
        "[Ficha] Otro ejemplo",
        "--report",
        report,
    ];
    check(&desk.import(&wrong, &args), 1, "no se ha escrito nada");
    assert!(told().contains("> Bolibia @\u{200B}todas"), "{}", told());
    assert!(told().contains("**Falta corregir** (F109)"), "{}", told());
}
