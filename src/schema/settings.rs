//! Reading a table of settings: what is missing, wrong or unknown is said with
//! its place, and reading goes on.

use super::Labels;
use crate::diag::{Diag, Words, codes};
use crate::source::{Node, Source};
use crate::text;
use std::ops::Range;

pub(super) struct Table<'a> {
    pub source: &'a Source,
    node: &'a Node,
    known: Vec<String>,
    pub diags: &'a mut Vec<Diag>,
}

impl<'a> Table<'a> {
    pub fn new(source: &'a Source, node: &'a Node, diags: &'a mut Vec<Diag>) -> Table<'a> {
        Table {
            source,
            node,
            known: Vec::new(),
            diags,
        }
    }

    pub fn keys(&self, table: &str) -> Vec<String> {
        let node = self.node.get(table).and_then(Node::map);
        let keys = node.into_iter().flatten().map(|(key, _)| key.name.clone());
        keys.collect()
    }

    pub fn own_keys(&self) -> Vec<String> {
        let keys = self.node.map().into_iter().flatten();
        keys.map(|(key, _)| key.name.clone()).collect()
    }

    pub fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        self.known.push(key.to_owned());
        self.node.get(key).filter(|it| !it.is_empty())
    }

    /// A table by name; it must be there.
    pub fn table(&mut self, key: &str) -> Option<Table<'_>> {
        self.known.push(key.to_owned());
        match self.node.get(key) {
            Some(node) if node.map().is_some() => Some(Table::new(self.source, node, self.diags)),
            Some(node) => {
                self.wrong(key, node.span.clone(), TABLE);
                None
            }
            None => {
                let place = self.source.place(self.head());
                let diag = Diag::new(&codes::MISSING_SETTING, place).with("key", key);
                self.diags.push(diag);
                None
            }
        }
    }

    /// The tables of a list of tables.
    pub fn tables(&mut self, key: &'static str) -> Vec<&'a Node> {
        let Some(node) = self.node(key) else {
            return Vec::new();
        };
        let items = node.items();
        for item in &items {
            if item.map().is_none() {
                self.wrong(key, item.span.clone(), TABLE);
            }
        }
        items.into_iter().filter(|it| it.map().is_some()).collect()
    }

    pub fn text(&mut self, key: &'static str) -> Option<String> {
        let node = self.node(key)?;
        let text = node.text().map(str::to_owned);
        if text.is_none() {
            self.wrong(key, node.span.clone(), TEXT);
        }
        text
    }

    pub fn required_text(&mut self, key: &'static str) -> String {
        self.require(key);
        self.text(key).unwrap_or_default()
    }

    pub fn texts(&mut self, key: &'static str) -> Vec<String> {
        let items = self.node(key).map(Node::items).unwrap_or_default();
        let mut out = Vec::new();
        for item in items {
            match item.text() {
                Some(text) => out.push(text.to_owned()),
                None => self.wrong(key, item.span.clone(), TEXT),
            }
        }
        out
    }

    /// The texts of a key whose name only the files know.
    pub fn dynamic_texts(&mut self, key: &str) -> Vec<String> {
        self.known.push(key.to_owned());
        let items = self.node.get(key).map(Node::items).unwrap_or_default();
        let texts = items.into_iter().filter_map(Node::text);
        texts.map(str::to_owned).collect()
    }

    pub fn flag(&mut self, key: &'static str) -> bool {
        let Some(node) = self.node(key) else {
            return false;
        };
        match node.text() {
            Some("true") => true,
            Some("false") => false,
            _ => {
                self.wrong(key, node.span.clone(), FLAG);
                false
            }
        }
    }

    pub fn number(&mut self, key: &'static str) -> Option<usize> {
        let node = self.node(key)?;
        let number = node.text().and_then(|it| it.parse().ok());
        if number.is_none() {
            self.wrong(key, node.span.clone(), NUMBER);
        }
        number
    }

    /// `{ es = "…", pt = "…" }`, or one text for all languages.
    pub fn labels(&mut self, key: &'static str) -> Labels {
        let Some(node) = self.node(key) else {
            return Labels::default();
        };
        if let Some(text) = node.text() {
            return Labels::same(text);
        }
        let mut labels = Vec::new();
        for (language, value) in node.map().unwrap_or_default() {
            match value.text() {
                Some(text) => labels.push((language.name.clone(), text.to_owned())),
                None => self.wrong(key, value.span.clone(), TEXT),
            }
        }
        Labels::new(labels)
    }

    pub fn required_labels(&mut self, key: &'static str) -> Labels {
        self.require(key);
        self.labels(key)
    }

    /// Labels written as keys of the table itself: `es: …`, `pt: …`.
    pub fn own_labels(&mut self, languages: &[&'static str]) -> Labels {
        let mut labels = Vec::new();
        for language in languages {
            if let Some(text) = self.text(language) {
                labels.push(((*language).to_owned(), text));
            }
        }
        if labels.is_empty() {
            let place = self.source.place(self.head());
            let diag = Diag::new(&codes::MISSING_SETTING, place).with("key", languages.join(", "));
            self.diags.push(diag);
        }
        Labels::new(labels)
    }

    /// Says that a name points at nothing.
    pub fn unknown_name(&mut self, key: &str, value: &str, what: Words, known: &[&str]) {
        let span = self.node.get(key).map_or(self.head(), |it| it.span.clone());
        let diag = Diag::new(&codes::UNKNOWN_NAME, self.source.place(span))
            .with("value", value)
            .with_words("what", what)
            .with_choice("known", known.join(", "));
        self.diags.push(diag);
    }

    /// Says which keys nobody asked for.
    pub fn finish(self) {
        for (key, _) in self.node.map().unwrap_or_default() {
            if self.known.contains(&key.name) {
                continue;
            }
            let near = text::nearest(&key.name, self.known.iter().map(String::as_str));
            let mut diag = Diag::new(&codes::UNKNOWN_SETTING, self.source.place(key.span.clone()))
                .with("key", &key.name)
                .with_choice("known", self.known.join(", "));
            if let Some(near) = near {
                diag = diag.with("near", near).advise(&codes::NEAR_KEY);
            }
            self.diags.push(diag);
        }
    }

    fn require(&mut self, key: &'static str) {
        if self.node.get(key).is_none_or(Node::is_empty) {
            let place = self.source.place(self.head());
            let diag = Diag::new(&codes::MISSING_SETTING, place).with("key", key);
            self.diags.push(diag);
        }
    }

    /// Says that the text of a key is not of the form it should have.
    pub fn wrong_text(&mut self, key: &str, expected: Words) {
        let span = self.node.get(key).map_or(self.head(), |it| it.span.clone());
        self.wrong(key, span, expected);
    }

    fn wrong(&mut self, key: &str, span: Range<usize>, expected: Words) {
        let diag = Diag::new(&codes::WRONG_SETTING, self.source.place(span))
            .with("key", key)
            .with_words("expected", expected);
        self.diags.push(diag);
    }

    /// The first line of the table, to point at when something is missing in it.
    fn head(&self) -> Range<usize> {
        let span = self.node.span.clone();
        let line = self.source.place(span.clone()).start.line;
        let end = self.source.line(line).end;
        span.start..end.min(span.end).max(span.start)
    }
}

const TEXT: Words = Words {
    es: "un texto",
    pt: "um texto",
    en: "a text",
};
const FLAG: Words = Words {
    es: "true o false",
    pt: "true ou false",
    en: "true or false",
};
const NUMBER: Words = Words {
    es: "un número entero",
    pt: "um número inteiro",
    en: "a whole number",
};
const TABLE: Words = Words {
    es: "una tabla",
    pt: "uma tabela",
    en: "a table",
};
