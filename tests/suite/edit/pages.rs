//! The whole body of an entry whose collection has no sections: in the same hard files,
//! taken for pages.

use super::corpus::{File, files};
use super::{body, difference, schema};
use fichero::content::{Edit, Layout, Outline, Owner, Owners, Reason, compose, edit, outline};
use fichero::schema::{Collection, Schema};
use fichero::source::Source;
use serde_json::{Value, json};

pub fn paginas(schema: &Schema) -> &Collection {
    schema.collection("paginas").expect("the collection")
}

pub fn source(text: &str) -> Source {
    Source::new("content/paginas/riego.md", text.as_bytes().to_vec())
}

pub fn whole(text: &str) -> Edit {
    Edit {
        fields: Vec::new(),
        sections: vec![("body".to_owned(), text.to_owned())],
    }
}

/// Titles of every level are part of it.
const ASKED: [&str; 6] = [
    "Una línea.",
    "# Uno\n\n## Dos: tres\n\nTexto.\n\nCuatro\n------\n\n- cinco\n",
    "\r\n## Una\r\n\r\n```\r\n---\r\n```\r\n",
    "---\n\nBajo una línea.",
    "<!-- nota -->\n\nTexto.\n\n<!-- fin -->",
    "",
];

fn outlined(schema: &Schema, text: &str) -> Option<Outline> {
    outline(schema, paginas(schema), &source(text))
}

fn read(files: Vec<File>) -> impl Iterator<Item = File> {
    files.into_iter().filter(|it| !it.refused)
}

#[test]
fn a_whole_body_is_exchanged_and_nothing_else() {
    let schema = schema();
    let mut count = 0;
    for File { name, text, .. } in read(files(2)) {
        let before = outlined(&schema, &text).expect("an outline");
        for asked in ASKED {
            let after = edit(&schema, paginas(&schema), &source(&text), &whole(asked));
            let after = after.unwrap_or_else(|it| panic!("{name}: {asked}: {it:?}\n{text}"));
            let told = format!("{name}: {asked:?}\n{text}\n=====\n{after}");
            let now = outlined(&schema, &after).expect("an outline");
            let wanted = asked.replace("\r\n", "\n");
            assert_eq!(body(&after, &now.parts[0]), wanted.trim(), "{told}");
            let data = |outline: &Outline, text: &str| -> String {
                let units = text
                    .encode_utf16()
                    .take(outline.front.end)
                    .collect::<Vec<_>>();
                String::from_utf16_lossy(&units)
            };
            assert_eq!(data(&before, &text), data(&now, &after), "{told}");
            let again = edit(&schema, paginas(&schema), &source(&after), &whole(asked));
            assert_eq!(again.as_ref(), Ok(&after), "twice is once: {told}");
            count += 1;
        }
    }
    assert!(count > 1000, "{count}");
}

#[test]
fn the_text_that_is_there_changes_nothing() {
    let schema = schema();
    for File { name, text, .. } in read(files(4)) {
        let outline = outlined(&schema, &text).expect("an outline");
        let [part] = &outline.parts[..] else {
            panic!("{name}: one part");
        };
        let same = whole(&body(&text, part));
        let after = edit(&schema, paginas(&schema), &source(&text), &same);
        assert_eq!(after.as_ref(), Ok(&text), "{name}");
    }
}

#[test]
fn what_is_never_closed_is_refused() {
    let schema = schema();
    let text = "---\ntitulo: Uno\n---\n\nHola.\n";
    for open in ["```\nx", "Uno.\n\n<!-- nota", "<pre>"] {
        let after = edit(&schema, paginas(&schema), &source(text), &whole(open));
        assert_eq!(
            after.expect_err("refused").reason,
            Reason::Unclosed,
            "{open}"
        );
    }
    let asked = Edit {
        fields: Vec::new(),
        sections: vec![("contexto".to_owned(), "Texto.".to_owned())],
    };
    let after = edit(&schema, paginas(&schema), &source(text), &asked);
    assert_eq!(after.expect_err("refused").reason, Reason::Unknown);
}

#[test]
fn a_new_page_has_its_text_under_its_data() {
    let schema = schema();
    let mut asked = whole("\n## Quiénes\r\n\r\nSomos tres.\n");
    asked
        .fields
        .push(("titulo".to_owned(), "Sobre: nosotros".into()));
    let text = compose(&schema, paginas(&schema), "es", &asked);
    let expected = "---\ntitulo: \"Sobre: nosotros\"\n---\n\n## Quiénes\n\nSomos tres.\n";
    assert_eq!(text, expected);
}

#[test]
fn a_place_in_the_text_is_of_the_whole() {
    let schema = schema();
    let text = "---\ntitulo: Uno\n---\n\nHola.\n\n## Dos\n\nTres.\n";
    let owners = Owners::of(&schema, paginas(&schema), &source(text));
    let at = |words: &str| owners.at(text.find(words).expect("there"));
    assert_eq!(at("Uno"), Some(Owner::Field("titulo")));
    assert_eq!(at("Hola"), Some(Owner::Section("body")));
    assert_eq!(at("Tres"), Some(Owner::Section("body")));
    assert_eq!(owners.at(0), None);
}

/// Rows for the page's editor, and the shape they share.
pub fn golden(schema: &Schema) -> (Value, Vec<Value>) {
    let collection = paginas(schema);
    let asked = || ASKED.into_iter().chain(["```\nx", "Uno.\n\n<!-- nota"]);
    let rows = files(1).into_iter().map(|File { name, text, .. }| {
        let outline = outline(schema, collection, &source(&text));
        let cases = asked().map(|asked| {
            let after = edit(schema, collection, &source(&text), &whole(asked));
            let changes = json!({"fields": {}, "sections": {"body": asked}});
            match after {
                Ok(after) => json!([changes, difference(&text, &after)]),
                Err(it) => json!([changes, {"field": it.field, "reason": it.reason.key()}]),
            }
        });
        let cases: Vec<Value> = cases.collect();
        let mut row = json!({"name": format!("page, {name}"), "text": text, "outline": outline, "cases": cases});
        if outline.is_some() {
            row["outline"]["shape"] = "page".into();
        }
        row
    });
    (json!(Layout::new(collection, schema, "es")), rows.collect())
}
