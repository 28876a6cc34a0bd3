//! What a browser sees in a page: its tags and where they lead. Good enough for pages
//! that our own templates write, and for no others.

use crate::support::page_of;
use fichero::build::Build;

/// Every page: (path, text).
pub fn pages(built: &Build) -> impl Iterator<Item = (&str, &str)> {
    let pages = built.outputs.keys().filter(|it| it.ends_with(".html"));
    pages.map(|it| (it.as_str(), page_of(built, it)))
}

/// Every tag of a page that opens something: `a href="/"`.
pub fn tags(page: &str) -> impl Iterator<Item = &str> {
    let pieces = page.split('<').skip(1);
    let tags = pieces.filter_map(|it| Some(it.split_once('>')?.0));
    tags.filter(|it| it.starts_with(|it: char| it.is_ascii_alphabetic()))
}

pub fn name(tag: &str) -> &str {
    tag.split([' ', '\n', '/']).next().unwrap_or_default()
}

/// The attribute of a tag, as it is meant.
pub fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    let value = rest.split_once('"')?.0;
    let mut text = value.to_owned();
    for (written, meant) in [
        ("&#x27;", "'"),
        ("&quot;", "\""),
        ("&lt;", "<"),
        ("&gt;", ">"),
    ] {
        text = text.replace(written, meant);
    }
    Some(text.replace("&amp;", "&"))
}

/// The output that an address of the site leads to, and the place in it.
pub fn target(built: &Build, from: &str, href: &str) -> Option<(String, Option<String>)> {
    let (path, anchor) = match href.split_once('#') {
        Some((path, anchor)) => (path, Some(decoded(anchor))),
        None => (href, None),
    };
    let path = decoded(path.split('?').next().unwrap_or_default());
    let file = match path.strip_prefix(built.base_path.as_str()) {
        Some(inner) if inner.is_empty() || inner.ends_with('/') => format!("{inner}index.html"),
        Some(inner) => inner.to_owned(),
        None if path.is_empty() => from.to_owned(),
        None => return None,
    };
    Some((file, anchor.filter(|it| !it.is_empty())))
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = tail.get(..2).and_then(|it| std::str::from_utf8(it).ok());
        let code = code.and_then(|it| u8::from_str_radix(it, 16).ok());
        match (first, code) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
