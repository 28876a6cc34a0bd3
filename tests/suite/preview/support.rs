//! What the tests of the preview need: one that runs, and a client that speaks
//! plainly, so that it can also speak badly.
//!
//! `serve` never returns, so each preview runs in a thread that is left when
//! the tests end. Every read has a limit of time: a hang is a failure.

use fichero::build::Outputs;
use fichero::preview::{self, Options, Rebuilt};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Longer than anything here should take, also on a busy machine.
const LIMIT: Duration = Duration::from_secs(20);

/// A running preview whose builds are handed to it by the test.
pub struct Preview {
    pub address: SocketAddr,
    pub root: TempDir,
    next: Arc<Mutex<Rebuilt>>,
    builds: Arc<AtomicUsize>,
    saved: AtomicUsize,
}

impl Preview {
    /// Makes `rebuilt` the next result and saves a ficha.
    pub fn rebuild(&self, rebuilt: Rebuilt) {
        *self.next.lock().expect("no build panics") = rebuilt;
        let text = self.saved.fetch_add(1, Ordering::SeqCst).to_string();
        write(&self.path("content/0.md"), &text);
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    pub fn builds(&self) -> usize {
        self.builds.load(Ordering::SeqCst)
    }

    pub fn get(&self, target: &str) -> Response {
        self.ask(&format!("GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n"))
    }

    pub fn ask(&self, request: &str) -> Response {
        ask(self.address, request)
    }

    /// Opens what a page's `EventSource` opens.
    pub fn follow(&self, revision: u64) -> Follower {
        let mut stream = connect(self.address);
        let request = format!(
            "GET /__fichero/events?revision={revision} HTTP/1.1\r\nHost: localhost\r\n\r\n"
        );
        say(&mut stream, request.as_bytes());
        Follower {
            lines: BufReader::new(stream),
        }
    }
}

pub struct Response {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Response {
    pub fn header(&self, name: &str) -> &str {
        let lines = self.head.lines().filter_map(|it| it.split_once(": "));
        let mut named = lines.filter(|(it, _)| it.eq_ignore_ascii_case(name));
        named.next().map_or("", |(_, value)| value)
    }

    /// The revision that the page's script is told.
    pub fn revision(&self) -> u64 {
        let (_, rest) = self
            .body
            .split_once("revision=")
            .expect("a page with reload");
        let digits = rest
            .split('"')
            .next()
            .expect("split gives one part at least");
        digits.parse().expect("a number")
    }
}

pub struct Follower {
    lines: BufReader<TcpStream>,
}

impl Follower {
    /// The next event: its name and its data.
    pub fn event(&mut self) -> (String, String) {
        let mut name = String::new();
        let mut data = Vec::new();
        let end = Instant::now() + LIMIT;
        // The comments that keep a connection alive are no news.
        while Instant::now() < end {
            let line = self.line();
            if let Some(rest) = line.strip_prefix("event: ") {
                rest.clone_into(&mut name);
            } else if let Some(rest) = line.strip_prefix("data: ") {
                data.push(rest.to_owned());
            } else if line.is_empty() && !name.is_empty() {
                return (name, data.join("\n"));
            }
        }
        panic!("no event in time");
    }

    pub fn line(&mut self) -> String {
        let mut line = String::new();
        let count = self.lines.read_line(&mut line).expect("a line in time");
        assert_ne!(count, 0, "the server closed the stream");
        line.trim_end_matches(['\r', '\n']).to_owned()
    }
}

/// A preview at `base_path` that shows `first`, and as its first rebuild again.
pub fn start(base_path: &str, first: Rebuilt) -> Preview {
    start_with(base_path, 0, first.clone(), first)
}

pub fn start_at(port: u16, first: Rebuilt) -> Preview {
    start_with("/", port, first.clone(), first)
}

/// A preview that shows `first`, while `next` is what it would build now.
pub fn start_with(base_path: &str, port: u16, first: Rebuilt, next: Rebuilt) -> Preview {
    let root = tempfile::tempdir().expect("room for a folder");
    write(&root.path().join("content/0.md"), "");
    let options = Options {
        root: root.path().to_owned(),
        port,
        base_path: base_path.to_owned(),
        watched: vec![
            "content".into(),
            root.path().join("themes"),
            "site.toml".into(),
        ],
        desk: None,
    };
    let next = Arc::new(Mutex::new(next));
    let builds = Arc::new(AtomicUsize::new(0));
    let address = serve(options, first, next.clone(), builds.clone());
    let preview = Preview {
        address,
        root,
        next,
        builds,
        saved: AtomicUsize::new(1),
    };
    wait_until("what was saved before is built", || preview.builds() == 1);
    preview
}

fn serve(
    options: Options,
    first: Rebuilt,
    next: Arc<Mutex<Rebuilt>>,
    builds: Arc<AtomicUsize>,
) -> SocketAddr {
    let (sender, address) = channel();
    thread::spawn(move || {
        let rebuild = || {
            let next = next.lock().expect("no test panics in here").clone();
            builds.fetch_add(1, Ordering::SeqCst);
            next
        };
        let started = |address| sender.send(address).expect("the test waits");
        preview::serve(options, first, started, rebuild).expect("the preview goes on");
    });
    address.recv_timeout(LIMIT).expect("the preview starts")
}

pub fn site(text: &str) -> Rebuilt {
    site_with(text, 1)
}

/// With a photo larger than all buffers between server and client.
pub fn heavy_site(text: &str) -> Rebuilt {
    site_with(text, 16 << 20)
}

fn site_with(text: &str, photo: usize) -> Rebuilt {
    let page = format!("<!doctype html><html><body><p>{text}</p></body></html>").into_bytes();
    let outputs: [(&str, Vec<u8>); 5] = [
        ("index.html", page.clone()),
        ("fichas/x/index.html", page),
        ("404.html", b"<body><h1>404</h1></body>".to_vec()),
        ("base.css", b"a{}".to_vec()),
        ("foto.jpg", vec![0; photo]),
    ];
    let outputs = outputs
        .into_iter()
        .map(|(key, bytes)| (key.to_owned(), bytes.into()));
    Rebuilt::Site(Arc::new(outputs.collect::<Outputs>()))
}

/// Sends a whole request and takes the whole answer.
pub fn ask(address: SocketAddr, request: &str) -> Response {
    let mut stream = connect(address);
    say(&mut stream, request.as_bytes());
    hear(&mut stream)
}

/// Takes an answer to its end.
pub fn hear(stream: &mut TcpStream) -> Response {
    let mut bytes = Vec::new();
    let read = stream.read_to_end(&mut bytes);
    read.expect("the server answers and closes");
    let text = String::from_utf8_lossy(&bytes);
    let (head, body) = text.split_once("\r\n\r\n").expect("a whole head");
    let status = head.split(' ').nth(1).and_then(|it| it.parse().ok());
    Response {
        status: status.expect("a status"),
        head: head.to_owned(),
        body: body.to_owned(),
    }
}

/// Sends the first part of a request, or all of it.
pub fn say(stream: &mut TcpStream, bytes: &[u8]) {
    stream.write_all(bytes).expect("the server listens");
}

pub fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).expect("the preview listens");
    let limited = stream.set_read_timeout(Some(LIMIT));
    limited.expect("a limit above zero");
    let limited = stream.set_write_timeout(Some(LIMIT));
    limited.expect("a limit above zero");
    stream
}

pub fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a file has a folder")).expect("folder");
    fs::write(path, text).expect("file");
}

pub fn wait_until(what: &str, mut is_true: impl FnMut() -> bool) {
    let end = Instant::now() + LIMIT;
    while !is_true() {
        assert!(Instant::now() < end, "{what}: not in time");
        thread::sleep(Duration::from_millis(20));
    }
}
