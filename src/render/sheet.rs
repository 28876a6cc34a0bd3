//! The sheet of signs: one SVG whose symbols pages use by name. Looked at by itself it
//! is the mark, so that a browser's icon costs no request of its own.
//!
//! Comes in: SVG files of the theme and outlines of places. Goes out: the sheet. Files
//! of the theme are trusted as its templates are; outlines are numbers.

use crate::views::Sign;
use std::fmt::Write as _;

/// The name of the mark, a square of 32 units.
pub(super) const MARK: &str = "mark";

/// A name and an SVG file each; what is not an `<svg>` is left out.
pub(super) fn sheet<'a>(
    drawings: impl Iterator<Item = (String, &'a str)>,
    signs: &[Sign],
) -> String {
    let mut out = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\">\n".to_owned();
    for (name, text) in drawings {
        if let Some((attributes, inner)) = parts(text) {
            // Writing to a `String` cannot fail.
            let _ = writeln!(out, "<symbol id=\"{name}\"{attributes}>{inner}</symbol>");
        }
    }
    for it in signs {
        let (name, width, height) = (&it.name, it.width, it.height);
        let outline = &it.outline;
        let _ = writeln!(
            out,
            "<symbol id=\"{name}\" viewBox=\"0 0 {width} {height}\"><path d=\"{outline}\"/></symbol>"
        );
    }
    let _ = writeln!(out, "<use href=\"#{MARK}\"/>\n</svg>");
    out
}

/// The attributes of an `<svg>`, but for its namespace, and what is in it.
fn parts(text: &str) -> Option<(String, &str)> {
    let (attributes, inner) = text.trim().strip_prefix("<svg")?.split_once('>')?;
    let inner = inner.strip_suffix("</svg>")?;
    let attributes = attributes.replace(" xmlns=\"http://www.w3.org/2000/svg\"", "");
    Some((attributes, inner.trim()))
}

#[cfg(test)]
mod tests {
    use super::{Sign, sheet};

    #[test]
    fn files_and_outlines_become_symbols() {
        let file = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 2\"><path d=\"M0 0h2\"/></svg>\n";
        let signs = [Sign {
            name: "x-bo".to_owned(),
            width: 3.0,
            height: 4.0,
            outline: "M1 1l1 0 0 1z".to_owned(),
        }];
        let drawings = [("i-a".to_owned(), file), ("i-b".to_owned(), "no drawing")];
        let lines = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\">",
            "<symbol id=\"i-a\" viewBox=\"0 0 2 2\"><path d=\"M0 0h2\"/></symbol>",
            "<symbol id=\"x-bo\" viewBox=\"0 0 3 4\"><path d=\"M1 1l1 0 0 1z\"/></symbol>",
            "<use href=\"#mark\"/>",
            "</svg>\n",
        ];
        assert_eq!(sheet(drawings.into_iter(), &signs), lines.join("\n"));
    }
}
