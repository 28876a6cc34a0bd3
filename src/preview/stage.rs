//! What is shown now.
//!
//! Comes in: the result of each build. Goes out: the current `Edition`, to
//! whoever asks or follows. Not here: sockets. The lock (inside tokio's
//! `watch`) is held to copy or swap one pointer and never while something is
//! written, compared or freed, so neither a slow client nor a large site makes
//! anyone wait.

use super::{Outputs, Rebuilt};
use std::mem;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};
use tokio::sync::watch;

/// A site at one moment.
#[derive(Debug)]
pub struct Edition {
    /// Grows each time the bytes of the site change; pages carry it.
    pub revision: u64,
    pub outputs: Arc<Outputs>,
    /// The problems of the last build, if it failed.
    pub broken: Option<Arc<str>>,
}

/// The place where the current edition is shown.
#[derive(Debug)]
pub struct Stage {
    current: watch::Sender<Arc<Edition>>,
}

impl Stage {
    pub fn new(first: Rebuilt) -> Stage {
        let nothing = Edition {
            revision: first_revision(),
            outputs: Arc::default(),
            broken: None,
        };
        let first = Arc::new(nothing.followed_by(first));
        Stage {
            current: watch::Sender::new(first),
        }
    }

    /// The current edition.
    pub fn now(&self) -> Arc<Edition> {
        self.current.borrow().clone()
    }

    /// The current edition and those to come.
    pub fn follow(&self) -> watch::Receiver<Arc<Edition>> {
        self.current.subscribe()
    }

    /// Makes the result of a build the current edition, and says so unless it
    /// shows the same as the former one.
    pub fn publish(&self, rebuilt: Rebuilt) {
        let former = self.now();
        let mut next = Arc::new(former.followed_by(rebuilt));
        let is_news = next.revision != former.revision || next.broken != former.broken;
        // What was current leaves in `next`, to be freed after the lock.
        self.current.send_if_modified(|current| {
            mem::swap(current, &mut next);
            is_news
        });
    }
}

impl Edition {
    /// Equal bytes keep their revision: saving a file without a change, or
    /// undoing a mistake, must not make every open page jump.
    fn followed_by(&self, rebuilt: Rebuilt) -> Edition {
        match rebuilt {
            Rebuilt::Site(outputs) => Edition {
                revision: self.revision + u64::from(outputs != self.outputs),
                outputs,
                broken: None,
            },
            Rebuilt::Broken(problems) => Edition {
                revision: self.revision,
                outputs: self.outputs.clone(),
                broken: Some(problems.into()),
            },
        }
    }
}

/// The clock, in milliseconds: pages left open from an earlier run of the
/// preview then never carry, by chance, the revision of this one.
fn first_revision() -> u64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(text: &str) -> Rebuilt {
        let page = ("index.html".to_owned(), Arc::from(text.as_bytes()));
        Rebuilt::Site(Arc::new(Outputs::from([page])))
    }

    #[test]
    fn revision_grows_only_with_other_bytes() {
        let stage = Stage::new(site("a"));
        let first = stage.now().revision;
        stage.publish(site("a"));
        assert_eq!(stage.now().revision, first);
        stage.publish(site("b"));
        assert_eq!(stage.now().revision, first + 1);
    }

    #[test]
    fn a_broken_build_keeps_the_site_until_it_is_repaired() {
        let stage = Stage::new(site("a"));
        let before = stage.now();
        stage.publish(Rebuilt::Broken("E012".to_owned()));
        let broken = stage.now();
        assert_eq!(broken.broken.as_deref(), Some("E012"));
        assert_eq!(broken.revision, before.revision);
        assert_eq!(broken.outputs, before.outputs);
        stage.publish(site("a"));
        assert_eq!(stage.now().broken, None);
        assert_eq!(stage.now().revision, before.revision);
    }

    #[test]
    fn followers_are_told_news_only() {
        let stage = Stage::new(site("a"));
        let mut editions = stage.follow();
        stage.publish(site("a"));
        assert_eq!(editions.has_changed().ok(), Some(false));
        stage.publish(Rebuilt::Broken("E012".to_owned()));
        assert_eq!(editions.has_changed().ok(), Some(true));
        assert!(Arc::ptr_eq(&editions.borrow_and_update(), &stage.now()));
        stage.publish(Rebuilt::Broken("E012".to_owned()));
        assert_eq!(editions.has_changed().ok(), Some(false));
        stage.publish(site("a"));
        assert_eq!(editions.has_changed().ok(), Some(true));
    }
}
