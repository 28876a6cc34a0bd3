//! A collection: a folder of entries of one kind, its fields and its sections.

use super::description::{self, Description};
use super::field::{self, Field};
use super::overview::{self, Overview};
use super::rules::{self, Rules};
use super::settings::Table;
use super::step::{self, FieldGroup};
use super::{CONTENT, Labels, Vocabularies};
use crate::diag::{Language, Words, codes};
use crate::text;
use std::collections::BTreeSet;

/// Entries that share fields, sections and a template.
#[derive(Debug)]
pub struct Collection {
    pub name: String,
    /// `content/<name>`.
    pub folder: String,
    /// First part of its addresses; empty when its entries stand at the root.
    pub path: String,
    /// The theme's template for an entry.
    pub template: String,
    pub label: Labels,
    pub singular: Labels,
    pub fields: Vec<Field>,
    /// Fields that people think of together, in the order they are asked for.
    pub groups: Vec<FieldGroup>,
    pub sections: Vec<Section>,
    /// The whole body, which is what people write where there are no sections.
    body: Section,
    pub roles: Roles,
    pub rules: Rules,
    pub draft: Option<Draft>,
    /// Fields whose terms also get a page for each pair that has entries.
    pub pairs: Vec<(usize, usize)>,
    /// Exported as data, with a feed.
    pub data: bool,
    /// Address of the page that tells how to fill in an entry.
    pub guide: Option<String>,
    /// Its entries stand in the site's menu.
    pub menu: bool,
    pub overview: Overview,
    pub description: Description,
}

/// Which field plays which part, by position in `fields`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Roles {
    pub title: usize,
    pub summary: Option<usize>,
    pub point: Option<usize>,
    pub language: Option<usize>,
    pub license: Option<usize>,
    pub updated: Option<usize>,
    pub order: Option<usize>,
    /// How many people it reaches: a vocabulary from small to large.
    pub reach: Option<usize>,
    /// How far it goes in space: the same.
    pub scale: Option<usize>,
    /// When what it tells of began.
    pub year: Option<usize>,
    /// Who wrote it, for references to it.
    pub authors: Option<usize>,
    /// What it can give and what it needs: terms of one vocabulary.
    pub offers: Option<usize>,
    pub seeks: Option<usize>,
}

/// The term that keeps an entry from being published.
#[derive(Debug)]
pub struct Draft {
    pub field: usize,
    pub term: String,
}

/// A part of the body, recognised by its H2 title; or all of it.
#[derive(Debug)]
pub struct Section {
    pub id: String,
    pub title: Labels,
    /// Its titles folded, whole and up to their colon.
    names: BTreeSet<String>,
    pub role: SectionRole,
    /// Every H3 in it is an item with an address of its own.
    pub items: bool,
    /// Questions that help to write it, by language.
    pub questions: Vec<(String, Vec<String>)>,
    /// A shape to follow, shown under the questions.
    pub pattern: Option<String>,
}

/// What a section does in an entry; analysis is where entries are usually thin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionRole {
    Describes,
    Analyses,
    Connects,
    /// All there is, with whatever titles: its own is only what people call it.
    Whole,
}

impl Collection {
    pub fn field(&self, name: &str) -> Option<(usize, &Field)> {
        let mut fields = self.fields.iter().enumerate();
        fields.find(|(_, it)| it.name == name)
    }

    /// What one of its entries is called, `ficha`; else the name it has itself.
    pub fn called(&self, language: &str) -> &str {
        match self.singular.get(language) {
            "" => &self.name,
            called => called,
        }
    }

    /// What people are asked to write in a body: its sections, or all of it at once.
    pub fn parts(&self) -> &[Section] {
        match self.sections.is_empty() {
            true => std::slice::from_ref(&self.body),
            false => &self.sections,
        }
    }

    /// The part of this id.
    pub fn part(&self, id: &str) -> Option<&Section> {
        self.parts().iter().find(|it| it.id == id)
    }

    /// The section with this title, in any language, whole or up to its colon.
    pub fn section_titled(&self, title: &str) -> Option<&Section> {
        self.part_titled(title).filter(|it| !it.is_whole())
    }

    /// The same, or the whole by what people call it.
    pub fn part_titled(&self, title: &str) -> Option<&Section> {
        let exact = |it: &&Section| it.title.iter().any(|(_, it)| it == title);
        self.parts().iter().find(exact).or_else(|| {
            let folded = text::fold(title);
            self.parts().iter().find(|it| it.names.contains(&folded))
        })
    }

    /// Fields with a page for each term.
    pub fn paged_fields(&self) -> impl Iterator<Item = (usize, &Field)> {
        let fields = self.fields.iter().enumerate();
        fields.filter(|(_, it)| it.pages.is_some())
    }
}

impl Section {
    fn whole() -> Section {
        let titles = Language::ALL.map(|it| (it.code().to_owned(), WHOLE.get(it).to_owned()));
        let title = Labels::new(titles.to_vec());
        Section {
            id: "body".to_owned(),
            names: names_of(&title),
            title,
            role: SectionRole::Whole,
            items: false,
            questions: Vec::new(),
            pattern: None,
        }
    }

    /// It has no title of its own in a file.
    pub fn is_whole(&self) -> bool {
        self.role == SectionRole::Whole
    }

    /// The questions in a language, else in the first one that has any.
    pub fn questions(&self, language: &str) -> &[String] {
        let exact = self.questions.iter().find(|(it, _)| it == language);
        let found = exact.or(self.questions.first());
        found.map_or(&[], |(_, questions)| questions)
    }
}

pub(super) fn read(
    name: &str,
    mut table: Table,
    collections: &[String],
    vocabularies: &Vocabularies,
) -> Option<Collection> {
    let path = table.text("path").unwrap_or_else(|| name.to_owned());
    let label = table.required_labels("label");
    let singular = table.labels("singular");
    let mut fields: Vec<Field> = Vec::new();
    for node in table.tables("fields") {
        let inner = Table::new(table.source, node, table.diags);
        let Some(field) = field::read(inner, collections, vocabularies) else {
            continue;
        };
        if fields.iter().any(|it| it.name == field.name) {
            let place = table.source.place(node.span.clone());
            let diag = crate::diag::Diag::new(&codes::SAME_NAME, place);
            table.diags.push(diag.with("value", &field.name));
        }
        fields.push(field);
    }
    let sections = table.tables("sections");
    let sections = sections
        .into_iter()
        .map(|node| read_section(Table::new(table.source, node, table.diags)))
        .collect();
    table.required_text("title");
    let roles = Roles {
        title: field_named(&mut table, "title", &fields)?,
        summary: field_named(&mut table, "summary", &fields),
        point: field_named(&mut table, "point", &fields),
        language: field_named(&mut table, "language", &fields),
        license: field_named(&mut table, "license", &fields),
        updated: field_named(&mut table, "updated", &fields),
        order: field_named(&mut table, "order", &fields),
        reach: field_named(&mut table, "reach", &fields),
        scale: field_named(&mut table, "scale", &fields),
        year: field_named(&mut table, "year", &fields),
        authors: field_named(&mut table, "authors", &fields),
        offers: field_named(&mut table, "offers", &fields),
        seeks: field_named(&mut table, "seeks", &fields),
    };
    let collection = Collection {
        name: name.to_owned(),
        folder: format!("{CONTENT}/{name}"),
        path,
        template: table.text("template").unwrap_or_else(|| "entry".to_owned()),
        label,
        singular,
        groups: step::read(&mut table, &fields),
        sections,
        body: Section::whole(),
        roles,
        rules: rules::read(&mut table, &fields),
        draft: read_draft(&mut table, &fields),
        pairs: rules::pairs(&mut table, "pairs", &fields),
        data: table.flag("data"),
        guide: table.text("guide"),
        menu: table.flag("menu"),
        overview: overview::read(&mut table, &fields),
        description: description::read(&mut table, &fields),
        fields,
    };
    table.finish();
    Some(collection)
}

fn read_section(mut table: Table) -> Section {
    let role = match table.text("role").as_deref() {
        Some("analyses") => SectionRole::Analyses,
        Some("connects") => SectionRole::Connects,
        _ => SectionRole::Describes,
    };
    let questions = table.keys("questions");
    let questions = match questions.is_empty() {
        true => Vec::new(),
        false => {
            let mut inner = table.table("questions");
            let read = |language: &String| {
                let texts = inner.as_mut().map(|it| it.dynamic_texts(language));
                (language.clone(), texts.unwrap_or_default())
            };
            questions.iter().map(read).collect()
        }
    };
    let title = table.required_labels("title");
    let section = Section {
        id: table.required_text("id"),
        names: names_of(&title),
        title,
        role,
        items: table.flag("items"),
        questions,
        pattern: table.text("pattern"),
    };
    table.finish();
    section
}

fn names_of(title: &Labels) -> BTreeSet<String> {
    let titles = title.all().into_iter();
    titles
        .flat_map(|it| [it, it.split(':').next().unwrap_or(it)])
        .map(text::fold)
        .collect()
}

/// The field a setting names, such as `title = "titulo"`.
fn field_named(table: &mut Table, key: &'static str, fields: &[Field]) -> Option<usize> {
    let name = table.text(key)?;
    position(table, key, &name, fields)
}

pub(super) fn position(
    table: &mut Table,
    key: &str,
    name: &str,
    fields: &[Field],
) -> Option<usize> {
    let found = fields.iter().position(|it| it.name == name);
    if found.is_none() {
        let known: Vec<&str> = fields.iter().map(|it| it.name.as_str()).collect();
        table.unknown_name(key, name, NO_SUCH_FIELD, &known);
    }
    found
}

fn read_draft(table: &mut Table, fields: &[Field]) -> Option<Draft> {
    if table.keys("draft").is_empty() {
        return None;
    }
    let mut inner = table.table("draft")?;
    let name = inner.required_text("field");
    let term = inner.required_text("term");
    inner.finish();
    let field = position(table, "draft", &name, fields)?;
    Some(Draft { field, term })
}

const WHOLE: Words = Words {
    es: "Texto",
    pt: "Texto",
    en: "Text",
};
const NO_SUCH_FIELD: Words = Words {
    es: "esta colección no tiene un campo con ese nombre",
    pt: "esta coleção não tem um campo com esse nome",
    en: "this collection has no field of that name",
};
