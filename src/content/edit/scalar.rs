//! A text as a YAML scalar, in the style of the one it replaces when that can hold it.
//!
//! `themes/base/assets/js/form/scalar.js` follows the same rules line by line.

use super::super::outline::{Piece, Style};
use std::fmt::Write as _;

/// Where a scalar is to stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ink {
    /// Its kind never needs quotes.
    pub bare: bool,
    /// Within brackets.
    pub flow: bool,
    /// Columns before the key or dash it belongs to.
    pub indent: usize,
}

/// Lines are not made shorter than this when a text of several is written anew.
const WIDTH: usize = 72;

/// What stands around words within a line.
const BLANK: [char; 2] = [' ', '\t'];

/// Words that YAML 1.1 or 1.2 read as something else than a text.
const WORDS: [&str; 10] = [
    "y", "n", "yes", "no", "on", "off", "true", "false", "null", "~",
];

/// One line, in a style or in the nearest that can hold it.
pub(super) fn inline(text: &str, style: Style, ink: Ink) -> String {
    match style {
        Style::Plain if is_plain(text, ink) => text.to_owned(),
        Style::Single if is_clean(text) => format!("'{}'", text.replace('\'', "''")),
        _ => format!("\"{}\"", escape(text)),
    }
}

/// In the style that a new value of its kind has.
pub(super) fn fresh(text: &str, ink: Ink) -> String {
    let style = if ink.bare {
        Style::Plain
    } else {
        Style::Double
    };
    inline(text, style, ink)
}

/// In the place of an old scalar, whose bytes are `raw`: lines that hold the same words
/// stay as they are.
pub(super) fn again(text: &str, piece: &Piece, raw: &str, newline: &str, ink: Ink) -> String {
    let several = raw.contains('\n') && !ink.flow;
    match piece.style {
        Style::Literal | Style::Folded if is_clean(text) => block(text, raw, newline, ink),
        Style::Plain if several && is_plain(text, ink) => {
            let lines = Lines::of(raw, newline);
            lines.map_or_else(|| text.to_owned(), |it| it.with(text))
        }
        Style::Single | Style::Double if several => {
            let (quote, words) = match piece.style {
                Style::Single if is_clean(text) => ("'", text.replace('\'', "''")),
                _ => ("\"", escape(text)),
            };
            let inner = &raw[1..raw.len() - 1];
            // A backslash at the end of a line joins it to the next.
            let lines = Lines::of(inner, newline).filter(|_| raw.starts_with(quote));
            let lines = lines.filter(|it| !it.lines.iter().any(|it| it.ends_with('\\')));
            let inner = lines.map_or_else(|| words.clone(), |it| it.with(&words));
            format!("{quote}{inner}{quote}")
        }
        style => inline(text, style, ink),
    }
}

/// A literal or folded block: its sign stays, and so do the lines that hold the same.
fn block(text: &str, raw: &str, newline: &str, ink: Ink) -> String {
    let (header, rest) = match raw.split_once('\n') {
        Some((header, rest)) => (header.trim_end_matches('\r'), rest),
        None => (raw, ""),
    };
    let (body, tail) = without_tail(rest);
    let lines: Vec<&str> = body.lines().collect();
    let sign = header.split('#').next().unwrap_or_default();
    let digit = sign.chars().find_map(|it| it.to_digit(10));
    let first = lines.iter().find(|it| !it.trim_matches(BLANK).is_empty());
    let found = first.map(|it| it.len() - it.trim_start_matches(' ').len());
    let indent = match (digit, found) {
        (Some(digit), _) => ink.indent + digit as usize,
        (None, Some(found)) => found,
        (None, None) => ink.indent + 2,
    };
    let indent = " ".repeat(indent);
    // What is indented further, or stands between blank lines, is no plain paragraph.
    let even = lines.iter().all(|it| {
        let inner = it.strip_prefix(indent.as_str());
        inner.is_some_and(|it| !it.is_empty() && !it.starts_with(BLANK))
    });
    let lines = Lines {
        lines: if even { lines } else { Vec::new() },
        indent: &indent,
        newline,
        hanging: false,
    };
    format!("{header}{newline}{}{tail}", lines.with(text))
}

/// A block's lines, and the blank ones behind them that its sign keeps.
fn without_tail(rest: &str) -> (&str, &str) {
    let kept = rest.trim_end_matches([' ', '\t', '\r', '\n']).len();
    match rest[kept..].find('\n') {
        Some(at) => {
            let line = &rest[..kept + at];
            rest.split_at(line.strip_suffix('\r').unwrap_or(line).len())
        }
        None => (rest, ""),
    }
}

/// The lines of a scalar that has several.
struct Lines<'a> {
    lines: Vec<&'a str>,
    indent: &'a str,
    newline: &'a str,
    /// The first stands behind its key.
    hanging: bool,
}

impl<'a> Lines<'a> {
    /// None when a blank line makes it more than one paragraph.
    fn of(raw: &'a str, newline: &'a str) -> Option<Lines<'a>> {
        let lines: Vec<&str> = raw.lines().collect();
        let second = lines.get(1)?;
        let indent = &second[..second.len() - second.trim_start_matches(BLANK).len()];
        let blank = lines.iter().any(|it| it.trim_matches(BLANK).is_empty());
        (!blank).then_some(Lines {
            lines,
            indent,
            newline,
            hanging: true,
        })
    }

    /// These words instead: the lines before the first new word and behind the last
    /// stay, the others are filled anew.
    fn with(&self, text: &str) -> String {
        let words: Vec<&str> = text.split(' ').collect();
        let (mut before, mut from) = (0, 0);
        for line in &self.lines {
            let own = words_of(line);
            if !words[from..].starts_with(&own) {
                break;
            }
            (before, from) = (before + 1, from + own.len());
        }
        let (mut after, mut to) = (self.lines.len(), words.len());
        for line in self.lines[before..].iter().rev() {
            let own = words_of(line);
            if !words[from..to].ends_with(&own) {
                break;
            }
            (after, to) = (after - 1, to - own.len());
        }
        let widths = self
            .lines
            .iter()
            .map(|it| it.trim_matches(BLANK).chars().count());
        let width = widths.max().unwrap_or(0).max(WIDTH);
        let mut lines: Vec<String> = self.lines[..before]
            .iter()
            .map(|it| (*it).to_owned())
            .collect();
        for line in fill(&words[from..to], width) {
            let indent = if lines.is_empty() && self.hanging {
                ""
            } else {
                self.indent
            };
            lines.push(format!("{indent}{line}"));
        }
        for line in &self.lines[after..] {
            match lines.is_empty() && self.hanging {
                true => lines.push(line.trim_start_matches(BLANK).to_owned()),
                false => lines.push((*line).to_owned()),
            }
        }
        lines.join(self.newline)
    }
}

fn words_of(line: &str) -> Vec<&str> {
    let words = line.split(BLANK);
    words.filter(|it| !it.is_empty()).collect()
}

/// Words in lines of this width.
fn fill(words: &[&str], width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut room = 0;
    for word in words {
        let length = word.chars().count();
        match lines.last_mut() {
            Some(line) if room > length => {
                line.push(' ');
                line.push_str(word);
                room -= length + 1;
            }
            _ => {
                lines.push((*word).to_owned());
                room = width.saturating_sub(length);
            }
        }
    }
    lines
}

/// Nothing in it must be escaped.
fn is_clean(text: &str) -> bool {
    !text.chars().any(must_escape)
}

fn must_escape(it: char) -> bool {
    it.is_control() || matches!(it, '\u{2028}' | '\u{2029}' | '\u{FEFF}')
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            '"' | '\\' => {
                out.push('\\');
                out.push(it);
            }
            it if must_escape(it) => {
                let _ = write!(out, "\\u{:04x}", u32::from(it));
            }
            it => out.push(it),
        }
    }
    out
}

/// It needs no quotes: read without them, by any reader of YAML, it is the same text.
pub(super) fn is_plain(text: &str, ink: Ink) -> bool {
    let mut start = text.chars();
    let first = start.next();
    let second = start.next();
    let signed = first == Some('-') && second.is_some_and(|it| it.is_ascii_digit());
    let begins = first.is_some_and(|it| !"-?:,[]{}#&*!|>'\"%@`=<.+~ ".contains(it));
    let breaks = text.contains(": ") || text.contains(" #") || text.ends_with([':', ' ']);
    let brackets = ink.flow && text.contains([',', '[', ']', '{', '}']);
    let lower = text.to_ascii_lowercase();
    let word = WORDS.contains(&lower.as_str());
    let number = !ink.bare && is_number(text);
    (begins || signed && ink.bare) && is_clean(text) && !breaks && !brackets && !word && !number
}

/// A number, a date or a time of day to some reader of YAML.
fn is_number(text: &str) -> bool {
    let digit = text.starts_with(|it: char| it.is_ascii_digit());
    let sign = |it: char| it.is_ascii_hexdigit() || "_.,:+-xXoOtTzZ ".contains(it);
    digit && text.chars().all(sign)
}
