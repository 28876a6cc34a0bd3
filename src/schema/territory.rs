//! Territories: the outlines of terms, to tell whether a point lies in them.
//!
//! A vocabulary `paises.yaml` may have `paises.geojson` beside it: a feature per
//! term, its `id` the term's. Outlines are coarse, so distances are rough.

use crate::source::Source;
use serde_json::Value;
use std::collections::BTreeMap;

/// Longitude and latitude in degrees, in GeoJSON's order.
type Vertex = (f64, f64);

/// The outline of one term.
#[derive(Debug, Clone, Default)]
pub struct Territory {
    rings: Vec<Vec<Vertex>>,
}

/// Kilometres in a degree of latitude (mean meridian of WGS 84).
const DEGREE: f64 = 111.13;

impl Territory {
    /// How far a point is outside, in kilometres; 0 within.
    pub fn distance(&self, lat: f64, lon: f64) -> f64 {
        if self.contains(lat, lon) {
            return 0.0;
        }
        let edges = self.rings.iter().flat_map(|ring| ring.windows(2));
        let distances = edges.map(|it| to_edge((lon, lat), it[0], it[1]));
        distances.fold(f64::INFINITY, f64::min)
    }

    /// Even-odd rule over all rings: islands add, lakes take away.
    fn contains(&self, lat: f64, lon: f64) -> bool {
        let edges = self.rings.iter().flat_map(|ring| ring.windows(2));
        let crossings = edges.filter(|it| {
            let ((x1, y1), (x2, y2)) = (it[0], it[1]);
            (y1 > lat) != (y2 > lat) && lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1
        });
        crossings.count() % 2 == 1
    }
}

/// Distance to an edge on a plane around the point: right within a few per cent
/// over the hundreds of kilometres that matter here.
fn to_edge(point: Vertex, from: Vertex, to: Vertex) -> f64 {
    let narrow = point.1.to_radians().cos();
    let flat = |it: Vertex| {
        (
            (it.0 - point.0) * narrow * DEGREE,
            (it.1 - point.1) * DEGREE,
        )
    };
    let ((x1, y1), (x2, y2)) = (flat(from), flat(to));
    let (dx, dy) = (x2 - x1, y2 - y1);
    let length = dx * dx + dy * dy;
    let along = match length > 0.0 {
        true => (-(x1 * dx + y1 * dy) / length).clamp(0.0, 1.0),
        false => 0.0,
    };
    (x1 + along * dx).hypot(y1 + along * dy)
}

/// Reads a feature collection; `None` when it is not one.
pub(super) fn read(source: &Source) -> Option<BTreeMap<String, Territory>> {
    let root: Value = serde_json::from_slice(source.bytes()).ok()?;
    let mut all = BTreeMap::new();
    for feature in root["features"].as_array()? {
        let id = feature["id"].as_str()?.to_owned();
        let mut territory = Territory::default();
        collect(&feature["geometry"]["coordinates"], &mut territory.rings);
        all.insert(id, territory);
    }
    Some(all)
}

/// Rings are the arrays of positions, however deep the geometry nests them.
fn collect(node: &Value, rings: &mut Vec<Vec<Vertex>>) {
    let Some(items) = node.as_array() else {
        return;
    };
    let vertex = |it: &Value| Some((it.get(0)?.as_f64()?, it.get(1)?.as_f64()?));
    match items.iter().map(vertex).collect::<Option<Vec<_>>>() {
        Some(ring) if !ring.is_empty() => rings.push(ring),
        _ => items.iter().for_each(|it| collect(it, rings)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square() -> Territory {
        Territory {
            rings: vec![vec![
                (-1.0, -1.0),
                (1.0, -1.0),
                (1.0, 1.0),
                (-1.0, 1.0),
                (-1.0, -1.0),
            ]],
        }
    }

    #[test]
    fn a_point_within_is_at_no_distance() {
        assert_eq!(square().distance(0.5, -0.5), 0.0);
    }

    #[test]
    fn a_degree_outside_is_about_111_kilometres() {
        assert!((square().distance(2.0, 0.0) - DEGREE).abs() < 0.5);
        assert!((square().distance(0.0, 2.0) - DEGREE).abs() < 0.5);
    }
}
