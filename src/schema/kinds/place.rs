//! `place`: a point on the earth, latitude first.

use super::{Kind, flow_list, number, wrong_shape};
use crate::diag::{Words, codes};
use crate::schema::value::Held;
use crate::schema::{Field, Input, Reading, Schema, Shown, Value, Vocabularies};
use crate::source::Node;

#[derive(Debug)]
pub struct Point;

const LATITUDE: Words = Words {
    es: "latitud",
    pt: "latitude",
    en: "latitude",
};
const LONGITUDE: Words = Words {
    es: "longitud",
    pt: "longitude",
    en: "longitude",
};

impl Kind for Point {
    fn read(&self, field: &Field, node: &Node, reading: &mut Reading) -> Option<Value> {
        let Some(items) = node.list() else {
            wrong_shape(field, node, reading);
            return None;
        };
        let numbers: Vec<f64> = items
            .iter()
            .filter_map(|it| number::parse(it.text()?.trim()))
            .collect();
        let ([lat, lon], 2) = (&numbers[..], items.len()) else {
            let diag = field.diag(&codes::NOT_COORDINATES, node, reading);
            reading.diags.push(diag);
            return None;
        };
        let (lat, lon) = (*lat, *lon);
        let lat_ok = in_range(field, &items[0], reading, (lat, 90.0, LATITUDE));
        let lon_ok = in_range(field, &items[1], reading, (lon, 180.0, LONGITUDE));
        (lat_ok && lon_ok).then_some(Value(Held::Place { lat, lon }))
    }

    fn write(&self, value: &Value) -> String {
        let point = value.point();
        flow_list(
            point
                .into_iter()
                .flat_map(|(lat, lon)| [lat, lon])
                .map(|it| it.to_string()),
        )
    }

    fn show(&self, _: &Field, value: &Value, _: &Schema, _: &str) -> Vec<Shown> {
        let Some((lat, lon)) = value.point() else {
            return Vec::new();
        };
        // A map that anyone can open; nothing is asked of it before a click.
        let map =
            format!("https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=11/{lat}/{lon}");
        let shown = Shown::text(format!("{lat}, {lon}"));
        vec![Shown {
            href: Some(map),
            ..shown
        }]
    }

    fn cell(&self, value: &Value) -> String {
        let point = value.point();
        point
            .map(|(lat, lon)| format!("{lat}, {lon}"))
            .unwrap_or_default()
    }

    fn json(&self, value: &Value) -> serde_json::Value {
        match value.point() {
            Some((lat, lon)) => vec![lat, lon].into(),
            None => serde_json::Value::Null,
        }
    }

    fn input<'s>(&'s self, _: &'s Vocabularies) -> Option<Input<'s>> {
        Some(Input::Point)
    }

    fn expected(&self) -> Words {
        Words {
            es: "dos números entre corchetes: [latitud, longitud]",
            pt: "dois números entre colchetes: [latitude, longitude]",
            en: "two numbers in brackets: [latitude, longitude]",
        }
    }

    fn blank(&self) -> &'static str {
        "[]"
    }
}

fn in_range(
    field: &Field,
    node: &Node,
    reading: &mut Reading,
    (value, bound, axis): (f64, f64, Words),
) -> bool {
    let fits = value.abs() <= bound;
    if !fits {
        let diag = field
            .diag(&codes::COORDINATES_OUT_OF_RANGE, node, reading)
            .with("value", value.to_string())
            .with("low", (-bound).to_string())
            .with("high", bound.to_string())
            .with_words("axis", axis);
        reading.diags.push(diag);
    }
    fits
}
