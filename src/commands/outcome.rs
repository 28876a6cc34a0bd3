//! What commands share: telling the problems, the declaration, the exit code.

use super::{CONTENT_ERRORS, FAILED, Format};
use crate::diag::{Diag, Language, Severity};
use crate::report::{self, Tally};
use crate::schema::{Overrides, Schema, read_schema};
use crate::source::Files;
use std::io::{IsTerminal, Write};

/// Is publishing, or passing, refused?
pub fn refused(tally: Tally, strict: bool) -> bool {
    tally.errors > 0 || strict && tally.warnings > 0
}

/// The exit code: a broken declaration is not the author's content.
pub fn code(refused: bool, no_schema: bool) -> u8 {
    match (refused, no_schema) {
        (false, _) => 0,
        (true, true) => FAILED,
        (true, false) => CONTENT_ERRORS,
    }
}

/// Tells the problems in the chosen format: words for people on standard error,
/// everything else on standard output.
pub fn tell(diags: &[Diag], files: &Files, language: Language, format: Format) {
    let text = match format {
        Format::Json => report::json(diags, language),
        Format::Github => report::github(diags, language),
        Format::Sarif => report::sarif(diags, language),
        Format::Human => {
            if !diags.is_empty() {
                let terminal = std::io::stderr().is_terminal();
                let color = terminal && std::env::var_os("NO_COLOR").is_none();
                eprintln!("{}\n", report::human(diags, files, language, color));
            }
            return;
        }
    };
    // A closed pipe (`| head`) is no error.
    let _ = std::io::stdout().write_all(text.as_bytes());
}

/// The declaration; when it is broken, that is told and there is none.
pub fn schema(files: &Files, language: Language) -> Option<Schema> {
    let (schema, diags) = read_schema(files, &Overrides::default());
    if schema.is_none() {
        tell(&diags, files, language, Format::Human);
    }
    schema
}

/// Questions are for whoever looks at one entry; a build does not ask them.
pub fn without_hints(diags: &mut Vec<Diag>) {
    diags.retain(|it| it.severity() != Severity::Hint);
}
