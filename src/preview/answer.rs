//! Answers: what a request gets from the current edition.
//!
//! Comes in: a request, an edition, where the site begins. Goes out: status,
//! headers and bytes, or the wish to follow events. Not here: sockets and
//! time; the same request and edition give the same answer.

use super::address::{self, Place};
use super::mime;
use super::request::{Method, Request, Unread};
use super::stage::Edition;
use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hasher};
use std::sync::Arc;

/// What the preview adds to the site lives here, outside every base path.
const RELOAD_SCRIPT: &str = "/__fichero/reload.js";
const EVENTS: &str = "/__fichero/events";

const HTML: &str = "text/html; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";

/// How to go on after a request.
#[derive(Debug)]
pub enum Reply {
    Answer(Answer),
    /// Stay, and hear what happens after this revision.
    Follow {
        revision: u64,
    },
}

/// A whole response.
#[derive(Debug)]
pub struct Answer {
    status: u16,
    content_type: &'static str,
    /// The one header of this answer that is not like all others'. Its value
    /// is never taken from the request.
    special: Option<(&'static str, String)>,
    body: Arc<[u8]>,
}

/// What a request gets. The name of the host is looked at before anything
/// else, so that a foreign page learns nothing, not even what exists.
pub fn reply(request: &Request, edition: &Edition, base: &str) -> Reply {
    if !request.is_local {
        return Reply::Answer(Answer::text(403, "Abra la vista previa como localhost."));
    }
    if request.method == Method::Other {
        let refusal = Answer::text(405, "Método no permitido.");
        return Reply::Answer(refusal.with("Allow", "GET, HEAD".to_owned()));
    }
    let Some(path) = address::decode(&request.target) else {
        return Reply::Answer(Answer::text(400, "La dirección no es válida."));
    };
    match path.as_str() {
        EVENTS => follow(request),
        RELOAD_SCRIPT => Reply::Answer(reload_script().unless_known(request)),
        _ => Reply::Answer(page(request, edition, base, &path)),
    }
}

/// What a client gets whose request could not be read, if it is still there.
pub fn refusal(unread: &Unread) -> Option<Answer> {
    match unread {
        Unread::Gone => None,
        Unread::Malformed => Some(Answer::text(400, "La petición no es válida.")),
        Unread::TooSlow => Some(Answer::text(408, "La petición tardó demasiado.")),
        Unread::TooLong => Some(Answer::text(431, "La petición es demasiado larga.")),
    }
}

/// For when all places are taken.
pub fn busy() -> Answer {
    Answer::text(503, "Hay demasiadas conexiones abiertas.")
}

impl Answer {
    fn text(status: u16, text: &str) -> Answer {
        Answer {
            status,
            content_type: TEXT,
            special: None,
            body: text.as_bytes().into(),
        }
    }

    fn with(mut self, name: &'static str, value: String) -> Answer {
        self.special = Some((name, value));
        self
    }

    /// An output of the site; live reload is added if it is a page.
    fn output(
        status: u16,
        edition: &Edition,
        content_type: &'static str,
        bytes: &Arc<[u8]>,
    ) -> Answer {
        let body = match mime::is_html(content_type) {
            true => with_reload(bytes, edition.revision),
            false => bytes.clone(),
        };
        Answer {
            status,
            content_type,
            special: None,
            body,
        }
    }

    /// Marks the answer with the hash of its bytes, and takes the bytes away
    /// if the client has them.
    fn unless_known(self, request: &Request) -> Answer {
        let tag = entity_tag(&self.body);
        let known = request.if_none_match.split(',').map(str::trim);
        let is_known = |it: &str| it == "*" || it.strip_prefix("W/").unwrap_or(it) == tag;
        match known.into_iter().any(is_known) {
            true => Answer {
                status: 304,
                body: [].into(),
                ..self
            }
            .with("ETag", tag),
            false => self.with("ETag", tag),
        }
    }

    /// The lines before the body. A 304 has no length of its own to tell.
    pub fn head(&self) -> String {
        let mut head = format!("HTTP/1.1 {} {}\r\n", self.status, reason(self.status));
        let mut line = |name: &str, value: &str| {
            // Writing to a `String` cannot fail.
            _ = write!(head, "{name}: {value}\r\n");
        };
        line("Connection", "close");
        line("Cache-Control", "no-cache");
        line("X-Content-Type-Options", "nosniff");
        if self.status != 304 {
            line("Content-Type", self.content_type);
            line("Content-Length", &self.body.len().to_string());
        }
        if let Some((name, value)) = &self.special {
            line(name, value);
        }
        head + "\r\n"
    }

    pub fn body(&self) -> &[u8] {
        &self.body
    }
}

fn follow(request: &Request) -> Reply {
    let revision = address::number(&request.target, "revision");
    match (request.method, revision) {
        (Method::Get, Some(revision)) => Reply::Follow { revision },
        _ => Reply::Answer(Answer::text(400, "Falta la revisión.")),
    }
}

fn reload_script() -> Answer {
    Answer {
        status: 200,
        content_type: mime::content_type(RELOAD_SCRIPT),
        special: None,
        body: include_bytes!("reload.js").as_slice().into(),
    }
}

fn page(request: &Request, edition: &Edition, base: &str, path: &str) -> Answer {
    let moved = |status, to| Answer::text(status, "").with("Location", to);
    match address::find(&edition.outputs, base, path) {
        Place::Output(key) => match edition.outputs.get(key) {
            Some(bytes) => {
                Answer::output(200, edition, mime::content_type(key), bytes).unless_known(request)
            }
            None => missing(edition),
        },
        Place::Outside(to) => moved(307, to),
        Place::Moved(to) => moved(308, to),
        Place::Missing => missing(edition),
    }
}

/// The site's own page for this case. Without one (the first build may have
/// failed) it is still a page, so that it reloads once there is a site.
fn missing(edition: &Edition) -> Answer {
    const PLAIN: &str = "<!doctype html><html lang=\"es\"><meta charset=\"utf-8\">\
        <title>404</title><body><p>No se encontró la página.</p></body></html>";
    match edition.outputs.get("404.html") {
        Some(bytes) => Answer::output(404, edition, HTML, bytes),
        None => Answer::output(404, edition, HTML, &PLAIN.as_bytes().into()),
    }
}

/// The page with the script that listens for changes, which is told the
/// revision of the very page it stands in: a change between this response and
/// the script's first request is then noticed, not lost.
fn with_reload(page: &[u8], revision: u64) -> Arc<[u8]> {
    let script =
        format!("<script type=\"module\" src=\"{RELOAD_SCRIPT}?revision={revision}\"></script>");
    let end = b"</body>";
    let ends = page.windows(end.len());
    let at = ends.rev().position(|it| it.eq_ignore_ascii_case(end));
    let (before, after) = page.split_at(at.map_or(page.len(), |it| page.len() - end.len() - it));
    [before, script.as_bytes(), after].concat().into()
}

/// A strong tag. The hasher may differ between compilers, never within a run.
fn entity_tag(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    format!("\"{:016x}\"", hasher.finish())
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        304 => "Not Modified",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_reload(page: &str, expected: &str) {
        let page = with_reload(page.as_bytes(), 7);
        let script = "<script type=\"module\" src=\"/__fichero/reload.js?revision=7\"></script>";
        let expected = expected.replace('|', script);
        assert_eq!(std::str::from_utf8(&page).unwrap(), expected);
    }

    #[test]
    fn reload_stands_before_the_last_end_of_the_body() {
        check_reload("<p>a</p></body></html>", "<p>a</p>|</body></html>");
        check_reload("<!--</body>--></BODY>", "<!--</body>-->|</BODY>");
        check_reload("<p>ñ", "<p>ñ|");
        check_reload("", "|");
    }
}
