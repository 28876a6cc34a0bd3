//! The map of a collection: countries shaded by how many entries they have, a dot for
//! each place, and links that a finger can hit; under it the same as a list.
//!
//! Comes in: a shelf whose collection declares `map`. Goes out: the page, and a list
//! for every place on it that stands for more than one entry.

use super::close_up::map_of;
use super::list::{self, FacetBlock, Start};
use super::{Link, Page, Scope, View, outline};
use crate::catalogue::{Facet, FacetTerm, Shelf};
use crate::content::Entry;
use crate::schema::{Map, Ring};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// How far two links stand apart, in the drawing's units: on a phone 320 px wide the
/// map is 288 px, so that 1,000 units / 288 px × 24 px (WCAG 2.5.8) is 84.
const APART: f64 = 84.0;
/// Side of the cells that points are counted in; such that two links of one cell would
/// be nearer than `APART`, and so each cell names one link at most.
const CELL: f64 = 50.0;
/// Shades of countries.
const SHADES: u32 = 4;
/// Outlines are drawn as finely as 1 px on a screen where the map is 700 px wide.
const FINE: f64 = 0.7;
/// Dots in one map: beyond it they would only cover each other, and weigh.
const MOST_DOTS: usize = 500;

#[derive(Debug, Serialize)]
pub struct MapPage {
    pub total: usize,
    pub drawing: Option<Drawing>,
    /// Terms with their counts: what the map shows, as a list.
    pub places: Option<FacetBlock>,
    /// The first entries that have no point on it, and how many more there are.
    pub without: Vec<Link>,
    pub more: usize,
}

#[derive(Debug, Serialize)]
pub struct Drawing {
    pub width: f64,
    pub height: f64,
    /// Outlines of places without entries.
    pub land: String,
    pub countries: Vec<Country>,
    /// Every place, as a path of dots.
    pub dots: String,
    pub marks: Vec<Mark>,
    pub legend: Vec<Shade>,
    pub credit: String,
}

#[derive(Debug, Serialize)]
pub struct Country {
    pub label: String,
    pub href: Option<String>,
    pub count: usize,
    pub shade: usize,
    pub outline: String,
}

/// A link on the map: to an entry, or to a list of those around it.
#[derive(Debug, Serialize)]
pub struct Mark {
    pub x: f64,
    pub y: f64,
    pub count: usize,
    /// Title of the one entry, or the countries of several.
    pub text: String,
    pub href: String,
    /// Of the entry, when it is not the page's.
    pub language: Option<String>,
}

/// A shade and the counts it stands for.
#[derive(Debug, Serialize)]
pub struct Shade {
    pub shade: usize,
    pub from: usize,
    pub to: usize,
}

/// An entry and where it stands in the drawing.
type Placed<'a> = ((f64, f64), &'a Entry);

/// Entries around one point of the drawing.
struct Zone<'a> {
    /// As on a printed atlas: `d6`.
    name: String,
    at: (f64, f64),
    entries: Vec<&'a Entry>,
}

/// What every part of the page is made from.
struct Scene<'c, 'a> {
    scope: Scope<'c, 'a>,
    shelf: &'c Shelf<'a>,
}

pub(super) fn pages<'a>(scope: Scope<'_, 'a>, shelf: &Shelf<'a>) -> Vec<Page<'a>> {
    let Some(segment) = &shelf.collection.overview.map else {
        return Vec::new();
    };
    let scene = Scene { scope, shelf };
    let map = map_of(scope.catalogue, shelf.collection);
    let points = map.map(|it| points(it, shelf)).unwrap_or_default();
    let zones = zones(&points);
    let head = scope.head(&format!("{segment}/"), "map", "");
    let view = View::Map(Box::new(scene.view(map, &points, &zones)));
    let mut pages = vec![Page { head, view }];
    let several = zones.iter().filter(|it| it.entries.len() > 1);
    pages.extend(several.flat_map(|it| scene.zone_pages(it)));
    pages
}

impl<'a> Scene<'_, 'a> {
    fn view(&self, map: Option<&Map>, points: &[Placed<'a>], zones: &[Zone<'a>]) -> MapPage {
        let Scene { scope, shelf } = *self;
        let schema = scope.schema;
        let at = shelf.collection.rules.point_within;
        let facet = at.and_then(|it| shelf.facet(it));
        let without = without(shelf, points);
        let named = without.iter().take(schema.site.page_size);
        MapPage {
            total: shelf.entries.len(),
            drawing: map
                .zip(facet)
                .map(|(map, facet)| self.draw(map, facet, points, zones)),
            places: facet.map(|it| {
                let field = &shelf.collection.fields[it.field];
                list::facet_block(scope, field, it)
            }),
            more: without.len() - named.len(),
            without: named
                .map(|it| self.scope.entry_link(self.shelf.collection, it))
                .collect(),
        }
    }

    fn draw(&self, map: &Map, facet: &Facet, points: &[Placed<'a>], zones: &[Zone<'a>]) -> Drawing {
        let most = facet.terms.iter().map(|it| it.entries.len()).max();
        let bounds = bounds(most.unwrap_or(0));
        let mut shapes: BTreeMap<&str, &[Ring]> = BTreeMap::new();
        shapes.extend(
            map.shapes
                .iter()
                .map(|(id, rings)| (id.as_str(), &rings[..])),
        );
        let held = facet.terms.iter().filter_map(|it| {
            let rings = shapes.remove(it.term.id.to_lowercase().as_str())?;
            Some(self.country(facet, it, rings, &bounds))
        });
        let countries = held.collect();
        Drawing {
            width: map.width,
            height: map.height,
            countries,
            land: shapes.values().map(|it| fine(it)).collect(),
            dots: dots(points),
            marks: zones.iter().map(|it| self.mark(it)).collect(),
            legend: legend(&bounds),
            credit: map.credit.get(self.scope.language).to_owned(),
        }
    }

    fn country(
        &self,
        facet: &Facet,
        held: &FacetTerm,
        rings: &[Ring],
        bounds: &[usize],
    ) -> Country {
        let field = &self.shelf.collection.fields[facet.field];
        let path = self.scope.schema.term_path(field, held.term);
        Country {
            label: held.term.label.get(self.scope.language).to_owned(),
            href: path.map(|it| self.scope.href(&it)),
            count: held.entries.len(),
            shade: bounds.partition_point(|it| *it < held.entries.len()) + 1,
            outline: fine(rings),
        }
    }

    fn mark(&self, zone: &Zone<'a>) -> Mark {
        let to = match zone.entries[..] {
            [only] => self.scope.entry_link(self.shelf.collection, only),
            _ => {
                let places = self.places_of(&zone.entries);
                self.scope.link(&places, &self.zone_path(zone))
            }
        };
        Mark {
            x: zone.at.0,
            y: zone.at.1,
            count: zone.entries.len(),
            text: to.text,
            href: to.href,
            language: to.language,
        }
    }

    fn zone_path(&self, zone: &Zone) -> String {
        let segment = self.shelf.collection.overview.map.as_deref();
        format!("{}/{}/", segment.unwrap_or_default(), zone.name)
    }

    fn zone_pages(&self, zone: &Zone<'a>) -> Vec<Page<'a>> {
        let start = Start {
            path: self.zone_path(zone),
            title: self.places_of(&zone.entries),
            field: Some(zone.name.to_uppercase()),
            intro: String::new(),
            crumbs: Vec::new(),
            facets: Vec::new(),
            elsewhere: None,
        };
        let collection = self.shelf.collection;
        let mut pages = list::pages(self.scope, collection, &zone.entries, start);
        for page in &mut pages {
            page.head.template = "map-zone".to_owned();
            // Which zones there are changes with the entries: nothing to be kept.
            page.head.listed = false;
            page.head.alternates.clear();
        }
        pages
    }

    /// Labels of all places of some entries, in the vocabulary's order.
    fn places_of(&self, entries: &[&Entry]) -> String {
        let Some(at) = self.shelf.collection.rules.point_within else {
            return String::new();
        };
        let terms = entries.iter().filter_map(|it| it.value(at));
        let terms = terms.flat_map(|it| it.terms());
        let ids: BTreeSet<&str> = terms.map(|it| it.id.as_str()).collect();
        let field = &self.shelf.collection.fields[at];
        let vocabulary = field.vocabulary(&self.scope.schema.vocabularies);
        let known = vocabulary.iter().flat_map(|it| &it.terms);
        let held = known.filter(|it| ids.contains(it.id.as_str()));
        let labels: Vec<&str> = held.map(|it| it.label.get(self.scope.language)).collect();
        labels.join(", ")
    }
}

/// Entries with a point on the map, and where it is.
fn points<'a>(map: &Map, shelf: &Shelf<'a>) -> Vec<Placed<'a>> {
    let entries = shelf.entries.iter();
    entries
        .filter_map(|it| Some((point(map, shelf, it)?, *it)))
        .collect()
}

/// Where an entry stands in the drawing.
pub(super) fn point(map: &Map, shelf: &Shelf, entry: &Entry) -> Option<(f64, f64)> {
    let (lat, lon) = entry.value(shelf.collection.roles.point?)?.point()?;
    map.place(lat, lon)
}

fn without<'a>(shelf: &Shelf<'a>, points: &[Placed]) -> Vec<&'a Entry> {
    let on: BTreeSet<&str> = points.iter().map(|(_, it)| it.slug.as_str()).collect();
    let entries = shelf.entries.iter().copied();
    entries
        .filter(|it| !on.contains(it.slug.as_str()))
        .collect()
}

/// Entries in groups whose points stand apart: the fullest cells first, each taking in
/// those around it that would be too near.
fn zones<'a>(points: &[Placed<'a>]) -> Vec<Zone<'a>> {
    let mut cells: BTreeMap<(u32, u32), Vec<Placed>> = BTreeMap::new();
    for &(point, entry) in points {
        // Points are inside the drawing: neither is negative.
        let cell = ((point.1 / CELL) as u32, (point.0 / CELL) as u32);
        cells.entry(cell).or_default().push((point, entry));
    }
    let mut cells: Vec<_> = cells.into_iter().collect();
    cells.sort_by_key(|(_, held)| std::cmp::Reverse(held.len()));
    let mut zones: Vec<Zone> = Vec::new();
    for ((row, column), held) in cells {
        let at = middle(held.iter().map(|(point, _)| *point));
        let away = |it: &Zone| (it.at.0 - at.0).hypot(it.at.1 - at.1);
        let near = zones.iter_mut().filter(|it| away(it) < APART);
        let near = near.min_by(|a, b| away(a).total_cmp(&away(b)));
        let entries = held.into_iter().map(|(_, entry)| entry);
        match near {
            Some(zone) => zone.entries.extend(entries),
            None => zones.push(Zone {
                name: name(row, column),
                at,
                entries: entries.collect(),
            }),
        }
    }
    // From north to south: the order in which they are heard.
    zones.sort_by(|a, b| a.at.1.total_cmp(&b.at.1));
    zones
}

fn middle(points: impl ExactSizeIterator<Item = (f64, f64)>) -> (f64, f64) {
    let count = points.len().max(1) as f64;
    let (x, y) = points.fold((0.0, 0.0), |(x, y), it| (x + it.0, y + it.1));
    ((x / count).round(), (y / count).round())
}

/// Letters for columns, as in a sheet, and numbers for rows: `a1`, `z1`, `aa1`.
fn name(row: u32, column: u32) -> String {
    let letter = |it: u32| char::from(b'a' + (it % 26) as u8);
    let mut letters = String::new();
    if column >= 26 {
        letters.push(letter(column / 26 - 1));
    }
    letters.push(letter(column));
    format!("{letters}{}", row + 1)
}

/// All points as dots of a path, as finely as there is room for.
fn dots(points: &[Placed]) -> String {
    let mut grid = 3.0;
    loop {
        let cells = points.iter().map(|((x, y), _)| {
            let cell = |it: f64| ((it / grid).round() * grid).round() as i64;
            (cell(*y), cell(*x))
        });
        let cells: BTreeSet<(i64, i64)> = cells.collect();
        if cells.len() <= MOST_DOTS {
            return cells.iter().map(|(y, x)| format!("M{x} {y}h0")).collect();
        }
        grid *= 1.5;
    }
}

/// Outlines as fine as a screen shows them.
fn fine(rings: &[Ring]) -> String {
    let rings = rings.iter().map(|it| outline::simplify(it, FINE));
    outline::path(&rings.collect::<Vec<_>>())
}

fn legend(bounds: &[usize]) -> Vec<Shade> {
    let from = std::iter::once(0).chain(bounds.iter().copied());
    let steps = from.zip(bounds).enumerate();
    let shades = steps.map(|(at, (from, to))| Shade {
        shade: at + 1,
        from: from + 1,
        to: *to,
    });
    shades.collect()
}

/// The highest count of each shade: equal steps of proportion, since a few countries
/// have most entries. The least `n` with n⁴ ≥ mostⁱ, in whole numbers on any machine.
fn bounds(most: usize) -> Vec<usize> {
    let most = most as u128;
    let root = |power: u128| (1..=most).find(|it| it.pow(SHADES) >= power);
    let all = (1..=SHADES).filter_map(|it| root(most.pow(it)));
    let all: BTreeSet<usize> = all.map(|it| it as usize).collect();
    all.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::{bounds, name};

    #[test]
    fn shades_are_steps_of_proportion() {
        assert!(bounds(0).is_empty());
        assert_eq!(bounds(1), [1]);
        assert_eq!(bounds(3), [2, 3]);
        assert_eq!(bounds(12), [2, 4, 7, 12]);
        assert_eq!(bounds(10_000), [10, 100, 1000, 10_000]);
    }

    #[test]
    fn zones_are_named_as_in_an_atlas() {
        assert_eq!(name(0, 0), "a1");
        assert_eq!(name(5, 25), "z6");
        assert_eq!(name(0, 26), "aa1");
        assert_eq!(name(0, 199), "gr1");
    }
}
