//! The forms in which people write entries, and the sheets to print: made from the
//! declaration alone, for each collection and language.

use crate::pages::{attribute, name, tags};
use crate::support::{files_of, page_of, project, site};
use fichero::build::{Build, Memo, Options, build};
use fichero::schema::{Overrides, Schema, read_schema};
use fichero::source::Files;
use fichero::text;
use std::collections::BTreeMap;

fn built(files: &Files) -> Build {
    let built = build(files, &Options::default(), &mut Memo::default());
    built.expect("built")
}

fn schema(files: &Files) -> Schema {
    let (schema, _) = read_schema(files, &Overrides::default());
    schema.expect("a schema")
}

/// How often each field and section is asked for in a page.
fn asked(page: &str) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for tag in tags(page) {
        let class = attribute(tag, "class").unwrap_or_default();
        let name = attribute(tag, "data-field").or(attribute(tag, "data-section"));
        if let Some(name) = name.filter(|_| class.split(' ').any(|it| it == "field")) {
            *found.entry(name).or_default() += 1;
        }
    }
    found
}

#[test]
fn every_collection_is_asked_for_in_every_language_each_field_once() {
    let files = files_of(&project());
    let (schema, built) = (schema(&files), built(&files));
    for language in schema.site.interface() {
        for collection in &schema.collections {
            let path = schema.new_path(collection).expect("a form");
            let path = schema.site.path_in(language, &path);
            let page = page_of(&built, &format!("{path}index.html"));
            let fields = collection.fields.iter().map(|it| it.name.clone());
            let parts = collection.parts();
            let sections = parts.iter().map(|it| it.id.clone());
            let mut wanted: BTreeMap<String, usize> = BTreeMap::new();
            for name in fields.chain(sections) {
                *wanted.entry(name).or_default() += 1;
            }
            assert_eq!(asked(page), wanted, "{path}");
            for field in &collection.fields {
                let label = text::escape(field.label.get(language));
                assert!(page.contains(&format!(">{label}</")), "{path}: {label}");
            }
            let sheet = schema.sheet_path(collection).expect("a sheet");
            let sheet = schema.site.path_in(language, &sheet);
            let sheet = page_of(&built, &format!("{sheet}index.html"));
            for field in &collection.fields {
                let label = text::escape(field.label.get(language));
                assert!(sheet.contains(&format!("<h3>{label}</h3>")), "{label}");
            }
            for part in parts {
                let title = text::escape(part.title.get(language));
                assert!(
                    page.contains(&format!(">{title}</label>")),
                    "{path}: {title}"
                );
                assert!(sheet.contains(&format!(">{title}</h")), "{title}");
            }
        }
    }
}

#[test]
fn what_is_asked_is_tied_to_its_words() {
    let built = built(&files_of(&project()));
    for (path, page) in crate::pages::pages(&built) {
        if !path.contains("nueva/") {
            continue;
        }
        let ids: Vec<_> = tags(page).filter_map(|it| attribute(it, "id")).collect();
        let mut sorted = ids.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!(ids.len(), sorted.len(), "{path} has an id twice");
        for tag in tags(page) {
            let tied = ["for", "aria-describedby", "aria-labelledby"];
            let tied = tied.iter().filter_map(|it| attribute(tag, it));
            for id in tied.flat_map(|it| it.split(' ').map(str::to_owned).collect::<Vec<_>>()) {
                assert!(ids.contains(&id), "{path}: {id}");
            }
            let box_of = ["textarea", "select"].contains(&name(tag));
            if box_of && !tag.contains("class=\"add\"") {
                let id = attribute(tag, "id").unwrap_or_default();
                let labelled = page.contains(&format!("for=\"{id}\""));
                // Those of rows stand within their label.
                assert!(labelled || id.is_empty(), "{path}: {tag}");
            }
        }
    }
}

#[test]
fn an_entry_has_a_thin_page_that_robots_leave_alone() {
    let built = built(&files_of(&project()));
    let page = page_of(&built, "editar/taquile/index.html");
    assert!(page.contains("content=\"noindex\""));
    assert!(page.contains("data-source=\"/fichas/taquile/index.md\""));
    assert!(page.contains("data-form=\"/nueva/\""));
    assert!(page.contains("href=\"/nueva/hoja/\""));
    assert!(page.len() < 8_000, "{} bytes", page.len());
    let outline: serde_json::Value =
        serde_json::from_str(page_of(&built, "editar/taquile/partes.json")).expect("JSON");
    let source = page_of(&built, "fichas/taquile/index.md");
    let units: Vec<u16> = source.encode_utf16().collect();
    for field in outline["fields"].as_array().expect("fields") {
        let at = |n: usize| field["key"][n].as_u64().expect("a place") as usize;
        let key = String::from_utf16_lossy(&units[at(0)..at(1)]);
        assert_eq!(key, field["name"].as_str().expect("a name"));
    }
    let map = page_of(&built, "sitemap.xml");
    assert!(!map.contains("/editar/") && !map.contains("/hoja/") && !map.contains("/enviar/"));
    assert!(map.contains("https://centro.example/nueva/<"));
    let entry = page_of(&built, "fichas/taquile/index.html");
    assert!(entry.contains("href=\"/editar/taquile/\""));
}

/// Whoever writes a title that is there, under whatever name, is told.
#[test]
fn titles_under_another_name_say_which() {
    let files = files_of(&project());
    let built = built(&files);
    assert_eq!(
        page_of(&built, "nueva/nombres/asociacion-kallari.txt"),
        "kallari"
    );
    let names = built.outputs.keys().filter(|it| it.contains("/nombres/"));
    for path in names {
        let name = page_of(&built, path);
        let stem = path.rsplit('/').next().expect("a name");
        assert_ne!(stem, format!("{name}.txt"));
        let pages = ["fichas/", ""].map(|it| format!("{it}{name}/index.html"));
        assert!(
            pages.iter().any(|it| built.outputs.contains_key(it)),
            "{path}"
        );
    }
}

#[test]
fn groups_hold_each_optional_field_and_required_ones_come_first() {
    let files = files_of(&project());
    let schema = schema(&files);
    let main = schema.main_collection().expect("a collection");
    let steps = main.steps();
    let first = &steps[0];
    assert!(first.fields.iter().all(|at| main.fields[*at].required));
    let mut all: Vec<usize> = steps.iter().flat_map(|it| it.fields.clone()).collect();
    all.sort_unstable();
    assert_eq!(all, (0..main.fields.len()).collect::<Vec<_>>());
}

#[test]
fn a_catalogue_without_forms_is_as_it_was() {
    let built = built(&files_of(&site("sementes")));
    let forms = built.outputs.keys().filter(|it| it.contains("editar/"));
    assert_eq!(forms.count(), 0);
    let page = page_of(&built, "acervo/fava-branca/index.html");
    assert!(page.contains("href=\"#improve_\""));
}

#[test]
fn nothing_in_a_form_counts_or_compares_people() {
    let built = built(&files_of(&project()));
    let forbidden = [
        "calificación",
        "puntaje",
        "informe",
        "docente",
        "alumno",
        "ranking",
    ];
    for path in [
        "nueva/index.html",
        "nueva/hoja/index.html",
        "editar/taquile/index.html",
    ] {
        let page = page_of(&built, path).to_lowercase();
        for word in forbidden {
            assert!(!page.contains(word), "{path}: {word}");
        }
    }
}

#[test]
fn titles_give_the_names_that_the_form_says() {
    let rows = include_str!("../slugs.txt").lines();
    let rows = rows.filter(|it| !it.starts_with('#'));
    let rows: Vec<_> = rows.filter_map(|it| it.split_once(" = ")).collect();
    assert!(rows.len() > 10);
    for (title, slug) in rows {
        assert_eq!(text::slug(title), slug, "{title}");
        let decomposed: String = unicode_normalization::UnicodeNormalization::nfd(title).collect();
        assert_eq!(text::slug(&decomposed), slug, "{title}");
    }
}
