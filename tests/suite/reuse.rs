//! What machines read of a built site: linked data, feeds, data files and their
//! description, the records for harvesters, the card to frame, the export.

use crate::support::{
    copy_of, fichero, files_of, page_of, problems, project, site, stderr, stdout,
};
use fichero::build::{Build, Memo, Options, build};
use fichero::source::Files;
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

fn site_of(files: &Files) -> Build {
    let built = build(files, &Options::default(), &mut Memo::default()).expect("built");
    assert_eq!(problems(&built), [] as [&fichero::diag::Diag; 0]);
    built
}

/// The nodes that a page says it is.
fn graph(page: &str) -> Vec<Value> {
    let (_, rest) = page
        .split_once("<script type=\"application/ld+json\">")
        .expect("linked data");
    let (text, _) = rest.split_once("</script>").expect("closed");
    let document: Value = serde_json::from_str(text).expect("JSON");
    assert_eq!(document["@context"], "https://schema.org");
    document["@graph"].as_array().expect("nodes").clone()
}

/// Every element with text: (path of names, text).
fn leaves(xml: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(xml);
    let (mut path, mut out) = (Vec::new(), Vec::new());
    let mut text = String::new();
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(tag) => {
                path.push(String::from_utf8_lossy(tag.name().as_ref()).into_owned());
                text.clear();
            }
            Event::Text(it) => text.push_str(&it.decode().expect("UTF-8")),
            Event::GeneralRef(it) => text.push_str(&format!("&{};", it.decode().expect("UTF-8"))),
            Event::End(_) => {
                if !text.trim().is_empty() {
                    out.push((path.join("/"), std::mem::take(&mut text)));
                }
                path.pop();
            }
            Event::Eof => return out,
            _ => {}
        }
    }
}

fn texts<'l>(leaves: &'l [(String, String)], end: &str) -> Vec<&'l str> {
    let found = leaves.iter().filter(|(path, _)| path.ends_with(end));
    found.map(|(_, text)| text.as_str()).collect()
}

#[test]
fn every_kind_of_page_says_what_it_is() {
    let built = site_of(&files_of(&project()));
    for (path, kind) in [
        ("index.html", "WebSite"),
        ("pt/index.html", "WebSite"),
        ("fichas/index.html", "CollectionPage"),
        ("temas/turismo/index.html", "CollectionPage"),
        ("temas/turismo/bolivia/index.html", "CollectionPage"),
        ("mapa/index.html", "CollectionPage"),
        ("datos/index.html", "Dataset"),
        ("fichas/taquile/index.html", "Article"),
        ("sobre/index.html", "WebPage"),
    ] {
        assert_eq!(graph(page_of(&built, path))[0]["@type"], kind, "{path}");
    }
    let ficha = graph(page_of(&built, "fichas/taquile/index.html"));
    assert_eq!(ficha[1]["@type"], "BreadcrumbList");
    let article = &ficha[0];
    for wanted in ["headline", "license", "dateModified", "inLanguage", "about"] {
        assert!(!article[wanted].is_null(), "{wanted}: {article}");
    }
    assert_eq!(article["spatialCoverage"]["geo"]["@type"], "GeoCoordinates");
    let list = graph(page_of(&built, "temas/turismo/index.html"));
    let items = list[0]["mainEntity"]["itemListElement"].as_array();
    for item in items.expect("items") {
        let url = item["url"].as_str().expect("an address");
        let path = url.strip_prefix("https://centro.example/").expect("ours");
        assert!(built.outputs.contains_key(&format!("{path}index.html")));
    }
}

/// Whatever an author writes stays a string: it ends no script and starts no tag.
#[test]
fn content_cannot_leave_what_machines_read() {
    let mut files = files_of(&site("sementes"));
    let text = "---\nnome: 'A </script><script>alert(1)</script> & \"b\" ]]>'\n\
                descricao: '<!-- & <b>'\nplanta: fava\nregistro: 2020-01-02\n---\n";
    files.insert_text("content/sementes/hostil.md", text);
    let built = site_of(&files);
    let page = page_of(&built, "acervo/hostil/index.html");
    assert!(!page.contains("<script>alert"), "{page}");
    let name = "A </script><script>alert(1)</script> & \"b\" ]]>";
    assert_eq!(graph(page)[0]["headline"], name);
    let feed = leaves(page_of(&built, "feed.xml"));
    assert!(
        texts(&feed, "entry/title")
            .iter()
            .any(|it| it.contains("&lt;/script&gt;"))
    );
}

#[test]
fn each_term_has_a_feed_of_its_newest_entries() {
    let mut files = files_of(&site("sementes"));
    for day in 1..=31 {
        let text =
            format!("---\nnome: Semente {day}\nplanta: fava\nregistro: 2031-01-{day:02}\n---\n");
        files.insert_text(&format!("content/sementes/nova-{day}.md"), &text);
    }
    let built = site_of(&files);
    let page = page_of(&built, "plantas/fava/index.html");
    let link =
        "type=\"application/atom+xml\" title=\"Fava\" href=\"/acervo/plantas/fava/feed.xml\"";
    assert!(page.contains(link), "{page}");
    let feed = leaves(page_of(&built, "plantas/fava/feed.xml"));
    assert_eq!(texts(&feed, "feed/updated"), ["2031-01-31T00:00:00Z"]);
    let home = "https://exemplo.org/acervo/plantas/fava/";
    assert_eq!(texts(&feed, "feed/id"), [home]);
    let days = texts(&feed, "entry/updated");
    assert_eq!(days.len(), 30, "the newest only");
    assert!(days.is_sorted_by(|one, next| one >= next));
    let ids: BTreeSet<&str> = texts(&feed, "entry/id").into_iter().collect();
    assert_eq!(ids.len(), 30, "each entry once");
    // Other languages lead to the same feed.
    let page = page_of(&built, "en/plantas/fava/index.html");
    assert!(page.contains(
        "href=\"/acervo/plantas/fava/feed.xml\" type=\"application/atom+xml\" lang=\"pt\""
    ));
    assert!(!built.outputs.contains_key("en/plantas/fava/feed.xml"));
}

/// The description names each file, with its size, and each column, in order.
#[test]
fn the_data_package_describes_the_files_as_they_are() {
    for (root, folder) in [(project(), "datos"), (site("sementes"), "tabelas")] {
        let built = site_of(&files_of(&root));
        let text = page_of(&built, &format!("{folder}/datapackage.json"));
        let package: Value = serde_json::from_str(text).expect("JSON");
        let resources = package["resources"].as_array().expect("resources");
        let mut columns: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for resource in resources {
            let path = resource["path"].as_str().expect("a path");
            let bytes = built.outputs.get(&format!("{folder}/{path}"));
            let bytes = bytes.unwrap_or_else(|| panic!("no {path}"));
            assert_eq!(resource["bytes"], bytes.len(), "{path}");
            let Some(fields) = resource["schema"]["fields"].as_array() else {
                continue;
            };
            let text = bytes
                .strip_prefix(b"\xEF\xBB\xBF")
                .expect("a mark for Excel");
            let mut reader = csv::Reader::from_reader(text);
            let heads = reader.headers().expect("a head").clone();
            let names: Vec<&str> = fields.iter().filter_map(|it| it["name"].as_str()).collect();
            assert_eq!(heads.iter().collect::<Vec<_>>(), names, "{path}");
            let rows = reader.records().filter_map(Result::ok);
            let ids = rows.map(|it| it[0].to_owned()).collect();
            columns.insert(resource["name"].as_str().expect("a name"), ids);
        }
        assert!(columns.len() > 2);
        foreign_keys_hold(&built, folder, resources, &columns);
    }
}

/// Every cell of a column that refers to a vocabulary is one of its terms.
fn foreign_keys_hold(
    built: &Build,
    folder: &str,
    resources: &[Value],
    ids: &BTreeMap<&str, BTreeSet<String>>,
) {
    let mut cells = 0;
    for resource in resources {
        let keys = resource["schema"]["foreignKeys"].as_array();
        for key in keys.into_iter().flatten() {
            let name = key["fields"][0].as_str().expect("a column");
            let to = key["reference"]["resource"].as_str().expect("a resource");
            let path = format!("{folder}/{}", resource["path"].as_str().expect("a path"));
            let mut reader = csv::Reader::from_reader(&built.outputs[&path][3..]);
            let heads = reader.headers().expect("a head").clone();
            let at = heads.iter().position(|it| it == name).expect("the column");
            for row in reader.records().filter_map(Result::ok) {
                assert!(row[at].is_empty() || ids[to].contains(&row[at]), "{name}");
                cells += 1;
            }
        }
    }
    assert!(cells > 0);
}

#[test]
fn harvesters_get_every_record_once() {
    let built = site_of(&files_of(&project()));
    let oai = leaves(page_of(&built, "datos/oai.xml"));
    assert_eq!(texts(&oai, "oai:protocolVersion"), ["2.0"]);
    assert_eq!(texts(&oai, "oai:granularity"), ["YYYY-MM-DD"]);
    let ids: BTreeSet<&str> = texts(&oai, "oai:identifier").into_iter().collect();
    let fichas = built.outputs.keys();
    let fichas = fichas.filter(|it| it.starts_with("fichas/") && it.ends_with("/index.md"));
    assert_eq!(ids.len(), fichas.count());
    assert!(ids.contains("oai:centro.example:fichas/taquile"), "{ids:?}");
    let days = texts(&oai, "oai:datestamp");
    let earliest = texts(&oai, "oai:earliestDatestamp")[0];
    assert_eq!(days.iter().min(), Some(&earliest));
    for element in ["dc:title", "dc:identifier", "dc:rights", "dc:language"] {
        assert_eq!(texts(&oai, element).len(), ids.len(), "{element}");
    }
    // Who names no address for harvesters has nothing for them.
    let other = site_of(&files_of(&site("sementes")));
    assert!(!other.outputs.contains_key("tabelas/oai.xml"));
}

/// The card is small, leads to the ficha, and is no page of its own for robots.
#[test]
fn a_ficha_can_be_framed_elsewhere() {
    let built = site_of(&files_of(&project()));
    let card = page_of(&built, "fichas/taquile/tarjeta/index.html");
    for wanted in [
        "<html lang=\"es\">",
        "<meta name=\"robots\" content=\"noindex\">",
        "<link rel=\"canonical\" href=\"https://centro.example/fichas/taquile/\">",
        "target=\"_blank\" rel=\"noopener\"",
    ] {
        assert!(card.contains(wanted), "{wanted}\n{card}");
    }
    assert!(!card.contains("<script"));
    let cards = built.outputs.iter();
    let cards = cards.filter(|(path, _)| path.ends_with("/tarjeta/index.html"));
    for (path, bytes) in cards {
        assert!(bytes.len() < 2048, "{path}: {} bytes", bytes.len());
    }
    assert!(!page_of(&built, "sitemap.xml").contains("/tarjeta/"));
    let ficha = page_of(&built, "fichas/taquile/index.html");
    assert!(ficha.contains("&lt;iframe src=\"https://centro.example/fichas/taquile/tarjeta/\""));
}

#[test]
fn the_site_map_says_when_a_ficha_changed() {
    let built = site_of(&files_of(&project()));
    let map = leaves(page_of(&built, "sitemap.xml"));
    let feed = leaves(page_of(&built, "feed.xml"));
    let newest = texts(&feed, "feed/updated")[0].split('T').next();
    assert_eq!(texts(&map, "url/lastmod").into_iter().max(), newest);
}

#[test]
fn export_gives_what_the_site_publishes() {
    let site = site_of(&files_of(&project()));
    for format in ["csv", "json", "ndjson", "geojson"] {
        let output = fichero(&project(), &["export", format]);
        let published = page_of(&site, &format!("datos/fichas.{format}"));
        assert!(output.status.success(), "{}", stderr(&output));
        assert_eq!(stdout(&output), published, "{format}");
    }
    let references = stdout(&fichero(&project(), &["export", "bibtex"]));
    assert_eq!(references.matches("@misc{").count(), 39);
    assert!(references.contains(page_of(&site, "fichas/taquile/cita.bib")));
    let copy = copy_of(&project());
    let out = copy.path().join("fichas.jsonld");
    let arguments = ["export", "jsonld", "--out", out.to_str().expect("path")];
    assert!(fichero(copy.path(), &arguments).status.success());
    let text = fs::read_to_string(&out).expect("written");
    let linked: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(linked["@graph"].as_array().map(Vec::len), Some(39));
    let ficha = copy.path().join("content/fichas/taquile.md");
    fs::write(&ficha, "---\ntitulo: [\n---\n").expect("write");
    let output = fichero(copy.path(), &["export", "csv"]);
    assert_eq!(output.status.code(), Some(1), "a ficha less is told");
    assert_eq!(stdout(&output), "");
    let output = fichero(&project(), &["export", "csv", "--collection", "nada"]);
    assert_eq!(output.status.code(), Some(2));
}

/// An escape can write what no keyboard does, and no XML may hold.
#[test]
fn unseen_characters_are_told_however_they_are_written() {
    for written in ["\"a\\x01b\"", "\"a\\uFFFEb\"", "\"a\\u202Eb\""] {
        let mut files = files_of(&site("sementes"));
        let text = format!("---\nnome: {written}\nplanta: fava\n---\n");
        files.insert_text("content/sementes/x.md", &text);
        let built = build(&files, &Options::default(), &mut Memo::default()).expect("built");
        let codes: Vec<&str> = problems(&built).iter().map(|it| it.code.id).collect();
        assert_eq!(codes.len(), 1, "{written}: {codes:?}");
    }
}
