//! Where a proposal can be handed over: the forge's pages for a file, and who takes in
//! files that are sent.

use crate::content::Entry;
use crate::schema::{Collection, Forge, Schema};
use serde::Serialize;

/// What the last step of the form offers.
#[derive(Debug, Serialize)]
pub struct HandOver<'a> {
    /// Where the file stands, or its folder while it has no name.
    pub folder: &'a str,
    pub path: Option<&'a str>,
    /// Who takes in files that are sent.
    pub email: Option<&'a str>,
    pub forge: Option<ForgePages>,
}

/// The pages of a forge that take a file.
#[derive(Debug, Serialize)]
pub struct ForgePages {
    /// As `site.toml` writes it: the buttons there have names of their own.
    pub kind: &'static str,
    pub name: &'static str,
    /// Makes a file; ends where its name goes.
    pub new: Option<String>,
    /// The parameter of `new` that holds the text.
    pub value: Option<&'static str>,
    /// Changes the file that is there.
    pub edit: Option<String>,
    /// Takes a file from the reader's machine.
    pub upload: Option<String>,
    /// Shows the folder.
    pub folder: String,
    /// A form of the forge for a new entry.
    pub issue: Option<String>,
}

impl<'a> HandOver<'a> {
    /// Of an entry, or of one that is yet to be written.
    pub fn new(
        schema: &'a Schema,
        collection: &'a Collection,
        entry: Option<&'a Entry>,
    ) -> HandOver<'a> {
        let path = entry.map(|it| &*it.path);
        let folder = path.and_then(|it| it.rsplit_once('/'));
        let folder = folder.map_or(collection.folder.as_str(), |(folder, _)| folder);
        let contribute = schema.contribute.as_ref();
        HandOver {
            folder,
            path,
            email: contribute.and_then(|it| it.email.as_deref()),
            forge: schema
                .forge
                .as_ref()
                .map(|forge| pages(forge, folder, path)),
        }
    }
}

fn pages(forge: &Forge, folder: &str, path: Option<&str>) -> ForgePages {
    let is_new = path.is_none();
    ForgePages {
        kind: forge.kind(),
        name: forge.name(),
        new: forge.new_file(folder, "").filter(|_| is_new),
        value: forge.value(),
        edit: path.map(|it| forge.edit(it)),
        upload: forge.upload(folder),
        folder: forge.folder(folder),
        issue: forge.issue().filter(|_| is_new),
    }
}
