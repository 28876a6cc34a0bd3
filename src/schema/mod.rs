//! What the catalogue is: `site.toml` and the vocabularies, read once.
//!
//! Comes in: `Files`. Goes out: `Schema`: collections, their fields and sections,
//! the terms they draw on. The only room that names a kind of field; the others
//! ask a field to read, show or export a value. Not here: any entry.

mod address;
mod collection;
mod contribute;
mod description;
mod field;
mod forge;
mod input;
mod kinds;
mod labels;
mod map;
mod overview;
mod path;
mod rules;
mod settings;
mod shape;
mod site;
mod step;
mod territory;
mod value;
mod vocabulary;

pub use address::{ASSETS, BIBTEX, CSL, INDEX, KEPT, WORKER, below};
pub use collection::{Collection, Draft, Section, SectionRole};
pub use contribute::Contribute;
pub use description::Description;
pub use field::{Field, Reading, Shown};
pub use forge::Forge;
pub use input::{Choices, Input};
pub use kinds::{day_in_words, license_page};
pub use labels::Labels;
pub use map::Map;
pub use overview::{Offline, Overview};
pub use path::Ring;
pub use rules::{Balance, Open, Rules};
pub use shape::Shape;
pub use site::{Harvest, Recorded, Site};
pub use step::{FieldGroup, Step, StepKind};
pub use territory::Territory;
pub use value::{EntryRef, TermRef, Value};
pub use vocabulary::{Group, Term, Vocabulary};

use crate::diag::{Diag, Place, codes};
use crate::source::{Files, Source, read_toml};
use settings::Table;
use std::collections::BTreeMap;

/// Where the schema stands in the catalogue's folder.
pub const SITE_FILE: &str = "site.toml";
/// The table of the forge in it.
const FORGE: &str = "forge";
/// The table of the forms in it.
const CONTRIBUTE: &str = "contribute";
/// The folder of all collections.
pub const CONTENT: &str = "content";

/// What a command may set over `site.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overrides {
    pub base_url: Option<String>,
    /// Publish drafts too.
    pub drafts: bool,
    /// Days since 1970 of the moment the site is to be of.
    pub day: Option<usize>,
}

/// The whole declaration.
#[derive(Debug)]
pub struct Schema {
    pub site: Site,
    /// Where proposals to change it are read, if it says so.
    pub forge: Option<Forge>,
    /// The pages where people write entries, if it has them.
    pub contribute: Option<Contribute>,
    pub collections: Vec<Collection>,
    pub vocabularies: Vocabularies,
    pub drafts: bool,
    pub day: Option<usize>,
    /// Of everything an entry's reading depends on.
    pub hash: blake3::Hash,
}

pub type Vocabularies = BTreeMap<String, Vocabulary>;

impl Schema {
    pub fn collection(&self, name: &str) -> Option<&Collection> {
        self.collections.iter().find(|it| it.name == name)
    }

    /// The collection whose folder a file stands in.
    pub fn collection_of(&self, path: &str) -> Option<&Collection> {
        let mut parts = path.split('/');
        (parts.next() == Some(CONTENT)).then_some(())?;
        self.collection(parts.next()?)
    }
}

/// Reads the declaration; `None` when it cannot be used, and then `Diag`s say why.
pub fn read_schema(files: &Files, overrides: &Overrides) -> (Option<Schema>, Vec<Diag>) {
    let mut diags = Vec::new();
    let schema = read(files, overrides, &mut diags);
    let usable = !diags.iter().any(Diag::is_error);
    (schema.filter(|_| usable), diags)
}

fn read(files: &Files, overrides: &Overrides, diags: &mut Vec<Diag>) -> Option<Schema> {
    let Some(source) = files.get(SITE_FILE) else {
        diags.push(Diag::new(&codes::NO_SITE_FILE, Place::file(SITE_FILE)));
        return None;
    };
    let root = parse(source, diags)?;
    let mut table = Table::new(source, &root, diags);
    let mut site = Site::read(table.table("site")?);
    if let Some(url) = &overrides.base_url {
        site.set_base_url(url);
    }
    let vocabularies = vocabulary::read_all(files, &site.vocabularies, table.diags);
    let names: Vec<String> = table.keys("collections");
    let mut collections = Vec::new();
    if let Some(mut tables) = table.table("collections") {
        for name in &names {
            if let Some(table) = tables.table(name) {
                collections.extend(collection::read(name, table, &names, &vocabularies));
            }
        }
    }
    let has = |table: &Table, key: &str| table.own_keys().iter().any(|it| it == key);
    let forge = match has(&table, FORGE) {
        true => table.table(FORGE).and_then(Forge::read),
        false => None,
    };
    let contribute = match has(&table, CONTRIBUTE) {
        true => table.table(CONTRIBUTE).map(Contribute::read),
        false => None,
    };
    table.finish();
    Some(Schema {
        hash: hash(files, &site, overrides),
        site,
        forge,
        contribute,
        collections,
        vocabularies,
        drafts: overrides.drafts,
        day: overrides.day,
    })
}

fn parse(source: &Source, diags: &mut Vec<Diag>) -> Option<crate::source::Node> {
    let text = match source.text() {
        Ok(text) => text,
        Err(at) => {
            let place = source.place(at..at);
            diags.push(Diag::new(&codes::NOT_UTF8, place).with("offset", at.to_string()));
            return None;
        }
    };
    let root = read_toml(text);
    root.map_err(|span| diags.push(Diag::new(&codes::BROKEN_TOML, source.place(span))))
        .ok()
}

fn hash(files: &Files, site: &Site, overrides: &Overrides) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    let vocabularies = files.under(&site.vocabularies);
    for source in files.get(SITE_FILE).into_iter().chain(vocabularies) {
        hasher.update(source.path.as_bytes());
        hasher.update(source.hash.as_bytes());
    }
    hasher.update(site.base_url.as_bytes());
    hasher.update(&[u8::from(overrides.drafts)]);
    hasher.finalize()
}
