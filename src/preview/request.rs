//! The head of a request.
//!
//! Comes in: a socket. Goes out: method, target and the two headers that
//! matter here, or why there is none. Not here: bodies, which the preview has
//! no use for and does not wait for; keep-alive, so that a body left unread
//! can never be taken for a second request.

use std::io::{ErrorKind, Read};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// Time for the whole head: ample on the loopback. A browser that opened a
/// socket ahead of need, and finds it closed, opens another.
const HEAD_TIME: Duration = Duration::from_secs(10);

/// Cookies are shared by all ports of localhost, so a head may be long for no
/// fault of ours.
const HEAD_BYTES: usize = 64 * 1024;

/// A request as far as the preview reads it.
#[derive(Debug, PartialEq, Eq)]
pub struct Request {
    pub method: Method,
    pub target: String,
    /// True if the client knows us by a loopback name.
    pub is_local: bool,
    pub if_none_match: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    Get,
    Head,
    Other,
}

/// Why there is no request.
#[derive(Debug, PartialEq, Eq)]
pub enum Unread {
    /// The client left; nobody is there to be answered.
    Gone,
    Malformed,
    TooLong,
    TooSlow,
}

/// Reads the head of a request, within limits of time and size.
pub fn read(stream: &TcpStream) -> Result<Request, Unread> {
    let deadline = Instant::now() + HEAD_TIME;
    let mut head = Vec::new();
    while head.len() <= HEAD_BYTES {
        // The end may lie across two pieces.
        let from = head.len().saturating_sub(3);
        read_piece(stream, deadline, &mut head)?;
        if let Some(end) = find_end(&head, from) {
            return parse(&head[..end]).ok_or(Unread::Malformed);
        }
    }
    Err(Unread::TooLong)
}

fn read_piece(mut stream: &TcpStream, end: Instant, head: &mut Vec<u8>) -> Result<(), Unread> {
    let left = end.saturating_duration_since(Instant::now());
    if left.is_zero() {
        return Err(Unread::TooSlow);
    }
    let limited = stream.set_read_timeout(Some(left));
    limited.map_err(|_| Unread::Gone)?;
    let mut piece = [0; 4096];
    match stream.read(&mut piece) {
        Ok(0) => Err(Unread::Gone),
        Ok(count) => {
            head.extend_from_slice(&piece[..count]);
            Ok(())
        }
        Err(error) if is_passing(error.kind()) => Ok(()),
        Err(_) => Err(Unread::Gone),
    }
}

/// Nothing came in time, which is for the deadline to judge.
fn is_passing(kind: ErrorKind) -> bool {
    use ErrorKind::{Interrupted, TimedOut, WouldBlock};
    matches!(kind, Interrupted | TimedOut | WouldBlock)
}

fn find_end(head: &[u8], from: usize) -> Option<usize> {
    let ends = head[from..].windows(4).position(|it| it == b"\r\n\r\n");
    ends.map(|at| from + at)
}

fn parse(head: &[u8]) -> Option<Request> {
    let mut lines = std::str::from_utf8(head).ok()?.split("\r\n");
    let (method, target) = parse_first_line(lines.next()?)?;
    let headers = lines.map(parse_header).collect::<Option<Vec<_>>>()?;
    let named = |name: &str| {
        let wanted = name.to_owned();
        let all = headers.iter();
        all.filter(move |(it, _)| it.eq_ignore_ascii_case(&wanted))
            .map(|(_, value)| *value)
    };
    // Two hosts are a way to be checked by one name and served by the other.
    let is_local = named("host").count() == 1 && named("host").all(is_local);
    let if_none_match = named("if-none-match").collect::<Vec<_>>().join(",");
    Some(Request {
        method,
        target: target.to_owned(),
        is_local,
        if_none_match,
    })
}

fn parse_first_line(line: &str) -> Option<(Method, &str)> {
    let mut words = line.split(' ');
    let method = match words.next()? {
        "GET" => Method::Get,
        "HEAD" => Method::Head,
        name if name.bytes().all(|it| it.is_ascii_alphabetic()) => Method::Other,
        _ => return None,
    };
    let target = words.next()?;
    let is_http = matches!(words.next()?, "HTTP/1.0" | "HTTP/1.1");
    (is_http && words.next().is_none()).then_some((method, target))
}

/// Name and value. A name with spaces, or none at all, is a folded line or
/// worse; neither is worth guessing about.
fn parse_header(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let is_name = !name.is_empty() && name.bytes().all(|it| it.is_ascii_graphic());
    let is_value = !value.contains(['\r', '\n', '\0']);
    (is_name && is_value).then_some((name, value.trim()))
}

/// True for the loopback names, with any port. A foreign name that leads here
/// is a page elsewhere that had its name resolved to us, to read the drafts.
fn is_local(host: &str) -> bool {
    let name_end = host.find(']').map_or(0, |at| at + 1);
    let (name, port) = match host[name_end..].split_once(':') {
        Some((rest, port)) => (&host[..name_end + rest.len()], port),
        None => (host, ""),
    };
    let is_port = port.len() <= 5 && port.bytes().all(|it| it.is_ascii_digit());
    is_port && (name.eq_ignore_ascii_case("localhost") || name == "127.0.0.1" || name == "[::1]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_loopback_names_are_local() {
        for host in [
            "localhost",
            "LocalHost:8787",
            "127.0.0.1",
            "127.0.0.1:1",
            "[::1]",
            "[::1]:80",
        ] {
            assert!(is_local(host), "{host}");
        }
        for host in [
            "",
            "example.org",
            "localhost.example.org",
            "127.0.0.1.example.org:80",
            "127.0.0.2",
            "localhost:80:80",
            "localhost:a",
            "localhost:123456",
            "[::1",
            "[::1]x",
            "::1",
            "a@localhost",
            "localhost ",
            "[::2]:80",
            "]",
            "é]:",
        ] {
            assert!(!is_local(host), "{host}");
        }
    }

    #[test]
    fn a_head_is_read() {
        let head = b"GET /a?b HTTP/1.1\r\nHOST:localhost:1\r\nIf-None-Match: \"1\"\r\nif-none-match: \"2\"";
        let expected = Request {
            method: Method::Get,
            target: "/a?b".to_owned(),
            is_local: true,
            if_none_match: "\"1\",\"2\"".to_owned(),
        };
        assert_eq!(parse(head), Some(expected));
    }

    #[test]
    fn one_host_is_needed() {
        for hosts in [
            "",
            "\r\nHost: localhost\r\nHost: localhost",
            "\r\nHost: example.org",
        ] {
            let head = format!("GET / HTTP/1.1{hosts}");
            assert!(!parse(head.as_bytes()).unwrap().is_local, "{hosts}");
        }
    }

    #[test]
    fn malformed_heads_are_refused() {
        for head in [
            "",
            "GET",
            "GET /",
            "GET / HTTP/2.0",
            "GET / a HTTP/1.1",
            "G(T / HTTP/1.1",
            "GET / HTTP/1.1\r\nHost",
            "GET / HTTP/1.1\r\n folded: x",
            "GET / HTTP/1.1\r\n: x",
            "GET / HTTP/1.1\r\nA: b\nC: d",
            "GET / HTTP/1.1\r\nA : b",
        ] {
            assert_eq!(parse(head.as_bytes()), None, "{head:?}");
        }
        assert_eq!(parse(b"GET /\xff HTTP/1.1"), None);
    }
}
