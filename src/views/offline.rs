//! What a visitor may keep on a telephone, and the page where that is chosen.
//!
//! Comes in: the pages of a language of the interface. Goes out: a page that names the
//! parts which may be kept, each with its files. Not here: their sizes, which are known
//! once all pages are bytes (`build`), and keeping them, which scripts do.

use super::{Page, Scope, View};
use crate::catalogue::{FacetTerm, Shelf};
use crate::content::Entry;
use crate::schema::WORKER;
use serde::Serialize;
use std::collections::BTreeSet;

/// What a telephone asks to show the site among its own things.
pub(super) const MANIFEST: &str = "manifest.webmanifest";

/// The page where somebody chooses what to keep.
#[derive(Debug, Serialize)]
pub struct Offline {
    /// Address of the script that answers without a connection.
    pub worker: String,
    /// Everything is small enough to be kept at once.
    pub whole: bool,
    /// What all parts weigh compressed, for people: `486 KB`.
    pub size: String,
    /// Files of all parts.
    pub files: usize,
    /// The newest change of an entry, as a day.
    pub newest: Option<String>,
    pub parts: Vec<Part>,
}

/// Files that are kept together.
#[derive(Debug, Serialize)]
pub struct Part {
    pub kind: PartKind,
    /// What it is called in every edition and language: of a term, its slug.
    pub name: String,
    /// Of a term; empty for the others, whose words are the theme's.
    pub label: String,
    /// Entries among its pages.
    pub entries: usize,
    /// Address of the list of its files.
    pub list: String,
    pub kilobytes: usize,
    /// The same for people.
    pub size: String,
    /// Paths in the site.
    #[serde(skip)]
    pub files: BTreeSet<String>,
}

/// What a part is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PartKind {
    /// Pages one step from the home page, and what all pages need: always kept.
    Base,
    /// The search index.
    Search,
    /// All the other pages.
    Rest,
    /// Those of one term: what is offered instead of the rest in a large catalogue.
    Term,
}

/// The page of a language and the one that stands for what was not kept; `interface`
/// are the pages made for that language.
pub(super) fn pages<'a>(
    scope: Scope<'_, 'a>,
    shelf: &Shelf<'a>,
    interface: &[Page<'a>],
) -> Vec<Page<'a>> {
    let Some(declared) = &shelf.collection.overview.offline else {
        return Vec::new();
    };
    let missing = format!("{}/404.html", declared.page);
    let missing = scope.lone_head(&missing, "offline-missing", "", "");
    let shown = Shown::new(scope, interface);
    let mut base = shown.near();
    base.insert(missing.file());
    let shelves = scope.catalogue.shelves.iter();
    for shelf in shelves.filter(|it| it.collection.path.is_empty()) {
        base.extend(shelf.entries.iter().map(|it| file(scope, shelf, it)));
    }
    let mut parts = vec![
        part(PartKind::Base, "base", base),
        part(PartKind::Search, "search", BTreeSet::new()),
        rest(scope, &shown),
    ];
    let facet = declared.by.and_then(|at| shelf.facet(at));
    if let Some(facet) = facet {
        let field = &shelf.collection.fields[facet.field];
        let terms = facet.terms.iter();
        parts.extend(terms.map(|it| {
            let path = scope.schema.term_path(field, it.term);
            let lists = path.map(|it| shown.below(&scope.path(&it)));
            term_part(scope, shelf, it, lists.unwrap_or_default())
        }));
    }
    let newest = shelf.newest().first().and_then(|it| {
        let updated = shelf.collection.roles.updated?;
        it.value(updated)?.day()
    });
    let view = View::Offline(Box::new(Offline {
        worker: scope.schema.site.href(WORKER),
        whole: false,
        size: String::new(),
        files: 0,
        newest,
        parts,
    }));
    let head = scope.head(&format!("{}/", declared.page), "offline", "");
    let missing = Page {
        head: missing.unlisted(),
        view: View::Bare,
    };
    vec![Page { head, view }, missing]
}

fn part(kind: PartKind, name: &str, files: BTreeSet<String>) -> Part {
    Part {
        kind,
        name: name.to_owned(),
        label: String::new(),
        entries: 0,
        list: String::new(),
        kilobytes: 0,
        size: String::new(),
        files,
    }
}

/// All that is further than one step from the home page, and every entry.
fn rest(scope: Scope, shown: &Shown) -> Part {
    let mut part = part(PartKind::Rest, "rest", shown.far());
    let shelves = scope.catalogue.shelves.iter();
    for shelf in shelves.filter(|it| !it.collection.path.is_empty()) {
        part.files
            .extend(shelf.entries.iter().map(|it| file(scope, shelf, it)));
        part.entries += shelf.entries.len();
    }
    part
}

fn term_part(scope: Scope, shelf: &Shelf, held: &FacetTerm, lists: BTreeSet<String>) -> Part {
    let mut part = part(PartKind::Term, &held.term.slug, lists);
    part.label = held.term.label.get(scope.language).to_owned();
    part.entries = held.entries.len();
    part.files
        .extend(held.entries.iter().map(|it| file(scope, shelf, it)));
    part
}

/// The file of an entry as this language shows it.
fn file(scope: Scope, shelf: &Shelf, entry: &Entry) -> String {
    let mut versions =
        std::iter::once(entry).chain(scope.catalogue.translations(entry).iter().copied());
    let version = versions.find(|it| it.language == scope.language);
    let path = super::entry_path(shelf.collection, version.unwrap_or(entry));
    format!("{path}index.html")
}

/// The pages of a language: (path, steps from its home page).
struct Shown(Vec<(String, usize)>);

impl Shown {
    /// Lists of two terms are left out: they only say again what others say.
    fn new(scope: Scope, interface: &[Page]) -> Shown {
        let home = scope.path("");
        let nth = format!("/{}/", scope.schema.site.page_segment);
        let steps = |path: &str| {
            let inner = path.strip_prefix(&home).unwrap_or(path);
            inner.split('/').filter(|it| !it.is_empty()).count()
        };
        let pages = interface.iter().filter_map(|page| {
            let path = &page.head.path;
            let list = path.split_once(&nth).map(|(list, _)| list);
            // The form works where there is no connection, so its last step is near too.
            if matches!(page.view, View::Review(_)) {
                return Some((path.clone(), 1));
            }
            match (list, steps(list.unwrap_or(path))) {
                (_, 3..) => None,
                (None, steps) => Some((path.clone(), steps)),
                (Some(_), _) => Some((path.clone(), 2)),
            }
        });
        Shown(pages.collect())
    }

    fn near(&self) -> BTreeSet<String> {
        self.files(|_, steps| steps <= 1)
    }

    fn far(&self) -> BTreeSet<String> {
        self.files(|_, steps| steps > 1)
    }

    fn below(&self, folder: &str) -> BTreeSet<String> {
        self.files(|path, _| path.starts_with(folder))
    }

    fn files(&self, wanted: impl Fn(&str, usize) -> bool) -> BTreeSet<String> {
        let all = self.0.iter().filter(|(path, steps)| wanted(path, *steps));
        all.map(|(path, _)| format!("{path}index.html")).collect()
    }
}

/// The script at the root and, for each language, what a telephone asks to show the
/// site among its own things.
pub(super) fn root_files<'a>(scope: Scope<'_, 'a>, shelf: &Shelf<'a>) -> Vec<Page<'a>> {
    let file = |path: &str, template: &str| Page {
        head: scope.lone_head(path, template, "", "").unlisted(),
        view: View::Bare,
    };
    let mut files = vec![file(MANIFEST, MANIFEST)];
    if shelf.collection.overview.offline.is_some() && scope.is_own() {
        files.push(file(WORKER, WORKER));
    }
    files
}

/// The way to the page, for what stands around every page.
pub(super) fn link(scope: Scope, shelf: &Shelf) -> Option<String> {
    let declared = shelf.collection.overview.offline.as_ref()?;
    Some(scope.href(&format!("{}/", declared.page)))
}
