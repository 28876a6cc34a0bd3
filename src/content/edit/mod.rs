//! An entry's text → the same text with other values: only their bytes change.
//!
//! Comes in: a source and what is asked for. Goes out: a text in which all else is as it
//! was, to the byte, or a `Refusal`. After the change the text is read again and held
//! against the old one. Not here: whether the new values are right, which `read_entry`
//! says of any text.

mod asked;
mod items;
mod refusal;
mod scalar;
mod section;
mod splice;
mod verify;

pub(super) use asked::tidy;
pub use refusal::{Reason, Refusal};

use super::outline::{self, Layout};
use super::{FILE_LIMIT, FRONT_MATTER_LIMIT};
use crate::schema::{Collection, Schema};
use crate::source::Source;
use serde_json::Value;
use splice::Splices;

/// What is to be different, by name of the field and by id of the section. A field's
/// value is what `Field::json` gives; null empties it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Edit {
    pub fields: Vec<(String, Value)>,
    pub sections: Vec<(String, String)>,
}

/// The text with this edit made, and nothing else different.
pub fn edit(
    schema: &Schema,
    collection: &Collection,
    source: &Source,
    edit: &Edit,
) -> Result<String, Refusal> {
    let outline = outline::read(schema, collection, source);
    let (Some(outline), Ok(text)) = (outline, source.text()) else {
        return Err(Refusal::new(Reason::Unreadable));
    };
    let edit = edit.tidy(&outline.layout)?;
    let mut splices = Splices::new(text, outline.newline);
    // In the order of the schema: what is added at one place stands in it too.
    for slot in &outline.layout.fields {
        if let Some((_, asked)) = edit.fields.iter().find(|(it, _)| *it == slot.name) {
            splices.field(&outline, slot, asked);
        }
    }
    for heading in &outline.layout.sections {
        let Some((_, asked)) = edit.sections.iter().find(|(it, _)| *it == heading.id) else {
            continue;
        };
        let part = outline.part(&heading.id);
        let own = part.map_or("", |it| &text[it.body.clone()]);
        if section::tidy(own, "\n") == section::tidy(asked, "\n") {
            continue;
        }
        if part.is_some_and(|it| it.fixed) {
            return Err(Refusal::of(&heading.id, Reason::Fixed));
        }
        let swallowed = part.is_none() && outline.open && section::is_last(&outline, heading);
        let open = swallowed.then_some(Reason::Unclosed);
        if let Some(reason) = section::fault(heading, asked).or(open) {
            return Err(Refusal::of(&heading.id, reason));
        }
        splices.section(&outline, heading, asked);
    }
    let made = splices.made();
    let after = made.ok_or_else(|| Refusal::new(Reason::Inexact))?;
    if after == text {
        return Ok(after);
    }
    if after.len() > FILE_LIMIT {
        return Err(Refusal::new(Reason::TooLarge));
    }
    let before = verify::Side::new(source, outline);
    verify::verify(schema, collection, &before, &after, &edit)?;
    Ok(after)
}

/// The text of a new file in this language: the fields that have a value, in the order
/// of the schema, those that are required in any case, and the sections that have text.
pub fn compose(schema: &Schema, collection: &Collection, language: &str, edit: &Edit) -> String {
    let layout = Layout::new(collection, schema, language);
    let fields: Vec<(String, Value)> = edit
        .fields
        .iter()
        .map(|(name, it)| (name.clone(), asked::tidy(it)))
        .collect();
    let mut out = format!("---\n{}---\n", splice::front_of(&layout, &fields, "\n"));
    for heading in &layout.sections {
        let asked = edit.sections.iter().find(|(it, _)| *it == heading.id);
        let text = section::tidy(asked.map_or("", |(_, it)| it), "\n");
        if !text.is_empty() {
            out.push_str(&format!("\n{}{text}\n", section::title(heading, "\n")));
        }
    }
    out
}

impl Edit {
    /// In one form, for comparing and for writing.
    fn tidy(&self, layout: &Layout) -> Result<Edit, Refusal> {
        let mut fields = Vec::new();
        for (name, asked) in &self.fields {
            if layout.slot(name).is_none() {
                return Err(Refusal::of(name, Reason::Unknown));
            }
            // More than can be in a file is not worth comparing.
            if asked
                .as_array()
                .is_some_and(|it| it.len() > FRONT_MATTER_LIMIT)
            {
                return Err(Refusal::of(name, Reason::TooLarge));
            }
            fields.push((name.clone(), asked::tidy(asked)));
        }
        for (id, _) in &self.sections {
            if !layout.sections.iter().any(|it| it.id == *id) {
                return Err(Refusal::of(id, Reason::Unknown));
            }
        }
        let sections = self.sections.clone();
        Ok(Edit { fields, sections })
    }
}
