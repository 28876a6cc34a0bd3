//! The desk: who may edit an entry in the browser, and what was asked.
//!
//! Comes in: the head of a request, then its body. Goes out: an `Act` and what it is about
//! (`Asked`), or the answer that refuses. Laws: whoever asks must name this very host,
//! come from its own pages and know the token of this run; nothing is read of a body
//! before that is so; an entry is a slug, never a path; no other site is ever allowed in.
//! Not here: sockets (`server`), what is then done (an `Editor`, handed in).

use super::answer::{Answer, plain};
use hyper::body::Bytes;
use hyper::header::{
    ALLOW, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, HOST, HeaderName, HeaderValue, ORIGIN,
};
use hyper::{HeaderMap, Method, Request, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};
use std::fmt;

/// The script that a page's form works with here.
pub const SCRIPT: &str = "/__fichero/edit.js";
/// Every address of the desk begins so.
const PLACE: &str = "/__fichero/edit/";

/// An entry is 256 KB at most (`content::FILE_LIMIT`); as JSON each of its bytes may take
/// six, but no text is made of control characters alone.
pub const BODY_LIMIT: usize = 1 << 20;

const TOKEN: HeaderName = HeaderName::from_static("x-fichero-token");
const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
/// 256 bits: nobody guesses it, however long the preview runs.
const TOKEN_BYTES: usize = 32;

/// What may be done with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// What stands in its file.
    Read,
    /// What is wrong in a text.
    Check,
    /// The page a text would make.
    Render,
    /// Put the text into the file.
    Save,
}

/// Which entry, and what of it.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    pub collection: String,
    pub slug: String,
    /// Of a translation; none is the original.
    #[serde(default)]
    pub language: Option<String>,
    /// The hash of the text that the edit began from; none is a new file.
    #[serde(default)]
    pub base: Option<String>,
    #[serde(default)]
    pub text: String,
    /// Why it is changed, in the person's words.
    #[serde(default)]
    pub reason: String,
    /// The language that answers are in.
    #[serde(default)]
    pub interface: String,
}

/// How it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// What was asked for cannot be, whoever asks.
    Wrong,
    /// It would lead out of the catalogue.
    Forbidden,
    /// There is no such collection.
    Missing,
    /// Somebody else wrote meanwhile.
    Conflict,
    TooLarge,
    /// The text has errors.
    Faulty,
    /// The machine refused.
    Failed,
}

/// Why a request gets nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    pub status: u16,
    words: &'static str,
}

/// Does what is asked; one at a time is its own affair.
pub trait Editor: Send + Sync {
    fn edit(&self, act: Act, asked: &Asked) -> (Outcome, Value);
}

/// An editor, and the word by which its own pages are known.
pub struct Desk {
    token: String,
    editor: Box<dyn Editor>,
}

impl Desk {
    /// A desk with a new token.
    ///
    /// # Errors
    ///
    /// If the system has no randomness to give.
    pub fn new(editor: Box<dyn Editor>) -> anyhow::Result<Desk> {
        let mut bytes = [0; TOKEN_BYTES];
        getrandom::fill(&mut bytes)?;
        let token = bytes.iter().map(|it| format!("{it:02x}")).collect();
        Ok(Desk { token, editor })
    }

    /// To be handed over in a fragment, which browsers send to nobody.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// Is this one of the desk's addresses?
    pub fn holds(path: &str) -> bool {
        path.starts_with(PLACE)
    }

    /// What a request may do, or why not. The order matters: a foreign page learns nothing
    /// but that it is foreign.
    ///
    /// # Errors
    ///
    /// The refusal.
    pub fn admit<B>(&self, request: &Request<B>, port: u16) -> Result<Act, Refusal> {
        let headers = request.headers();
        let host = host(headers, port).ok_or(FOREIGN_HOST)?;
        if !comes_from(headers, host, request.method()) {
            return Err(FOREIGN_PAGE);
        }
        if request.method() != Method::POST {
            return Err(NO_POST);
        }
        if !is_json(headers) {
            return Err(NO_JSON);
        }
        if !self.knows(headers) {
            return Err(NO_TOKEN);
        }
        if too_long(headers) {
            return Err(TOO_LARGE);
        }
        let act = request.uri().path().strip_prefix(PLACE);
        act.and_then(act_named).ok_or(NOTHING)
    }

    /// Does what the body asks.
    pub fn attend(&self, act: Act, body: &[u8]) -> Answer {
        match read(body) {
            Ok(asked) => {
                let (outcome, value) = self.editor.edit(act, &asked);
                answer(status(outcome), &value)
            }
            Err(refusal) => refusal.answer(),
        }
    }

    fn knows(&self, headers: &HeaderMap) -> bool {
        // Hashes are compared in constant time, whatever was sent.
        let own = blake3::hash(self.token.as_bytes());
        only(headers, &TOKEN).is_some_and(|it| blake3::hash(it.as_bytes()) == own)
    }
}

impl fmt::Debug for Desk {
    /// The token is not for logs.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_struct("Desk").finish_non_exhaustive()
    }
}

impl Refusal {
    const fn new(status: u16, words: &'static str) -> Refusal {
        Refusal { status, words }
    }

    pub fn answer(&self) -> Answer {
        let mut answer = answer(self.status, &json!({ "error": self.words }));
        if self.status == NO_POST.status {
            let post = HeaderValue::from_static("POST");
            answer.headers_mut().insert(ALLOW, post);
        }
        answer
    }
}

fn status(outcome: Outcome) -> u16 {
    match outcome {
        Outcome::Done => 200,
        Outcome::Wrong => 400,
        Outcome::Forbidden => 403,
        Outcome::Missing => 404,
        Outcome::Conflict => 409,
        Outcome::TooLarge => 413,
        Outcome::Faulty => 422,
        Outcome::Failed => 500,
    }
}

fn answer(status: u16, value: &Value) -> Answer {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let body = Bytes::from(value.to_string());
    let mut answer = plain(status, "application/json", body.into());
    let headers = answer.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

/// The value of a header that is there once.
fn only<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => value.to_str().ok(),
        _ => None,
    }
}

/// The host, if it is this one to the letter: its name and the port we listen on.
fn host(headers: &HeaderMap, port: u16) -> Option<&str> {
    let host = only(headers, &HOST)?;
    let exact = |name: &str| {
        // Browsers leave out the port that goes without saying.
        host == format!("{name}:{port}") || (port == 80 && host == name)
    };
    ["localhost", "127.0.0.1"]
        .into_iter()
        .any(exact)
        .then_some(host)
}

/// Is it one of this host's own pages that asks? A browser always says where a POST comes
/// from; what says nothing is no browser, or is hiding it.
fn comes_from(headers: &HeaderMap, host: &str, method: &Method) -> bool {
    let origin = match headers.contains_key(ORIGIN) {
        true => only(headers, &ORIGIN).is_some_and(|it| it == format!("http://{host}")),
        false => method != Method::POST,
    };
    let sites = headers.get_all(FETCH_SITE).iter();
    origin && sites.into_iter().all(|it| it == "same-origin")
}

/// A form of another page can send plain text without asking first, but not this type.
fn is_json(headers: &HeaderMap) -> bool {
    let content_type = only(headers, &CONTENT_TYPE).unwrap_or_default();
    let essence = content_type.split(';').next().unwrap_or_default();
    essence.trim().eq_ignore_ascii_case("application/json")
}

/// Says the head already that the body is too long? A length that is no number is.
fn too_long(headers: &HeaderMap) -> bool {
    let mut lengths = headers.get_all(CONTENT_LENGTH).iter();
    let fits = |it: &HeaderValue| {
        let length = it.to_str().ok().and_then(|it| it.parse::<usize>().ok());
        length.is_some_and(|it| it <= BODY_LIMIT)
    };
    !lengths.all(fits)
}

fn act_named(name: &str) -> Option<Act> {
    match name {
        "read" => Some(Act::Read),
        "check" => Some(Act::Check),
        "render" => Some(Act::Render),
        "save" => Some(Act::Save),
        _ => None,
    }
}

fn read(body: &[u8]) -> Result<Asked, Refusal> {
    let asked: Asked = serde_json::from_slice(body).map_err(|_| NO_SENSE)?;
    match crate::text::is_slug(&asked.slug) {
        true => Ok(asked),
        false => Err(NO_SLUG),
    }
}

const FOREIGN_HOST: Refusal =
    Refusal::new(403, "Abra la dirección que mostró `fichero serve --edit`.");
const FOREIGN_PAGE: Refusal =
    Refusal::new(403, "Solo las páginas de esta vista previa pueden editar.");
const NO_POST: Refusal = Refusal::new(405, "Método no permitido.");
const NO_JSON: Refusal = Refusal::new(415, "Se espera application/json.");
const NO_TOKEN: Refusal = Refusal::new(
    403,
    "Falta la clave de esta sesión: abra la dirección que mostró `fichero serve --edit`.",
);
const NOTHING: Refusal = Refusal::new(404, "No hay nada aquí.");
const NO_SENSE: Refusal = Refusal::new(400, "El pedido no se entiende.");
const NO_SLUG: Refusal = Refusal::new(
    400,
    "El nombre lleva solo letras minúsculas sin tilde, números y guiones.",
);
/// For a body longer than any entry can make it.
pub const TOO_LARGE: Refusal = Refusal::new(413, "El texto es demasiado largo.");
/// For a body that did not come in time.
pub const TOO_SLOW: Refusal = Refusal::new(408, "El texto no llegó a tiempo.");
/// For an editor that broke.
pub const BROKEN: Refusal = Refusal::new(500, "No se pudo hacer.");

#[cfg(test)]
mod tests {
    use super::*;

    struct Echo;

    impl Editor for Echo {
        fn edit(&self, act: Act, asked: &Asked) -> (Outcome, Value) {
            (Outcome::Done, json!([format!("{act:?}"), asked.slug]))
        }
    }

    fn desk() -> Desk {
        Desk::new(Box::new(Echo)).unwrap()
    }

    /// An honest request in which some headers are others.
    fn check(desk: &Desk, method: &str, path: &str, changes: &[(&str, &str)], expected: u16) {
        let honest = [
            ("host", "localhost:8787"),
            ("origin", "http://localhost:8787"),
            ("content-type", "application/json"),
            ("x-fichero-token", desk.token()),
        ];
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in honest {
            if !changes.iter().any(|(it, _)| *it == name) {
                request = request.header(name, value);
            }
        }
        for (name, value) in changes.iter().filter(|(_, value)| *value != "-") {
            request = request.header(*name, *value);
        }
        let status = match desk.admit(&request.body(()).unwrap(), 8787) {
            Ok(_) => 200,
            Err(refusal) => refusal.status,
        };
        assert_eq!(status, expected, "{method} {path} {changes:?}");
    }

    const SAVE: &str = "/__fichero/edit/save";

    #[test]
    fn only_the_own_pages_of_this_very_host_may_ask() {
        let desk = desk();
        check(&desk, "POST", SAVE, &[], 200);
        let own = [
            ("host", "127.0.0.1:8787"),
            ("origin", "http://127.0.0.1:8787"),
        ];
        check(&desk, "POST", SAVE, &own, 200);
        for host in [
            "localhost",
            "localhost:80",
            "[::1]:8787",
            "example.org:8787",
            "LOCALHOST:8787",
        ] {
            let origin = format!("http://{host}");
            check(
                &desk,
                "POST",
                SAVE,
                &[("host", host), ("origin", &origin)],
                403,
            );
        }
        for origin in [
            "-",
            "null",
            "http://127.0.0.1:8787",
            "https://localhost:8787",
            "http://localhost:8788",
            "http://localhost:8787/",
            "http://localhost",
        ] {
            check(&desk, "POST", SAVE, &[("origin", origin)], 403);
        }
        check(
            &desk,
            "POST",
            SAVE,
            &[("sec-fetch-site", "same-origin")],
            200,
        );
        for site in ["cross-site", "same-site", "none", ""] {
            check(&desk, "POST", SAVE, &[("sec-fetch-site", site)], 403);
        }
        let both = [
            ("sec-fetch-site", "same-origin"),
            ("sec-fetch-site", "cross-site"),
        ];
        check(&desk, "POST", SAVE, &both, 403);
    }

    #[test]
    fn refusals_come_in_order() {
        let desk = desk();
        for method in ["GET", "PUT", "OPTIONS", "HEAD", "DELETE"] {
            check(&desk, method, SAVE, &[], 405);
            check(&desk, method, SAVE, &[("origin", "-")], 405);
            check(
                &desk,
                method,
                SAVE,
                &[("origin", "http://example.org")],
                403,
            );
        }
        for content_type in [
            "-",
            "text/plain",
            "application/jsonp",
            "text/plain; application/json",
        ] {
            let changes = [("content-type", content_type), ("x-fichero-token", "-")];
            check(&desk, "POST", SAVE, &changes, 415);
        }
        let charset = [("content-type", "Application/JSON; charset=utf-8")];
        check(&desk, "POST", SAVE, &charset, 200);
        let cut = &desk.token()[1..];
        for token in ["-", "", "0", cut] {
            check(
                &desk,
                "POST",
                SAVE,
                &[("x-fichero-token", token), ("content-length", "9999999")],
                403,
            );
        }
        for length in ["1048577", "99999999999999999999999", "-1"] {
            check(&desk, "POST", SAVE, &[("content-length", length)], 413);
        }
        check(&desk, "POST", SAVE, &[("content-length", "1048576")], 200);
        for path in [
            "/__fichero/edit/",
            "/__fichero/edit/delete",
            "/__fichero/edit/save/",
        ] {
            check(&desk, "POST", path, &[], 404);
        }
    }

    #[test]
    fn a_token_is_another_each_time() {
        let (one, other) = (desk(), desk());
        assert_eq!(one.token().len(), 2 * TOKEN_BYTES);
        assert_ne!(one.token(), other.token());
        assert!(!format!("{one:?}").contains(one.token()));
    }

    fn check_body(body: &str, expected: u16) {
        let answer = desk().attend(Act::Save, body.as_bytes());
        assert_eq!(answer.status().as_u16(), expected, "{body}");
    }

    #[test]
    fn an_entry_is_a_slug() {
        let body = |slug: &str| json!({ "collection": "fichas", "slug": slug }).to_string();
        check_body(&body("riego-2"), 200);
        let long = "a".repeat(101);
        for slug in [
            "", "../x", "a/b", "%2e%2e", "a.b", ".git", "Riego", "riego-", "ñ", "a\0", &long,
        ] {
            check_body(&body(slug), 400);
        }
        for body in [
            "",
            "[]",
            "{}",
            r#"{"slug":"a"}"#,
            r#"{"collection":"fichas","slug":"a","path":"x"}"#,
            r#"{"collection":"fichas","slug":"a","slug":"b"}"#,
            r#"{"collection":"fichas","slug":["a"]}"#,
            r#"{"collection":"fichas","slug":"a"} {}"#,
        ] {
            check_body(body, 400);
        }
    }
}
