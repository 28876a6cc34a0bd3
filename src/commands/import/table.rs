//! A table of answers: first its map is proposed, then its rows are taken in by it.

use super::super::{CONTENT_ERRORS, Format, outcome, say};
use super::{Args, DRY, Import, NOTHING_WRITTEN, with};
use crate::diag::{Diag, Language, Words};
use crate::disk;
use crate::intake::{self, Change, Fate, Planned, Table, Taken, Wanted};
use crate::source::Source;
use anyhow::Result;
use serde_json::json;
use std::path::PathBuf;

/// The map that the person named, or the one beside the table.
pub struct Chosen {
    path: PathBuf,
    source: Option<Source>,
}

impl Chosen {
    pub fn new(args: &Args) -> Result<Chosen> {
        let beside = || args.file.with_extension("mapa.toml");
        let path = args.map.clone().unwrap_or_else(beside);
        let bytes = disk::read_if_there(&path)?;
        let name = super::super::shown(&path);
        let source = bytes.map(|it| Source::new(&name, it));
        Ok(Chosen { path, source })
    }

    pub fn collection(&self) -> Option<String> {
        intake::collection_of(self.source.as_ref()?)
    }
}

pub fn run(import: &Import, bytes: &[u8], map: &Chosen) -> Result<u8> {
    let args = import.args;
    let mut diags = Vec::new();
    let named = map.source.as_ref().and_then(intake::sheet_of);
    let sheet = args.sheet.clone().or(named);
    let table = intake::read_table(&import.file(), bytes, sheet.as_deref(), &mut diags);
    let unread = table.columns.is_empty();
    let Some(source) = map.source.as_ref().filter(|_| !unread) else {
        outcome::tell(
            &diags,
            import.catalogue.files,
            import.language,
            args.telling.format,
        );
        return match unread {
            true => Ok(CONTENT_ERRORS),
            false => propose(import, &table, map),
        };
    };
    let wanted = Wanted {
        update: args.update,
        valid: args.valid,
    };
    let broken = diags.iter().any(Diag::is_error);
    let mut taken = intake::take_table(import.catalogue, &table, source, wanted)?;
    // A row that lost its place may have moved others: nothing of the sheet is sure.
    if broken {
        taken.plan.clear();
    }
    diags.append(&mut taken.diags);
    let text = source.text().unwrap_or_default();
    let shown = Source::new(&source.path, text.as_bytes().to_vec());
    let files = with(import.catalogue.files, shown);
    tell_plan(import, &taken);
    outcome::tell(&diags, &files, import.language, args.telling.format);
    let wrong = diags.iter().any(Diag::is_error);
    if wrong && (broken || !args.valid) {
        import.note(&NOTHING_WRITTEN);
        return Ok(CONTENT_ERRORS);
    }
    if args.dry_run {
        import.note(&DRY);
    } else {
        for it in taken.plan.iter().filter(|it| it.fate != Fate::Same) {
            import.write(&it.path, &it.text)?;
        }
        remember(import, &taken, map, text)?;
    }
    if args.telling.format == Format::Human {
        say(&summary(&taken.plan, import.language));
    }
    Ok(if wrong { CONTENT_ERRORS } else { 0 })
}

/// Writes a map for review; nothing is imported by it yet.
fn propose(import: &Import, table: &Table, map: &Chosen) -> Result<u8> {
    let text = intake::propose(import.catalogue, table, import.language);
    let path = super::super::shown(&map.path);
    if import.args.dry_run {
        say(text.trim_end());
        return Ok(0);
    }
    disk::write_file(&map.path, text.as_bytes())?;
    say(&path);
    import.note_of(&REVIEW, &path);
    Ok(0)
}

/// The map keeps what became of each row; it is written only when that changed.
fn remember(import: &Import, taken: &Taken, map: &Chosen, text: &str) -> Result<()> {
    let note = ROWS.get(import.language);
    let after = intake::remember(text, &taken.rows, note);
    if after != text {
        disk::write_file(&map.path, after.as_bytes())?;
    }
    Ok(())
}

fn tell_plan(import: &Import, taken: &Taken) {
    for it in &taken.plan {
        match import.args.telling.format {
            Format::Human => tell_person(import, it),
            Format::Json => {
                let fate = match it.fate {
                    Fate::New => "new",
                    Fate::Changed(_) => "changed",
                    Fate::Same => "same",
                };
                say(&json!({ "path": it.path, "fate": fate }).to_string());
            }
            // Their readers expect nothing but problems.
            Format::Github | Format::Sarif => {}
        }
    }
}

fn tell_person(import: &Import, planned: &Planned) {
    let fate = match &planned.fate {
        Fate::New => NEW,
        Fate::Changed(_) => CHANGED,
        Fate::Same => return,
    };
    say(&format!("{} {}", fate.get(import.language), planned.path));
    if let Fate::Changed(changes) = &planned.fate {
        for it in changes {
            say(&format!("  {}", change(it)));
        }
    }
}

/// `Contacto: «antes» → «ahora»`.
fn change(change: &Change) -> String {
    const LONGEST: usize = 60;
    let short = |text: &str| -> String {
        let text = crate::text::one_line(text);
        match text.chars().count() > LONGEST {
            true => text.chars().take(LONGEST).chain(['…']).collect(),
            false => text,
        }
    };
    let (before, after) = (short(&change.before), short(&change.after));
    format!("{}: «{before}» → «{after}»", change.label)
}

fn summary(plan: &[Planned], language: Language) -> String {
    let count = |wanted: fn(&Fate) -> bool| plan.iter().filter(|it| wanted(&it.fate)).count();
    let new = count(|it| *it == Fate::New);
    let changed = count(|it| matches!(it, Fate::Changed(_)));
    let same = count(|it| *it == Fate::Same);
    let [news, changes, sames] = match language {
        Language::Es => [
            ["1 nueva", "{} nuevas"],
            ["1 cambiada", "{} cambiadas"],
            ["1 igual", "{} iguales"],
        ],
        Language::Pt => [
            ["1 nova", "{} novas"],
            ["1 mudada", "{} mudadas"],
            ["1 igual", "{} iguais"],
        ],
        Language::En => [
            ["1 new", "{} new"],
            ["1 changed", "{} changed"],
            ["1 the same", "{} the same"],
        ],
    };
    let parts = [(new, news), (changed, changes), (same, sames)];
    let parts = parts.map(|(count, words)| outcome::counted(count, words));
    parts.join(", ")
}

const REVIEW: Words = Words {
    es: "se propuso un mapa de la tabla y no se importó nada; revise {} y repita la orden con --map {}",
    pt: "foi proposto um mapa da tabela e nada foi importado; revise {} e repita o comando com --map {}",
    en: "a map of the table was proposed and nothing was imported; review {} and run the command again with --map {}",
};
const ROWS: Words = Words {
    es: "Lo que salió de cada fila: lo escribe fichero, para reconocerla cuando vuelva a venir.",
    pt: "O que saiu de cada linha: o fichero escreve, para reconhecê-la quando vier de novo.",
    en: "What came of each row: written by fichero, to know it again when it comes back.",
};
const NEW: Words = Words {
    es: "nueva    ",
    pt: "nova     ",
    en: "new      ",
};
const CHANGED: Words = Words {
    es: "cambiada ",
    pt: "mudada   ",
    en: "changed  ",
};
