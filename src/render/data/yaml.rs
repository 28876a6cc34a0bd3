//! Plain data as YAML that a person can read: blocks, and quotes only where needed.

use crate::text::quoted;
use serde_json::Value;

/// The text of a map.
pub fn yaml(value: &Value) -> String {
    let mut out = String::new();
    block(value, 0, &mut out);
    out
}

/// Writes a value in lines of its own, each with its line break.
fn block(value: &Value, depth: usize, out: &mut String) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                indent(depth, out);
                out.push_str(&scalar(key));
                out.push(':');
                behind(value, depth + 1, out);
            }
        }
        Value::Array(items) => {
            for item in items {
                indent(depth, out);
                out.push('-');
                match (flow(item), item) {
                    (None, Value::Object(_)) => dashed(item, depth, out),
                    _ => behind(item, depth + 1, out),
                }
            }
        }
        _ => behind(value, depth, out),
    }
}

/// A map in a list begins in the line of its hyphen.
fn dashed(item: &Value, depth: usize, out: &mut String) {
    let mut lines = String::new();
    block(item, depth + 1, &mut lines);
    out.push(' ');
    out.push_str(lines.trim_start_matches(' '));
}

/// Writes what stands behind a `:` or a `-`.
fn behind(value: &Value, depth: usize, out: &mut String) {
    if let Some(text) = value.as_str().and_then(|it| literal(it, depth)) {
        out.push_str(&text);
        return;
    }
    match flow(value) {
        Some(text) => {
            out.push(' ');
            out.push_str(&text);
            out.push('\n');
        }
        None => {
            out.push('\n');
            block(value, depth, out);
        }
    }
}

/// A value in one line, if it is a scalar or holds little.
fn flow(value: &Value) -> Option<String> {
    /// Longer lines are not read at a glance.
    const WIDEST: usize = 90;
    let whole = match value {
        Value::Object(map) => {
            let pairs = map.iter();
            let pairs = pairs.map(|(key, it)| Some(format!("{}: {}", scalar(key), single(it)?)));
            let pairs = pairs.collect::<Option<Vec<_>>>()?;
            match pairs.is_empty() {
                true => "{}".to_owned(),
                false => format!("{{ {} }}", pairs.join(", ")),
            }
        }
        Value::Array(items) => {
            let items = items.iter().map(single).collect::<Option<Vec<_>>>()?;
            format!("[{}]", items.join(", "))
        }
        value => return single(value),
    };
    (whole.chars().count() <= WIDEST).then_some(whole)
}

/// A scalar, as it may also stand between brackets.
fn single(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(scalar(text)),
        Value::Object(_) | Value::Array(_) => None,
        value => Some(value.to_string()),
    }
}

/// A text of several lines, shown as such.
fn literal(text: &str, depth: usize) -> Option<String> {
    let odd = |it: char| it != '\n' && it.is_control() || "\u{2028}\u{2029}\u{FEFF}".contains(it);
    let plain = text.contains('\n') && !text.starts_with([' ', '\n']) && !text.contains(odd);
    // More line breaks at its end would need a third sign.
    if !plain || text.ends_with("\n\n") {
        return None;
    }
    let sign = if text.ends_with('\n') { "" } else { "-" };
    let mut out = format!(" |{sign}\n");
    for line in text.lines() {
        if !line.is_empty() {
            indent(depth, &mut out);
            out.push_str(line);
        }
        out.push('\n');
    }
    Some(out)
}

/// A text without quotes if every reader of YAML takes it for that text.
fn scalar(text: &str) -> String {
    const WORDS: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    let letter = |it: char| it.is_alphabetic();
    let inner = |it: char| it.is_alphanumeric() || " _-./".contains(it);
    let bare = text.starts_with(letter)
        && text.chars().all(inner)
        && !text.ends_with(' ')
        && !WORDS.iter().any(|it| text.eq_ignore_ascii_case(it));
    match bare {
        true => text.to_owned(),
        false => quoted(text),
    }
}

fn indent(depth: usize, out: &mut String) {
    out.push_str(&"  ".repeat(depth));
}

#[cfg(test)]
mod tests {
    use super::yaml;
    use crate::source::{Source, read_yaml};
    use serde_json::json;

    #[test]
    fn maps_and_lists_are_blocks_unless_they_are_small() {
        let value = json!({
            "a": "b c", "b": "no", "c": ["x", 1], "d": [{"e": 1, "f": {"g": [{"h": 1, "i": [2]}]}}],
            "text": "## x\n\ny: z\n", "empty": "", "none": {}, "list": [],
        });
        let wanted = "a: b c\nb: \"no\"\nc: [x, 1]\nd:\n  - e: 1\n    f:\n      g:\n        \
            - h: 1\n          i: [2]\ntext: |\n  ## x\n\n  y: z\nempty: \"\"\nnone: {}\nlist: []\n";
        assert_eq!(yaml(&value), wanted);
    }

    /// Our own reader, which keeps every scalar as it was written.
    #[test]
    fn what_is_written_is_read_again() {
        for text in [
            "",
            " a",
            "a ",
            "true",
            "Off",
            "~",
            "1.10",
            "a: b",
            "a #b",
            "- a",
            "{a",
            "*a",
            "¿Qué?",
            "a\tb",
            "a\nb",
            "a\nb\n",
            "a\n\n  b: c\n- d",
            "a\u{85}b\nc",
            "\u{2028}",
            "\na\n",
            "a\n\n",
            " a\nb\n",
            "é",
            "\"",
            "\\d{4}",
            "'",
            "%a",
            "yes",
            "2014",
            "${{ x }}",
            "[b]",
            "&y",
            "!z",
            "@",
            "`",
            "ñ €",
        ] {
            let value =
                json!({ "key": text, "list": [text], "maps": [{ "a": text, "b": [[text]] }] });
            let written = yaml(&value);
            let source = Source::new("a.yaml", written.clone().into_bytes());
            let mut diags = Vec::new();
            let root = read_yaml(&source, 0..written.len(), &mut diags);
            let root = root.unwrap_or_else(|| panic!("{text:?}\n{written}\n{diags:?}"));
            let key = |name: &str| root.get(name).expect("a key");
            assert_eq!(key("key").text(), Some(text), "{written}");
            assert_eq!(key("list").items()[0].text(), Some(text), "{written}");
            let map = key("maps").items()[0];
            assert_eq!(
                map.get("a").and_then(|it| it.text()),
                Some(text),
                "{written}"
            );
            let deep = map.get("b").expect("b").items()[0].items()[0];
            assert_eq!(deep.text(), Some(text), "{written}");
        }
    }
}
