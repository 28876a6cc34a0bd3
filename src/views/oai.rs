//! The records for harvesters: an OAI-PMH Static Repository, one file that a gateway
//! answers for (openarchives.org, "Specification for an OAI Static Repository").
//!
//! Only originals are records: a translation is the same record in other words.

use super::record::Record;
use super::{Page, Scope, View};
use crate::schema::{Harvest, Site};
use serde::Serialize;

/// The whole repository.
#[derive(Debug, Serialize)]
pub struct Repository {
    /// Where the gateway serves it; until there is one, where the file stands.
    pub base_url: String,
    pub email: String,
    /// The oldest day of any record.
    pub earliest: String,
    pub records: Vec<Item>,
}

/// A record as unqualified Dublin Core, element by element.
#[derive(Debug, Serialize)]
pub struct Item {
    pub id: String,
    pub day: String,
    pub language: String,
    pub elements: Vec<Element>,
}

#[derive(Debug, Serialize)]
pub struct Element {
    pub name: &'static str,
    pub text: String,
    /// It is words, of the record's language; not an address or a code.
    pub words: bool,
}

/// Elements whose text is of the record's own language.
const WORDS: [&str; 4] = ["dc:title", "dc:subject", "dc:description", "dc:coverage"];

pub(super) fn page<'a>(scope: Scope<'_, 'a>) -> Option<Page<'a>> {
    let schema = scope.schema;
    let harvest = schema.site.harvest.as_ref()?;
    let path = schema.harvest_path();
    let shelves = scope.catalogue.shelves.iter();
    let records: Vec<Record> = shelves
        .filter(|it| it.collection.data)
        .flat_map(|shelf| {
            let entries = shelf.entries.iter();
            entries.map(|it| Record::new(scope, shelf.collection, it))
        })
        .collect();
    let days = records.iter().filter_map(|it| it.updated.as_deref());
    // A record without a day may have changed whenever another did: a harvester that
    // asks for what is new had better get it twice than not at all.
    let newest = days.clone().max().unwrap_or("1970-01-01").to_owned();
    let view = Repository {
        base_url: base_url(&schema.site, harvest, &path),
        email: harvest.email.clone(),
        earliest: days.min().unwrap_or(&newest).to_owned(),
        records: records.iter().map(|it| item(scope, it, &newest)).collect(),
    };
    let title = scope.label(&schema.site.title);
    Some(Page {
        head: scope.lone_head(&path, "oai.xml", title, "").unlisted(),
        view: View::Repository(view),
    })
}

/// The gateway's address with the file's own behind it, without its protocol.
fn base_url(site: &Site, harvest: &Harvest, path: &str) -> String {
    let own = site.url(path);
    match &harvest.gateway {
        Some(gateway) => {
            let name = own.split_once("://").map_or(own.as_str(), |(_, it)| it);
            format!("{}/{name}", gateway.trim_end_matches('/'))
        }
        None => own,
    }
}

fn item(scope: Scope, record: &Record, newest: &str) -> Item {
    let site = &scope.schema.site;
    let mut elements = Vec::new();
    let mut put = |name, text: &str| {
        if !text.is_empty() {
            elements.push(Element {
                name,
                text: text.to_owned(),
                words: WORDS.contains(&name),
            });
        }
    };
    put("dc:title", record.title);
    record.authors.iter().for_each(|it| put("dc:creator", it));
    let subjects = record.subjects.iter();
    subjects.for_each(|it| put("dc:subject", &it.text));
    put("dc:description", record.summary);
    put("dc:publisher", scope.label(&site.title));
    let taking_part = record.organisations.iter();
    taking_part.for_each(|it| put("dc:contributor", it));
    put("dc:date", record.updated.as_deref().unwrap_or_default());
    put("dc:type", "Text");
    put("dc:identifier", &record.url);
    let sources = record.sources.iter().filter_map(|it| it.url.as_ref());
    sources.for_each(|it| put("dc:source", it));
    put("dc:language", record.language);
    let places = record.place.iter().chain(&record.territories);
    places.for_each(|it| put("dc:coverage", it));
    put("dc:rights", &record.license.url);
    Item {
        id: identifier(record),
        day: record.updated.clone().unwrap_or_else(|| newest.to_owned()),
        language: record.language.to_owned(),
        elements,
    }
}

/// `oai:centro.example:fichas/riego`: the host, without a port, and the address there.
fn identifier(record: &Record) -> String {
    let address = record.url.split_once("://").map_or("", |(_, rest)| rest);
    let (host, path) = address.split_once('/').unwrap_or((address, ""));
    let host = host.split(':').next().unwrap_or(host);
    format!("oai:{host}:{}", path.trim_end_matches('/'))
}
