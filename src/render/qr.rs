//! An address as a QR code: an SVG of one path, for paper.

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};
use tera::{Kwargs, State, Value};

/// Light modules around the code; readers find its edge by them.
const QUIET: i32 = 4;

/// As a filter of templates. An address too long for a code gives nothing.
pub(super) fn filter(text: &str, _: Kwargs, _: &State) -> Value {
    let code = encode(text);
    Value::safe_string(&code.as_ref().map(svg).unwrap_or_default())
}

/// At level M, which stands a crease or a stain on the paper, or better where it fits.
/// Every mask can be read; to look for the prettiest of all eight takes 25 times as
/// long as all the rest, some seconds of a large site.
fn encode(text: &str) -> Option<QrCode> {
    let (level, mask) = (QrCodeEcc::Medium, Some(Mask::new(3)));
    let segments = QrSegment::make_segments(text);
    let (least, most) = (Version::MIN, Version::MAX);
    QrCode::encode_segments_advanced(&segments, level, least, most, mask, true).ok()
}

/// Rows of dark modules as strokes one unit high: half the size of squares.
fn svg(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        let mut pen = None;
        while x < code.size() {
            let dark = code.get_module(x, y);
            let from = x;
            while x < code.size() && code.get_module(x, y) == dark {
                x += 1;
            }
            if dark {
                path.push_str(&match pen {
                    None => format!("M{} {}.5h{}", from + QUIET, y + QUIET, x - from),
                    Some(at) => format!("m{} 0h{}", from - at, x - from),
                });
                pen = Some(x);
            }
        }
    }
    let size = code.size() + 2 * QUIET;
    format!(
        "<svg class=\"qr\" viewBox=\"0 0 {size} {size}\" aria-hidden=\"true\"><path stroke=\"#000\" d=\"{path}\"/></svg>"
    )
}
