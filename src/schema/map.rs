//! The map of a vocabulary whose terms are places: `paises.svg` beside `paises.yaml`.
//!
//! Comes in: an SVG with a `<path id="p-bo" d="…">` per term and, on its root, the
//! projection it was drawn in. Goes out: numbers. Law: nothing of the file is ever
//! copied into a page; of its elements only the root and the paths are looked at.

use super::Labels;
use super::path::{self, Ring};
use crate::source::Source;
use std::collections::BTreeMap;

/// Largest drawing, in bytes: a region at a scale for screens takes a fifth of it.
pub(super) const LIMIT: usize = 200 * 1024;

/// A drawn map that knows where a point of the earth stands in it.
#[derive(Debug, Clone)]
pub struct Map {
    pub width: f64,
    pub height: f64,
    /// Whose data it was drawn from, and under which licence.
    pub credit: Labels,
    /// By the term's id in lower case.
    pub shapes: BTreeMap<String, Vec<Ring>>,
    projection: Projection,
}

/// Lambert's azimuthal equal-area projection (Snyder, "Map Projections", 1987, 24-2).
#[derive(Debug, Clone, Copy)]
struct Projection {
    /// Latitude and longitude of the centre, in radians.
    center: (f64, f64),
    scale: f64,
    translate: (f64, f64),
}

impl Map {
    /// How it was drawn, for scripts that ask which point of the earth is where: degrees
    /// of its centre, scale, units by which it is moved.
    pub fn projection(&self) -> [f64; 5] {
        let Projection {
            center: (lat, lon),
            scale,
            translate: (x, y),
        } = self.projection;
        [lat.to_degrees(), lon.to_degrees(), scale, x, y]
    }

    /// Where a point stands, unless it lies outside the drawing.
    pub fn place(&self, lat: f64, lon: f64) -> Option<(f64, f64)> {
        let (x, y) = self.projection.project(lat.to_radians(), lon.to_radians());
        let inside = (0.0..=self.width).contains(&x) && (0.0..=self.height).contains(&y);
        inside.then_some((x, y))
    }
}

impl Projection {
    fn project(&self, lat: f64, lon: f64) -> (f64, f64) {
        let (lat0, turn) = (self.center.0, lon - self.center.1);
        let across = lat.cos() * turn.cos();
        let near = lat0.sin() * lat.sin() + lat0.cos() * across;
        let k = (2.0 / (1.0 + near)).sqrt() * self.scale;
        let x = k * lat.cos() * turn.sin();
        let y = k * (lat0.cos() * lat.sin() - lat0.sin() * across);
        (self.translate.0 + x, self.translate.1 - y)
    }
}

/// Reads a map; `None` when the drawing is not of that form.
pub(super) fn read(source: &Source) -> Option<Map> {
    let tags = tags(source.text().ok()?)?;
    let (_, root) = tags.iter().find(|(name, _)| *name == "svg")?;
    let [_, _, width, height] = numbers(root.get("viewBox")?)?;
    let fits = |it: f64| it > 0.0 && it <= path::FARTHEST;
    let mut map = Map {
        width,
        height,
        credit: credit(root),
        shapes: BTreeMap::new(),
        projection: projection(root)?,
    };
    for (_, path) in tags.iter().filter(|(name, _)| *name == "path") {
        let id = path.get("id")?.strip_prefix("p-")?;
        map.shapes
            .insert(id.to_lowercase(), path::rings(path.get("d")?)?);
    }
    (fits(width) && fits(height) && !map.shapes.is_empty()).then_some(map)
}

fn projection(root: &Attributes) -> Option<Projection> {
    let known = *root.get("data-projection")? == "azimuthal-equal-area";
    let [lat, lon] = numbers(root.get("data-center")?)?;
    let [scale] = numbers(root.get("data-scale")?)?;
    let [x, y] = numbers(root.get("data-translate")?)?;
    known.then_some(Projection {
        center: (lat.to_radians(), lon.to_radians()),
        scale,
        translate: (x, y),
    })
}

fn credit(root: &Attributes) -> Labels {
    let texts = root.iter().filter_map(|(key, text)| {
        let language = key.strip_prefix("data-credit-")?;
        Some((language.to_owned(), (*text).to_owned()))
    });
    Labels::new(texts.collect())
}

fn numbers<const N: usize>(text: &str) -> Option<[f64; N]> {
    let numbers = text.split_whitespace().map(|it| it.parse::<f64>().ok());
    let numbers: Vec<f64> = numbers.collect::<Option<_>>()?;
    let numbers: [f64; N] = numbers.try_into().ok()?;
    numbers.iter().all(|it| it.is_finite()).then_some(numbers)
}

type Attributes<'a> = BTreeMap<&'a str, &'a str>;

/// Every opening tag with its attributes as they are written; `None` when one is cut
/// off. What an entity would stand for is never asked: no id or number needs one.
fn tags(text: &str) -> Option<Vec<(&str, Attributes<'_>)>> {
    let mut tags = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = &comment[comment.find("-->")?..];
            continue;
        }
        let name = rest.find(|it: char| !it.is_ascii_alphanumeric())?;
        let (name, after) = rest.split_at(name);
        let (attributes, after) = attributes(after)?;
        tags.push((name, attributes));
        rest = after;
    }
    Some(tags)
}

/// The attributes of a tag, and what stands behind it.
fn attributes(text: &str) -> Option<(Attributes<'_>, &str)> {
    let mut attributes = Attributes::new();
    let mut rest = text;
    loop {
        let at = rest.find(['=', '>'])?;
        if rest[at..].starts_with('>') {
            return Some((attributes, &rest[at + 1..]));
        }
        let name = rest[..at].split_whitespace().last().unwrap_or_default();
        let value = rest[at + 1..].trim_start();
        let quote = value.chars().next().filter(|it| matches!(it, '"' | '\''))?;
        let value = &value[1..];
        let end = value.find(quote)?;
        attributes.insert(name, &value[..end]);
        rest = &value[end + 1..];
    }
}
