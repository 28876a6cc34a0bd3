//! What stands around every page: the site's name, its menu, its languages.

use super::{Link, Scope};
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
    /// Lists of entries and indexes of terms.
    pub menu: Vec<MenuItem>,
    /// Entries that stand in the menu by themselves.
    pub pages: Vec<MenuItem>,
    /// The page that tells how to take part.
    pub guide: Option<Link>,
    /// The form for a new entry.
    pub new: Option<String>,
    pub feed: Option<Link>,
    /// Addresses of the map, the learnings and the statistics.
    pub map: Option<String>,
    pub learnings: Option<String>,
    pub statistics: Option<String>,
    /// The page from which the catalogue is kept on a telephone.
    pub offline: Option<String>,
    /// What a telephone asks to show the site among its own things.
    pub manifest: Option<String>,
    /// The page of the exported data.
    pub data_page: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct MenuItem {
    pub text: String,
    pub href: String,
    /// Path of the page it leads to; pages below it belong to the item.
    pub path: String,
    /// Of the page it leads to, when it is not this one's.
    pub language: Option<String>,
}

impl Chrome {
    pub fn new(scope: Scope) -> Chrome {
        let Scope {
            catalogue,
            schema,
            language,
        } = scope;
        let site = &schema.site;
        let main = super::main_shelf(catalogue);
        let guide = main.and_then(|it| {
            let path = format!("{}/", it.collection.guide.as_deref()?);
            Some(scope.link(it.collection.singular.get(language), &path))
        });
        let overview = main.map(|it| &it.collection.overview);
        let address = |segment: Option<&String>| segment.map(|it| scope.href(&format!("{it}/")));
        Chrome {
            title: site.title.get(language).to_owned(),
            tagline: site.tagline.get(language).to_owned(),
            language: language.to_owned(),
            home: scope.href(""),
            base: site.base_path.clone(),
            base_url: site.base_url.clone(),
            license: site.license.clone(),
            menu: menu(scope),
            pages: pages(scope),
            guide,
            new: main
                .and_then(|it| schema.new_path(it.collection))
                .map(|it| scope.href(&it)),
            feed: main.map(|it| {
                let text = it.collection.label.get(language);
                Scope::own(catalogue).link(text, "feed.xml")
            }),
            map: address(overview.and_then(|it| it.map.as_ref())),
            learnings: address(overview.and_then(|it| it.learnings.as_ref())),
            statistics: address(overview.and_then(|it| it.statistics.as_ref())),
            data_page: main.map(|_| scope.href(&schema.data_page())),
            offline: main.and_then(|it| super::offline::link(scope, it)),
            manifest: main.map(|_| scope.href(super::offline::MANIFEST)),
        }
    }
}

fn menu(scope: Scope) -> Vec<MenuItem> {
    let site = &scope.schema.site;
    let item = |text: &str, path: &str| MenuItem {
        text: text.to_owned(),
        href: scope.href(path),
        path: site.path_in(scope.language, path),
        language: None,
    };
    let mut menu = Vec::new();
    for shelf in &scope.catalogue.shelves {
        let collection = shelf.collection;
        if !collection.path.is_empty() && !collection.menu {
            menu.push(item(
                scope.label(&collection.label),
                &collection.list_path(),
            ));
        }
        for (_, field) in collection.paged_fields() {
            let path = format!("{}/", field.pages.as_deref().unwrap_or_default());
            menu.push(item(scope.label(&field.plural), &path));
        }
    }
    menu
}

fn pages(scope: Scope) -> Vec<MenuItem> {
    let shelves = scope.catalogue.shelves.iter();
    let pages = shelves.filter(|it| it.collection.menu).flat_map(|shelf| {
        shelf.entries.iter().map(move |it| {
            let link = scope.entry_link(shelf.collection, it);
            MenuItem {
                text: link.text,
                href: link.href,
                path: super::entry_path(shelf.collection, scope.version(it)),
                language: link.language,
            }
        })
    });
    pages.collect()
}
