//! What an edit did to a file that nobody meant: comments lost, values written anew,
//! Markdown with other signs.
//!
//! Comes in: one file before and after. Goes out: a `Diag` for each, on a line of the
//! file as it is now. Not here: what was said differently; that is for people to read.

use super::{blank, front_matter};
use crate::diag::{Diag, codes};
use crate::schema::{Collection, Schema};
use crate::source::{Data, Node, Source, read_yaml, yaml_comments};
use crate::text::one_line;
use pulldown_cmark::{Event, Options, Parser, Tag};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Fewer lines than this with other signs may be somebody's wish.
const REWRITTEN: usize = 3;

/// Compares an entry with what it was. A file that cannot be read is left to the checks.
pub fn changed(schema: &Schema, before: &Source, after: &Source) -> Vec<Diag> {
    let collection = schema.collection_of(&after.path);
    let halves = Half::read(before).zip(Half::read(after));
    let (Some(collection), Some((before, after))) = (collection, halves) else {
        return Vec::new();
    };
    let mut diags = lost(schema, collection, &before, &after);
    compare("", &before.data, &after.data, &mut |key, was, is| {
        let place = after.source.place(is.clone());
        let [was, is] = [&before.text[was], &after.text[is]].map(one_line);
        let diag = Diag::new(&codes::REWRITTEN_VALUE, place).with("key", key);
        diags.push(diag.with("before", was).with("after", is));
    });
    diags.extend(signs(&before, &after));
    diags
}

/// One of the two files, taken apart.
struct Half<'s> {
    source: &'s Source,
    text: &'s str,
    data: Node,
    body: Range<usize>,
    comments: Vec<Comment>,
}

struct Comment {
    /// Without white space at the ends of its lines, which nobody sees.
    text: String,
    line: usize,
    at: Anchor,
}

/// What a comment stands with, by which it is found again in the other file.
#[derive(Clone, PartialEq, Eq)]
enum Anchor {
    /// In front of a key, or among what it holds.
    Key(String),
    /// In the same line as a key: who removes that, removes it too.
    Behind(String),
    /// Under a heading of the body.
    Heading(String),
    Start,
}

impl<'s> Half<'s> {
    fn read(source: &'s Source) -> Option<Half<'s>> {
        let text = source.text().ok()?;
        let mut diags = Vec::new();
        let (front, body) = front_matter::split(source, text, &mut diags)?;
        let data = read_yaml(source, front.clone(), &mut diags)?;
        let mut half = Half {
            source,
            text,
            data,
            body: body.clone(),
            comments: Vec::new(),
        };
        for span in yaml_comments(source, front) {
            let at = half.key_at(&span);
            half.keep(span, at);
        }
        for span in body_comments(text, body) {
            let at = half.heading_at(span.start);
            half.keep(span, at.map_or(Anchor::Start, Anchor::Heading));
        }
        Some(half)
    }

    fn keep(&mut self, span: Range<usize>, at: Anchor) {
        self.comments.push(Comment {
            text: trimmed(&self.text[span.clone()]),
            line: self.source.place(span).start.line,
            at,
        });
    }

    /// A comment in a line of its own speaks of the key below, unless it is indented:
    /// then it stands among what the key above holds.
    fn key_at(&self, span: &Range<usize>) -> Anchor {
        let line = self.source.line(self.source.place(span.clone()).start.line);
        let alone = line.start == span.start;
        let keys = self.data.map().unwrap_or_default().iter();
        let below = keys.clone().find(|(it, _)| it.span.start > span.start);
        let above = keys.rev().find(|(it, _)| it.span.start < span.start);
        match (alone, below, above) {
            (true, Some((key, _)), _) => Anchor::Key(key.name.clone()),
            (false, _, Some((key, _))) if key.span.start >= line.start => {
                Anchor::Behind(key.name.clone())
            }
            (_, _, Some((key, _))) => Anchor::Key(key.name.clone()),
            _ => Anchor::Start,
        }
    }

    fn heading_at(&self, at: usize) -> Option<String> {
        let lines = self.text[self.body.start..at].lines();
        let heading = lines.rev().find(|it| it.starts_with('#'));
        heading.map(trimmed)
    }

    /// Where an anchor of the other file stands in this one.
    fn find(&self, anchor: &Anchor) -> Option<Range<usize>> {
        match anchor {
            Anchor::Key(name) | Anchor::Behind(name) => {
                let mut keys = self.data.map().unwrap_or_default().iter();
                let (key, _) = keys.find(|(it, _)| it.name == *name)?;
                Some(key.span.clone())
            }
            Anchor::Heading(title) => {
                let mut lines = self.lines();
                lines.find(|it| trimmed(&self.text[it.clone()]) == *title)
            }
            Anchor::Start => None,
        }
    }

    /// The lines of the body, without their line breaks.
    fn lines(&self) -> impl Iterator<Item = Range<usize>> {
        let mut at = self.body.start;
        let lines = self.text[self.body.clone()].split_inclusive('\n');
        lines.map(move |line| {
            let start = at;
            at += line.len();
            start..start + line.trim_end_matches(['\n', '\r']).len()
        })
    }
}

/// Comments that are gone, and in whose place none came.
fn lost(schema: &Schema, collection: &Collection, before: &Half, after: &Half) -> Vec<Diag> {
    let mut left: Vec<&Comment> = after.comments.iter().collect();
    let mut missing = Vec::new();
    for comment in &before.comments {
        match left.iter().position(|it| it.text == comment.text) {
            Some(at) => {
                left.remove(at);
            }
            None => missing.push(comment),
        }
    }
    missing.retain(|comment| {
        if let Some(at) = left.iter().position(|it| it.at == comment.at) {
            left.remove(at);
            return false;
        }
        let behind = matches!(&comment.at, Anchor::Behind(_));
        !behind || after.find(&comment.at).is_some()
    });
    if !missing.is_empty() {
        let ours = instructions(schema, collection);
        missing.retain(|it| !ours.contains(&it.text));
    }
    let told = missing.into_iter().map(|comment| {
        let top = after.source.line(1);
        let span = after.find(&comment.at).unwrap_or(top);
        Diag::new(&codes::LOST_COMMENT, after.source.place(span))
            .with("comment", one_line(&comment.text))
            .with("line", comment.line.to_string())
    });
    told.collect()
}

/// The comments that a new file is born with: to answer them is to take them away.
fn instructions(schema: &Schema, collection: &Collection) -> BTreeSet<String> {
    let languages = schema.site.languages.iter();
    let texts = languages.map(|it| blank(schema, collection, "", it));
    let sources = texts.map(|it| Source::new(&collection.folder, it.into_bytes()));
    let comments = sources.filter_map(|it| Some(Half::read(&it)?.comments));
    comments.flatten().map(|it| it.text).collect()
}

/// Raw comments of a body, which no page shows.
fn body_comments(text: &str, body: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let events = Parser::new_ext(&text[body.clone()], Options::empty()).into_offset_iter();
    for (event, range) in events {
        if !matches!(event, Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_)) {
            continue;
        }
        let mut at = body.start + range.start;
        let end = body.start + range.end;
        while let Some(open) = text[at..end].find("<!--") {
            let start = at + open;
            let close = text[start..end].find("-->").map(|it| start + it + 3);
            at = close.unwrap_or(end);
            out.push(start..at);
        }
    }
    out
}

/// Gives each pair of values that say the same in another way.
fn compare(
    key: &str,
    before: &Node,
    after: &Node,
    tell: &mut impl FnMut(&str, Range<usize>, Range<usize>),
) {
    match (&before.data, &after.data) {
        (Data::Map(was), Data::Map(_)) => {
            for (name, value) in was {
                let path = match key {
                    "" => name.name.clone(),
                    key => format!("{key}.{}", name.name),
                };
                if let Some(other) = after.get(&name.name) {
                    compare(&path, value, other, tell);
                }
            }
        }
        (Data::List(was), Data::List(is)) if was.len() == is.len() => {
            for (value, other) in was.iter().zip(is) {
                compare(key, value, other, tell);
            }
        }
        (Data::Scalar(was), Data::Scalar(is)) => {
            let rewritten = match was.text == is.text {
                true => was.quoted != is.quoted && is_typed(&was.text),
                false => same_number(&was.text, &is.text),
            };
            if rewritten {
                tell(key, before.span.clone(), after.span.clone());
            }
        }
        _ => {}
    }
}

/// Without quotes, other programs take it for something else than a text.
fn is_typed(text: &str) -> bool {
    const WORDS: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    text.starts_with(|it: char| it.is_ascii_digit() || matches!(it, '-' | '+' | '.'))
        || WORDS.iter().any(|it| text.eq_ignore_ascii_case(it))
}

/// `1.10` and `1.1`.
fn same_number(before: &str, after: &str) -> bool {
    let number = |it: &str| it.parse::<f64>().ok().filter(|it| it.is_finite());
    match number(before).zip(number(after)) {
        Some((before, after)) => before.total_cmp(&after).is_eq(),
        None => false,
    }
}

/// Lines of the body that hold the same words between other signs, if they are many.
fn signs(before: &Half, after: &Half) -> Option<Diag> {
    let known: BTreeSet<&str> = after.lines().map(|it| &after.text[it]).collect();
    let mut gone: BTreeMap<String, usize> = BTreeMap::new();
    for line in before.lines().map(|it| &before.text[it]) {
        if !known.contains(line) && !line.trim().is_empty() {
            *gone.entry(plain(line)).or_default() += 1;
        }
    }
    let known: BTreeSet<&str> = before.lines().map(|it| &before.text[it]).collect();
    let mut rewritten = Vec::new();
    for span in after.lines() {
        let line = &after.text[span.clone()];
        if known.contains(line) || line.trim().is_empty() {
            continue;
        }
        if let Some(count) = gone.get_mut(&plain(line)).filter(|it| **it > 0) {
            *count -= 1;
            rewritten.push(span);
        }
    }
    let first = rewritten.first().filter(|_| rewritten.len() >= REWRITTEN)?;
    let place = after.source.place(first.clone());
    Some(Diag::new(&codes::REWRITTEN_BODY, place).with("count", rewritten.len().to_string()))
}

/// A line without the signs of Markdown and without white space.
fn plain(line: &str) -> String {
    let sign = |it: char| it.is_whitespace() || "*_-+|:#>`~\\".contains(it);
    line.chars().filter(|it| !sign(*it)).collect()
}

/// Each line without its indentation and its end.
fn trimmed(text: &str) -> String {
    text.lines().map(str::trim).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::changed;
    use crate::diag::Language;
    use crate::schema::{Overrides, Schema, read_schema};
    use crate::source::{Files, Source};

    const SITE: &str = "[site]\ntitle = \"x\"\nlanguage = \"es\"\nlanguages = [\"es\", \"en\"]\n\
        base_url = \"https://x.example/\"\nlicense = \"CC0-1.0\"\npage_size = 9\n\
        page_segment = \"pagina\"\ndata_segment = \"datos\"\nvocabularies = \"content/v\"\n\
        [collections.notes]\nlabel = \"x\"\ntitle = \"name\"\n\
        [[collections.notes.fields]]\nname = \"name\"\nkind = \"text\"\nlabel = \"x\"\nrequired = true\n\
        [[collections.notes.fields]]\nname = \"size\"\nkind = \"number\"\nlabel = \"x\"\n\
        [[collections.notes.sections]]\nid = \"one\"\ntitle = \"One\"\nquestions.es = [\"Why?\"]\n";

    fn schema() -> Schema {
        let mut files = Files::default();
        files.insert_text("site.toml", SITE);
        let (schema, diags) = read_schema(&files, &Overrides::default());
        schema.unwrap_or_else(|| panic!("{diags:#?}"))
    }

    /// Line, code and message of each, in English.
    fn check(before: &str, after: &str, wanted: &[&str]) {
        let source = |text: &str| Source::new("content/notes/a.md", text.as_bytes().to_vec());
        let diags = changed(&schema(), &source(before), &source(after));
        let told = diags.iter().map(|it| {
            let line = it.place.as_ref().map_or(0, |it| it.start.line);
            format!("{line} {} {}", it.code.id, it.message(Language::En))
        });
        assert_eq!(told.collect::<Vec<_>>(), wanted, "{before}\n→\n{after}");
    }

    #[test]
    fn each_lost_comment_is_named_where_it_stood() {
        check(
            "---\n# whole\nname: A # beside\nsize: 1\n# last\n---\nx\n",
            "---\nname: A\nsize: 1\n---\nx\n",
            &[
                "2 F120 the comment `# whole`, which stood in line 2, is gone",
                "2 F120 the comment `# beside`, which stood in line 3, is gone",
                "3 F120 the comment `# last`, which stood in line 5, is gone",
            ],
        );
        check(
            "---\nname: A\nsize:\n  # inside\n  - 1\n---\n",
            "---\nsize: [1]\nname: A\n---\n",
            &["2 F120 the comment `# inside`, which stood in line 4, is gone"],
        );
        check(
            "---\nname: A\n---\n## One\n\n<!-- two\nlines -->\n\nx <!-- here -->\n",
            "---\nname: A\n---\n\n## One\n\nx\n",
            &[
                "5 F120 the comment `<!-- two lines -->`, which stood in line 6, is gone",
                "5 F120 the comment `<!-- here -->`, which stood in line 9, is gone",
            ],
        );
    }

    #[test]
    fn what_people_do_to_comments_is_no_loss() {
        let before = "---\n# one\nname: A # two\nsize: 1 # three\n---\n## One\n<!-- x -->\n";
        for after in [
            before,
            &before.replace('\n', "\r\n"),
            // Moved, written anew, removed together with its value.
            "---\nname: A # two\n# one\nsize: 1 # three\n---\n## One\n\n<!-- x -->\n",
            "---\n# the one\nname: B # two\nsize: 2 # 3\n---\n## One\n<!-- y -->\n",
            "---\n# one\nname: A # two\n---\n## One\n<!-- x -->\n",
        ] {
            check(before, after, &[]);
        }
        // A hash in a text, a fence or a code is no comment.
        check(
            "---\nname: \"A # b\"\n---\n```\n<!-- x -->\n```\n",
            "---\nname: B\n---\nx\n",
            &[],
        );
    }

    #[test]
    fn instructions_of_a_new_file_may_go() {
        let schema = schema();
        let collection = &schema.collections[0];
        for language in ["es", "en"] {
            let before = super::blank(&schema, collection, "A", language);
            assert!(before.contains("Why?"), "{before}");
            check(&before, "---\nname: A\n---\n\n## One\n\nBecause.\n", &[]);
        }
    }

    #[test]
    fn values_written_in_another_way_are_named() {
        check(
            "---\nname: '2014'\nsize: 1.10\nlist: [07, \"no\", x]\nmap: {a: 2.0}\n---\n",
            "---\nname: 2014\nsize: 1.1\nlist:\n  - 7\n  - no\n  - 'x'\nmap:\n  a: 2\n---\n",
            &[
                "2 F121 `name` was written `'2014'` and is now written `2014`",
                "3 F121 `size` was written `1.10` and is now written `1.1`",
                "5 F121 `list` was written `07` and is now written `7`",
                "6 F121 `list` was written `\"no\"` and is now written `no`",
                "9 F121 `map.a` was written `2.0` and is now written `2`",
            ],
        );
        // Another value, or other quotes about a text, is no such thing.
        check(
            "---\nname: \"A\"\nsize: 1\nlist: [1.0]\n---\n",
            "---\nname: A\nsize: 2\nlist: [1, 2]\n---\n",
            &[],
        );
    }

    #[test]
    fn a_body_with_other_signs_is_named_once() {
        let before = "---\nname: A\n---\n*a* b\n\n* c\n* d\n\n| a | b |\n|---|:-:|\n";
        let after = "---\nname: A\n---\n_a_ b\n\n- c\n- d\n\n| a   | b   |\n| --- | --- |\n";
        check(
            before,
            after,
            &["4 F122 5 lines of the text changed in nothing but their signs"],
        );
        // Two lines may be somebody's wish; other words are no such thing.
        check(before, &before.replace("\n* ", "\n- "), &[]);
        check(before, "---\nname: A\n---\n_z_ b\n\n- y\n- x\n\nw\n", &[]);
    }

    #[test]
    fn a_file_that_cannot_be_read_is_left_to_the_checks() {
        let right = "---\n# x\nname: A\n---\n";
        for broken in ["", "x", "---\nname: [\n---\n", "---\nname: A\n"] {
            check(right, broken, &[]);
            check(broken, right, &[]);
        }
    }
}
