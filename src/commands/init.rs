//! `fichero init`: a small catalogue that builds, to be changed into one's own.

use super::Cli;
use crate::diag::{Trouble, Words};
use crate::disk;
use anyhow::Result;
use include_dir::{Dir, include_dir};
use std::path::PathBuf;

static STARTER: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/commands/starter");

#[derive(clap::Args)]
#[command(help_template = super::HELP, next_help_heading = "Opciones")]
#[command(override_usage = "fichero init [OPCIONES] CARPETA")]
pub struct Args {
    /// Carpeta nueva, o vacía
    #[arg(value_name = "CARPETA")]
    dir: PathBuf,
}

pub fn run(_: &Cli, args: &Args) -> Result<u8> {
    if !disk::is_vacant(&args.dir) {
        return Err(Trouble::new(&NOT_EMPTY, super::shown(&args.dir)).into());
    }
    let mut files = Vec::new();
    collect(&STARTER, &mut files);
    disk::write_new(&args.dir, &files)?;
    for (name, _) in &files {
        super::say(&super::shown(&args.dir.join(name)));
    }
    Ok(0)
}

fn collect(dir: &Dir, out: &mut Vec<(String, String)>) {
    for file in dir.files() {
        let text = file.contents_utf8().unwrap_or_default().to_owned();
        out.push((file.path().to_string_lossy().into_owned(), text));
    }
    for inner in dir.dirs() {
        collect(inner, out);
    }
}

static NOT_EMPTY: Words = Words {
    es: "{} no está vacía; elija una carpeta nueva",
    pt: "{} não está vazia; escolha uma pasta nova",
    en: "{} is not empty; choose a new folder",
};
