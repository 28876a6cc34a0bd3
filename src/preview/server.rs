//! The server: connections, each with a place and a limit of time.
//!
//! Comes in: a listening socket and the stage. Goes out: responses. HTTP is
//! hyper's and sockets are tokio's, in one thread, which begins and ends in
//! this file. Not here: what is said (`answer`, `events`). Connections are
//! closed after one response: on the loopback a new one costs microseconds,
//! idle ones hold no place, and a body left unread can never be taken for a
//! second request.

use super::answer::{self, Answer, Reply, Shown};
use super::desk::{self, Desk};
use super::stage::Stage;
use super::{address, events};
use crate::diag::{Trouble, Words};
use anyhow::Context;
use http_body_util::channel::Channel;
use http_body_util::{BodyExt, Either, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::convert::Infallible;
use std::future;
use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, TcpListener};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;
use tokio::io::AsyncWrite;
use tokio::net::{self, TcpStream};
use tokio::runtime;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::spawn_blocking;
use tokio::time::{sleep, timeout};

/// How many ports after the asked one are tried.
const NEXT_PORTS: u16 = 20;

/// Open connections; more wait in the system's queue. Half of the 1,024 files
/// that a process may usually hold open, so that a flood of clients leaves the
/// build its own.
const CONNECTIONS: usize = 512;

/// With fewer places left than this, whoever says nothing is let go soon; with
/// fewer than that, whoever comes is told to come again.
const CROWDED: usize = 256;
const FULL: usize = 32;

/// Pages that follow events; more tabs than anyone has, far fewer than there
/// are connections.
const FOLLOWERS: usize = 64;

/// Time for the head of a request: ample on the loopback. A browser that
/// opened a socket ahead of need, and finds it closed, opens another.
const HEAD_TIME: Duration = Duration::from_secs(10);
const HEAD_TIME_IN_CROWD: Duration = Duration::from_secs(1);

/// Cookies are shared by all ports of localhost, so a head may be long for no
/// fault of ours.
const HEAD_BYTES: usize = 64 * 1024;

/// A client that has not taken all in this time is let go. Generous, since a
/// browser in a debugger or a paused film is slow. A page that follows events
/// comes back by itself, so even that need not be for ever.
const RESPONSE_TIME: Duration = Duration::from_secs(60);
const EVENTS_TIME: Duration = Duration::from_secs(3600);

/// What somebody edits is checked while they type: one page asks a few things at once.
/// A text comes whole within milliseconds.
const EDITS: usize = 8;
const BODY_TIME: Duration = Duration::from_secs(10);

/// What is swallowed, and for how long, of a body nobody asked for: closing a
/// socket with unread bytes would destroy the response on its way.
const LINGER_BYTES: usize = 1 << 20;
const LINGER_TIME: Duration = Duration::from_millis(500);

type Body = Either<Full<Bytes>, Channel<Bytes>>;

/// Everything a connection needs to know.
#[derive(Debug)]
pub struct Server {
    stage: Arc<Stage>,
    base: String,
    /// Where we listen; known once we do.
    port: u16,
    desk: Option<Arc<Desk>>,
    connections: Arc<Semaphore>,
    followers: Arc<Semaphore>,
    edits: Arc<Semaphore>,
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
            Err(_) => return Err(Trouble::new(&CANNOT_LISTEN, port.to_string()).into()),
            Ok(listener) => return Ok(listener),
        }
    }
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, last));
    listener.map_err(|_| Trouble::new(&NO_FREE_PORT, format!("{asked}-{last}")).into())
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
            port: 0,
            desk: None,
            connections: Arc::new(Semaphore::new(CONNECTIONS)),
            followers: Arc::new(Semaphore::new(FOLLOWERS)),
            edits: Arc::new(Semaphore::new(EDITS)),
        })
    }

    /// The same, where entries may be edited.
    pub fn with_desk(self, desk: Option<Arc<Desk>>) -> Server {
        Server { desk, ..self }
    }

    /// Takes connections from now on, in a thread of its own.
    ///
    /// # Errors
    ///
    /// If the system has no such thread or socket for us.
    pub fn start(mut self, listener: TcpListener) -> anyhow::Result<()> {
        self.port = listener.local_addr()?.port();
        let runtime = runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .context("cannot wait for connections")?;
        listener.set_nonblocking(true)?;
        let listener = {
            let _inside = runtime.enter();
            net::TcpListener::from_std(listener)?
        };
        let server = Arc::new(self);
        let thread = thread::Builder::new().name("preview".to_owned());
        let accept = move || runtime.block_on(server.accept(&listener));
        thread.spawn(accept).context("cannot start a thread")?;
        Ok(())
    }

    /// Takes connections for ever. Whatever goes wrong in one concerns that one
    /// only: a panic ends its task, and the place is freed as it unwinds.
    async fn accept(self: Arc<Server>, listener: &net::TcpListener) {
        while let Ok(place) = self.connections.clone().acquire_owned().await {
            match listener.accept().await {
                Ok((stream, _)) => _ = tokio::spawn(self.clone().attend(stream, place)),
                // Most likely no file can be opened now; asking again at once
                // would only burn the processor until one is closed.
                Err(_) => sleep(Duration::from_millis(20)).await,
            }
        }
    }

    /// One connection, from its request to its end.
    async fn attend(self: Arc<Server>, mut stream: TcpStream, place: OwnedSemaphorePermit) {
        if self.converse(&mut stream).await {
            _ = timeout(LINGER_TIME, linger(&mut stream)).await;
        }
        drop(place);
    }

    /// True if a response was sent: ours, or hyper's to what it cannot read.
    /// Otherwise the client has left, or its time is over.
    async fn converse(&self, stream: &mut TcpStream) -> bool {
        let free = self.connections.available_permits();
        let follows = AtomicBool::new(false);
        let follows = &follows;
        let service = service_fn(|request: Request<Incoming>| async move {
            let response = match free < FULL {
                true => answer::busy().map(Either::Left),
                false => self.respond(request, follows).await,
            };
            Ok::<_, Infallible>(response)
        });
        let http = http(free);
        let mut connection = pin!(http.serve_connection(TokioIo::new(stream), service));
        let ended = match timeout(RESPONSE_TIME, connection.as_mut()).await {
            Err(_) if follows.load(Ordering::Relaxed) => timeout(EVENTS_TIME, connection).await,
            ended => ended,
        };
        match ended {
            Ok(Ok(())) => true,
            Ok(Err(error)) => error.is_parse(),
            Err(_) => false,
        }
    }

    async fn respond(&self, request: Request<Incoming>, follows: &AtomicBool) -> Response<Body> {
        // Whole URLs name a second host, which nobody checked.
        let is_edit = request.uri().authority().is_none() && Desk::holds(request.uri().path());
        if let Some(desk) = self.desk.as_ref().filter(|_| is_edit) {
            return self.edit(desk, request).await.map(Either::Left);
        }
        let shown = Shown {
            edition: &self.stage.now(),
            base: &self.base,
            desk: self.desk.is_some(),
        };
        let revision = match answer::reply(&request, shown) {
            Reply::Answer(answer) => return answer.map(Either::Left),
            Reply::Follow { revision } => revision,
        };
        let Ok(place) = self.followers.clone().try_acquire_owned() else {
            return answer::busy().map(Either::Left);
        };
        follows.store(true, Ordering::Relaxed);
        let body = events::follow(&self.stage, revision, place);
        answer::plain(StatusCode::OK, "text/event-stream", Either::Right(body))
    }

    /// The body is read only of those who may ask, and no further than an entry is long.
    async fn edit(&self, desk: &Arc<Desk>, request: Request<Incoming>) -> Answer {
        let act = match desk.admit(&request, self.port) {
            Ok(act) => act,
            Err(refusal) => return refusal.answer(),
        };
        let Ok(place) = self.edits.clone().try_acquire_owned() else {
            return answer::busy();
        };
        let body = Limited::new(request.into_body(), desk::BODY_LIMIT).collect();
        let body = match timeout(BODY_TIME, body).await {
            Ok(Ok(body)) => body.to_bytes(),
            Ok(Err(_)) => return desk::TOO_LARGE.answer(),
            Err(_) => return desk::TOO_SLOW.answer(),
        };
        let desk = Arc::clone(desk);
        // Checks and disks take their time, and this thread attends everybody.
        let attended = spawn_blocking(move || {
            let answer = desk.attend(act, &body);
            drop(place);
            answer
        });
        attended.await.unwrap_or_else(|_| desk::BROKEN.answer())
    }
}

/// How hyper is to speak while so many places are free.
fn http(free: usize) -> http1::Builder {
    let head_time = match free < CROWDED {
        true => HEAD_TIME_IN_CROWD,
        false => HEAD_TIME,
    };
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(head_time)
        .max_buf_size(HEAD_BYTES)
        .keep_alive(false);
    http
}

/// Lets the client take the response and close first.
async fn linger(stream: &mut TcpStream) -> io::Result<()> {
    future::poll_fn(|context| Pin::new(&mut *stream).poll_shutdown(context)).await?;
    let mut swallowed = 0;
    let mut chunk = [0; 8192];
    while swallowed < LINGER_BYTES {
        stream.readable().await?;
        match stream.try_read(&mut chunk) {
            Ok(0) => break,
            Ok(count) => swallowed += count,
            Err(error) if error.kind() == ErrorKind::WouldBlock => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

static CANNOT_LISTEN: Words = Words {
    es: "no se puede escuchar en el puerto {}; pruebe otro con --port",
    pt: "não é possível escutar na porta {}; tente outra com --port",
    en: "cannot listen on port {}; try another with --port",
};
static NO_FREE_PORT: Words = Words {
    es: "no hay ningún puerto libre entre {}; pruebe otro con --port",
    pt: "não há nenhuma porta livre entre {}; tente outra com --port",
    en: "there is no free port in {}; try another with --port",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::Outputs;
    use crate::preview::Rebuilt;
    use std::io::{Read, Write};
    use std::net::{SocketAddr, TcpStream};

    /// A server with so many places, and no site.
    fn serve(places: usize) -> SocketAddr {
        let stage = Arc::new(Stage::new(Rebuilt::Site(Arc::new(Outputs::new()))));
        let mut server = Server::new(stage, "/").unwrap();
        server.connections = Arc::new(Semaphore::new(places));
        let listener = bind(0).unwrap();
        let address = listener.local_addr().unwrap();
        server.start(listener).unwrap();
        address
    }

    fn say(address: SocketAddr, text: &str) -> TcpStream {
        let mut stream = TcpStream::connect(address).unwrap();
        let limit = Some(Duration::from_secs(20));
        stream.set_read_timeout(limit).unwrap();
        stream.write_all(text.as_bytes()).unwrap();
        stream
    }

    fn ask(address: SocketAddr) -> String {
        let mut stream = say(address, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn a_full_house_says_so() {
        let answer = ask(serve(FULL));
        assert!(answer.starts_with("HTTP/1.1 503 "), "{answer}");
    }

    /// Twice as many as there are places, and still somebody is attended.
    #[test]
    fn in_a_crowd_the_silent_are_let_go() {
        let address = serve(FULL + 8);
        let silent = (0..2 * (FULL + 8)).map(|_| say(address, "GET / HT"));
        let mut silent: Vec<TcpStream> = silent.collect();
        assert!(ask(address).starts_with("HTTP/1.1 "));
        for stream in &mut silent {
            stream.read_to_end(&mut Vec::new()).unwrap();
        }
        let answer = ask(address);
        assert!(answer.starts_with("HTTP/1.1 404 "), "{answer}");
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
