//! Events: a page stays connected and hears what happens to the site.
//!
//! Comes in: the stage and the revision the page was served at. Goes out, as
//! server-sent events: `reload` when the site is another than the page shows,
//! `broken` with the problems of a failed build, `fixed`. Not here: the script
//! that listens (`reload.js`).

use super::stage::{Edition, Stage};
use http_body_util::channel::{Channel, Sender};
use hyper::body::Bytes;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, watch};
use tokio::time::timeout;

/// Pages leave without a word when a reader moves on, which is noticed by
/// speaking to them. At one word in two seconds even fast clicking stays far
/// below the number of places.
const KEEP_ALIVE: Duration = Duration::from_secs(2);

/// The words for a page served at `revision`. The place is given back when the
/// page is gone or told to reload.
pub fn follow(stage: &Stage, revision: u64, place: OwnedSemaphorePermit) -> Channel<Bytes> {
    let (mut page, body) = Channel::new(1);
    let mut editions = stage.follow();
    tokio::spawn(async move {
        // An error means that the page is gone, and there is nobody to tell.
        _ = tell(&mut page, &mut editions, revision).await;
        drop(place);
    });
    body
}

/// The state is told at once, also when nothing is wrong: whoever comes back
/// after a pause may show a banner of long ago.
async fn tell(
    page: &mut Sender<Bytes>,
    editions: &mut watch::Receiver<Arc<Edition>>,
    revision: u64,
) -> anyhow::Result<()> {
    page.send_data("retry: 1000\n\n".into()).await?;
    loop {
        let edition = editions.borrow_and_update().clone();
        page.send_data(state(&edition, revision).into()).await?;
        if edition.revision != revision {
            return Ok(());
        }
        next(page, editions).await?;
    }
}

/// Waits for another edition, as long as the page is there.
async fn next(
    page: &mut Sender<Bytes>,
    editions: &mut watch::Receiver<Arc<Edition>>,
) -> anyhow::Result<()> {
    loop {
        match timeout(KEEP_ALIVE, editions.changed()).await {
            Ok(changed) => return Ok(changed?),
            Err(_) => page.send_data(":\n\n".into()).await?,
        }
    }
}

fn state(edition: &Edition, revision: u64) -> String {
    match &edition.broken {
        _ if edition.revision != revision => event("reload", &edition.revision.to_string()),
        Some(problems) => event("broken", problems),
        None => event("fixed", ""),
    }
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
