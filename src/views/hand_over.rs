//! Where what was written can be handed over: the forge's pages for a file, and who
//! takes in files that are sent.

use crate::schema::{Collection, Forge, Schema};
use serde::Serialize;

/// What the last step of the form offers.
#[derive(Debug, Serialize)]
pub struct HandOver<'a> {
    /// Who takes in files that are sent.
    pub email: Option<&'a str>,
    pub forge: Option<ForgePages<'a>>,
}

/// The pages of a forge that take a file of a collection. The one that changes a file
/// goes with the entry.
#[derive(Debug, Serialize)]
pub struct ForgePages<'a> {
    /// As `site.toml` writes it: the buttons there have names of their own.
    pub kind: &'static str,
    pub name: &'static str,
    /// Where the files stand, and the page of that.
    pub folder: &'a str,
    pub folder_page: String,
    /// Makes a file; ends where its name goes.
    pub new: Option<String>,
    /// The parameter of `new` that holds the text.
    pub value: Option<&'static str>,
    /// Takes a file from the reader's machine.
    pub upload: Option<String>,
    /// A form of the forge for a new entry.
    pub issue: Option<String>,
}

impl<'a> HandOver<'a> {
    pub fn new(schema: &'a Schema, collection: &'a Collection) -> HandOver<'a> {
        let contribute = schema.contribute.as_ref();
        let forge = schema.forge.as_ref();
        HandOver {
            email: contribute.and_then(|it| it.email.as_deref()),
            forge: forge.map(|it| pages(it, &collection.folder)),
        }
    }
}

fn pages<'a>(forge: &Forge, folder: &'a str) -> ForgePages<'a> {
    ForgePages {
        kind: forge.kind(),
        name: forge.name(),
        folder,
        folder_page: forge.folder(folder),
        new: forge.new_file(folder, ""),
        value: forge.value(),
        upload: forge.upload(folder),
        issue: forge.issue(),
    }
}
