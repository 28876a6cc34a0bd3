//! An entry's file that somebody sent.

use super::super::{CONTENT_ERRORS, outcome};
use super::{DRY, Import, NOTHING_WRITTEN, with};
use crate::diag::{Diag, Words};
use crate::intake::{self, Known, Line, SentFate};
use anyhow::Result;
use std::io::IsTerminal;

/// More differences than this are no longer read in a terminal.
const MOST_LINES: usize = 60;

pub fn run(import: &Import, bytes: &[u8]) -> Result<u8> {
    let (schema, files) = (import.catalogue.schema, import.catalogue.files);
    let name = import.file();
    let sent = intake::take(schema, import.catalogue.collection, files, &name, bytes)?;
    if sent.fate == SentFate::Same {
        import.note_of(&SAME, &sent.path);
        return Ok(0);
    }
    let wrong = sent.diags.iter().any(Diag::is_error);
    let shown = with(files, sent.source);
    outcome::tell(
        &sent.diags,
        &shown,
        import.language,
        import.args.telling.format,
    );
    if wrong {
        import.note(&NOTHING_WRITTEN);
        return Ok(CONTENT_ERRORS);
    }
    if let SentFate::Edit {
        title,
        before,
        known,
    } = &sent.fate
    {
        let words = match known {
            Known::Name => BY_NAME,
            Known::Title => BY_TITLE,
            Known::Slug => BY_SLUG,
        };
        let words = words.get(import.language).replace("{path}", &sent.path);
        eprintln!("{}\n", words.replace("{title}", title));
        show(import, before, &sent.text);
        if !import.args.update && !import.args.dry_run {
            import.note(&HOW);
            return Ok(CONTENT_ERRORS);
        }
    }
    if import.args.dry_run {
        import.note(&DRY);
    } else {
        import.write(&sent.path, &sent.text)?;
    }
    super::super::say(&sent.path);
    Ok(0)
}

/// The lines that differ.
fn show(import: &Import, before: &str, after: &str) {
    let terminal = std::io::stderr().is_terminal();
    let color = terminal && std::env::var_os("NO_COLOR").is_none();
    let paint = |code: &str, line: String| match color {
        true => format!("\u{1b}[{code}m{line}\u{1b}[0m"),
        false => line,
    };
    let lines = intake::lines(before, after);
    for line in lines.iter().take(MOST_LINES) {
        let line = match line {
            Line::Before(text) => paint("31", format!("- {}", clean(text))),
            Line::After(text) => paint("32", format!("+ {}", clean(text))),
            Line::Gap => "  …".to_owned(),
        };
        eprintln!("{line}");
    }
    if lines.len() > MOST_LINES {
        import.note_of(&MORE, &(lines.len() - MOST_LINES).to_string());
    }
    eprintln!();
}

/// What a stranger wrote must not steer the terminal.
fn clean(text: &str) -> String {
    let plain = |it: char| if it.is_control() { ' ' } else { it };
    text.chars().map(plain).collect()
}

const SAME: Words = Words {
    es: "no hay cambios: {} ya dice lo mismo",
    pt: "não há mudanças: {} já diz o mesmo",
    en: "no changes: {} says the same already",
};
const BY_NAME: Words = Words {
    es: "es otra versión de {path}, por el nombre del archivo («{title}»). Cambia esto:",
    pt: "é outra versão de {path}, pelo nome do arquivo (“{title}”). Muda isto:",
    en: "this is another version of {path}, by the file's name (“{title}”). It changes this:",
};
const BY_TITLE: Words = Words {
    es: "es otra versión de {path}, por su título («{title}»). Cambia esto:",
    pt: "é outra versão de {path}, pelo título (“{title}”). Muda isto:",
    en: "this is another version of {path}, by its title (“{title}”). It changes this:",
};
const BY_SLUG: Words = Words {
    es: "{path} ya existe con otro título («{title}») y el mismo nombre de archivo. Si son dos experiencias, cambie el título de la nueva. Esto es distinto:",
    pt: "{path} já existe com outro título (“{title}”) e o mesmo nome de arquivo. Se são duas experiências, mude o título da nova. Isto é diferente:",
    en: "{path} already exists with another title (“{title}”) and the same file name. If they are two experiences, change the title of the new one. This is different:",
};
const HOW: Words = Words {
    es: "no se ha escrito nada; para tomar la versión nueva, repita la orden con --update",
    pt: "nada foi escrito; para tomar a versão nova, repita o comando com --update",
    en: "nothing was written; to take the new version, run the command again with --update",
};
const MORE: Words = Words {
    es: "… y {} líneas más",
    pt: "… e mais {} linhas",
    en: "… and {} more lines",
};
