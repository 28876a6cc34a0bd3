//! The map, the bank of learnings and the statistics: their numbers are those of the
//! entries, and their links lead to them.

use crate::support::{files_of, page_of, problems, project, site};
use fichero::build::{Build, Memo, Options, build, read_entries};
use fichero::content::Entry;
use fichero::schema::{Overrides, Schema, read_schema};
use fichero::source::Files;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

const DRAWING: &str = "content/vocabularios/paises.svg";

fn built(files: &Files) -> Build {
    build(files, &Options::default(), &mut Memo::default()).expect("built")
}

fn schema(files: &Files) -> Schema {
    let (schema, diags) = read_schema(files, &Overrides::default());
    schema.unwrap_or_else(|| panic!("{diags:?}"))
}

/// Published originals of the first collection.
fn entries(schema: &Schema, files: &Files) -> Vec<Arc<Entry>> {
    let all = read_entries(schema, files, &mut Memo::default(), &mut Vec::new());
    let first = &schema.collections[0].name;
    let wanted = |it: &Arc<Entry>| it.collection == *first && !it.draft && !it.translation;
    all.into_iter().filter(wanted).collect()
}

fn terms(schema: &Schema, entry: &Entry, field: &str) -> Vec<String> {
    let (at, _) = schema.collections[0].field(field).expect("the field");
    let terms = entry.value(at).map(|it| it.terms()).unwrap_or_default();
    terms.iter().map(|it| it.id.clone()).collect()
}

/// What stands between two marks, each time.
fn between<'t>(text: &'t str, from: &str, to: &str) -> Vec<&'t str> {
    let pieces = text.split(from).skip(1);
    pieces
        .map(|it| it.split(to).next().unwrap_or_default())
        .collect()
}

fn without_tags(html: &str) -> String {
    let pieces = html.split('<').enumerate();
    let words = pieces.map(|(n, it)| match n {
        0 => it,
        _ => it.split_once('>').map_or("", |(_, text)| text),
    });
    words.collect()
}

#[test]
fn the_figures_are_those_of_the_entries() {
    let files = files_of(&project());
    let schema = schema(&files);
    let entries = entries(&schema, &files);
    let built = built(&files);
    let page = page_of(&built, "estadisticas/index.html");
    for (name, vocabulary) in [
        ("pais", "paises"),
        ("temas", "temas"),
        ("estado", "estados"),
    ] {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for entry in &entries {
            for id in terms(&schema, entry, name) {
                let term = schema.vocabularies[vocabulary].find(&id).expect("a term");
                *counts.entry(term.label.get("es").to_owned()).or_default() += 1;
            }
        }
        let table = between(page, &format!("<h2 id=\"{name}\">"), "</table>")[0];
        let rows = between(table, "<tr><th scope=\"row\">", "</tr>");
        let shown = rows.iter().map(|row| {
            let (label, cells) = row.split_once("</th>").expect("a cell");
            let count = between(cells, "<td>", "</td>")[0]
                .parse()
                .expect("a number");
            (without_tags(label).replace("&#x27;", "'"), count)
        });
        assert_eq!(shown.collect::<BTreeMap<_, _>>(), counts, "{name}");
    }
}

#[test]
fn the_matrix_is_symmetric_and_leads_to_what_it_counts() {
    let files = files_of(&project());
    let built = built(&files);
    let page = page_of(&built, "estadisticas/index.html");
    let matrix = between(page, "class=\"scroll matrix\"", "</div>")[0];
    let body = between(matrix, "<tbody>", "</tbody>")[0];
    let rows = between(body, "<tr>", "</tr>");
    let cells: Vec<Vec<&str>> = rows.iter().map(|it| between(it, "<td", "</td>")).collect();
    assert!(cells.len() > 5);
    let mut linked = 0;
    for (row, line) in cells.iter().enumerate() {
        assert_eq!(line.len(), cells.len());
        for (column, cell) in line.iter().enumerate().filter(|(it, _)| *it != row) {
            let cell = cell.trim_start_matches('>');
            assert_eq!(cell, cells[column][row].trim_start_matches('>'));
            let Some(href) = between(cell, "href=\"/", "\"").pop() else {
                assert_eq!(cell, "");
                continue;
            };
            let count = between(cell, "\">", "<")[0];
            let list = page_of(&built, &format!("{href}index.html"));
            let total = between(list, "<p class=\"total\">", "<")[0];
            assert_eq!(total.split(' ').next(), Some(count), "{href}");
            linked += 1;
        }
    }
    assert!(linked > 20);
}

#[test]
fn every_item_is_in_the_bank_once_and_leads_to_its_place() {
    let files = files_of(&project());
    let schema = schema(&files);
    let entries = entries(&schema, &files);
    let built = built(&files);
    let own = |entry: &Entry| -> Vec<String> {
        let parts = entry.body.parts.iter().flat_map(|it| &it.items);
        parts
            .map(|it| format!("fichas/{}/#{}", entry.slug, it.anchor))
            .collect()
    };
    let all: Vec<String> = entries.iter().flat_map(|it| own(it)).collect();
    assert!(all.len() > schema.site.page_size, "more than one page");
    assert_eq!(listed(&built, "aprendizajes/"), sorted(all.clone()));
    for href in &all {
        let (path, anchor) = href.split_once('#').expect("an anchor");
        let page = page_of(&built, &format!("{path}index.html"));
        assert!(page.contains(&format!("<h3 id=\"{anchor}\">")), "{href}");
    }
    for (field, vocabulary) in [
        ("temas", "temas"),
        ("pais", "paises"),
        ("actores", "actores"),
    ] {
        for term in &schema.vocabularies[vocabulary].terms {
            let held = entries
                .iter()
                .filter(|it| terms(&schema, it, field).contains(&term.id));
            let wanted: Vec<String> = held.flat_map(|it| own(it)).collect();
            let path = format!("aprendizajes/{vocabulary}/{}/", term.slug);
            match wanted.is_empty() {
                true => assert!(!built.outputs.contains_key(&format!("{path}index.html"))),
                false => assert_eq!(listed(&built, &path), sorted(wanted), "{path}"),
            }
        }
    }
}

/// Where the items of all pages of one list lead.
fn listed(built: &Build, path: &str) -> Vec<String> {
    let mut out = Vec::new();
    for number in 1.. {
        let page = match number {
            1 => format!("{path}index.html"),
            n => format!("{path}pagina/{n}/index.html"),
        };
        if !built.outputs.contains_key(&page) {
            break;
        }
        let items = between(
            page_of(built, &page),
            "<ul class=\"learnings\">",
            "</section>",
        )
        .join("");
        let links = between(&items, "<h3><a href=\"/", "\"");
        out.extend(links.into_iter().map(str::to_owned));
    }
    sorted(out)
}

fn sorted(mut items: Vec<String>) -> Vec<String> {
    items.sort();
    items
}

#[test]
fn points_stand_where_the_projection_puts_them() {
    let files = files_of(&project());
    let schema = schema(&files);
    let map = schema.vocabularies["paises"].map.as_ref().expect("a map");
    for (lat, lon, x, y) in [
        (-16.4957, -68.1336, 574.6, 622.1),
        (-30.0346, -51.2177, 761.8, 811.4),
        (14.9117, -91.361, 274.8, 220.0),
    ] {
        let point = map.place(lat, lon).expect("on the map");
        let off = (point.0 - x).hypot(point.1 - y);
        assert!(off < 0.5, "{lat}, {lon}: {point:?}");
    }
    for (lat, lon) in [(40.4, -3.7), (14.0, 108.0), (90.0, 0.0)] {
        assert_eq!(map.place(lat, lon), None, "{lat}, {lon}");
    }
}

/// Whatever is too near to be hit alone is in a list of its own.
#[test]
fn every_entry_with_a_point_is_reached_from_the_map() {
    let files = files_of(&project());
    let schema = schema(&files);
    let built = built(&files);
    let page = page_of(&built, "mapa/index.html");
    let drawing = between(page, "<figure class=\"map\">", "</svg>")[0];
    let mut reached = BTreeSet::new();
    for href in between(drawing, "<a href=\"/", "\"") {
        match href.strip_prefix("mapa/") {
            Some(_) => {
                let list = page_of(&built, &format!("{href}index.html"));
                let links = between(list, "class=\"card-link\" href=\"/", "\"");
                reached.extend(links.into_iter().map(str::to_owned));
            }
            None => {
                reached.insert(href.to_owned());
            }
        }
    }
    let point = schema.collections[0].roles.point.expect("a point");
    for entry in entries(&schema, &files) {
        let path = format!("fichas/{}/", entry.slug);
        assert_eq!(
            entry.value(point).is_some(),
            reached.contains(&path),
            "{path}"
        );
    }
    let unmapped: BTreeSet<&str> = between(page, "<ul class=\"without\">", "</ul>")
        .into_iter()
        .collect();
    assert!(unmapped.is_empty(), "all sample entries have a point");
}

/// The sample entries a hundred times over, each a little aside.
#[test]
fn the_pages_stay_small_with_many_entries() {
    let mut files = files_of(&project());
    let fichas: Vec<(String, String)> = files
        .under("content/fichas")
        .map(|it| (it.path.to_string(), it.text().expect("text").to_owned()))
        .collect();
    for copy in 0..25 {
        for (path, text) in &fichas {
            let aside = |line: &str| match line.strip_prefix("coordenadas: [") {
                Some(rest) => {
                    let (lat, lon) = rest.split_once(", ").expect("a pair");
                    let shift = f64::from(copy) / 20.0 - 0.5;
                    let lat: f64 = lat.parse().expect("a number");
                    format!("coordenadas: [{}, {lon}", lat + shift)
                }
                None => line.to_owned(),
            };
            let text: Vec<String> = text.lines().map(aside).collect();
            files.insert_text(
                &path.replace(".md", &format!("-{copy}.md")),
                &text.join("\n"),
            );
        }
    }
    let built = built(&files);
    let few = problems(&built).into_iter().filter(|it| it.is_error());
    assert_eq!(few.count(), 0);
    let page = page_of(&built, "mapa/index.html");
    assert!(page.len() < 40_000, "{}", page.len());
    let page = page_of(&built, "estadisticas/index.html");
    assert!(page.len() < 60_000, "{}", page.len());
}

#[test]
fn small_maps_are_small_and_show_the_point() {
    let built = built(&files_of(&project()));
    let page = page_of(&built, "fichas/chalalan/index.html");
    let figure = between(page, "<figure class=\"close-up\">", "</figure>")[0];
    assert!(figure.len() < 3_000, "{}", figure.len());
    assert!(figure.contains("<circle"));
}

#[test]
fn a_drawing_with_more_than_outlines_gives_nothing_else() {
    let mut files = files_of(&project());
    let drawing = files.get(DRAWING).expect("the map");
    let drawing = drawing.text().expect("text").to_owned();
    let live = "<script>alert(1)</script><image href=\"https://e.org/x.png\"/>\
                <a href=\"javascript:alert(2)\"><text onclick=\"alert(3)\">alert(4)</text></a>\
                <foreignObject><body onload=\"alert(5)\"/></foreignObject><!-- <path alert(6) -->";
    let hostile = drawing
        .replace("<path ", "<path onload=\"alert(7)\" style=\"x:alert(8)\" ")
        .replace("</svg>", &format!("{live}</svg>"));
    files.insert_text(DRAWING, &hostile);
    let hostile = built(&files);
    assert_eq!(problems(&hostile), [] as [&fichero::diag::Diag; 0]);
    for (path, bytes) in &hostile.outputs {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("alert("), "{path}");
    }
    let plain = built(&files_of(&project()));
    assert_eq!(
        hostile.outputs["mapa/index.html"],
        plain.outputs["mapa/index.html"]
    );
}

#[test]
fn a_drawing_that_is_none_is_told() {
    let root = "<svg viewBox=\"0 0 9 9\" data-projection=\"azimuthal-equal-area\" \
                data-center=\"0 0\" data-scale=\"9\" data-translate=\"0 0\">";
    let path = |id: &str, d: &str| format!("{root}<path id=\"{id}\" d=\"{d}\"/></svg>");
    let cases = [
        ("F088", String::new()),
        ("F088", "<script>alert(1)</script>".to_owned()),
        ("F088", format!("{root}</svg>")),
        ("F088", path("bo", "M0 0l1 0 0 1z")),
        ("F088", path("p-bo", "M0 0c1 0 0 1 2 2z")),
        ("F088", path("p-bo", "M0 0l99999999 0 0 1z")),
        (
            "F088",
            path("p-bo", "M0 0l1 0 0 1z").replace("\"9\"", "\"NaN\""),
        ),
        (
            "F088",
            path("p-bo", "M0 0l1 0 0 1z").replace("0 0 9 9", "0 0 9"),
        ),
        (
            "F088",
            path("p-bo", &format!("M0 0l{}z", "1 0 0 1 ".repeat(9_000))),
        ),
        ("F088", format!("{root}<path id=\"p-bo")),
        ("F002", path("p-bo", &"M0 0".repeat(200_000))),
    ];
    for (code, drawing) in cases {
        let mut files = files_of(&project());
        files.insert_text(DRAWING, &drawing);
        let (schema, diags) = read_schema(&files, &Overrides::default());
        let told: Vec<&str> = diags.iter().map(|it| it.code.id).collect();
        assert_eq!(told, [code], "{}", &drawing[..drawing.len().min(200)]);
        assert!(schema.is_none());
    }
}

#[test]
fn without_a_drawing_there_are_still_the_lists() {
    let mut files = files_of(&project());
    files.remove(DRAWING);
    let built = built(&files);
    let page = page_of(&built, "mapa/index.html");
    assert!(!page.contains("<figure"));
    assert!(page.contains("href=\"/paises/bolivia/\""));
    assert!(page.contains("<ul class=\"without\">"));
}

#[test]
fn a_catalogue_that_declares_none_has_none() {
    let built = built(&files_of(&site("sementes")));
    for (path, bytes) in built.outputs.iter().filter(|(it, _)| it.ends_with(".html")) {
        let page = std::str::from_utf8(bytes).expect("text");
        for mark in [
            "close-up",
            "class=\"ways\"",
            "class=\"learnings\"",
            "class=\"map\"",
        ] {
            assert!(!page.contains(mark), "{path}: {mark}");
        }
    }
}
