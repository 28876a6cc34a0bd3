//! What changed in an entry: the latest recorded changes of its file.
//!
//! Comes in: the history beside the files. Goes out: days and words, newest first;
//! names only where the catalogue shows them. Not here: former names of the file.

use super::Scope;
use crate::content::Entry;
use crate::schema::{Recorded, day_in_words};
use serde::Serialize;

#[derive(Debug, Serialize)]
pub struct Changes {
    pub latest: Vec<ChangeView>,
    /// The forge's page of all of them.
    pub whole: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct ChangeView {
    /// `2016-11-30`, and as people say it.
    pub day: String,
    pub date: String,
    pub subject: String,
    pub author: Option<String>,
}

/// The changes of an entry; nothing where none are recorded, or none are shown.
pub(super) fn of(scope: Scope, entry: &Entry) -> Option<Changes> {
    let recorded = scope.schema.site.recorded;
    let changes = scope.catalogue.files.history.of(&entry.path);
    if changes.is_empty() || recorded == Recorded::Nothing {
        return None;
    }
    let latest = changes.iter().map(|it| ChangeView {
        date: day_in_words(&it.day, scope.language),
        day: it.day.clone(),
        subject: it.subject.clone(),
        author: (recorded == Recorded::Names).then(|| it.author.clone()),
    });
    let forge = scope.schema.forge.as_ref();
    Some(Changes {
        latest: latest.collect(),
        whole: forge.map(|it| it.history(&entry.path)),
    })
}
