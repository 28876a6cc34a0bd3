//! What is shown: every page as plain data for a template.
//!
//! Comes in: a `Catalogue`. Goes out: `Page`s, the only `Serialize` types that
//! templates see; bodies are borrowed. Not here: HTML.

mod chrome;
mod citation;
mod cited;
mod close_up;
mod data;
mod editor;
mod embed;
mod entry;
mod exchange;
mod explorer;
mod feed;
mod figures;
mod form;
mod guide;
mod hand_over;
mod history;
mod home;
mod learnings;
mod linked;
mod list;
mod listing;
mod map;
mod matrix;
mod oai;
mod offline;
mod outline;
mod package;
mod poster;
mod problems;
mod record;
mod scope;
mod signs;
mod site_map;
mod statistics;
mod table;

pub use chrome::{Chrome, MenuItem};
pub use citation::Citation;
pub use data::formats;
pub use editor::{Editor, editor_config};
pub use entry::{alone as entry_page, path as entry_path};
pub use figures::{Album, Print};
pub use form::{edit_path, form_language, names_path, outline_path};
pub use hand_over::{ForgePages, HandOver};
pub use linked::{graph, record as linked_record};
pub use listing::{Listing, Lists, Row};
pub use offline::{Offline, Part, PartKind};
pub use package::Package;
pub use poster::{Outline, Poster, SIZE, all as posters};
pub use record::Record;
pub use scope::Scope;
pub use signs::{Sign, signs};
pub use table::{Column, Feature, Sheet, Table, terms};

use crate::catalogue::{Catalogue, Shelf};
use crate::schema::Shown;
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
    /// What the reader finds in each language of the interface; the page itself in its own.
    pub switch: Vec<Switch>,
    /// Where the very same page stands in each language, itself too; empty when alone.
    pub alternates: Vec<Alternate>,
    /// A feed of what the page lists, beside the site's own.
    pub feed: Option<Link>,
    /// What it is, as JSON-LD.
    pub linked: Option<String>,
    /// How it is cited.
    pub cited: Vec<cited::Meta>,
    /// The day its content last changed.
    #[serde(skip)]
    pub modified: Option<String>,
    /// What stands for it where its address is shared.
    pub picture: Option<poster::HeadPicture>,
    /// Listed in the site map.
    #[serde(skip)]
    pub listed: bool,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum View<'a> {
    Home(Box<home::Home>),
    List(list::List),
    Explorer(Box<explorer::Explorer>),
    Terms(list::TermIndex),
    Entry(Box<entry::EntryPage<'a>>),
    Map(Box<map::MapPage>),
    Learnings(learnings::Learnings<'a>),
    Statistics(Box<statistics::Statistics>),
    Data(Box<data::DataPage>),
    Card(embed::Card<'a>),
    Repository(oai::Repository),
    Guide(guide::Guide),
    Form(Box<form::Form>),
    Review(Box<form::Review<'a>>),
    Edit(Box<form::Edit<'a>>),
    Offline(Box<Offline>),
    Problems(problems::Problems),
    Feed(feed::Feed),
    SiteMap(site_map::SiteMap),
    SiteMaps(site_map::SiteMaps),
    Bare,
}

/// A link to a page of the site.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    pub text: String,
    pub href: String,
    /// Of the page it leads to, when it is not this one's.
    pub language: Option<String>,
}

/// The way into a language of the interface.
#[derive(Debug, Clone, Serialize)]
pub struct Switch {
    pub language: String,
    pub href: String,
    /// It is the page's own.
    pub current: bool,
}

/// The address of a page in a language; `x-default` is for readers of no other.
#[derive(Debug, Clone, Serialize)]
pub struct Alternate {
    pub language: String,
    pub url: String,
}

/// A field of an entry with what it holds.
#[derive(Debug, Serialize)]
pub struct Fact {
    pub name: String,
    pub label: String,
    /// Its values begin with the number people know them by.
    pub numbered: bool,
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

/// Bytes of each file of exported data, by its path.
pub type Sizes = BTreeMap<String, usize>;

/// Every page of the site, in the order of their addresses' making.
pub fn all<'a>(
    catalogue: &Catalogue<'a>,
    findings: &Findings,
    sizes: &Sizes,
    album: &Album,
) -> Vec<Page<'a>> {
    let mut pages: Vec<Page> = Scope::all(catalogue)
        .flat_map(|it| interface(it, findings, sizes))
        .collect();
    let own = Scope::own(catalogue);
    for shelf in &catalogue.shelves {
        for &(first, second) in &shelf.collection.pairs {
            let mut lists = list::pair_pages(own, shelf, first, second);
            lists.iter_mut().for_each(|it| linked::add(own, it));
            pages.extend(lists);
        }
        let related = findings.related.get(&shelf.collection.name);
        let related = related.map_or(&[][..], Vec::as_slice);
        let explorer = findings.index.contains_key(&shelf.collection.name);
        pages.extend(entry::pages(catalogue, shelf, related, explorer, album));
        pages.extend(feed::term_feeds(own, shelf));
    }
    pages.push(not_found(own));
    pages.extend(main_shelf(catalogue).map(|it| feed::feed(own, it)));
    pages.extend(oai::page(own));
    pages.extend(site_map::pages(own, &pages));
    pages.push(site_map::robots(own));
    pages
}

/// The pages that exist in every language. Pairs of terms are not among them: they
/// are most of the lists of a large catalogue, and each language would add as many.
fn interface<'a>(scope: Scope<'_, 'a>, findings: &Findings, sizes: &Sizes) -> Vec<Page<'a>> {
    let mut pages = vec![home::page(scope, &findings.index)];
    for shelf in &scope.catalogue.shelves {
        if !shelf.collection.path.is_empty() {
            let index = findings.index.get(&shelf.collection.name);
            let index = index.map(String::as_str);
            pages.extend(list::shelf_pages(scope, shelf, index));
        }
        for (at, _) in shelf.collection.paged_fields() {
            pages.extend(list::field_pages(scope, shelf, at));
        }
        pages.extend(overviews(scope, shelf, findings));
        pages.extend(guide::page(scope, shelf));
        pages.extend(form::pages(scope, shelf));
        pages.extend(problems::page(scope, shelf));
    }
    if let Some(shelf) = main_shelf(scope.catalogue) {
        let offline = offline::pages(scope, shelf, &pages);
        pages.extend(offline);
        pages.extend(offline::root_files(scope, shelf));
    }
    pages.extend(data::page(scope, sizes));
    pages.iter_mut().for_each(|it| linked::add(scope, it));
    pages
}

/// The pages made of all entries of a shelf together, where its collection has them.
fn overviews<'a>(scope: Scope<'_, 'a>, shelf: &Shelf<'a>, findings: &Findings) -> Vec<Page<'a>> {
    let explorer = findings.index.contains_key(&shelf.collection.name);
    let mut pages = map::pages(scope, shelf);
    pages.extend(learnings::pages(scope, shelf));
    pages.extend(statistics::pages(scope, shelf, explorer));
    pages
}

/// The collection the home page and the feed speak of: the first with data.
pub fn main_shelf<'c, 'a>(catalogue: &'c Catalogue<'a>) -> Option<&'c Shelf<'a>> {
    catalogue.shelves.iter().find(|it| it.collection.data)
}

impl Head {
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

/// One for all languages: a host cannot know which the reader wanted.
fn not_found<'a>(scope: Scope<'_, 'a>) -> Page<'a> {
    Page {
        head: scope.lone_head("404.html", "404", "", "").unlisted(),
        view: View::Bare,
    }
}
