//! A question → entries in order, and the counts of every facet.

use super::read::Reader;
use super::resolve::{Meaning, Repair};
use crate::catalogue::search::{Query, fold, words};
use crate::catalogue::turn;
use std::collections::BTreeMap;

/// Texts read for a phrase before one says how many are left.
pub const TEXTS: usize = 40;

/// What is looked for.
#[derive(Debug, Clone, Default)]
pub struct Ask {
    pub query: Query,
    /// Facets by name, with the ids of which an entry must have one.
    pub filters: Vec<(String, Vec<String>)>,
    /// `None`: by relevance if there are words, else the least visible first.
    pub order: Option<Order>,
}

/// How results are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    Relevance,
    LeastVisible,
    Newest,
    /// By the terms of the first facets, as documents stand.
    Grouped,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// Document and score in quanta, in order.
    pub hits: Vec<(u32, u64)>,
    /// No entry has all the words: these have some.
    pub some: bool,
    pub repairs: Vec<Repair>,
    /// Texts read for a phrase, of how many that have its words.
    pub read: Option<(usize, usize)>,
}

/// Documents and scores.
type Scores = BTreeMap<u32, u64>;

/// What the words alone find.
struct Worded {
    /// `None`: there are no words, so everything.
    scores: Option<Scores>,
    some: bool,
    repairs: Vec<Repair>,
    read: Option<(usize, usize)>,
}

impl Reader<'_> {
    /// Finds and orders. `text` gives the source of a document, for exact phrases.
    pub fn ask(&self, ask: &Ask, text: &dyn Fn(u32) -> String) -> Answer {
        let worded = self.by_words(&ask.query, text);
        let chosen = self.chosen(ask, None);
        let passes = |it: &u32| chosen.iter().all(|held| held[*it as usize]);
        let mut hits: Vec<(u32, u64)> = match worded.scores {
            Some(scores) => scores.into_iter().filter(|(it, _)| passes(it)).collect(),
            None => {
                let all = (0..self.documents as u32).filter(passes);
                all.map(|it| (it, 0)).collect()
            }
        };
        self.sort(&mut hits, ask);
        Answer {
            hits,
            some: worded.some,
            repairs: worded.repairs,
            read: worded.read,
        }
    }

    /// For each facet, each term with the number of results after choosing it too.
    pub fn counts(
        &self,
        ask: &Ask,
        text: &dyn Fn(u32) -> String,
    ) -> Vec<(String, Vec<(String, usize)>)> {
        let worded = self.by_words(&ask.query, text);
        let found = |it: u32| {
            worded
                .scores
                .as_ref()
                .is_none_or(|all| all.contains_key(&it))
        };
        let facets = self.facets.iter().map(|facet| {
            let chosen = self.chosen(ask, Some(&facet.name));
            let passes = |it: &&u32| found(**it) && chosen.iter().all(|held| held[**it as usize]);
            let counts = facet
                .terms
                .iter()
                .map(|(id, documents)| (id.clone(), documents.iter().filter(passes).count()));
            (facet.name.clone(), counts.collect())
        });
        facets.collect()
    }

    /// For each filter but one, whether a document passes it.
    fn chosen(&self, ask: &Ask, but: Option<&str>) -> Vec<Vec<bool>> {
        let filters = ask
            .filters
            .iter()
            .filter(|(name, _)| Some(name.as_str()) != but);
        filters
            .map(|(name, ids)| {
                let mut passes = vec![false; self.documents];
                let facets = self.facets.iter().filter(|it| it.name == *name);
                let terms = facets
                    .flat_map(|it| &it.terms)
                    .filter(|(id, _)| ids.contains(id));
                for document in terms.flat_map(|(_, documents)| documents) {
                    passes[*document as usize] = true;
                }
                passes
            })
            .collect()
    }

    fn by_words(&self, query: &Query, text: &dyn Fn(u32) -> String) -> Worded {
        let last = query.words.len().wrapping_sub(1);
        let words = query.words.iter().enumerate();
        let mut words: Vec<Meaning> = words
            .map(|(at, it)| self.meaning(it, query.unfinished && at == last))
            .collect();
        if words.iter().any(|it| !it.grammar) || !query.phrases.is_empty() {
            words.retain(|it| !it.grammar);
        }
        let phrases = query.phrases.iter().map(|it| self.phrase(it));
        let clauses: Vec<Scores> = words
            .iter()
            .map(|it| self.scores(it))
            .chain(phrases)
            .collect();
        let excluded: Vec<Scores> = query
            .excluded
            .iter()
            .map(|it| self.scores(&self.meaning(it, false)))
            .collect();
        let repairs = words.into_iter().filter_map(|it| it.repair).collect();
        let mut worded = Worded {
            scores: None,
            some: false,
            repairs,
            read: None,
        };
        if clauses.is_empty() && excluded.is_empty() {
            return worded;
        }
        let allowed = |it: &u32| !excluded.iter().any(|all| all.contains_key(it));
        let mut all = in_all(&clauses, self.documents);
        all.retain(|it, _| allowed(it));
        if !query.phrases.is_empty() {
            worded.read = Some(keep_phrases(&mut all, &query.phrases, text));
        }
        if all.is_empty() && clauses.len() > 1 {
            all = in_some(&clauses);
            all.retain(|it, _| allowed(it));
            worded.some = !all.is_empty();
        }
        worded.scores = Some(all);
        worded
    }

    /// Documents with all words of a phrase, in whatever places.
    fn phrase(&self, phrase: &[String]) -> Scores {
        let mut words: Vec<Meaning> = phrase.iter().map(|it| self.exactly(it)).collect();
        if words.iter().any(|it| !it.grammar) {
            words.retain(|it| !it.grammar);
        }
        let words: Vec<Scores> = words.iter().map(|it| self.scores(it)).collect();
        in_all(&words, self.documents)
    }

    fn scores(&self, meaning: &Meaning) -> Scores {
        let mut scores = Scores::new();
        for (stem, share) in &meaning.stems {
            for (document, score) in self.postings(stem) {
                *scores.entry(document).or_default() += u64::from(score) * *share as u64 / 10;
            }
        }
        scores
    }

    fn sort(&self, hits: &mut [(u32, u64)], ask: &Ask) {
        let default = match ask.query.is_empty() {
            true => Order::LeastVisible,
            false => Order::Relevance,
        };
        match ask.order.unwrap_or(default) {
            Order::Relevance => hits.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0))),
            Order::Grouped => hits.sort_by_key(|(it, _)| *it),
            Order::LeastVisible => {
                let ranks = self.ranks("o/least");
                hits.sort_by_key(|(it, _)| (ranks[*it as usize], turn(*it as usize)));
            }
            Order::Newest => {
                let days = self.ranks("o/newest");
                hits.sort_by_key(|(it, _)| (std::cmp::Reverse(days[*it as usize]), *it));
            }
        }
    }
}

fn in_all(clauses: &[Scores], documents: usize) -> Scores {
    let Some((first, others)) = clauses.split_first() else {
        return (0..documents as u32).map(|it| (it, 0)).collect();
    };
    let mut all = first.clone();
    for clause in others {
        all.retain(|it, score| {
            let found = clause.get(it);
            *score += found.copied().unwrap_or(0);
            found.is_some()
        });
    }
    all
}

fn in_some(clauses: &[Scores]) -> Scores {
    let mut all = Scores::new();
    for (document, score) in clauses.iter().flatten() {
        *all.entry(*document).or_default() += score;
    }
    all
}

/// Keeps the documents whose text has every phrase; reads the best ones first, up to
/// `TEXTS` of them.
fn keep_phrases(
    all: &mut Scores,
    phrases: &[Vec<String>],
    text: &dyn Fn(u32) -> String,
) -> (usize, usize) {
    let mut candidates: Vec<(u32, u64)> = std::mem::take(all).into_iter().collect();
    candidates.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let of = candidates.len();
    for (document, score) in candidates.into_iter().take(TEXTS) {
        let words = format!(
            " {} ",
            words(&text(document))
                .map(fold)
                .collect::<Vec<_>>()
                .join(" ")
        );
        if phrases
            .iter()
            .all(|it| words.contains(&format!(" {} ", it.join(" "))))
        {
            all.insert(document, score);
        }
    }
    (of.min(TEXTS), of)
}
