//! How to fill in an entry: made from the schema, so it cannot fall behind it.

use super::{Page, Scope, View, problems};
use crate::catalogue::Shelf;
use crate::diag::Language;
use crate::schema::{Field, Schema};
use serde::Serialize;

#[derive(Debug, Serialize)]
pub struct Guide {
    pub singular: String,
    pub folder: String,
    /// The form that asks for the same.
    pub form: Option<String>,
    pub required: Vec<FieldGuide>,
    pub optional: Vec<FieldGuide>,
    pub sections: Vec<SectionGuide>,
    /// A front matter with an example for each required field.
    pub example: String,
    /// The page of what can be wrong.
    pub problems: String,
}

#[derive(Debug, Serialize)]
pub struct FieldGuide {
    pub name: String,
    pub label: String,
    pub help: String,
    pub expected: String,
    pub example: String,
    /// The terms it takes.
    pub terms: Vec<TermGuide>,
}

#[derive(Debug, Serialize)]
pub struct TermGuide {
    pub id: String,
    pub label: String,
}

#[derive(Debug, Serialize)]
pub struct SectionGuide {
    pub title: String,
    pub questions: Vec<String>,
    pub items: bool,
    pub pattern: Option<String>,
}

pub(super) fn page<'a>(scope: Scope<'_, 'a>, shelf: &Shelf<'a>) -> Option<Page<'a>> {
    let Scope {
        schema, language, ..
    } = scope;
    let collection = shelf.collection;
    let path = format!("{}/", collection.guide.as_deref()?);
    let (required, optional): (Vec<&Field>, Vec<&Field>) =
        collection.fields.iter().partition(|it| it.required);
    let example = required
        .iter()
        .map(|it| format!("{}: {}\n", it.name, it.example));
    let guide = |it: &&Field| field_guide(schema, it, language);
    let sections = collection.sections.iter().map(|it| SectionGuide {
        title: it.title.get(language).to_owned(),
        questions: it.questions(language).to_vec(),
        items: it.items,
        pattern: it.pattern.clone(),
    });
    let view = Guide {
        singular: collection.singular.get(language).to_owned(),
        folder: collection.folder.clone(),
        form: schema.new_path(collection).map(|it| scope.href(&it)),
        problems: scope.href(&problems::path(schema, collection.guide.as_deref()?)),
        example: format!("---\n{}---\n", example.collect::<String>()),
        required: required.iter().map(guide).collect(),
        optional: optional.iter().map(guide).collect(),
        sections: sections.collect(),
    };
    Some(Page {
        head: scope.head(&path, "guide", ""),
        view: View::Guide(view),
    })
}

fn field_guide(schema: &Schema, field: &Field, language: &str) -> FieldGuide {
    let terms = field.vocabulary(&schema.vocabularies).map(|it| &it.terms);
    let terms = terms.into_iter().flatten().map(|it| TermGuide {
        id: it.id.clone(),
        label: it.label.get(language).to_owned(),
    });
    let messages = Language::parse(language).unwrap_or_default();
    FieldGuide {
        name: field.name.clone(),
        label: field.label.get(language).to_owned(),
        help: field.help.get(language).to_owned(),
        expected: field.expected().get(messages).to_owned(),
        example: field.example.clone(),
        terms: terms.collect(),
    }
}
