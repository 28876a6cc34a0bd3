//! The picture of a page for where its address is shared: what stands on it.
//!
//! Comes in: an entry, or the site. Goes out: `Poster`s, and for the page's head the
//! address of its own. Not here: how it is drawn (`render::poster`).

use super::close_up::map_of;
use super::figures::{Album, first_picture};
use super::outline::{self, Frame};
use super::{Scope, list};
use crate::catalogue::Catalogue;
use crate::content::Entry;
use crate::schema::{Collection, Map, Ring};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Width and height in points, which is what those who show it ask for.
pub const SIZE: (u32, u32) = (1200, 630);

/// Without the feature nobody draws them.
const DRAWN: bool = cfg!(feature = "pictures");

/// The box an outline is drawn in, in points, and how fine it is.
const OUTLINE: (f64, f64) = (430.0, 470.0);
const TOLERANCE: f64 = 0.8;
/// Least area of a part that is drawn, beside the largest of the same place.
const ISLAND: f64 = 0.02;

/// What stands on the picture of one page.
#[derive(Debug, Serialize)]
pub struct Poster {
    /// In the site.
    pub path: String,
    /// The name of the catalogue.
    pub site: String,
    pub title: String,
    /// Said first, in few words: its country.
    pub first: String,
    pub second: String,
    #[serde(serialize_with = "shared")]
    pub outline: Option<Arc<Outline>>,
    /// In the outline's box.
    pub point: Option<(f64, f64)>,
    /// The path of a source.
    pub photo: Option<String>,
}

/// Rings within a box as large as they are.
#[derive(Debug, Serialize)]
pub struct Outline {
    pub width: f64,
    pub height: f64,
    pub rings: Vec<Ring>,
    #[serde(skip)]
    frame: Frame,
}

fn shared<S: Serializer>(it: &Option<Arc<Outline>>, serializer: S) -> Result<S::Ok, S::Error> {
    it.as_deref().serialize(serializer)
}

/// What a page's head says of its picture.
#[derive(Debug, Clone, Serialize)]
pub struct HeadPicture {
    pub url: String,
    pub width: u32,
    pub height: u32,
    pub alt: String,
}

/// Every picture of the site: one for each interface language, one for each entry of
/// a collection with data, in each of its languages.
pub fn all(catalogue: &Catalogue, album: &Album) -> Vec<Poster> {
    if !DRAWN {
        return Vec::new();
    }
    let mut posters: Vec<Poster> = Scope::all(catalogue).map(of_site).collect();
    for shelf in catalogue.shelves.iter().filter(|it| it.collection.data) {
        let mut outlines = Outlines::new(catalogue, shelf.collection);
        let translations = shelf.translations.values().flatten();
        for entry in shelf.entries.iter().chain(translations) {
            let mut poster = of_entry(catalogue, album, shelf.collection, entry);
            // Behind a photo no outline would show.
            if poster.photo.is_none() {
                (poster.outline, poster.point) = outlines.of(shelf.collection, entry);
            }
            posters.push(poster);
        }
    }
    posters
}

/// The one of the page of an entry.
pub(super) fn head_of_entry(
    catalogue: &Catalogue,
    album: &Album,
    collection: &Collection,
    entry: &Entry,
) -> Option<HeadPicture> {
    if !DRAWN || !collection.data {
        return None;
    }
    let poster = of_entry(catalogue, album, collection, entry);
    let seen = first_picture(album, entry).map(|(_, it)| it.alt.clone());
    let words = [
        seen,
        Some(poster.title),
        Some(poster.second),
        Some(poster.first),
    ];
    let words = words.into_iter().flatten().filter(|it| !it.is_empty());
    let alt = words.collect::<Vec<_>>().join(" · ");
    Some(head(catalogue, &poster.path, alt))
}

/// The one of all other pages in a language.
pub(super) fn head_of_site(scope: Scope) -> Option<HeadPicture> {
    let site = &scope.schema.site;
    let alt = format!(
        "{} · {}",
        scope.label(&site.title),
        scope.label(&site.tagline)
    );
    DRAWN.then(|| head(scope.catalogue, &site.poster_path(scope.language), alt))
}

fn head(catalogue: &Catalogue, path: &str, alt: String) -> HeadPicture {
    HeadPicture {
        url: catalogue.schema.site.url(path),
        width: SIZE.0,
        height: SIZE.1,
        alt,
    }
}

fn of_site(scope: Scope) -> Poster {
    let site = &scope.schema.site;
    let mut shelves = scope.catalogue.shelves.iter();
    let map = shelves.find_map(|it| map_of(scope.catalogue, it.collection));
    Poster {
        path: site.poster_path(scope.language),
        site: String::new(),
        title: scope.label(&site.title).to_owned(),
        first: String::new(),
        second: scope.label(&site.tagline).to_owned(),
        outline: map.map(|it| Arc::new(drawn(it.shapes.values()))),
        point: None,
        photo: None,
    }
}

fn of_entry(
    catalogue: &Catalogue,
    album: &Album,
    collection: &Collection,
    entry: &Entry,
) -> Poster {
    let scope = Scope {
        language: match entry.translation {
            true => &entry.language,
            false => &catalogue.schema.site.language,
        },
        ..Scope::own(catalogue)
    };
    let card = list::card(scope, collection, entry);
    let mut facts = card.facts.iter().map(|fact| {
        let values = fact.values.iter().map(|it| it.text.as_str());
        values.collect::<Vec<_>>().join(", ")
    });
    let photo = first_picture(album, entry).map(|(source, _)| source);
    Poster {
        path: collection.poster_path(&super::entry_path(collection, entry), photo.is_some()),
        site: scope.label(&scope.schema.site.title).to_owned(),
        title: card.title,
        first: facts.next().unwrap_or_default(),
        second: facts.next().unwrap_or_default(),
        outline: None,
        point: None,
        photo,
    }
}

/// The outlines of the places where entries of a collection are, each made once.
struct Outlines<'a> {
    map: Option<&'a Map>,
    made: BTreeMap<Vec<String>, Arc<Outline>>,
}

impl<'a> Outlines<'a> {
    fn new(catalogue: &Catalogue<'a>, collection: &Collection) -> Outlines<'a> {
        Outlines {
            map: map_of(catalogue, collection),
            made: BTreeMap::new(),
        }
    }

    fn of(
        &mut self,
        collection: &Collection,
        entry: &Entry,
    ) -> (Option<Arc<Outline>>, Option<(f64, f64)>) {
        let Some(map) = self.map else {
            return (None, None);
        };
        let within = collection.rules.point_within;
        let terms = within.and_then(|it| entry.value(it)).map(|it| it.terms());
        let ids = terms.into_iter().flatten().map(|it| it.id.to_lowercase());
        let ids: Vec<String> = ids.filter(|it| map.shapes.contains_key(it)).collect();
        if ids.is_empty() {
            return (None, None);
        }
        let shapes = ids.iter().filter_map(|it| map.shapes.get(it));
        let outline = self.made.entry(ids.clone());
        let outline = Arc::clone(outline.or_insert_with(|| Arc::new(drawn(shapes))));
        let point = collection
            .roles
            .point
            .and_then(|it| entry.value(it)?.point());
        let point = point.and_then(|(lat, lon)| map.place(lat, lon));
        let point = point.filter(|it| outline.frame.holds(*it)).map(|(x, y)| {
            let scale = outline.width / outline.frame.width();
            (
                (x - outline.frame.left) * scale,
                (y - outline.frame.top) * scale,
            )
        });
        let point = point.map(|(x, y)| (x.round(), y.round()));
        (Some(outline), point)
    }
}

/// Shapes of a map, as large as the box allows. Islands that are small beside the rest
/// are left out: far in the sea, they would make all of it small.
fn drawn<'r>(shapes: impl Iterator<Item = &'r Vec<Ring>>) -> Outline {
    let large = |shape: &'r Vec<Ring>| {
        let largest = shape.iter().map(area).fold(0.0, f64::max);
        shape.iter().filter(move |it| area(it) >= largest * ISLAND)
    };
    let rings: Vec<Ring> = shapes.flat_map(large).cloned().collect();
    let frame = Frame::around(&rings);
    let scale = (OUTLINE.0 / frame.width()).min(OUTLINE.1 / frame.height());
    let scaled = rings.iter().map(|ring| {
        let points = ring.iter();
        let points = points.map(|(x, y)| ((x - frame.left) * scale, (y - frame.top) * scale));
        let ring = outline::simplify(&points.collect::<Ring>(), TOLERANCE);
        let tenths = |it: f64| (it * 10.0).round() / 10.0;
        ring.into_iter()
            .map(|(x, y)| (tenths(x), tenths(y)))
            .collect()
    });
    Outline {
        width: frame.width() * scale,
        height: frame.height() * scale,
        rings: scaled.filter(|it: &Ring| it.len() > 2).collect(),
        frame,
    }
}

/// Of what a ring holds (the shoelace formula).
fn area(ring: &Ring) -> f64 {
    let next = ring.iter().cycle().skip(1);
    let parts = ring.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1);
    parts.sum::<f64>().abs() / 2.0
}
