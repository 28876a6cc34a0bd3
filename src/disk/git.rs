//! Asks git, which knows what files were before: fixed arguments and no shell.
//!
//! Laws: bounded in bytes and time; nothing is fetched, written or run, whatever the
//! settings of the machine or of the repository say.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// More than this is no catalogue's past, and no catalogue's texts.
const LIMIT: u64 = 64 * 1024 * 1024;
/// Ten thousand files take one second.
const PATIENCE: Duration = Duration::from_secs(20);

/// Settings by which a machine or a repository could change the answer or run
/// something else.
const SETTINGS: [&str; 4] = [
    "core.fsmonitor=false",
    "log.showRoot=true",
    "log.showSignature=false",
    "log.follow=false",
];

/// Everything git answers to what it is given; nothing if it cannot, takes too long or
/// says too much.
pub(super) fn ask(root: &Path, arguments: &[&str], input: Vec<u8>) -> Option<Vec<u8>> {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).arg("--no-replace-objects");
    for setting in SETTINGS {
        command.args(["-c", setting]);
    }
    // Somebody else's choice of repository, when this runs in a hook of theirs.
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        command.env_remove(name);
    }
    let mut child = command
        .args(arguments)
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_TERMINAL_PROMPT", "0")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut stdin = child.stdin.take()?;
    // It answers while it is being asked: one of the two must not wait for the other.
    thread::spawn(move || {
        // A git that ended early has said so in its exit code.
        let _ = stdin.write_all(&input);
    });
    let stdout = child.stdout.take()?;
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = stdout.take(LIMIT).read_to_end(&mut bytes);
        let whole = read.is_ok_and(|it| (it as u64) < LIMIT);
        // Nobody listens any more when it took too long.
        let _ = sender.send(whole.then_some(bytes));
    });
    let bytes = receiver.recv_timeout(PATIENCE).ok().flatten();
    if bytes.is_none() {
        let _ = child.kill();
    }
    let status = child.wait().ok()?;
    bytes.filter(|_| status.success())
}
