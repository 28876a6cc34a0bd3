//! Edits at random, of the hard files and of files made at random.

use super::corpus::{File, asked, files};
use super::{Before, body, check, fichas, outlined, pages, schema, source, values};
use fichero::content::{Edit, edit, outline};
use fichero::schema::Schema;
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};
use serde_json::Value;
use std::cell::Cell;
use unicode_normalization::UnicodeNormalization as _;

/// The same cases in every run.
fn config(cases: u32, seed: u64) -> ProptestConfig {
    ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(seed),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

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
    let config = config(250, 2016);
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
    let config = config(600, 2017);
    let all = asked();
    let strategy = (lines, body, 0..all.len());
    let made = Cell::new(0);
    let run = TestRunner::new(config).run(&strategy, |(lines, body, at)| {
        let text = format!("---\n{}\n---\n{}\n", lines.join("\n"), body.join("\n"));
        made.set(made.get() + usize::from(check_if_made(&schema, &text, &all[at])));
        Ok(())
    });
    run.expect("every edit is exact");
    assert!(made.get() > 100, "{}", made.get());
}

/// Signs of Markdown in any order.
fn markdown() -> impl Strategy<Value = String> {
    let sign = prop::sample::select(vec![
        "## Contexto\n",
        "# ",
        "> ",
        "- ",
        "```\n",
        "<!--",
        "-->",
        "<pre>",
        "\n",
        "\n\n",
        "    ",
        "a",
        "===\n",
        "---\n",
        "\t",
        "ñ🌱",
        "1. ",
        "## Claves\n",
        "|",
        "\r\n",
        "[a]: b\n",
    ]);
    prop::collection::vec(sign, 0..10).prop_map(|it| it.concat())
}

/// Signs of YAML and Markdown in any order: nothing panics, and what is edited is exact.
#[test]
fn any_signs_are_edited_exactly_or_not_at_all() {
    let schema = schema();
    let sign = prop::sample::select(vec![
        "titulo: ",
        "etiquetas: ",
        "fuentes:",
        "roles: ",
        "temas:",
        "- ",
        "  ",
        "\n",
        "\n",
        "\n  ",
        "\n- ",
        "\n  - ",
        ": ",
        ", ",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "'",
        "|",
        ">-",
        "|+2",
        "#",
        " # ",
        "!!str ",
        "~",
        "a",
        "ñ🌱",
        "agua",
        "\r\n",
        "\t",
        "? ",
        "&a ",
        "*a",
        "---",
        "%",
        "\u{85}",
        "\u{2028}",
        "\u{FEFF}",
        "titulo: x\n",
    ]);
    let text = (prop::collection::vec(sign, 0..14), markdown());
    let config = config(1500, 2018);
    let all = asked();
    let made = Cell::new(0);
    let run = TestRunner::new(config).run(&(text, 0..all.len()), |((front, body), at)| {
        let text = format!("---\n{}\n---\n{body}", front.concat());
        made.set(made.get() + usize::from(check_if_made(&schema, &text, &all[at])));
        Ok(())
    });
    run.expect("every edit is exact");
    assert!(made.get() > 100, "{}", made.get());
}

/// A refusal is always right; what is made must be exact.
fn check_if_made(schema: &Schema, text: &str, asked: &Edit) -> bool {
    if edit(schema, fichas(schema), &source(text), asked).is_err() {
        return false;
    }
    let before = Before {
        schema,
        outline: outlined(schema, text),
        values: values(schema, text),
        file: &File {
            name: "random".to_owned(),
            text: text.to_owned(),
            refused: false,
            fixed: true,
        },
    };
    check(&before, asked)
}

/// A whole body takes the place of another to the letter, or is refused.
#[test]
fn any_body_takes_the_place_of_another_or_stays() {
    let schema = schema();
    let collection = pages::paginas(&schema);
    let config = config(1500, 2019);
    let made = Cell::new(0);
    let run = TestRunner::new(config).run(&(markdown(), markdown()), |(before, asked)| {
        let front = "---\ntitulo: Uno # t\n---\n";
        let text = format!("{front}{before}");
        let after = edit(
            &schema,
            collection,
            &pages::source(&text),
            &pages::whole(&asked),
        );
        let Ok(after) = after else {
            return Ok(());
        };
        let told = format!("{text}\n=====\n{asked}\n=====\n{after}");
        assert!(after.starts_with(front.trim_end()), "{told}");
        let outline = outline(&schema, collection, &pages::source(&after));
        let outline = outline.unwrap_or_else(|| panic!("{told}"));
        let lines = asked.replace("\r\n", "\n");
        assert_eq!(
            body(&after, &outline.parts[0]).trim(),
            lines.trim(),
            "{told}"
        );
        made.set(made.get() + 1);
        Ok(())
    });
    run.expect("every body is exact");
    assert!(made.get() > 500, "{}", made.get());
}
