//! New values in the place of old ones: only the bytes of what changes.
//!
//! Comes in: a text, its outline, and what is asked for. Goes out: the stretches to
//! replace. `themes/base/assets/js/form/edit.js` follows the same rules line by line, so
//! a change goes into both; `tests/suite/edit.rs` holds them together.

use super::super::outline::{Layout, Outline, Piece, Slot, Style};
use super::asked::{is_empty, words};
use super::items::{Place, Step, steps};
use super::scalar::{self, Ink};
use serde_json::{Map, Value};
use std::ops::Range;

/// Replacements, gathered while the text is still whole.
pub(super) struct Splices<'a> {
    pub text: &'a str,
    pub newline: &'static str,
    list: Vec<(Range<usize>, String)>,
}

/// A key or a value is written on one line in the style of others around it.
type Kin<'a> = Option<&'a Piece>;

impl<'a> Splices<'a> {
    pub fn new(text: &'a str, newline: &'static str) -> Splices<'a> {
        let list = Vec::new();
        Splices {
            text,
            newline,
            list,
        }
    }

    pub fn put(&mut self, range: Range<usize>, new: String) {
        self.list.push((range, new));
    }

    /// The text with all of them made; none if two of them meet.
    pub fn made(mut self) -> Option<String> {
        // What is added at a place stands before what is removed behind it.
        self.list.sort_by_key(|(range, _)| (range.start, range.end));
        let mut out = String::with_capacity(self.text.len());
        let mut at = 0;
        for (range, new) in &self.list {
            out.push_str(self.text.get(at..range.start)?);
            out.push_str(new);
            at = range.end;
        }
        out.push_str(self.text.get(at..)?);
        Some(out)
    }

    /// A field gets another value.
    pub fn field(&mut self, outline: &Outline, slot: &Slot, asked: &Value) {
        let Some(piece) = outline.field(&slot.name) else {
            if !is_empty(asked) {
                self.add(outline, slot, asked);
            }
            return;
        };
        let ink = Ink {
            bare: slot.bare,
            flow: false,
            indent: self.column(piece.key.start),
        };
        self.change(piece, &piece.json, asked, ink);
    }

    /// A field that is missing stands behind those that come before it.
    fn add(&mut self, outline: &Outline, slot: &Slot, asked: &Value) {
        let fields = &outline.layout.fields;
        let before = fields.iter().take_while(|it| it.name != slot.name);
        let last = before.filter_map(|it| outline.field(&it.name)).last();
        let at = match last {
            Some(piece) => self.next_line(end_of(piece)),
            None => outline.front.start,
        };
        let first = outline.fields.first().map(|it| it.key.start);
        let indent = first.map_or("", |it| self.margin(it).unwrap_or_default());
        let lines = lines(slot, asked, indent, self.newline);
        self.put(at..at, lines);
    }

    fn change(&mut self, piece: &Piece, own: &Value, asked: &Value, ink: Ink) {
        if own == asked || is_empty(own) && is_empty(asked) {
            return;
        }
        if is_empty(asked) {
            self.clear(piece);
            return;
        }
        match asked {
            Value::Array(items) if piece.is_list() => self.list(piece, items, ink),
            // A single value is a list of one.
            Value::Array(items) if items.len() == 1 && is_single(piece) => {
                self.change(piece, &first_of(own), &items[0], ink);
            }
            Value::Object(pairs) if piece.is_map() => self.map(piece, pairs, ink),
            Value::Array(_) | Value::Object(_) => self.whole(piece, first_of(own), asked, ink),
            scalar => match (is_scalar(piece), words(scalar)) {
                (true, Some(words)) => {
                    let raw = &self.text[piece.value.clone()];
                    let new = scalar::again(&words, piece, raw, self.newline, ink);
                    self.put(piece.value.clone(), new);
                }
                _ => self.whole(piece, Value::Null, asked, ink),
            },
        }
    }

    /// Nothing of the old way to write it can stay.
    fn whole(&mut self, piece: &Piece, own: Value, asked: &Value, ink: Ink) {
        let colon = self.colon(piece);
        let rows = is_rows(asked) && !ink.flow && piece.name.is_some();
        let lines = piece.style == Style::Block && piece.name.is_some();
        if rows || lines {
            self.clear(piece);
        }
        if rows {
            let at = self.next_line(end_of(piece).max(colon));
            let margin = self.margin(piece.key.start).unwrap_or_default();
            let new = rows_of(asked, margin, self.newline);
            self.put(at..at, new);
            return;
        }
        // What a single value was stays in the list that it becomes.
        let raw = &self.text[piece.value.clone()];
        let kept = (is_scalar(piece) && !raw.contains('\n')).then_some((own, raw));
        let new = written(asked, ink, kept.as_ref());
        match lines || piece.value.is_empty() {
            true => self.put(colon..colon, format!(" {new}")),
            false => self.put(piece.value.clone(), new),
        }
    }

    /// Leaves the key, and the comment behind it.
    fn clear(&mut self, piece: &Piece) {
        let colon = self.colon(piece);
        let Range { start, end } = piece.value;
        let gap = &self.text[colon..start];
        if piece.style == Style::Block && self.has_lines(&piece.items) {
            for item in &piece.items {
                self.cut_lines(item);
            }
        } else if piece.style == Style::Block || gap.contains('#') {
            let behind = self.text[end..self.next_line(end)].trim_start_matches([' ', '\t']);
            match behind.starts_with('#') {
                true => self.put(start..end, String::new()),
                false => {
                    let lines = self.line_start(start)..self.next_line(end);
                    self.put(lines, String::new());
                }
            }
        } else {
            self.put(colon..end, String::new());
        }
    }

    fn list(&mut self, piece: &Piece, asked: &[Value], ink: Ink) {
        let flow = piece.style == Style::Flow;
        if !flow && !self.has_lines(&piece.items) {
            self.clear(piece);
            let colon = self.colon(piece);
            let new = written(&Value::Array(asked.to_vec()), ink, None);
            self.put(colon..colon, format!(" {new}"));
            return;
        }
        let first = &piece.items[0];
        let inner = Ink {
            flow: ink.flow || flow,
            indent: self.column(first.key.start),
            ..ink
        };
        let own: Vec<&Value> = piece.items.iter().map(|it| &it.json).collect();
        for step in steps(&own, asked) {
            match step {
                Step::Change(at, to) => {
                    let item = &piece.items[at];
                    self.change(item, &item.json, &asked[to], inner);
                }
                Step::Move(at, to) => {
                    let item = &piece.items[at];
                    let new = match flow {
                        true => self.text[item.value.clone()].to_owned(),
                        false => self.text[self.lines_of(item)].to_owned(),
                    };
                    self.insert(piece, to, new, flow);
                }
                Step::Add(from, to) => {
                    let new = self.item(piece, &asked[from], inner, flow);
                    self.insert(piece, to, new, flow);
                }
                Step::Remove(run) => self.remove(piece, run, flow),
            }
        }
    }

    /// A new item, as the others are written; in a block with its dash and line break.
    fn item(&self, piece: &Piece, asked: &Value, ink: Ink, flow: bool) -> String {
        let first = &piece.items[0];
        if flow {
            return like(asked, ink, Some(first));
        }
        let margin = self.margin(first.key.start).unwrap_or_default();
        let gap = &self.text[first.key.end..first.value.start];
        let gap = match gap.is_empty() || gap.contains(['\n', '#', '!']) {
            true => " ",
            false => gap,
        };
        let rows = asked.as_object().filter(|_| first.style != Style::Flow);
        let Some(pairs) = rows else {
            return format!(
                "{margin}-{gap}{}{}",
                like(asked, ink, Some(first)),
                self.newline
            );
        };
        let inner = " ".repeat(gap.len() + 1);
        let pairs = pairs.iter().enumerate().map(|(at, (key, value))| {
            let kin = kin_of(&piece.items, key);
            let value = like(value, Ink { flow: false, ..ink }, kin);
            let lead = match at {
                0 => format!("-{gap}"),
                _ => inner.clone(),
            };
            format!(
                "{margin}{lead}{}: {value}{}",
                key_of(key, ink),
                self.newline
            )
        });
        pairs.collect()
    }

    fn map(&mut self, piece: &Piece, asked: &Map<String, Value>, ink: Ink) {
        let flow = piece.style == Style::Flow;
        let mut run: Option<Range<usize>> = None;
        let inner = Ink {
            flow: ink.flow || flow,
            indent: self.column(piece.items[0].key.start),
            ..ink
        };
        for (at, item) in piece.items.iter().enumerate() {
            let new = item.name.as_ref().and_then(|it| asked.get(it));
            match new {
                Some(new) => self.change(item, &item.json, new, inner),
                None if !item.known || item.style == Style::Empty => {}
                None => {
                    run = match run {
                        Some(run) if run.end == at => Some(run.start..at + 1),
                        other => {
                            self.cut(piece, other, flow);
                            Some(at..at + 1)
                        }
                    };
                }
            }
        }
        self.cut(piece, run, flow);
        let last = piece.items.len() - 1;
        for (key, value) in asked {
            if piece.items.iter().any(|it| it.name.as_ref() == Some(key)) {
                continue;
            }
            let kin = piece.items.iter().find(|it| is_scalar(it));
            let pair = format!("{}: {}", key_of(key, inner), like(value, inner, kin));
            let new = match flow {
                true => pair,
                false => {
                    let column = self.column(piece.items[last].key.start);
                    format!("{}{pair}{}", " ".repeat(column), self.newline)
                }
            };
            self.insert(piece, Place::Behind(last), new, flow);
        }
    }

    fn cut(&mut self, piece: &Piece, run: Option<Range<usize>>, flow: bool) {
        if let Some(run) = run {
            self.remove(piece, run, flow);
        }
    }

    fn insert(&mut self, piece: &Piece, place: Place, new: String, flow: bool) {
        let items = &piece.items;
        match (place, flow) {
            (Place::Front, true) => {
                let at = items[0].key.start;
                self.put(at..at, format!("{new}{}", self.comma(piece)));
            }
            (Place::Behind(it), true) => {
                let at = items[it].value.end;
                self.put(at..at, format!("{}{new}", self.comma(piece)));
            }
            (Place::Front, false) => {
                let at = self.line_start(items[0].key.start);
                self.put(at..at, new);
            }
            (Place::Behind(it), false) => {
                let at = self.next_line(end_of(&items[it]));
                self.put(at..at, new);
            }
        }
    }

    /// Between items of a list in brackets.
    fn comma(&self, piece: &Piece) -> &'static str {
        match &piece.items[..] {
            [first, second, ..] if &self.text[first.value.end..second.key.start] == "," => ",",
            _ => ", ",
        }
    }

    /// Some items that follow each other; one at least stays.
    fn remove(&mut self, piece: &Piece, run: Range<usize>, flow: bool) {
        let items = &piece.items;
        let (first, last) = (&items[run.start], &items[run.end - 1]);
        let next = items.get(run.end);
        if !flow {
            let own_line = |it: &Piece| self.margin(it.key.start).is_some();
            match next {
                // The first column of a row stands behind its dash.
                Some(next) if !own_line(first) => {
                    self.put(first.key.start..next.key.start, String::new());
                }
                _ => items[run].iter().for_each(|it| self.cut_lines(it)),
            }
            return;
        }
        let before = run.start.checked_sub(1).map(|it| &items[it]);
        let range = match (next, before) {
            (Some(next), _) => first.key.start..next.key.start,
            (None, Some(before)) => before.value.end..last.value.end,
            (None, None) => first.key.start..last.value.end,
        };
        if !self.text[range.clone()].contains('#') {
            self.put(range, String::new());
            return;
        }
        for item in &items[run] {
            self.cut_item(item);
        }
    }

    /// An item between comments: with its comma, and with its line when it has one.
    fn cut_item(&mut self, item: &Piece) {
        let Range { start, mut end } = item.key.start..item.value.end;
        let rest = &self.text[end..];
        let gap = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        if rest[gap..].starts_with(',') {
            end += gap + 1;
        }
        let behind = self.text[end..self.next_line(end)].trim_start_matches([' ', '\t']);
        let alone = behind.starts_with(['#', '\r', '\n']);
        match self.margin(start).is_some() && alone {
            true => {
                let lines = self.line_start(start)..self.next_line(end);
                self.put(lines, String::new());
            }
            false => self.put(start..end, String::new()),
        }
    }

    fn cut_lines(&mut self, item: &Piece) {
        let lines = self.lines_of(item);
        self.put(lines, String::new());
    }

    fn lines_of(&self, item: &Piece) -> Range<usize> {
        self.line_start(item.key.start)..self.next_line(end_of(item))
    }

    /// Each item begins a line.
    fn has_lines(&self, items: &[Piece]) -> bool {
        !items.is_empty() && items.iter().all(|it| self.margin(it.key.start).is_some())
    }

    /// Behind the colon or the dash.
    fn colon(&self, piece: &Piece) -> usize {
        match piece.name {
            Some(_) => {
                let rest = &self.text[piece.key.end..];
                piece.key.end + rest.find(':').map_or(0, |it| it + 1)
            }
            None => piece.key.end,
        }
    }

    fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |it| it + 1)
    }

    /// Where the line after this place begins.
    fn next_line(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        at + rest.find('\n').map_or(rest.len(), |it| it + 1)
    }

    /// The spaces before a place, if nothing else stands before it on its line.
    fn margin(&self, at: usize) -> Option<&'a str> {
        let text: &'a str = self.text;
        let margin = &text[self.line_start(at)..at];
        margin.bytes().all(|it| it == b' ').then_some(margin)
    }

    fn column(&self, at: usize) -> usize {
        self.text[self.line_start(at)..at].chars().count()
    }
}

/// The lines of a field that is not there yet.
pub(super) fn lines(slot: &Slot, asked: &Value, margin: &str, newline: &str) -> String {
    let name = &slot.name;
    if is_empty(asked) {
        return format!("{margin}{name}:{newline}");
    }
    if is_rows(asked) {
        return format!(
            "{margin}{name}:{newline}{}",
            rows_of(asked, margin, newline)
        );
    }
    let ink = Ink {
        bare: slot.bare,
        flow: false,
        indent: margin.len(),
    };
    format!("{margin}{name}: {}{newline}", written(asked, ink, None))
}

/// Rows below their key, a line for each of their cells.
fn rows_of(asked: &Value, margin: &str, newline: &str) -> String {
    let ink = Ink {
        bare: false,
        flow: false,
        indent: margin.len() + 4,
    };
    let mut out = String::new();
    for row in asked.as_array().into_iter().flatten() {
        let cells = row.as_object().into_iter().flatten();
        for (at, (key, value)) in cells.enumerate() {
            let lead = if at == 0 { "  - " } else { "    " };
            let value = written(value, ink, None);
            out.push_str(&format!(
                "{margin}{lead}{}: {value}{newline}",
                key_of(key, ink)
            ));
        }
    }
    out
}

/// A value on one line; a value that it holds already (`kept`) keeps its bytes.
fn written(asked: &Value, ink: Ink, kept: Option<&(Value, &str)>) -> String {
    let inner = Ink { flow: true, ..ink };
    match asked {
        Value::Array(items) => {
            let items = items.iter().map(|it| match kept {
                Some((own, raw)) if own == it && fits(raw) => (*raw).to_owned(),
                _ => written(it, inner, None),
            });
            format!("[{}]", items.collect::<Vec<_>>().join(", "))
        }
        Value::Object(pairs) => {
            let pairs = pairs.iter().map(|(key, value)| {
                format!("{}: {}", key_of(key, inner), written(value, inner, None))
            });
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
        }
        scalar => scalar::fresh(&words(scalar).unwrap_or_default(), ink),
    }
}

/// It may stand within brackets as it is.
fn fits(raw: &str) -> bool {
    raw.starts_with(['"', '\'']) || !raw.contains([',', '[', ']', '{', '}'])
}

/// A value on one line, in the style of another.
fn like(asked: &Value, ink: Ink, kin: Kin) -> String {
    let style = kin.map(|it| it.style);
    match (style, words(asked)) {
        (Some(style @ (Style::Plain | Style::Single | Style::Double)), Some(words)) => {
            scalar::inline(&words, style, ink)
        }
        _ => written(asked, ink, None),
    }
}

fn kin_of<'p>(rows: &'p [Piece], key: &str) -> Kin<'p> {
    let mut cells = rows.iter().flat_map(|it| &it.items);
    cells.find(|it| it.name.as_deref() == Some(key))
}

fn key_of(key: &str, ink: Ink) -> String {
    scalar::inline(key, Style::Plain, Ink { bare: true, ..ink })
}

fn is_rows(asked: &Value) -> bool {
    let items = asked.as_array();
    items.is_some_and(|it| it.iter().any(Value::is_object))
}

fn is_scalar(piece: &Piece) -> bool {
    !matches!(piece.style, Style::Flow | Style::Block | Style::Empty)
}

/// One value where several may stand.
fn is_single(piece: &Piece) -> bool {
    is_scalar(piece) || piece.is_map()
}

/// The first of several, as what a single value is.
fn first_of(own: &Value) -> Value {
    own.get(0).cloned().unwrap_or_default()
}

fn end_of(piece: &Piece) -> usize {
    piece.value.end.max(piece.key.end)
}

/// The text of a new file: what is asked for, in the order of the schema.
pub(super) fn front_of(layout: &Layout, fields: &[(String, Value)], newline: &str) -> String {
    let mut out = String::new();
    for slot in &layout.fields {
        let asked = fields.iter().find(|(name, _)| *name == slot.name);
        match asked.map(|(_, it)| it).filter(|it| !is_empty(it)) {
            Some(asked) => out.push_str(&lines(slot, asked, "", newline)),
            None if slot.required => out.push_str(&lines(slot, &Value::Null, "", newline)),
            None => {}
        }
    }
    out
}
