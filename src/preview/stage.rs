//! What is shown now.
//!
//! Comes in: the result of each build. Goes out: the current `Edition`, to
//! whoever asks or waits for the next. Not here: sockets. The lock is held to
//! copy or swap one pointer and never while something is written, compared or
//! freed, so neither a slow client nor a large site makes anyone wait.

use super::{Outputs, Rebuilt};
use std::mem;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

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
    current: Mutex<Arc<Edition>>,
    changed: Condvar,
}

impl Stage {
    pub fn new(first: Rebuilt) -> Stage {
        let nothing = Edition {
            revision: first_revision(),
            outputs: Arc::default(),
            broken: None,
        };
        Stage {
            current: Mutex::new(Arc::new(nothing.followed_by(first))),
            changed: Condvar::new(),
        }
    }

    /// The current edition.
    pub fn now(&self) -> Arc<Edition> {
        self.lock().clone()
    }

    /// Makes the result of a build the current edition.
    pub fn publish(&self, rebuilt: Rebuilt) {
        let next = Arc::new(self.now().followed_by(rebuilt));
        let former = mem::replace(&mut *self.lock(), next);
        self.changed.notify_all();
        drop(former);
    }

    /// The current edition as soon as it is not `seen`, or when patience ends.
    pub fn after(&self, seen: &Arc<Edition>, patience: Duration) -> Arc<Edition> {
        let is_seen = |current: &mut Arc<Edition>| Arc::ptr_eq(current, seen);
        let waited = self
            .changed
            .wait_timeout_while(self.lock(), patience, is_seen);
        waited.unwrap_or_else(PoisonError::into_inner).0.clone()
    }

    /// A thread that panicked cannot have left half a pointer behind, so a
    /// poisoned lock is as good as any other.
    fn lock(&self) -> MutexGuard<'_, Arc<Edition>> {
        self.current.lock().unwrap_or_else(PoisonError::into_inner)
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
    fn whoever_waits_sees_what_came_before_and_during() {
        let stage = Arc::new(Stage::new(site("a")));
        let seen = stage.now();
        let other = stage.clone();
        let publisher = std::thread::spawn(move || other.publish(site("b")));
        let next = stage.after(&seen, Duration::from_secs(10));
        assert_eq!(next.revision, seen.revision + 1);
        publisher.join().unwrap();
        let late = stage.after(&seen, Duration::ZERO);
        assert!(Arc::ptr_eq(&late, &next));
    }
}
