//! THE path: files in, site out. `build`, `check` and `serve` all take it.
//!
//! Comes in: `Files`, `Options`, a `Memo` of earlier work. Goes out: `Build`. Laws:
//! a warm memo gives what a cold one gives; with an error there are no outputs.

mod data;
mod memo;
mod names;
mod offline;
mod outlines;
mod page;
mod pictures;
mod search;

pub use memo::Memo;
pub use page::page;

use crate::catalogue::Catalogue;
use crate::content::{self, Entry, Target};
use crate::diag::{self, Diag, Place, codes};
use crate::render::{self, Assets, Links, Renderer, Theme};
use crate::schema::{self, ASSETS, BIBTEX, CONTENT, CSL, Overrides, Schema};
use crate::source::Files;
use crate::views::{self, Chrome, Citation, Page, Scope, View};
use anyhow::Result;
use memo::Counts;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Path in the site → bytes.
pub type Outputs = BTreeMap<String, Arc<[u8]>>;

/// What a build made and found.
#[derive(Debug, Default)]
pub struct Build {
    /// Empty when there is an error.
    pub outputs: Outputs,
    /// Sorted by place.
    pub diags: Vec<Diag>,
    /// The declaration itself is broken: nothing else was looked at.
    pub no_schema: bool,
    /// Published entries of the main collection.
    pub entries: usize,
    pub pages: usize,
    /// Entries really read, pages really rendered: the rest came from the memo.
    pub entries_read: usize,
    pub pages_rendered: usize,
    /// Pictures really made: prints of one, or what stands for a page.
    pub pictures_made: usize,
    /// Path of the site's address: `/` or `/catalogo/`.
    pub base_path: String,
}

impl Build {
    pub fn has_errors(&self) -> bool {
        self.diags.iter().any(Diag::is_error)
    }
}

/// What the caller wants over `site.toml`.
#[derive(Debug, Clone, Default)]
pub struct Options {
    pub overrides: Overrides,
    /// Stop after the checks: make no pages.
    pub check_only: bool,
}

/// Builds the whole site.
///
/// # Errors
/// What the search engine could not do; what is wrong in the content is in `diags`.
pub fn build(files: &Files, options: &Options, memo: &mut Memo) -> Result<Build> {
    let mut build = Build::default();
    run(files, options, memo, &mut build)?;
    let Counts {
        read,
        rendered,
        pictured,
    } = memo.end();
    build.pictures_made = pictured;
    build.entries_read = read;
    build.pages_rendered = rendered;
    diag::sort(&mut build.diags);
    if build.has_errors() {
        build.outputs.clear();
    }
    Ok(build)
}

fn run(files: &Files, options: &Options, memo: &mut Memo, build: &mut Build) -> Result<()> {
    let (schema, diags) = schema::read_schema(files, &options.overrides);
    build.diags.extend(diags);
    let Some(schema) = schema else {
        build.no_schema = true;
        return Ok(());
    };
    build.base_path = schema.site.base_path.clone();
    let entries = read_entries(&schema, files, memo, &mut build.diags);
    build.diags.extend(strays(&schema, files));
    let (catalogue, diags) = Catalogue::new(&schema, files, &entries);
    build.entries = views::main_shelf(&catalogue).map_or(entries.len(), |it| it.entries.len());
    build.diags.extend(diags);
    pictures::look(&catalogue, &mut build.diags);
    if options.check_only || build.has_errors() {
        return Ok(());
    }
    let theme = Theme::load(files, &mut build.diags);
    let Assets {
        paths,
        files: assets,
    } = theme.assets(ASSETS, &views::signs(&catalogue));
    let (findings, index) = search::find(&catalogue)?;
    let developed = pictures::develop(&catalogue, memo, &mut build.diags);
    let posters = pictures::draw(&catalogue, &theme, &developed, memo, &mut build.diags);
    let data = data::files(&catalogue);
    let sizes = data::sizes(&data);
    let pages = views::all(&catalogue, &findings, &sizes, &developed.album);
    build.pages = pages.len();
    check_page_links(&catalogue, &entries, &pages, &mut build.diags);
    let renderer = match renderer(&catalogue, &theme, paths) {
        Ok(renderer) => renderer,
        Err(diags) => {
            build.diags.extend(diags);
            return Ok(());
        }
    };
    let is_choice = |it: &Page| matches!(it.view, View::Offline(_));
    let (choices, pages): (Vec<_>, Vec<_>) = pages.into_iter().partition(is_choice);
    render_pages(&renderer, &pages, memo, build);
    let names = |files: &[(String, Vec<u8>)]| files.iter().map(|(it, _)| it.clone()).collect();
    let names: [Vec<String>; 2] = [names(&assets), names(&index)];
    let files = beside(&catalogue).chain(data);
    for (path, bytes) in files.chain(assets).chain(index) {
        build.outputs.insert(path, bytes.into());
    }
    build.outputs.extend(outlines::files(&catalogue, memo));
    build.outputs.extend(names::files(&catalogue));
    build.outputs.extend(developed.files);
    build.outputs.extend(posters);
    let choices = weigh(&schema, choices, names, memo, build);
    render_pages(&renderer, &choices, memo, build);
    Ok(())
}

/// What makes pages of views, with the assets at these paths.
fn renderer(
    catalogue: &Catalogue,
    theme: &Theme,
    paths: impl IntoIterator<Item = (String, String)>,
) -> std::result::Result<Renderer, Vec<Diag>> {
    let site = &catalogue.schema.site;
    let links = paths
        .into_iter()
        .map(|(name, path)| (name, site.href(&path)));
    let chromes: Vec<Chrome> = Scope::all(catalogue).map(Chrome::new).collect();
    Renderer::new(theme, &chromes, &Links::new(links))
}

/// The pages where somebody chooses what to keep say what it weighs: they are made when
/// all others are bytes.
fn weigh<'a>(
    schema: &Schema,
    mut choices: Vec<Page<'a>>,
    [assets, index]: [Vec<String>; 2],
    memo: &mut Memo,
    build: &mut Build,
) -> Vec<Page<'a>> {
    let views = choices.iter().filter_map(|it| match &it.view {
        View::Offline(view) => Some(view.as_ref()),
        _ => None,
    });
    let (assets, index) = (assets.into_iter(), index.into_iter());
    let shared = offline::Shared::new(views, assets, index, &build.outputs, memo);
    for page in &mut choices {
        if let View::Offline(view) = &mut page.view {
            let lists = shared.fill(&schema.site, view);
            build
                .outputs
                .extend(lists.into_iter().map(|(path, it)| (path, it.into())));
        }
    }
    choices
}

/// Entries in a folder that is no collection's would be lost without a word.
fn strays(schema: &Schema, files: &Files) -> Vec<Diag> {
    let known: Vec<&str> = schema
        .collections
        .iter()
        .map(|it| it.folder.as_str())
        .collect();
    let texts = files.under(CONTENT).filter(|it| content::is_text(it));
    let lost = texts.filter(|it| !content::is_entry(schema, it));
    lost.map(|it| {
        let folder = it.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        Diag::new(&codes::UNKNOWN_FOLDER, Place::file(&it.path))
            .with("folder", folder)
            .with_choice("known", known.join(", "))
    })
    .collect()
}

/// Reads every entry that the memo does not know; their problems go to `diags`.
pub fn read_entries(
    schema: &Schema,
    files: &Files,
    memo: &mut Memo,
    diags: &mut Vec<Diag>,
) -> Vec<Arc<Entry>> {
    let sources: Vec<_> = files
        .iter()
        .filter(|it| content::is_entry(schema, it))
        .collect();
    let keys: Vec<_> = sources
        .par_iter()
        .map(|it| memo::entry_key(schema, it))
        .collect();
    let known: &Memo = memo;
    let read: Vec<_> = sources
        .par_iter()
        .zip(&keys)
        .map(|(source, key)| {
            known.entries.get(key).unwrap_or_else(|| {
                let (entry, diags) = content::read_entry(schema, source);
                Arc::new((entry.map(Arc::new), diags))
            })
        })
        .collect();
    let mut entries = Vec::with_capacity(read.len());
    for (key, pair) in keys.into_iter().zip(read) {
        diags.extend(pair.1.iter().cloned());
        entries.extend(pair.0.clone());
        memo.entries.keep(key, pair);
    }
    entries
}

fn render_pages(renderer: &Renderer, pages: &[Page], memo: &mut Memo, build: &mut Build) {
    let known: &Memo = memo;
    let made: Vec<_> = pages
        .par_iter()
        .map(|page| {
            let key = renderer.key(page);
            let bytes = match known.pages.get(&key) {
                Some(bytes) => Ok(bytes),
                None => renderer.render(page).map(Arc::from),
            };
            (key, bytes)
        })
        .collect();
    for (page, (key, bytes)) in pages.iter().zip(made) {
        match bytes {
            Ok(bytes) => {
                memo.pages.keep(key, Arc::clone(&bytes));
                build.outputs.insert(page.head.file(), bytes);
            }
            Err(diag) => build.diags.push(diag),
        }
    }
}

/// Links to addresses of the site (`/paises/bolivia/`), now that all pages are known.
fn check_page_links(
    catalogue: &Catalogue,
    entries: &[Arc<Entry>],
    pages: &[Page],
    diags: &mut Vec<Diag>,
) {
    let known: std::collections::BTreeSet<&str> =
        pages.iter().map(|it| it.head.path.as_str()).collect();
    let data = catalogue.schema.site.data_segment.as_str();
    for entry in entries {
        let links = entry.body.links.iter();
        for link in links {
            let Target::Page(path) = &link.target else {
                continue;
            };
            let slashed = format!("{path}/");
            let fits = known.contains(path.as_str()) || known.contains(slashed.as_str());
            let source = catalogue.files.get(&entry.path);
            if let Some(source) = source.filter(|_| !fits && !path.starts_with(data)) {
                let place = source.place(link.span.clone());
                diags.push(Diag::new(&codes::DEAD_PAGE, place).with("target", &link.written));
            }
        }
    }
}

/// The source of each entry, and the files that stand with it, beside its page.
fn beside<'c>(catalogue: &'c Catalogue) -> impl Iterator<Item = (String, Vec<u8>)> + 'c {
    let shelves = catalogue.shelves.iter();
    shelves.flat_map(|shelf| {
        let all = shelf
            .entries
            .iter()
            .chain(shelf.translations.values().flatten());
        all.flat_map(|entry| {
            beside_entry(
                catalogue,
                &views::entry_path(shelf.collection, entry),
                entry,
            )
        })
    })
}

fn beside_entry(catalogue: &Catalogue, path: &str, entry: &Entry) -> Vec<(String, Vec<u8>)> {
    let source = catalogue.files.get(&entry.path);
    let source = source.map(|it| (format!("{path}index.md"), it.bytes().to_vec()));
    let mut files: Vec<_> = source.into_iter().collect();
    files.extend(citation(catalogue, path, entry));
    let published =
        |name: &str| content::media_type(name).is_some() && !pictures::is_developed(name);
    let media = pictures::beside(catalogue, entry).filter(|it| published(it.file_name()));
    files.extend(media.map(|it| {
        let bytes = render::without_notes(it.bytes());
        (format!("{path}{}", it.file_name()), bytes)
    }));
    files
}

/// How to cite it, as files that programs for references take in.
fn citation(catalogue: &Catalogue, path: &str, entry: &Entry) -> Vec<(String, Vec<u8>)> {
    let collection = catalogue.schema.collection(&entry.collection);
    let Some(collection) = collection.filter(|it| it.data) else {
        return Vec::new();
    };
    let citation = Citation::new(Scope::own(catalogue), collection, entry);
    let files = [(BIBTEX, citation.bibtex), (CSL, citation.csl)];
    let files = files.into_iter();
    files
        .map(|(name, text)| (format!("{path}{name}"), text.into_bytes()))
        .collect()
}
