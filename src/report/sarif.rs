//! SARIF 2.1.0: the form that forges and editors take findings in.

use crate::diag::{Code, Diag, Language, Severity};
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub fn sarif(diags: &[Diag], language: Language) -> String {
    let mut rules: BTreeMap<&str, &Code> = BTreeMap::new();
    for diag in diags {
        rules.insert(diag.code.id, diag.code);
    }
    let rules: Vec<Value> = rules.values().map(|it| rule(it, language)).collect();
    let results: Vec<Value> = diags.iter().map(|it| result(it, language)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "fichero",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn rule(code: &Code, language: Language) -> Value {
    json!({
        "id": code.id,
        "fullDescription": { "text": code.why.get(language) },
        "defaultConfiguration": { "level": level(code.severity) },
    })
}

fn result(diag: &Diag, language: Language) -> Value {
    let text = format!("{}. {}", diag.message(language), diag.advice(language));
    let mut result = json!({
        "ruleId": diag.code.id,
        "level": level(diag.severity()),
        "message": { "text": text },
    });
    if let Some(place) = &diag.place {
        result["locations"] = json!([{ "physicalLocation": {
            "artifactLocation": { "uri": uri(&place.file) },
            "region": {
                "startLine": place.start.line,
                "startColumn": place.start.column,
                "endLine": place.end.line,
                "endColumn": place.end.column,
            },
        } }]);
    }
    result
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

/// A path as a relative reference (RFC 3986): other bytes than these are escaped.
fn uri(path: &str) -> String {
    let plain = |it: u8| it.is_ascii_alphanumeric() || b"-_.~/".contains(&it);
    let mut out = String::new();
    for byte in path.bytes() {
        match plain(byte) {
            true => out.push(char::from(byte)),
            false => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
