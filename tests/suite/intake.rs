//! What people send, and what is made of it.
//!
//! A case is a folder under `tests/import`: what was sent, the map of a table if there
//! is one, and `esperado.txt`: the problems, then what would be written. Those whose name
//! begins with `pagina-` are for a collection without sections. All people and
//! places in them are samples. `FICHERO_RENEW=1` writes the expected files anew.

use crate::support::beside_right;
use fichero::diag::{Diag, Language};
use fichero::intake::{self, Catalogue, Fate, SentFate, Taken, Wanted};
use fichero::schema::{Overrides, Schema, read_schema};
use fichero::source::{Files, Source};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const RIGHT: &str = include_str!("../check/ficha-correcta.md");

pub fn schema_of(files: &Files) -> Schema {
    let (schema, diags) = read_schema(files, &Overrides::default());
    schema.unwrap_or_else(|| panic!("{diags:#?}"))
}

pub fn centro() -> Files {
    beside_right("content/fichas/ficha-correcta.md", RIGHT)
}

fn problems(diags: &[Diag]) -> String {
    let mut out = String::from("# Problemas\n\n");
    for it in diags {
        let place = it.place.as_ref().expect("a place");
        let (line, column) = (place.start.line, place.start.column);
        let (code, message) = (it.code.id, it.message(Language::Es));
        let _ = writeln!(out, "{}:{line}:{column} {code} {message}", place.file);
        let _ = writeln!(out, "  {}", it.advice(Language::Es));
    }
    out
}

fn made(taken: &Taken) -> String {
    let mut out = problems(&taken.diags);
    for it in &taken.plan {
        let fate = match &it.fate {
            Fate::New => "nueva".to_owned(),
            Fate::Same => "igual".to_owned(),
            Fate::Changed(changes) => {
                let labels: Vec<&str> = changes.iter().map(|it| it.label.as_str()).collect();
                format!("cambia {}", labels.join(", "))
            }
        };
        let _ = write!(out, "\n# {} ({fate})\n\n{}", it.path, it.text);
    }
    out
}

fn sent(catalogue: Catalogue, name: &str, bytes: &[u8]) -> String {
    let Catalogue {
        schema,
        collection,
        files,
    } = catalogue;
    let sent = intake::take(schema, collection, files, name, bytes).expect("taken");
    let fate = match &sent.fate {
        SentFate::New => "nueva".to_owned(),
        SentFate::Same => "igual".to_owned(),
        SentFate::Edit { title, known, .. } => format!("otra versión de «{title}», {known:?}"),
    };
    let head = problems(&sent.diags);
    format!("{head}\n# {} ({fate})\n\n{}", sent.path, sent.text)
}

fn table(catalogue: Catalogue, name: &str, bytes: &[u8], folder: &Path) -> String {
    let mut diags = Vec::new();
    let table = intake::read_table(name, bytes, None, &mut diags);
    let Ok(map) = fs::read(folder.join("mapa.toml")) else {
        let map = intake::propose(catalogue, &table, Language::Es);
        return format!("{}\n{map}", problems(&diags));
    };
    let map = Source::new("mapa.toml", map);
    let wanted = Wanted::default();
    let mut taken = intake::take_table(catalogue, &table, &map, wanted).expect("taken");
    diags.append(&mut taken.diags);
    taken.diags = diags;
    made(&taken)
}

fn check(folder: &Path) {
    let files = centro();
    let schema = schema_of(&files);
    let case = folder.file_name().and_then(|it| it.to_str());
    let collection = match case.is_some_and(|it| it.starts_with("pagina-")) {
        true => "paginas",
        false => "fichas",
    };
    let catalogue = Catalogue {
        schema: &schema,
        collection: schema.collection(collection).expect("there is one"),
        files: &files,
    };
    let names = fs::read_dir(folder).expect("case");
    let mut names = names.map(|it| it.expect("file").file_name().into_string().expect("name"));
    let own = ["mapa.toml", "esperado.txt"];
    let name = names.find(|it| !own.contains(&it.as_str()));
    let name = name.expect("something was sent");
    let bytes = fs::read(folder.join(&name)).expect("bytes");
    let found = match name.rsplit('.').next() {
        _ if name == "asunto.md" => {
            let issue = Source::new(&name, bytes);
            let title = "[Ficha] Ejemplo con errores";
            made(&intake::take_issue(catalogue, &issue, title, false).expect("taken"))
        }
        Some("csv" | "xlsx") if cfg!(feature = "sheets") || name.ends_with("csv") => {
            table(catalogue, &name, &bytes, folder)
        }
        Some("xlsx") => return,
        _ => sent(catalogue, &name, &bytes),
    };
    let path = folder.join("esperado.txt");
    if std::env::var_os("FICHERO_RENEW").is_some() {
        fs::write(&path, &found).expect("written");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(found, expected, "{}", folder.display());
}

#[test]
fn what_is_sent_becomes_what_is_expected() {
    let root = crate::support::project().join("tests/import");
    let cases = fs::read_dir(root).expect("cases");
    let mut cases: Vec<_> = cases.map(|it| it.expect("case").path()).collect();
    cases.sort();
    assert!(cases.len() >= 10);
    cases.iter().for_each(|it| check(it));
}
