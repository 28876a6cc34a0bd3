//! Answers → texts of entries: new ones composed, existing ones changed exactly, all of
//! them checked as if they stood in the catalogue.
//!
//! Comes in: the catalogue's files and what somebody answered. Goes out: what would be
//! written, and the problems, each where its answer was written. Not here: writing.

use super::answers::{Answers, Prints, plain};
use super::map::{self, SECTION};
use crate::build::{self, Memo, Options};
use crate::content::{self, Edit, Entry, Owner, Owners, Refusal};
use crate::diag::{Diag, Severity, Words, codes};
use crate::schema::{Collection, Schema};
use crate::source::{Files, Source};
use crate::text;
use anyhow::Result;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The catalogue that answers come into.
pub struct Into<'a> {
    pub schema: &'a Schema,
    pub collection: &'a Collection,
    pub files: &'a Files,
    /// Those of the collection that can be read, without translations.
    pub entries: BTreeMap<String, Arc<Entry>>,
    /// What became of rows before.
    pub rows: &'a BTreeMap<String, map::Row>,
    /// An entry that nobody knows to be of this row may be changed too.
    pub update: bool,
}

/// What is to become of one row.
#[derive(Debug, Clone)]
pub struct Planned {
    pub answers: Answers,
    pub key: String,
    pub seen: Prints,
    pub slug: String,
    pub path: String,
    pub text: String,
    pub fate: Fate,
    /// Something in its answers is wrong: it is checked, and not written.
    pub wrong: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    New,
    /// What is different, by its label: before and after.
    Changed(Vec<Change>),
    Same,
}

/// A field or section that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub label: String,
    pub before: String,
    pub after: String,
}

impl<'a> Into<'a> {
    pub fn new(
        schema: &'a Schema,
        collection: &'a Collection,
        files: &'a Files,
        rows: &'a BTreeMap<String, map::Row>,
    ) -> Into<'a> {
        let all = build::read_entries(schema, files, &mut Memo::default(), &mut Vec::new());
        let own = all
            .into_iter()
            .filter(|it| it.collection == collection.name);
        let entries = own.filter(|it| !it.translation);
        Into {
            schema,
            collection,
            files,
            entries: entries.map(|it| (it.slug.clone(), it)).collect(),
            rows,
            update: false,
        }
    }

    /// What is to become of every row. Rows with problems are planned too, so that all
    /// that is wrong in them can be said at once.
    pub fn plan(&self, read: Vec<(Answers, Vec<Diag>)>, diags: &mut Vec<Diag>) -> Vec<Planned> {
        let mut plan: Vec<Planned> = Vec::new();
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        for (answers, mut own) in read {
            let planned = self.plan_one(answers, &mut own);
            let wrong = own.iter().any(Diag::is_error);
            diags.extend(own);
            let Some(mut planned) = planned else {
                continue;
            };
            planned.wrong = wrong;
            let row = planned.answers.origin.cell.as_ref().map_or(1, |it| it.row);
            if let Some(first) = taken.get(&planned.slug) {
                let diag = planned.answers.origin.diag(&codes::SAME_ENTRY);
                let diag = diag.with("slug", &planned.slug);
                diags.push(diag.with("other", first.to_string()));
                continue;
            }
            taken.insert(planned.slug.clone(), row);
            plan.push(planned);
        }
        plan
    }

    fn plan_one(&self, answers: Answers, diags: &mut Vec<Diag>) -> Option<Planned> {
        let title = answers.fields.get(&self.collection.roles.title);
        let title = title.map(|(it, _)| plain(it)).unwrap_or_default();
        let named = text::slug(&title);
        let key = match answers.key.as_str() {
            "" => named.clone(),
            key => key.to_owned(),
        };
        let seen = answers.prints(self.collection);
        let remembered = self.rows.get(&key);
        if let Some(row) = remembered.filter(|it| it.seen == seen) {
            return Some(self.same(answers, key, seen, &row.entry));
        }
        // A key that is the name of an entry names it: our own export has such a column.
        let by_key = self.entries.get(&answers.key);
        let known = remembered.and_then(|it| self.entries.get(&it.entry));
        if let Some(entry) = known.or(by_key) {
            return self.change(answers, key, seen, entry, diags);
        }
        if let Some(entry) = self.entries.get(&named) {
            let planned = self.change(answers, key, seen, entry, diags)?;
            self.refuse_unknown(&planned, diags);
            return Some(planned);
        }
        self.compose(answers, (key, seen, named), diags)
    }

    fn same(&self, answers: Answers, key: String, seen: Prints, slug: &str) -> Planned {
        let path = self.entries.get(slug).map(|it| it.path.to_string());
        Planned {
            answers,
            key,
            seen,
            slug: slug.to_owned(),
            path: path.unwrap_or_default(),
            text: String::new(),
            fate: Fate::Same,
            wrong: false,
        }
    }

    /// An entry of this title that is not known to be of this row is left alone.
    fn refuse_unknown(&self, planned: &Planned, diags: &mut Vec<Diag>) {
        let Fate::Changed(changes) = &planned.fate else {
            return;
        };
        if self.update {
            return;
        }
        let labels: Vec<&str> = changes.iter().map(|it| it.label.as_str()).collect();
        let diag = planned.answers.origin.diag(&codes::ENTRY_DIFFERS);
        let diag = diag.with("path", &planned.path);
        diags.push(diag.with_choice("labels", labels.join(", ")));
    }

    fn compose(
        &self,
        answers: Answers,
        (key, seen, slug): (String, Prints, String),
        diags: &mut Vec<Diag>,
    ) -> Option<Planned> {
        self.require(&answers, diags);
        if slug.is_empty() {
            let title = answers.fields.get(&self.collection.roles.title);
            // That there is no title at all has been said.
            if let Some((_, origin)) = title {
                diags.push(origin.diag(&codes::NO_NAME));
            }
            return None;
        }
        let path = format!("{}/{slug}.md", self.collection.folder);
        let edit = self.edit_of(&answers);
        let language = self.language(&answers);
        let composed = content::compose(self.schema, self.collection, &language, &edit);
        // A text with a title of its own would begin another part: the editor knows.
        let source = Source::new(&path, composed.into_bytes());
        let text = content::edit(self.schema, self.collection, &source, &edit);
        let text = text
            .map_err(|refusal| diags.push(self.refused(&answers, &refusal)))
            .ok()?;
        Some(Planned {
            answers,
            key,
            seen,
            slug,
            path,
            text,
            fate: Fate::New,
            wrong: false,
        })
    }

    fn require(&self, answers: &Answers, diags: &mut Vec<Diag>) {
        let fields = self.collection.fields.iter().enumerate();
        let missing = fields.filter(|(at, it)| it.required && !answers.fields.contains_key(at));
        for (_, field) in missing {
            let unread = diags.iter().any(|it| it.is_about(&field.name));
            // What was answered and not understood has been said.
            if !unread {
                let diag = answers.origin.diag(&codes::MISSING_ANSWER);
                let label = field.label.get(&self.schema.site.language);
                let diag = diag.with("label", label).with("key", &field.name);
                diags.push(match answers.origin.cell {
                    Some(_) => diag,
                    None => diag.advise(&ANSWER_IT),
                });
            }
        }
    }

    /// The language that the answers say, if pages have it; else the site's.
    fn language(&self, answers: &Answers) -> String {
        let field = self.collection.roles.language;
        let said = field.and_then(|at| Some(answers.fields.get(&at)?.0.as_str()?.to_owned()));
        said.unwrap_or_else(|| self.schema.site.language.clone())
    }

    fn edit_of(&self, answers: &Answers) -> Edit {
        let name = |at: usize| self.collection.fields[at].name.clone();
        let fields = answers.fields.iter();
        Edit {
            fields: fields
                .map(|(at, (it, _))| (name(*at), it.clone()))
                .collect(),
            sections: sections_of(answers),
        }
    }

    /// An entry gets what is different in the answers. What was not answered stays, and
    /// what was answered the same way before: somebody may have mended it by hand since.
    fn change(
        &self,
        answers: Answers,
        key: String,
        seen: Prints,
        entry: &Entry,
        diags: &mut Vec<Diag>,
    ) -> Option<Planned> {
        let source = self.files.get(&entry.path)?;
        let before = source.text().ok()?;
        let remembered = self.rows.get(&key).filter(|it| it.entry == entry.slug);
        let is_old = |name: &str| {
            let old = remembered.and_then(|it| it.seen.0.get(name));
            old.is_some() && old == seen.0.get(name)
        };
        let mut changes = Vec::new();
        let mut edit = Edit {
            fields: Vec::new(),
            sections: sections_of(&answers),
        };
        edit.sections
            .retain(|(id, _)| !is_old(&format!("{SECTION}{id}")));
        for (at, (value, _)) in &answers.fields {
            let field = &self.collection.fields[*at];
            let own = entry.value(*at).map_or(Json::Null, |it| field.json(it));
            if same(&own, value) || is_old(&field.name) {
                continue;
            }
            edit.fields.push((field.name.clone(), value.clone()));
            changes.push(Change {
                label: field.label.get(&self.schema.site.language).to_owned(),
                before: plain(&own),
                after: plain(value),
            });
        }
        let text = content::edit(self.schema, self.collection, source, &edit);
        let text = text
            .map_err(|refusal| diags.push(self.refused(&answers, &refusal)))
            .ok()?;
        let made = Source::new(&entry.path, text.clone().into_bytes());
        changes.extend(self.part_changes(source, &made));
        let fate = match text == before {
            true => Fate::Same,
            false => Fate::Changed(changes),
        };
        Some(Planned {
            answers,
            key,
            seen,
            slug: entry.slug.clone(),
            path: entry.path.to_string(),
            text,
            fate,
            wrong: false,
        })
    }

    fn part_changes(&self, before: &Source, after: &Source) -> Vec<Change> {
        let texts = |it| content::part_texts(self.schema, self.collection, it);
        let (before, mut after) = (texts(before), texts(after));
        let changes = self.collection.parts().iter().filter_map(|part| {
            let before = before.get(&part.id).cloned().unwrap_or_default();
            let after = after.remove(&part.id).unwrap_or_default();
            (before != after).then(|| Change {
                label: part.title.get(&self.schema.site.language).to_owned(),
                before,
                after,
            })
        });
        changes.collect()
    }

    fn refused(&self, answers: &Answers, refusal: &Refusal) -> Diag {
        let origin = refusal.field.as_ref().and_then(|name| {
            let field = self.collection.field(name).map(|(at, _)| at);
            let field = field
                .and_then(|at| answers.fields.get(&at))
                .map(|(_, it)| it);
            field.or_else(|| answers.sections.get(name).map(|(_, it)| it))
        });
        let diag = origin.unwrap_or(&answers.origin).diag(&codes::REFUSED_EDIT);
        diag.with_words("reason", *refusal.reason.words())
    }

    /// Checks what is planned with everything that is there. What was wrong before is
    /// not the answers' doing.
    pub fn check(&self, plan: &[Planned]) -> Result<Vec<Diag>> {
        let written = || plan.iter().filter(|it| it.fate != Fate::Same);
        if written().next().is_none() {
            return Ok(Vec::new());
        }
        let mut files = self.files.clone();
        for it in written() {
            files.insert_text(&it.path, &it.text);
        }
        let is_new = |it: &Diag| {
            let place = it.place.as_ref();
            place.is_some_and(|it| written().any(|planned| *planned.path == *it.file))
        };
        let before = found(self.files)?;
        let after = found(&files)?;
        let by_path: BTreeMap<&str, &Planned> =
            written().map(|it| (it.path.as_str(), it)).collect();
        // What is missing has been said of the answers.
        let missing = [codes::MISSING.id, codes::EMPTY.id];
        let told = |it: &Diag| missing.contains(&it.code.id) && is_new(it);
        let news = after
            .into_iter()
            .filter(|it| !before.contains(it) && !told(it));
        let placed = news.map(|diag| {
            let place = diag.place.clone();
            let planned = place.as_ref().and_then(|it| by_path.get(&*it.file));
            match (planned, place) {
                (Some(planned), Some(place)) => self.at_answer(planned, diag, place.bytes.0),
                _ => diag,
            }
        });
        Ok(placed.collect())
    }

    /// A problem of the text that was made stands where its answer was written.
    fn at_answer(&self, planned: &Planned, diag: Diag, byte: usize) -> Diag {
        let answers = &planned.answers;
        let source = Source::new(&planned.path, planned.text.clone().into_bytes());
        let owners = Owners::of(self.schema, self.collection, &source);
        let origin = match owners.at(byte) {
            Some(Owner::Field(name)) => {
                let field = self.collection.field(name);
                field.and_then(|(at, _)| Some(&answers.fields.get(&at)?.1))
            }
            Some(Owner::Section(id)) => answers.sections.get(id).map(|(_, it)| it),
            None => None,
        };
        origin.unwrap_or(&answers.origin).about(diag)
    }
}

/// Errors and warnings of a whole catalogue.
pub fn found(files: &Files) -> Result<Vec<Diag>> {
    let options = Options {
        check_only: true,
        ..Options::default()
    };
    let mut diags = build::build(files, &options, &mut Memo::default())?.diags;
    diags.retain(|it| it.severity() != Severity::Hint);
    Ok(diags)
}

fn sections_of(answers: &Answers) -> Vec<(String, String)> {
    let sections = answers.sections.iter();
    sections
        .map(|(id, (it, _))| (id.clone(), it.clone()))
        .collect()
}

/// The same value, whether a number came whole or not.
fn same(own: &Json, other: &Json) -> bool {
    match (own, other) {
        (Json::Number(a), Json::Number(b)) => a.as_f64() == b.as_f64(),
        (Json::Array(a), Json::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Json::String(a), Json::String(b)) => text::compose(a) == text::compose(b),
        (a, b) => a == b,
    }
}

static ANSWER_IT: Words = Words {
    es: "Responda esa pregunta del formulario.",
    pt: "Responda a essa pergunta do formulário.",
    en: "Answer that question of the form.",
};
