//! Style sheets as they are published: a sheet that names its parts becomes one file.
//!
//! Comes in: every `.css` of the theme by its name. Goes out: those that no other one
//! imports, each with its parts in place of `@import "part.css";` and without what
//! only speaks to people. A catalogue changes a part by a file of the same name.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Names and texts of style sheets.
pub(super) type Styles<'a> = BTreeMap<&'a str, Cow<'a, str>>;

/// The sheets that pages may ask for.
pub(super) fn publish<'a>(styles: &Styles<'a>) -> Vec<(&'a str, String)> {
    let lines = styles.iter().flat_map(|(name, text)| {
        let lines = text.lines();
        lines.filter_map(|it| imported(name, it))
    });
    let parts: BTreeSet<String> = lines.collect();
    let whole = styles.keys().filter(|it| !parts.contains(**it));
    let whole = whole.map(|name| {
        let mut text = String::new();
        join(styles, name, &mut BTreeSet::new(), &mut text);
        (*name, without_comments(&text))
    });
    whole.collect()
}

/// The sheet that a line imports, by its name in the theme.
fn imported(from: &str, line: &str) -> Option<String> {
    let part = line.trim().strip_prefix("@import \"")?;
    let part = part.strip_suffix("\";")?;
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    Some(format!("{folder}/{part}").trim_matches('/').to_owned())
}

/// Adds a sheet with its parts, each once.
fn join(styles: &Styles, name: &str, seen: &mut BTreeSet<String>, out: &mut String) {
    let Some(text) = styles.get(name).filter(|_| seen.insert(name.to_owned())) else {
        return;
    };
    for line in text.lines() {
        match imported(name, line) {
            Some(part) => join(styles, &part, seen, out),
            None => {
                out.push_str(line);
                out.push('\n');
            }
        }
    }
}

fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['"', '/']) {
        let quoted = rest[at..].strip_prefix('"').and_then(|it| it.find('"'));
        let comment = rest[at..].strip_prefix("/*").and_then(|it| it.find("*/"));
        let end = match (quoted, comment) {
            (Some(length), _) => at + length + 2,
            _ => at + 1,
        };
        match comment {
            Some(length) => {
                out.push_str(&rest[..at]);
                rest = &rest[at + length + 4..];
            }
            None => {
                out.push_str(&rest[..end]);
                rest = &rest[end..];
            }
        }
    }
    out.push_str(rest);
    let lines = out.lines().map(str::trim).filter(|it| !it.is_empty());
    lines.flat_map(|it| [it, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::{Styles, publish};

    fn check(files: &[(&'static str, &'static str)], published: &[(&str, &str)]) {
        let styles: Styles = files
            .iter()
            .map(|(name, it)| (*name, (*it).into()))
            .collect();
        let all = publish(&styles);
        let all: Vec<_> = all.iter().map(|(name, it)| (*name, it.as_str())).collect();
        assert_eq!(all, published);
    }

    #[test]
    fn a_sheet_of_parts_is_one_file() {
        let site = (
            "css/site.css",
            "@import \"a.css\";\n@import \"b/c.css\";\nmain {}\n",
        );
        let files = [
            site,
            ("css/a.css", "a {}"),
            ("css/b/c.css", "b {}"),
            ("css/z.css", "z {}"),
        ];
        check(
            &files,
            &[
                ("css/site.css", "a {}\nb {}\nmain {}\n"),
                ("css/z.css", "z {}\n"),
            ],
        );
    }

    #[test]
    fn what_imports_itself_ends_and_what_is_missing_is_nothing() {
        let files = [
            ("a.css", "@import \"b.css\";\na {}"),
            ("b.css", "@import \"b.css\";\n@import \"none.css\";\nb {}"),
        ];
        check(&files, &[("a.css", "b {}\na {}\n")]);
    }

    #[test]
    fn words_for_people_stay_at_home() {
        let files = [(
            "a.css",
            "/* why */\na::after { /* x */\n  content: \"/* kept */\";\n\n  width: calc(1px / 2);\n}\n",
        )];
        let published = "a::after {\ncontent: \"/* kept */\";\nwidth: calc(1px / 2);\n}\n";
        check(&files, &[("a.css", published)]);
    }
}
