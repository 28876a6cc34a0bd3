//! Exact edits: every kind of value, in every way to write it. What was not asked for
//! stays to the byte, and the page's own editor makes the same text.
//!
//! `FICHERO_RENEW=1 cargo test --test suite edit` writes `tests/edit/golden.ndjson` anew.

mod corpus;
mod examples;
mod pages;
mod random;

use crate::support::{files_of, project};
use corpus::{File, asked, files};
use fichero::content::{
    Edit, Layout, Outline, Piece, Stretch, Style, compose, edit, outline, read_entry,
};
use fichero::schema::{Collection, Overrides, Schema, read_schema};
use fichero::source::Source;
use serde_json::{Value, json};
use std::fs;

/// The schema of `tests/edit`: a field of every kind.
fn schema() -> Schema {
    let files = files_of(&project().join("tests/edit"));
    let (schema, diags) = read_schema(&files, &Overrides::default());
    assert_eq!(diags, []);
    schema.expect("a schema")
}

fn fichas(schema: &Schema) -> &Collection {
    schema.collection("fichas").expect("the collection")
}

fn source(text: &str) -> Source {
    Source::new("content/fichas/riego.md", text.as_bytes().to_vec())
}

/// Every value of a text as its field reads it; null where it has none.
fn values(schema: &Schema, text: &str) -> Vec<(String, Value)> {
    let fields = &fichas(schema).fields;
    let (entry, _) = read_entry(schema, &source(text));
    let entry = entry.expect("a text that can be read");
    let read = fields.iter().enumerate().map(|(at, field)| {
        let json = entry.value(at).map_or(Value::Null, |it| field.json(it));
        (field.name.clone(), json)
    });
    read.collect()
}

/// A text without the lines of a field, if it has it. What stands between its items,
/// such as comments on lines of their own, is none of theirs.
fn without(text: &str, outline: &Outline, name: &str) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let Some(piece) = outline.field(name) else {
        return text.to_owned();
    };
    let is_break = |it: &u16| *it == u16::from(b'\n');
    let line_start = |at: usize| {
        let found = units[..at].iter().rposition(is_break);
        found.map_or(0, |it| it + 1)
    };
    let line_end = |at: usize| {
        let found = units[at..].iter().position(is_break);
        found.map_or(units.len(), |it| at + it + 1)
    };
    let own = match piece.style {
        Style::Block if !piece.items.is_empty() => piece.items.iter().collect(),
        _ => vec![piece],
    };
    let mut out = String::new();
    let mut at = line_start(piece.key.start);
    out.push_str(&String::from_utf16_lossy(&units[..at]));
    if piece.style == Style::Block {
        at = line_end(piece.key.start);
    }
    for item in own {
        let start = line_start(item.key.start).max(at);
        out.push_str(&String::from_utf16_lossy(&units[at..start]));
        at = line_end(last_of(item));
    }
    out + &String::from_utf16_lossy(&units[at..])
}

fn last_of(piece: &Piece) -> usize {
    let items = piece.items.iter().map(last_of);
    items
        .chain([piece.value.end, piece.key.end])
        .max()
        .unwrap_or(0)
}

/// A text without the bodies of some sections and what blank lines stand around.
fn without_bodies(text: &str, outline: &Outline, sections: &[(String, String)]) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut out = String::new();
    let mut at = 0;
    for (id, _) in sections {
        if let Some(part) = outline.part(id) {
            out.push_str(&String::from_utf16_lossy(&units[at..part.body.start]));
            at = part.body.end;
        }
    }
    out.push_str(&String::from_utf16_lossy(&units[at..]));
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A file that is edited, and what is known of it before.
struct Before<'a> {
    schema: &'a Schema,
    file: &'a File,
    outline: Outline,
    values: Vec<(String, Value)>,
}

#[test]
fn in_two_hundred_hard_files_an_edit_changes_its_value_and_nothing_else() {
    let schema = schema();
    let all = files(2);
    assert!(all.len() >= 200);
    let mut made = 0;
    for file in all.iter().filter(|it| !it.refused) {
        let before = Before {
            schema: &schema,
            outline: outlined(&schema, &file.text),
            values: values(&schema, &file.text),
            file,
        };
        for asked in asked() {
            made += usize::from(check(&before, &asked));
        }
    }
    assert!(made > 8000, "{made}");
}

fn outlined(schema: &Schema, text: &str) -> Outline {
    outline(schema, fichas(schema), &source(text)).expect("an outline")
}

/// Makes one edit and looks at all of the file; false if it was refused, which only the
/// sections of a few files may be.
fn check(before: &Before, asked: &Edit) -> bool {
    let schema = before.schema;
    let (name, text) = (&before.file.name, &before.file.text);
    let after = match edit(schema, fichas(schema), &source(text), asked) {
        Ok(after) => after,
        Err(refusal) => {
            let allowed = before.file.fixed && !asked.sections.is_empty();
            assert!(allowed, "{name}: {asked:?}: {refusal:?}\n{text}");
            return false;
        }
    };
    let told = || format!("{name}: {asked:?}\n{text}\n=====\n{after}");
    for ((field, old), (_, new)) in before.values.iter().zip(values(schema, &after)) {
        let wanted = asked.fields.iter().find(|(it, _)| it == field);
        let wanted = wanted.map_or(old, |(_, it)| it);
        assert_eq!(numbers(&new), numbers(wanted), "{field} of {}", told());
    }
    let now = outlined(schema, &after);
    match (&asked.fields[..], &asked.sections[..]) {
        ([(field, _)], []) => {
            let old = without(text, &before.outline, field);
            assert!(old == without(&after, &now, field), "{}", told());
        }
        ([], _) => sections(asked, before, &after, &now),
        _ => {}
    }
    let again = edit(schema, fichas(schema), &source(&after), asked);
    assert!(again.as_ref() == Ok(&after), "twice is once: {}", told());
    true
}

/// 1 and 1.0 are the same number.
fn numbers(value: &Value) -> String {
    value.to_string().replace(".0,", ",").replace(".0]", "]")
}

/// The text of a part, its lines ended alike.
fn body(text: &str, part: &Stretch) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16_lossy(&units[part.body.clone()]).replace("\r\n", "\n")
}

/// A section's text is what was asked; all else of the body is the same.
fn sections(asked: &Edit, before: &Before, after: &str, now: &Outline) {
    let text = &before.file.text;
    let told = format!("{}: {asked:?}\n{text}\n=====\n{after}", before.file.name);
    for (id, wanted) in &asked.sections {
        let new = now.part(id).map_or(String::new(), |it| body(after, it));
        let wanted = wanted.replace("\r\n", "\n");
        assert_eq!(new.trim(), wanted.trim(), "{id} of {told}");
    }
    let added = now.parts.len() - before.outline.parts.len();
    if added == 0 {
        let old = without_bodies(text, &before.outline, &asked.sections);
        let new = without_bodies(after, now, &asked.sections);
        assert_eq!(old, new, "{told}");
    }
    let others = |outline: &Outline, text: &str| -> Vec<_> {
        let is_asked = |part: &&Stretch| {
            let id = part.section.as_deref().unwrap_or_default();
            asked.sections.iter().any(|(it, _)| it == id)
        };
        let parts = outline.parts.iter().filter(|it| !is_asked(it));
        parts.map(|it| (it.title.clone(), body(text, it))).collect()
    };
    assert_eq!(others(&before.outline, text), others(now, after), "{told}");
}

#[test]
fn the_values_that_are_there_change_nothing() {
    let schema = schema();
    let collection = fichas(&schema);
    for file in files(4).iter().filter(|it| !it.refused) {
        let outline = outline(&schema, collection, &source(&file.text)).expect("an outline");
        let units: Vec<u16> = file.text.encode_utf16().collect();
        let sections = outline.parts.iter().filter_map(|it| {
            let text = String::from_utf16_lossy(&units[it.body.clone()]);
            let first = it.section.as_deref().and_then(|id| outline.part(id)) == Some(it);
            first.then_some((it.section.clone()?, text))
        });
        let same = Edit {
            fields: values(&schema, &file.text),
            sections: sections.collect(),
        };
        let after = edit(&schema, collection, &source(&file.text), &same);
        assert_eq!(after.as_ref(), Ok(&file.text), "{}", file.name);
    }
}

#[test]
fn files_that_cannot_be_understood_are_refused() {
    let schema = schema();
    let mut count = 0;
    for file in files(4).iter().filter(|it| it.refused) {
        let source = source(&file.text);
        assert_eq!(
            outline(&schema, fichas(&schema), &source),
            None,
            "{}",
            file.name
        );
        for asked in asked() {
            assert!(
                edit(&schema, fichas(&schema), &source, &asked).is_err(),
                "{}",
                file.name
            );
        }
        count += 1;
    }
    assert!(count > 20);
}

/// One value for each field, and a section.
fn whole() -> Edit {
    let all = asked().into_iter().flat_map(|it| it.fields);
    let mut fields: Vec<(String, Value)> = Vec::new();
    for (name, value) in all.filter(|(_, it)| !it.is_null()) {
        match fields.iter_mut().find(|(it, _)| *it == name) {
            Some(old) => old.1 = value,
            None => fields.push((name, value)),
        }
    }
    let text = "\r\n### Una\r\n\r\nSí.\r\n";
    let sections = vec![("claves".to_owned(), text.to_owned())];
    Edit { fields, sections }
}

#[test]
fn a_new_file_is_right() {
    let schema = schema();
    let asked = whole();
    let text = compose(&schema, fichas(&schema), "pt", &asked);
    let (_, diags) = read_entry(&schema, &source(&text));
    let diags: Vec<_> = diags.iter().filter(|it| it.is_error()).collect();
    assert!(diags.is_empty(), "{diags:?}\n{text}");
    for (name, value) in values(&schema, &text) {
        let wanted = asked.fields.iter().find(|(it, _)| *it == name);
        assert_eq!(
            Some(numbers(&value)),
            wanted.map(|(_, it)| numbers(it)),
            "{text}"
        );
    }
    assert!(text.ends_with("\n---\n\n## Chaves: o que ajudou\n\n### Una\n\nSí.\n"));
}

/// The catalogue's own entries, and a new file with its questions: each part takes
/// another sentence, and only its last line is different.
#[test]
fn every_part_of_every_entry_takes_another_sentence() {
    let mut files = files_of(&project());
    let (schema, _) = read_schema(&files, &Overrides::default());
    let schema = schema.expect("a schema");
    let collection = &schema.collections[0];
    let folder = collection.folder.clone();
    for language in ["es", "pt", "en"] {
        let text = fichero::content::blank(&schema, collection, "Uno: dos", language);
        files.insert_text(&format!("{folder}/nueva-{language}.md"), &text);
    }
    let mut count = 0;
    for source in files.under(&folder) {
        let text = source.text().expect("text");
        let outline = outline(&schema, collection, source).expect("an outline");
        for part in outline.parts.iter().filter(|it| it.section.is_some()) {
            let id = part.section.clone().unwrap_or_default();
            let old = body(text, part);
            let sections = vec![(id, format!("{old}\n\nUna frase más."))];
            let fields = Vec::new();
            let after = edit(&schema, collection, source, &Edit { fields, sections });
            let after = after.expect("edited");
            let added = after.len() - text.len();
            assert!((16..=18).contains(&added), "{}\n{after}", source.path);
            count += 1;
        }
    }
    assert!(count > 200, "{count}");
}

/// What the page's editor must make of the same files (`tests/browser/edit.test.mjs`).
#[test]
fn the_page_is_asked_the_same() {
    let schema = schema();
    let collection = fichas(&schema);
    let text = compose(&schema, collection, "pt", &whole());
    let mut shapes: serde_json::Map<String, Value> = ["es", "pt"]
        .map(|it| (it.to_owned(), json!(Layout::new(collection, &schema, it))))
        .into_iter()
        .collect();
    let (shape, pages) = pages::golden(&schema);
    shapes.insert("page".to_owned(), shape);
    let first = json!({"shapes": shapes, "changes": changes(&whole()), "text": text});
    let mut lines = vec![first.to_string()];
    for (n, file) in files(2).iter().enumerate() {
        let outline = outline(&schema, collection, &source(&file.text));
        let cases = asked().into_iter().enumerate().filter(|(at, asked)| {
            let present = |(name, _): &(String, Value)| {
                outline.as_ref().is_some_and(|it| it.field(name).is_some())
            };
            (at + n) % 4 == 0 || (at + n) % 2 == 0 && asked.fields.iter().any(present)
        });
        let cases: Vec<Value> = cases
            .map(|(_, asked)| {
                let after = edit(&schema, collection, &source(&file.text), &asked);
                let changes = changes(&asked);
                match after {
                    Ok(after) => json!([changes, difference(&file.text, &after)]),
                    Err(it) => json!([changes, {"field": it.field, "reason": it.reason.key()}]),
                }
            })
            .collect();
        let mut row =
            json!({"name": file.name, "text": file.text, "outline": outline, "cases": cases});
        // The shape of each language stands in the first line.
        if let Some(outline) = outline {
            row["outline"]["shape"] = outline.layout.language.into();
        }
        lines.push(row.to_string());
    }
    lines.extend(pages.iter().map(Value::to_string));
    let golden = lines.join("\n") + "\n";
    let path = project().join("tests/edit/golden.ndjson");
    if std::env::var_os("FICHERO_RENEW").is_some() {
        fs::write(&path, &golden).expect("written");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        golden == kept,
        "renew tests/edit/golden.ndjson and read what changed"
    );
}

fn changes(asked: &Edit) -> Value {
    let fields: serde_json::Map<String, Value> = asked.fields.iter().cloned().collect();
    let sections = asked
        .sections
        .iter()
        .map(|(id, it)| (id.clone(), it.as_str().into()));
    let sections: serde_json::Map<String, Value> = sections.collect();
    json!({"fields": fields, "sections": sections})
}

/// Where two texts differ, in UTF-16 code units of the first: from, to, what stands there.
fn difference(before: &str, after: &str) -> Value {
    let old: Vec<char> = before.chars().collect();
    let new: Vec<char> = after.chars().collect();
    let start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let most = old.len().min(new.len()) - start;
    let ends = old.iter().rev().zip(new.iter().rev()).take(most);
    let end = ends.take_while(|(a, b)| a == b).count();
    let units = |it: &[char]| it.iter().map(|it| it.len_utf16()).sum::<usize>();
    let middle: String = new[start..new.len() - end].iter().collect();
    json!([units(&old[..start]), units(&old[..old.len() - end]), middle])
}
