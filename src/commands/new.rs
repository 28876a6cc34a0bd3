//! `fichero new`: a file with the guiding questions in it.

use super::{Cli, FAILED, outcome};
use crate::content;
use crate::diag::{Trouble, Words};
use crate::disk;
use crate::text;
use anyhow::Result;

#[derive(clap::Args)]
#[command(help_template = super::HELP, next_help_heading = "Opciones")]
#[command(override_usage = "fichero new [OPCIONES] COLECCIÓN")]
pub struct Args {
    /// Colección: fichas, paginas…
    #[arg(value_name = "COLECCIÓN")]
    collection: String,
    /// Título; de él sale el nombre del archivo
    #[arg(
        long,
        default_value = "",
        value_name = "TÍTULO",
        hide_default_value = true
    )]
    title: String,
}

pub fn run(cli: &Cli, args: &Args) -> Result<u8> {
    let (files, _) = disk::read_files(&cli.root)?;
    let language = cli.language(&files);
    let Some(schema) = outcome::schema(&files, language) else {
        return Ok(FAILED);
    };
    let Some(collection) = schema.collection(&args.collection) else {
        let known: Vec<&str> = schema
            .collections
            .iter()
            .map(|it| it.name.as_str())
            .collect();
        let about = format!("{} ({})", args.collection, known.join(", "));
        return Err(Trouble::new(&NO_SUCH_COLLECTION, about).into());
    };
    let slug = match text::slug(&args.title) {
        it if it.is_empty() => format!("sin-titulo-{}", collection.name),
        it => it,
    };
    // The person who writes decides the language; else the site's.
    let tag = cli
        .lang
        .map_or(schema.site.language.as_str(), |it| it.code());
    let path = format!("{}/{slug}.md", collection.folder);
    let text = content::blank(&schema, collection, &args.title, tag);
    let kept = disk::write_new(&cli.root, &[(path.clone(), text)])?;
    if !kept.is_empty() {
        return Err(Trouble::new(&EXISTS, path).into());
    }
    super::say(&path);
    Ok(0)
}

static NO_SUCH_COLLECTION: Words = Words {
    es: "no hay una colección así; las que hay van entre paréntesis: {}",
    pt: "não há uma coleção assim; as que existem vão entre parênteses: {}",
    en: "there is no such collection; those that exist are in brackets: {}",
};
static EXISTS: Words = Words {
    es: "{} ya existe y no se ha tocado; use otro título con --title",
    pt: "{} já existe e não foi tocado; use outro título com --title",
    en: "{} already exists and was not touched; use another title with --title",
};
