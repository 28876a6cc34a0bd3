//! The pictures of a site: prints of those beside entries, and one for each page where
//! its address is shared.
//!
//! Comes in: a `Catalogue` and what the memo kept. Goes out: an `Album` for the pages,
//! files, and which pictures are at fault. Without the feature there is none of it.

use crate::catalogue::Catalogue;
use crate::content::Entry;
use crate::source::Source;
use crate::views::Album;
use std::sync::Arc;

#[cfg(feature = "pictures")]
pub(super) use made::{develop, draw, is_developed, look};
#[cfg(not(feature = "pictures"))]
pub(super) use none::{develop, draw, is_developed, look};

/// Path in the site → bytes.
type Files = Vec<(String, Arc<[u8]>)>;

/// What was made of the pictures beside entries.
#[derive(Default)]
pub(super) struct Developed {
    pub album: Album,
    pub files: Files,
    /// The largest print of each, by the path of its source.
    #[cfg(feature = "pictures")]
    largest: std::collections::BTreeMap<String, Arc<[u8]>>,
}

/// The files that stand with an entry in its folder, its source not among them.
pub(super) fn beside<'c>(
    catalogue: &'c Catalogue,
    entry: &'c Entry,
) -> impl Iterator<Item = &'c Arc<Source>> {
    let folder = entry.folder().filter(|_| !entry.translation);
    folder.into_iter().flat_map(|folder| {
        let direct = |it: &&Arc<Source>| it.path.len() == folder.len() + 1 + it.file_name().len();
        catalogue.files.under(folder).filter(direct)
    })
}

#[cfg(feature = "pictures")]
mod made {
    use super::{Arc, Catalogue, Developed, Files, Source, beside};
    use crate::build::memo::{self, Memo};
    use crate::diag::{Diag, Place, codes};
    use crate::render::Theme;
    use crate::render::pictures::{self, Fault, LARGEST, MOST_POINTS};
    use crate::render::poster::Draughtsman;
    use crate::views;
    use rayon::prelude::*;

    pub fn is_developed(name: &str) -> bool {
        pictures::is_developed(name)
    }

    /// Says which pictures cannot be published, as far as a short look can tell.
    pub fn look(catalogue: &Catalogue, diags: &mut Vec<Diag>) {
        let all = sources(catalogue);
        let looked = all.par_iter().filter_map(|(_, source)| {
            let fault = pictures::look(source.bytes()).err()?;
            Some(diag(source, &fault))
        });
        diags.extend(looked.collect::<Vec<_>>());
    }

    /// The pictures beside entries: (path of the entry's page, source).
    fn sources<'c>(catalogue: &'c Catalogue) -> Vec<(String, &'c Arc<Source>)> {
        let shelves = catalogue.shelves.iter();
        let entries = shelves.flat_map(|shelf| {
            let entries = shelf.entries.iter();
            entries.map(|it| (views::entry_path(shelf.collection, it), *it))
        });
        let files = entries.flat_map(|(path, entry)| {
            let pictures = beside(catalogue, entry).filter(|it| is_developed(it.file_name()));
            pictures.map(move |it| (path.clone(), it))
        });
        files.collect()
    }

    /// Makes the prints that the memo does not know.
    pub fn develop(catalogue: &Catalogue, memo: &mut Memo, diags: &mut Vec<Diag>) -> Developed {
        let all = sources(catalogue);
        let known = &memo.prints;
        let made: Vec<_> = all
            .par_iter()
            .map(|(_, source)| {
                let key = memo::picture_key(source);
                let prints = known.get(&key);
                let make = || Arc::new(pictures::develop(source.file_name(), source.bytes()));
                (key, prints.unwrap_or_else(make))
            })
            .collect();
        let mut out = Developed::default();
        for ((path, source), (key, made)) in all.into_iter().zip(made) {
            match &*made {
                Err(fault) => diags.push(diag(source, fault)),
                Ok(prints) => {
                    let name = source.path.to_string();
                    let files = prints.files.iter();
                    let files = files.map(|(name, it)| (format!("{path}{name}"), Arc::clone(it)));
                    out.files.extend(files);
                    let largest = prints.files.get(prints.prints.len().saturating_sub(1));
                    let largest = largest.map(|(_, it)| (name.clone(), Arc::clone(it)));
                    out.largest.extend(largest);
                    out.album.insert(name, prints.prints.clone());
                }
            }
            memo.prints.keep(key, made);
        }
        out
    }

    /// Draws the posters that the memo does not know.
    pub fn draw(
        catalogue: &Catalogue,
        theme: &Theme,
        developed: &Developed,
        memo: &mut Memo,
        diags: &mut Vec<Diag>,
    ) -> Files {
        let draughtsman = match Draughtsman::new(theme) {
            Ok(draughtsman) => draughtsman,
            Err(diag) => {
                diags.push(diag);
                return Files::new();
            }
        };
        let posters = views::posters(catalogue, &developed.album);
        let known = &memo.posters;
        let drawn: Vec<_> = posters
            .par_iter()
            .map(|poster| {
                let photo = poster.photo.as_ref();
                let photo = photo
                    .and_then(|it| developed.largest.get(it))
                    .map(|it| &**it);
                let key = draughtsman.key(poster, photo);
                let make = || Arc::from(draughtsman.draw(poster, photo));
                (key, known.get(&key).unwrap_or_else(make))
            })
            .collect();
        let mut files = Files::with_capacity(drawn.len());
        for (poster, (key, bytes)) in posters.into_iter().zip(drawn) {
            memo.posters.keep(key, Arc::clone(&bytes));
            files.push((poster.path, bytes));
        }
        files
    }

    fn diag(source: &Source, fault: &Fault) -> Diag {
        let place = Place::file(&source.path);
        let megabyte = 1024 * 1024;
        match fault {
            Fault::Broken => Diag::new(&codes::BROKEN_PICTURE, place),
            Fault::Huge { width, height } => Diag::new(&codes::HUGE_PICTURE, place)
                .with("width", width.to_string())
                .with("height", height.to_string())
                .with("size", source.bytes().len().div_ceil(megabyte).to_string())
                .with("points", (MOST_POINTS / 1_000_000).to_string())
                .with("limit", (LARGEST / megabyte).to_string()),
        }
    }
}

#[cfg(not(feature = "pictures"))]
mod none {
    use super::{Catalogue, Developed, Files};
    use crate::build::memo::Memo;
    use crate::diag::Diag;
    use crate::render::Theme;

    pub fn is_developed(_: &str) -> bool {
        false
    }

    pub fn look(_: &Catalogue, _: &mut Vec<Diag>) {}

    pub fn develop(_: &Catalogue, _: &mut Memo, _: &mut Vec<Diag>) -> Developed {
        Developed::default()
    }

    pub fn draw(_: &Catalogue, _: &Theme, _: &Developed, _: &mut Memo, _: &mut Vec<Diag>) -> Files {
        Files::new()
    }
}
