//! Edits at random, of the hard files and of files made at random.

use super::corpus::{File, asked, files};
use super::{Before, check, fichas, outlined, schema, source, values};
use fichero::content::{Edit, edit};
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;

/// Words of every kind of trouble.
fn word() -> impl Strategy<Value = String> {
    let hard = prop::sample::select(vec![
        "#",
        "-",
        ":",
        "a:",
        "'",
        "\"",
        "\\",
        "[",
        "]",
        "{",
        "}",
        ",",
        "&",
        "*",
        "!",
        "|",
        ">",
        "%",
        "@",
        "`",
        "?",
        "~",
        "no",
        "1.10",
        "🌱",
        "año",
        "---",
        "...",
        "--",
        "<<<<<<<",
        "null",
        "2014-03",
        "=",
        "\u{200F}א",
        "e\u{301}",
    ]);
    prop_oneof![
        2 => hard.prop_map(str::to_owned),
        3 => "[a-zñé]{1,9}",
        1 => "[ -~¡-ÿ]{1,6}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 1..12).prop_map(|it| it.join(" "))
}

/// A value for a field whose kind takes any text, in one or several pieces.
fn one() -> impl Strategy<Value = (String, Value)> {
    let texts = prop::collection::vec(text(), 0..4).prop_map(Value::from);
    prop_oneof![
        text().prop_map(|it| ("titulo".to_owned(), it.into())),
        text().prop_map(|it| ("resumen".to_owned(), it.into())),
        texts.prop_map(|it| ("etiquetas".to_owned(), it)),
    ]
}

/// As its field reads it, which is how a form asks for it.
fn read(asked: &Value) -> Value {
    let line = |it: &Value| {
        let words = it.as_str().unwrap_or_default().split_whitespace();
        words
            .collect::<Vec<_>>()
            .join(" ")
            .nfc()
            .collect::<String>()
    };
    match asked.as_array() {
        Some(items) if items.is_empty() => Value::Null,
        Some(items) => items.iter().map(line).collect(),
        None => line(asked).into(),
    }
}

#[test]
fn any_text_goes_in_and_is_read_as_it_was() {
    let schema = schema();
    let files: Vec<File> = files(4).into_iter().filter(|it| !it.refused).collect();
    let config = ProptestConfig {
        cases: 250,
        rng_seed: RngSeed::Fixed(2016),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let run =
        TestRunner::new(config).run(&(0..files.len(), one(), one()), |(at, first, second)| {
            let mut text = files[at].text.clone();
            for (name, value) in [first, second] {
                let file = File {
                    name: files[at].name.clone(),
                    text: text.clone(),
                    refused: false,
                    fixed: false,
                };
                let before = Before {
                    schema: &schema,
                    outline: outlined(&schema, &text),
                    values: values(&schema, &text),
                    file: &file,
                };
                let fields = vec![(name.clone(), read(&value))];
                let asked = Edit {
                    fields,
                    sections: Vec::new(),
                };
                prop_assert!(check(&before, &asked));
                let after = edit(&schema, fichas(&schema), &source(&text), &asked);
                text = after.expect("checked");
            }
            Ok(())
        });
    run.expect("every edit is exact");
}

/// Any lines between the fences: an outline is right or there is none, and no edit
/// leaves anything but itself.
#[test]
fn any_file_is_edited_exactly_or_not_at_all() {
    let schema = schema();
    let line = prop_oneof![
        text().prop_map(|it| format!("titulo: {it}")),
        text().prop_map(|it| format!("resumen: >-\n  {it}\n   {it}")),
        text().prop_map(|it| format!("resumen: '{}'", it.replace('\'', "''"))),
        text().prop_map(|it| format!("etiquetas: [{it}, b]")),
        text().prop_map(|it| format!("etiquetas:\n  - {it}\n  # {it}\n  - b")),
        text().prop_map(|it| format!("otro: {it}")),
        text().prop_map(|it| format!("# {it}")),
        text(),
        Just("pais: BO".to_owned()),
        Just(String::new()),
    ];
    let lines = prop::collection::vec(line, 0..7);
    let body = prop::collection::vec(
        prop_oneof![text(), Just("## Contexto".to_owned()), Just(String::new())],
        0..6,
    );
    let config = ProptestConfig {
        cases: 600,
        rng_seed: RngSeed::Fixed(2017),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let all = asked();
    let strategy = (lines, body, 0..all.len());
    let run = TestRunner::new(config).run(&strategy, |(lines, body, at)| {
        let text = format!("---\n{}\n---\n{}\n", lines.join("\n"), body.join("\n"));
        let asked = &all[at];
        if edit(&schema, fichas(&schema), &source(&text), asked).is_err() {
            return Ok(());
        }
        let before = Before {
            schema: &schema,
            outline: outlined(&schema, &text),
            values: values(&schema, &text),
            file: &File {
                name: "random".to_owned(),
                text: text.clone(),
                refused: false,
                fixed: true,
            },
        };
        prop_assert!(check(&before, asked));
        Ok(())
    });
    run.expect("every edit is exact");
}
