//! What else of an entry others may reuse: the fields that say of it what catalogues
//! of catalogues ask for (schema.org, Dublin Core), beside the roles of `collection`.

use super::collection::position;
use super::field::Field;
use super::settings::Table;

/// Fields by their position in the collection.
#[derive(Debug, Default)]
pub struct Description {
    /// What it is about, by terms or in its own words; the most telling field first.
    pub subjects: Vec<usize>,
    /// Where it is, in words; `point_within` says in which territory.
    pub place: Option<usize>,
    /// Who takes part in what it tells of.
    pub organisations: Option<usize>,
    /// Where what it says comes from.
    pub sources: Option<usize>,
    /// The address of what it tells of.
    pub website: Option<usize>,
    /// Last part of the address of a small page of the entry, for other sites to frame.
    pub embed: Option<String>,
}

pub(super) fn read(table: &mut Table, fields: &[Field]) -> Description {
    let subjects = table.texts("subjects");
    let subjects = subjects
        .iter()
        .filter_map(|name| position(table, "subjects", name, fields))
        .collect();
    let mut named = |key| {
        let name = table.text(key)?;
        position(table, key, &name, fields)
    };
    Description {
        subjects,
        place: named("place"),
        organisations: named("organisations"),
        sources: named("sources"),
        website: named("website"),
        embed: table.text("embed"),
    }
}
