//! Watching: when did something change that the site is made of?
//!
//! Comes in: folders and files, which may not exist yet. Goes out: one
//! return from `wait` per burst of changes. Not here: what changed, since a
//! build reads everything anew anyway; nor any reading of files: this only
//! asks whether a folder is there.

use anyhow::Context;
use notify_debouncer_full::notify::event::{AccessKind, AccessMode, ModifyKind};
use notify_debouncer_full::notify::{
    self, Config, ErrorKind, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode,
};
use notify_debouncer_full::{
    DebounceEventResult, DebouncedEvent, Debouncer, NoCache, new_debouncer_opt,
};
use std::collections::BTreeMap;
use std::fmt;
use std::mem;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

/// Editors save by writing, renaming and touching within a few milliseconds.
const DEBOUNCE: Duration = Duration::from_millis(120);

/// The debouncer hands out what is due every quarter of its time (30 ms), file
/// by file. A little more than that of silence ends a burst, such as a change
/// of branch; a burst without end is cut, so that something is seen.
const SILENCE: Duration = Duration::from_millis(40);
const LONGEST_BURST: Duration = Duration::from_secs(1);

/// How often the files are looked at where the system does not tell. Polling
/// compares times in whole seconds, so a second save within one may be missed;
/// to compare contents would mean reading all photos twice a second.
const POLL: Duration = Duration::from_millis(500);

/// Folders full of things that are made and not written by an author.
const NOT_WATCHED: [&str; 3] = ["target", "public", "node_modules"];

/// A watch over some folders and files.
pub struct Watch {
    root: PathBuf,
    wanted: Vec<PathBuf>,
    /// What the watcher was told, and whether with all folders below.
    attached: BTreeMap<PathBuf, bool>,
    watcher: Watcher,
    sender: Sender<DebounceEventResult>,
    batches: Receiver<DebounceEventResult>,
}

impl Watch {
    /// Watches `wanted`: paths below `root`, or spelt as `root` is.
    ///
    /// # Errors
    ///
    /// If the system can neither tell of changes nor be asked for them.
    pub fn new(root: &Path, wanted: &[PathBuf]) -> anyhow::Result<Watch> {
        let (sender, batches) = channel();
        let watcher =
            Watcher::of_system(sender.clone()).or_else(|_| Watcher::polling(sender.clone()));
        let watcher = watcher.context("files cannot be watched")?;
        Watch::with(watcher, root, wanted, sender, batches)
    }

    /// Returns when something changed, after taking in what came meanwhile.
    ///
    /// # Errors
    ///
    /// If files can no longer be watched.
    pub fn wait(&mut self) -> anyhow::Result<()> {
        loop {
            let batch = self.batches.recv().context("the file watcher stopped")?;
            if self.take_in(batch)? {
                return self.drain();
            }
        }
    }

    fn with(
        watcher: Watcher,
        root: &Path,
        wanted: &[PathBuf],
        sender: Sender<DebounceEventResult>,
        batches: Receiver<DebounceEventResult>,
    ) -> anyhow::Result<Watch> {
        // Some systems report paths with all links resolved, so ours are too.
        let absolute = std::path::absolute(root).context("no folder to watch")?;
        let resolved = absolute.canonicalize().unwrap_or_else(|_| absolute.clone());
        let below = |path: &PathBuf| match path.strip_prefix(root) {
            Ok(rest) => resolved.join(rest),
            Err(_) => resolved.join(path.strip_prefix(&absolute).unwrap_or(path)),
        };
        let wanted = wanted.iter().map(below).collect();
        let attached = BTreeMap::new();
        let mut watch = Watch {
            root: resolved,
            wanted,
            attached,
            watcher,
            sender,
            batches,
        };
        watch.attach()?;
        Ok(watch)
    }

    fn drain(&mut self) -> anyhow::Result<()> {
        let end = Instant::now() + LONGEST_BURST;
        while Instant::now() < end {
            match self.batches.recv_timeout(SILENCE) {
                Ok(batch) => _ = self.take_in(batch)?,
                Err(_) => break,
            }
        }
        Ok(())
    }

    /// True if something in the batch matters.
    fn take_in(&mut self, batch: DebounceEventResult) -> anyhow::Result<bool> {
        let events = match batch {
            Ok(events) => events,
            Err(errors) => return self.take_errors(&errors),
        };
        let matters = events.iter().any(|it| self.matters(it));
        if matters {
            self.forget_moved(&events);
            self.attach()?;
        }
        Ok(matters)
    }

    /// A system that fails once (too many folders, most likely) is not asked
    /// again, and what it has missed is unknown. Folders that went as soon as
    /// they came are no failure, nor is what polling could not look at: it
    /// would say so again every time.
    fn take_errors(&mut self, errors: &[notify::Error]) -> anyhow::Result<bool> {
        let is_system = matches!(self.watcher, Watcher::System(_));
        let failed = is_system && !errors.iter().all(is_gone);
        if failed {
            self.start_polling()?;
        }
        Ok(failed)
    }

    fn matters(&self, event: &DebouncedEvent) -> bool {
        if event.need_rescan() {
            return true;
        }
        // Reading is an event too; a build that heard itself read would build
        // for ever.
        let is_change = match event.kind {
            EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
            _ => true,
        };
        is_change
            && event
                .paths
                .iter()
                .any(|it| self.is_wanted(it, is_structural(event.kind)))
    }

    /// True for what lies in a wanted folder, and for a folder above one that
    /// came or went.
    fn is_wanted(&self, path: &Path, structural: bool) -> bool {
        let Ok(rest) = path.strip_prefix(&self.root) else {
            return false;
        };
        let holds = |it: &PathBuf| path.starts_with(it) || (structural && it.starts_with(path));
        !is_ignored(rest) && self.wanted.iter().any(holds)
    }

    /// A watched folder that came, went or moved is another folder now, even
    /// under the same name; the watcher still holds the former one.
    fn forget_moved(&mut self, events: &[DebouncedEvent]) {
        let structural = events.iter().filter(|it| is_structural(it.kind));
        for path in structural.flat_map(|it| &it.paths) {
            let moved = |it: &&PathBuf| it.starts_with(path) && **it != self.root;
            let moved: Vec<PathBuf> = self.attached.keys().filter(moved).cloned().collect();
            for folder in moved {
                self.detach(&folder);
            }
        }
    }

    /// Tells the watcher what to watch now. Where the system refuses, mostly
    /// because its number of watches is limited, we go and look ourselves.
    fn attach(&mut self) -> anyhow::Result<()> {
        match self.follow_plan() {
            Err(_) if matches!(self.watcher, Watcher::System(_)) => self.start_polling(),
            result => result.context("files cannot be watched"),
        }
    }

    fn start_polling(&mut self) -> anyhow::Result<()> {
        let watcher = Watcher::polling(self.sender.clone());
        self.watcher = watcher.context("files cannot be watched")?;
        self.attached.clear();
        self.follow_plan().context("files cannot be watched")
    }

    fn follow_plan(&mut self) -> notify::Result<()> {
        let plan = self.plan();
        let former = mem::take(&mut self.attached);
        for (folder, deep) in &former {
            match plan.get(folder) == Some(deep) {
                true => _ = self.attached.insert(folder.clone(), *deep),
                false => self.detach(folder),
            }
        }
        for (folder, deep) in plan {
            if self.attached.contains_key(&folder) {
                continue;
            }
            match self.watcher.watch(&folder, deep) {
                Ok(()) => _ = self.attached.insert(folder, deep),
                Err(error) if is_gone(&error) && folder != self.root => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// The wanted folders with all below, and beside them the nearest folder
    /// that exists: there a file is replaced, or what is missing will appear.
    fn plan(&self) -> BTreeMap<PathBuf, bool> {
        let mut plan = BTreeMap::from([(self.root.clone(), false)]);
        for wanted in &self.wanted {
            if wanted.is_dir() {
                plan.insert(wanted.clone(), true);
            } else if let Some(near) = wanted.ancestors().skip(1).find(|it| it.is_dir())
                && near.starts_with(&self.root)
            {
                plan.entry(near.to_owned()).or_insert(false);
            }
        }
        let deep = plan
            .iter()
            .filter(|(_, deep)| **deep)
            .map(|(it, _)| it.clone());
        let deep: Vec<PathBuf> = deep.collect();
        plan.retain(|it, _| {
            !deep
                .iter()
                .any(|above| it != above && it.starts_with(above))
        });
        plan
    }

    fn detach(&mut self, folder: &Path) {
        self.attached.remove(folder);
        self.watcher.unwatch(folder);
    }
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let is_polling = matches!(self.watcher, Watcher::Polling(_));
        f.debug_struct("Watch")
            .field("attached", &self.attached)
            .field("is_polling", &is_polling)
            .finish_non_exhaustive()
    }
}

/// Where changes are learnt from. No cache of file identities: it reads every
/// file to pair the two halves of a renaming, and either half is enough here.
enum Watcher {
    System(Debouncer<RecommendedWatcher, NoCache>),
    Polling(Debouncer<PollWatcher, NoCache>),
}

impl Watcher {
    fn of_system(sender: Sender<DebounceEventResult>) -> notify::Result<Watcher> {
        let debouncer = new_debouncer_opt(DEBOUNCE, None, sender, NoCache, config())?;
        Ok(Watcher::System(debouncer))
    }

    fn polling(sender: Sender<DebounceEventResult>) -> notify::Result<Watcher> {
        let config = config().with_poll_interval(POLL);
        let debouncer = new_debouncer_opt(DEBOUNCE, None, sender, NoCache, config)?;
        Ok(Watcher::Polling(debouncer))
    }

    fn watch(&mut self, folder: &Path, deep: bool) -> notify::Result<()> {
        let mode = match deep {
            true => RecursiveMode::Recursive,
            false => RecursiveMode::NonRecursive,
        };
        match self {
            Watcher::System(it) => it.watch(folder, mode),
            Watcher::Polling(it) => it.watch(folder, mode),
        }
    }

    /// Fails only if the folder is not watched, mostly because it is gone.
    fn unwatch(&mut self, folder: &Path) {
        _ = match self {
            Watcher::System(it) => it.unwatch(folder),
            Watcher::Polling(it) => it.unwatch(folder),
        };
    }
}

/// Links in the content are refused, so there is nothing to follow.
fn config() -> Config {
    Config::default().with_follow_symlinks(false)
}

/// True if something came, went or got another name.
fn is_structural(kind: EventKind) -> bool {
    use EventKind::{Create, Modify, Remove};
    matches!(kind, Create(_) | Remove(_) | Modify(ModifyKind::Name(_)))
}

/// True for files that no author means: hidden ones (`.git`, `.fichero`,
/// `.ficha.md.swp`), backups (`ficha.md~`), locks (`#ficha.md#`), and folders
/// that tools fill.
fn is_ignored(rest: &Path) -> bool {
    rest.components().any(|component| {
        let Component::Normal(name) = component else {
            return false;
        };
        let name = name.to_string_lossy();
        name.starts_with(['.', '#']) || name.ends_with('~') || NOT_WATCHED.contains(&&*name)
    })
}

/// The folder went between being seen and being watched.
fn is_gone(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tools_make_is_ignored() {
        for path in [
            ".git/index",
            ".fichero/memo",
            "public/index.html",
            "target/debug/a",
            "a/node_modules/b",
            "content/fichas/.x.md.swp",
            "content/fichas/x.md~",
            "content/#x.md#",
        ] {
            assert!(is_ignored(Path::new(path)), "{path}");
        }
        for path in [
            "",
            "site.toml",
            "content/fichas/x.md",
            "content/fichas/publico/index.md",
        ] {
            assert!(!is_ignored(Path::new(path)), "{path}");
        }
    }
}
