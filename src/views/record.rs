//! An entry in the words that catalogues of catalogues share: whoever reuses it gets
//! the same of it in each form (JSON-LD, Dublin Core, Atom, OAI-PMH).
//!
//! Which field says what is declared by its collection. Not here: any form.

use super::Scope;
use crate::content::Entry;
use crate::schema::{self, Collection, Shown};

/// What is said of an entry, in its own language.
#[derive(Debug)]
pub struct Record<'a> {
    pub url: String,
    pub slug: &'a str,
    pub title: &'a str,
    pub summary: &'a str,
    pub language: &'a str,
    /// `2016-11-30`: the day it last changed.
    pub updated: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Who takes part in what it tells of.
    pub organisations: Vec<String>,
    pub subjects: Vec<Subject>,
    pub place: Option<String>,
    pub territories: Vec<String>,
    /// Latitude and longitude.
    pub point: Option<(f64, f64)>,
    /// `2014` or `2014-03`: when what it tells of began and ended.
    pub began: Option<String>,
    pub ended: Option<String>,
    pub sources: Vec<Source>,
    /// The address of what it tells of.
    pub website: Option<String>,
    pub license: License,
}

/// A term with its page, or a word of the authors' own.
#[derive(Debug)]
pub struct Subject {
    pub text: String,
    pub url: Option<String>,
}

#[derive(Debug)]
pub struct Source {
    pub title: String,
    pub url: Option<String>,
}

/// A licence and the address where it can be read.
#[derive(Debug, serde::Serialize)]
pub struct License {
    pub name: String,
    pub url: String,
}

impl License {
    pub fn named(name: &str) -> License {
        let page = schema::license_page(name).map(str::to_owned);
        License {
            url: page.unwrap_or_else(|| format!("https://spdx.org/licenses/{name}.html")),
            name: name.to_owned(),
        }
    }
}

impl<'a> Record<'a> {
    pub fn new(scope: Scope<'_, 'a>, collection: &Collection, entry: &'a Entry) -> Record<'a> {
        let schema = scope.schema;
        let (roles, own) = (&collection.roles, &collection.description);
        let field = Told {
            scope,
            collection,
            entry,
        };
        let texts = |at| field.shown(at).into_iter().map(|it| it.text).collect();
        let first = |at| field.shown(at).into_iter().next();
        let written = |at: Option<usize>| {
            let at = at?;
            Some(collection.fields[at].cell(entry.value(at)?))
        };
        let order = collection.rules.in_order.iter();
        let end = order.clone().find(|it| Some(it.0) == roles.year);
        let license = entry.text(roles.license);
        Record {
            url: schema.site.url(&super::entry_path(collection, entry)),
            slug: &entry.slug,
            title: entry.text(Some(roles.title)),
            summary: entry.text(roles.summary),
            language: &entry.language,
            updated: roles.updated.and_then(|at| entry.value(at)?.day()),
            authors: texts(roles.authors),
            organisations: texts(own.organisations),
            subjects: own
                .subjects
                .iter()
                .flat_map(|at| field.subjects(*at))
                .collect(),
            place: first(own.place).map(|it| it.text),
            territories: texts(collection.rules.point_within),
            point: roles.point.and_then(|at| entry.value(at)?.point()),
            began: written(roles.year),
            ended: written(end.map(|it| it.1)),
            sources: field
                .shown(own.sources)
                .into_iter()
                .map(|it| Source {
                    title: it.text,
                    url: it.href,
                })
                .collect(),
            website: first(own.website).and_then(|it| it.href),
            license: License::named(match license {
                "" => &schema.site.license,
                named => named,
            }),
        }
    }
}

/// One entry's fields.
struct Told<'c, 'a> {
    scope: Scope<'c, 'a>,
    collection: &'c Collection,
    entry: &'a Entry,
}

impl Told<'_, '_> {
    fn shown(&self, at: Option<usize>) -> Vec<Shown> {
        let value = at.and_then(|at| Some((&self.collection.fields[at], self.entry.value(at)?)));
        let (schema, language) = (self.scope.schema, self.entry.language.as_str());
        value.map_or_else(Vec::new, |(field, value)| {
            field.show(value, schema, language)
        })
    }

    fn subjects(&self, at: usize) -> Vec<Subject> {
        let schema = self.scope.schema;
        let field = &self.collection.fields[at];
        let vocabulary = field.vocabulary(&schema.vocabularies);
        let page = |shown: &Shown| {
            let term = vocabulary?.find(shown.term.as_deref()?)?;
            let path = schema.term_path(field, term)?;
            Some(schema.site.url(&path))
        };
        let shown = self.shown(Some(at)).into_iter();
        shown
            .map(|it| Subject {
                url: page(&it),
                text: it.text,
            })
            .collect()
    }
}
