//! The preview: an author saves a file and the open pages show the result.
//!
//! Comes in: where to listen, what to watch, and a function that builds the
//! site anew. Goes out: the site on the loopback address, served from memory,
//! in pages that reload themselves. Live reload is added to each response and
//! is never part of the output. Deliberately not here: building, reading or
//! writing files (`disk`), and what the terminal says (`commands`). Where somebody asked
//! to edit entries in the browser (`desk`), whoever calls hands in what is done then.
//!
//! One thread waits for changes, rebuilds and publishes; another serves all
//! connections. They meet in `stage`, where a lock is held only to copy or
//! swap one pointer, so no client can delay a rebuild. Async begins and ends
//! in this room: `serve` is an ordinary function.
//!
//! HTTP is hyper's. tiny_http 0.12 hides the socket, so no connection could be
//! given a time limit; it reads a body before it lets a request be refused;
//! and one `Content-Length: 1000000000000000` aborts the process.

mod address;
mod answer;
pub mod desk;
mod events;
mod host;
mod mime;
mod server;
mod stage;
pub mod watch;

use crate::build::Outputs;
use anyhow::Context;
use desk::Desk;
use server::Server;
use stage::Stage;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use watch::Watch;

/// What `serve` needs to know.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder of the catalogue.
    pub root: PathBuf,
    /// The port to try first; 0 takes any free one.
    pub port: u16,
    /// Where the site's own links begin: `/` or `/catalogo/`.
    pub base_path: String,
    /// Folders and files below the root; they may not exist yet.
    pub watched: Vec<PathBuf>,
    /// Where entries are edited, if somebody asked for it.
    pub desk: Option<Arc<Desk>>,
}

/// The result of one build.
#[derive(Debug, Clone)]
pub enum Rebuilt {
    /// A whole site, which takes the place of the former one.
    Site(Arc<Outputs>),
    /// Problems as plain text; the former site stays, with the text on top.
    Broken(String),
}

/// Shows `first`, then for ever: rebuild, publish, wait for a change.
///
/// If the port is taken the next ones are tried; `started` is told once where
/// the site is. The first rebuild waits for no change: the watcher can tell
/// only what happens after it began, and an author may have saved meanwhile.
/// If nothing was saved the bytes are equal, and no page reloads.
///
/// # Errors
///
/// If no port is free, or if files can no longer be watched.
pub fn serve(
    options: Options,
    first: Rebuilt,
    started: impl FnOnce(SocketAddr),
    mut rebuild: impl FnMut() -> Rebuilt,
) -> anyhow::Result<()> {
    let mut watch = Watch::new(&options.root, &options.watched)?;
    let listener = server::bind(options.port)?;
    let address = listener
        .local_addr()
        .context("the preview has no address")?;
    let stage = Arc::new(Stage::new(first));
    Server::new(stage.clone(), &options.base_path)?
        .with_desk(options.desk.clone())
        .start(listener)?;
    started(address);
    loop {
        stage.publish(rebuild());
        watch.wait()?;
    }
}
