//! `fichero check`: the same checks as `build`, without publishing.

use super::{Cli, Format, outcome};
use crate::build::{self, Memo, Options};
use crate::content;
use crate::diag::{Diag, Language, Trouble, Words};
use crate::disk;
use crate::report::Tally;
use crate::schema::{Overrides, SITE_FILE, read_schema};
use crate::source::Files;
use anyhow::Result;
use std::path::Path;

#[derive(clap::Args)]
#[command(help_template = super::HELP, next_help_heading = "Opciones")]
#[command(override_usage = "fichero check [OPCIONES] [RUTA]…")]
pub struct Args {
    /// Revisa solo estos archivos o carpetas
    #[arg(value_name = "RUTA")]
    paths: Vec<String>,
    /// Nombra también lo que se perdió en cada archivo cambiado desde esta versión de git
    #[arg(long, value_name = "VERSIÓN")]
    since: Option<String>,
    #[command(flatten)]
    telling: outcome::Telling,
    /// Los avisos también cuentan como error
    #[arg(long)]
    strict: bool,
}

pub fn run(cli: &Cli, args: &Args) -> Result<u8> {
    let (files, diags) = disk::read_files(&cli.root)?;
    let language = cli.language(&files);
    for path in &args.paths {
        let known = files
            .iter()
            .any(|it| concerns(path, &it.path) && *it.path != *SITE_FILE)
            || diags
                .iter()
                .filter_map(|it| it.place.as_ref())
                .any(|it| concerns(path, &it.file));
        if !known && clean(path) != SITE_FILE {
            return Err(Trouble::new(&NOTHING_THERE, path.as_str()).into());
        }
    }
    let options = Options {
        check_only: true,
        ..Options::default()
    };
    let mut memo = Memo::default();
    let mut built = build::build(&files, &options, &mut memo)?;
    // The process ends after this: taking ten thousand entries apart first is waste.
    std::mem::forget(memo);
    built.diags.extend(diags);
    if let Some(revision) = &args.since {
        built.diags.extend(changes(&cli.root, &files, revision)?);
    }
    crate::diag::sort(&mut built.diags);
    if !args.paths.is_empty() {
        built.diags.retain(|it| {
            let file = it.place.as_ref().map(|it| &*it.file);
            file.is_none_or(|file| args.paths.iter().any(|path| concerns(path, file)))
        });
    }
    let tally = Tally::of(&built.diags);
    if args.paths.is_empty() && args.telling.format == Format::Human {
        outcome::without_hints(&mut built.diags);
    }
    outcome::tell(&built.diags, &files, language, args.telling.format);
    if args.telling.format == Format::Human {
        super::say(&summary(built.entries, tally, language));
    }
    let refused = outcome::refused(tally, args.strict);
    Ok(outcome::code(refused, built.no_schema))
}

/// What edits since a revision did that nobody may have meant.
fn changes(root: &Path, files: &Files, revision: &str) -> Result<Vec<Diag>> {
    let former = disk::read_former(root, revision)?;
    let (Some(schema), _) = read_schema(files, &Overrides::default()) else {
        // Nothing is known of any entry, and that has been told.
        return Ok(Vec::new());
    };
    let mut diags = Vec::new();
    for before in former.iter() {
        if let Some(after) = files.get(&before.path).filter(|it| it.hash != before.hash) {
            diags.extend(content::changed(&schema, before, after));
        }
    }
    Ok(diags)
}

fn clean(path: &str) -> &str {
    path.trim_start_matches("./").trim_end_matches('/')
}

/// Is the file the path, or below it? `site.toml` concerns every path.
fn concerns(path: &str, file: &str) -> bool {
    let path = clean(path);
    let below = file
        .strip_prefix(path)
        .is_some_and(|it| it.is_empty() || it.starts_with('/'));
    below || file == SITE_FILE
}

fn summary(entries: usize, tally: Tally, language: Language) -> String {
    let read = match language {
        Language::Es => ["1 ficha leída", "{} fichas leídas"],
        Language::Pt => ["1 ficha lida", "{} fichas lidas"],
        Language::En => ["1 record read", "{} records read"],
    };
    let read = outcome::counted(entries, read);
    let faults = outcome::faults(tally, language);
    let ask = match tally.hints {
        0 => "",
        _ => ASK.get(language),
    };
    format!("{read}, {faults}{ask}")
}

static ASK: Words = Words {
    es: "; para ver sus preguntas: fichero check RUTA",
    pt: "; para ver suas perguntas: fichero check CAMINHO",
    en: "; to see their questions: fichero check PATH",
};
static NOTHING_THERE: Words = Words {
    es: "no hay nada que revisar en `{}`; la ruta se escribe desde la carpeta del catálogo",
    pt: "não há nada para revisar em `{}`; o caminho se escreve a partir da pasta do catálogo",
    en: "there is nothing to check at `{}`; the path begins at the catalogue's folder",
};
