//! The theme: the base one stands in the binary; a file of the catalogue under
//! the same path (`themes/base/…`) takes the place of its own.

use crate::diag::{Diag, Place, codes};
use crate::source::{Files, read_toml};
use include_dir::{Dir, include_dir};
use std::borrow::Cow;
use std::collections::BTreeMap;

static BASE: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes/base");

/// Where a catalogue's own theme files stand.
const FOLDER: &str = "themes/base";

/// Templates, phrases and assets, by their path in the theme.
#[derive(Debug)]
pub struct Theme {
    files: BTreeMap<String, Vec<u8>>,
    phrases: BTreeMap<String, BTreeMap<String, String>>,
    pub hash: blake3::Hash,
}

/// Files that are published, with their hash in their name.
#[derive(Debug)]
pub struct Assets {
    /// Path in the theme → path in the site.
    pub paths: BTreeMap<String, String>,
    /// Path in the site → bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

impl Theme {
    pub fn load(files: &Files, diags: &mut Vec<Diag>) -> Theme {
        let mut all = BTreeMap::new();
        embedded(&BASE, &mut all);
        for source in files.under(FOLDER) {
            let path = source.path[FOLDER.len() + 1..].to_owned();
            all.insert(path, source.bytes().to_vec());
        }
        let mut hasher = blake3::Hasher::new();
        for (path, bytes) in &all {
            hasher
                .update(path.as_bytes())
                .update(blake3::hash(bytes).as_bytes());
        }
        let mut theme = Theme {
            files: all,
            phrases: BTreeMap::new(),
            hash: hasher.finalize(),
        };
        theme.read_phrases(diags);
        theme
    }

    /// The phrases of an interface language.
    pub fn phrases(&self, language: &str) -> Option<&BTreeMap<String, String>> {
        self.phrases.get(language)
    }

    /// Every template: (name, text).
    pub fn templates(&self) -> Vec<(String, Cow<'_, str>)> {
        let all = self.under("templates/");
        all.map(|(name, bytes)| (name.to_owned(), String::from_utf8_lossy(bytes)))
            .collect()
    }

    /// Style sheets, scripts and icons as they are published below `folder`.
    pub fn assets(&self, folder: &str) -> Assets {
        let mut paths = BTreeMap::new();
        let mut files = Vec::new();
        for (name, bytes) in self.under("assets/") {
            let hash = blake3::hash(bytes).to_hex();
            let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
            // Eight hex digits: enough that a changed file never keeps its name.
            let path = format!("{folder}/{stem}.{}.{extension}", &hash[..8]);
            paths.insert(name.to_owned(), path.clone());
            files.push((path, bytes.to_vec()));
        }
        Assets { paths, files }
    }

    fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a [u8])> {
        self.files.iter().filter_map(move |(path, bytes)| {
            let name = path.strip_prefix(prefix)?;
            Some((name, bytes.as_slice()))
        })
    }

    fn read_phrases(&mut self, diags: &mut Vec<Diag>) {
        let mut phrases = BTreeMap::new();
        for (name, bytes) in self.under("i18n/") {
            let language = name.trim_end_matches(".toml");
            let root = std::str::from_utf8(bytes)
                .ok()
                .and_then(|it| read_toml(it).ok());
            let Some(root) = root else {
                let path = format!("{FOLDER}/i18n/{name}");
                diags.push(Diag::new(&codes::BROKEN_PHRASES, Place::file(&path)));
                continue;
            };
            let entries = root.map().unwrap_or_default().iter();
            let texts =
                entries.filter_map(|(key, it)| Some((key.name.clone(), it.text()?.to_owned())));
            phrases.insert(language.to_owned(), texts.collect());
        }
        self.phrases = phrases;
    }
}

fn embedded(dir: &Dir, out: &mut BTreeMap<String, Vec<u8>>) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        out.insert(path, file.contents().to_vec());
    }
    for inner in dir.dirs() {
        embedded(inner, out);
    }
}
