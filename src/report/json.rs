//! One JSON object a line: each problem, then a summary.

use super::Tally;
use crate::diag::{Diag, Language, Severity};
use serde_json::{Value, json};

pub fn json(diags: &[Diag], language: Language) -> String {
    let mut out = String::new();
    for diag in diags {
        out.push_str(&object(diag, language).to_string());
        out.push('\n');
    }
    let tally = Tally::of(diags);
    let summary = json!({ "summary": { "errors": tally.errors, "warnings": tally.warnings, "hints": tally.hints } });
    out.push_str(&summary.to_string());
    out.push('\n');
    out
}

/// One problem.
pub fn object(diag: &Diag, language: Language) -> Value {
    let place = diag.place.as_ref();
    json!({
        "code": diag.code.id,
        "severity": severity(diag.severity()),
        "file": place.map(|it| &*it.file),
        "line": place.map(|it| it.start.line),
        "column": place.map(|it| it.start.column),
        "end_line": place.map(|it| it.end.line),
        "end_column": place.map(|it| it.end.column),
        "message": diag.message(language),
        "help": diag.advice(language),
    })
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    }
}
