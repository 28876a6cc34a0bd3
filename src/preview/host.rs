//! Hosts: by which name does a client know us?
//!
//! Comes in: the headers of a request. Goes out: whether it meant this
//! machine. A foreign name that leads here is a page elsewhere that had its
//! name resolved to us, to read the drafts. Not here: ports, since this
//! machine's names mean this machine at any of them.

use hyper::HeaderMap;
use hyper::header::HOST;
use hyper::http::uri::Authority;

const LOCAL: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// True if the client named one host, and that one is the loopback. Two hosts
/// are a way to be checked by one name and served by the other.
pub fn is_local(headers: &HeaderMap) -> bool {
    let mut hosts = headers.get_all(HOST).iter();
    match (hosts.next(), hosts.next()) {
        (Some(host), None) => host.to_str().is_ok_and(is_local_name),
        _ => false,
    }
}

fn is_local_name(host: &str) -> bool {
    let authority = host.parse::<Authority>();
    let is_local = |it: Authority| {
        LOCAL
            .iter()
            .any(|name| it.host().eq_ignore_ascii_case(name))
    };
    !host.contains('@') && authority.is_ok_and(is_local)
}

#[cfg(test)]
mod tests {
    use super::*;
    use hyper::header::HeaderValue;

    fn check(hosts: &[&str], expected: bool) {
        let value = |it: &&str| (HOST, HeaderValue::from_str(it).unwrap());
        let mut headers = HeaderMap::new();
        for (name, host) in hosts.iter().map(value) {
            headers.append(name, host);
        }
        assert_eq!(is_local(&headers), expected, "{hosts:?}");
    }

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
            check(&[host], true);
        }
        for host in [
            "",
            "example.org",
            "localhost.example.org",
            "127.0.0.1.example.org:80",
            "127.0.0.2",
            "localhost:80:80",
            "localhost/",
            "localhost.",
            "[::1",
            "::1",
            "a@localhost",
            "localhost@example.org",
            "localhost ",
            "[::2]:80",
            "]",
        ] {
            check(&[host], false);
        }
    }

    #[test]
    fn one_host_is_needed() {
        check(&[], false);
        check(&["localhost", "localhost"], false);
        check(&["localhost", "example.org"], false);
    }
}
