//! Whose a place in a file is: of which field, or under which section's title.
//!
//! For pages that say a problem beside what it is about. A file that has no outline has no
//! owners either: the problem is then said of the whole.

use super::outline::{self, Outline, Stretch};
use crate::schema::{Collection, Schema};
use crate::source::Source;

/// What a place belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner<'o> {
    /// The field of this name, or a key that no field has.
    Field(&'o str),
    /// The section of this id, or the whole body.
    Section(&'o str),
}

/// The owners of all places of one file.
#[derive(Debug)]
pub struct Owners(Option<Outline>);

impl Owners {
    pub fn of(schema: &Schema, collection: &Collection, source: &Source) -> Owners {
        Owners(outline::read(schema, collection, source))
    }

    /// Whose this byte is.
    pub fn at(&self, byte: usize) -> Option<Owner<'_>> {
        let outline = self.0.as_ref()?;
        let mut fields = outline.fields.iter();
        let field = fields.find(|it| it.key.start <= byte && byte <= it.value.end);
        if let Some(name) = field.and_then(|it| it.name.as_deref()) {
            return Some(Owner::Field(name));
        }
        let begin = |it: &Stretch| {
            it.head
                .as_ref()
                .map_or(outline.front.end, |head| head.start)
        };
        let begun = outline.parts.iter().rfind(|it| begin(it) <= byte);
        begun?.section.as_deref().map(Owner::Section)
    }
}
