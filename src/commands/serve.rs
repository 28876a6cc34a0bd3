//! `fichero serve`: the site on this machine, renewed with every change.

use super::desk::Room;
use super::{Cli, outcome};
use crate::build::{self, Build, Memo, Options};
use crate::diag::{self, Diag, Language, Words};
use crate::disk;
use crate::preview::desk::Desk;
use crate::preview::{self, Rebuilt};
use crate::report;
use crate::schema::Overrides;
use crate::source::{Files, History};
use anyhow::Result;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Instant;

#[derive(clap::Args)]
#[command(help_template = super::HELP, next_help_heading = "Opciones")]
#[command(override_usage = "fichero serve [OPCIONES]")]
pub struct Args {
    /// Puerto (por omisión, 8787); si está ocupado se toma el siguiente libre
    #[arg(
        long,
        default_value_t = 8787,
        value_name = "N",
        hide_default_value = true
    )]
    port: u16,
    /// Permite editar las fichas en el navegador y guardarlas en esta carpeta
    #[arg(long)]
    edit: bool,
    /// Abre el navegador
    #[arg(long)]
    open: bool,
    /// Muestra también los borradores
    #[arg(long)]
    drafts: bool,
}

pub fn run(cli: &Cli, args: &Args) -> Result<u8> {
    let mut site = Site::new(cli, args);
    let (first, base_path, language) = site.rebuild()?;
    let desk = match &site.room {
        Some(room) => Some(Arc::new(Desk::new(Box::new(Arc::clone(room)))?)),
        None => None,
    };
    let preview = preview::Options {
        root: cli.root.clone(),
        port: args.port,
        base_path: base_path.clone(),
        watched: disk::INPUTS.iter().map(Into::into).collect(),
        desk: desk.clone(),
    };
    let started = |address: SocketAddr| {
        if args.port != 0 && address.port() != args.port {
            eprintln!("{}", taken(args.port, language));
        }
        if desk.is_some() {
            eprintln!("{}", EDITING.get(language));
        }
        let url = format!("http://{address}{base_path}{}", key(desk.as_deref()));
        super::say(&url);
        if args.open {
            open_browser(&url);
        }
    };
    preview::serve(preview, first, started, || match site.rebuild() {
        Ok((rebuilt, ..)) => rebuilt,
        Err(error) => Rebuilt::Broken(format!("{error:#}")),
    })?;
    Ok(0)
}

/// What the start address carries for the page alone: a fragment is sent to nobody.
fn key(desk: Option<&Desk>) -> String {
    desk.map(|it| format!("#edicion={}", it.token()))
        .unwrap_or_default()
}

/// What is built again and again.
struct Site<'a> {
    cli: &'a Cli,
    options: Options,
    memo: Memo,
    history: History,
    room: Option<Arc<Room>>,
}

impl<'a> Site<'a> {
    fn new(cli: &'a Cli, args: &Args) -> Site<'a> {
        let options = Options {
            overrides: Overrides {
                // The site's own path is kept, so that what works here works there.
                base_url: None,
                drafts: args.drafts,
                day: super::day(),
            },
            check_only: false,
        };
        let room = || Room::new(cli.root.clone(), options.clone());
        let room = args.edit.then(room);
        Site {
            cli,
            options,
            memo: Memo::default(),
            history: History::default(),
            room,
        }
    }

    fn rebuild(&mut self) -> Result<(Rebuilt, String, Language)> {
        let start = Instant::now();
        let (files, diags) = disk::read_with_history(&self.cli.root, &self.history)?;
        self.history = files.history.clone();
        let language = self.cli.language(&files);
        let mut built = build::build(&files, &self.options, &mut self.memo)?;
        built.diags.extend(diags);
        diag::sort(&mut built.diags);
        outcome::without_hints(&mut built.diags);
        outcome::tell(&built.diags, &files, language, super::Format::Human);
        let worked = built.entries_read + built.pages_rendered > 0;
        if worked && !built.has_errors() {
            let time = super::seconds(start.elapsed(), language);
            eprintln!("{}", renewed(&built, &time, language));
        }
        let base_path = match built.base_path.as_str() {
            "" => "/".to_owned(),
            path => path.to_owned(),
        };
        let rebuilt = match built.has_errors() {
            true => Rebuilt::Broken(problems(&built.diags, &files, language)),
            false => Rebuilt::Site(Arc::new(built.outputs)),
        };
        if let Some(room) = &self.room {
            room.renew(files, self.memo.clone());
        }
        Ok((rebuilt, base_path, language))
    }
}

static EDITING: Words = Words {
    es: "edición local: lo que guarde en el navegador se escribe en esta carpeta; la dirección lleva su clave, no la comparta",
    pt: "edição local: o que você salvar no navegador será escrito nesta pasta; o endereço leva sua chave, não o compartilhe",
    en: "local editing: what you save in the browser is written to this folder; the address carries its key, do not share it",
};

fn problems(diags: &[Diag], files: &Files, language: Language) -> String {
    report::human(diags, files, language, false)
}

fn renewed(built: &Build, time: &str, language: Language) -> String {
    let (read, made) = match language {
        Language::Es => (
            ["1 ficha leída", "{} fichas leídas"],
            ["1 página hecha", "{} páginas hechas"],
        ),
        Language::Pt => (
            ["1 ficha lida", "{} fichas lidas"],
            ["1 página feita", "{} páginas feitas"],
        ),
        Language::En => (
            ["1 record read", "{} records read"],
            ["1 page made", "{} pages made"],
        ),
    };
    let read = outcome::counted(built.entries_read, read);
    let made = outcome::counted(built.pages_rendered, made);
    format!("{read}, {made}, {time} s")
}

fn taken(port: u16, language: Language) -> String {
    match language {
        Language::Es => format!("el puerto {port} está ocupado; se usa el siguiente libre"),
        Language::Pt => format!("a porta {port} está ocupada; usa-se a próxima livre"),
        Language::En => format!("port {port} is taken; using the next free one"),
    }
}

/// The system's own way to open an address; if there is none, the address is on screen.
fn open_browser(url: &str) {
    let program = match std::env::consts::OS {
        "macos" => "open",
        "windows" => "explorer",
        _ => "xdg-open",
    };
    let _ = std::process::Command::new(program).arg(url).spawn();
}
