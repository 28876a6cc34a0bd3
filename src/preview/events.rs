//! Events: a page stays connected and hears what happens to the site.
//!
//! Comes in: the socket of a page and the revision the page was served at.
//! Goes out, as server-sent events: `reload` when the site is another than the
//! page shows, `broken` with the problems of a failed build, `fixed`. Not
//! here: the script that listens (`reload.js`).

use super::stage::{Edition, Stage};
use std::io::{self, ErrorKind, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::{Duration, Instant};

const HEAD: &str = "HTTP/1.1 200 OK\r\n\
    Content-Type: text/event-stream\r\n\
    Cache-Control: no-cache\r\n\
    X-Content-Type-Options: nosniff\r\n\
    Connection: close\r\n\r\n\
    retry: 1000\n\n";

/// Pages leave without a word when a reader moves on. At one look a second
/// even fast clicking stays far below the number of places.
const LOOK: Duration = Duration::from_secs(1);

/// A client whose machine vanished is noticed only by writing to it.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// A few bytes that nobody takes for this long are for nobody.
const PATIENCE: Duration = Duration::from_secs(5);

/// Tells a page what happens, until it must reload or is gone.
///
/// The state is told at once, also when nothing is wrong: whoever comes back
/// after a pause may show a banner of long ago.
///
/// # Errors
///
/// When the page is gone.
pub fn follow(stream: &TcpStream, stage: &Stage, revision: u64) -> io::Result<()> {
    stream.set_write_timeout(Some(PATIENCE))?;
    send(stream, HEAD)?;
    let mut edition = stage.now();
    while edition.revision == revision {
        match &edition.broken {
            Some(problems) => send(stream, &event("broken", problems))?,
            None => send(stream, &event("fixed", ""))?,
        }
        edition = next(stream, stage, &edition)?;
    }
    send(stream, &event("reload", &edition.revision.to_string()))
}

fn next(stream: &TcpStream, stage: &Stage, seen: &Arc<Edition>) -> io::Result<Arc<Edition>> {
    let mut spoken = Instant::now();
    loop {
        let edition = stage.after(seen, LOOK);
        if !Arc::ptr_eq(&edition, seen) {
            return Ok(edition);
        }
        still_there(stream)?;
        if spoken.elapsed() >= KEEP_ALIVE {
            send(stream, ":\n\n")?;
            spoken = Instant::now();
        }
    }
}

/// An error once the client has closed its side.
fn still_there(stream: &TcpStream) -> io::Result<()> {
    // The shortest that is not "for ever"; the socket has nothing to say.
    stream.set_read_timeout(Some(Duration::from_millis(1)))?;
    match stream.peek(&mut [0]) {
        Ok(0) => Err(ErrorKind::ConnectionAborted.into()),
        Err(error) if !matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
            Err(error)
        }
        _ => Ok(()),
    }
}

fn send(mut stream: &TcpStream, text: &str) -> io::Result<()> {
    stream.write_all(text.as_bytes())?;
    stream.flush()
}

/// A line of an event may end in CR, LF or both, so text is cut at either.
fn event(name: &str, text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines = text.split('\n').map(|line| format!("data: {line}\n"));
    format!("event: {name}\n{}\n", lines.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::event;

    #[test]
    fn text_cannot_forge_an_event() {
        let forged = event("broken", "a\r\n\revent: reload\n");
        let expected = "event: broken\ndata: a\ndata: \ndata: event: reload\ndata: \n\n";
        assert_eq!(forged, expected);
    }
}
