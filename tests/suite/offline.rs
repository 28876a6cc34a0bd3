//! What a visitor may keep on a telephone: the lists of files, what they weigh, and
//! what a large catalogue offers instead of all of it.

use crate::support::{beside_right, files_of, page_of, project, site};
use fichero::build::{Build, Memo, Options, build};
use fichero::source::Files;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

fn built(files: &Files) -> Build {
    build(files, &Options::default(), &mut Memo::default()).expect("built")
}

/// The parts that a page offers: name → (kilobytes, files with their bytes).
fn parts(built: &Build, page: &str) -> BTreeMap<String, (u64, BTreeMap<String, u64>)> {
    let tags = page_of(built, page).split("name=\"part\" value=\"").skip(1);
    let value = |tag: &str, name: &str| -> String {
        let (_, rest) = tag.split_once(&format!("{name}=\"")).expect("it is said");
        rest.split('"').next().expect("closed").to_owned()
    };
    let part = |tag: &str| {
        let name = tag.split('"').next().expect("closed").to_owned();
        let list = value(tag, "data-list");
        let list = page_of(built, list.trim_start_matches('/'));
        let rows: Vec<(String, u64, String)> = serde_json::from_str(list).expect("a list");
        for (path, _, mark) in &rows {
            let bytes = built.outputs.get(path);
            let bytes = bytes.unwrap_or_else(|| panic!("no {path}"));
            assert!(
                blake3::hash(bytes).to_hex().starts_with(mark.as_str()),
                "{path}"
            );
        }
        let files = rows.into_iter().map(|(path, bytes, _)| (path, bytes));
        let kilobytes = value(tag, "data-kilobytes").parse().expect("a number");
        (name, (kilobytes, files.collect()))
    };
    tags.map(part).collect()
}

#[test]
fn every_part_says_what_it_weighs_and_holds_what_is_there() {
    let built = built(&files_of(&project()));
    for (language, segment) in [("es", ""), ("pt", "pt/"), ("en", "en/")] {
        let path = format!("{segment}sin-conexion/index.html");
        let parts = parts(&built, &path);
        let names: Vec<&str> = parts.keys().map(String::as_str).collect();
        match cfg!(feature = "search") {
            true => assert_eq!(names, ["base", "rest", "search"]),
            false => assert_eq!(names, ["base", "rest"]),
        }
        let mut all = BTreeSet::new();
        for (kilobytes, files) in parts.values() {
            let bytes: u64 = files.values().sum();
            assert_eq!(*kilobytes, bytes.div_ceil(1000));
            for file in files.keys() {
                assert!(all.insert(file.clone()), "{file} is in two parts");
            }
        }
        let home = format!("{segment}index.html");
        let missing = format!("{segment}sin-conexion/404.html");
        assert!(all.contains(&home) && all.contains(&missing), "{language}");
        // Every entry, and all that stands around pages.
        let wanted = built.outputs.keys().filter(|it| {
            let entry = it.starts_with("fichas/") && it.ends_with("index.html");
            let entry = entry && !it.contains("/pagina/") && it.matches('/').count() == 2;
            entry || it.ends_with(".css") || it.starts_with("recursos/js.")
        });
        let lost: Vec<&String> = wanted.filter(|it| !all.contains(*it)).collect();
        assert_eq!(lost, [] as [&String; 0]);
        // Lists of two terms say nothing that others do not.
        assert!(
            !all.iter().any(|it| it.matches('/').count() > 5),
            "{language}"
        );
    }
}

#[test]
fn a_large_catalogue_is_kept_by_parts() {
    let mut files = beside_right("content/fichas/otra.md", "");
    files.remove("content/fichas/otra.md");
    let right = files
        .get("content/fichas/ficha-correcta.md")
        .expect("a ficha");
    let right = right.text().expect("text").to_owned();
    // Words without a pattern, which compress badly.
    let mut word = blake3::hash(b"");
    for n in 0..60 {
        let mut text = right.clone();
        for _ in 0..3200 {
            word = blake3::hash(word.as_bytes());
            let _ = write!(text, "{word} ");
        }
        files.insert_text(&format!("content/fichas/larga-{n}.md"), &text);
    }
    let built = built(&files);
    assert!(!built.has_errors(), "{:?}", built.diags.first());
    let parts = parts(&built, "sin-conexion/index.html");
    let names: BTreeSet<&str> = parts.keys().map(String::as_str).collect();
    assert!(
        names.contains("base") && !names.contains("rest"),
        "{names:?}"
    );
    let (kilobytes, country) = parts
        .iter()
        .find_map(|(name, it)| {
            let path = format!("paises/{name}/index.html");
            it.1.contains_key(&path).then_some(it)
        })
        .expect("a country");
    assert!(*kilobytes > 5000);
    assert!(country.contains_key("fichas/larga-59/index.html"));
    assert!(page_of(&built, "sin-conexion/index.html").contains("type=\"checkbox\""));
}

#[test]
fn a_site_that_does_not_declare_it_has_no_worker() {
    let built = built(&files_of(&site("sementes")));
    assert!(!built.outputs.contains_key("sw.js"));
    assert!(!page_of(&built, "index.html").contains("sin-conexion"));
}

#[test]
fn the_manifest_names_pictures_that_are_there() {
    let built = built(&files_of(&project()));
    for language in ["", "pt/", "en/"] {
        let text = page_of(&built, &format!("{language}manifest.webmanifest"));
        let manifest: Value = serde_json::from_str(text).expect("JSON");
        let icons = manifest["icons"].as_array().expect("icons");
        for icon in icons.iter().filter(|it| it["type"] == "image/png") {
            let path = icon["src"]
                .as_str()
                .expect("an address")
                .trim_start_matches('/');
            let bytes = built.outputs.get(path).expect("a picture");
            let side = u32::from_be_bytes(bytes[16..20].try_into().expect("a header"));
            assert_eq!(icon["sizes"], format!("{side}x{side}"));
        }
        assert!(icons.len() > 2);
    }
}
