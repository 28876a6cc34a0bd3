//! Answers: what a request gets from the current edition.
//!
//! Comes in: a request, an edition, where the site begins. Goes out: a whole
//! response, or the wish to follow events. Not here: sockets and time; the
//! same request and edition give the same answer. Bodies of requests are not
//! looked at.

use super::address::{self, Place};
use super::stage::Edition;
use super::{desk, host, mime};
use crate::schema::WORKER;
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{
    ALLOW, CACHE_CONTROL, CONTENT_TYPE, ETAG, HeaderName, HeaderValue, IF_NONE_MATCH, LOCATION,
    RETRY_AFTER, X_CONTENT_TYPE_OPTIONS,
};
use hyper::{HeaderMap, Method, Request, Response, StatusCode};
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
pub type Answer = Response<Full<Bytes>>;

/// What is shown now, and how.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    pub edition: &'a Edition,
    /// Where the site's own links begin.
    pub base: &'a str,
    /// Entries may be edited here.
    pub desk: bool,
}

/// What a request gets. The name of the host is looked at before anything
/// else, so that a foreign page learns nothing, not even what exists.
pub fn reply<B>(request: &Request<B>, shown: Shown) -> Reply {
    if !host::is_local(request.headers()) {
        let refusal = text(
            StatusCode::FORBIDDEN,
            "Abra la vista previa como localhost.",
        );
        return Reply::Answer(refusal);
    }
    if ![Method::GET, Method::HEAD].contains(request.method()) {
        let refusal = text(StatusCode::METHOD_NOT_ALLOWED, "Método no permitido.");
        return Reply::Answer(with(refusal, ALLOW, "GET, HEAD"));
    }
    let Some(path) = path_of(request) else {
        let refusal = text(StatusCode::BAD_REQUEST, "La dirección no es válida.");
        return Reply::Answer(refusal);
    };
    match path.as_str() {
        EVENTS => follow(request),
        RELOAD_SCRIPT => Reply::Answer(script(request.headers(), include_bytes!("reload.js"))),
        desk::SCRIPT if shown.desk => {
            Reply::Answer(script(request.headers(), include_bytes!("edit.js")))
        }
        _ => Reply::Answer(page(request.headers(), shown, &path)),
    }
}

/// For when all places are taken.
pub fn busy() -> Answer {
    let text = text(
        StatusCode::SERVICE_UNAVAILABLE,
        "Hay demasiadas conexiones abiertas.",
    );
    with(text, RETRY_AFTER, "1")
}

/// A response of this status and type; every answer begins here.
pub fn plain<B>(status: StatusCode, content_type: &'static str, body: B) -> Response<B> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

fn text(status: StatusCode, text: &'static str) -> Answer {
    plain(status, TEXT, text.into())
}

/// One header more. Its value is never taken from the request.
fn with(mut answer: Answer, name: HeaderName, value: &str) -> Answer {
    let value = HeaderValue::from_str(value).expect("tags and encoded paths are ASCII");
    answer.headers_mut().insert(name, value);
    answer
}

/// The path asked for. Whole URLs are for proxies, and would name a second
/// host, which nobody checked.
fn path_of<B>(request: &Request<B>) -> Option<String> {
    match request.uri().authority() {
        Some(_) => None,
        None => address::decode(request.uri().path()),
    }
}

fn follow<B>(request: &Request<B>) -> Reply {
    let query = request.uri().query().unwrap_or_default();
    match address::number(query, "revision") {
        Some(revision) if request.method() == Method::GET => Reply::Follow { revision },
        _ => Reply::Answer(text(StatusCode::BAD_REQUEST, "Falta la revisión.")),
    }
}

fn script(headers: &HeaderMap, script: &'static [u8]) -> Answer {
    let script = Bytes::from_static(script);
    unless_known(headers, mime::content_type(RELOAD_SCRIPT), script)
}

fn page(headers: &HeaderMap, shown: Shown, path: &str) -> Answer {
    let moved = |status, to: String| with(text(status, ""), LOCATION, &to);
    let edition = shown.edition;
    match address::find(&edition.outputs, shown.base, path) {
        // A copy kept here would be shown when the preview is off, or shows something else.
        Place::Output(WORKER) => missing(shown),
        Place::Output(key) => match edition.outputs.get(key) {
            Some(bytes) => output(headers, shown, mime::content_type(key), bytes),
            None => missing(shown),
        },
        Place::Outside(to) => moved(StatusCode::TEMPORARY_REDIRECT, to),
        Place::Moved(to) => moved(StatusCode::PERMANENT_REDIRECT, to),
        Place::Missing => missing(shown),
    }
}

/// An output of the site; live reload is added if it is a page.
fn output(
    headers: &HeaderMap,
    shown: Shown,
    content_type: &'static str,
    bytes: &Arc<[u8]>,
) -> Answer {
    let body = match mime::is_html(content_type) {
        true => with_scripts(bytes, &scripts(shown)),
        false => Bytes::from_owner(bytes.clone()),
    };
    unless_known(headers, content_type, body)
}

/// Bytes marked with their hash, or only the mark if the client has them.
fn unless_known(headers: &HeaderMap, content_type: &'static str, body: Bytes) -> Answer {
    let tag = entity_tag(&body);
    let answer = match knows(headers, &tag) {
        true => plain(StatusCode::NOT_MODIFIED, content_type, Full::default()),
        false => plain(StatusCode::OK, content_type, body.into()),
    };
    with(answer, ETAG, &tag)
}

fn knows(headers: &HeaderMap, tag: &str) -> bool {
    let values = headers.get_all(IF_NONE_MATCH).iter();
    let lists = values.filter_map(|it| it.to_str().ok());
    let mut known = lists.flat_map(|it| it.split(',')).map(str::trim);
    known.any(|it| it == "*" || it.strip_prefix("W/").unwrap_or(it) == tag)
}

/// The site's own page for this case. Without one (the first build may have
/// failed) it is still a page, so that it reloads once there is a site.
fn missing(shown: Shown) -> Answer {
    const PLAIN: &str = "<!doctype html><html lang=\"es\"><meta charset=\"utf-8\">\
        <title>404</title><body><p>No se encontró la página.</p></body></html>";
    let own = shown.edition.outputs.get("404.html");
    let page = own.map_or(PLAIN.as_bytes(), |it| it);
    let body = with_scripts(page, &scripts(shown));
    plain(StatusCode::NOT_FOUND, HTML, body.into())
}

/// The script that listens for changes is told the revision of the very page it stands
/// in: a change between this response and the script's first request is then noticed,
/// not lost. The desk's stands before it, to be heard when a page is to reload.
fn scripts(shown: Shown) -> String {
    let desk = match shown.desk {
        true => format!("<script type=\"module\" src=\"{}\"></script>", desk::SCRIPT),
        false => String::new(),
    };
    let revision = shown.edition.revision;
    format!("{desk}<script type=\"module\" src=\"{RELOAD_SCRIPT}?revision={revision}\"></script>")
}

fn with_scripts(page: &[u8], scripts: &str) -> Bytes {
    let end = b"</body>";
    let ends = page.windows(end.len());
    let at = ends.rev().position(|it| it.eq_ignore_ascii_case(end));
    let (before, after) = page.split_at(at.map_or(page.len(), |it| page.len() - end.len() - it));
    [before, scripts.as_bytes(), after].concat().into()
}

/// A strong tag, from a hash that is fast enough to take anew for each answer.
fn entity_tag(bytes: &[u8]) -> String {
    format!("\"{}\"", blake3::hash(bytes).to_hex())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_scripts(page: &str, desk: bool, expected: &str) {
        let edition = Edition {
            revision: 7,
            outputs: Arc::default(),
            broken: None,
        };
        let base = "/";
        let shown = Shown {
            edition: &edition,
            base,
            desk,
        };
        let page = with_scripts(page.as_bytes(), &scripts(shown));
        let reload = "<script type=\"module\" src=\"/__fichero/reload.js?revision=7\"></script>";
        let edit = "<script type=\"module\" src=\"/__fichero/edit.js\"></script>";
        let expected = expected.replace('|', reload).replace('+', edit);
        assert_eq!(std::str::from_utf8(&page).unwrap(), expected);
    }

    #[test]
    fn scripts_stand_before_the_last_end_of_the_body() {
        check_scripts("<p>a</p></body></html>", false, "<p>a</p>|</body></html>");
        check_scripts("<p>a</p></body></html>", true, "<p>a</p>+|</body></html>");
        check_scripts("<!--</body>--></BODY>", false, "<!--</body>-->|</BODY>");
        check_scripts("<p>ñ", false, "<p>ñ|");
        check_scripts("", false, "|");
    }
}
