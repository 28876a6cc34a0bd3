//! What a person types: one file a command, named as it is typed.
//!
//! Comes in: arguments. Goes out: an exit code; human messages on standard error,
//! results on standard output. Exit 0: done; 1: the content has errors and nothing
//! was published; 2: wrong usage, broken site.toml, or the machine refused.

mod build;
mod check;
mod desk;
mod editor;
mod explain;
mod export;
mod forges;
mod import;
mod init;
mod new;
mod outcome;
#[cfg(feature = "search")]
mod search;
mod serve;

use crate::diag::{Language, Trouble};
use crate::schema::SITE_FILE;
use crate::source::{Files, read_toml};
use anyhow::Result;
use clap::{ArgAction, Parser, Subcommand, ValueEnum};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Genera y revisa un catálogo de experiencias: fichas en Markdown, un sitio web.
#[derive(Parser)]
#[command(
    name = "fichero",
    version,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    help_template = HELP,
    override_usage = "fichero [OPCIONES] ORDEN",
    subcommand_help_heading = "Órdenes",
    next_help_heading = "Opciones"
)]
struct Cli {
    /// Carpeta del catálogo, donde está site.toml (por omisión, esta)
    #[arg(long, global = true, default_value = ".", value_name = "DIR")]
    #[arg(hide_default_value = true)]
    root: PathBuf,
    /// Idioma de los mensajes: es, pt o en
    #[arg(long, global = true, value_name = "L", value_parser = parse_language)]
    lang: Option<Language>,
    /// Muestra esta ayuda
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// Muestra la versión
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    command: Command,
}

/// clap's own headings, usage and defaults are English.
const HELP: &str = "{about}\n\nUso: {usage}\n\n{all-args}";

#[derive(Subcommand)]
enum Command {
    /// Construye el sitio en una carpeta
    Build(build::Args),
    /// Revisa las fichas sin publicar nada
    Check(check::Args),
    /// Muestra el sitio en este equipo y lo renueva con cada cambio
    Serve(serve::Args),
    /// Crea una ficha (u otra entrada) con las preguntas que ayudan a escribirla
    New(new::Args),
    /// Crea un catálogo pequeño que ya se puede construir, o lo prepara para GitHub, GitLab o Forgejo
    Init(init::Args),
    /// Toma lo que enviaron: una ficha, las respuestas de un formulario o un asunto
    Import(import::Args),
    /// Entrega todas las fichas en un archivo de datos
    Export(export::Args),
    /// Busca fichas por palabras y filtros
    #[cfg(feature = "search")]
    Search(search::Args),
    /// Escribe la configuración de un editor web ajeno: decap o sveltia
    Editor(editor::Args),
    /// Explica un problema por su código, con un ejemplo de cómo no y otro de cómo sí
    Explain(explain::Args),
}

/// Formato de los problemas encontrados.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Para personas
    Human,
    /// Un objeto JSON por línea
    Json,
    /// Anotaciones de GitHub Actions
    Github,
    /// SARIF 2.1.0
    Sarif,
}

/// The content has errors.
const CONTENT_ERRORS: u8 = 1;
/// The command could not do its work.
const FAILED: u8 = 2;

/// The day that the environment says the site is of (reproducible-builds.org), in days
/// since 1970. Without it the catalogue goes by its own last change, not by a clock.
fn day() -> Option<usize> {
    const SECONDS: usize = 24 * 60 * 60;
    let moment: usize = std::env::var("SOURCE_DATE_EPOCH").ok()?.parse().ok()?;
    Some(moment / SECONDS)
}

fn parse_language(tag: &str) -> Result<Language, String> {
    let supported = |it: &Language| it.code() == tag;
    Language::ALL
        .into_iter()
        .find(supported)
        .ok_or_else(|| "es, pt, en".to_owned())
}

/// Runs the program with the process's arguments.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let result = match &cli.command {
        Command::Build(args) => build::run(&cli, args),
        Command::Check(args) => check::run(&cli, args),
        Command::Serve(args) => serve::run(&cli, args),
        Command::New(args) => new::run(&cli, args),
        Command::Init(args) => init::run(&cli, args),
        Command::Import(args) => import::run(&cli, args),
        Command::Export(args) => export::run(&cli, args),
        #[cfg(feature = "search")]
        Command::Search(args) => search::run(&cli, args),
        Command::Editor(args) => editor::run(&cli, args),
        Command::Explain(args) => explain::run(&cli, args),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            eprintln!(
                "fichero: {}",
                trouble(&error, cli.language(&Files::default()))
            );
            ExitCode::from(FAILED)
        }
    }
}

/// What failed and why, outermost first.
fn trouble(error: &anyhow::Error, language: Language) -> String {
    let causes = error.chain().map(|it| match it.downcast_ref::<Trouble>() {
        Some(trouble) => trouble.message(language),
        None => it.to_string(),
    });
    causes.collect::<Vec<_>>().join(": ")
}

impl Cli {
    /// `--lang`, then `FICHERO_LANG`, then the machine's locale, then the site's.
    fn language(&self, files: &Files) -> Language {
        let variables = ["FICHERO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];
        let set = variables.iter().filter_map(|it| std::env::var(it).ok());
        let machine = set.into_iter().find(|it| !it.is_empty());
        let machine = machine.and_then(|it| Language::parse(&it));
        self.lang
            .or(machine)
            .or_else(|| site_language(files))
            .unwrap_or_default()
    }
}

/// Read apart from the schema, so that a broken schema is told in the right language.
fn site_language(files: &Files) -> Option<Language> {
    let root = read_toml(files.get(SITE_FILE)?.text().ok()?).ok()?;
    Language::parse(root.get("site")?.get("language")?.text()?)
}

/// `1,24`: seconds as people of the language write them.
fn seconds(time: std::time::Duration, language: Language) -> String {
    let text = format!("{:.2}", time.as_secs_f64());
    match language {
        Language::En => text,
        Language::Es | Language::Pt => text.replace('.', ","),
    }
}

/// A line of result; a closed pipe (`| head`) is no error.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// A path as the person would write it from the root.
fn shown(path: &Path) -> String {
    path.display().to_string()
}
