//! `[site]`: the catalogue as a whole.

use super::Labels;
use super::settings::Table;
use crate::diag::Words;

/// What holds for all pages.
#[derive(Debug, Clone)]
pub struct Site {
    pub title: Labels,
    pub tagline: Labels,
    /// Of the interface at the root, and of entries that do not say theirs.
    pub language: String,
    pub languages: Vec<String>,
    /// With a final `/`.
    pub base_url: String,
    /// The path of `base_url`, with `/` at both ends.
    pub base_path: String,
    /// For content that does not say its own.
    pub license: String,
    /// Entries on a page of a list.
    pub page_size: usize,
    /// The part of an address before a page's number.
    pub page_segment: String,
    /// The folder of the exported data.
    pub data_segment: String,
    /// What of the files' recorded changes is shown.
    pub recorded: Recorded,
    /// The folder of the vocabularies.
    pub vocabularies: String,
    /// Who answers to harvesters; without it there is nothing for them.
    pub harvest: Option<Harvest>,
}

/// `harvest = { email = "…", gateway = "https://…/" }`: what the OAI-PMH asks of whoever
/// offers records.
#[derive(Debug, Clone)]
pub struct Harvest {
    pub email: String,
    /// The gateway that answers for the catalogue, once it has taken it in.
    pub gateway: Option<String>,
}

/// What pages tell of the changes that version control recorded. Who made them may be
/// private: names are shown only where the catalogue says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recorded {
    Nothing,
    Dates,
    Names,
}

/// What the base theme was drawn for: two columns of twelve on a wide screen.
const PAGE_SIZE: usize = 24;

impl Site {
    pub(super) fn read(mut table: Table) -> Site {
        let title = table.required_labels("title");
        let tagline = table.labels("tagline");
        let language = table.required_text("language");
        let mut languages = table.texts("languages");
        if languages.is_empty() {
            languages.push(language.clone());
        }
        let or = |value: Option<String>, default: &str| value.unwrap_or_else(|| default.to_owned());
        let mut site = Site {
            title,
            tagline,
            language,
            languages,
            base_url: String::new(),
            base_path: String::new(),
            license: or(table.text("license"), "CC-BY-4.0"),
            page_size: table.number("page_size").unwrap_or(PAGE_SIZE).max(1),
            page_segment: or(table.text("page_segment"), "page"),
            recorded: read_recorded(&mut table),
            data_segment: or(table.text("data_segment"), "data"),
            vocabularies: or(table.text("vocabularies"), "content/vocabularies"),
            harvest: read_harvest(&mut table),
        };
        site.set_base_url(&table.required_text("base_url"));
        table.finish();
        site
    }

    pub(super) fn set_base_url(&mut self, url: &str) {
        let url = url.trim_end_matches('/');
        let path = url
            .split_once("://")
            .and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]))
            .unwrap_or("");
        self.base_path = format!("{path}/");
        self.base_url = format!("{url}/");
    }

    /// The languages of the interface: its own first, each once.
    pub fn interface(&self) -> impl Iterator<Item = &str> {
        let others = self.languages.iter().filter(|it| **it != self.language);
        std::iter::once(&self.language)
            .chain(others)
            .map(String::as_str)
    }

    /// A path of the site as a link from any page of it.
    pub fn href(&self, path: &str) -> String {
        format!("{}{path}", self.base_path)
    }

    /// A path of the site as an address of the world.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }
}

fn read_recorded(table: &mut Table) -> Recorded {
    const KEY: &str = "history";
    match table.text(KEY).as_deref() {
        None | Some("dates") => Recorded::Dates,
        Some("names") => Recorded::Names,
        Some("none") => Recorded::Nothing,
        Some(other) => {
            table.unknown_name(KEY, other, NO_SUCH_HISTORY, &["dates", "names", "none"]);
            Recorded::Dates
        }
    }
}

const NO_SUCH_HISTORY: Words = Words {
    es: "no es una forma de mostrar los cambios",
    pt: "não é uma forma de mostrar as mudanças",
    en: "it is no way to show changes",
};
fn read_harvest(table: &mut Table) -> Option<Harvest> {
    if table.keys("harvest").is_empty() {
        return None;
    }
    let mut inner = table.table("harvest")?;
    let harvest = Harvest {
        email: inner.required_text("email"),
        gateway: inner.text("gateway"),
    };
    inner.finish();
    Some(harvest)
}
