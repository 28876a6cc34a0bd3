//! A Markdown body → its parts as HTML, with nothing live that its author wrote.
//!
//! Raw HTML is shown as text, link schemes are allow-listed after decoding,
//! headings stand below the page's own h1 and get anchors.

use super::chart;
use super::figure::{self, Ahead, Alone, Figure, Media};
use super::link::{self, Link, Resolved, Target};
use crate::diag::{Diag, codes};
use crate::schema::{Collection, Schema, Section};
use crate::source::Source;
use crate::text;
use pulldown_cmark::{
    CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html,
};
use std::collections::BTreeSet;
use std::ops::Range;

/// How many times larger than its text a body may become.
const GROWTH_LIMIT: usize = 20;
/// Below this size growth does no harm.
const GROWTH_FLOOR: usize = 16 * 1024;

/// The body of an entry.
#[derive(Debug, Default)]
pub struct Body {
    pub parts: Vec<Part>,
    pub links: Vec<Link>,
    pub words: usize,
}

/// What stands under one H2, or before the first.
#[derive(Debug, Default)]
pub struct Part {
    /// Id of the schema's section with this title.
    pub section: Option<String>,
    pub title: Option<String>,
    pub anchor: String,
    /// Without the H2 itself, and without its figures.
    pub html: String,
    /// In the order in which they stand in the HTML.
    pub figures: Vec<Figure>,
    /// The H3s of a section whose H3s are items.
    pub items: Vec<Item>,
    /// The words alone, for search.
    pub text: String,
    pub words: usize,
    pub span: Range<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub title: String,
    pub anchor: String,
}

pub(super) struct Context<'a> {
    pub schema: &'a Schema,
    pub collection: &'a Collection,
    pub source: &'a Source,
    pub slug: &'a str,
}

/// Reads the body standing in `span` of the source.
pub(super) fn read(context: &Context, span: Range<usize>, diags: &mut Vec<Diag>) -> Body {
    let Some(text) = context
        .source
        .text()
        .ok()
        .and_then(|it| it.get(span.clone()))
    else {
        return Body::default();
    };
    let mut reader = Reader {
        context,
        offset: span.start,
        events: Ahead::new(Parser::new_ext(text, options()).into_offset_iter()),
        diags,
        body: Body::default(),
        open: Open::default(),
        anchors: BTreeSet::new(),
        level: 1,
    };
    reader.run();
    let body = reader.body;
    check_growth(context, span, &body, diags);
    body
}

/// What this Markdown has beside CommonMark.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH
}

fn check_growth(context: &Context, span: Range<usize>, body: &Body, diags: &mut Vec<Diag>) {
    let size = |it: &Part| it.html.len() + it.figures.len() * figure::LEAST;
    let grown: usize = body.parts.iter().map(size).sum();
    let times = grown / span.len().max(1);
    if grown > GROWTH_FLOOR && times > GROWTH_LIMIT {
        let place = context.source.place(span.start..span.start);
        diags.push(Diag::new(&codes::BODY_TOO_LARGE, place).with("times", times.to_string()));
    }
}

/// The part being read.
#[derive(Default)]
struct Open<'a> {
    part: Part,
    events: Vec<Event<'a>>,
    items: bool,
    /// Refused links that are open: their end is dropped too.
    refused: usize,
    /// Where the open cell of a table begins, and how many empty ones end the row.
    cell: usize,
    empty_cells: usize,
    /// The open paragraph is not one: it holds nothing but figures.
    alone: bool,
    /// Anchor of the item whose title is open.
    item: Option<String>,
}

struct Reader<'a, 'd> {
    context: &'a Context<'a>,
    offset: usize,
    events: Ahead<'a>,
    diags: &'d mut Vec<Diag>,
    body: Body,
    open: Open<'a>,
    anchors: BTreeSet<String>,
    /// Of the last heading: the next may go down by one.
    level: usize,
}

impl<'a> Reader<'a, '_> {
    fn run(&mut self) {
        while let Some((event, range)) = self.events.next() {
            self.event(event, range);
        }
        self.close_part();
    }

    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => self.heading(level, range),
            Event::End(TagEnd::Heading(_)) => self.end_heading(),
            Event::Start(Tag::Paragraph) => self.paragraph(),
            Event::End(TagEnd::Paragraph) if self.open.alone => self.open.alone = false,
            Event::Start(Tag::HtmlBlock) => self.html_block(range),
            Event::InlineHtml(raw) => self.raw_html(raw, range),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info)))
                if info.trim() == chart::FENCE =>
            {
                self.chart();
            }
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            }) => self.link(link_type, &dest_url, title, range),
            Event::End(TagEnd::Link) if self.open.refused > 0 => self.open.refused -= 1,
            Event::Start(Tag::Image {
                dest_url, title, ..
            }) => self.picture(&dest_url, title, range),
            // A long line scrolls inside its block, which the keyboard must reach.
            // The word behind a fence is dropped: nothing here colours code.
            Event::Start(Tag::CodeBlock(_)) => self.push_html("<pre tabindex=\"0\"><code>"),
            Event::End(TagEnd::CodeBlock) => self.push_html("</code></pre>\n"),
            Event::Start(Tag::Table(columns)) => {
                self.push_html("<div class=\"scroll\" tabindex=\"0\">");
                self.open.events.push(Event::Start(Tag::Table(columns)));
            }
            Event::End(TagEnd::Table) => {
                self.open.events.push(Event::End(TagEnd::Table));
                self.push_html("</div>\n");
            }
            Event::Start(Tag::TableCell) => {
                self.open.cell = self.open.events.len();
                self.open.events.push(Event::Start(Tag::TableCell));
            }
            Event::End(TagEnd::TableCell) => self.end_cell(),
            Event::End(TagEnd::TableRow) => self.end_row(),
            event => self.plain(event),
        }
    }

    fn end_cell(&mut self) {
        let empty = self.open.events.len() == self.open.cell + 1;
        self.open.empty_cells = if empty { self.open.empty_cells + 1 } else { 0 };
        self.plain(Event::End(TagEnd::TableCell));
    }

    /// Markdown fills short rows up to the width of the head: a thousand columns
    /// and a thousand one-cell rows would make a million cells.
    fn end_row(&mut self) {
        let kept = self.open.events.len() - 2 * self.open.empty_cells;
        self.open.events.truncate(kept);
        self.open.empty_cells = 0;
        self.plain(Event::End(TagEnd::TableRow));
    }

    fn plain(&mut self, event: Event<'a>) {
        match &event {
            Event::Text(text) | Event::Code(text) => self.open.part.text.push_str(text),
            Event::SoftBreak | Event::HardBreak => self.open.part.text.push(' '),
            Event::End(_) => self.open.part.text.push('\n'),
            _ => {}
        }
        self.open.events.push(event);
    }

    fn push_html(&mut self, html: &'static str) {
        self.open.events.push(Event::Html(html.into()));
    }

    /// An H2 (or H1) opens a part; a deeper heading gets an anchor.
    fn heading(&mut self, level: HeadingLevel, range: Range<usize>) {
        let inner = self.events.until(TagEnd::Heading(level));
        let title: String = inner.iter().map(|(it, _)| words_of(it)).collect();
        let title = text::one_line(&title);
        let anchor = self.anchor(&title);
        self.level = (level as usize).clamp(2, self.level + 1);
        // Only what was written as a title of a part opens one.
        if level <= HeadingLevel::H2 {
            self.open_part(title, anchor, range);
            return;
        }
        if self.open.items && self.level == 3 {
            self.push_html("<div class=\"item\">");
            self.open.item = Some(anchor.clone());
            self.open.part.items.push(Item {
                title,
                anchor: anchor.clone(),
            });
        }
        let level = HeadingLevel::try_from(self.level).unwrap_or(HeadingLevel::H6);
        self.open.events.push(Event::Start(Tag::Heading {
            level,
            id: Some(anchor.into()),
            classes: Vec::new(),
            attrs: Vec::new(),
        }));
        self.events.give_back(inner);
    }

    fn end_heading(&mut self) {
        let level = HeadingLevel::try_from(self.level).unwrap_or(HeadingLevel::H6);
        self.plain(Event::End(TagEnd::Heading(level)));
        if let Some(anchor) = self.open.item.take() {
            // Beside the title, not in it: read aloud, the title would be said twice.
            let link = format!(
                "<a class=\"anchor\" href=\"#{anchor}\" aria-labelledby=\"{anchor}\"></a></div>\n"
            );
            self.open.events.push(Event::Html(link.into()));
        }
    }

    /// A paragraph of pictures, or of one video, is none: its figures stand for it.
    fn paragraph(&mut self) {
        let mut inner = self.events.until(TagEnd::Paragraph);
        let end = inner.pop();
        match figure::alone(&inner) {
            Some(Alone::Pictures) => {
                self.open.alone = true;
                inner.retain(|(it, _)| !matches!(it, Event::SoftBreak | Event::HardBreak));
            }
            Some(Alone::Link {
                url,
                title,
                caption,
            }) => {
                let span = inner.first().map_or(0..0, |(_, it)| it.start..it.end);
                if let Some(media) = self.video(&url, &span) {
                    self.push_figure(media, title, caption, true);
                    return;
                }
                self.open.events.push(Event::Start(Tag::Paragraph));
            }
            None => self.open.events.push(Event::Start(Tag::Paragraph)),
        }
        inner.extend(end);
        self.events.give_back(inner);
    }

    /// The video that a link leads to, beside the entry or elsewhere.
    fn video(&mut self, url: &str, range: &Range<usize>) -> Option<Media> {
        if let Some(host) = figure::host(url) {
            let url = url.to_owned();
            return Some(Media::Elsewhere { url, host });
        }
        let Context {
            schema, collection, ..
        } = *self.context;
        match link::resolve(schema, collection, &self.own_path(), url) {
            Resolved::Inside {
                target: Target::File(name),
                ..
            } if figure::is_video(&name) => {
                self.note(Target::File(name.clone()), url, range);
                Some(Media::Video(name))
            }
            _ => None,
        }
    }

    fn push_figure(&mut self, media: Media, alt: String, caption: String, alone: bool) {
        for words in [&alt, &caption] {
            self.open.part.text.push_str(words);
            self.open.part.text.push('\n');
        }
        self.open
            .events
            .push(Event::Html(CowStr::from(figure::MARK)));
        self.open.part.figures.push(Figure {
            at: 0,
            media,
            alt,
            caption,
            alone,
        });
    }

    fn open_part(&mut self, title: String, anchor: String, range: Range<usize>) {
        self.close_part();
        let section = self.context.collection.section_titled(&title);
        if section.is_none() {
            self.unknown_section(&title, &range);
        }
        self.open.items = section.is_some_and(|it| it.items);
        self.open.part = Part {
            section: section.map(|it: &Section| it.id.clone()),
            title: Some(title),
            anchor,
            span: self.bytes(&range),
            ..Part::default()
        };
    }

    fn unknown_section(&mut self, title: &str, range: &Range<usize>) {
        let sections = &self.context.collection.sections;
        if sections.is_empty() {
            return;
        }
        let language = &self.context.schema.site.language;
        let titles = || sections.iter().map(|it| it.title.get(language));
        let mut span = self.bytes(range);
        span.end = span.start
            + self.context.source.bytes()[span.clone()]
                .trim_ascii_end()
                .len();
        let diag = Diag::new(&codes::UNKNOWN_SECTION, self.context.source.place(span))
            .with("title", title)
            .with_choice("known", titles().collect::<Vec<_>>().join(" · "));
        let all: Vec<&str> = sections.iter().flat_map(|it| it.title.all()).collect();
        let near = text::nearest(title, all.iter().copied());
        let near = near.or_else(|| text::holding(title, all));
        self.diags.push(match near {
            Some(near) => diag.with("near", near).advise(&codes::NEAR_SECTION),
            None => diag,
        });
    }

    fn close_part(&mut self) {
        let mut open = std::mem::take(&mut self.open);
        if open.part.title.is_none() && open.events.is_empty() {
            return;
        }
        let mut html = String::new();
        html::push_html(&mut html, open.events.into_iter());
        open.part.html = figure::settle(&html, &mut open.part.figures);
        open.part.words = text::count_words(&open.part.text);
        self.body.words += open.part.words;
        self.body.parts.push(open.part);
    }

    /// An id no other heading of the page has.
    fn anchor(&mut self, title: &str) -> String {
        let base = match text::slug(title) {
            it if it.is_empty() => "parte".to_owned(),
            it => it,
        };
        let mut anchor = base.clone();
        let mut n = 2;
        while !self.anchors.insert(anchor.clone()) {
            anchor = format!("{base}-{n}");
            n += 1;
        }
        anchor
    }

    fn html_block(&mut self, range: Range<usize>) {
        let mut raw = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::End(TagEnd::HtmlBlock) => break,
                Event::Html(line) | Event::Text(line) => raw.push_str(&line),
                _ => {}
            }
        }
        if is_comment(&raw) {
            return;
        }
        self.say_raw(&range);
        self.open.events.push(Event::Start(Tag::Paragraph));
        self.plain(Event::Text(raw.into()));
        self.open.events.push(Event::End(TagEnd::Paragraph));
    }

    fn raw_html(&mut self, raw: CowStr<'a>, range: Range<usize>) {
        if is_comment(&raw) {
            return;
        }
        self.say_raw(&range);
        self.plain(Event::Text(raw));
    }

    fn say_raw(&mut self, range: &Range<usize>) {
        let mut span = self.bytes(range);
        // A block ends with its line break, which is not part of the tags.
        let raw = self.context.source.bytes()[span.clone()].trim_ascii_end();
        span.end = span.start + raw.len();
        let place = self.context.source.place(span);
        self.diags.push(Diag::new(&codes::RAW_HTML, place));
    }

    fn chart(&mut self) {
        let mut block = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::End(TagEnd::CodeBlock) => break,
                Event::Text(text) => block.push_str(&text),
                _ => {}
            }
        }
        self.open.part.text.push_str(&block);
        match chart::bars(&block) {
            Some(html) => self.open.events.push(Event::Html(html.into())),
            None => {
                self.push_html("<pre tabindex=\"0\"><code>");
                self.open.events.push(Event::Text(block.into()));
                self.push_html("</code></pre>\n");
            }
        }
    }

    fn link(&mut self, kind: LinkType, written: &str, title: CowStr<'a>, range: Range<usize>) {
        let Context {
            schema, collection, ..
        } = *self.context;
        let own = self.own_path();
        // `<nombre@ejemplo.org>` arrives without its scheme; pulldown adds it.
        let resolved = match kind {
            LinkType::Email => Resolved::Plain(written.to_owned()),
            _ => link::resolve(schema, collection, &own, written),
        };
        let href = match resolved {
            Resolved::Plain(href) => href,
            Resolved::Inside { href, target } => {
                self.note(target, written, &range);
                href
            }
            Resolved::Refused => {
                let place = self.context.source.place(self.bytes(&range));
                let diag = Diag::new(&codes::UNSAFE_LINK, place).with("target", written);
                self.diags.push(diag);
                self.open.refused += 1;
                return;
            }
        };
        self.open.events.push(Event::Start(Tag::Link {
            link_type: kind,
            dest_url: href.into(),
            title,
            id: CowStr::Borrowed(""),
        }));
    }

    /// A picture beside the entry; nothing is loaded from elsewhere, so a picture
    /// of another host becomes a link to it.
    fn picture(&mut self, written: &str, title: CowStr<'a>, range: Range<usize>) {
        let inner = self.events.until(TagEnd::Image);
        let alt: String = inner.iter().map(|(it, _)| words_of(it)).collect();
        let alt = text::one_line(&alt);
        let place = self.context.source.place(self.bytes(&range));
        if alt.is_empty() {
            let diag = Diag::new(&codes::MISSING_ALT, place.clone()).with("target", written);
            self.diags.push(diag);
        }
        let Context {
            schema, collection, ..
        } = *self.context;
        let alone = self.open.alone;
        match link::resolve(schema, collection, &self.own_path(), written) {
            Resolved::Inside {
                target: Target::File(name),
                ..
            } if figure::is_picture(&name) || (alone && figure::is_video(&name)) => {
                self.note(Target::File(name.clone()), written, &range);
                let media = match figure::is_video(&name) {
                    true => Media::Video(name),
                    false => Media::Picture(name),
                };
                self.push_figure(media, alt, text::one_line(&title), alone);
            }
            Resolved::Plain(href) => self.other_picture(href, alt, title),
            Resolved::Inside { href, target } => {
                // Whatever the file is, it must be there.
                if let Target::File(_) = target {
                    self.note(target, written, &range);
                }
                self.other_picture(href, alt, title);
            }
            Resolved::Refused if is_data(written) => {
                self.diags.push(Diag::new(&codes::EMBEDDED_PICTURE, place));
            }
            Resolved::Refused => {
                let diag = Diag::new(&codes::UNSAFE_LINK, place).with("target", written);
                self.diags.push(diag);
                self.in_paragraph(vec![Event::Text(alt.into())]);
            }
        }
    }

    fn other_picture(&mut self, href: String, alt: String, title: CowStr<'a>) {
        let link = Tag::Link {
            link_type: LinkType::Inline,
            dest_url: href.into(),
            title,
            id: CowStr::Borrowed(""),
        };
        let end = Event::End(TagEnd::Link);
        self.in_paragraph(vec![Event::Start(link), Event::Text(alt.into()), end]);
    }

    /// What was meant to stand alone and is no figure needs a paragraph again.
    fn in_paragraph(&mut self, events: Vec<Event<'a>>) {
        let alone = self.open.alone;
        if alone {
            self.open.events.push(Event::Start(Tag::Paragraph));
        }
        events.into_iter().for_each(|it| self.plain(it));
        if alone {
            self.plain(Event::End(TagEnd::Paragraph));
        }
    }

    fn note(&mut self, target: Target, written: &str, range: &Range<usize>) {
        let span = self.bytes(range);
        self.body.links.push(Link {
            target,
            written: written.to_owned(),
            span,
        });
    }

    fn own_path(&self) -> String {
        self.context.collection.entry_path(self.context.slug)
    }

    fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        self.offset + range.start..self.offset + range.end
    }
}

/// Written into the text itself: `data:image/png;base64,…`.
fn is_data(written: &str) -> bool {
    let scheme = written.trim_start().get(..5).unwrap_or_default();
    scheme.eq_ignore_ascii_case("data:")
}

pub(super) fn words_of(event: &Event) -> String {
    match event {
        Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => text.to_string(),
        Event::SoftBreak | Event::HardBreak => " ".to_owned(),
        _ => String::new(),
    }
}

/// The guiding questions of a new file stand in comments; they are not published.
pub(super) fn is_comment(raw: &str) -> bool {
    let raw = raw.trim();
    raw.starts_with("<!--") && raw.find("-->").is_some_and(|at| at + 3 == raw.len())
}
