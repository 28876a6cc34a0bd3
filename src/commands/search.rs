//! `fichero search`: what the search of the page finds, in the terminal.
//!
//! The index is made and read as the page does it: the same entries in the same order.

use super::{Cli, FAILED, outcome};
use crate::build::{self, Memo};
use crate::catalogue::Catalogue;
use crate::catalogue::search::{Query, SearchIndex};
use crate::content::Entry;
use crate::diag::{Language, Trouble, Words};
use crate::disk;
use crate::render::index::{self, Answer, Ask, Reader};
use crate::schema::{Collection, INDEX, Schema};
use crate::text;
use crate::views::{self, Listing};
use anyhow::{Context, Result};
use clap::ValueEnum;
use serde_json::json;

#[derive(clap::Args)]
#[command(help_template = super::HELP, next_help_heading = "Opciones")]
#[command(override_usage = "fichero search [OPCIONES] [PALABRAS]")]
pub struct Args {
    /// Palabras; entre comillas, una frase exacta; con un guion delante, lo que no debe estar
    #[arg(
        allow_hyphen_values = true,
        default_value = "",
        value_name = "PALABRAS"
    )]
    #[arg(hide_default_value = true)]
    query: String,
    /// Solo las que tienen este término: pais=bo (se puede repetir)
    #[arg(long, value_name = "CAMPO=TÉRMINO")]
    filter: Vec<String>,
    /// Cuántas se muestran (por omisión, 10)
    #[arg(
        long,
        default_value_t = 10,
        value_name = "N",
        hide_default_value = true
    )]
    limit: usize,
    /// Cómo se escriben los resultados: human (para personas) o json
    #[arg(long, value_enum, default_value_t = Style::Human)]
    #[arg(
        hide_default_value = true,
        hide_possible_values = true,
        value_name = "F"
    )]
    format: Style,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Style {
    /// Para personas
    Human,
    /// Un objeto JSON por línea
    Json,
}

/// A field by name and the ids of which one must be there.
type Filter = (String, Vec<String>);

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
    let ask = Ask {
        query: Query::parse(&args.query),
        filters: read_filters(&schema, shelf.collection, &args.filter)?,
        order: None,
    };
    let searched = SearchIndex::new(&schema, shelf)?;
    let (head, parts) = index::write(&searched, &Listing::new(&catalogue, shelf), INDEX);
    let reader = Reader::open(&head, &parts).context("el índice no se puede leer")?;
    let entry = |document: u32| shelf.entries[shelf.grouped[document as usize]];
    let text = |document: u32| {
        let source = files.get(&entry(document).path);
        source.map_or(String::new(), |it| {
            String::from_utf8_lossy(it.bytes()).into_owned()
        })
    };
    let answer = reader.ask(&ask, &text);
    let shown = answer.hits.iter().take(args.limit);
    let shown = shown.map(|(document, score)| (entry(*document), *score));
    match args.format {
        Style::Human => print_human(&schema, shelf.collection, shown, &answer, language),
        Style::Json => print_json(&schema, shelf.collection, shown, &answer),
    }
    Ok(0)
}

/// `pais=bo`, `temas=turismo`: terms of one field widen, fields narrow.
fn read_filters(schema: &Schema, collection: &Collection, typed: &[String]) -> Result<Vec<Filter>> {
    let mut filters: Vec<Filter> = Vec::new();
    for it in typed {
        let (name, term) = it.split_once('=').unwrap_or((it, ""));
        let field = collection.field(name).filter(|(_, it)| it.filter);
        let Some((_, field)) = field else {
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
        let id = found.id.to_lowercase();
        match filters.iter_mut().find(|(it, _)| it == name) {
            Some((_, ids)) => ids.push(id),
            None => filters.push((name.to_owned(), vec![id])),
        }
    }
    Ok(filters)
}

fn print_human<'a>(
    schema: &Schema,
    collection: &Collection,
    shown: impl Iterator<Item = (&'a Entry, u64)>,
    answer: &Answer,
    language: Language,
) {
    for (entry, _) in shown {
        let title = entry.text(Some(collection.roles.title));
        super::say(&format!(
            "{title}\n  {}",
            schema.site.url(&collection.entry_path(&entry.slug))
        ));
    }
    for repair in &answer.repairs {
        let words = if repair.beside { BESIDE } else { INSTEAD };
        let words = words.get(language).replace("{used}", &repair.used);
        eprintln!("{}", words.replace("{typed}", &repair.typed));
    }
    let total = answer.hits.len();
    let words = match (total, answer.some) {
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
    shown: impl Iterator<Item = (&'a Entry, u64)>,
    answer: &Answer,
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
    let repairs = answer.repairs.iter();
    let repairs: Vec<_> = repairs
        .map(|it| json!({ "typed": it.typed, "used": it.used, "beside": it.beside }))
        .collect();
    let summary = json!({ "summary": {
        "total": answer.hits.len(),
        "some_words": answer.some,
        "repairs": repairs,
        "phrase": answer.read.map(|(read, of)| json!({ "read": read, "of": of })),
    } });
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
const INSTEAD: Words = Words {
    es: "resultados para «{used}»; para buscar «{typed}», escríbalo entre comillas",
    pt: "resultados para “{used}”; para buscar “{typed}”, escreva entre aspas",
    en: "results for “{used}”; to search for “{typed}”, put it in quotes",
};
const BESIDE: Words = Words {
    es: "con resultados para «{used}»; para buscar solo «{typed}», escríbalo entre comillas",
    pt: "com resultados para “{used}”; para buscar só “{typed}”, escreva entre aspas",
    en: "with results for “{used}”; to search for “{typed}” alone, put it in quotes",
};
