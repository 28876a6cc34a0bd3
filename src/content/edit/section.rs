//! The text of a section: what it may hold, and where it goes.
//!
//! `themes/base/assets/js/form/section.js` follows the same rules line by line.

use super::super::outline::{Heading, Outline};
use super::refusal::Reason;
use super::splice::Splices;

/// The text as it stands in a file: no blank lines around it, its lines ended alike.
pub(super) fn tidy(text: &str, newline: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim_end_matches([' ', '\t', '\n']);
    let blank = text.len() - text.trim_start_matches([' ', '\t', '\n']).len();
    let start = text[..blank].rfind('\n').map_or(0, |it| it + 1);
    text[start..].replace('\n', newline)
}

impl Splices<'_> {
    /// A section gets another text; one that is missing is added in its order.
    pub fn section(&mut self, outline: &Outline, heading: &Heading, asked: &str) {
        match outline.part(&heading.id) {
            Some(part) => {
                let own = tidy(&self.text[part.body.clone()], "\n");
                if own != tidy(asked, "\n") {
                    self.write(part.body.clone(), tidy(asked, self.newline));
                }
            }
            None if tidy(asked, "\n").is_empty() => {}
            None => {
                let at = self.place(outline, heading);
                let text = tidy(asked, self.newline);
                self.write(at..at, title(heading, self.newline) + &text);
            }
        }
    }

    fn write(&mut self, old: std::ops::Range<usize>, new: String) {
        let behind = &self.text[old.end..];
        if new.is_empty() {
            // With the blank lines behind it, or before it when nothing follows.
            let blank = behind.len() - behind.trim_start_matches([' ', '\t', '\r', '\n']).len();
            match blank < behind.len() {
                true => {
                    let end = behind[..blank].rfind('\n').map_or(0, |it| it + 1);
                    self.put(old.start..old.end + end, new);
                }
                false => {
                    let start = self.text[..old.start].trim_end_matches([' ', '\t', '\r', '\n']);
                    self.put(start.len()..old.end, new);
                }
            }
        } else if old.is_empty() {
            let blank = format!("{n}{n}", n = self.newline);
            let mut lines = behind.split('\n').skip(1);
            let parted = lines
                .next()
                .is_none_or(|it| it.trim_matches([' ', '\t', '\r']).is_empty());
            let end = if parted { "" } else { self.newline };
            self.put(old, format!("{blank}{new}{end}"));
        } else {
            self.put(old, new);
        }
    }

    /// Behind the text of the sections that come before it.
    fn place(&self, outline: &Outline, heading: &Heading) -> usize {
        let next = outline.parts.get(before(outline, heading) + 1);
        let end = next.and_then(|it| it.head.as_ref());
        let end = end.map_or(self.text.len(), |it| it.start);
        self.text[..end]
            .trim_end_matches([' ', '\t', '\r', '\n'])
            .len()
    }
}

/// What stands before the text of a section; before the whole body, nothing.
pub(super) fn title(heading: &Heading, newline: &str) -> String {
    match heading.title.as_str() {
        "" => String::new(),
        title => format!("## {title}{newline}{newline}"),
    }
}

/// A section that is not there would be the last of the file.
pub(super) fn is_last(outline: &Outline, heading: &Heading) -> bool {
    before(outline, heading) + 1 == outline.parts.len()
}

/// The part that a section which is not there would follow.
fn before(outline: &Outline, heading: &Heading) -> usize {
    let order = &outline.layout.sections;
    let before = order.iter().take_while(|it| it.id != heading.id);
    let known: Vec<&str> = before.map(|it| it.id.as_str()).collect();
    let is_known = |it: &Option<String>| it.as_deref().is_some_and(|it| known.contains(&it));
    let last = outline.parts.iter().rposition(|it| is_known(&it.section));
    last.unwrap_or(0)
}

/// What of a text would reach beyond its section (the whole body may hold any title):
/// found by its lines, as Markdown reads them; what is closer to the edge than that is
/// found when all is read again.
pub(super) fn fault(heading: &Heading, text: &str) -> Option<Reason> {
    let mut state = State::default();
    for line in tidy(text, "\n").split('\n') {
        if state.line(line) && !heading.title.is_empty() {
            return Some(Reason::Heading);
        }
    }
    (state.fence.is_some() || state.html.is_some()).then_some(Reason::Unclosed)
}

#[derive(Default)]
struct State {
    /// Sign and length of the open fence.
    fence: Option<(char, usize)>,
    /// What ends the open block of HTML.
    html: Option<&'static str>,
    /// A paragraph is open, and whether in a list or a quotation.
    paragraph: Option<bool>,
}

/// Blocks of HTML that blank lines do not end, and what ends them.
const BLOCKS: [(&str, &str); 8] = [
    ("<!--", "-->"),
    ("<?", "?>"),
    ("<![cdata[", "]]>"),
    ("<script", "</script>"),
    ("<pre", "</pre>"),
    ("<style", "</style>"),
    ("<textarea", "</textarea>"),
    ("<!", ">"),
];

impl State {
    /// Is this line the title of a part?
    fn line(&mut self, line: &str) -> bool {
        let inner = within(line);
        let contained = inner.len() < line.len();
        let text = inner.trim_start_matches([' ', '\t']);
        if let Some((sign, length)) = self.fence {
            let run = run_of(text, sign);
            let closes = run >= length && text[run..].trim_matches([' ', '\t']).is_empty();
            self.fence = self.fence.filter(|_| !closes);
            return false;
        }
        if let Some(end) = self.html {
            self.html = self
                .html
                .filter(|_| !line.to_ascii_lowercase().contains(end));
            return false;
        }
        if text.is_empty() {
            self.paragraph = None;
            return false;
        }
        let indent = inner.len() - text.len();
        if indent >= 4 && self.paragraph.is_none() || is_break(line) {
            self.paragraph = None;
            return false;
        }
        if self.opens(text) {
            self.paragraph = None;
            return false;
        }
        self.title(text, indent, contained)
    }

    fn opens(&mut self, text: &str) -> bool {
        for sign in ['`', '~'] {
            let run = run_of(text, sign);
            if run >= 3 && !(sign == '`' && text[run..].contains('`')) {
                self.fence = Some((sign, run));
                return true;
            }
        }
        let lower = text.to_ascii_lowercase();
        let found = BLOCKS.iter().find(|(start, _)| lower.starts_with(start));
        let Some((start, end)) = found else {
            return false;
        };
        let rest = &lower[start.len()..];
        let word = !start.ends_with(|it: char| it.is_ascii_alphabetic());
        if !word && !rest.is_empty() && !rest.starts_with([' ', '\t', '>']) {
            return false;
        }
        self.html = (!rest.contains(end)).then_some(end);
        true
    }

    fn title(&mut self, text: &str, indent: usize, contained: bool) -> bool {
        let run = run_of(text, '#');
        let sharp = (1..=6).contains(&run) && {
            let rest = &text[run..];
            rest.is_empty() || rest.starts_with([' ', '\t'])
        };
        if sharp && indent < 4 {
            self.paragraph = None;
            return run <= 2;
        }
        let under = text.trim_end_matches([' ', '\t']);
        let under = run_of(under, '=') == under.len() || run_of(under, '-') == under.len();
        match self.paragraph {
            Some(inside) if under && indent < 4 => {
                self.paragraph = None;
                // Under a list, a line at the margin only ends it.
                !inside || contained || indent > 0
            }
            open => {
                self.paragraph = Some(open.unwrap_or(false) || contained);
                false
            }
        }
    }
}

/// How often a sign stands at the beginning.
fn run_of(text: &str, sign: char) -> usize {
    text.len() - text.trim_start_matches(sign).len()
}

/// A line across the text that is no underline: `***`, `- - -`.
fn is_break(line: &str) -> bool {
    let line = line.trim_matches([' ', '\t']);
    let signs: String = line.split([' ', '\t']).collect();
    let all = |sign: char| signs.len() >= 3 && run_of(&signs, sign) == signs.len();
    all('*') || all('_') || all('-') && signs.len() < line.len()
}

/// A line within the signs of quotations and lists before it.
fn within(line: &str) -> &str {
    let mut rest = line;
    loop {
        let text = rest.trim_start_matches(' ');
        if rest.len() - text.len() >= 4 {
            return rest;
        }
        let digits = run_of_digits(text);
        let sign = match text[digits..].chars().next() {
            Some('>') if digits == 0 => {
                return within(text[1..].strip_prefix(' ').unwrap_or(&text[1..]));
            }
            Some('-' | '*' | '+') if digits == 0 => 1,
            Some('.' | ')') if (1..=9).contains(&digits) => digits + 1,
            _ => return rest,
        };
        match text[sign..].strip_prefix([' ', '\t']) {
            Some(inner) => rest = inner,
            None => return rest,
        }
    }
}

fn run_of_digits(text: &str) -> usize {
    text.len()
        - text
            .trim_start_matches(|it: char| it.is_ascii_digit())
            .len()
}
