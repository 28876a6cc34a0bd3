//! What pages weigh on their way to a telephone. `cargo test weight -- --nocapture`
//! prints the table; a page over its budget fails.
//!
//! Counted is the first visit with nothing stored: the page, and what a browser fetches
//! with it without being asked, compressed as a host does.

use crate::pages::{attribute, name, pages, tags, target};
use crate::support::{files_of, page_of, project};
use fichero::build::{Build, Memo, Options, build};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

const KB: usize = 1024;

/// What a kind of page may weigh. 14 KB is what one first window of TCP carries.
struct Budget {
    kind: &'static str,
    html: usize,
    all: usize,
    requests: usize,
}

const HOME: Budget = budget("home", 10 * KB, 40 * KB, 5);
const LIST: Budget = budget("list", 14 * KB, 50 * KB, 6);
const ENTRY: Budget = budget("entry", 14 * KB, 50 * KB, 6);
const MAP: Budget = budget("map", 20 * KB, 80 * KB, 6);
/// Every message of the checks, for who looks one up: it grows with them.
const REFERENCE: Budget = budget("reference", 20 * KB, 50 * KB, 6);
/// The form in which people write, the page that opens it, and the sheet to print: they
/// have a style sheet of their own beside the one of all pages.
const FORM: Budget = budget("form", 15 * KB, 40 * KB, 7);
const STYLE: usize = 8 * KB;
const FORM_STYLE: usize = 10 * KB;
/// A photograph that is fetched when it is looked at.
const PICTURE: usize = 60 * KB;
/// Scripts and index of a first search, and the files they come in.
#[cfg(feature = "search")]
const SCRIPTS: usize = 15 * KB;
#[cfg(feature = "search")]
const INDEX: usize = 50 * KB;
#[cfg(feature = "search")]
const FIRST_SEARCH: usize = 4;

const fn budget(kind: &'static str, html: usize, all: usize, requests: usize) -> Budget {
    Budget {
        kind,
        html,
        all,
        requests,
    }
}

fn built() -> Build {
    build(
        &files_of(&project()),
        &Options::default(),
        &mut Memo::default(),
    )
    .expect("built")
}

fn weight(built: &Build, path: &str) -> usize {
    let bytes = built.outputs.get(path);
    let bytes = bytes.unwrap_or_else(|| panic!("no {path}"));
    let packed = ["jpg", "jpeg", "png", "webp", "avif", "gif"];
    if packed.iter().any(|it| path.ends_with(it)) {
        return bytes.len();
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes).expect("in memory");
    encoder.finish().expect("in memory").len()
}

/// The budget of a page, from what it is.
fn budget_of(path: &str, page: &str) -> &'static Budget {
    let segments = path.split('/').count();
    let home = path == "index.html" || (segments == 2 && path.len() == "pt/index.html".len());
    match page {
        _ if home => &HOME,
        it if it.contains("/css/form.") || it.contains("/css/blank-sheet.") => &FORM,
        it if it.contains("<section class=\"problem\">") => &REFERENCE,
        it if it.contains("<article lang=") => &ENTRY,
        it if it.contains("<svg class=\"map\"") || path.contains("mapa/") => &MAP,
        _ => &LIST,
    }
}

/// What is fetched with a page at once, and what only when it is looked at.
fn fetched(built: &Build, path: &str, page: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut now, mut later) = (BTreeSet::new(), BTreeSet::new());
    for tag in tags(page) {
        let relation = attribute(tag, "rel").unwrap_or_default();
        let address = match name(tag) {
            "link" if ["stylesheet", "icon", "modulepreload", "preload"].contains(&&*relation) => {
                attribute(tag, "href")
            }
            "script" | "img" | "iframe" | "video" | "source" => attribute(tag, "src"),
            "use" | "image" => attribute(tag, "href"),
            _ => None,
        };
        let target = address.and_then(|it| target(built, path, &it));
        let Some((file, _)) = target.filter(|(it, _)| it != path) else {
            continue;
        };
        match attribute(tag, "loading").as_deref() {
            Some("lazy") => later.insert(file),
            _ => now.insert(file),
        };
    }
    (now, later)
}

#[test]
fn every_page_is_within_its_budget() {
    let built = built();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let mut over = Vec::new();
    println!("{:>7} {:>7} {:>4}  page", "html", "all", "asks");
    for (path, page) in pages(&built) {
        let budget = budget_of(path, page);
        let html = weight(&built, path);
        let (now, later) = fetched(&built, path, page);
        let mut of = |it: &String| {
            *known
                .entry(it.clone())
                .or_insert_with(|| weight(&built, it))
        };
        let style: usize = now
            .iter()
            .filter(|it| it.ends_with(".css"))
            .map(&mut of)
            .sum();
        let all = html + now.iter().map(&mut of).sum::<usize>();
        let requests = 1 + now.len();
        println!("{html:>7} {all:>7} {requests:>4}  {} {path}", budget.kind);
        let fits = html <= budget.html && all <= budget.all && requests <= budget.requests;
        let most = match budget.kind {
            "form" => FORM_STYLE,
            _ => STYLE,
        };
        if !fits || style > most {
            over.push(format!(
                "{path}: {html} of {all} bytes, {requests} requests, style {style}"
            ));
        }
        let heavy = later.iter().filter(|it| of(it) > PICTURE);
        over.extend(heavy.map(|it| format!("{path}: {it}")));
    }
    assert!(over.is_empty(), "{over:#?}");
}

/// All that is fetched until somebody can write: also what scripts ask for by themselves.
#[test]
fn a_form_can_be_used_for_40_kilobytes() {
    let built = built();
    let page = page_of(&built, "nueva/index.html");
    let (mut all, _) = fetched(&built, "nueva/index.html", page);
    let soon = ["/form/dom.js", "/form/point.js", "/form/draft.js"];
    let scripts = built.outputs.keys();
    all.extend(
        scripts
            .filter(|it| soon.iter().any(|end| it.ends_with(end)))
            .cloned(),
    );
    all.insert("nueva/index.html".to_owned());
    let sum = |of: &BTreeSet<String>| -> usize { of.iter().map(|it| weight(&built, it)).sum() };
    let new = sum(&all);
    let entry = [
        "editar/taquile/index.html",
        "editar/taquile/partes.json",
        "fichas/taquile/index.md",
    ];
    all.extend(entry.map(str::to_owned));
    let edit = sum(&all);
    println!("new {new}, edit {edit}");
    assert!(new <= 40 * KB && edit <= 40 * KB, "{new} {edit}");
}

/// Nothing of the search comes before it is asked for, and little when it is.
#[cfg(feature = "search")]
#[test]
fn a_first_search_is_light() {
    let built = built();
    let page = page_of(&built, "fichas/index.html");
    let (now, _) = fetched(&built, "fichas/index.html", page);
    assert!(
        !now.iter()
            .any(|it| it.contains("/indice/") || it.contains("/search/"))
    );
    let mut scripts: Vec<&String> = built
        .outputs
        .keys()
        .filter(|it| it.contains("/search/"))
        .collect();
    let first = scripts.len() + 1;
    scripts.extend(now.iter().filter(|it| it.ends_with(".js")));
    let scripts: usize = scripts.iter().map(|it| weight(&built, it)).sum();
    let head = tags(page)
        .find_map(|it| attribute(it, "data-index"))
        .expect("an index");
    let index = weight(&built, head.trim_start_matches('/'));
    println!("scripts {scripts}, index {index}, files {first}");
    assert!(scripts <= SCRIPTS && index <= INDEX && first <= FIRST_SEARCH);
}

/// What a script imports is asked for by its page, not found out a round trip later.
#[test]
fn a_page_names_what_its_scripts_import() {
    let built = built();
    for (path, page) in pages(&built) {
        let (now, _) = fetched(&built, path, page);
        for script in now.iter().filter(|it| it.ends_with(".js")) {
            let folder = script.rsplit_once('/').expect("a folder").0;
            let lines = page_of(&built, script).lines();
            let imports =
                lines.filter_map(|it| it.strip_prefix("import {")?.split_once(" from './"));
            for (_, rest) in imports {
                let name = rest.trim_end_matches("';");
                assert!(now.contains(&format!("{folder}/{name}")), "{path}: {name}");
            }
        }
    }
}
