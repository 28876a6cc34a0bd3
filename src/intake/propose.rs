//! A map for a table nobody has mapped yet: which column looks like which field, and
//! which words like which terms, written for a person to review.
//!
//! Comes in: the table and the collection. Goes out: the text of a map. Nothing that is
//! only near is used: it stands in a comment.

use super::cells::{Reader, first_number_is_day, pieces};
use super::map::{
    Axis, COLLECTION, COLUMN, COLUMNS, DATES, DAY_FIRST, FIXED, KEY, LATITUDE, LONGITUDE,
    MONTH_FIRST, SECTION, Target, WORDS,
};
use super::names::{bare, likeness};
use super::synonyms::{self, KEYS, SERVICE, STAMPS};
use super::table::{Column, Table};
use crate::diag::{Language, Words, letters};
use crate::schema::{Collection, Field, Input, Schema, Vocabulary};
use crate::text::{self, quoted};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// From here on a header is taken for a name.
const ENOUGH: u32 = 60;
/// From here on a question is taken for one of a section's, of which it may have several.
const SURELY: u32 = 90;
/// A column of free text has as many values as rows: no list for anybody to review.
const MOST_WORDS: usize = 60;

/// What the map is written for.
pub struct Proposal<'a> {
    pub schema: &'a Schema,
    pub collection: &'a Collection,
    pub table: &'a Table,
    pub reader: &'a Reader<'a>,
    /// Of the comments.
    pub language: Language,
}

/// The text of the map.
pub fn propose(proposal: &Proposal) -> String {
    let targets = targets(proposal);
    let words = |it: Words| it.get(proposal.language);
    let collection = proposal.collection;
    let mut out = String::new();
    // A map is kept in git: where the table lay on somebody's machine stays out of it.
    let file = proposal.table.file.rsplit(['/', '\\']).next();
    let head = words(HEAD).replace("{file}", file.unwrap_or_default());
    for line in head.lines() {
        let _ = writeln!(out, "# {line}");
    }
    let _ = writeln!(out, "\n{COLLECTION} = {}", quoted(&collection.name));
    let order = match month_first(proposal, &targets) {
        true => MONTH_FIRST,
        false => DAY_FIRST,
    };
    let _ = writeln!(
        out,
        "\n# {}\n{DATES} = {}",
        words(DATES_NOTE),
        quoted(order)
    );
    let _ = writeln!(out, "\n# {}", words(COLUMNS_NOTE).replace('\n', "\n# "));
    let _ = writeln!(out, "[{COLUMNS}]");
    for (at, (column, target)) in proposal.table.columns.iter().zip(&targets).enumerate() {
        let (value, note) = described(proposal, target);
        let row = format!("{} = {}", quoted(&column.name), quoted(&value));
        let _ = writeln!(out, "{row}  # {} · {note}", letters(at));
    }
    write_terms(proposal, &targets, &mut out);
    let _ = writeln!(out, "\n# {}", words(KEY_NOTE).replace('\n', "\n# "));
    match key(proposal.table) {
        Some(column) => {
            let _ = writeln!(out, "[{KEY}]\n{COLUMN} = {}", quoted(&column.name));
        }
        None => {
            let _ = writeln!(out, "# [{KEY}]\n# {COLUMN} = \"ID\"");
        }
    }
    let _ = writeln!(out, "\n# {}", words(FIXED_NOTE));
    match &collection.draft {
        Some(draft) => {
            let name = &collection.fields[draft.field].name;
            let _ = writeln!(out, "# [{FIXED}]\n# {name} = {}", quoted(&draft.term));
        }
        None => {
            let _ = writeln!(out, "# [{FIXED}]");
        }
    }
    out
}

/// What each column is taken for: the surest first, each field once.
fn targets(proposal: &Proposal) -> Vec<Target> {
    let columns = &proposal.table.columns;
    let mut wishes: Vec<(u32, usize, Target)> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let found = candidates(proposal, column).into_iter();
        wishes.extend(found.map(|(score, target)| (score, at, target)));
    }
    wishes.sort_by_key(|(score, at, _)| (std::cmp::Reverse(*score), *at));
    let mut targets = vec![Target::Unused; columns.len()];
    let mut taken: Vec<Target> = Vec::new();
    for (score, at, target) in wishes {
        let several = match target {
            Target::Section(_) => score >= SURELY,
            _ => false,
        };
        let free = several || !taken.contains(&target);
        if score >= ENOUGH && free && targets[at] == Target::Unused {
            taken.push(target.clone());
            targets[at] = target;
        }
    }
    targets
}

fn candidates(proposal: &Proposal, column: &Column) -> Vec<(u32, Target)> {
    let (collection, header) = (proposal.collection, column.header.as_str());
    let folded = text::fold(header);
    if let Some(half) = half(collection, &folded) {
        return vec![(95, half)];
    }
    if is_of_service(proposal.table, &folded) {
        return Vec::new();
    }
    if let Some(target) = option(proposal, header) {
        return vec![(99, target)];
    }
    let mut found = Vec::new();
    for (at, field) in collection.fields.iter().enumerate() {
        let score = field_likeness(proposal, at, field, header);
        found.push((score, Target::Field(at)));
    }
    for section in collection.parts() {
        let titles = section.title.all().into_iter();
        let titles = titles.flat_map(|it| [it, it.split(':').next().unwrap_or(it)]);
        let questions = section.questions.iter().flat_map(|(_, it)| it);
        // A question says in brackets how to answer it.
        let questions = questions.map(|it| it.split('(').next().unwrap_or(it));
        let names = titles.chain(questions).chain([section.id.as_str()]);
        let score = names.map(|it| likeness(header, it)).max();
        // A field of the same name is meant before the section.
        let score = score.unwrap_or(0).saturating_sub(1);
        found.push((score, Target::Section(section.id.clone())));
    }
    found
}

/// A column that the service added, which may hold who answered: not to be published.
fn is_of_service(table: &Table, header: &str) -> bool {
    let columns = table.columns.iter().map(|it| text::fold(&it.header));
    let stamped = columns.into_iter().any(|it| STAMPS.contains(&it.as_str()));
    header.starts_with('_') || stamped && SERVICE.contains(&format!("| {header} |"))
}

fn field_likeness(proposal: &Proposal, at: usize, field: &Field, header: &str) -> u32 {
    let labels = field.label.all().into_iter().chain(field.plural.all());
    let own = labels.chain([field.name.as_str()]);
    let own = own.map(|it| likeness(header, it)).max().unwrap_or(0);
    let input = field.input(&proposal.schema.vocabularies);
    let role = synonyms::of_role(proposal.collection, at).split('|');
    let other = role.chain(synonyms::of_input(&input).split('|'));
    let other = other.map(|it| likeness(header, it.trim())).max();
    // A synonym is never as sure as the field's own name.
    own.max(other.unwrap_or(0).saturating_sub(5))
}

/// `lat`, `_Ubicación_longitude`: half of the collection's point.
fn half(collection: &Collection, header: &str) -> Option<Target> {
    let point = collection.roles.point?;
    let mut words = header.split(|it: char| !it.is_alphanumeric());
    let last = words.rfind(|it| !it.is_empty())?;
    let axis = match last {
        "lat" | "latitud" | "latitude" => Axis::Latitude,
        "lon" | "lng" | "long" | "longitud" | "longitude" => Axis::Longitude,
        _ => return None,
    };
    Some(Target::Half(point, axis))
}

/// `Temas/agua`, `Temas [Agua]`: one option of a field with a column of its own.
fn option(proposal: &Proposal, header: &str) -> Option<Target> {
    let bracketed = header
        .trim()
        .strip_suffix(']')
        .and_then(|it| it.rsplit_once('['));
    let (group, option) = bracketed.or_else(|| header.rsplit_once('/'))?;
    let fields = proposal.collection.fields.iter().enumerate();
    let mut fields = fields.filter_map(|(at, field)| {
        let vocabulary = chosen(field, proposal.schema)?;
        let score = field_likeness(proposal, at, field, bare(group));
        let id = proposal.reader.term(field, vocabulary, option)?;
        (score >= SURELY).then_some(Target::Term(at, id))
    });
    fields.next()
}

/// The vocabulary of a field that takes several terms.
fn chosen<'s>(field: &'s Field, schema: &'s Schema) -> Option<&'s Vocabulary> {
    match field.input(&schema.vocabularies) {
        Input::Terms { vocabulary, .. } => Some(vocabulary),
        Input::Roles { terms, .. } => Some(terms),
        _ => None,
    }
}

/// What the map says of a target, and what stands behind it for people.
fn described(proposal: &Proposal, target: &Target) -> (String, String) {
    let site = proposal.language.code();
    let fields = &proposal.collection.fields;
    let label = |at: usize| fields[at].label.get(site).to_owned();
    match target {
        Target::Unused => (String::new(), UNUSED.get(proposal.language).to_owned()),
        Target::Field(at) => (fields[*at].name.clone(), label(*at)),
        Target::Half(at, axis) => {
            let ending = match axis {
                Axis::Latitude => LATITUDE,
                Axis::Longitude => LONGITUDE,
            };
            (format!("{}{ending}", fields[*at].name), label(*at))
        }
        Target::Term(at, id) => {
            let vocabulary = chosen(&fields[*at], proposal.schema);
            let term = vocabulary.and_then(|it| it.find(id));
            let term = term.map_or("", |it| it.label.get(site));
            (
                format!("{}={id}", fields[*at].name),
                format!("{}: {term}", label(*at)),
            )
        }
        Target::Section(id) => {
            let title = proposal
                .collection
                .part(id)
                .map_or("", |it| it.title.get(site));
            (format!("{SECTION}{id}"), title.to_owned())
        }
    }
}

/// Under each field, the words of its columns: those that are understood, and in
/// comments those that are not.
fn write_terms(proposal: &Proposal, targets: &[Target], out: &mut String) {
    let mut first = true;
    for (at, field) in proposal.collection.fields.iter().enumerate() {
        let known: Vec<&Vocabulary> = match field.input(&proposal.schema.vocabularies) {
            Input::Term { vocabulary } | Input::Terms { vocabulary, .. } => vec![vocabulary],
            Input::Roles { terms, values } => vec![terms, values],
            _ => continue,
        };
        let columns = targets.iter().enumerate();
        let columns = columns.filter(|(_, it)| **it == Target::Field(at));
        let words = words(proposal, field, &known, columns.map(|(at, _)| at));
        if words.is_empty() {
            continue;
        }
        if std::mem::take(&mut first) {
            let note = TERMS_NOTE.get(proposal.language).replace('\n', "\n# ");
            let _ = writeln!(out, "\n# {note}");
        }
        let _ = writeln!(out, "[{WORDS}.{}]", quoted_key(&field.name));
        for (word, meaning) in words {
            let _ = writeln!(out, "{}", row(proposal, &known, &word, meaning.as_deref()));
        }
        out.push('\n');
    }
}

fn row(proposal: &Proposal, known: &[&Vocabulary], word: &str, meaning: Option<&str>) -> String {
    let label = |id: &str| {
        let term = known.iter().find_map(|it| it.find(id));
        term.map_or("", |it| it.label.get(proposal.language.code()))
    };
    if let Some(id) = meaning {
        return format!("{} = {}  # {}", quoted(word), quoted(id), label(id));
    }
    match known.iter().find_map(|it| it.nearest(word)) {
        Some(near) => {
            let ask = IS_IT.get(proposal.language).replace("{}", label(&near.id));
            format!("# {} = {}  # {ask}", quoted(word), quoted(&near.id))
        }
        None => {
            let ask = UNKNOWN.get(proposal.language);
            format!("# {} = \"\"  # {ask}", quoted(word))
        }
    }
}

/// Every different word of some columns with what it means, unless it is a term itself.
fn words(
    proposal: &Proposal,
    field: &Field,
    known: &[&Vocabulary],
    columns: impl Iterator<Item = usize>,
) -> Vec<(String, Option<String>)> {
    let mut words: BTreeMap<String, (String, Option<String>)> = BTreeMap::new();
    let meaning = |word: &str| {
        let mut known = known.iter();
        known.find_map(|it| proposal.reader.term(field, it, word))
    };
    for column in columns {
        for row in &proposal.table.rows {
            let text = row.cells[column].text();
            // A term and its role stand on both sides of a colon.
            let ends: &[char] = if known.len() > 1 {
                &[';', '\n', ':']
            } else {
                &[]
            };
            let cut = text.split(ends);
            for (word, id) in cut.flat_map(|it| pieces(it, &meaning)) {
                let itself = id
                    .as_deref()
                    .is_some_and(|it| it.eq_ignore_ascii_case(word));
                if !itself && words.len() < MOST_WORDS {
                    let folded = text::fold(word);
                    words.entry(folded).or_insert((word.to_owned(), id));
                }
            }
        }
    }
    words.into_values().collect()
}

/// Does some date of the table say that the month stands first?
fn month_first(proposal: &Proposal, targets: &[Target]) -> bool {
    let mut evidence = [0, 0];
    for (at, target) in targets.iter().enumerate() {
        let Target::Field(field) = target else {
            continue;
        };
        let field = &proposal.collection.fields[*field];
        let input = field.input(&proposal.schema.vocabularies);
        if matches!(input, Input::Day | Input::Month) {
            for row in &proposal.table.rows {
                match first_number_is_day(&row.cells[at].text()) {
                    Some(true) => evidence[0] += 1,
                    Some(false) => evidence[1] += 1,
                    None => {}
                }
            }
        }
    }
    evidence[1] > 0 && evidence[0] == 0
}

/// The column whose values name each answer for good.
fn key(table: &Table) -> Option<&Column> {
    KEYS.iter().find_map(|name| {
        let at = table
            .columns
            .iter()
            .position(|it| text::fold(&it.header) == *name)?;
        let mut seen = std::collections::BTreeSet::new();
        let mut rows = table.rows.iter().map(|it| it.cells[at].text());
        rows.all(|it| !it.is_empty() && seen.insert(it.into_owned()))
            .then(|| &table.columns[at])
    })
}

fn quoted_key(name: &str) -> String {
    let bare = |it: char| it.is_ascii_alphanumeric() || matches!(it, '_' | '-');
    match name.chars().all(bare) {
        true => name.to_owned(),
        false => quoted(name),
    }
}

const HEAD: Words = Words {
    es: "Mapa de «{file}»: qué es cada columna y qué quiere decir cada palabra.\nEs una propuesta: revísela, corrija lo que haga falta y repita la orden con --map.\nGuárdela junto con las fichas: aquí se anota también qué ficha salió de cada fila.",
    pt: "Mapa de “{file}”: o que é cada coluna e o que quer dizer cada palavra.\nÉ uma proposta: revise, corrija o que for preciso e repita o comando com --map.\nGuarde-o junto com as fichas: aqui se anota também que ficha saiu de cada linha.",
    en: "Map of “{file}”: what each column is and what each word means.\nIt is a proposal: review it, correct what is needed and run the command again with --map.\nKeep it with the records: it also notes which record came from each row.",
};
const DATES_NOTE: Words = Words {
    es: "En una fecha como 03/04/2015, primero va el día (\"day-first\") o el mes (\"month-first\").",
    pt: "Em uma data como 03/04/2015, primeiro vem o dia (\"day-first\") ou o mês (\"month-first\").",
    en: "In a date like 03/04/2015, the day comes first (\"day-first\") or the month (\"month-first\").",
};
const COLUMNS_NOTE: Words = Words {
    es: "Cada columna y lo que se toma de ella: el nombre de un campo; \"section:…\" para una sección;\n\"campo=término\" si la columna es una sola opción; \"\" si no se usa.",
    pt: "Cada coluna e o que se toma dela: o nome de um campo; \"section:…\" para uma seção;\n\"campo=termo\" se a coluna é uma só opção; \"\" se não se usa.",
    en: "Each column and what is taken from it: the name of a field; \"section:…\" for a section;\n\"field=term\" if the column is one option; \"\" if it is not used.",
};
const UNUSED: Words = Words {
    es: "sin uso",
    pt: "sem uso",
    en: "not used",
};
const TERMS_NOTE: Words = Words {
    es: "Qué término es cada palabra de las respuestas. Las líneas que empiezan con # no valen hasta\nque les quite el # (o escriba otro término; con \"\" la palabra no se usa).",
    pt: "Que termo é cada palavra das respostas. As linhas que começam com # não valem até que\nvocê tire o # (ou escreva outro termo; com \"\" a palavra não se usa).",
    en: "Which term each word of the answers is. Lines that begin with # do not count until you\ntake the # away (or write another term; with \"\" the word is not used).",
};
const IS_IT: Words = Words {
    es: "¿es «{}»?",
    pt: "é “{}”?",
    en: "is it “{}”?",
};
const UNKNOWN: Words = Words {
    es: "no se sabe qué es",
    pt: "não se sabe o que é",
    en: "nobody knows what it is",
};
const KEY_NOTE: Words = Words {
    es: "La columna que identifica cada respuesta para siempre, para reconocerla cuando vuelva a venir.\nSin ella, una fila se reconoce por su título.",
    pt: "A coluna que identifica cada resposta para sempre, para reconhecê-la quando vier de novo.\nSem ela, uma linha se reconhece pelo seu título.",
    en: "The column that names each answer for good, to know it again when it comes back.\nWithout it, a row is known by its title.",
};
const FIXED_NOTE: Words = Words {
    es: "Valores que llevan todas las fichas nuevas de esta tabla.",
    pt: "Valores que todas as fichas novas desta tabela levam.",
    en: "Values that all new records of this table get.",
};
