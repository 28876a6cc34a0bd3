//! A small map for the page of an entry: its country in its surroundings.
//!
//! Comes in: the map of the collection's vocabulary. Goes out: outlines of a few
//! hundred points, made once for each term and shared by its entries.

use super::Scope;
use super::outline::{self, Frame};
use crate::catalogue::{Catalogue, Shelf};
use crate::content::Entry;
use crate::schema::{Collection, Map, Ring};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Units across a small map: a column's width in pixels, so that one is a pixel.
const ACROSS: f64 = 240.0;
/// Least width, in units of the whole map (some 8 km each): an island shows its sea.
const LEAST: f64 = 70.0;
/// Room around the country, and how much narrower than high, or lower than wide,
/// a small map may be.
const MARGIN: f64 = 1.2;
const NARROWEST: f64 = 0.75;
const LOWEST: f64 = 0.8;
/// Bytes of all its outlines.
const BUDGET: usize = 2_200;

/// A point in its surroundings.
#[derive(Debug, Clone, Serialize)]
pub struct CloseUp {
    #[serde(serialize_with = "shared")]
    land: Arc<Land>,
    /// In units of the small map.
    x: f64,
    y: f64,
    /// The page of the whole map.
    href: String,
}

/// What the entries of one country share.
#[derive(Debug, Serialize)]
struct Land {
    width: f64,
    height: f64,
    /// Outline of the country, and those around it.
    own: String,
    around: String,
    #[serde(skip)]
    frame: Frame,
}

fn shared<S: Serializer>(land: &Arc<Land>, serializer: S) -> Result<S::Ok, S::Error> {
    land.as_ref().serialize(serializer)
}

/// The small maps of a collection, by term; empty when it has no map.
pub(super) struct CloseUps<'a> {
    map: Option<&'a Map>,
    lands: BTreeMap<&'a str, Arc<Land>>,
    /// The whole map, in any language.
    path: String,
}

impl<'a> CloseUps<'a> {
    pub fn new(catalogue: &Catalogue<'a>, shelf: &Shelf<'a>) -> CloseUps<'a> {
        let path = shelf.collection.overview.map.as_deref();
        let map = path.and_then(|_| map_of(catalogue, shelf.collection));
        let at = shelf.collection.rules.point_within;
        let facet = at.and_then(|it| shelf.facet(it));
        let held = facet.map_or(&[][..], |it| &it.terms).iter();
        let drawn = held.filter_map(|it| {
            let (map, id) = (map?, it.term.id.to_lowercase());
            let land = land(map, &id, map.shapes.get(&id)?);
            Some((it.term.id.as_str(), Arc::new(land)))
        });
        CloseUps {
            lands: drawn.collect(),
            map,
            path: format!("{}/", path.unwrap_or_default()),
        }
    }

    /// The one of an entry with a point, in the first of its countries that shows it.
    pub fn of(&self, scope: Scope, collection: &Collection, entry: &Entry) -> Option<CloseUp> {
        let (lat, lon) = entry.value(collection.roles.point?)?.point()?;
        let point = self.map?.place(lat, lon)?;
        let terms = entry.value(collection.rules.point_within?)?.terms();
        let mut lands = terms.iter().filter_map(|it| self.lands.get(it.id.as_str()));
        let land = lands.find(|it| it.frame.holds(point))?;
        let scale = land.width / land.frame.width();
        Some(CloseUp {
            x: ((point.0 - land.frame.left) * scale).round(),
            y: ((point.1 - land.frame.top) * scale).round(),
            land: Arc::clone(land),
            href: scope.href(&self.path),
        })
    }
}

/// The map of the vocabulary that says where the entries of a collection are.
pub(super) fn map_of<'a>(catalogue: &Catalogue<'a>, collection: &Collection) -> Option<&'a Map> {
    let field = &collection.fields[collection.rules.point_within?];
    let vocabulary = field.vocabulary(&catalogue.schema.vocabularies)?;
    vocabulary.map.as_ref()
}

fn land(map: &Map, own: &str, rings: &[Ring]) -> Land {
    let frame = Frame::around(rings);
    let (wide, high) = (frame.width() * MARGIN, frame.height() * MARGIN);
    let width = wide.max(high * NARROWEST).max(LEAST);
    let frame = frame.sized(width, high.max(width * LOWEST));
    let scale = ACROSS / width;
    let mut tolerance = 0.7;
    loop {
        let outline = |rings: &[Ring]| scaled(rings, frame, scale, tolerance);
        let others = map.shapes.iter().filter(|(id, _)| *id != own);
        let land = Land {
            width: ACROSS,
            height: (frame.height() * scale).round(),
            own: outline(rings),
            around: others.map(|(_, rings)| outline(rings)).collect(),
            frame,
        };
        // A country whose islands alone are over the budget is drawn coarsely.
        if land.own.len() + land.around.len() <= BUDGET || tolerance > ACROSS {
            return land;
        }
        tolerance *= 1.3;
    }
}

/// What of some rings is in the frame, in units of the small map.
fn scaled(rings: &[Ring], frame: Frame, scale: f64, tolerance: f64) -> String {
    // A little beyond its edge, so that the cut itself does not show as a border.
    let cut = frame.sized(frame.width() * 1.04, frame.height() * 1.04);
    let parts = rings.iter().map(|ring| {
        let part = outline::clip(ring, cut).into_iter();
        let part: Ring = part
            .map(|(x, y)| ((x - frame.left) * scale, (y - frame.top) * scale))
            .collect();
        outline::simplify(&part, tolerance)
    });
    outline::path(&parts.collect::<Vec<_>>())
}
