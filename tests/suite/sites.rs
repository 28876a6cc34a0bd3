//! The second catalogue: other fields, another language, a sub-path.

use crate::support::{files_of, page_of, problems, project, site};
use fichero::build::{Build, Memo, Options, build};
use fichero::schema::{Overrides, Reading, read_schema};
use std::collections::BTreeSet;

fn built(root: &std::path::Path, base_url: Option<&str>) -> Build {
    let options = Options {
        overrides: Overrides {
            base_url: base_url.map(str::to_owned),
            ..Overrides::default()
        },
        check_only: false,
    };
    let built = build(&files_of(root), &options, &mut Memo::default()).expect("built");
    assert_eq!(problems(&built), [] as [&fichero::diag::Diag; 0]);
    built
}

#[test]
fn another_catalogue_needs_no_other_program() {
    let built = built(&site("sementes"), None);
    let page = page_of(&built, "acervo/fava-branca/index.html");
    for wanted in [
        "<html lang=\"pt\">",
        "<dt>Colheita</dt><dd>março de 2014</dd>",
        "<dd>12.500,5</dd>",
        "href=\"/acervo/plantas/fava/\"",
        "href=\"/acervo/acervo/milho/#cuidados\"",
        "href=\"/acervo/sobre/\"",
        "<h3 id=\"regar-pouco-2\">",
    ] {
        assert!(page.contains(wanted), "{wanted}\n{page}");
    }
    assert!(built.outputs.contains_key("acervo/cabaca/cabaca.png"));
    assert!(page_of(&built, "en/acervo/cabaca/index.html").contains("<html lang=\"en\">"));
    assert!(page_of(&built, "acervo/cabaca/index.html").contains("hreflang=\"en\""));
    assert!(!built.outputs.keys().any(|it| it.contains("rascunho")));
    let milho = page_of(&built, "acervo/milho/index.html");
    assert!(milho.contains(">Fava branca</a>"), "references show titles");
}

/// Every link of every page leads to a page, below whatever path the site stands.
#[test]
fn all_links_lead_somewhere_under_a_sub_path() {
    for (root, base) in [(project(), "/catalogo/"), (site("sementes"), "/a/b/")] {
        let built = built(&root, Some(&format!("https://ejemplo.org{base}")));
        let files: BTreeSet<&str> = built.outputs.keys().map(String::as_str).collect();
        let mut links = 0;
        for (path, bytes) in built.outputs.iter().filter(|(it, _)| it.ends_with(".html")) {
            let page = std::str::from_utf8(bytes).expect("text");
            for part in ["href=\"", "src=\""] {
                for link in page.split(part).skip(1) {
                    let link = link.split('"').next().expect("closed");
                    let link = link.split(['#', '?']).next().expect("first");
                    if link.is_empty() || link.contains(':') {
                        continue;
                    }
                    let inside = link
                        .strip_prefix(base)
                        .unwrap_or_else(|| panic!("{path}: {link}"));
                    let file = match inside.is_empty() || inside.ends_with('/') {
                        true => format!("{inside}index.html"),
                        false => inside.to_owned(),
                    };
                    assert!(files.contains(file.as_str()), "{path} links to {link}");
                    links += 1;
                }
            }
        }
        assert!(links > 50);
    }
}

/// The law of kinds: what is written reads as the same value.
#[test]
fn every_value_survives_writing_and_reading() {
    for root in [project(), site("sementes")] {
        let files = files_of(&root);
        let (schema, _) = read_schema(&files, &Overrides::default());
        let schema = schema.expect("the schema is right");
        let mut values = 0;
        for source in files
            .iter()
            .filter(|it| fichero::content::is_entry(&schema, it))
        {
            let (entry, _) = fichero::content::read_entry(&schema, source);
            let entry = entry.expect("the entry is right");
            let collection = schema
                .collection(&entry.collection)
                .expect("its collection");
            for (at, field) in collection.fields.iter().enumerate() {
                let Some(value) = entry.value(at) else {
                    continue;
                };
                let line = format!("{}: {}\n", field.name, field.write(value));
                let source = fichero::source::Source::new("x.yaml", line.clone().into_bytes());
                let mut diags = Vec::new();
                let root = fichero::source::read_yaml(&source, 0..line.len(), &mut diags);
                let root = root.unwrap_or_else(|| panic!("{line}"));
                let mut reading = Reading {
                    source: &source,
                    site: &schema.site,
                    vocabularies: &schema.vocabularies,
                    diags: &mut diags,
                };
                let again = field.read(root.get(&field.name).expect("key"), &mut reading);
                assert_eq!(again.as_ref(), Some(value), "{line}");
                assert_eq!(diags, [], "{line}");
                values += 1;
            }
        }
        assert!(values > 10);
    }
}
