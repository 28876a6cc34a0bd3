//! Pictures and videos as a page shows them, between the pieces of a part's HTML.
//!
//! Comes in: the figures of an entry's body, and an `Album` of what was made of its
//! pictures. Goes out: `Piece`s. Not here: bytes of pictures (`render`).

use crate::catalogue::Catalogue;
use crate::content::{Entry, Figure, Media, Part};
use crate::schema::Schema;
use serde::Serialize;
use std::collections::BTreeMap;

/// The space a picture takes on a wide screen, at most: the width of the text, and a
/// height that leaves some of it in view. In CSS pixels.
const SPACE: (u32, u32) = (672, 560);
/// Of a phone's width, what a picture is asked for: less than it takes, since screens
/// with three points a pixel need not have each of them. So 960 points are enough.
const SHARE: u32 = 72;
/// From this width on the text has its full measure.
const WIDE: &str = "46rem";

/// A picture in one size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Print {
    /// Below the entry's own path.
    pub path: String,
    pub width: u32,
    pub height: u32,
}

/// The prints of each picture, the smallest first, by the path of its source. Empty
/// without the feature `pictures`: files are then published as they are.
pub type Album = BTreeMap<String, Vec<Print>>;

/// HTML, and the figure that stands behind it.
#[derive(Debug, Serialize)]
pub struct Piece<'a> {
    pub html: &'a str,
    pub figure: Option<FigureView<'a>>,
}

#[derive(Debug, Serialize)]
pub struct FigureView<'a> {
    pub picture: Option<Picture>,
    pub video: Option<Video<'a>>,
    /// Of a picture what it shows, of a video its title; that may be empty.
    pub alt: &'a str,
    pub caption: &'a str,
    /// It has its paragraph for itself.
    pub alone: bool,
}

#[derive(Debug, Serialize)]
pub struct Picture {
    pub src: String,
    /// Empty where there is one size only.
    pub srcset: String,
    pub sizes: String,
    /// In CSS pixels, so that the text below does not jump; 0 if not known.
    pub width: u32,
    pub height: u32,
}

#[derive(Debug, Serialize)]
pub struct Video<'a> {
    pub href: String,
    /// Who shows it, if it is of another site.
    pub host: Option<&'a str>,
    /// Of a file beside the entry.
    pub megabytes: usize,
}

/// The HTML of a part with its figures in their places.
pub(super) fn pieces<'a>(
    catalogue: &Catalogue,
    album: &Album,
    entry: &Entry,
    part: &'a Part,
) -> Vec<Piece<'a>> {
    let mut out = Vec::with_capacity(part.figures.len() + 1);
    let mut from = 0;
    for figure in &part.figures {
        out.push(Piece {
            html: &part.html[from..figure.at],
            figure: Some(view(catalogue, album, entry, figure)),
        });
        from = figure.at;
    }
    out.push(Piece {
        html: &part.html[from..],
        figure: None,
    });
    out
}

/// The path of the source of an entry's first picture that has prints.
pub(super) fn first_picture<'a>(album: &Album, entry: &'a Entry) -> Option<(String, &'a Figure)> {
    let mut figures = entry.body.parts.iter().flat_map(|it| &it.figures);
    figures.find_map(|figure| {
        let Media::Picture(name) = &figure.media else {
            return None;
        };
        let source = beside(entry, name);
        album.contains_key(&source).then_some((source, figure))
    })
}

fn view<'a>(
    catalogue: &Catalogue,
    album: &Album,
    entry: &Entry,
    figure: &'a Figure,
) -> FigureView<'a> {
    let mut view = FigureView {
        picture: None,
        video: None,
        alt: &figure.alt,
        caption: &figure.caption,
        alone: figure.alone,
    };
    let schema = catalogue.schema;
    match &figure.media {
        Media::Picture(name) => {
            let prints = album
                .get(&beside(entry, name))
                .map_or(&[][..], Vec::as_slice);
            view.picture = Some(picture(schema, entry, name, prints));
        }
        Media::Video(name) => {
            let source = catalogue.files.get(&beside(entry, name));
            let bytes = source.map_or(0, |it| it.bytes().len());
            view.video = Some(Video {
                href: href(schema, entry, name),
                host: None,
                megabytes: bytes.div_ceil(1024 * 1024),
            });
        }
        Media::Elsewhere { url, host } => {
            view.video = Some(Video {
                href: url.clone(),
                host: Some(host),
                megabytes: 0,
            });
        }
    }
    view
}

fn picture(schema: &Schema, entry: &Entry, name: &str, prints: &[Print]) -> Picture {
    let Some(largest) = prints.last() else {
        return Picture {
            src: href(schema, entry, name),
            srcset: String::new(),
            sizes: String::new(),
            width: 0,
            height: 0,
        };
    };
    let (width, height) = fit(largest.width, largest.height);
    let set = prints.iter().map(|it| {
        let href = href(schema, entry, &it.path);
        format!("{href} {}w", it.width)
    });
    let share = SHARE * largest.width / largest.width.max(largest.height);
    let (srcset, sizes) = match prints.len() {
        1 => (String::new(), String::new()),
        _ => (
            set.collect::<Vec<_>>().join(", "),
            format!("(min-width: {WIDE}) {width}px, {}vw", share.max(1)),
        ),
    };
    // A browser that knows no `srcset` is an old phone's: not the largest for it.
    let middle = &prints[prints.len() / 2];
    Picture {
        src: href(schema, entry, &middle.path),
        srcset,
        sizes,
        width,
        height,
    }
}

/// The same shape, no larger than it is and than there is space.
fn fit(width: u32, height: u32) -> (u32, u32) {
    let scale = |side: u32, most: u32| f64::from(most) / f64::from(side.max(1));
    let scale = scale(width, SPACE.0).min(scale(height, SPACE.1)).min(1.0);
    let side = |it: u32| (f64::from(it) * scale).round().max(1.0) as u32;
    (side(width), side(height))
}

fn beside(entry: &Entry, name: &str) -> String {
    format!("{}/{name}", entry.folder().unwrap_or_default())
}

/// Pictures stand once, beside the original; its translations show the same.
fn href(schema: &Schema, entry: &Entry, path: &str) -> String {
    let own = schema.collection(&entry.collection);
    let own = own.map_or_else(String::new, |it| it.entry_path(&entry.slug));
    schema.site.href(&format!("{own}{path}"))
}
