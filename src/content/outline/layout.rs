//! What a file of a collection may hold, in the order in which it is written.

use crate::schema::{Collection, Schema, Section};
use serde::Serialize;

/// Fields and sections of a collection, for files in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Layout {
    pub language: String,
    pub fields: Vec<Slot>,
    pub sections: Vec<Heading>,
}

/// A field's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Slot {
    pub name: String,
    /// Its values need no quotes.
    pub bare: bool,
    pub required: bool,
}

/// A section's place, with its title in the file's language; the whole body has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Heading {
    pub id: String,
    pub title: String,
}

impl Layout {
    pub fn new(collection: &Collection, schema: &Schema, language: &str) -> Layout {
        let fields = collection.fields.iter().map(|it| Slot {
            name: it.name.clone(),
            bare: it.input(&schema.vocabularies).is_bare(),
            required: it.required,
        });
        let title = |it: &Section| match it.is_whole() {
            true => String::new(),
            false => it.title.get(language).to_owned(),
        };
        let sections = collection.parts().iter().map(|it| Heading {
            id: it.id.clone(),
            title: title(it),
        });
        Layout {
            language: language.to_owned(),
            fields: fields.collect(),
            sections: sections.collect(),
        }
    }

    pub fn slot(&self, name: &str) -> Option<&Slot> {
        self.fields.iter().find(|it| it.name == name)
    }
}
