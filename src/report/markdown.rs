//! For a comment under what somebody sent to a forge.

use crate::diag::{Diag, Language, Severity, Words};
use crate::source::Files;
use std::fmt::Write as _;

/// Longest line that is quoted.
const LONGEST_LINE: usize = 200;

/// A list of the problems, each with the line it stands in. Nothing of what was sent is
/// live in it: no markup, no address of a person.
pub fn markdown(diags: &[Diag], files: &Files, language: Language) -> String {
    let mut out = String::new();
    for diag in diags.iter().filter(|it| it.severity() != Severity::Hint) {
        let severity = match diag.severity() {
            Severity::Error => ERROR,
            _ => WARNING,
        };
        let message = plain(&diag.message(language));
        let advice = plain(&diag.advice(language));
        let severity = severity.get(language);
        let _ = writeln!(
            out,
            "- **{severity}** ({}): {message}. {advice}",
            diag.code.id
        );
        if let Some(line) = quoted(diag, files) {
            let _ = writeln!(out, "  > {}", plain(&line));
        }
    }
    out
}

fn quoted(diag: &Diag, files: &Files) -> Option<String> {
    let place = diag.place.as_ref()?;
    let source = files.get(&place.file)?;
    // A problem of the whole file has no line of its own.
    if place.bytes == (0, 0) {
        return None;
    }
    let line = source.text().ok()?.get(source.line(place.start.line))?;
    let line: String = line.trim().chars().take(LONGEST_LINE).collect();
    (!line.is_empty()).then_some(line)
}

/// Signs of Markdown as signs, and nobody called by name.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            '@' => out.push_str("@\u{200B}"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '&' | '|' | '~' | '!' | '$' => {
                out.push('\\');
                out.push(it);
            }
            it if it.is_control() => out.push(' '),
            it => out.push(it),
        }
    }
    out
}

const ERROR: Words = Words {
    es: "Falta corregir",
    pt: "Falta corrigir",
    en: "To correct",
};
const WARNING: Words = Words {
    es: "Para revisar",
    pt: "Para conferir",
    en: "To look at",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::codes;
    use crate::source::Source;

    #[test]
    fn nothing_that_was_sent_is_live() {
        let mut files = Files::default();
        files.insert_text("asunto.md", "### Tema\n\n<img src=x> @todas ![a](b)\n");
        let source: &Source = files.get("asunto.md").expect("there");
        let place = source.place(10..20);
        let diag = Diag::new(&codes::UNREAD_ANSWER, place)
            .with("value", "@todas `x` <b>")
            .with("example", "2014")
            .with_words(
                "expected",
                Words {
                    es: "un año",
                    pt: "",
                    en: "",
                },
            );
        let told = markdown(&[diag], &files, Language::Es);
        let expected = "- **Falta corregir** (F111): no se entiende «@\u{200B}todas \\`x\\` \\<b\\>»; \
             se esperaba un año. Corrija la respuesta, como en \\`2014\\`.\n  \
             > \\<img src=x\\> @\u{200B}todas \\!\\[a\\](b)\n";
        assert_eq!(told, expected);
    }
}
