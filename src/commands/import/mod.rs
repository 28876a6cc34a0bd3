//! `fichero import`: takes in what people send: an entry's file, a table of answers
//! from a form, an issue of a forge.
//!
//! Nothing half done: with an error nothing is written, unless `--valid` asks for the
//! rows that are right. Not here: what any of it means (`intake`).

mod file;
mod issue;
mod table;

use super::{Cli, FAILED, outcome};
use crate::diag::{Language, Trouble, Words};
use crate::disk::{self, Refused};
use crate::intake::Catalogue;
use crate::schema::{Collection, Schema};
use crate::source::Files;
use anyhow::Result;
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
#[command(help_template = super::HELP, next_help_heading = "Opciones")]
#[command(override_usage = "fichero import [OPCIONES] ARCHIVO")]
pub struct Args {
    /// Lo que enviaron: una ficha (.md), una tabla de respuestas (.csv, .xlsx) o un asunto; - es la entrada estándar
    #[arg(value_name = "ARCHIVO")]
    file: PathBuf,
    /// Colección que lo recibe (por omisión, la que dice el mapa o la primera con datos)
    #[arg(long, value_name = "C")]
    collection: Option<String>,
    /// Mapa de la tabla: qué es cada columna; si todavía no existe, se propone uno y no se importa nada
    #[arg(long, value_name = "MAPA")]
    map: Option<PathBuf>,
    /// Hoja del libro (por omisión, la primera)
    #[arg(long, value_name = "HOJA")]
    sheet: Option<String>,
    /// Muestra lo que se escribiría, sin escribir nada
    #[arg(long)]
    dry_run: bool,
    /// Cambia también fichas que ya existen y dicen otra cosa
    #[arg(long)]
    update: bool,
    /// Toma las filas que están bien aunque otras tengan errores
    #[arg(long)]
    valid: bool,
    /// El archivo es el texto de un asunto hecho con el formulario de GitHub, GitLab o Forgejo
    #[arg(long)]
    issue: bool,
    /// Título del asunto, si el formulario no lo pregunta
    #[arg(long, value_name = "TÍTULO", default_value = "")]
    #[arg(hide_default_value = true)]
    title: String,
    /// Archivo donde se escribe, en Markdown, qué pasó con el asunto
    #[arg(long, value_name = "ARCHIVO")]
    report: Option<PathBuf>,
    #[command(flatten)]
    telling: outcome::Telling,
}

/// What every way of importing needs.
struct Import<'a> {
    root: &'a Path,
    args: &'a Args,
    catalogue: Catalogue<'a>,
    language: Language,
}

pub fn run(cli: &Cli, args: &Args) -> Result<u8> {
    let (files, _) = disk::read_files(&cli.root)?;
    let language = cli.language(&files);
    let Some(schema) = outcome::schema(&files, language) else {
        return Ok(FAILED);
    };
    let bytes = disk::read_received(&args.file)?;
    let map = table::Chosen::new(args)?;
    let named = args.collection.clone().or_else(|| map.collection());
    let import = Import {
        root: &cli.root,
        args,
        catalogue: Catalogue {
            schema: &schema,
            collection: collection(&schema, named.as_deref())?,
            files: &files,
        },
        language,
    };
    match () {
        () if args.issue => issue::run(&import, &bytes),
        () if is_entry(&args.file, &bytes) => file::run(&import, &bytes),
        () => table::run(&import, &bytes, &map),
    }
}

fn collection<'s>(schema: &'s Schema, named: Option<&str>) -> Result<&'s Collection> {
    let found = match named {
        Some(name) => schema.collection(name),
        None => schema.main_collection().or(schema.collections.first()),
    };
    found.ok_or_else(|| {
        let known = schema.collections.iter().map(|it| it.name.as_str());
        let known: Vec<&str> = known.collect();
        let about = format!("{} ({})", named.unwrap_or_default(), known.join(", "));
        Trouble::new(&NO_SUCH_COLLECTION, about).into()
    })
}

/// Does it look like one entry, by its name or by its first line?
fn is_entry(path: &Path, bytes: &[u8]) -> bool {
    let ending = path.extension().and_then(|it| it.to_str());
    match ending.map(str::to_lowercase).as_deref() {
        Some("md" | "markdown") => true,
        Some("csv" | "tsv" | "xlsx" | "xlsm") => false,
        _ => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            bytes.trim_ascii_start().starts_with(b"---")
        }
    }
}

impl Import<'_> {
    /// As the person named it.
    fn file(&self) -> String {
        super::shown(&self.args.file)
    }

    /// Puts a text in its place, unless somebody changed meanwhile what was read.
    fn write(&self, path: &str, text: &str) -> Result<()> {
        let before = self.catalogue.files.get(path).map(|it| it.hash);
        let written = disk::write_edited(self.root, path, text.as_bytes(), before.as_ref());
        written.map_err(|refused| match refused {
            Refused::Foreign(trouble) | Refused::Machine(trouble) => trouble.into(),
            Refused::Changed(_) => Trouble::new(&CHANGED, path).into(),
        })
    }

    fn note(&self, words: &Words) {
        eprintln!("{}", words.get(self.language));
    }

    fn note_of(&self, words: &Words, about: &str) {
        eprintln!("{}", words.get(self.language).replace("{}", about));
    }
}

/// The problems stand in the files that were sent.
fn with(files: &Files, source: crate::source::Source) -> Files {
    let mut files = files.clone();
    files.insert(source);
    files
}

static NO_SUCH_COLLECTION: Words = Words {
    es: "no hay una colección así; las que hay van entre paréntesis: {}",
    pt: "não há uma coleção assim; as que existem vão entre parênteses: {}",
    en: "there is no such collection; those that exist are in brackets: {}",
};
static CHANGED: Words = Words {
    es: "{} cambió mientras se importaba y no se ha tocado; repita la orden",
    pt: "{} mudou enquanto se importava e não foi tocado; repita o comando",
    en: "{} changed during the import and was not touched; run the command again",
};
const NOTHING_WRITTEN: Words = Words {
    es: "no se ha escrito nada",
    pt: "nada foi escrito",
    en: "nothing was written",
};
const DRY: Words = Words {
    es: "es un ensayo (--dry-run): no se ha escrito nada",
    pt: "é um ensaio (--dry-run): nada foi escrito",
    en: "this is a rehearsal (--dry-run): nothing was written",
};
