//! Workflow commands: each problem as an annotation on its line of the change.

use crate::diag::{Diag, Language, Severity};
use std::fmt::Write as _;

/// `::error file=…,line=…,col=…::message`, one a line.
pub fn github(diags: &[Diag], language: Language) -> String {
    let mut out = String::new();
    for diag in diags {
        let command = match diag.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "notice",
        };
        let _ = write!(out, "::{command} ");
        if let Some(place) = &diag.place {
            let file = property(&place.file);
            let (start, end) = (place.start, place.end);
            let _ = write!(
                out,
                "file={file},line={},col={},endLine={},endColumn={},",
                start.line, start.column, end.line, end.column
            );
        }
        let text = format!("{}. {}", diag.message(language), diag.advice(language));
        let _ = writeln!(out, "title={}::{}", diag.code.id, data(&text));
    }
    out
}

/// What the forge's runner would take for the end of the message.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
