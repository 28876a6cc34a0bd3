//! The data of a file, each value with its exact bytes: quotes, brackets and block
//! indicators too.
//!
//! The tree of `source` knows what each value is; the signs around it are found by
//! walking the text beside the tree.

use super::super::edit::tidy;
use super::{moved, pair};
use crate::schema::{Collection, Field, Input, Reading, Schema};
use crate::source::{Data, Key, Node, Source};
use serde::Serialize;
use serde_json::Value;
use std::ops::Range;

/// A value, and where it stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Piece {
    /// Its key, as its field reads it; items of a list have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The bytes of its key, or of the dash before it; in `[a]` none.
    #[serde(serialize_with = "pair")]
    pub key: Range<usize>,
    /// With quotes and brackets; a block from its sign, without its last line break.
    #[serde(serialize_with = "pair")]
    pub value: Range<usize>,
    pub style: Style,
    /// As its field reads it.
    pub json: Value,
    /// The schema knows its key.
    pub known: bool,
    /// Of a list or a map, when each can be told from the others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Piece>,
}

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Style {
    Plain,
    Single,
    Double,
    Literal,
    Folded,
    /// In brackets.
    Flow,
    /// A line for each item.
    Block,
    Empty,
}

pub(super) struct Context<'a> {
    pub schema: &'a Schema,
    pub collection: &'a Collection,
    pub source: &'a Source,
    pub text: &'a str,
}

impl Piece {
    pub(super) fn moved(self, table: &[usize]) -> Piece {
        let items = self.items.into_iter();
        Piece {
            key: moved(&self.key, table),
            value: moved(&self.value, table),
            items: items.map(|it| it.moved(table)).collect(),
            ..self
        }
    }

    pub fn is_list(&self) -> bool {
        self.items.first().is_some_and(|it| it.name.is_none())
    }

    pub fn is_map(&self) -> bool {
        self.items.first().is_some_and(|it| it.name.is_some())
    }
}

/// Every key of the front matter; none unless each has lines of its own.
pub(super) fn fields(context: &Context, front: &Range<usize>, root: &Node) -> Option<Vec<Piece>> {
    if root.is_empty() {
        return Some(Vec::new());
    }
    let walk = Walk { text: context.text };
    let entries = root.map()?;
    let mut pieces = walk.block_map(entries, front.start)?;
    for (piece, (_, node)) in pieces.iter_mut().zip(entries) {
        let name = piece.name.as_deref().unwrap_or_default();
        match context.collection.field(name) {
            Some((_, field)) => context.read(field, node, piece),
            None => piece.forget(),
        }
    }
    Some(pieces)
}

impl Context<'_> {
    fn json(&self, field: &Field, node: &Node) -> Value {
        let mut reading = Reading {
            source: self.source,
            site: &self.schema.site,
            vocabularies: &self.schema.vocabularies,
            diags: &mut Vec::new(),
        };
        let value = field.read(node, &mut reading);
        value.map_or(Value::Null, |it| tidy(&field.json(&it)))
    }

    /// What the field reads, and what it reads in each item.
    fn read(&self, field: &Field, node: &Node, piece: &mut Piece) {
        piece.json = self.json(field, node);
        let columns = match field.input(&self.schema.vocabularies) {
            Input::Records { columns } => Some(columns),
            _ => None,
        };
        match (&node.data, columns) {
            (Data::List(nodes), _) => {
                self.items(field, nodes, piece);
                for (row, node) in piece.items.iter_mut().zip(nodes) {
                    match columns {
                        Some(columns) => row.columns(columns),
                        // An item of several is nothing that a field reads in a list.
                        None if node.scalar().is_none() => row.items.clear(),
                        None => {}
                    }
                }
            }
            (Data::Map(_), Some(columns)) => {
                let rows = piece.json.take();
                piece.json = rows.get(0).cloned().unwrap_or_default();
                piece.columns(columns);
                piece.json = rows;
            }
            (Data::Map(entries), None) => self.pairs(field, node, entries, piece),
            _ => {}
        }
    }

    /// Each item alone, unless all were read and say it themselves.
    fn items(&self, field: &Field, nodes: &[Node], piece: &mut Piece) {
        let whole = piece.json.as_array().filter(|it| it.len() == nodes.len());
        for (at, (item, node)) in piece.items.iter_mut().zip(nodes).enumerate() {
            item.json = match whole {
                Some(all) => all[at].clone(),
                None => {
                    let alone = Node {
                        span: node.span.clone(),
                        data: Data::List(vec![node.clone()]),
                    };
                    let json = self.json(field, &alone);
                    json.get(0).cloned().unwrap_or_default()
                }
            };
        }
    }

    fn pairs(&self, field: &Field, node: &Node, entries: &[(Key, Node)], piece: &mut Piece) {
        for (item, entry) in piece.items.iter_mut().zip(entries) {
            let alone = Node {
                span: node.span.clone(),
                data: Data::Map(vec![entry.clone()]),
            };
            let json = self.json(field, &alone);
            let read = json.as_object().and_then(|it| it.iter().next());
            if let Some((name, value)) = read {
                item.name = Some(name.clone());
                item.json = value.clone();
            }
            item.items.clear();
        }
    }
}

impl Piece {
    /// A row: what its columns read stands in its own value.
    fn columns(&mut self, columns: &[Field]) {
        for item in &mut self.items {
            let name = item.name.as_deref().unwrap_or_default();
            item.json = self.json.get(name).cloned().unwrap_or_default();
            item.known = columns.iter().any(|it| it.name == name);
            item.items.clear();
        }
    }

    /// Nobody declared it: it is there, and stays.
    fn forget(&mut self) {
        self.known = false;
        self.items.clear();
    }
}

/// A way through the text, beside the tree.
struct Walk<'a> {
    text: &'a str,
}

impl Walk<'_> {
    /// A value behind its key's colon or its dash, which ends at `at`.
    fn piece(&self, node: &Node, at: usize, key: Range<usize>) -> Option<Piece> {
        let start = match node.is_empty() {
            true if node.span.is_empty() => at,
            _ => self.skip(at, false),
        };
        let (style, value, items) = match &node.data {
            Data::Empty if node.span.is_empty() => (Style::Empty, at..at, Vec::new()),
            Data::Empty => (Style::Empty, node.span.clone(), Vec::new()),
            Data::Scalar(scalar) => {
                let (style, value) = self.scalar(node, scalar.quoted, start)?;
                (style, value, Vec::new())
            }
            Data::List(nodes) => self.collection(node, start, '[', |flow| match flow {
                true => self.flow_list(nodes, start + 1),
                false => self.block_list(nodes, start),
            }),
            Data::Map(entries) => self.collection(node, start, '{', |flow| match flow {
                true => self.flow_map(entries, start + 1),
                false => self.block_map(entries, start),
            }),
        };
        Some(Piece {
            name: None,
            key,
            value,
            style,
            json: Value::Null,
            known: true,
            items,
        })
    }

    fn scalar(&self, node: &Node, quoted: bool, start: usize) -> Option<(Style, Range<usize>)> {
        let style = match (quoted, self.at(start)?) {
            (false, _) => Style::Plain,
            (true, '"') => Style::Double,
            (true, '\'') => Style::Single,
            (true, '|') => Style::Literal,
            (true, '>') => Style::Folded,
            _ => return None,
        };
        let value = match style {
            Style::Literal | Style::Folded => start..self.block_end(start, node.span.end),
            _ => node.span.clone(),
        };
        (value.start == start).then_some((style, value))
    }

    /// The end of the last line of a block; blank lines behind it are its own only if
    /// its sign keeps them.
    fn block_end(&self, start: usize, end: usize) -> usize {
        let header = self.line_end(start);
        let sign = self.text[start..header]
            .split('#')
            .next()
            .unwrap_or_default();
        let lines = &self.text[start..end.max(header)];
        let kept = match sign.contains('+') {
            true => lines
                .strip_suffix('\n')
                .unwrap_or(lines)
                .trim_end_matches('\r'),
            false => lines.trim_end_matches(['\n', '\r', ' ']),
        };
        // Spaces behind the last word belong to its line.
        self.line_end(start + kept.len().max(sign.trim_end().len()))
    }

    fn collection(
        &self,
        node: &Node,
        start: usize,
        bracket: char,
        items: impl FnOnce(bool) -> Option<Vec<Piece>>,
    ) -> (Style, Range<usize>, Vec<Piece>) {
        let flow = self.at(start) == Some(bracket);
        let style = if flow { Style::Flow } else { Style::Block };
        let items = items(flow).unwrap_or_default();
        let end = match items.last() {
            Some(last) if !flow => last.value.end,
            // A block scalar at its end brings its last line break.
            _ => start + self.text[start..node.span.end.max(start)].trim_end().len(),
        };
        (style, start..end, items)
    }

    fn block_list(&self, nodes: &[Node], mut at: usize) -> Option<Vec<Piece>> {
        let mut items = Vec::new();
        for node in nodes {
            let dash = self.skip(at, false);
            if self.at(dash)? != '-' {
                return None;
            }
            let item = self.piece(node, dash + 1, dash..dash + 1)?;
            at = item.value.end;
            items.push(item);
        }
        Some(items)
    }

    fn flow_list(&self, nodes: &[Node], mut at: usize) -> Option<Vec<Piece>> {
        let mut items = Vec::new();
        for node in nodes {
            let start = self.skip(at, true);
            // `[a: b]` has no braces around its pair.
            if node.map().is_some() && self.at(start)? != '{' || node.is_empty() {
                return None;
            }
            let item = self.piece(node, start, start..start)?;
            at = item.value.end;
            items.push(item);
        }
        Some(items)
    }

    fn block_map(&self, entries: &[(Key, Node)], at: usize) -> Option<Vec<Piece>> {
        self.map(entries, at, false)
    }

    fn flow_map(&self, entries: &[(Key, Node)], at: usize) -> Option<Vec<Piece>> {
        self.map(entries, at, true)
    }

    fn map(&self, entries: &[(Key, Node)], mut at: usize, flow: bool) -> Option<Vec<Piece>> {
        let mut items: Vec<Piece> = Vec::new();
        for (key, node) in entries {
            let start = self.skip(at, flow);
            let rest = &self.text[key.span.end..];
            let gap = rest.len() - rest.trim_start_matches([' ', '\t']).len();
            let colon = key.span.end + gap;
            let again = items.iter().any(|it| it.name.as_deref() == Some(&key.name));
            if start != key.span.start || self.at(colon)? != ':' || again {
                return None;
            }
            let mut item = self.piece(node, colon + 1, key.span.clone())?;
            item.name = Some(key.name.clone());
            at = item.value.end;
            items.push(item);
        }
        Some(items)
    }

    fn at(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    /// Over white space, comments and tags; in brackets over commas too.
    fn skip(&self, mut at: usize, flow: bool) -> usize {
        loop {
            match self.at(at) {
                Some(' ' | '\t' | '\n' | '\r') => at += 1,
                Some(',') if flow => at += 1,
                Some('#') => at = self.line_end(at),
                Some('!') => {
                    let rest = &self.text[at..];
                    at += rest.find([' ', '\t', '\n', '\r']).unwrap_or(rest.len());
                }
                _ => return at,
            }
        }
    }

    /// The end of a line, without its line break.
    fn line_end(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
        at + line.strip_suffix('\r').unwrap_or(line).len()
    }
}
