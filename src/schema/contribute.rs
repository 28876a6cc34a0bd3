//! `[contribute]`: where people write and improve entries without knowing how the
//! files are kept.
//!
//! Comes in: the table of `site.toml`. Goes out: addresses of the form, of its blank
//! sheet, and whom to send a file to. Not here: the forge's own pages (`forge`).

use super::settings::Table;
use super::{Collection, Schema};
use crate::diag::Words;

/// Parts of the addresses of these pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribute {
    /// The form for a new entry: `nueva/`.
    pub new: String,
    /// The form for an entry that exists: `editar/<slug>/`.
    pub edit: String,
    /// A sheet to be filled in by hand, below `new`: `nueva/hoja/`.
    pub sheet: String,
    /// Who takes in files that are sent.
    pub email: Option<String>,
}

impl Contribute {
    pub(super) fn read(mut table: Table) -> Contribute {
        let mut segment = |key: &'static str| {
            let text = table.required_text(key);
            if !text.is_empty() && !crate::text::is_slug(&text) {
                table.wrong_text(key, SEGMENT);
            }
            text
        };
        let contribute = Contribute {
            new: segment("new"),
            edit: segment("edit"),
            sheet: segment("sheet"),
            email: table.text("email"),
        };
        table.finish();
        contribute
    }
}

impl Schema {
    /// The form for a new entry: `nueva/` in the collection that comes first,
    /// `nueva/paginas/` in another.
    pub fn new_path(&self, collection: &Collection) -> Option<String> {
        let new = &self.contribute.as_ref()?.new;
        Some(format!("{new}/{}", self.below_form(collection)))
    }

    /// Its sheet to be filled in by hand: `nueva/hoja/`.
    pub fn sheet_path(&self, collection: &Collection) -> Option<String> {
        let sheet = &self.contribute.as_ref()?.sheet;
        Some(format!("{}{sheet}/", self.new_path(collection)?))
    }

    /// The form for an entry that exists: `editar/riego/`. Translations have theirs
    /// below their language, as their pages do.
    pub fn edit_path(&self, collection: &Collection, slug: &str) -> Option<String> {
        let edit = &self.contribute.as_ref()?.edit;
        Some(format!("{edit}/{}{slug}/", self.below_form(collection)))
    }

    fn below_form(&self, collection: &Collection) -> String {
        match self.main_collection() {
            Some(main) if main.name == collection.name => String::new(),
            _ => format!("{}/", collection.name),
        }
    }

    /// The collection the site is about: the first with data.
    pub fn main_collection(&self) -> Option<&Collection> {
        self.collections.iter().find(|it| it.data)
    }
}

const SEGMENT: Words = Words {
    es: "una parte de dirección: letras minúsculas sin tilde, números y guiones",
    pt: "uma parte de endereço: letras minúsculas sem acento, números e hifens",
    en: "a part of an address: plain lower-case letters, digits and hyphens",
};
