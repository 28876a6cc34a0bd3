//! The tags by which reference managers and scholarly search engines know a record:
//! Dublin Core, as Zotero and libraries read it, and the `citation_` ones of Highwire.

use super::Scope;
use super::record::Record;
use serde::Serialize;

/// A `<meta>` of a page's head.
#[derive(Debug, Clone, Serialize)]
pub struct Meta {
    pub name: &'static str,
    pub content: String,
}

pub(super) fn tags(scope: Scope, record: &Record) -> Vec<Meta> {
    let publisher = scope.label(&scope.schema.site.title);
    let authors = record.authors.iter().map(String::as_str);
    let authors: Vec<&str> = match record.authors.is_empty() {
        true => vec![publisher],
        false => authors.collect(),
    };
    let mut tags = Tags::default();
    tags.put("DC.type", ["Text"]);
    tags.put("DC.title", [record.title]);
    tags.put("DC.creator", authors.iter().copied());
    tags.put("DC.publisher", [publisher]);
    let subjects = record.subjects.iter().map(|it| it.text.as_str());
    tags.put("DC.subject", subjects);
    let places = record.place.iter().chain(&record.territories);
    tags.put("DC.coverage", places.map(String::as_str));
    tags.put("DC.date", record.updated.as_deref());
    tags.put("DC.language", [record.language]);
    tags.put("DC.rights", [record.license.url.as_str()]);
    tags.put("DC.identifier", [record.url.as_str()]);
    tags.put("citation_title", [record.title]);
    tags.put("citation_author", authors);
    let day = record.updated.as_ref().map(|it| it.replace('-', "/"));
    tags.put("citation_publication_date", day.as_deref());
    tags.put("citation_language", [record.language]);
    tags.put("citation_public_url", [record.url.as_str()]);
    tags.0
}

#[derive(Default)]
struct Tags(Vec<Meta>);

impl Tags {
    fn put<'t>(&mut self, name: &'static str, values: impl IntoIterator<Item = &'t str>) {
        let values = values.into_iter().filter(|it| !it.is_empty());
        self.0.extend(values.map(|it| Meta {
            name,
            content: it.to_owned(),
        }));
    }
}
