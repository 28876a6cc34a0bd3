//! A body → where each of its parts stands, recognised as `body` does it.

use super::super::body::{self, is_comment, words_of};
use super::{moved, pair, pair_or_none};
use crate::schema::Collection;
use crate::text;
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};
use serde::Serialize;
use std::ops::Range;

/// What stands under one title, or before the first; or a whole body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stretch {
    /// Id of the section with this title, or of the whole.
    pub section: Option<String>,
    pub title: Option<String>,
    /// The title's lines, without the last line break.
    #[serde(serialize_with = "pair_or_none")]
    pub head: Option<Range<usize>>,
    /// The text under it, without the comments and blank lines around it; empty where
    /// the text would begin. Of the whole, comments are a part.
    #[serde(serialize_with = "pair")]
    pub body: Range<usize>,
    /// It cannot be replaced: a title within a quotation or a list divides it.
    pub fixed: bool,
}

impl Stretch {
    pub(super) fn moved(self, table: &[usize]) -> Stretch {
        Stretch {
            head: self.head.map(|it| moved(&it, table)),
            body: moved(&self.body, table),
            ..self
        }
    }
}

/// A title of a part.
struct Head {
    title: String,
    span: Range<usize>,
    nested: bool,
}

/// The parts of the body standing in `span`, which ends with the text.
pub(super) fn read(collection: &Collection, text: &str, span: Range<usize>) -> Vec<Stretch> {
    // What a part's text must follow: its title, or the second fence.
    let fence = text[..span.start].trim_end().len();
    if let [whole] = collection.parts()
        && whole.is_whole()
    {
        return vec![Stretch {
            section: Some(whole.id.clone()),
            title: None,
            head: None,
            body: written(text, fence..span.end, &[]),
            fixed: false,
        }];
    }
    let (heads, comments) = scan(text, span.start);
    let own: Vec<&Head> = heads.iter().filter(|it| !it.nested).collect();
    let starts = std::iter::once(fence).chain(own.iter().map(|it| it.span.end));
    let ends = own.iter().map(|it| line_start(text, it.span.start));
    let regions = starts.zip(ends.chain([span.end]));
    let parts = regions.enumerate().map(|(at, (start, end))| {
        let head = at.checked_sub(1).map(|it| own[it]);
        let region = start..end.max(start);
        let section = head.and_then(|it| collection.section_titled(&it.title));
        let within = |it: &&Head| it.nested && region.contains(&it.span.start);
        Stretch {
            section: section.map(|it| it.id.clone()),
            title: head.map(|it| it.title.clone()),
            head: head.map(|it| it.span.clone()),
            fixed: heads.iter().any(|it| within(&it)),
            body: written(text, region, &comments),
        }
    });
    parts.collect()
}

/// A title behind this text would be none.
pub(super) fn is_open(text: &str) -> bool {
    // Nothing else goes on over blank lines.
    let opens = ["```", "~~~", "<"].iter().any(|it| text.contains(it));
    opens && {
        let more = format!("{text}\n\n## x\n");
        scan(&more, 0)
            .0
            .last()
            .is_none_or(|it| it.span.end + 1 < more.len())
    }
}

/// A text without the comments and blank lines around it.
pub(in crate::content) fn bare(text: &str) -> &str {
    let (_, comments) = scan(text, 0);
    &text[written(text, 0..text.len(), &comments)]
}

/// The titles of parts, and the comments that are blocks of their own.
fn scan(text: &str, offset: usize) -> (Vec<Head>, Vec<Range<usize>>) {
    let (mut heads, mut comments) = (Vec::new(), Vec::new());
    let mut depth = 0_usize;
    let mut events = Parser::new_ext(&text[offset..], body::options()).into_offset_iter();
    while let Some((event, range)) = events.next() {
        let span = offset + range.start..offset + range.end;
        match event {
            Event::Start(Tag::Heading { level, .. }) if level <= HeadingLevel::H2 => {
                let inner = events.by_ref().map(|(it, _)| it);
                let inner = inner.take_while(|it| !matches!(it, Event::End(TagEnd::Heading(_))));
                let title: String = inner.map(|it| words_of(&it)).collect();
                let start = line_start(text, span.start);
                let end = span.start + text[span.clone()].trim_end().len();
                heads.push(Head {
                    title: text::one_line(&title),
                    nested: depth > 0,
                    span: start..end,
                });
            }
            Event::Start(Tag::HtmlBlock) if depth == 0 => {
                let end = span.start + text[span.clone()].trim_end().len();
                if is_comment(&text[span.start..end]) {
                    comments.push(line_start(text, span.start)..end);
                }
                depth += 1;
            }
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    (heads, comments)
}

/// What a person wrote in a region: without blank lines and comments around it.
fn written(text: &str, region: Range<usize>, comments: &[Range<usize>]) -> Range<usize> {
    let (mut last, mut start) = (region.start, region.start);
    loop {
        let blank = text[start..region.end].len() - text[start..region.end].trim_start().len();
        if start + blank >= region.end {
            return last..last;
        }
        start = line_start(text, start + blank).max(start);
        match comments.iter().find(|it| it.start == start) {
            Some(comment) => (start, last) = (comment.end, comment.end),
            None => break,
        }
    }
    let mut end = start + text[start..region.end].trim_end().len();
    while let Some(comment) = comments.iter().find(|it| it.end == end && it.start > start) {
        end = start + text[start..comment.start].trim_end().len();
    }
    start..end
}

pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |it| it + 1)
}
