//! An issue made with a forge's form → answers.
//!
//! The forge writes each question as a title `### Label` with its answer below, and
//! `_No response_` where there is none. An answer may hold titles too: one begins a
//! question only if a field or a section of that name has not been answered yet.

use super::answers::Answers;
use super::cells::{Asked, Origin, Reader};
use super::table::Raw;
use crate::diag::{Diag, Place, codes};
use crate::schema::{Collection, Input};
use crate::source::Source;
use crate::text;
use std::ops::Range;

/// What the forges write where somebody wrote nothing.
const NOTHING: [&str; 3] = ["_No response_", "*No response*", "None"];

/// Reads the body of an issue; its title stands in where the form has no question for it.
pub fn read(
    reader: &Reader,
    collection: &Collection,
    source: &Source,
    title: &str,
) -> (Answers, Vec<Diag>) {
    let mut diags = Vec::new();
    let whole = Origin {
        place: Place::file(&source.path),
        cell: None,
    };
    let mut answers = Answers::new(whole.clone());
    let text = source.text().unwrap_or_default();
    for (target, answer) in questions(collection, text) {
        let answer = without_hints(text, answer);
        let written = &text[answer.clone()];
        if NOTHING.contains(&written.trim()) {
            continue;
        }
        let origin = Origin {
            place: source.place(within(written, &answer)),
            cell: None,
        };
        match target {
            Question::Section(id) => answers.add_text(&id, written, origin),
            Question::Field(at) => {
                let field = &collection.fields[at];
                let raw = Raw::Text(chosen(written));
                let asked = Asked {
                    raw: &raw,
                    origin: &origin,
                    commas: !matches!(field.input(&reader.schema.vocabularies), Input::Lines)
                        || !written.trim().contains(['\n', ';']),
                    sure_dates: false,
                };
                if let Some(value) = reader.read(field, &asked, &mut diags) {
                    answers.add(at, value, origin, &mut diags);
                }
            }
        }
    }
    if answers.fields.is_empty() && answers.sections.is_empty() {
        diags.push(whole.diag(&codes::NO_ANSWERS));
        return (answers, diags);
    }
    let title = text::one_line(without_label(collection, title));
    let at = collection.roles.title;
    if !title.is_empty() && !answers.fields.contains_key(&at) {
        answers.fields.insert(at, (title.into(), whole));
    }
    (answers, diags)
}

enum Question {
    Field(usize),
    Section(String),
}

/// Each question that is known, and where its answer stands.
fn questions(collection: &Collection, text: &str) -> Vec<(Question, Range<usize>)> {
    let mut questions: Vec<(Question, Range<usize>)> = Vec::new();
    let mut at = 0;
    let mut asked: Vec<String> = Vec::new();
    for line in text.split_inclusive('\n') {
        let title = line.strip_prefix("### ").map(str::trim);
        let known = title
            .filter(|it| !asked.contains(&text::fold(it)))
            .and_then(|it| question(collection, it));
        if let Some(question) = known {
            asked.extend(title.map(text::fold));
            if let Some((_, answer)) = questions.last_mut() {
                answer.end = at;
            }
            questions.push((question, at + line.len()..text.len()));
        }
        at += line.len();
    }
    questions
}

/// A field by its label or name, else a part of the text by its title.
fn question(collection: &Collection, title: &str) -> Option<Question> {
    let folded = text::fold(title);
    let fields = collection.fields.iter().enumerate();
    let mut fields = fields.filter(|(_, field)| {
        let mut names = field.label.all().into_iter().chain([field.name.as_str()]);
        names.any(|it| text::fold(it) == folded)
    });
    if let Some((at, _)) = fields.next() {
        return Some(Question::Field(at));
    }
    let section = collection.part_titled(title)?;
    Some(Question::Section(section.id.clone()))
}

/// Behind the comments that a forge without fields puts under each question.
fn without_hints(text: &str, answer: Range<usize>) -> Range<usize> {
    let mut start = answer.start;
    loop {
        let rest = text[start..answer.end].trim_start();
        let hint = rest.strip_prefix("<!--").and_then(|it| it.find("-->"));
        let Some(length) = hint else {
            return start..answer.end;
        };
        start = answer.end - rest.len() + "<!--".len() + length + "-->".len();
    }
}

/// The first line that says something: what a person must look at.
fn within(written: &str, answer: &Range<usize>) -> Range<usize> {
    let blank = written.len() - written.trim_start().len();
    let line = written[blank..].lines().next().unwrap_or_default();
    let start = answer.start + blank;
    start..start + line.trim_end().len()
}

/// Of boxes to tick, those that are ticked.
fn chosen(written: &str) -> String {
    let is_box = |it: &str| it.trim_start().starts_with("- [");
    if !written.lines().any(is_box) {
        return written.to_owned();
    }
    let ticked = written.lines().filter_map(|it| {
        let it = it.trim_start();
        it.strip_prefix("- [x]")
            .or_else(|| it.strip_prefix("- [X]"))
    });
    ticked.map(str::trim).collect::<Vec<_>>().join("\n")
}

/// `[Ficha] Riego`, `Ficha: Riego`: what forms put before a title.
fn without_label<'t>(collection: &Collection, title: &'t str) -> &'t str {
    let title = title.trim();
    let title = match title.strip_prefix('[').and_then(|it| it.split_once(']')) {
        Some((_, rest)) => rest.trim_start_matches([':', ' ']),
        None => title,
    };
    let kinds = collection.singular.all();
    match title.split_once(':') {
        Some((label, rest)) if kinds.iter().any(|it| text::fold(it) == text::fold(label)) => {
            rest.trim()
        }
        _ => title,
    }
}
