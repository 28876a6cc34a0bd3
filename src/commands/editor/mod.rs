//! `fichero editor`: the configuration of an editor for the web that others make, and
//! what it does to a file, said before anybody uses it.
//!
//! Not here: which widget a field gets (`views`), and the editor itself, which its
//! makers publish and a maintainer puts beside these files.

mod words;

use super::{Cli, FAILED, outcome};
use crate::diag::{Language, Trouble};
use crate::disk;
use crate::render::data;
use crate::schema::Schema;
use crate::text::escape;
use crate::views::{self, Editor};
use anyhow::Result;
use clap::ValueEnum;
use std::path::PathBuf;

#[derive(clap::Args)]
#[command(help_template = super::HELP, next_help_heading = "Opciones")]
#[command(override_usage = "fichero editor [OPCIONES] EDITOR")]
pub struct Args {
    /// Editor: decap o sveltia
    #[arg(value_enum, hide_possible_values = true, value_name = "EDITOR")]
    editor: Kind,
    /// Carpeta donde se escriben config.yml e index.html
    #[arg(long, default_value = "admin", value_name = "DIR")]
    #[arg(hide_default_value = true)]
    out: PathBuf,
    /// De dónde se carga el editor (por omisión, de un archivo junto a index.html)
    #[arg(long, value_name = "DIRECCIÓN")]
    script: Option<String>,
    /// Un dato más para entrar, como app_id=… o base_url=https://…; se puede repetir
    #[arg(long = "backend", value_name = "CLAVE=VALOR", value_parser = pair)]
    backend: Vec<(String, String)>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    Decap,
    Sveltia,
}

pub fn run(cli: &Cli, args: &Args) -> Result<u8> {
    let (files, _) = disk::read_files(&cli.root)?;
    let Some(schema) = outcome::schema(&files, cli.language(&files)) else {
        return Ok(FAILED);
    };
    // Who edits reads the language of the site; so does who opens these files.
    let language = Language::parse(&schema.site.language).unwrap_or_default();
    let (editor, package) = match args.editor {
        Kind::Decap => (Editor::Decap, &DECAP),
        Kind::Sveltia => (Editor::Sveltia, &SVELTIA),
    };
    let Some(config) = views::editor_config(&schema, editor, &args.backend) else {
        let forge = schema.forge.as_ref().map_or("", |it| it.name());
        return Err(Trouble::new(&words::NOT_THERE, forge).into());
    };
    let told = words::told(&schema, editor, &args.backend, language);
    let script = args.script.as_deref().unwrap_or(package.script);
    let config = format!("{}\n{}", comment(&told), data::yaml(&config));
    let kept = disk::write_new(
        &args.out,
        &[("index.html".to_owned(), page(&schema, script, language))],
    )?;
    let path = args.out.join("config.yml");
    disk::write_file(&path, config.as_bytes())?;
    super::say(&super::shown(&path));
    if kept.is_empty() {
        super::say(&super::shown(&args.out.join("index.html")));
    }
    let language = cli.language(&files);
    for line in words::told(&schema, editor, &args.backend, language) {
        eprintln!("{line}");
    }
    eprintln!("{}", steps(package, args, language));
    Ok(0)
}

/// An editor as its makers publish it.
struct Package {
    name: &'static str,
    /// The one our tests drive.
    version: &'static str,
    /// Files of it that the page needs.
    files: &'static str,
    script: &'static str,
}

const DECAP: Package = Package {
    name: "decap-cms",
    version: "3.16.3",
    files: "package/dist/*decap-cms.js",
    script: "decap-cms.js",
};
const SVELTIA: Package = Package {
    name: "@sveltia/cms",
    version: "0.221.1",
    files: "package/dist/sveltia-cms.js",
    script: "sveltia-cms.js",
};

/// How to get the editor itself: the published package, put beside these files.
fn steps(package: &Package, args: &Args, language: Language) -> String {
    if args.script.is_some() {
        return words::ELSEWHERE.get(language).to_owned();
    }
    let Package {
        name,
        version,
        files,
        ..
    } = package;
    let archive = name.trim_start_matches('@').replace('/', "-");
    let out = super::shown(&args.out);
    let head = words::PACKAGE.get(language);
    format!(
        "{head}\n  npm pack {name}@{version}\n  tar -xzf {archive}-{version}.tgz\n  cp {files} {out}/"
    )
}

fn comment(lines: &[String]) -> String {
    let lines = lines.iter().map(|it| match it.is_empty() {
        true => "#\n".to_owned(),
        false => format!("# {it}\n"),
    });
    lines.collect()
}

/// The page of the editor: nothing of it comes from elsewhere unless somebody says so.
fn page(schema: &Schema, script: &str, language: Language) -> String {
    let title = schema.site.title.get(&schema.site.language);
    let title = words::EDIT.get(language).replace("{}", title);
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<title>{}</title>\n\
         <link rel=\"cms-config-url\" type=\"text/yaml\" href=\"config.yml\">\n</head>\n\
         <body>\n<script src=\"{}\"></script>\n</body>\n</html>\n",
        escape(&schema.site.language),
        escape(&title),
        escape(script),
    )
}

fn pair(text: &str) -> Result<(String, String), String> {
    let pair = text.split_once('=').filter(|(key, _)| !key.is_empty());
    let (key, value) = pair.ok_or_else(|| "app_id=…".to_owned())?;
    Ok((key.to_owned(), value.to_owned()))
}
