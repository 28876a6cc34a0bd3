//! Vocabularies: the terms a field may hold, with labels, synonyms and groups.
//!
//! One YAML file each, named as fields name it. A key with another vocabulary's
//! name (`ods: [6, 15]`) ties a term to terms there.

use super::map::{self, Map};
use super::settings::Table;
use super::territory::{self, Territory};
use super::{Labels, Vocabularies};
use crate::diag::{Diag, Place, Words, codes};
use crate::source::{Files, Source, read_yaml};
use crate::text;
use std::collections::{BTreeMap, HashMap};

/// The languages in which a term may have a label.
const LANGUAGES: [&str; 3] = ["es", "pt", "en"];

#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    pub name: String,
    pub groups: Vec<Group>,
    /// In the order of the file: the order people see.
    pub terms: Vec<Term>,
    /// Outlines of terms that are places, by id.
    pub territories: BTreeMap<String, Territory>,
    /// The drawing of those places.
    pub map: Option<Map>,
    by_id: HashMap<String, usize>,
    /// Folded labels and synonyms → term.
    by_word: BTreeMap<String, usize>,
}

#[derive(Debug, Clone)]
pub struct Group {
    pub id: String,
    pub label: Labels,
    /// A drawing of the theme that stands beside its terms.
    pub icon: Option<String>,
}

impl Group {
    /// The name of its sign in the theme's sheet.
    pub fn sign(&self) -> Option<String> {
        Some(format!("i-{}", self.icon.as_ref()?))
    }
}

#[derive(Debug, Clone)]
pub struct Term {
    pub id: String,
    /// Its part of an address.
    pub slug: String,
    pub label: Labels,
    pub synonyms: Vec<String>,
    pub group: Option<String>,
    pub description: Labels,
    /// Terms of other vocabularies it is tied to: (vocabulary, ids).
    pub ties: Vec<(String, Vec<String>)>,
}

impl Vocabulary {
    /// The term with this id, whatever the case of its letters.
    pub fn find(&self, id: &str) -> Option<&Term> {
        let at = self.position(id)?;
        Some(&self.terms[at])
    }

    /// Its place in the vocabulary's order.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.by_id.get(&id.to_lowercase()).copied()
    }

    /// The term that has this word as a label or synonym.
    pub fn by_word(&self, word: &str) -> Option<&Term> {
        let at = self.by_word.get(&text::fold(word))?;
        Some(&self.terms[*at])
    }

    /// The term whose id, label or synonym is nearest.
    pub fn nearest(&self, word: &str) -> Option<&Term> {
        let ids = self.terms.iter().map(|it| it.id.as_str());
        if let Some(id) = text::nearest(word, ids) {
            return self.find(id);
        }
        let words = self.by_word.keys().map(String::as_str);
        let near = text::nearest(word, words.clone());
        near.or_else(|| text::holding(word, words))
            .and_then(|it| self.by_word(it))
    }

    /// The name of a term's sign in the theme's sheet: its own outline, or the icon
    /// of its group.
    pub fn sign(&self, term: &Term) -> Option<String> {
        let id = term.id.to_lowercase();
        if self
            .map
            .as_ref()
            .is_some_and(|it| it.shapes.contains_key(&id))
        {
            return Some(self.outline_sign(&id));
        }
        let group = term.group.as_deref()?;
        self.groups.iter().find(|it| it.id == group)?.sign()
    }

    /// The name of the outline of a term in lower case.
    pub fn outline_sign(&self, id: &str) -> String {
        format!("{}-{id}", self.name)
    }

    fn add(&mut self, term: Term) -> bool {
        let at = self.terms.len();
        if self.by_id.insert(term.id.to_lowercase(), at).is_some() {
            return false;
        }
        let labels = term.label.all().into_iter().map(text::fold);
        let synonyms = term.synonyms.iter().map(|it| text::fold(it));
        for word in labels.chain(synonyms) {
            self.by_word.entry(word).or_insert(at);
        }
        self.terms.push(term);
        true
    }
}

/// Reads every vocabulary below the folder.
pub(super) fn read_all(files: &Files, folder: &str, diags: &mut Vec<Diag>) -> Vocabularies {
    let sources: Vec<_> = files
        .under(folder)
        .filter(|it| it.path.ends_with(".yaml"))
        .collect();
    let name_of = |it: &Source| it.file_name().trim_end_matches(".yaml").to_owned();
    let names: Vec<String> = sources.iter().map(|it| name_of(it)).collect();
    let mut all = Vocabularies::new();
    for (source, name) in sources.iter().zip(&names) {
        if let Some(mut vocabulary) = read(source, name, &names, diags) {
            let outlines = source.path.replace(".yaml", ".geojson");
            if let Some(source) = files.get(&outlines) {
                vocabulary.territories = read_territories(source, diags);
            }
            let drawing = files.get(&source.path.replace(".yaml", ".svg"));
            vocabulary.map = drawing.and_then(|it| read_map(it, diags));
            all.insert(name.clone(), vocabulary);
        }
    }
    all
}

fn read_territories(source: &Source, diags: &mut Vec<Diag>) -> BTreeMap<String, Territory> {
    territory::read(source).unwrap_or_else(|| {
        diags.push(Diag::new(&codes::BROKEN_GEOJSON, source.place(0..0)));
        BTreeMap::new()
    })
}

fn read_map(source: &Source, diags: &mut Vec<Diag>) -> Option<Map> {
    let size = source.bytes().len();
    if size > map::LIMIT {
        let diag = Diag::new(&codes::TOO_LARGE, Place::file(&source.path))
            .with("size", size.div_ceil(1024).to_string())
            .with("limit", (map::LIMIT / 1024).to_string());
        diags.push(diag);
        return None;
    }
    let map = map::read(source);
    if map.is_none() {
        diags.push(Diag::new(&codes::BROKEN_MAP, source.place(0..0)));
    }
    map
}

fn read(
    source: &Source,
    name: &str,
    names: &[String],
    diags: &mut Vec<Diag>,
) -> Option<Vocabulary> {
    let length = match source.text() {
        Ok(text) => text.len(),
        Err(at) => {
            let place = source.place(at..at);
            diags.push(Diag::new(&codes::NOT_UTF8, place).with("offset", at.to_string()));
            return None;
        }
    };
    let root = read_yaml(source, 0..length, diags)?;
    let mut table = Table::new(source, &root, diags);
    let mut vocabulary = Vocabulary {
        name: name.to_owned(),
        ..Vocabulary::default()
    };
    for node in table.tables("grupos") {
        let mut group = Table::new(source, node, table.diags);
        vocabulary.groups.push(Group {
            id: group.required_text("id"),
            icon: group.text("icono"),
            label: group.own_labels(&LANGUAGES),
        });
        group.finish();
    }
    for node in table.tables("terminos") {
        let term = read_term(Table::new(source, node, table.diags), &vocabulary, names);
        let id = term.id.clone();
        if !vocabulary.add(term) {
            let place = source.place(node.span.clone());
            let diag = Diag::new(&codes::SAME_NAME, place).with("value", id);
            table.diags.push(diag);
        }
    }
    table.finish();
    Some(vocabulary)
}

fn read_term(mut table: Table, vocabulary: &Vocabulary, names: &[String]) -> Term {
    let id = table.required_text("id");
    let group = table.text("grupo");
    if let Some(group) = &group
        && !vocabulary.groups.iter().any(|it| it.id == *group)
    {
        let known: Vec<&str> = vocabulary.groups.iter().map(|it| it.id.as_str()).collect();
        table.unknown_name("grupo", group, NO_SUCH_GROUP, &known);
    }
    let slug = table.text("slug").unwrap_or_else(|| text::slug(&id));
    let own = table.own_keys();
    let tied = names.iter().filter(|it| own.contains(it));
    let ties = tied.map(|it| (it.clone(), table.dynamic_texts(it)));
    let ties = ties.collect();
    let term = Term {
        slug,
        group,
        label: table.own_labels(&LANGUAGES),
        synonyms: table.texts("alt"),
        description: table.labels("descripcion"),
        ties,
        id,
    };
    table.finish();
    term
}

const NO_SUCH_GROUP: Words = Words {
    es: "no hay un grupo con ese nombre en este vocabulario",
    pt: "não há um grupo com esse nome neste vocabulário",
    en: "there is no group of that name in this vocabulary",
};
