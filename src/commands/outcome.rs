//! What commands share: telling the problems, the declaration, the exit code.

use super::{CONTENT_ERRORS, FAILED, Format};
use crate::diag::{Diag, Language, Severity};
use crate::report::{self, Tally};
use crate::schema::{Overrides, Schema, read_schema};
use crate::source::Files;
use std::io::{IsTerminal, Write};

/// How the problems are told, for the commands that let people choose.
#[derive(clap::Args)]
pub struct Telling {
    /// Cómo se escriben los problemas: human (para personas), json, github o sarif
    #[arg(long, value_enum, default_value_t = Format::Human)]
    #[arg(
        hide_default_value = true,
        hide_possible_values = true,
        value_name = "F"
    )]
    pub format: Format,
}

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

/// `1 error, 2 avisos`.
pub fn faults(tally: Tally, language: Language) -> String {
    let (errors, warnings) = match language {
        Language::Es => (["1 error", "{} errores"], ["1 aviso", "{} avisos"]),
        Language::Pt => (["1 erro", "{} erros"], ["1 aviso", "{} avisos"]),
        Language::En => (["1 error", "{} errors"], ["1 warning", "{} warnings"]),
    };
    let errors = counted(tally.errors, errors);
    format!("{errors}, {}", counted(tally.warnings, warnings))
}

/// Words for one, or for another number, which takes the place of `{}`.
pub fn counted(count: usize, [one, many]: [&str; 2]) -> String {
    match count {
        1 => one.to_owned(),
        _ => many.replace("{}", &count.to_string()),
    }
}

/// Questions are for whoever looks at one entry; a build does not ask them.
pub fn without_hints(diags: &mut Vec<Diag>) {
    diags.retain(|it| it.severity() != Severity::Hint);
}
