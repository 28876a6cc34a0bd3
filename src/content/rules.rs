//! What the values of one entry say together, checked as its collection declares.

use super::{Body, Placed};
use crate::diag::{Diag, codes};
use crate::schema::{Balance, Collection, Open, Schema, SectionRole, Vocabulary};
use crate::source::Source;

/// The outlines are coarse (about 8 km) and a valley may reach over a border.
const NEAR: f64 = 100.0;
/// Farther than this no reading of the place is right.
const FAR: f64 = 1000.0;

pub(super) struct Read<'a> {
    pub schema: &'a Schema,
    pub collection: &'a Collection,
    pub source: &'a Source,
    pub values: &'a [Option<Placed>],
    pub body: &'a Body,
    pub language: &'a str,
}

pub(super) fn check(read: &Read, diags: &mut Vec<Diag>) {
    let rules = &read.collection.rules;
    for &(first, second) in &rules.in_order {
        diags.extend(read.in_order(first, second));
    }
    diags.extend(rules.open.as_ref().and_then(|it| read.open(it)));
    diags.extend(rules.point_within.and_then(|it| read.point(it)));
    diags.extend(rules.balance.as_ref().and_then(|it| read.balance(it)));
}

impl Read<'_> {
    fn placed(&self, field: usize) -> Option<&Placed> {
        self.values.get(field)?.as_ref()
    }

    fn diag(&self, code: &'static codes::Code, field: usize) -> Option<Diag> {
        let place = self.source.place(self.placed(field)?.span.clone());
        Some(Diag::new(code, place).with("key", &self.collection.fields[field].name))
    }

    fn cell(&self, field: usize) -> Option<String> {
        let value = &self.placed(field)?.value;
        Some(self.collection.fields[field].cell(value))
    }

    fn in_order(&self, first: usize, second: usize) -> Option<Diag> {
        let (before, after) = (self.placed(first)?, self.placed(second)?);
        after.value.is_before(&before.value).then_some(())?;
        let diag = self.diag(&codes::REVERSED_DATES, second)?;
        Some(
            diag.with("value", self.cell(second)?)
                .with("other", &self.collection.fields[first].name)
                .with("before", self.cell(first)?),
        )
    }

    /// An open entry may name the end it plans; one before its last change is odd.
    fn open(&self, open: &Open) -> Option<Diag> {
        let end = self.placed(open.end)?;
        let mut terms = self.placed(open.field)?.value.terms().iter();
        let term = terms.find(|it| open.terms.contains(&it.id))?;
        let updated = self.collection.roles.updated.and_then(|it| self.placed(it));
        if updated.is_some_and(|it| !end.value.is_before(&it.value)) {
            return None;
        }
        let diag = self.diag(&codes::OPEN_WITH_END, open.end)?;
        Some(
            diag.with("value", self.cell(open.end)?)
                .with("other", &self.collection.fields[open.field].name)
                .with("term", &term.id),
        )
    }

    fn point(&self, within: usize) -> Option<Diag> {
        let at = self.collection.roles.point?;
        let (lat, lon) = self.placed(at)?.value.point()?;
        let field = &self.collection.fields[within];
        let vocabulary = field.vocabulary(&self.schema.vocabularies)?;
        let distance = self.distance(within, vocabulary, lat, lon)?;
        if distance < NEAR {
            return None;
        }
        let swapped = self.distance(within, vocabulary, lon, lat)? < NEAR;
        let code = match distance {
            _ if swapped => &codes::SWAPPED_COORDINATES,
            it if it > FAR => &codes::FAR_FROM_TERRITORY,
            _ => &codes::OUTSIDE_TERRITORY,
        };
        let terms = self.placed(within)?.value.terms().iter();
        let names = terms.filter_map(|it| Some(vocabulary.find(&it.id)?.label.get(self.language)));
        // Rounded to tens: the outline knows no better.
        let kilometres = (distance / 10.0).round() * 10.0;
        Some(
            self.diag(code, at)?
                .with("territory", names.collect::<Vec<_>>().join(", "))
                .with("distance", kilometres.to_string())
                .with("lat", lon.to_string())
                .with("lon", lat.to_string()),
        )
    }

    /// To the nearest of the named territories; nothing if one has no outline.
    fn distance(&self, within: usize, vocabulary: &Vocabulary, lat: f64, lon: f64) -> Option<f64> {
        let terms = self.placed(within)?.value.terms().iter();
        let mut nearest = f64::INFINITY;
        for term in terms {
            let territory = vocabulary.territories.get(&term.id)?;
            nearest = nearest.min(territory.distance(lat, lon));
        }
        nearest.is_finite().then_some(nearest)
    }

    /// One question, from the emptiest section that analyses; never a number.
    fn balance(&self, balance: &Balance) -> Option<Diag> {
        if self.body.words < balance.from_words {
            return None;
        }
        let analyses = |it: &&crate::schema::Section| it.role == SectionRole::Analyses;
        let sections: Vec<_> = self.collection.sections.iter().filter(analyses).collect();
        let words = |id: &str| {
            let parts = self.body.parts.iter();
            let own = parts.filter(|it| it.section.as_deref() == Some(id));
            own.map(|it| it.words).sum::<usize>()
        };
        let counts: Vec<usize> = sections.iter().map(|it| words(&it.id)).collect();
        if counts.iter().sum::<usize>() * 100 >= self.body.words * balance.percent {
            return None;
        }
        let emptiest = (0..sections.len()).min_by_key(|at| counts[*at])?;
        let section = sections[emptiest];
        let question = section.questions(self.language).first()?;
        let mut parts = self.body.parts.iter();
        let part = parts.find(|it| it.section.as_deref() == Some(&section.id));
        let end = self.body.parts.last()?.span.clone();
        let place = self.source.place(part.map_or(end, |it| it.span.clone()));
        Some(Diag::new(&codes::NEXT_QUESTION, place).with("question", question))
    }
}
