//! What is shown: every page as plain data for a template.
//!
//! Comes in: a `Catalogue`. Goes out: `Page`s, the only `Serialize` types that
//! templates see; bodies are borrowed. Not here: HTML.

mod chrome;
mod close_up;
mod entry;
mod explorer;
mod feed;
mod guide;
mod home;
mod learnings;
mod list;
mod listing;
mod map;
mod matrix;
mod outline;
mod problems;
mod statistics;
mod table;

pub use chrome::{Chrome, MenuItem};
pub use entry::path as entry_path;
pub use listing::{Listing, Lists, Row};
pub use table::{Feature, Table};

use crate::catalogue::{Catalogue, Shelf};
use crate::schema::{Schema, Shown};
use serde::Serialize;
use std::collections::BTreeMap;

/// One page of the site.
#[derive(Debug, Serialize)]
pub struct Page<'a> {
    pub head: Head,
    pub view: View<'a>,
}

/// What every page says of itself.
#[derive(Debug, Clone, Serialize)]
pub struct Head {
    /// From the site's root: `fichas/riego/`, `404.html`.
    pub path: String,
    /// Its address in the world.
    pub url: String,
    pub title: String,
    pub description: String,
    /// Of the interface around the content.
    pub language: String,
    /// Template of the theme, without its ending.
    pub template: String,
    /// The way from the home page, without the page itself.
    pub crumbs: Vec<Link>,
    /// Listed in the site map.
    #[serde(skip)]
    pub listed: bool,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum View<'a> {
    Home(home::Home),
    List(list::List),
    Explorer(Box<explorer::Explorer>),
    Terms(list::TermIndex),
    Entry(Box<entry::EntryPage<'a>>),
    Map(Box<map::MapPage>),
    Learnings(learnings::Learnings<'a>),
    Statistics(Box<statistics::Statistics>),
    Guide(guide::Guide),
    Problems(problems::Problems),
    Feed(feed::Feed),
    SiteMap(feed::SiteMap),
    Bare,
}

/// A link to a page of the site.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    pub text: String,
    pub href: String,
}

/// A field of an entry with what it holds.
#[derive(Debug, Serialize)]
pub struct Fact {
    pub name: String,
    pub label: String,
    pub values: Vec<Shown>,
}

/// Addresses of search indexes, by the name of their collection.
pub type Indexes = BTreeMap<String, String>;

/// What the search knows of each collection, by its name; nothing without a search.
#[derive(Debug, Default)]
pub struct Findings {
    /// Address of the head of the static index.
    pub index: Indexes,
    /// For each entry of the shelf, positions of those near it.
    pub related: BTreeMap<String, Vec<Vec<usize>>>,
}

/// Every page of the site, in the order of their addresses' making.
pub fn all<'a>(catalogue: &Catalogue<'a>, findings: &Findings) -> Vec<Page<'a>> {
    let mut pages = vec![home::page(catalogue, &findings.index)];
    for shelf in &catalogue.shelves {
        if !shelf.collection.path.is_empty() {
            let index = findings.index.get(&shelf.collection.name);
            let index = index.map(String::as_str);
            pages.extend(list::shelf_pages(catalogue, shelf, index));
        }
        for (at, _) in shelf.collection.paged_fields() {
            pages.extend(list::field_pages(catalogue, shelf, at));
        }
        for &(first, second) in &shelf.collection.pairs {
            pages.extend(list::pair_pages(catalogue, shelf, first, second));
        }
        let related = findings.related.get(&shelf.collection.name);
        let related = related.map_or(&[][..], Vec::as_slice);
        pages.extend(entry::pages(catalogue, shelf, related));
        pages.extend(overviews(catalogue, shelf, findings));
        pages.extend(guide::page(catalogue, shelf));
        pages.extend(problems::page(catalogue, shelf));
    }
    pages.push(not_found(catalogue.schema));
    pages.extend(main_shelf(catalogue).map(|it| feed::feed(catalogue, it)));
    let map = feed::site_map(catalogue.schema, &pages);
    pages.push(map);
    pages.push(feed::robots(catalogue.schema));
    pages
}

/// The pages made of all entries of a shelf together, where its collection has them.
fn overviews<'a>(
    catalogue: &Catalogue<'a>,
    shelf: &Shelf<'a>,
    findings: &Findings,
) -> Vec<Page<'a>> {
    let language = &catalogue.schema.site.language;
    let explorer = findings.index.contains_key(&shelf.collection.name);
    let mut pages = map::pages(catalogue, shelf, language);
    pages.extend(learnings::pages(catalogue, shelf, language));
    pages.extend(statistics::pages(catalogue, shelf, explorer, language));
    pages
}

/// The collection the home page and the feed speak of: the first with data.
pub fn main_shelf<'c, 'a>(catalogue: &'c Catalogue<'a>) -> Option<&'c Shelf<'a>> {
    catalogue.shelves.iter().find(|it| it.collection.data)
}

impl Head {
    fn new(schema: &Schema, path: String, template: &str, title: &str) -> Head {
        Head {
            url: schema.site.url(&path),
            path,
            title: title.to_owned(),
            description: String::new(),
            language: schema.site.language.clone(),
            template: template.to_owned(),
            crumbs: Vec::new(),
            listed: true,
        }
    }

    fn described(mut self, description: &str) -> Head {
        self.description = description.to_owned();
        self
    }

    fn below(mut self, crumbs: Vec<Link>) -> Head {
        self.crumbs = crumbs;
        self
    }

    fn unlisted(mut self) -> Head {
        self.listed = false;
        self
    }

    /// The file the page is written to.
    pub fn file(&self) -> String {
        match self.path.as_str() {
            path if path.is_empty() || path.ends_with('/') => format!("{path}index.html"),
            path => path.to_owned(),
        }
    }
}

fn not_found<'a>(schema: &Schema) -> Page<'a> {
    Page {
        head: Head::new(schema, "404.html".to_owned(), "404", "").unlisted(),
        view: View::Bare,
    }
}

fn link(schema: &Schema, text: &str, path: &str) -> Link {
    Link {
        text: text.to_owned(),
        href: schema.site.href(path),
    }
}
