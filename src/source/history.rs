//! What was changed in each file, as version control recorded it.
//!
//! Comes in: changes, the newest first. Goes out: the latest of a file. Not here:
//! asking for them (`disk`), and under which name a file stood before.

use std::collections::BTreeMap;
use std::sync::Arc;

/// Changes kept for a file: its page shows these, and the forge has the rest.
const KEPT: usize = 5;

/// One recorded change; a change of many files is one for all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// `2016-11-30`, where whoever made it was.
    pub day: String,
    /// What was changed, in their words.
    pub subject: String,
    pub author: String,
}

/// Changes by file.
#[derive(Debug, Default, Clone)]
pub struct History {
    /// Names the moment it tells of: the same one needs no second reading.
    pub moment: String,
    changes: Arc<BTreeMap<String, Vec<Arc<Change>>>>,
}

impl History {
    /// Takes files with their changes, the newest first.
    pub fn new(moment: &str, changes: impl IntoIterator<Item = (String, Arc<Change>)>) -> History {
        let mut all: BTreeMap<String, Vec<Arc<Change>>> = BTreeMap::new();
        for (path, change) in changes {
            let own = all.entry(path).or_default();
            if own.len() < KEPT {
                own.push(change);
            }
        }
        History {
            moment: moment.to_owned(),
            changes: Arc::new(all),
        }
    }

    /// The latest changes of a file, the newest first.
    pub fn of(&self, path: &str) -> &[Arc<Change>] {
        self.changes.get(path).map_or(&[], Vec::as_slice)
    }
}
