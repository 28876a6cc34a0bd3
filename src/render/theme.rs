//! The theme: the base one stands in the binary; a file of the catalogue under
//! the same path (`themes/base/…`) takes the place of its own.

use super::{scripts, sheet, style};
use crate::diag::{Diag, Place, codes};
use crate::source::{Files, read_toml};
use crate::views::Sign;
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

/// Small drawings of the theme, published as one sheet with the outlines of places:
/// a page asks for it once, whatever it shows of it.
const ICONS: &str = "icons/";
const SHEET: &str = "signs.svg";
/// Endings of style sheets, which may be made of parts.
const STYLE: &str = ".css";

/// Scripts of the theme; what one imports stands within it (`scripts`).
const SCRIPTS: &str = "js/";
/// Scripts that others made: published to the byte, with their licence.
const VENDORED: &str = "js/vendor/";

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

    /// One file, by its path in the theme.
    #[cfg(feature = "pictures")]
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
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

    /// Style sheets, scripts and drawings as they are published below `folder`. Scripts
    /// keep their names, in a folder that carries the hash of all of them, since one
    /// may fetch another while it runs.
    pub fn assets(&self, folder: &str, signs: &[Sign]) -> Assets {
        let mut paths = BTreeMap::new();
        let mut files = Vec::new();
        let mut scripts = Vec::new();
        let mut hasher = blake3::Hasher::new();
        let mut whole = vec![(SHEET, Cow::from(self.sheet(signs).into_bytes()))];
        let styles = style::publish(&self.styles()).into_iter();
        whole.extend(styles.map(|(name, text)| (name, text.into_bytes().into())));
        for (name, bytes) in self.under("assets/") {
            if name.starts_with(ICONS) || name.ends_with(STYLE) {
                continue;
            }
            if name.starts_with(SCRIPTS) && name.ends_with(".js") {
                let script = String::from_utf8_lossy(bytes);
                let script = match name.starts_with(VENDORED) {
                    true => script.into_owned(),
                    false => without_comments(&script),
                };
                hasher.update(name.as_bytes()).update(script.as_bytes());
                scripts.push((name, script));
                continue;
            }
            whole.push((name, bytes.into()));
        }
        for (name, bytes) in whole {
            let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
            let hash = short(&blake3::hash(&bytes));
            let path = format!("{folder}/{stem}.{hash}.{extension}");
            paths.insert(name.to_owned(), path.clone());
            files.push((path, bytes.into_owned()));
        }
        let hash = short(&hasher.finalize());
        for (name, script) in scripts::join(scripts) {
            let path = format!("{folder}/js.{hash}/{}", &name[SCRIPTS.len()..]);
            paths.insert(name.to_owned(), path.clone());
            files.push((path, script.into_bytes()));
        }
        Assets { paths, files }
    }

    fn styles(&self) -> style::Styles<'_> {
        let all = self.under("assets/");
        let styles = all.filter(|(name, _)| name.ends_with(STYLE));
        styles
            .map(|(name, bytes)| (name, String::from_utf8_lossy(bytes)))
            .collect()
    }

    fn sheet(&self, signs: &[Sign]) -> String {
        let drawings = self.under("assets/").filter_map(|(name, bytes)| {
            let stem = name.strip_suffix(".svg")?;
            let id = match stem.strip_prefix(ICONS) {
                Some(icon) => format!("i-{icon}"),
                None if stem == sheet::MARK => stem.to_owned(),
                None => return None,
            };
            Some((id, std::str::from_utf8(bytes).ok()?))
        });
        sheet::sheet(drawings, signs)
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

/// Eight hex digits: enough that a changed file never keeps its name.
fn short(hash: &blake3::Hash) -> String {
    hash.to_hex()[..8].to_owned()
}

/// A script without what only speaks to people (types, reasons, indentation): a slow
/// phone need not fetch it. A reason behind code on its line stays.
fn without_comments(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut inside = false;
    for line in script.split_inclusive('\n') {
        let text = line.trim();
        let opens = !inside && text.starts_with("/*");
        let rest = text.split_once("*/").map(|(_, rest)| rest);
        match rest {
            Some("") if inside || opens => inside = false,
            Some(rest) if inside => {
                out.push_str(rest);
                out.push('\n');
                inside = false;
            }
            None if inside || opens => inside = true,
            _ if text.starts_with("//") => {}
            _ => out.push_str(&without_types(line.trim_start())),
        }
    }
    out
}

/// A line of code without the types within it.
fn without_types(line: &str) -> String {
    let mut pieces = line.split("/** ");
    let first = pieces.next().unwrap_or_default().to_owned();
    let rest = pieces.map(|it| it.split_once("*/ ").map_or(it, |(_, code)| code));
    first + &rest.collect::<String>()
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

#[cfg(test)]
mod tests {
    use super::{BTreeMap, Theme, without_comments};

    fn theme(files: &[(&str, &str)]) -> Theme {
        let files = files.iter();
        Theme {
            files: files
                .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
                .collect(),
            phrases: BTreeMap::new(),
            hash: blake3::hash(b""),
        }
    }

    #[test]
    fn a_change_in_one_script_moves_all_of_them() {
        let paths = |inner: &str| {
            let files = [
                ("assets/css/a.css", "a"),
                ("assets/js/a.js", "import('./b/c.js')"),
                ("assets/js/b/c.js", inner),
            ];
            theme(&files).assets("r", &[]).paths
        };
        let (one, other) = (paths("1"), paths("2"));
        let folder = one["js/a.js"].strip_suffix("/a.js").expect("its name");
        assert_eq!(one["js/b/c.js"], format!("{folder}/b/c.js"));
        assert_eq!(one["css/a.css"], other["css/a.css"]);
        assert_ne!(one["js/a.js"], other["js/a.js"]);
        assert_ne!(one["js/b/c.js"], other["js/b/c.js"]);
    }

    #[test]
    fn what_others_made_is_published_to_the_byte() {
        let vendored = "/*! it 1.0, ISC\n*/\n// @ts-nocheck\n  let a;\nexport{a as b};";
        let files = [
            ("assets/js/a.js", "import('./vendor/it.js')\n"),
            ("assets/js/vendor/it.js", vendored),
        ];
        let assets = theme(&files).assets("r", &[]);
        let path = &assets.paths["js/vendor/it.js"];
        let file = assets.files.iter().find(|(it, _)| it == path);
        assert_eq!(file.map(|(_, it)| it.as_slice()), Some(vendored.as_bytes()));
    }

    #[test]
    fn comments_on_lines_of_their_own_stay_at_home() {
        let script = "// why\n/** @type {A} */\nlet a; // kept\n  /**\n   * it\n   */ let b;\n/** @type {B} */ (c);\n/* x\n\n*/\n'https://d';\n";
        let published = "let a; // kept\n let b;\n(c);\n'https://d';\n";
        assert_eq!(without_comments(script), published);
    }
}
