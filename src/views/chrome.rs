//! What stands around every page: the site's name, its menu, its languages.

use super::{Link, link};
use crate::catalogue::Catalogue;
use serde::Serialize;

/// The same for all pages of one interface language.
#[derive(Debug, Serialize)]
pub struct Chrome {
    pub title: String,
    pub tagline: String,
    pub language: String,
    pub home: String,
    /// With a final `/`: where the site's own links begin.
    pub base: String,
    pub base_url: String,
    pub license: String,
    pub menu: Vec<MenuItem>,
    /// The page that tells how to take part.
    pub guide: Option<Link>,
    pub feed: Option<Link>,
    /// Addresses of the map, the learnings and the statistics.
    pub map: Option<String>,
    pub learnings: Option<String>,
    pub statistics: Option<String>,
    /// Exported data files.
    pub data: Vec<Link>,
}

#[derive(Debug, Serialize)]
pub struct MenuItem {
    pub text: String,
    pub href: String,
    /// Path of the page it leads to; pages below it belong to the item.
    pub path: String,
}

impl Chrome {
    pub fn new(catalogue: &Catalogue, language: &str) -> Chrome {
        let site = &catalogue.schema.site;
        let main = super::main_shelf(catalogue);
        let guide = main.and_then(|it| {
            let path = format!("{}/", it.collection.guide.as_deref()?);
            Some(link(
                catalogue.schema,
                it.collection.singular.get(language),
                &path,
            ))
        });
        let overview = main.map(|it| &it.collection.overview);
        let address = |segment: Option<&String>| segment.map(|it| site.href(&format!("{it}/")));
        Chrome {
            title: site.title.get(language).to_owned(),
            tagline: site.tagline.get(language).to_owned(),
            language: language.to_owned(),
            home: site.href(""),
            base: site.base_path.clone(),
            base_url: site.base_url.clone(),
            license: site.license.clone(),
            menu: menu(catalogue, language),
            guide,
            feed: main.map(|it| {
                let text = it.collection.label.get(language);
                link(catalogue.schema, text, "feed.xml")
            }),
            map: address(overview.and_then(|it| it.map.as_ref())),
            learnings: address(overview.and_then(|it| it.learnings.as_ref())),
            statistics: address(overview.and_then(|it| it.statistics.as_ref())),
            data: data(catalogue),
        }
    }
}

fn menu(catalogue: &Catalogue, language: &str) -> Vec<MenuItem> {
    let item = |text: &str, path: String| MenuItem {
        text: text.to_owned(),
        href: catalogue.schema.site.href(&path),
        path,
    };
    let mut menu = Vec::new();
    for shelf in &catalogue.shelves {
        let collection = shelf.collection;
        if !collection.path.is_empty() && !collection.menu {
            menu.push(item(collection.label.get(language), collection.list_path()));
        }
        for (_, field) in collection.paged_fields() {
            let path = format!("{}/", field.pages.as_deref().unwrap_or_default());
            menu.push(item(field.label.get(language), path));
        }
        if collection.menu {
            let entries = shelf.entries.iter().map(|it| {
                let title = it.text(Some(collection.roles.title));
                item(title, collection.entry_path(&it.slug))
            });
            menu.extend(entries);
        }
    }
    menu
}

fn data(catalogue: &Catalogue) -> Vec<Link> {
    let shelves = catalogue.shelves.iter().filter(|it| it.collection.data);
    let files = shelves.flat_map(|it| {
        let mut kinds = vec!["csv", "json"];
        kinds.extend(it.collection.roles.point.map(|_| "geojson"));
        kinds.into_iter().map(move |kind| (it.collection, kind))
    });
    files
        .map(|(collection, kind)| {
            let path = catalogue.schema.data_path(collection, kind);
            link(catalogue.schema, &kind.to_uppercase(), &path)
        })
        .collect()
}
