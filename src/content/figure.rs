//! Pictures and videos of a body: where each stands, and in which words.
//!
//! Comes in: events of a paragraph. Goes out: `Figure`s, each with its place in the
//! HTML of its part. Not here: their bytes, and how a page shows them (`views`).

use super::link::media_type;
use crate::text;
use pulldown_cmark::{Event, OffsetIter, Tag, TagEnd};
use std::collections::VecDeque;
use std::ops::Range;

/// Stands in the HTML where a figure does, until its place is known. No text brings
/// one along: Markdown turns it into U+FFFD.
pub(super) const MARK: char = '\0';

/// Least bytes of HTML that a figure becomes, to bound what a body may grow to.
pub(super) const LEAST: usize = 240;

/// A picture or a video, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Byte of the part's HTML that comes behind it.
    pub at: usize,
    pub media: Media,
    /// What it shows, for those who do not see it; the title of a video.
    pub alt: String,
    pub caption: String,
    /// It has its paragraph for itself.
    pub alone: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Media {
    /// A file beside the entry, by its name.
    Picture(String),
    /// A file beside the entry, by its name.
    Video(String),
    /// A video of another site: its address, and the name of who shows it.
    Elsewhere { url: String, host: String },
}

/// Sites that show videos, with how the address of one begins. Whatever else stands
/// in a paragraph of its own stays a link.
const HOSTS: [(&str, &str); 9] = [
    ("youtube.com/watch?", "YouTube"),
    ("youtube.com/shorts/", "YouTube"),
    ("youtube.com/live/", "YouTube"),
    ("youtu.be/", "YouTube"),
    ("vimeo.com/", "Vimeo"),
    ("facebook.com/watch", "Facebook"),
    ("fb.watch/", "Facebook"),
    ("dailymotion.com/video/", "Dailymotion"),
    ("archive.org/details/", "Internet Archive"),
];

/// How PeerTube, which runs on hosts of any name, begins the path of a video.
const PEERTUBE: [&str; 2] = ["w/", "videos/watch/"];

/// Who shows the video at this address, if it is one.
pub(super) fn host(url: &str) -> Option<String> {
    let rest = url
        .strip_prefix("https://")
        .or(url.strip_prefix("http://"))?;
    let bare = ["www.", "m."].iter().find_map(|it| rest.strip_prefix(it));
    let rest = bare.unwrap_or(rest);
    let named = HOSTS.iter().find(|(start, _)| {
        let id = rest.strip_prefix(start);
        id.is_some_and(|it| !it.is_empty() || start.ends_with("watch"))
    });
    if let Some((_, name)) = named {
        return Some((*name).to_owned());
    }
    let (host, path) = rest.split_once('/')?;
    let id = PEERTUBE.iter().find_map(|it| path.strip_prefix(it))?;
    (!host.is_empty() && !id.is_empty()).then(|| host.to_owned())
}

pub(super) fn is_picture(name: &str) -> bool {
    media_type(name).is_some_and(|it| it.starts_with("image/"))
}

pub(super) fn is_video(name: &str) -> bool {
    media_type(name).is_some_and(|it| it.starts_with("video/"))
}

/// Takes the marks out of a part's HTML and tells each figure where its own stood.
pub(super) fn settle(html: &str, figures: &mut [Figure]) -> String {
    let mut out = String::with_capacity(html.len());
    let mut pieces = html.split(MARK);
    out.push_str(pieces.next().unwrap_or_default());
    for (figure, piece) in figures.iter_mut().zip(pieces.by_ref()) {
        figure.at = out.len();
        out.push_str(piece);
    }
    out.extend(pieces);
    out
}

/// What a paragraph holds, if that is nothing but pictures or one address.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Alone {
    Pictures,
    Link {
        url: String,
        title: String,
        caption: String,
    },
}

pub(super) fn alone(inner: &[(Event, Range<usize>)]) -> Option<Alone> {
    let mut depth = 0;
    let only_pictures = inner.iter().all(|(event, _)| match event {
        Event::Start(Tag::Image { .. }) => {
            depth += 1;
            true
        }
        Event::End(TagEnd::Image) => {
            depth -= 1;
            true
        }
        Event::SoftBreak | Event::HardBreak => true,
        _ => depth > 0,
    });
    if only_pictures && !inner.is_empty() {
        return Some(Alone::Pictures);
    }
    let words: String = inner
        .iter()
        .map(|(it, _)| super::body::words_of(it))
        .collect();
    let words = text::one_line(&words);
    let is_text = |it: &(Event, Range<usize>)| matches!(it.0, Event::Text(_));
    match inner {
        [
            (
                Event::Start(Tag::Link {
                    dest_url, title, ..
                }),
                _,
            ),
            middle @ ..,
            (Event::End(TagEnd::Link), _),
        ] if middle.iter().all(is_text) => Some(Alone::Link {
            url: dest_url.to_string(),
            title: if words == **dest_url {
                String::new()
            } else {
                words
            },
            caption: text::one_line(title),
        }),
        // An address pasted as it is: Markdown makes no link of it.
        _ if inner.iter().all(is_text) && host(&words).is_some() && !words.contains(' ') => {
            Some(Alone::Link {
                url: words,
                title: String::new(),
                caption: String::new(),
            })
        }
        _ => None,
    }
}

/// Events that can be looked at before they are taken.
pub(super) struct Ahead<'a> {
    first: VecDeque<(Event<'a>, Range<usize>)>,
    rest: OffsetIter<'a>,
}

impl<'a> Ahead<'a> {
    pub fn new(rest: OffsetIter<'a>) -> Ahead<'a> {
        Ahead {
            first: VecDeque::new(),
            rest,
        }
    }

    /// Takes all events up to the end of a tag, and that.
    pub fn until(&mut self, end: TagEnd) -> Vec<(Event<'a>, Range<usize>)> {
        let mut taken = Vec::new();
        for (event, range) in self.by_ref() {
            let last = event == Event::End(end);
            taken.push((event, range));
            if last {
                break;
            }
        }
        taken
    }

    /// Gives events back, to be taken next.
    pub fn give_back(&mut self, events: Vec<(Event<'a>, Range<usize>)>) {
        for it in events.into_iter().rev() {
            self.first.push_front(it);
        }
    }
}

impl<'a> Iterator for Ahead<'a> {
    type Item = (Event<'a>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        self.first.pop_front().or_else(|| self.rest.next())
    }
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn hosts_of_videos_are_known_by_the_address() {
        for (url, name) in [
            ("https://www.youtube.com/watch?v=a1", Some("YouTube")),
            ("https://youtu.be/a1", Some("YouTube")),
            ("https://vimeo.com/1234", Some("Vimeo")),
            (
                "https://video.ejemplo.org/w/a1B2",
                Some("video.ejemplo.org"),
            ),
            (
                "https://video.ejemplo.org/videos/watch/a1",
                Some("video.ejemplo.org"),
            ),
            ("https://youtu.be/", None),
            ("https://www.youtube.com/@canal", None),
            ("https://ejemplo.org/watch", None),
            ("ftp://youtu.be/a1", None),
        ] {
            assert_eq!(host(url).as_deref(), name, "{url}");
        }
    }
}
