//! The body of an issue, as a forge's form wrote it.

use super::super::{CONTENT_ERRORS, outcome, say};
use super::{DRY, Import, NOTHING_WRITTEN, with};
use crate::diag::{Diag, Words};
use crate::disk;
use crate::intake::{self, Fate, Planned, Taken};
use crate::report;
use crate::source::{Files, Source};
use anyhow::Result;

pub fn run(import: &Import, bytes: &[u8]) -> Result<u8> {
    let args = import.args;
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    let issue = Source::new(&import.file(), text.clone().into_bytes());
    let taken = intake::take_issue(import.catalogue, &issue, &args.title, args.update)?;
    let shown = with(import.catalogue.files, issue);
    outcome::tell(&taken.diags, &shown, import.language, args.telling.format);
    let planned = taken.plan.first();
    if let Some(path) = &args.report {
        let told = told(import, &taken, &shown);
        disk::write_file(path, told.as_bytes())?;
    }
    let Some(planned) = planned else {
        import.note(&NOTHING_WRITTEN);
        return Ok(CONTENT_ERRORS);
    };
    if args.dry_run {
        import.note(&DRY);
    } else if planned.fate != Fate::Same {
        import.write(&planned.path, &planned.text)?;
    }
    say(&planned.path);
    Ok(0)
}

/// What became of the issue, for a comment under it.
fn told(import: &Import, taken: &Taken, files: &Files) -> String {
    let wrong = taken.diags.iter().any(Diag::is_error);
    let head = match (taken.plan.first(), wrong) {
        (Some(planned), false) => taken_as(import, planned),
        _ => REFUSED.get(import.language).to_owned(),
    };
    let problems = report::markdown(&taken.diags, files, import.language);
    match problems.is_empty() {
        true => format!("{head}\n"),
        false => format!("{head}\n\n{problems}"),
    }
}

fn taken_as(import: &Import, planned: &Planned) -> String {
    let words = match planned.fate {
        Fate::New => NEW,
        Fate::Changed(_) => CHANGED,
        Fate::Same => SAME,
    };
    // A path of ours has no sign that Markdown knows but `_`, which code keeps.
    words.get(import.language).replace("{}", &planned.path)
}

const REFUSED: Words = Words {
    es: "Gracias por la ficha. Todavía no se puede tomar; esto es lo que falta. Edite el asunto y se revisará de nuevo.",
    pt: "Obrigado pela ficha. Ainda não é possível tomá-la; isto é o que falta. Edite o assunto e ele será revisado de novo.",
    en: "Thank you for the record. It cannot be taken in yet; this is what is left to do. Edit the issue and it will be checked again.",
};
const NEW: Words = Words {
    es: "Gracias por la ficha. Se tomó como `{}`.",
    pt: "Obrigado pela ficha. Foi tomada como `{}`.",
    en: "Thank you for the record. It was taken in as `{}`.",
};
const CHANGED: Words = Words {
    es: "Gracias. Se actualizó `{}`.",
    pt: "Obrigado. `{}` foi atualizada.",
    en: "Thank you. `{}` was updated.",
};
const SAME: Words = Words {
    es: "Gracias. `{}` ya dice lo mismo: no hay cambios.",
    pt: "Obrigado. `{}` já diz o mesmo: não há mudanças.",
    en: "Thank you. `{}` says the same already: there are no changes.",
};
