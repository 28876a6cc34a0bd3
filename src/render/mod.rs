//! A view and the theme → bytes. No clock, no machine locale, sorted maps: the
//! same input gives the same bytes.
//!
//! Comes in: `Page`s, `Table`s, the theme's files. Goes out: bytes by path. Not
//! here: what a page holds (`views`).

pub mod data;
#[cfg(feature = "search")]
pub mod index;
#[cfg(feature = "pictures")]
pub mod pictures;
#[cfg(feature = "pictures")]
pub mod poster;
mod qr;
mod scripts;
mod sheet;
mod style;
mod theme;
mod video;

pub use theme::{Assets, Theme};
pub use video::without_notes;

use crate::diag::{Diag, codes};
use crate::text::escape;
use crate::views::{Chrome, Page};
use serde::Serialize;
use std::collections::BTreeMap;
use std::error::Error;
use tera::{Context, Kwargs, State, Tera, Value};

/// The phrase that names a language in itself.
const OWN_NAME: &str = "own_name";

/// Renders pages of the interface languages it was given.
pub struct Renderer {
    engines: BTreeMap<String, Tera>,
    /// Of the theme and of what stands around every page.
    hash: blake3::Hash,
}

impl Renderer {
    /// Prepares the theme's templates for each language; a template that cannot
    /// be understood is a problem of the catalogue, with its own words.
    pub fn new(theme: &Theme, chromes: &[Chrome], links: &Links) -> Result<Renderer, Vec<Diag>> {
        let mut engines = BTreeMap::new();
        let mut hasher = blake3::Hasher::new();
        hasher.update(theme.hash.as_bytes());
        let own_name = |it: &Chrome| Some(theme.phrases(&it.language)?.get(OWN_NAME)?.as_str());
        let own_names = chromes
            .iter()
            .map(|it| (it.language.as_str(), own_name(it).unwrap_or(&it.language)))
            .collect();
        for chrome in chromes {
            let Some(phrases) = theme.phrases(&chrome.language) else {
                let code = &codes::MISSING_PHRASES;
                return Err(vec![Diag::general(code).with("language", &chrome.language)]);
            };
            let mut tera = Tera::new();
            tera.autoescape_on([".html", ".xml", ".svg"]);
            tera.register_filter("code_spans", code_spans);
            tera.register_filter("qr", qr::filter);
            tera.register_filter("in_script", in_script);
            tera.register_filter("as_source", as_source);
            tera.register_filter("json_string", json_string);
            tera.add_raw_templates(theme.templates())
                .map_err(|it| vec![broken("", &it)])?;
            let globals = Globals {
                site: chrome,
                t: phrases,
                asset: &links.0,
                own_names: &own_names,
            };
            let context = Context::from_serialize(&globals).map_err(|it| vec![broken("", &it)])?;
            tera.global_context().extend(context);
            hasher.update(&serde_json::to_vec(&globals).unwrap_or_default());
            engines.insert(chrome.language.clone(), tera);
        }
        Ok(Renderer {
            engines,
            hash: hasher.finalize(),
        })
    }

    /// What the page's bytes depend on: the page itself and everything around it.
    pub fn key(&self, page: &Page) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.hash.as_bytes());
        // A view is plain data: maps with string keys, no floats that fail.
        let _ = serde_json::to_writer(&mut hasher, page);
        hasher.finalize()
    }

    pub fn render(&self, page: &Page) -> Result<Vec<u8>, Diag> {
        let template = match page.head.template.contains('.') {
            true => page.head.template.clone(),
            false => format!("{}.html", page.head.template),
        };
        let engine = self
            .engines
            .get(&page.head.language)
            .or_else(|| self.engines.values().next());
        let Some(engine) = engine else {
            return Ok(Vec::new());
        };
        let context = Context::from_serialize(page).map_err(|it| broken(&template, &it))?;
        let html = engine
            .render(&template, &context)
            .map_err(|it| broken(&template, &it))?;
        Ok(html.into_bytes())
    }
}

/// Addresses of the theme's assets, by their path in the theme.
#[derive(Debug, Default, Clone, Serialize)]
pub struct Links(BTreeMap<String, String>);

impl Links {
    pub fn new(links: impl IntoIterator<Item = (String, String)>) -> Links {
        Links(links.into_iter().collect())
    }
}

#[derive(Serialize)]
struct Globals<'a> {
    site: &'a Chrome,
    t: &'a BTreeMap<String, String>,
    asset: &'a BTreeMap<String, String>,
    /// Of each language of the interface, in that language.
    own_names: &'a BTreeMap<&'a str, &'a str>,
}

fn broken(template: &str, error: &tera::Error) -> Diag {
    let mut detail = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        detail = inner.to_string();
        source = inner.source();
    }
    Diag::general(&codes::BROKEN_TEMPLATE)
        .with("template", template)
        .with("detail", detail)
}

/// Our own sentences mark what is typed with backticks: as HTML, `x` is code.
fn code_spans(text: &str, _: Kwargs, _: &State) -> Value {
    let mut out = String::new();
    for (n, piece) in text.split('`').enumerate() {
        let piece = escape(piece);
        match n % 2 {
            0 => out.push_str(&piece),
            _ => out.push_str(&format!("<code>{piece}</code>")),
        }
    }
    Value::safe_string(&out)
}

/// JSON as the text of a `<script>`: whatever a string holds, it cannot end the element.
fn in_script(json: &str, _: Kwargs, _: &State) -> Value {
    Value::safe_string(&json.replace('<', "\\u003c"))
}

/// A text as it stands in the source of a page, for pages that show such source.
fn as_source(text: &str, _: Kwargs, _: &State) -> Value {
    Value::from(escape(text))
}

/// A text as JSON writes it, quotes and all.
fn json_string(text: &str, _: Kwargs, _: &State) -> Value {
    Value::safe_string(&serde_json::json!(text).to_string())
}
