//! How to cite an entry: as a line to read, as BibTeX, as CSL-JSON.
//!
//! Comes in: an entry. Goes out: texts that programs for references take in, however
//! odd its words are. Not here: a style of citation, which those programs know.

use super::Scope;
use super::record::{License, Record};
use crate::content::Entry;
use crate::schema::{self, Collection};
use crate::text;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// An entry's reference.
#[derive(Debug, Serialize)]
pub struct Citation {
    /// Those who wrote it, where it says so.
    pub authors: Vec<String>,
    pub title: String,
    /// Of the catalogue, in the entry's language.
    pub catalogue: String,
    /// Of its last change.
    pub year: Option<i32>,
    pub url: String,
    pub license: License,
    pub bibtex: String,
    pub csl: String,
    pub bibtex_href: String,
    pub csl_href: String,
}

impl Citation {
    pub fn new(scope: Scope, collection: &Collection, entry: &Entry) -> Citation {
        let site = &scope.schema.site;
        let record = Record::new(scope, collection, entry);
        let path = super::entry_path(collection, entry);
        let updated = collection.roles.updated.and_then(|it| entry.value(it));
        let mut citation = Citation {
            authors: record.authors.iter().map(|it| text::one_line(it)).collect(),
            title: text::one_line(record.title),
            catalogue: text::one_line(site.title.get(record.language)),
            year: updated.and_then(|it| it.year()),
            url: record.url,
            license: record.license,
            bibtex: String::new(),
            csl: String::new(),
            bibtex_href: site.href(&format!("{path}{}", schema::BIBTEX)),
            csl_href: site.href(&format!("{path}{}", schema::CSL)),
        };
        let day = record.updated;
        citation.bibtex = citation.to_bibtex(entry, day.as_deref());
        citation.csl = citation.to_csl(entry, day.as_deref());
        citation
    }

    /// What names it among the references of somebody's document.
    fn key(&self, entry: &Entry) -> String {
        let mut key = entry.slug.clone();
        key.extend(self.year.map(|it| format!("-{it}")));
        if entry.translation {
            key.push('-');
            key.push_str(&entry.language);
        }
        key
    }

    /// Double braces keep capitals, and keep a group's name from being taken for a person's.
    fn to_bibtex(&self, entry: &Entry, day: Option<&str>) -> String {
        let mut fields: Vec<(&str, String)> = Vec::new();
        if !self.authors.is_empty() {
            let names = self.authors.iter().map(|it| format!("{{{}}}", braced(it)));
            fields.push(("author", names.collect::<Vec<_>>().join(" and ")));
        }
        fields.push(("title", format!("{{{}}}", braced(&self.title))));
        fields.push(("howpublished", braced(&self.catalogue)));
        fields.extend(self.year.map(|it| ("year", it.to_string())));
        // Older programs read the year, newer ones the whole date.
        fields.extend(day.map(|it| ("date", it.to_owned())));
        fields.push(("url", verbatim(&self.url)));
        fields.push(("language", braced(&entry.language)));
        fields.push(("note", braced(&self.license.name)));
        let mut out = format!("@misc{{{},\n", self.key(entry));
        for (name, value) in fields {
            out.push_str(&format!("  {name} = {{{value}}},\n"));
        }
        out.push_str("}\n");
        out
    }

    fn to_csl(&self, entry: &Entry, day: Option<&str>) -> String {
        let mut item = Map::new();
        let mut put = |name: &str, value: Value| item.insert(name.to_owned(), value);
        put("id", self.key(entry).into());
        put("type", "webpage".into());
        if !self.authors.is_empty() {
            let names = self.authors.iter().map(|it| json!({ "literal": it }));
            put("author", names.collect());
        }
        put("title", self.title.as_str().into());
        put("container-title", self.catalogue.as_str().into());
        let parts: Vec<i32> = match day {
            Some(day) => day.split('-').filter_map(|it| it.parse().ok()).collect(),
            None => self.year.into_iter().collect(),
        };
        if !parts.is_empty() {
            put("issued", json!({ "date-parts": [parts] }));
        }
        put("URL", self.url.as_str().into());
        put("language", entry.language.as_str().into());
        put("note", self.license.name.as_str().into());
        // Plain data with string keys: it cannot fail.
        let text = serde_json::to_string_pretty(&[item]);
        text.unwrap_or_default() + "\n"
    }
}

/// A text inside braces. BibTeX counts braces even behind a backslash, so one that is
/// not closed must not stay a brace.
fn braced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            '\\' => out.push_str("{\\textbackslash}"),
            '{' => out.push_str("{\\textbraceleft}"),
            '}' => out.push_str("{\\textbraceright}"),
            '~' => out.push_str("{\\textasciitilde}"),
            '^' => out.push_str("{\\textasciicircum}"),
            '%' | '&' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(it);
            }
            it if it.is_control() => out.push(' '),
            it => out.push(it),
        }
    }
    out
}

/// An address inside braces, which programs take as it is.
fn verbatim(url: &str) -> String {
    url.replace('{', "%7B").replace('}', "%7D")
}
