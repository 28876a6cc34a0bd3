//! Signs of terms that are places: their outlines, as small as a letter.
//!
//! Comes in: a catalogue. Goes out: an outline for each term of a mapped vocabulary
//! that some entry holds. Not here: icons of groups, which are files of the theme.

use super::outline::{self, Frame};
use crate::catalogue::Catalogue;
use crate::schema::Ring;
use std::collections::BTreeMap;

/// Units across a sign, and how finely it is drawn: on a page it is 20 to 60 px wide.
const ACROSS: f64 = 48.0;
const FINE: f64 = 0.4;
/// Islands smaller than this share of the largest part do not widen the frame.
const SMALL: f64 = 0.04;

/// The outline of a term, for the theme's sheet of signs.
#[derive(Debug)]
pub struct Sign {
    pub name: String,
    pub width: f64,
    pub height: f64,
    pub outline: String,
}

/// All of them, by their names.
pub fn signs(catalogue: &Catalogue) -> Vec<Sign> {
    let mut all = BTreeMap::new();
    for shelf in &catalogue.shelves {
        for facet in &shelf.facets {
            let field = &shelf.collection.fields[facet.field];
            let vocabulary = field.vocabulary(&catalogue.schema.vocabularies);
            let Some((vocabulary, map)) = vocabulary.and_then(|it| Some((it, it.map.as_ref()?)))
            else {
                continue;
            };
            for held in &facet.terms {
                let id = held.term.id.to_lowercase();
                if let Some(rings) = map.shapes.get(&id) {
                    let name = vocabulary.outline_sign(&id);
                    all.insert(name.clone(), sign(name, rings));
                }
            }
        }
    }
    all.into_values().collect()
}

fn sign(name: String, rings: &[Ring]) -> Sign {
    let area = |it: &Ring| {
        let frame = Frame::around(std::slice::from_ref(it));
        frame.width() * frame.height()
    };
    let largest = rings.iter().map(area).fold(0.0, f64::max);
    let main = rings.iter().filter(|it| area(it) >= largest * SMALL);
    let frame = Frame::around(&main.cloned().collect::<Vec<_>>());
    let scale = ACROSS / frame.width().max(frame.height()).max(1.0);
    let within = rings
        .iter()
        .filter(|it| it.iter().all(|it| frame.holds(*it)));
    let rings = within.map(|ring| {
        let points = ring.iter();
        let points = points.map(|(x, y)| ((x - frame.left) * scale, (y - frame.top) * scale));
        outline::simplify(&points.collect::<Ring>(), FINE)
    });
    Sign {
        name,
        width: (frame.width() * scale).ceil(),
        height: (frame.height() * scale).ceil(),
        outline: outline::path(&rings.collect::<Vec<_>>()),
    }
}
