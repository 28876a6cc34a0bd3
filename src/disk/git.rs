//! git, asked as a program: fixed arguments, no shell, nothing of its own run.
//!
//! Comes in: a folder, arguments, what to read on standard input. Goes out: what git
//! answered. Laws: bounded in bytes and time; no hook, monitor, pager or prompt, nothing
//! fetched; of the environment's settings only who the person is and where their own
//! configuration stands. Not here: what is asked (`history`, `branch`).

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

/// More than this of names and subjects is no catalogue's past.
const LIMIT: u64 = 64 * 1024 * 1024;
/// Ten thousand files take one second.
const PATIENCE: Duration = Duration::from_secs(20);

/// Settings by which a machine or a repository could change the answer or run
/// something else.
const SETTINGS: [&str; 7] = [
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "log.showRoot=true",
    "log.showSignature=false",
    "log.follow=false",
    "i18n.commitEncoding=UTF-8",
    // A name made up from the machine's is nobody's.
    "user.useConfigOnly=true",
];

/// Any other `GIT_…` is somebody else's choice of repository, index or program, as when
/// this runs in a hook of theirs.
const HEEDED: [&str; 8] = [
    "GIT_AUTHOR_NAME",
    "GIT_AUTHOR_EMAIL",
    "GIT_COMMITTER_NAME",
    "GIT_COMMITTER_EMAIL",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_CEILING_DIRECTORIES",
];

/// What git said, and whether it did what was asked.
pub(super) struct Answer {
    pub done: bool,
    pub said: Vec<u8>,
    pub complaint: String,
}

/// Asks git; nothing if there is none, or if it takes too long or says too much.
pub(super) fn ask(root: &Path, arguments: &[&str], input: &[u8]) -> Option<Answer> {
    let mut child = command(root, arguments).spawn().ok()?;
    let mut stdin = child.stdin.take()?;
    let said = read(child.stdout.take()?);
    let complaint = read(child.stderr.take()?);
    let answer = thread::scope(|scope| {
        // It may answer before it has read all, or read nothing.
        scope.spawn(move || _ = stdin.write_all(input));
        let said = said.recv_timeout(PATIENCE).ok().flatten();
        let complaint = complaint.recv_timeout(PATIENCE).ok().flatten();
        let answer = said.zip(complaint);
        if answer.is_none() {
            stop(&mut child);
        }
        answer
    });
    let done = child.wait().ok()?.success();
    let (said, complaint) = answer?;
    Some(Answer {
        done,
        said,
        complaint: String::from_utf8_lossy(&complaint).into_owned(),
    })
}

fn command(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).arg("--no-replace-objects");
    for setting in SETTINGS {
        command.args(["-c", setting]);
    }
    let own = std::env::vars_os().map(|(name, _)| name);
    for name in own.filter(|it| it.to_string_lossy().starts_with("GIT_")) {
        if !HEEDED.iter().any(|it| name == *it) {
            command.env_remove(name);
        }
    }
    command
        .args(arguments)
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_TERMINAL_PROMPT", "0")
        // What it complains of is told apart by its words.
        .env("LC_ALL", "C.UTF-8")
        .env_remove("LANGUAGE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Reads to the end, in a thread of its own: two pipes can fill at the same time.
fn read(pipe: impl Read + Send + 'static) -> Receiver<Option<Vec<u8>>> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = pipe.take(LIMIT).read_to_end(&mut bytes);
        let whole = read.is_ok_and(|it| (it as u64) < LIMIT);
        // Nobody listens any more when it took too long.
        let _ = sender.send(whole.then_some(bytes));
    });
    receiver
}

/// It may have ended by itself meanwhile.
fn stop(child: &mut Child) {
    let _ = child.kill();
}
