//! `fichero build`: check everything, then publish all of it or nothing.

use super::{Cli, Format, outcome};
use crate::build::{self, Build, Memo, Options};
use crate::diag::Language;
use crate::disk;
use crate::report::Tally;
use crate::schema::Overrides;
use crate::source::History;
use anyhow::Result;
use indicatif::ProgressBar;
use std::path::PathBuf;
use std::time::{Duration, Instant};

#[derive(clap::Args)]
#[command(help_template = super::HELP, next_help_heading = "Opciones")]
#[command(override_usage = "fichero build [OPCIONES]")]
pub struct Args {
    /// Carpeta donde se publica (por omisión, `public` dentro del catálogo)
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Dirección del sitio, si no es la de site.toml
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Publica también los borradores
    #[arg(long)]
    drafts: bool,
    /// Cuántos hilos de trabajo (por omisión, todos los del equipo)
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
    #[command(flatten)]
    telling: outcome::Telling,
    /// Los avisos también impiden publicar
    #[arg(long)]
    strict: bool,
}

pub fn run(cli: &Cli, args: &Args) -> Result<u8> {
    let start = Instant::now();
    if let Some(jobs) = args.jobs {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs.max(1));
        pool.build_global()?;
    }
    let spinner = ProgressBar::new_spinner();
    // Work below half a second needs no sign of life.
    spinner.enable_steady_tick(Duration::from_millis(500));
    let (files, diags) = disk::read_with_history(&cli.root, &History::default())?;
    let language = cli.language(&files);
    let options = Options {
        overrides: Overrides {
            base_url: args.base_url.clone(),
            drafts: args.drafts,
            day: super::day(),
        },
        check_only: false,
    };
    let mut memo = Memo::default();
    let mut built = build::build(&files, &options, &mut memo)?;
    // The process ends after this: taking ten thousand entries apart first is waste.
    std::mem::forget(memo);
    built.diags.extend(diags);
    crate::diag::sort(&mut built.diags);
    outcome::without_hints(&mut built.diags);
    let tally = Tally::of(&built.diags);
    let refused = outcome::refused(tally, args.strict);
    let out = args.out.clone();
    let out = out.unwrap_or_else(|| cli.root.join("public"));
    let published = match refused {
        true => None,
        false => Some(disk::publish(&built.outputs, &out)?),
    };
    spinner.finish_and_clear();
    outcome::tell(&built.diags, &files, language, args.telling.format);
    if args.telling.format == Format::Human {
        let time = super::seconds(start.elapsed(), language);
        match published {
            Some(_) => super::say(&done(&built, tally, &time, language)),
            None => eprintln!("{}", failed(tally, language)),
        }
    }
    Ok(outcome::code(refused, built.no_schema))
}

fn done(built: &Build, tally: Tally, time: &str, language: Language) -> String {
    let (entries, pages) = match language {
        Language::Es | Language::Pt => (["1 ficha", "{} fichas"], ["1 página", "{} páginas"]),
        Language::En => (["1 record", "{} records"], ["1 page", "{} pages"]),
    };
    let entries = outcome::counted(built.entries, entries);
    let pages = outcome::counted(built.pages, pages);
    let faults = outcome::faults(tally, language);
    format!("{entries}, {pages}, {faults}, {time} s")
}

fn failed(tally: Tally, language: Language) -> String {
    let faults = outcome::faults(tally, language);
    match language {
        Language::Es => format!("{faults}: no se publicó nada"),
        Language::Pt => format!("{faults}: nada foi publicado"),
        Language::En => format!("{faults}: nothing was published"),
    }
}
