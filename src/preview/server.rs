//! The server: connections, each with a thread, a place and a limit of time.
//!
//! Comes in: a listening socket and the stage. Goes out: responses. Not here:
//! what they say (`answer`, `events`). Connections are closed after one
//! response: on the loopback a new one costs microseconds, and a browser's
//! idle ones hold no thread.

use super::answer::{self, Answer, Reply};
use super::request::{self, Method};
use super::stage::Stage;
use super::{address, events};
use anyhow::Context;
use std::io::{self, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How many ports after the asked one are tried.
const NEXT_PORTS: u16 = 20;

/// Open connections. Half of the 1,024 files that a process may usually hold
/// open, so that a flood of clients leaves the build its own.
const CONNECTIONS: usize = 512;

/// Pages that follow events; more tabs than anyone has, far fewer than there
/// are connections.
const FOLLOWERS: usize = 64;

/// A client that takes nothing for this long, or not all in the time below, is
/// let go. Generous, since a browser in a debugger or a paused film is slow.
const STALL: Duration = Duration::from_secs(20);
const RESPONSE_TIME: Duration = Duration::from_secs(120);

/// What is swallowed, and for how long, of a body nobody asked for: closing a
/// socket with unread bytes would destroy the response on its way.
const LINGER_BYTES: usize = 1 << 20;
const LINGER_TIME: Duration = Duration::from_millis(500);

/// A thread here needs little; the default of 2 MiB is for deep recursion.
const STACK: usize = 256 * 1024;

/// Everything a connection needs to know.
#[derive(Debug)]
pub struct Server {
    stage: Arc<Stage>,
    base: String,
    connections: Arc<Places>,
    followers: Arc<Places>,
}

/// The first free port from the asked one on, on the loopback only.
///
/// # Errors
///
/// If none is free, or the machine forbids listening.
pub fn bind(asked: u16) -> anyhow::Result<TcpListener> {
    let last = match asked {
        0 => 0,
        _ => asked.saturating_add(NEXT_PORTS),
    };
    for port in asked..last {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            result => return result.with_context(|| format!("cannot listen on port {port}")),
        }
    }
    TcpListener::bind((Ipv4Addr::LOCALHOST, last))
        .with_context(|| format!("no free port between {asked} and {last}"))
}

impl Server {
    /// A server for a site whose links begin with `base_path`.
    ///
    /// # Errors
    ///
    /// If the base path is not a path.
    pub fn new(stage: Arc<Stage>, base_path: &str) -> anyhow::Result<Server> {
        let inner = base_path.trim_matches('/');
        let base = match inner {
            "" => Some("/".to_owned()),
            _ => address::decode(&format!("/{inner}/")),
        };
        Ok(Server {
            stage,
            base: base.with_context(|| format!("not a path: {base_path}"))?,
            connections: Arc::new(Places::new(CONNECTIONS)),
            followers: Arc::new(Places::new(FOLLOWERS)),
        })
    }

    /// Takes connections from now on, in a thread of its own.
    ///
    /// # Errors
    ///
    /// If there can be no such thread.
    pub fn start(self, listener: TcpListener) -> anyhow::Result<()> {
        let server = Arc::new(self);
        let accept = move || {
            loop {
                server.accept(&listener);
            }
        };
        let thread = thread::Builder::new().name("preview".to_owned());
        thread.spawn(accept).context("cannot start a thread")?;
        Ok(())
    }

    /// Takes one connection. Whatever goes wrong concerns that one only; a
    /// panic ends its thread, and the place is freed as the stack unwinds.
    fn accept(self: &Arc<Server>, listener: &TcpListener) {
        let Ok((stream, _)) = listener.accept() else {
            // Most likely no file can be opened now; asking again at once
            // would only burn the processor until one is closed.
            return thread::sleep(Duration::from_millis(20));
        };
        let Some(place) = self.connections.take() else {
            // Fits into the empty buffer of a new socket, so it cannot wait.
            _ = send(&stream, &answer::busy(), Method::Get);
            return;
        };
        let server = self.clone();
        let connection = move || {
            server.attend(&stream);
            drop(place);
        };
        let thread = thread::Builder::new().stack_size(STACK);
        // Without a thread the closure is dropped, and the connection with it.
        _ = thread.spawn(connection);
    }

    /// One connection, from its request to its end. Errors in here mean that
    /// the client has left, and there is nobody to tell.
    fn attend(&self, stream: &TcpStream) {
        match request::read(stream) {
            Ok(request) => {
                let reply = answer::reply(&request, &self.stage.now(), &self.base);
                match reply {
                    Reply::Answer(answer) => _ = send(stream, &answer, request.method),
                    Reply::Follow { revision } => _ = self.follow(stream, revision),
                }
            }
            Err(unread) => {
                if let Some(answer) = answer::refusal(&unread) {
                    _ = send(stream, &answer, Method::Get);
                }
            }
        }
        _ = linger(stream);
    }

    fn follow(&self, stream: &TcpStream, revision: u64) -> io::Result<()> {
        match self.followers.take() {
            Some(_place) => events::follow(stream, &self.stage, revision),
            None => send(stream, &answer::busy(), Method::Get),
        }
    }
}

fn send(mut stream: &TcpStream, answer: &Answer, method: Method) -> io::Result<()> {
    let deadline = Instant::now() + RESPONSE_TIME;
    stream.set_write_timeout(Some(STALL))?;
    stream.write_all(answer.head().as_bytes())?;
    if method != Method::Head {
        // In pieces: the limit of a socket counts anew with every write.
        for piece in answer.body().chunks(64 * 1024) {
            stream.write_all(piece)?;
            if Instant::now() > deadline {
                return Err(ErrorKind::TimedOut.into());
            }
        }
    }
    stream.flush()
}

/// Lets the client take the response and close first.
fn linger(mut stream: &TcpStream) -> io::Result<()> {
    let deadline = Instant::now() + LINGER_TIME;
    stream.shutdown(Shutdown::Write)?;
    let mut swallowed = 0;
    let mut chunk = [0; 8192];
    while swallowed < LINGER_BYTES {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            break;
        }
        stream.set_read_timeout(Some(left))?;
        match stream.read(&mut chunk)? {
            0 => break,
            count => swallowed += count,
        }
    }
    Ok(())
}

/// A number of places to be taken and given back.
#[derive(Debug)]
struct Places {
    free: AtomicUsize,
}

/// A taken place; given back when dropped, also by a panic.
#[derive(Debug)]
struct Place(Arc<Places>);

impl Places {
    fn new(count: usize) -> Places {
        Places {
            free: AtomicUsize::new(count),
        }
    }

    fn take(self: &Arc<Places>) -> Option<Place> {
        let one_less = |free: usize| free.checked_sub(1);
        let taken = self
            .free
            .fetch_update(Ordering::AcqRel, Ordering::Acquire, one_less);
        taken.ok().map(|_| Place(self.clone()))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.free.fetch_add(1, Ordering::AcqRel);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_given_back() {
        let places = Arc::new(Places::new(1));
        let place = places.take();
        assert!(place.is_some());
        assert!(places.take().is_none());
        drop(place);
        assert!(places.take().is_some());
    }

    #[test]
    fn a_taken_port_leads_to_a_later_one() {
        let first = bind(0).unwrap();
        let taken = first.local_addr().unwrap().port();
        let second = bind(taken).unwrap().local_addr().unwrap();
        assert!(second.port() > taken);
        assert!(second.ip().is_loopback());
    }
}
