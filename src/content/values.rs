//! The data of one entry: each key's field reads its value; what is missing, blank,
//! repeated or unknown is said.

use super::Placed;
use crate::diag::{Diag, Place, codes};
use crate::schema::{Collection, Field, Reading, Schema};
use crate::source::{Node, Source};
use crate::text;
use std::collections::BTreeMap;
use std::ops::Range;

/// Every value of the front matter, by its field's position.
pub(super) fn read(
    schema: &Schema,
    collection: &Collection,
    source: &Source,
    root: &Node,
    diags: &mut Vec<Diag>,
) -> Vec<Option<Placed>> {
    let mut values: Vec<Option<Placed>> = vec![None; collection.fields.len()];
    if root.map().is_none() && !root.is_empty() {
        let example = collection
            .fields
            .first()
            .map(|it| format!("{}: {}", it.name, it.example));
        let diag = Diag::new(&codes::NOT_A_MAP, source.place(root.span.clone()));
        diags.push(diag.with("example", example.unwrap_or_default()));
        return values;
    }
    let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
    for (key, node) in root.map().unwrap_or_default() {
        let place = source.place(key.span.clone());
        if let Some(line) = lines.get(key.name.as_str()) {
            let diag = Diag::new(&codes::DUPLICATE_KEY, place)
                .with("key", &key.name)
                .with("line", line.to_string());
            diags.push(diag);
            continue;
        }
        lines.insert(&key.name, place.start.line);
        let Some((at, field)) = collection.field(&key.name) else {
            diags.push(unknown_key(collection, &key.name, place));
            continue;
        };
        if field.required && is_blank(node) {
            diags.push(required(
                schema,
                &codes::EMPTY,
                field,
                blank_place(source, &key.span, node),
            ));
            continue;
        }
        if node
            .scalar()
            .is_some_and(|it| it.quoted && it.text.trim().is_empty())
        {
            let place = source.place(node.span.clone());
            diags.push(Diag::new(&codes::EMPTY_TEXT, place).with("key", &field.name));
        }
        let mut reading = Reading {
            source,
            site: &schema.site,
            vocabularies: &schema.vocabularies,
            diags,
        };
        values[at] = field.read(node, &mut reading).map(|value| Placed {
            value,
            span: node.span.clone(),
        });
    }
    for field in &collection.fields {
        if field.required && !lines.contains_key(field.name.as_str()) {
            let place = source.place(first_line(source));
            diags.push(required(schema, &codes::MISSING, field, place));
        }
    }
    values
}

fn is_blank(node: &Node) -> bool {
    let blank = |it: &Node| it.is_empty() || it.text().is_some_and(|it| it.trim().is_empty());
    blank(node) || node.list().is_some_and(|it| it.iter().all(blank))
}

/// A blank value has no width of its own: the key's line is what one must look at.
fn blank_place(source: &Source, key: &Range<usize>, node: &Node) -> Place {
    let end = node.span.end.max(key.end);
    source.place(key.start..end.min(source.line(source.place(key.clone()).start.line).end))
}

fn first_line(source: &Source) -> Range<usize> {
    let line = source.line(1);
    let bom = usize::from(source.bytes().starts_with(b"\xEF\xBB\xBF")) * 3;
    line.start + bom..line.end
}

fn required(schema: &Schema, code: &'static codes::Code, field: &Field, place: Place) -> Diag {
    Diag::new(code, place)
        .with("key", &field.name)
        .with("label", field.label.get(&schema.site.language))
        .with("example", &field.example)
}

fn unknown_key(collection: &Collection, key: &str, place: Place) -> Diag {
    let names: Vec<&str> = collection
        .fields
        .iter()
        .map(|it| it.name.as_str())
        .collect();
    let diag = Diag::new(&codes::UNKNOWN_KEY, place)
        .with("key", key)
        .with_choice("known", names.join(", "));
    match text::nearest(key, names) {
        Some(near) => diag.with("near", near).advise(&codes::NEAR_KEY),
        None => diag,
    }
}
