//! What can be wrong, and why: made from the rows of the codes.

use super::{Page, Scope, View};
use crate::catalogue::Shelf;
use crate::diag::{Language, Words, codes};
use serde::Serialize;

#[derive(Debug, Serialize)]
pub struct Problems {
    /// The page that tells how to fill in an entry.
    pub guide: String,
    pub rows: Vec<Problem>,
}

#[derive(Debug, Serialize)]
pub struct Problem {
    pub code: &'static str,
    pub message: String,
    pub help: String,
    pub why: &'static str,
    pub wrong: &'static str,
    pub right: &'static str,
    /// The samples are lines of a file, not words about it.
    pub lines: bool,
}

/// Its address below the guide's, in the site's own language.
const SEGMENT: Words = Words {
    es: "errores",
    pt: "erros",
    en: "errors",
};

pub(super) fn path(schema: &crate::schema::Schema, guide: &str) -> String {
    let language = Language::parse(&schema.site.language).unwrap_or_default();
    format!("{guide}/{}/", SEGMENT.get(language))
}

pub(super) fn page<'a>(scope: Scope<'_, 'a>, shelf: &Shelf<'a>) -> Option<Page<'a>> {
    let guide = shelf.collection.guide.as_deref()?;
    let language = Language::parse(scope.language).unwrap_or_default();
    let rows = codes::all().map(|code| Problem {
        code: code.id,
        message: code.general_message(language),
        help: code.general_help(language),
        why: code.why.get(language),
        wrong: code.sample.wrong.trim_end(),
        right: code.sample.right.trim_end(),
        lines: code.sample.part != codes::Part::Told,
    });
    let head = scope.head(&path(scope.schema, guide), "problems", "");
    Some(Page {
        head,
        view: View::Problems(Problems {
            guide: scope.href(&format!("{guide}/")),
            rows: rows.collect(),
        }),
    })
}
