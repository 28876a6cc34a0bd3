//! Where the data end and the body begins.

use super::{FRONT_MATTER_LIMIT, too_large};
use crate::diag::{Diag, codes};
use crate::source::Source;
use std::ops::Range;

/// The bytes between the two `---` lines, and the bytes behind them.
///
/// White space behind `---` is accepted: it cannot be seen.
pub(super) fn split(
    source: &Source,
    text: &str,
    diags: &mut Vec<Diag>,
) -> Option<(Range<usize>, Range<usize>)> {
    let start = text.len() - text.trim_start_matches('\u{FEFF}').len();
    let mut lines = lines(text, start);
    let first = lines.next().unwrap_or(start..start);
    if !is_fence(&text[first.clone()]) {
        let place = source.place(first.start..source.line(1).end.max(first.start));
        diags.push(Diag::new(&codes::NO_FRONT_MATTER, place));
        return None;
    }
    let Some(last) = lines.find(|line| is_fence(&text[line.clone()])) else {
        let place = source.place(source.line(1));
        diags.push(Diag::new(&codes::UNCLOSED_FRONT_MATTER, place));
        return None;
    };
    let front = first.end..last.start;
    if let Some(diag) = second_document(source, text, &front) {
        diags.push(diag);
        return None;
    }
    if front.len() > FRONT_MATTER_LIMIT {
        let place = source.place(source.line(1));
        diags.push(too_large(place, front.len(), FRONT_MATTER_LIMIT));
        return None;
    }
    Some((front, last.end..text.len()))
}

/// `...` ends a YAML document: what follows it before the fence would be another.
fn second_document(source: &Source, text: &str, front: &Range<usize>) -> Option<Diag> {
    let mut lines = lines(&text[..front.end], front.start);
    let line = lines.find(|line| text[line.clone()].trim_end() == "...")?;
    let place = source.place(line.start..line.start + 3);
    Some(Diag::new(&codes::SEVERAL_DOCUMENTS, place))
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

/// Each line with its line break, as bytes of the text.
fn lines(text: &str, start: usize) -> impl Iterator<Item = Range<usize>> {
    let mut at = start;
    text[start..].split_inclusive('\n').map(move |line| {
        let range = at..at + line.len();
        at = range.end;
        range
    })
}
