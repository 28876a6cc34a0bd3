//! A snapshot of all inputs, and where in them a byte stands.
//!
//! Comes in: bytes that `disk` read. Goes out: `Files`, `Source`, and the data
//! tree of a YAML or TOML text. Immutable and hashed: nothing later reads the
//! disk, so a build sees one moment. Not here: what the data mean (`schema`).

mod comments;
mod history;
mod toml_tree;
mod tree;
mod unseen;
mod yaml_tree;

pub use comments::yaml_comments;
pub use history::{Change, History};
pub use toml_tree::read_toml;
pub use tree::{Data, Key, Node, Scalar};
pub use unseen::code_of;
pub use yaml_tree::{NESTING_LIMIT, read_yaml};

use crate::diag::{Place, Position};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// All inputs of one moment, by path from the root (with `/`).
#[derive(Debug, Default, Clone)]
pub struct Files {
    sources: BTreeMap<Arc<str>, Arc<Source>>,
    /// What changed in them before; empty where nobody records it.
    pub history: History,
}

impl Files {
    pub fn insert(&mut self, source: Source) {
        self.sources.insert(source.path.clone(), Arc::new(source));
    }

    /// The file as text, for tests and for overlays.
    pub fn insert_text(&mut self, path: &str, text: &str) {
        self.insert(Source::new(path, text.as_bytes().to_vec()));
    }

    pub fn remove(&mut self, path: &str) {
        self.sources.remove(path);
    }

    pub fn get(&self, path: &str) -> Option<&Arc<Source>> {
        self.sources.get(path)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Arc<Source>> {
        self.sources.values()
    }

    /// The files below a folder (`content/fichas`), in the order of their paths.
    pub fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a Arc<Source>> {
        let first: Arc<str> = format!("{folder}/").into();
        let prefix = first.clone();
        self.sources
            .range(first..)
            .map(|(_, source)| source)
            .take_while(move |it| it.path.starts_with(&*prefix))
    }
}

/// One input file: its bytes, their hash, and its lines.
#[derive(Debug)]
pub struct Source {
    pub path: Arc<str>,
    pub hash: blake3::Hash,
    content: Content,
    lines: OnceLock<Vec<usize>>,
}

/// Looked at once, when it comes in: whether bytes are a text is asked often.
#[derive(Debug)]
enum Content {
    Text(String),
    /// With the byte at which it stops being UTF-8.
    Bytes(Vec<u8>, usize),
}

impl Source {
    pub fn new(path: &str, bytes: Vec<u8>) -> Source {
        let hash = blake3::hash(&bytes);
        let content = String::from_utf8(bytes).map(Content::Text);
        let content = content.unwrap_or_else(|it| {
            let at = it.utf8_error().valid_up_to();
            Content::Bytes(it.into_bytes(), at)
        });
        Source {
            path: path.into(),
            hash,
            content,
            lines: OnceLock::new(),
        }
    }

    /// The text, or the byte at which it stops being UTF-8.
    pub fn text(&self) -> Result<&str, usize> {
        match &self.content {
            Content::Text(text) => Ok(text),
            Content::Bytes(_, at) => Err(*at),
        }
    }

    pub fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Text(text) => text.as_bytes(),
            Content::Bytes(bytes, _) => bytes,
        }
    }

    /// File name without its folder.
    pub fn file_name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// Where a stretch of bytes stands for a person.
    pub fn place(&self, span: Range<usize>) -> Place {
        Place {
            file: self.path.clone(),
            start: self.position(span.start),
            end: self.position(span.end.max(span.start)),
            bytes: (span.start, span.end.max(span.start)),
        }
    }

    fn position(&self, byte: usize) -> Position {
        let byte = byte.min(self.bytes().len());
        let starts = self.line_starts();
        let line = starts.partition_point(|&it| it <= byte).max(1);
        let before = &self.bytes()[starts[line - 1]..byte];
        Position {
            line,
            column: count_characters(before) + 1,
        }
    }

    /// The bytes of a line (from 1), without its line break.
    pub fn line(&self, line: usize) -> Range<usize> {
        let starts = self.line_starts();
        let start = starts.get(line - 1).copied().unwrap_or(self.bytes().len());
        let end = starts.get(line).copied().unwrap_or(self.bytes().len());
        let mut end = end.max(start);
        while end > start && matches!(self.bytes()[end - 1], b'\n' | b'\r') {
            end -= 1;
        }
        start..end
    }

    fn line_starts(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            let breaks = self.bytes().iter().enumerate();
            let after = breaks.filter(|(_, it)| **it == b'\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(after).collect()
        })
    }
}

/// Characters of a (possibly broken) UTF-8 stretch; a byte order mark counts as none.
fn count_characters(bytes: &[u8]) -> usize {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    bytes.iter().filter(|it| (**it & 0xC0) != 0x80).count()
}
