//! What an edit does to the lines of a file, to be read.

use super::corpus::pairs;
use super::{fichas, schema, source};
use fichero::content::{Edit, Reason, edit};
use serde_json::{Value, json};

/// The lines that went and came, as `diff` tells them; of the front matter alone.
fn check(front: &str, fields: Value, expected: &str) {
    let text = format!("---\n{front}---\n\nHola.\n");
    let fields = pairs(&fields);
    let sections = Vec::new();
    let schema = schema();
    let after = edit(
        &schema,
        fichas(&schema),
        &source(&text),
        &Edit { fields, sections },
    );
    assert_eq!(diff(&text, &after.expect("edited")), expected);
}

/// Lines in order; a common subsequence is found from the front, which does for these.
fn diff(before: &str, after: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let (mut at, mut out) = (0, String::new());
    for line in old {
        match new[at..].iter().position(|it| *it == line) {
            Some(found) => {
                new[at..at + found]
                    .iter()
                    .for_each(|it| out += &format!("+{it}\n"));
                at += found + 1;
            }
            None => out += &format!("-{line}\n"),
        }
    }
    new[at..].iter().for_each(|it| out += &format!("+{it}\n"));
    out
}

#[test]
fn a_text_keeps_its_quotes_where_they_can_hold_it() {
    let plain = "titulo: Uno # t\npais: BO\n";
    check(
        plain,
        json!({"titulo": "Dos"}),
        "-titulo: Uno # t\n+titulo: Dos # t\n",
    );
    for (new, written) in [
        ("Dos: tres", "\"Dos: tres\""),
        ("Dos #tres", "\"Dos #tres\""),
        ("No", "\"No\""),
        ("1.10", "\"1.10\""),
        ("2016-11-30", "\"2016-11-30\""),
        ("12:30", "\"12:30\""),
        ("- uno", "\"- uno\""),
        ("uno:", "\"uno:\""),
        ("¿Qué: sí?", "\"¿Qué: sí?\""),
        ("¿Qué sí?", "¿Qué sí?"),
        ("a:b, [c] {d}", "a:b, [c] {d}"),
        ("3 lagunas", "3 lagunas"),
    ] {
        let expected = format!("-titulo: Uno # t\n+titulo: {written} # t\n");
        check(plain, json!({"titulo": new}), &expected);
    }
    let single = "titulo: 'Uno'\npais: BO\n";
    check(
        single,
        json!({"titulo": "L'eau"}),
        "-titulo: 'Uno'\n+titulo: 'L''eau'\n",
    );
}

#[test]
fn a_word_in_a_paragraph_changes_its_line() {
    let folded = "titulo: Uno\nresumen: >-\n  Dos comunidades acordaron turnos\n  de agua y los escribieron\n  en un acta.\npais: BO\n";
    let new = "Dos comunidades acordaron turnos de agua y los cantaron en un acta.";
    let line = "-  de agua y los escribieron\n+  de agua y los cantaron\n";
    check(folded, json!({"resumen": new}), line);
    let plain = folded.replace(">-\n  Dos", "Dos");
    check(&plain, json!({"resumen": new}), line);
    let double = folded
        .replace(">-\n  Dos", "\"Dos")
        .replace("acta.", "acta.\"");
    check(&double, json!({"resumen": new}), line);
}

#[test]
fn a_theme_comes_or_goes_with_its_line() {
    let block = "titulo: Uno\npais: BO\ntemas:\n  - agua # el agua\n  # la tierra\n  - suelo\n";
    check(block, json!({"temas": ["agua"]}), "-  - suelo\n");
    check(block, json!({"temas": ["suelo"]}), "-  - agua # el agua\n");
    check(
        block,
        json!({"temas": ["agua", "suelo", "bosque"]}),
        "+  - bosque\n",
    );
    check(
        block,
        json!({"temas": ["bosque", "agua", "suelo"]}),
        "+  - bosque\n",
    );
    check(
        block,
        json!({"temas": null}),
        "-  - agua # el agua\n-  - suelo\n",
    );
    let flow = "titulo: Uno\npais: BO\ntemas: [ agua,suelo ] # dos\n";
    let expected = "-temas: [ agua,suelo ] # dos\n+temas: [ agua,suelo,bosque ] # dos\n";
    check(
        flow,
        json!({"temas": ["agua", "suelo", "bosque"]}),
        expected,
    );
    let lines = "titulo: Uno\npais: BO\ntemas: [\n  agua, # a\n  suelo, # s\n]\n";
    check(lines, json!({"temas": ["agua"]}), "-  suelo, # s\n");
}

/// An item that stands elsewhere brings its bytes and its comment.
#[test]
fn items_change_places_whole() {
    let schema = schema();
    let moved = |front: &str, new: &str, fields: Value| {
        let text = |front: &str| format!("---\ntitulo: Uno\npais: BO\n{front}---\n");
        let fields = pairs(&fields);
        let sections = Vec::new();
        let source = source(&text(front));
        let after = edit(
            &schema,
            fichas(&schema),
            &source,
            &Edit { fields, sections },
        );
        assert_eq!(after, Ok(text(new)));
    };
    let block = "temas:\n  - 'agua' # el agua\n  # la tierra\n  - suelo\n  - bosque\n";
    let new = "temas:\n  # la tierra\n  - suelo\n  - bosque\n  - 'agua' # el agua\n";
    moved(block, new, json!({"temas": ["suelo", "bosque", "agua"]}));
    let flow = "temas: ['agua', suelo,  bosque]\n";
    let new = "temas: [bosque, 'agua', suelo]\n";
    moved(flow, new, json!({"temas": ["bosque", "agua", "suelo"]}));
    let rows = "fuentes:\n- titulo: A\n  # nada\n- {titulo: B}\n";
    let new = "fuentes:\n  # nada\n- {titulo: B}\n- titulo: A\n";
    moved(
        rows,
        new,
        json!({"fuentes": [{"titulo": "B"}, {"titulo": "A"}]}),
    );
}

#[test]
fn a_role_and_a_source_change_in_their_line() {
    let map = "titulo: Uno\npais: BO\nroles:\n  agua: lidera # a\n  suelo: apoya\n";
    check(
        map,
        json!({"roles": {"agua": "lidera"}}),
        "-  suelo: apoya\n",
    );
    let new = json!({"roles": {"agua": "apoya", "suelo": "apoya", "bosque": "lidera"}});
    check(
        map,
        new,
        "-  agua: lidera # a\n+  agua: apoya # a\n+  bosque: lidera\n",
    );
    let rows =
        "titulo: Uno\npais: BO\nfuentes:\n  - titulo: 'Acta'\n    autor: A\n  - titulo: Plan\n";
    let new = json!({"fuentes": [{"titulo": "Acta", "anio": "2014"}, {"titulo": "Plan"}]});
    check(rows, new, "+    anio: '2014'\n");
    let new = json!({"fuentes": [{"titulo": "Acta"}, {"titulo": "Plan", "url": "https://a.org"}, {"titulo": "C"}]});
    check(rows, new, "+    url: https://a.org\n+  - titulo: 'C'\n");
}

#[test]
fn what_is_missing_stands_in_the_order_of_the_schema() {
    let text = "titulo: Uno # t\n# el país\npais: BO\nextra: 1\n";
    check(text, json!({"resumen": "Dos."}), "+resumen: \"Dos.\"\n");
    let new = json!({"temas": ["agua"], "fase": "suelo", "punto": [1, -2.5]});
    check(
        text,
        new,
        "+temas: [agua]\n+fase: suelo\n+punto: [1, -2.5]\n",
    );
    let rows = json!({"fuentes": [{"titulo": "A", "url": "https://a.org"}]});
    check(
        text,
        rows,
        "+fuentes:\n+  - titulo: \"A\"\n+    url: \"https://a.org\"\n",
    );
    check("", json!({"titulo": "Uno"}), "+titulo: \"Uno\"\n");
}

#[test]
fn what_is_emptied_leaves_its_key_and_its_comment() {
    let text = "titulo: Uno\nresumen: \"Dos.\" # r\npais: BO\n";
    check(
        text,
        json!({"resumen": ""}),
        "-resumen: \"Dos.\" # r\n+resumen: # r\n",
    );
    let below = "titulo: Uno\npais: BO\ntemas: # t\n  [agua] # a\n";
    check(below, json!({"temas": null}), "-  [agua] # a\n+   # a\n");
    let empty = "titulo: Uno\nresumen:   # r\npais: BO\n";
    check(
        empty,
        json!({"resumen": "Dos."}),
        "-resumen:   # r\n+resumen: \"Dos.\"   # r\n",
    );
}

/// The text of a section, and why it cannot stand in one.
#[test]
fn a_text_that_reaches_beyond_its_section_is_refused() {
    let schema = schema();
    let file = "---\ntitulo: Uno\npais: BO\n---\n\n## Contexto\n\nUno.\n\n## Ofertas\n\nDos.\n";
    let reason = |text: &str| {
        let sections = vec![("contexto".to_owned(), text.to_owned())];
        let fields = Vec::new();
        let after = edit(
            &schema,
            fichas(&schema),
            &source(file),
            &Edit { fields, sections },
        );
        after.err().map(|it| it.reason)
    };
    for text in [
        "# Uno",
        "## Dos",
        "##",
        "Dos\n---",
        "Dos\n===",
        "- a\n  ---",
        "> ## Tres",
        "- # Cuatro",
        "Uno\n\n   ## Dos",
    ] {
        assert_eq!(reason(text), Some(Reason::Heading), "{text:?}");
    }
    for text in [
        "```\nUno",
        "~~~\n```",
        "````\n```",
        "<!-- uno",
        "<!--\n\n## Dos",
        "<pre>\n\n",
        "<script>",
        "<?php",
    ] {
        assert_eq!(reason(text), Some(Reason::Unclosed), "{text:?}");
    }
    for text in [
        "### Tres",
        "#hola",
        "Uno\n\n---\n\nDos",
        "***",
        "- a\n---",
        "Uno\n- - -",
        "    ## código",
        "```\n## x\n```",
        "<!-- ## x -->",
        "<!--\n## x\n-->",
        "`<!-- uno`",
        "Uno\n    ## Dos",
        "<b>uno</b>",
        "1. a\n2. b",
        "| a |\n|---|",
        "\\## Uno",
        "~~~ md\n# x\n~~~",
        "<preludio>",
    ] {
        assert_eq!(reason(text), None, "{text:?}");
    }
}

#[test]
fn what_is_too_large_or_unknown_is_refused() {
    let schema = schema();
    let file = "---\ntitulo: Uno\npais: BO\n---\n";
    let reason = |fields: Value, text: &str| {
        let sections = vec![("contexto".to_owned(), text.to_owned())];
        let asked = Edit {
            fields: pairs(&fields),
            sections,
        };
        let after = edit(&schema, fichas(&schema), &source(file), &asked);
        after.err().map(|it| it.reason)
    };
    let many = |count: usize| Value::from(vec!["palabra".to_owned(); count]);
    let unlike: Vec<String> = (0..3000).map(|it| format!("palabra{it}")).collect();
    assert_eq!(
        reason(json!({"etiquetas": many(20_000)}), ""),
        Some(Reason::TooLarge)
    );
    assert_eq!(
        reason(json!({"etiquetas": unlike}), ""),
        Some(Reason::TooLarge)
    );
    assert_eq!(
        reason(json!({}), &"palabra ".repeat(40_000)),
        Some(Reason::TooLarge)
    );
    assert_eq!(reason(json!({"otro": 1}), ""), Some(Reason::Unknown));
    assert_eq!(reason(json!({"etiquetas": many(100)}), "Uno."), None);
}
