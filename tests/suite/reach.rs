//! Where links lead: nowhere dead, and to every entry soon. What is read here is the
//! page as it comes: a browser without JavaScript sees the same.

use crate::pages::{attribute, name, pages, tags, target};
use crate::support::{files_of, project, site};
use fichero::build::{Build, Memo, Options, build};
use fichero::schema::Overrides;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Clicks from the home page of a language to any entry.
const CLICKS: usize = 3;

fn built(root: &Path, base_url: Option<&str>) -> Build {
    let overrides = Overrides {
        base_url: base_url.map(str::to_owned),
        ..Overrides::default()
    };
    let options = Options {
        overrides,
        ..Options::default()
    };
    build(&files_of(root), &options, &mut Memo::default()).expect("built")
}

/// Everything that a tag fetches or leads to.
fn addresses(tag: &str) -> impl Iterator<Item = String> {
    let one = [
        "href",
        "src",
        "action",
        "poster",
        "data-list",
        "data-index",
        "data-worker",
    ];
    let one = one.into_iter().filter_map(|it| attribute(tag, it));
    let several = attribute(tag, "srcset").unwrap_or_default();
    let several: Vec<String> = several
        .split(", ")
        .filter_map(|it| Some(it.split_whitespace().next()?.to_owned()))
        .collect();
    one.chain(several)
}

/// Of another site, or handed to another program.
fn leaves(href: &str) -> bool {
    let (scheme, rest) = href.split_once(':').unwrap_or(("", href));
    let named = !scheme.is_empty() && scheme.bytes().all(|it| it.is_ascii_lowercase());
    named && !rest.is_empty()
}

#[test]
fn no_link_of_the_site_is_dead() {
    let below = Some("https://centro.example/un/catalogo/");
    for (root, base) in [
        (project(), None),
        (project(), below),
        (site("sementes"), None),
    ] {
        let built = built(&root, base);
        let ids: BTreeMap<&str, BTreeSet<String>> = pages(&built)
            .map(|(path, page)| {
                (
                    path,
                    tags(page).filter_map(|it| attribute(it, "id")).collect(),
                )
            })
            .collect();
        let mut links = 0;
        for (path, page) in pages(&built) {
            for tag in tags(page) {
                for href in addresses(tag).filter(|it| !leaves(it) && !it.is_empty()) {
                    let found = target(&built, path, &href);
                    let (file, anchor) = found.unwrap_or_else(|| panic!("{path}: <{tag}>"));
                    assert!(built.outputs.contains_key(&file), "{path}: <{tag}>");
                    let ids = ids.get(file.as_str());
                    let there = anchor.is_none_or(|it| ids.is_none_or(|ids| ids.contains(&it)));
                    assert!(there, "{path}: <{tag}> leads to no place of its page");
                    links += 1;
                }
            }
        }
        assert!(links > 100, "{links}");
    }
}

#[test]
fn every_entry_is_three_clicks_from_home_without_scripts() {
    let built = built(&project(), None);
    let entries: BTreeSet<&str> = pages(&built)
        .filter(|(_, page)| {
            page.contains("<article lang=") && page.contains("<header class=\"top\">")
        })
        .map(|(path, _)| path)
        .collect();
    assert!(entries.len() > 30);
    for home in ["index.html", "pt/index.html", "en/index.html"] {
        let mut known = BTreeSet::from([home.to_owned()]);
        let mut edge: Vec<String> = vec![home.to_owned()];
        for _ in 0..CLICKS {
            edge = edge.iter().flat_map(|it| led_to(&built, it)).collect();
            edge.retain(|it| known.insert(it.clone()));
        }
        let lost: Vec<&&str> = entries.iter().filter(|it| !known.contains(**it)).collect();
        assert!(lost.is_empty(), "from {home}: {lost:?}");
    }
}

/// The pages that a page's links lead to, but those only a script can open.
fn led_to(built: &Build, path: &str) -> Vec<String> {
    let page = crate::support::page_of(built, path);
    let shown = page.split("<template").enumerate().map(|(n, it)| match n {
        0 => it,
        _ => it.split_once("</template>").map_or("", |(_, after)| after),
    });
    let links = shown.flat_map(tags).filter(|it| name(it) == "a");
    let hrefs = links.filter_map(|it| attribute(it, "href"));
    let files = hrefs.filter_map(|it| Some(target(built, path, &it)?.0));
    files
        .filter(|it| built.outputs.contains_key(it) && it.ends_with(".html"))
        .collect()
}
