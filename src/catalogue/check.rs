//! What is wrong between entries: one address twice, links into nothing.

use super::{Catalogue, Shelf, similar};
use crate::content::{Entry, Target, media_type};
use crate::diag::{Diag, Place, codes};
use crate::schema::{CONTENT, SITE_FILE, Schema};
use crate::source::Files;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// Two files with one address, translations of nothing, addresses of the site itself.
pub(super) fn addresses(
    schema: &Schema,
    files: &Files,
    entries: &[Arc<Entry>],
    diags: &mut Vec<Diag>,
) {
    let mut seen: BTreeMap<(&str, &str, Option<&str>), &Entry> = BTreeMap::new();
    let taken = schema.taken_segments();
    for entry in entries {
        let key = (entry.collection.as_str(), entry.slug.as_str(), entry.tag());
        if let Some(other) = seen.insert(key, entry) {
            diags.push(same_slug(entry, other));
            diags.push(same_slug(other, entry));
        }
        let root = schema
            .collection(&entry.collection)
            .is_some_and(|it| it.path.is_empty());
        if root && taken.contains(&entry.slug.as_str()) {
            let diag = Diag::new(&codes::TAKEN_ADDRESS, Place::file(&entry.path));
            diags.push(diag.with("path", format!("/{}/", entry.slug)));
        }
    }
    for entry in entries.iter().filter(|it| it.translation) {
        let original = (entry.collection.as_str(), entry.slug.as_str(), None);
        // An original that could not be read has said so itself.
        let unread = ["", "/index"].iter().any(|it| {
            let path = format!("{CONTENT}/{}/{}{it}.md", entry.collection, entry.slug);
            files.get(&path).is_some()
        });
        if !seen.contains_key(&original) && !unread {
            let diag = Diag::new(&codes::NO_ORIGINAL, Place::file(&entry.path));
            diags.push(diag.with("slug", &entry.slug));
        }
    }
}

fn same_slug(entry: &Entry, other: &Entry) -> Diag {
    Diag::new(&codes::SAME_SLUG, Place::file(&entry.path))
        .with("slug", &entry.slug)
        .with("other", &*other.path)
}

/// Every entry that an entry's fields and body name: (collection, slug, where).
pub(super) fn named_entries(entry: &Entry) -> impl Iterator<Item = (&str, &str, &Range<usize>)> {
    let values = entry.values.iter().flatten();
    let named = values.flat_map(|it| it.value.entries());
    let fields = named.map(|it| (it.collection.as_str(), it.slug.as_str(), &it.span));
    let links = entry.body.links.iter().filter_map(|it| match &it.target {
        Target::Entry {
            collection, slug, ..
        } => Some((collection.as_str(), slug.as_str(), &it.span)),
        _ => None,
    });
    fields.chain(links)
}

/// Links and references that lead to nothing.
pub(super) fn references(catalogue: &Catalogue, entries: &[&Entry], diags: &mut Vec<Diag>) {
    for entry in entries {
        let Some(source) = catalogue.files.get(&entry.path) else {
            continue;
        };
        for reference in entry
            .values
            .iter()
            .flatten()
            .flat_map(|it| it.value.entries())
        {
            if !exists(catalogue, &reference.collection, &reference.slug, None) {
                let place = source.place(reference.span.clone());
                diags.push(Diag::new(&codes::UNKNOWN_ENTRY, place).with("value", &reference.slug));
            }
        }
        for link in &entry.body.links {
            let (code, fits) = match &link.target {
                Target::Entry {
                    collection,
                    slug,
                    language,
                } => {
                    let language = language.as_deref();
                    let fits = exists(catalogue, collection, slug, None)
                        && exists(catalogue, collection, slug, language);
                    (&codes::DEAD_LINK, fits)
                }
                Target::File(name) => (&codes::MISSING_FILE, has_file(catalogue, entry, name)),
                // Pages are known only when all are made; `build` looks at these.
                Target::Page(_) => continue,
            };
            if !fits {
                let place = source.place(link.span.clone());
                diags.push(Diag::new(code, place).with("target", &link.written));
            }
        }
    }
}

/// Pages that a collection names in its declaration and that are not there.
pub(super) fn named_pages(catalogue: &Catalogue, diags: &mut Vec<Diag>) {
    for collection in &catalogue.schema.collections {
        let page = collection.overview.statistics_page.as_ref();
        let missing = page.filter(|(folder, slug)| !exists(catalogue, folder, slug, None));
        diags.extend(missing.map(|(_, slug)| {
            Diag::new(&codes::UNKNOWN_ENTRY, Place::file(SITE_FILE)).with("value", slug)
        }));
    }
}

/// Entries of one collection that tell almost the same; each names the other.
pub(super) fn duplicates(catalogue: &Catalogue, shelf: &Shelf, diags: &mut Vec<Diag>) {
    for (one, other) in similar::pairs(&shelf.entries) {
        let pair = [shelf.entries[one], shelf.entries[other]];
        for (entry, twin) in [(pair[0], pair[1]), (pair[1], pair[0])] {
            let title = entry.values.get(shelf.collection.roles.title);
            let span = title.and_then(Option::as_ref).map(|it| it.span.clone());
            let source = catalogue.files.get(&entry.path);
            let place = source.zip(span).map(|(source, span)| source.place(span));
            let place = place.unwrap_or_else(|| Place::file(&entry.path));
            diags.push(Diag::new(&codes::NEAR_DUPLICATE, place).with("other", &*twin.path));
        }
    }
}

/// A file that is there but cannot be read says so itself: it is no dead link too.
fn exists(catalogue: &Catalogue, collection: &str, slug: &str, language: Option<&str>) -> bool {
    if let Some(entry) = catalogue.entry(collection, slug) {
        let mut others = catalogue.translations(entry).iter();
        let found = language.is_none_or(|tag| others.any(|it| it.language == tag));
        if found {
            return true;
        }
    }
    let tag = language.map_or(String::new(), |it| format!(".{it}"));
    let file = |it: &str| {
        let path = format!("{CONTENT}/{collection}/{slug}{it}{tag}.md");
        catalogue.files.get(&path).is_some()
    };
    let draft = catalogue.drafts.contains(&(collection, slug, language));
    !draft && (file("") || file("/index"))
}

fn has_file(catalogue: &Catalogue, entry: &Entry, name: &str) -> bool {
    let path = entry.folder().map(|folder| format!("{folder}/{name}"));
    media_type(name).is_some() && path.is_some_and(|it| catalogue.files.get(&it).is_some())
}
