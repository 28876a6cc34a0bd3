//! What a file's name says: the entry's slug and, for a translation, its language.

use crate::diag::{Diag, Place, codes};
use crate::schema::{Collection, Schema};
use crate::source::Source;
use crate::text;

/// `riego.md`, `riego.pt.md`, `riego/index.md`, `riego/index.pt.md`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    pub slug: String,
    pub language: Option<String>,
}

/// Names that a list page or an old file system keeps for itself.
const RESERVED: [&str; 7] = ["index", "con", "prn", "aux", "nul", "com1", "lpt1"];

/// Can no entry have this name?
pub fn is_reserved(schema: &Schema, name: &str) -> bool {
    RESERVED.contains(&name) || name == schema.site.page_segment
}

pub(super) fn read(
    schema: &Schema,
    collection: &Collection,
    source: &Source,
    diags: &mut Vec<Diag>,
) -> Name {
    let inside = source.path.strip_prefix(collection.folder.as_str());
    let inside = inside.unwrap_or(&source.path).trim_start_matches('/');
    let (folder, file) = inside.rsplit_once('/').unwrap_or(("", inside));
    let stem = file.trim_end_matches(".md");
    let (stem, language) = split(schema, stem);
    // A folder named like a file (`riego.md/index.md`) is meant as the entry.
    let written = match stem {
        "index" if !folder.is_empty() => folder.trim_end_matches(".md"),
        stem => stem,
    };
    let place = || Place::file(&source.path);
    if is_reserved(schema, written) {
        diags.push(Diag::new(&codes::RESERVED_NAME, place()).with("name", written));
    }
    let misplaced = !folder.is_empty() && (stem != "index" || folder.contains('/'));
    if misplaced {
        let diag = Diag::new(&codes::MISPLACED_FILE, place()).with("folder", &collection.folder);
        diags.push(diag);
    }
    let slug = text::slug(written);
    if !text::is_slug(written) && !misplaced {
        let suggestion = if slug.is_empty() { "nombre" } else { &slug };
        let diag = Diag::new(&codes::BAD_NAME, place())
            .with("name", written)
            .with("suggestion", format!("{suggestion}.md"));
        diags.push(diag);
    }
    Name {
        slug,
        language: language.map(str::to_owned),
    }
}

/// A file's name without `.md`: what comes before its language, and the language.
pub(super) fn split<'n>(schema: &Schema, stem: &'n str) -> (&'n str, Option<&'n str>) {
    let known = |tag: &str| schema.site.languages.iter().any(|it| it == tag);
    match stem.rsplit_once('.') {
        Some((rest, tag)) if known(tag) => (rest, Some(tag)),
        _ => (stem, None),
    }
}
