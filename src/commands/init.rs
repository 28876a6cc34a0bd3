//! `fichero init`: a small catalogue that builds, to be changed into one's own, and
//! the files by which a forge checks, publishes and receives its entries.

use super::forges::{self, Kind};
use super::{CONTENT_ERRORS, Cli, FAILED, outcome};
use crate::diag::{Language, Trouble, Words};
use crate::disk;
use crate::schema::SITE_FILE;
use anyhow::Result;
use include_dir::{Dir, include_dir};
use std::path::PathBuf;

static STARTER: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/commands/starter");

#[derive(clap::Args)]
#[command(help_template = super::HELP, next_help_heading = "Opciones")]
#[command(override_usage = "fichero init [OPCIONES] CARPETA")]
pub struct Args {
    /// Carpeta nueva, o vacía; con --github y semejantes, también la de un catálogo
    #[arg(value_name = "CARPETA")]
    dir: PathBuf,
    /// Archivos para GitHub: formulario, revisión, publicación, CONTRIBUIR.md
    #[arg(long)]
    github: bool,
    /// Los mismos para GitLab
    #[arg(long)]
    gitlab: bool,
    /// Los mismos para Forgejo o Gitea
    #[arg(long)]
    forgejo: bool,
    /// De dónde sale allí el programa: dirección#SHA-256, repositorio#commit, o un punto
    /// si su código está en la misma carpeta
    #[arg(long, value_name = "P")]
    program: Option<String>,
    /// No escribe nada; termina con 1 si algún archivo ya no es igual
    #[arg(long)]
    check: bool,
    /// Vuelve a escribir los archivos que ya no son iguales
    #[arg(long, conflicts_with = "check")]
    renew: bool,
}

pub fn run(cli: &Cli, args: &Args) -> Result<u8> {
    let kinds = args.kinds();
    let catalogue = !kinds.is_empty() && args.dir.join(SITE_FILE).is_file();
    if !catalogue {
        if args.check || !disk::is_vacant(&args.dir) {
            return Err(Trouble::new(&NOT_EMPTY, super::shown(&args.dir)).into());
        }
        let mut files = Vec::new();
        collect(&STARTER, &mut files);
        disk::write_new(&args.dir, &files)?;
        tell_written(args, &files);
    }
    match kinds.is_empty() {
        true => Ok(0),
        false => write_forges(cli, args, &kinds),
    }
}

impl Args {
    fn kinds(&self) -> Vec<Kind> {
        let all = [
            (self.github, Kind::GitHub),
            (self.gitlab, Kind::GitLab),
            (self.forgejo, Kind::Forgejo),
        ];
        let wanted = all.into_iter().filter(|(wanted, _)| *wanted);
        wanted.map(|(_, kind)| kind).collect()
    }

    /// Where the program comes from: as said now, else as said before.
    fn program(&self) -> Result<String> {
        if let Some(program) = &self.program {
            return match forges::is_program(program) {
                true => Ok(program.clone()),
                false => Err(Trouble::new(&NO_PROGRAM, program.as_str()).into()),
            };
        }
        let settings = disk::read_text(&self.dir.join(forges::SETTINGS));
        let said = settings.as_deref().and_then(forges::program_in);
        Ok(said.unwrap_or_default().to_owned())
    }
}

fn write_forges(cli: &Cli, args: &Args, kinds: &[Kind]) -> Result<u8> {
    let (inputs, _) = disk::read_files(&args.dir)?;
    let language = cli.language(&inputs);
    let Some(schema) = outcome::schema(&inputs, language) else {
        return Ok(FAILED);
    };
    let program = args.program()?;
    let made = forges::files(&schema, kinds, &program);
    let (missing, unlike) = compare(args, &made);
    if args.check {
        tell_unlike(&missing, language);
        tell_unlike(&unlike, language);
        let same = missing.is_empty() && unlike.is_empty();
        return Ok(if same { 0 } else { CONTENT_ERRORS });
    }
    disk::write_new(&args.dir, &missing)?;
    tell_written(args, &missing);
    if args.renew {
        for (name, text) in &unlike {
            disk::write_file(&args.dir.join(name), text.as_bytes())?;
        }
        tell_written(args, &unlike);
    } else {
        tell_unlike(&unlike, language);
    }
    if program.is_empty() {
        eprintln!("{}", SAY_PROGRAM.get(language));
    }
    Ok(0)
}

type Made = Vec<(String, String)>;

/// Files that are not there, and those that are there and say something else.
fn compare(args: &Args, made: &[(String, String)]) -> (Made, Made) {
    let (mut missing, mut unlike) = (Vec::new(), Vec::new());
    for file in made {
        let path = args.dir.join(&file.0);
        match disk::read_text(&path) {
            None if !path.exists() => missing.push(file.clone()),
            Some(text) if text == file.1 => {}
            _ if is_kept(args, &file.0) => {}
            _ => unlike.push(file.clone()),
        }
    }
    (missing, unlike)
}

/// People's own settings stay, but for what is asked for now.
fn is_kept(args: &Args, name: &str) -> bool {
    let asked = name == forges::SETTINGS && args.program.is_some();
    forges::is_theirs(name) && !asked
}

fn tell_written(args: &Args, files: &[(String, String)]) {
    for (name, _) in files {
        super::say(&super::shown(&args.dir.join(name)));
    }
}

fn tell_unlike(files: &[(String, String)], language: Language) {
    for (name, _) in files {
        eprintln!("{}", UNLIKE.get(language).replace("{}", name));
    }
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
static NO_PROGRAM: Words = Words {
    es: "de `{}` no se puede traer el programa; se escribe https://…/archivo.tar.gz#SHA-256, https://…/fichero.git#COMMIT (40 letras y números) o un punto",
    pt: "de `{}` não se pode trazer o programa; escreve-se https://…/arquivo.tar.gz#SHA-256, https://…/fichero.git#COMMIT (40 letras e números) ou um ponto",
    en: "the program cannot be fetched from `{}`; write https://…/archive.tar.gz#SHA-256, https://…/fichero.git#COMMIT (40 letters and digits) or a dot",
};
static SAY_PROGRAM: Words = Words {
    es: "Falta un paso: diga en .ci/programa de dónde sale el programa; el archivo explica cómo.",
    pt: "Falta um passo: diga em .ci/programa de onde vem o programa; o arquivo explica como.",
    en: "One step is left: say in .ci/programa where the program comes from; the file explains how.",
};
static UNLIKE: Words = Words {
    es: "{} no es igual a lo que sale de site.toml y no se tocó. Para renovarlo, repita la orden con --renew y mire qué cambia con git diff.",
    pt: "{} não é igual ao que sai de site.toml e não foi tocado. Para renová-lo, repita o comando com --renew e veja o que muda com git diff.",
    en: "{} is not the same as what site.toml gives and was not touched. To renew it, repeat the command with --renew and see with git diff what changes.",
};
