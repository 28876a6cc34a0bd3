//! What the look is made of: one style sheet of parts, signs that exist, and whose turn
//! it is on the home page.

use crate::support::{files_of, page_of, project, site};
use fichero::build::{Build, Memo, Options, build, read_entries};
use fichero::schema::{Overrides, read_schema};
use fichero::source::Files;
use std::collections::{BTreeMap, BTreeSet};

fn built(files: &Files, day: Option<usize>) -> Build {
    let options = Options {
        overrides: Overrides {
            day,
            ..Overrides::default()
        },
        ..Options::default()
    };
    build(files, &options, &mut Memo::default()).expect("built")
}

/// What stands between two marks, each time.
fn between<'t>(text: &'t str, from: &str, to: &str) -> Vec<&'t str> {
    let pieces = text.split(from).skip(1);
    pieces
        .map(|it| it.split(to).next().unwrap_or_default())
        .collect()
}

/// The one file of the assets that begins so.
fn asset<'a>(built: &'a Build, start: &str) -> &'a str {
    let mut paths = built.outputs.keys().filter(|it| it.starts_with(start));
    let path = paths.next().unwrap_or_else(|| panic!("no {start}"));
    assert_eq!(paths.next(), None);
    page_of(built, path)
}

#[test]
fn every_sign_a_page_shows_is_in_the_sheet() {
    for (root, least) in [(project(), 15), (site("sementes"), 1)] {
        let built = built(&files_of(&root), None);
        let drawn: BTreeSet<&str> = between(asset(&built, "recursos/signs."), " id=\"", "\"")
            .into_iter()
            .collect();
        let pages = built.outputs.keys().filter(|it| it.ends_with(".html"));
        let used = pages.flat_map(|it| between(page_of(&built, it), ".svg#", "\""));
        let used: BTreeSet<&str> = used.collect();
        assert!(used.len() >= least, "{used:?}");
        assert!(used.is_subset(&drawn), "{used:?} of {drawn:?}");
    }
}

#[test]
fn a_catalogue_may_change_one_part_of_the_style_sheet() {
    let mut files = files_of(&project());
    let before = built(&files, None);
    files.insert_text(
        "themes/base/assets/css/tokens.css",
        "/* ours */ :root { --ink: #123456 }\n",
    );
    let after = built(&files, None);
    let (before, after) = (
        asset(&before, "recursos/css/site."),
        asset(&after, "recursos/css/site."),
    );
    assert!(after.starts_with(":root { --ink: #123456 }\n"), "{after}");
    let rest = |it: &'static str, text: &str| text[text.find(it).expect("it")..].to_owned();
    assert_eq!(rest("*,\n", before), rest("*,\n", after));
    assert!(!before.contains("/*") && !before.contains("@import"));
}

/// The entries of the first row of cards on the home page.
fn in_turn(files: &Files, day: Option<usize>) -> Vec<String> {
    let built = built(files, day);
    let page = page_of(&built, "index.html");
    let row = between(page, "<ul class=\"cards\">", "</ul>\n</section>")[0];
    let links = between(row, "class=\"card-link\" href=\"/fichas/", "/\"");
    links.into_iter().map(str::to_owned).collect()
}

#[test]
fn small_entries_that_go_on_take_turns_by_the_day() {
    let files = files_of(&project());
    let (schema, _) = read_schema(&files, &Overrides::default());
    let schema = schema.expect("the schema is right");
    let entries = read_entries(&schema, &files, &mut Memo::default(), &mut Vec::new());
    let by_slug: BTreeMap<&str, _> = entries.iter().map(|it| (it.slug.as_str(), it)).collect();
    let collection = &schema.collections[0];
    let term = |slug: &str, field: &str| {
        let (at, _) = collection.field(field).expect("the field");
        let terms = by_slug[slug].value(at).map(|it| it.terms());
        terms.and_then(|it| Some(it.first()?.id.clone()))
    };
    let mut seen = BTreeSet::new();
    for day in 20_000..20_006 {
        let row = in_turn(&files, Some(day));
        assert_eq!(row.len(), 3);
        assert_ne!(row, in_turn(&files, Some(day + 1)), "day {day}");
        seen.extend(row);
    }
    assert!(seen.len() > 6, "{seen:?}");
    for slug in &seen {
        let state = term(slug, "estado").expect("a state");
        assert!(["en-diseno", "en-proceso"].contains(&state.as_str()));
        let small = match term(slug, "alcance") {
            Some(reach) => ["hasta-50", "51-500"].contains(&reach.as_str()),
            None => {
                let scale = term(slug, "escala").expect("a scale");
                ["barrio-comunidad", "parroquia-distrito", "municipio"].contains(&scale.as_str())
            }
        };
        assert!(small, "{slug} is not small");
    }
    // Without a day it is the entries that say which one, not a clock.
    assert_eq!(in_turn(&files, None), in_turn(&files, Some(20_261_122)));
}
