//! `fichero search`: the entries that hold some words, in the terminal.

use super::{Cli, FAILED, outcome};
use crate::build::{self, Memo};
use crate::catalogue::Catalogue;
use crate::catalogue::search::{Found, Query, SearchIndex};
use crate::content::Entry;
use crate::diag::{Language, Trouble, Words};
use crate::disk;
use crate::schema::{Collection, Schema};
use crate::text;
use crate::views;
use anyhow::Result;
use clap::ValueEnum;
use serde_json::json;

#[derive(clap::Args)]
#[command(help_template = super::HELP, next_help_heading = "Opciones")]
pub struct Args {
    /// Palabras; entre comillas, una frase exacta; con un guion delante, lo que no debe estar
    #[arg(allow_hyphen_values = true, default_value = "")]
    query: String,
    /// Solo las que tienen este término: pais=bo (se puede repetir)
    #[arg(long, value_name = "CAMPO=TÉRMINO")]
    filter: Vec<String>,
    /// Cuántas se muestran
    #[arg(long, default_value_t = 10, value_name = "N")]
    limit: usize,
    /// Cómo se escriben los resultados
    #[arg(long, value_enum, default_value_t = Style::Human)]
    format: Style,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Style {
    /// Para personas
    Human,
    /// Un objeto JSON por línea
    Json,
}

/// A field and the terms of which one must be there.
type Filter = (usize, Vec<String>);

pub fn run(cli: &Cli, args: &Args) -> Result<u8> {
    let (files, _) = disk::read_files(&cli.root)?;
    let language = cli.language(&files);
    let Some(schema) = outcome::schema(&files, language) else {
        return Ok(FAILED);
    };
    // What is wrong in the content is for `check`: what can be read can be found.
    let entries = build::read_entries(&schema, &files, &mut Memo::default(), &mut Vec::new());
    let (catalogue, _) = Catalogue::new(&schema, &files, &entries);
    let Some(shelf) = views::main_shelf(&catalogue) else {
        return Ok(0);
    };
    let filters = read_filters(&schema, shelf.collection, &args.filter)?;
    let query = Query::parse(&args.query);
    let mut found = match query.is_empty() && query.excluded.is_empty() {
        true => Found {
            hits: (0..shelf.entries.len()).map(|at| (at, 0.0)).collect(),
            some: false,
        },
        false => SearchIndex::new(&schema, shelf)?.search(&query)?,
    };
    found
        .hits
        .retain(|(at, _)| passes(shelf.entries[*at], &filters));
    let shown = found.hits.iter().take(args.limit);
    let shown = shown.map(|(at, score)| (shelf.entries[*at], *score));
    match args.format {
        Style::Human => print_human(&schema, shelf.collection, shown, &found, language),
        Style::Json => print_json(&schema, shelf.collection, shown, &found),
    }
    Ok(0)
}

/// `pais=bo`, `temas=turismo`: terms of one field widen, fields narrow.
fn read_filters(schema: &Schema, collection: &Collection, typed: &[String]) -> Result<Vec<Filter>> {
    let mut filters: Vec<Filter> = Vec::new();
    for it in typed {
        let (name, term) = it.split_once('=').unwrap_or((it, ""));
        let field = collection.field(name).filter(|(_, it)| it.filter);
        let Some((at, field)) = field else {
            let known = collection.fields.iter().filter(|it| it.filter);
            let known: Vec<&str> = known.map(|it| it.name.as_str()).collect();
            let about = format!("{name} ({})", known.join(", "));
            return Err(Trouble::new(&NO_SUCH_FILTER, about).into());
        };
        let vocabulary = field.vocabulary(&schema.vocabularies);
        let found = vocabulary.and_then(|all| {
            let by_slug = || all.terms.iter().find(|it| it.slug == text::slug(term));
            all.find(term)
                .or_else(by_slug)
                .or_else(|| all.by_word(term))
        });
        let Some(found) = found else {
            return Err(Trouble::new(&NO_SUCH_TERM, it.as_str()).into());
        };
        match filters.iter_mut().find(|(field, _)| *field == at) {
            Some((_, terms)) => terms.push(found.id.clone()),
            None => filters.push((at, vec![found.id.clone()])),
        }
    }
    Ok(filters)
}

fn passes(entry: &Entry, filters: &[Filter]) -> bool {
    filters.iter().all(|(field, terms)| {
        let held = entry.value(*field).map(|it| it.terms()).unwrap_or_default();
        held.iter().any(|it| terms.contains(&it.id))
    })
}

fn print_human<'a>(
    schema: &Schema,
    collection: &Collection,
    shown: impl Iterator<Item = (&'a Entry, f32)>,
    found: &Found,
    language: Language,
) {
    for (entry, _) in shown {
        let title = entry.text(Some(collection.roles.title));
        super::say(&format!(
            "{title}\n  {}",
            schema.site.url(&collection.entry_path(&entry.slug))
        ));
    }
    let total = found.hits.len();
    let words = match (total, found.some) {
        (0, _) => NONE,
        (_, true) => SOME,
        (1, false) => ONE,
        (_, false) => MANY,
    };
    eprintln!("{}", words.get(language).replace("{}", &total.to_string()));
}

fn print_json<'a>(
    schema: &Schema,
    collection: &Collection,
    shown: impl Iterator<Item = (&'a Entry, f32)>,
    found: &Found,
) {
    for (entry, score) in shown {
        let row = json!({
            "id": entry.slug,
            "title": entry.text(Some(collection.roles.title)),
            "url": schema.site.url(&collection.entry_path(&entry.slug)),
            "lang": entry.language,
            "score": score,
        });
        super::say(&row.to_string());
    }
    let summary = json!({ "summary": { "total": found.hits.len(), "some_words": found.some } });
    super::say(&summary.to_string());
}

static NO_SUCH_FILTER: Words = Words {
    es: "no se puede filtrar por eso; los filtros van entre paréntesis: {}",
    pt: "não se pode filtrar por isso; os filtros vão entre parênteses: {}",
    en: "that is not a filter; the filters are in brackets: {}",
};
static NO_SUCH_TERM: Words = Words {
    es: "no hay un término así: {}",
    pt: "não há um termo assim: {}",
    en: "there is no such term: {}",
};
const NONE: Words = Words {
    es: "ninguna experiencia; pruebe con menos palabras",
    pt: "nenhuma experiência; tente com menos palavras",
    en: "no experiences; try fewer words",
};
const ONE: Words = Words {
    es: "1 experiencia",
    pt: "1 experiência",
    en: "1 experience",
};
const MANY: Words = Words {
    es: "{} experiencias",
    pt: "{} experiências",
    en: "{} experiences",
};
const SOME: Words = Words {
    es: "ninguna tiene todas las palabras; {} tienen alguna",
    pt: "nenhuma tem todas as palavras; {} têm alguma",
    en: "none has all the words; {} have some",
};
