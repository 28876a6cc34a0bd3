//! What the tests of local editing need: the program itself with `serve --edit`, over real
//! sockets, with real files and a real git.

use super::support::{Response, ask};
use crate::support::{contents, fichero};
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use tempfile::TempDir;

pub const FILE: &str = "content/fichas/ficha-de-ejemplo.md";
pub const SLUG: &str = "ficha-de-ejemplo";

/// A small catalogue with `serve --edit` before it.
pub struct Desk {
    child: Child,
    pub address: SocketAddr,
    pub token: String,
    pub root: TempDir,
    pub home: TempDir,
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.child.kill().expect("it still runs");
        self.child.wait().expect("it ends");
    }
}

/// A catalogue, and a home in which somebody has a name, or nobody.
pub fn catalogue(name: Option<&str>) -> (TempDir, TempDir) {
    let (root, home) = (tempfile::tempdir(), tempfile::tempdir());
    let (root, home) = (root.expect("room"), home.expect("room"));
    assert!(
        fichero(Path::new("."), &["init", &root.path().to_string_lossy()])
            .status
            .success()
    );
    let user = name.map(|it| format!("[user]\nname = {it}\nemail = nadie@example.org\n"));
    let site = root.path().join("site.toml");
    let text = fs::read_to_string(&site).expect("a declaration");
    let own = "language = \"es\"\n";
    let text = text.replace(own, &format!("{own}languages = [\"es\", \"pt\"]\n"));
    fs::write(&site, text).expect("file");
    let config = format!("[init]\ndefaultBranch = main\n{}", user.unwrap_or_default());
    fs::write(home.path().join(".gitconfig"), config).expect("file");
    (root, home)
}

pub fn start((root, home): (TempDir, TempDir)) -> Desk {
    let mut child = Command::new(env!("CARGO_BIN_EXE_fichero"))
        .arg("--root")
        .arg(root.path())
        .args(["serve", "--edit", "--port", "0"])
        .env("FICHERO_LANG", "es")
        .env("HOME", home.path())
        .env("XDG_CONFIG_HOME", home.path())
        .env("GIT_CONFIG_NOSYSTEM", "1")
        // What a hook of somebody else's would leave behind must not lead us astray.
        .env("GIT_DIR", "/nowhere")
        .env("GIT_INDEX_FILE", "/nowhere/index")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs");
    let mut url = String::new();
    let stdout = child.stdout.take().expect("piped");
    BufReader::new(stdout).read_line(&mut url).expect("a line");
    let rest = url.trim().strip_prefix("http://").expect("an address");
    let (address, token) = rest.split_once("/#edicion=").expect("a key");
    Desk {
        address: address.parse().expect("host and port"),
        token: token.to_owned(),
        child,
        root,
        home,
    }
}

/// The catalogue in a repository with one commit and a bare remote, and a desk before it.
pub fn in_repository() -> Desk {
    let made = catalogue(Some("Nadie"));
    let run = |args: &[&str]| assert!(git_in(made.0.path(), made.1.path(), args).status.success());
    run(&["init", "-q"]);
    run(&["add", "."]);
    run(&["commit", "-q", "-m", "Comienza"]);
    let remote = made
        .1
        .path()
        .join("remoto.git")
        .to_string_lossy()
        .into_owned();
    run(&["init", "-q", "--bare", &remote]);
    run(&["remote", "add", "origin", &remote]);
    start(made)
}

pub fn git_in(root: &Path, home: &Path, args: &[&str]) -> Output {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).args(args);
    command.env("HOME", home).env("XDG_CONFIG_HOME", home);
    command.env("GIT_CONFIG_NOSYSTEM", "1");
    command.output().expect("git runs")
}

impl Desk {
    pub fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    pub fn text(&self) -> String {
        fs::read_to_string(self.path(FILE)).expect("a text")
    }

    pub fn git(&self, args: &[&str]) -> String {
        let output = git_in(self.root.path(), self.home.path(), args);
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{args:?}: {complaint}");
        String::from_utf8(output.stdout).expect("text")
    }

    /// The head of an honest request, in which some headers are others, or `-`: none.
    pub fn head(&self, line: &str, changes: &[(&str, &str)]) -> String {
        let host = self.address.to_string();
        let origin = format!("http://{host}");
        let honest = [
            ("Host", host.as_str()),
            ("Origin", &origin),
            ("Sec-Fetch-Site", "same-origin"),
            ("Content-Type", "application/json"),
            ("X-Fichero-Token", &self.token),
        ];
        let kept = honest
            .iter()
            .filter(|(name, _)| !changes.iter().any(|(it, _)| it == name));
        let changes = changes.iter().filter(|(_, value)| *value != "-");
        let headers = kept
            .chain(changes)
            .map(|(name, value)| format!("{name}: {value}\r\n"));
        format!("{line} HTTP/1.1\r\n{}", headers.collect::<String>())
    }

    pub fn post_with(&self, act: &str, changes: &[(&str, &str)], body: &str) -> Response {
        let head = self.head(&format!("POST /__fichero/edit/{act}"), changes);
        let length = body.len();
        let request = format!("{head}Content-Length: {length}\r\n\r\n{body}");
        ask(self.address, &request)
    }

    pub fn post(&self, act: &str, body: &Value) -> (u16, Value) {
        let response = self.post_with(act, &[], &body.to_string());
        assert_eq!(response.header("access-control-allow-origin"), "");
        let value = serde_json::from_str(&response.body).expect("JSON");
        (response.status, value)
    }

    pub fn read(&self) -> Value {
        let (status, value) = self.post("read", &json!({ "collection": "fichas", "slug": SLUG }));
        assert_eq!(status, 200);
        value
    }

    /// A change of one line, from what stands there now.
    pub fn change(&self, from: &str, to: &str) -> Value {
        let read = self.read();
        let text = read["text"].as_str().expect("a text");
        assert!(text.contains(from));
        json!({
            "collection": "fichas",
            "slug": SLUG,
            "base": read["base"],
            "text": text.replace(from, to),
            "reason": "Corrige el título",
            "interface": "es",
        })
    }

    pub fn save(&self, from: &str, to: &str) -> (u16, Value) {
        self.post("save", &self.change(from, to))
    }

    /// Nothing in the folder is another afterwards, neither in the repository.
    pub fn untouched(&self, what: impl FnOnce()) {
        let before = contents(self.root.path());
        what();
        assert!(
            contents(self.root.path()) == before,
            "something was touched"
        );
    }

    pub fn refused(&self, act: &str, changes: &[(&str, &str)], body: &Value, expected: u16) {
        self.untouched(|| {
            let response = self.post_with(act, changes, &body.to_string());
            assert_eq!(
                response.status, expected,
                "{act} {changes:?}: {}",
                response.body
            );
            assert!(
                !response
                    .head
                    .to_ascii_lowercase()
                    .contains("access-control")
            );
        });
    }
}
