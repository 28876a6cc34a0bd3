//! Every code can happen: those whose samples are no content are brought about here,
//! and a code that no test brings about fails this one.

use crate::support::{beside_right, project};
use fichero::build::{Memo, Options, build};
use fichero::diag::codes::{self, Part};
use fichero::source::{Files, Source};
use std::collections::BTreeSet;
use std::fs;

const RIGHT: &str = include_str!("../check/ficha-correcta.md");

fn ficha(path: &str, text: &str) -> Files {
    beside_right(path, text)
}

fn bytes(path: &str, bytes: Vec<u8>) -> Files {
    let mut files = beside_right("content/fichas/otra.md", RIGHT);
    files.insert(Source::new(path, bytes));
    files
}

/// The right catalogue after one replacement in `site.toml`.
fn site(from: &str, to: &str) -> Files {
    let mut files = beside_right("content/fichas/otra.md", RIGHT);
    let declared = files
        .get("site.toml")
        .expect("site.toml")
        .text()
        .expect("text");
    assert!(declared.contains(from), "{from}");
    let changed = declared.replacen(from, to, 1);
    files.insert_text("site.toml", &changed);
    files
}

fn body(body: &str) -> String {
    RIGHT.replace("Texto de ejemplo.\n", &format!("{body}\n"))
}

/// Sample words that differ, so that a text has enough runs to be compared.
fn words(count: usize) -> String {
    let words: Vec<String> = (0..count).map(|it| format!("palabra{it}")).collect();
    words.join(" ")
}

fn cases() -> Vec<(&'static str, Files)> {
    let latin: Vec<u8> = RIGHT
        .chars()
        .map(|it| u32::from(it) as u8)
        .chain([0xF1])
        .collect();
    let utf16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(RIGHT.bytes().flat_map(|it| [it, 0]))
        .collect();
    let mut twins = ficha("content/fichas/doble.md", RIGHT);
    twins.insert_text("content/fichas/Doble.md", RIGHT);
    let long = body(&format!("## Punto de partida\n\n{}", words(200)));
    let mut same = ficha("content/fichas/una.md", &long);
    same.insert_text("content/fichas/dos.md", &long.replace("palabra7 ", "otra "));
    let mut nowhere = ficha("content/fichas/x.md", RIGHT);
    nowhere.remove("site.toml");
    let page = "---\ntitulo: x\norden: diez\n---\n";
    let far = RIGHT.replace("contacto:", "coordenadas: [40.4, -3.7]\ncontacto:");
    let outside = RIGHT.replace("contacto:", "coordenadas: [-16.5, -74.0]\ncontacto:");
    let references = format!("[a]: /{}\n\n{}", "x".repeat(1000), "[a] ".repeat(150));
    let field = "[[collections.fichas.fields]]\nname = \"lugar\"";
    let twice = format!("{field}\nkind = \"text\"\nlabel = \"x\"\n\n{field}");
    vec![
        ("F001", bytes("content/fichas/x.md", latin)),
        (
            "F002",
            ficha("content/fichas/x.md", &body(&"a ".repeat(200_000))),
        ),
        ("F004", ficha("content/fichas/Con Espacios.md", RIGHT)),
        ("F005", ficha("content/fichas/index.md", RIGHT)),
        ("F006", ficha("content/fichas/x.md", "\n")),
        ("F006", ficha("content/fichas/x.md", "\u{FEFF}")),
        ("F007", ficha("content/ficha/x.md", RIGHT)),
        ("F008", ficha("content/fichas/a/b/c.md", RIGHT)),
        ("F009", bytes("content/fichas/x.md", utf16)),
        ("F027", ficha("content/paginas/x.md", page)),
        ("F044", ficha("content/fichas/x.md", &far)),
        ("F045", ficha("content/fichas/x.md", &outside)),
        ("F055", ficha("content/fichas/x.md", &body(&references))),
        ("F060", twins),
        ("F062", ficha("content/fichas/nada.pt.md", RIGHT)),
        (
            "F063",
            ficha("content/paginas/fichas.md", "---\ntitulo: x\n---\n"),
        ),
        ("F064", same),
        ("F070", ficha("content/fichas/x.md", &long)),
        ("F080", nowhere),
        ("F081", site("[site]", "[site")),
        ("F082", site("page_size", "page_sise")),
        ("F083", site("language = \"es\"\n", "")),
        ("F084", site("page_size = 24", "page_size = \"muchas\"")),
        ("F085", site("kind = \"year\"", "kind = \"ano\"")),
        ("F086", site(field, &twice)),
        (
            "F087",
            bytes("content/vocabularios/paises.geojson", b"{}".to_vec()),
        ),
        (
            "F088",
            bytes("content/vocabularios/paises.svg", b"<svg/>".to_vec()),
        ),
        (
            "F090",
            bytes("themes/base/templates/home.html", b"{{ nada }}".to_vec()),
        ),
        ("F091", site("\"en\"]", "\"en\", \"fr\"]")),
        (
            "F092",
            bytes("themes/base/i18n/es.toml", b"skip = ".to_vec()),
        ),
    ]
}

#[test]
fn what_no_sample_shows_happens_too() {
    for (code, files) in cases() {
        let built = build(&files, &Options::default(), &mut Memo::default()).expect("built");
        let found: Vec<&str> = built.diags.iter().map(|it| it.code.id).collect();
        assert!(found.contains(&code), "{code} is not among {found:?}");
    }
}

#[test]
fn no_code_is_without_a_test() {
    let mut tried: BTreeSet<String> = cases().iter().map(|(code, _)| (*code).to_owned()).collect();
    for case in fs::read_dir(project().join("tests/check")).expect("cases") {
        let text = fs::read_to_string(case.expect("case").path()).expect("text");
        let notes = text
            .lines()
            .filter_map(|it| it.strip_prefix("# F").or(it.strip_prefix("<!-- F")));
        tried.extend(notes.filter_map(|it| Some(format!("F{}", it.get(..3)?))));
    }
    for case in fs::read_dir(project().join("tests/import")).expect("cases") {
        let expected = case.expect("case").path().join("esperado.txt");
        let text = fs::read_to_string(expected).unwrap_or_default();
        let words = text.split_whitespace().filter(|it| it.starts_with("F1"));
        tried.extend(words.map(str::to_owned));
    }
    // Workbooks need their feature: `intake_sheets`.
    tried.extend(["F101", "F102", "F106"].map(str::to_owned));
    // A symbolic link needs a disk: `hostile::symbolic_links_are_refused_by_name`.
    tried.insert("F003".to_owned());
    // Pictures need their feature: `pictures::what_cannot_be_published_is_named`.
    tried.extend(["F076", "F077"].map(str::to_owned));
    // What an edit did needs two moments: `since` and the unit tests of `content`.
    tried.extend(["F120", "F121", "F122"].map(str::to_owned));
    for code in codes::all() {
        // `explain` tries every sample that is content.
        let sampled = matches!(code.sample.part, Part::Data | Part::Body | Part::File);
        assert!(
            sampled || tried.contains(code.id),
            "{} has no test",
            code.id
        );
    }
}
