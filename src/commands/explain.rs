//! `fichero explain F012`: a problem's rule and reason, with a wrong and a
//! corrected example.

use super::Cli;
use crate::diag::codes::{self, Code, Part};
use crate::diag::{Language, Trouble, Words};
use crate::disk;
use anyhow::Result;

#[derive(clap::Args)]
#[command(help_template = super::HELP, next_help_heading = "Opciones")]
#[command(override_usage = "fichero explain [OPCIONES] [CÓDIGO]")]
pub struct Args {
    /// Código del problema, como F012; sin él se listan todos
    #[arg(value_name = "CÓDIGO")]
    code: Option<String>,
}

pub fn run(cli: &Cli, args: &Args) -> Result<u8> {
    // Outside a catalogue there is no site to say a language: the machine decides.
    let files = disk::read_files(&cli.root).map(|(files, _)| files);
    let language = cli.language(&files.unwrap_or_default());
    let Some(id) = &args.code else {
        for code in codes::all() {
            super::say(&format!("{}  {}", code.id, code.general_message(language)));
        }
        return Ok(0);
    };
    let Some(code) = codes::find(id) else {
        return Err(Trouble::new(&NO_SUCH_CODE, id.as_str()).into());
    };
    super::say(&explanation(code, language));
    Ok(0)
}

fn explanation(code: &Code, language: Language) -> String {
    let sample = &code.sample;
    let indent = |text: &str| {
        let lines = text
            .trim_end()
            .lines()
            .map(|it| format!("    {it}").trim_end().to_owned());
        lines.collect::<Vec<_>>().join("\n")
    };
    let (wrong, right) = match sample.part {
        Part::Told => (sample.wrong.to_owned(), sample.right.to_owned()),
        _ => (indent(sample.wrong), indent(sample.right)),
    };
    format!(
        "{} · {}\n\n{}\n\n{}\n{wrong}\n\n{}\n{right}",
        code.id,
        code.general_message(language),
        code.why.get(language),
        WRONG.get(language),
        RIGHT.get(language),
    )
}

const WRONG: Words = Words {
    es: "Así no:",
    pt: "Assim não:",
    en: "Not like this:",
};
const RIGHT: Words = Words {
    es: "Así sí:",
    pt: "Assim sim:",
    en: "Like this:",
};
static NO_SUCH_CODE: Words = Words {
    es: "no hay un código `{}`; `fichero explain` los lista todos",
    pt: "não há um código `{}`; `fichero explain` lista todos",
    en: "there is no code `{}`; `fichero explain` lists them all",
};
