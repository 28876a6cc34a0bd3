//! The static index: written, read in Rust and in the page, and held against tantivy
//! and against plain counting.

#[path = "../../benches/common/dice.rs"]
mod dice;

use crate::support::{files_of, project};
use dice::Dice;
use fichero::build::{self, Memo};
use fichero::catalogue::search::{Query, SearchIndex, Surface};
use fichero::catalogue::{Catalogue, Shelf};
use fichero::content::Entry;
use fichero::render::index::{Ask, Order, Reader, write};
use fichero::schema::{Overrides, read_schema};
use fichero::source::Files;
use fichero::views::{Listing, main_shelf};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;
use tantivy::Term;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query as Tantivy, TermQuery};
use tantivy::schema::IndexRecordOption;

/// One of several.
fn any<'a, T: ?Sized>(dice: &mut Dice, all: &[&'a T]) -> &'a T {
    all[dice.below(all.len())]
}

/// Everything a question needs, of one catalogue.
struct Searched<'a> {
    files: &'a Files,
    shelf: &'a Shelf<'a>,
    index: SearchIndex,
    head: String,
    parts: Vec<(String, Vec<u8>)>,
}

impl<'a> Searched<'a> {
    fn entry(&self, document: u32) -> &'a Entry {
        self.shelf.entries[self.shelf.grouped[document as usize]]
    }

    fn text(&self, document: u32) -> String {
        let source = self
            .files
            .get(&self.entry(document).path)
            .expect("a source");
        String::from_utf8_lossy(source.bytes()).into_owned()
    }

    fn reader(&self) -> Reader<'_> {
        Reader::open(&self.head, &self.parts).expect("an index")
    }
}

fn with_search(files: &Files, test: impl FnOnce(&Searched)) {
    let (schema, _) = read_schema(files, &Overrides::default());
    let schema = schema.expect("a declaration");
    let entries = build::read_entries(&schema, files, &mut Memo::default(), &mut Vec::new());
    let (catalogue, _) = Catalogue::new(&schema, files, &entries);
    let shelf = main_shelf(&catalogue).expect("a shelf");
    let index = SearchIndex::new(&schema, shelf).expect("an index");
    let (head, parts) = write(&index, &Listing::new(&catalogue, shelf), "indice");
    test(&Searched {
        files,
        shelf,
        index,
        head,
        parts,
    });
}

/// The real fichas' words, shaken: fichas of sample text, enough of them that the
/// commonest stems have files of their own.
fn shaken(count: usize) -> Files {
    let mut files = files_of(&project());
    let fichas: Vec<(String, String)> = files
        .under("content/fichas")
        .map(|it| {
            (
                it.path.to_string(),
                String::from_utf8_lossy(it.bytes()).into_owned(),
            )
        })
        .collect();
    let runs: Vec<String> = fichas
        .iter()
        .flat_map(|(_, text)| {
            let body = text.rsplit("---\n").next().unwrap_or_default();
            let words: Vec<&str> = body
                .split_whitespace()
                .filter(|it| !it.contains("]("))
                .collect();
            words.chunks(9).map(|it| it.join(" ")).collect::<Vec<_>>()
        })
        .collect();
    let runs: Vec<&str> = runs.iter().map(String::as_str).collect();
    fichas.iter().for_each(|(path, _)| files.remove(path));
    let mut dice = Dice(7);
    for n in 0..count {
        let body: Vec<&str> = (0..24).map(|_| any(&mut dice, &runs)).collect();
        let several = |dice: &mut Dice, all: &[&str]| {
            let chosen: BTreeSet<&str> = (0..=dice.below(3)).map(|_| any(dice, all)).collect();
            chosen.into_iter().collect::<Vec<_>>().join(", ")
        };
        let text = format!(
            "---\ntitulo: Texto de ejemplo {n}\nresumen: {:?}\npais: [{}]\nlugar: Valle {n}\n\
             temas: [{}]\nactores: [{}]\nestado: {}\n{}contacto: Oficina\n\
             actualizado: 20{:02}-01-0{}\n---\n\n{}\n",
            any(&mut dice, &runs),
            several(&mut dice, &["BO", "PE", "EC", "AR", "CO", "MX"]),
            several(
                &mut dice,
                &["turismo", "genero", "educacion", "mancomunidades"]
            ),
            several(
                &mut dice,
                &["vecinos", "gobierno-local", "productores", "ong"]
            ),
            any(&mut dice, &["en-proceso", "finalizada"]),
            any(
                &mut dice,
                &["", "alcance: hasta-50\n", "alcance: mas-de-5000\n"]
            ),
            dice.below(25),
            1 + dice.below(9),
            body.join(" "),
        );
        files.insert_text(&format!("content/fichas/texto-{n}.md"), &text);
    }
    files
}

/// Words of the index that are long enough to be typed wrong.
fn typed_words(index: &SearchIndex) -> Vec<&str> {
    let surfaces = index.surfaces.iter();
    let told = surfaces.filter(|(word, it)| !it.grammar && !it.stems.is_empty() && word.len() > 3);
    told.map(|(word, _)| word.as_str()).collect()
}

fn mistyped(dice: &mut Dice, word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = dice.below(letters.len());
    let letter = char::from(b'a' + dice.below(26) as u8);
    match dice.below(4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letter),
        2 => letters[at] = letter,
        _ => letters.swap(at.saturating_sub(1), at),
    }
    letters.into_iter().collect()
}

/// Everything people do, in a question each.
fn questions(searched: &Searched, count: usize) -> Vec<Value> {
    let mut dice = Dice(11);
    let words = typed_words(&searched.index);
    let orders = [
        "relevance",
        "relevance",
        "least-visible",
        "newest",
        "country",
    ];
    let ask = |n: usize| {
        let (one, other) = (any(&mut dice, &words), any(&mut dice, &words));
        let text = searched.text(dice.below(searched.shelf.entries.len()) as u32);
        let text: Vec<&str> = text.split_whitespace().collect();
        let at = dice.below(text.len() - 2);
        let q = match n % 10 {
            0 => one.to_owned(),
            1 => format!("{one} {other} "),
            2 => one.chars().take(2 + dice.below(3)).collect(),
            3 => mistyped(&mut dice, one),
            4 => format!("{} {}", mistyped(&mut dice, one), other),
            5 => format!(
                "\"{}\"",
                text[at..at + 2].join(" ").replace(['"', '«', '»'], "")
            ),
            6 => format!("{one} -{other}"),
            7 => format!(
                "{one}es {}",
                any(&mut dice, &["Año", "ano", "LA", "de la paz", "municipios"])
            ),
            8 => format!(
                "{} {} ",
                text[at].replace('-', ""),
                text[at + 1].replace('"', "")
            ),
            _ => String::new(),
        };
        let mut filters = BTreeMap::new();
        if n.is_multiple_of(3) || q.is_empty() {
            filters.insert("pais", vec!["bo", "pe"][dice.below(2)..].to_vec());
        }
        if n.is_multiple_of(4) {
            filters.insert("temas", vec!["turismo"]);
        }
        json!({ "q": q, "filters": filters, "order": any(&mut dice, &orders) })
    };
    (0..count).map(ask).collect()
}

fn asked(question: &Value) -> Ask {
    let filters = question["filters"].as_object().expect("filters");
    let ids = |it: &Value| serde_json::from_value(it.clone()).expect("ids");
    let query = Query::parse(question["q"].as_str().expect("a text"));
    Ask {
        filters: filters
            .iter()
            .map(|(name, it)| (name.clone(), ids(it)))
            .collect(),
        order: match question["order"].as_str() {
            Some("least-visible") => Some(Order::LeastVisible),
            Some("newest") => Some(Order::Newest),
            Some("country") => Some(Order::Grouped),
            _ => None,
        },
        query,
    }
}

/// The page's reader, run by node on the files as they are published, answers each
/// question as the Rust reader does.
fn same_in_the_page(files: &Files, count: usize) {
    with_search(files, |searched| {
        let reader = searched.reader();
        let text = |document| searched.text(document);
        let answered = |mut question: Value| {
            let ask = asked(&question);
            let answer = reader.ask(&ask, &text);
            let ids: Vec<u32> = answer.hits.iter().map(|(it, _)| *it).collect();
            let used: Vec<&str> = answer.repairs.iter().map(|it| it.used.as_str()).collect();
            question["ids"] = json!(ids[..ids.len().min(30)]);
            question["total"] = json!(ids.len());
            question["some"] = json!(answer.some);
            question["used"] = json!(used);
            question["read"] = json!(answer.read);
            question["counts"] = json!(reader.counts(&ask, &text));
            question
        };
        let questions: Vec<Value> = questions(searched, count)
            .into_iter()
            .map(answered)
            .collect();
        let found = questions.iter().filter(|it| it["total"] != 0).count();
        assert!(found * 2 > count, "only {found} questions find anything");

        let folder = tempfile::tempdir().expect("a folder");
        let mut parts = searched.parts.clone();
        parts.push((
            "questions.json".to_owned(),
            json!(questions).to_string().into_bytes(),
        ));
        for (document, at) in searched.shelf.grouped.iter().enumerate() {
            let path = format!("fichas/{}/index.md", searched.shelf.entries[*at].slug);
            parts.push((path, searched.text(document as u32).into_bytes()));
        }
        for (path, bytes) in parts {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("folder");
            fs::write(path, bytes).expect("file");
        }
        let output = Command::new("node")
            .arg(project().join("tests/browser/same.mjs"))
            .arg(folder.path())
            .arg(&searched.head)
            .output()
            .expect("node runs");
        let told = String::from_utf8_lossy(&output.stdout);
        let trouble = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{told}{trouble}");
        assert_eq!(told, format!("{count} questions answered alike\n"));
    });
}

#[test]
fn the_page_answers_as_the_terminal_does_on_the_real_fichas() {
    same_in_the_page(&files_of(&project()), 500);
}

#[test]
fn the_page_answers_as_the_terminal_does_where_stems_have_files() {
    same_in_the_page(&shaken(700), 500);
}

/// The same words asked of tantivy: every stem in every field, as the reader's shares say.
fn in_tantivy(index: &SearchIndex, words: &[&str]) -> Vec<(u32, f32)> {
    let word = |word: &&str| -> (Occur, Box<dyn Tantivy>) {
        let Surface { stems, weak, .. } = &index.surfaces[*word];
        let whole = stems.iter().map(|it| (it, 1.0));
        let stems = whole.chain(weak.iter().map(|it| (it, 0.3)));
        let clauses = stems.flat_map(|(stem, share)| {
            index.fields.iter().map(move |(weight, field)| {
                let term = Term::from_field_text(*field, stem);
                let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
                let boosted = BoostQuery::new(Box::new(query), share * *weight as f32);
                (Occur::Should, Box::new(boosted) as Box<dyn Tantivy>)
            })
        });
        (Occur::Must, Box::new(BooleanQuery::new(clauses.collect())))
    };
    let query = BooleanQuery::new(words.iter().map(word).collect());
    let searcher = index.tantivy.reader().expect("a reader").searcher();
    let top = TopDocs::with_limit(index.order.len()).order_by_score();
    let hits = searcher.search(&query, &top).expect("hits");
    hits.into_iter()
        .map(|(score, at)| (at.doc_id, score))
        .collect()
}

#[test]
fn totals_equal_those_of_tantivy_and_the_first_ten_agree() {
    with_search(&shaken(700), |searched| {
        let reader = searched.reader();
        let mut dice = Dice(5);
        let words = typed_words(&searched.index);
        let (mut same, mut of) = (0, 0);
        for n in 0..300 {
            let chosen: Vec<&str> = (0..=n % 2).map(|_| any(&mut dice, &words)).collect();
            let theirs = in_tantivy(&searched.index, &chosen);
            let ask = Ask {
                query: Query::parse(&format!("{} ", chosen.join(" "))),
                ..Ask::default()
            };
            let ours = reader.ask(&ask, &|document| searched.text(document));
            if ours.some {
                assert!(theirs.is_empty(), "{chosen:?}");
                continue;
            }
            assert_eq!(ours.hits.len(), theirs.len(), "{chosen:?}");
            // Entries as good as the tenth may stand for it.
            let ten = theirs.len().min(10);
            let least = theirs
                .get(ten.wrapping_sub(1))
                .map_or(0.0, |it| it.1 - 0.01);
            let good: BTreeSet<u32> = theirs
                .iter()
                .filter(|it| it.1 >= least)
                .map(|it| it.0)
                .collect();
            same += ours.hits[..ten]
                .iter()
                .filter(|it| good.contains(&it.0))
                .count();
            of += ten;
        }
        assert!(of > 1000, "{of} results compared");
        let overlap = same as f64 / of as f64;
        assert!(overlap >= 0.98, "overlap {overlap} of {of}");
    });
}

#[test]
fn counts_are_those_of_counting() {
    with_search(&shaken(300), |searched| {
        let reader = searched.reader();
        let text = |document| searched.text(document);
        let facets: Vec<(usize, &str, Vec<String>)> = searched
            .shelf
            .facets
            .iter()
            .filter(|it| searched.shelf.collection.fields[it.field].filter)
            .map(|it| {
                let ids = it.terms.iter().map(|it| it.term.id.to_lowercase());
                let name = searched.shelf.collection.fields[it.field].name.as_str();
                (it.field, name, ids.collect())
            })
            .collect();
        let holds = |entry: &Entry, field: usize, ids: &[String]| {
            let terms = entry.value(field).map(|it| it.terms()).unwrap_or_default();
            terms.iter().any(|it| ids.contains(&it.id.to_lowercase()))
        };
        let mut dice = Dice(3);
        for _ in 0..1000 {
            let mut filters: BTreeMap<usize, Vec<String>> = BTreeMap::new();
            for _ in 0..=dice.below(4) {
                let (_, _, ids) = &facets[dice.below(facets.len())];
                if let Some((field, _, ids)) =
                    facets.iter().find(|it| it.2 == *ids && !ids.is_empty())
                {
                    filters
                        .entry(*field)
                        .or_default()
                        .push(ids[dice.below(ids.len())].clone());
                }
            }
            let passes = |entry: &Entry, but: Option<usize>| {
                let others = filters.iter().filter(|(field, _)| Some(**field) != but);
                others
                    .into_iter()
                    .all(|(field, ids)| holds(entry, *field, ids))
            };
            let name = |field: &usize| facets.iter().find(|it| it.0 == *field).expect("a facet").1;
            let ask = Ask {
                filters: filters
                    .iter()
                    .map(|(at, ids)| (name(at).to_owned(), ids.clone()))
                    .collect(),
                ..Ask::default()
            };
            let entries = &searched.shelf.entries;
            let total = entries.iter().filter(|it| passes(it, None)).count();
            assert_eq!(reader.ask(&ask, &text).hits.len(), total, "{filters:?}");
            let counts = reader.counts(&ask, &text);
            for (field, name, ids) in &facets {
                let counted = &counts.iter().find(|it| it.0 == *name).expect("a facet").1;
                let wanted = ids.iter().map(|id| {
                    let with = std::slice::from_ref(id);
                    let entries = entries.iter();
                    let count =
                        entries.filter(|it| passes(it, Some(*field)) && holds(it, *field, with));
                    (id.clone(), count.count())
                });
                assert_eq!(counted, &wanted.collect::<Vec<_>>(), "{filters:?}");
            }
        }
    });
}

#[test]
fn a_slip_is_mended() {
    with_search(&files_of(&project()), |searched| {
        let reader = searched.reader();
        let used = |typed: &str| {
            let ask = Ask {
                query: Query::parse(typed),
                ..Ask::default()
            };
            let answer = reader.ask(&ask, &|document| searched.text(document));
            assert!(!answer.hits.is_empty(), "{typed}");
            answer
                .repairs
                .first()
                .map(|it| it.used.clone())
                .unwrap_or_default()
        };
        for (typed, meant) in [
            ("municpio", "municipio"),
            ("desarroyo", "desarrollo"),
            ("govierno", "gobierno"),
            ("cooperatiba", "cooperativa"),
            ("turimso", "turismo"),
            ("horganizacion", "organizacion"),
        ] {
            assert_eq!(used(typed), meant);
        }
        assert_eq!(used("municipio"), "");
    });
}
