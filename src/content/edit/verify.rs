//! The text after a change, read by the real reader and held against the one before.

use super::super::outline::{self, Outline, Stretch};
use super::super::{FRONT_MATTER_LIMIT, front_matter};
use super::refusal::{Reason, Refusal};
use super::{Edit, asked, section};
use crate::schema::{Collection, Schema};
use crate::source::{Data, Node, Source, read_yaml};
use serde_json::Value;

/// A text, where things stand in it, and its data.
pub(super) struct Side<'a> {
    path: &'a str,
    text: &'a str,
    outline: Outline,
    root: Option<Node>,
}

impl<'a> Side<'a> {
    pub fn new(source: &'a Source, outline: Outline) -> Side<'a> {
        Side {
            path: &source.path,
            text: source.text().unwrap_or_default(),
            root: read_yaml(source, outline.front.clone(), &mut Vec::new()),
            outline,
        }
    }

    /// A key as it is written.
    fn key(&self, at: usize) -> &str {
        let field = self.outline.fields.get(at);
        field.map_or("", |it| &self.text[it.key.clone()])
    }

    fn node(&self, name: &str) -> Option<&Node> {
        self.root.as_ref()?.get(name)
    }
}

/// Refuses what is not exactly the edit.
pub(super) fn verify(
    schema: &Schema,
    collection: &Collection,
    before: &Side,
    after: &str,
    edit: &Edit,
) -> Result<(), Refusal> {
    let source = Source::new(before.path, after.as_bytes().to_vec());
    let Some(outline) = outline::read(schema, collection, &source) else {
        let split = front_matter::split(&source, after, &mut Vec::new());
        let reason = match split.is_none() && has_large_front(after) {
            true => Reason::TooLarge,
            false => Reason::Inexact,
        };
        return Err(Refusal::new(reason));
    };
    let after = Side::new(&source, outline);
    fields(before, &after, edit)?;
    parts(before, &after, edit)
}

/// The data alone are too much: all else of the front matter is well.
fn has_large_front(text: &str) -> bool {
    let mut fences = text.match_indices("\n---");
    fences.next().is_some_and(|(at, _)| at > FRONT_MATTER_LIMIT)
}

fn fields(before: &Side, after: &Side, edit: &Edit) -> Result<(), Refusal> {
    let mut at = 0;
    for (now, field) in after.outline.fields.iter().enumerate() {
        let name = field.name.as_deref().unwrap_or_default();
        let asked = edit.fields.iter().find(|(it, _)| it == name);
        let refused = || Err(Refusal::of(name, Reason::Inexact));
        let was = before.outline.fields.get(at);
        let is_old = was.is_some_and(|it| it.name == field.name);
        if is_old && before.key(at) != after.key(now) || !is_old && asked.is_none() {
            return refused();
        }
        at += usize::from(is_old);
        let (Some(node), old) = (after.node(name), before.node(name)) else {
            return refused();
        };
        let untouched = old.is_some_and(|it| same(it, node));
        let right = match asked {
            Some((_, asked)) => holds(&field.json, node, asked),
            None => untouched,
        };
        if !right {
            return refused();
        }
    }
    match at == before.outline.fields.len() {
        true => Ok(()),
        false => Err(Refusal::new(Reason::Inexact)),
    }
}

/// What was asked for is what is read: by its field, or to the letter where the field
/// cannot make anything of it.
fn holds(json: &Value, node: &Node, asked: &Value) -> bool {
    let (said, letters) = (asked::said(node), asked::plain(asked));
    let nothing = asked::is_empty(asked) && (asked::is_empty(&said) || asked::is_empty(json));
    nothing || json == asked || said == letters || letters == Value::Array(vec![said])
}

/// The same data, wherever they stand.
fn same(one: &Node, other: &Node) -> bool {
    match (&one.data, &other.data) {
        (Data::List(a), Data::List(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Data::Map(a), Data::Map(b)) => {
            let pair = |((a, x), (b, y)): (&(_, Node), &(_, Node))| {
                let (a, b): (&crate::source::Key, &crate::source::Key) = (a, b);
                a.name == b.name && same(x, y)
            };
            a.len() == b.len() && a.iter().zip(b).all(pair)
        }
        (a, b) => a == b,
    }
}

fn parts(before: &Side, after: &Side, edit: &Edit) -> Result<(), Refusal> {
    let mut rest = before.outline.parts.iter().peekable();
    for part in &after.outline.parts {
        let id = part.section.as_deref().unwrap_or_default();
        let asked = edit.sections.iter().find(|(it, _)| it == id);
        let first = after.outline.part(id).is_some_and(|it| it == part);
        let asked = asked
            .filter(|_| first)
            .map(|(_, it)| section::tidy(it, "\n"));
        let old = rest.next_if(|it| head(before, it) == head(after, part));
        let text = section::tidy(body(after, part), "\n");
        let right = match (old, asked) {
            // Comments around it are none of its text, whoever wrote them.
            (_, Some(asked)) => text == asked || text == outline::bare(&asked),
            (Some(old), None) => body(before, old) == body(after, part),
            (None, None) => false,
        };
        if !right {
            return Err(match id {
                "" => Refusal::new(Reason::Inexact),
                id => Refusal::of(id, Reason::Inexact),
            });
        }
    }
    match rest.next() {
        Some(_) => Err(Refusal::new(Reason::Inexact)),
        None => Ok(()),
    }
}

fn head<'a>(side: &'a Side, part: &Stretch) -> Option<&'a str> {
    part.head.as_ref().map(|it| &side.text[it.clone()])
}

fn body<'a>(side: &'a Side, part: &Stretch) -> &'a str {
    &side.text[part.body.clone()]
}
