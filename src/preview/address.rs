//! Addresses: from what a client asked for to a key of the site.
//!
//! Comes in: the path or query of a request. Goes out: the key of an output, or a redirect
//! made from such a key. Not here: headers, bytes. A redirect never repeats
//! what the client sent: header values built from requests are how responses
//! get split.

use super::Outputs;
use std::fmt::Write as _;

/// What an address of the site leads to.
#[derive(Debug, PartialEq, Eq)]
pub enum Place<'a> {
    /// An output, by its key.
    Output(&'a str),
    /// The same page has another address, from now on.
    Moved(String),
    /// The host's own root, while the site lives below it.
    Outside(String),
    Missing,
}

/// A path, decoded; `None` if it is not an honest one.
///
/// Refused: bad escapes, `.` and `..`, a backslash, an escaped slash, NUL and
/// other control characters, and bytes that are not UTF-8.
pub fn decode(path: &str) -> Option<String> {
    let segments = path.strip_prefix('/')?.split('/').map(decode_segment);
    let segments = segments.collect::<Option<Vec<String>>>()?;
    Some(format!("/{}", segments.join("/")))
}

/// The value of a parameter made of digits, such as `revision=12`.
pub fn number(query: &str, name: &str) -> Option<u64> {
    let mut pairs = query.split('&').filter_map(|it| it.split_once('='));
    let (_, value) = pairs.find(|(key, _)| *key == name)?;
    value.parse().ok()
}

/// Where a decoded path leads in a site whose links begin with `base`.
pub fn find<'a>(outputs: &'a Outputs, base: &str, path: &str) -> Place<'a> {
    if let Some(rest) = path.strip_prefix(base) {
        return find_below(outputs, base, rest);
    }
    if path == "/" {
        return Place::Outside(encode(base));
    }
    if base.strip_suffix('/') == Some(path) {
        return Place::Moved(encode(base));
    }
    Place::Missing
}

fn find_below<'a>(outputs: &'a Outputs, base: &str, rest: &str) -> Place<'a> {
    let key = |name: &str| outputs.get_key_value(name).map(|(key, _)| key.as_str());
    if rest.is_empty() || rest.ends_with('/') {
        return key(&format!("{rest}index.html")).map_or(Place::Missing, Place::Output);
    }
    if let Some(key) = key(rest) {
        return Place::Output(key);
    }
    match key(&format!("{rest}/index.html")) {
        Some(key) => Place::Moved(encode(&format!(
            "{base}{}",
            key.trim_end_matches("index.html")
        ))),
        None => Place::Missing,
    }
}

fn decode_segment(segment: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(segment.len());
    let mut rest = segment.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => hex(rest.next()?)? << 4 | hex(rest.next()?)?,
            _ => byte,
        });
    }
    let segment = String::from_utf8(bytes).ok()?;
    let honest = !segment.contains(|it: char| it == '/' || it == '\\' || it.is_control());
    (honest && segment != "." && segment != "..").then_some(segment)
}

fn hex(digit: u8) -> Option<u8> {
    let value = char::from(digit).to_digit(16)?;
    u8::try_from(value).ok()
}

/// A path as it may stand in a header: everything unusual is escaped.
fn encode(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                encoded.push(char::from(byte));
            }
            // Writing to a `String` cannot fail.
            _ => _ = write!(encoded, "%{byte:02X}"),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outputs() -> Outputs {
        let keys = [
            "404.html",
            "index.html",
            "fichas/x/index.html",
            "fichas/año/index.html",
        ];
        let page = |key: &str| (key.to_owned(), [].into());
        keys.into_iter().map(page).collect()
    }

    fn check(base: &str, path: &str, expected: Option<Place>) {
        let outputs = outputs();
        let place = decode(path).map(|it| find(&outputs, base, &it));
        assert_eq!(place, expected, "{path} below {base}");
    }

    #[test]
    fn folders_are_their_index_page() {
        check("/", "/", Some(Place::Output("index.html")));
        check(
            "/",
            "/fichas/x/",
            Some(Place::Output("fichas/x/index.html")),
        );
        check(
            "/",
            "/fichas/%78/index.html",
            Some(Place::Output("fichas/x/index.html")),
        );
        check("/", "/fichas/", Some(Place::Missing));
        check("/", "/fichas/x//", Some(Place::Missing));
    }

    #[test]
    fn redirects_are_made_from_keys() {
        check("/", "/fichas/x", Some(Place::Moved("/fichas/x/".into())));
        check(
            "/",
            "/fichas/a%C3%B1o",
            Some(Place::Moved("/fichas/a%C3%B1o/".into())),
        );
        check("/", "//example.org", Some(Place::Missing));
    }

    #[test]
    fn a_site_below_a_path_is_found_only_there() {
        check("/catalogo/", "/", Some(Place::Outside("/catalogo/".into())));
        check(
            "/catalogo/",
            "/catalogo",
            Some(Place::Moved("/catalogo/".into())),
        );
        check(
            "/catalogo/",
            "/catalogo/",
            Some(Place::Output("index.html")),
        );
        check(
            "/catalogo/",
            "/catalogo/fichas/x",
            Some(Place::Moved("/catalogo/fichas/x/".into())),
        );
        check("/catalogo/", "/fichas/x/", Some(Place::Missing));
        check("/catalogo/", "/catalogo2/", Some(Place::Missing));
    }

    #[test]
    fn dishonest_paths_are_refused() {
        for path in [
            "/../etc/passwd",
            "/%2e%2e/etc/passwd",
            "/a/.%2E/b",
            "/./a",
            "/a%2fb",
            "/a\\b",
            "/a%5Cb",
            "/%00",
            "/a%0d%0aX: y",
            "/%",
            "/%4",
            "/%zz",
            "/%+1",
            "/%ff",
            "*",
            "http://localhost/",
            "",
        ] {
            check("/", path, None);
        }
        check("/", "/a..b", Some(Place::Missing));
        check("/", "/%252e%252e/", Some(Place::Missing));
    }

    #[test]
    fn numbers_are_made_of_digits() {
        assert_eq!(number("a=1&revision=12", "revision"), Some(12));
        assert_eq!(number("revision=-1", "revision"), None);
        assert_eq!(number("", "revision"), None);
    }
}
