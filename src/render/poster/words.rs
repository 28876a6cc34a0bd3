//! Words in lines: as large as they fit, broken so that lines are of like length.
//!
//! Comes in: a text, a font, the room there is. Goes out: `Lines`, and ink on a
//! surface. What the font has no letter for is left out: emoji, other scripts.

use super::surface::{Ink, Surface};
use ab_glyph::{Font, FontVec, InvalidFont, PxScale, ScaleFont};

/// From one line to the next, in sizes of the letters.
const LEADING: f32 = 0.98;
/// Letters that are smaller cannot be read where a poster is shown small.
const SMALLEST: f32 = 38.0;
/// From one size that was tried to the next.
const STEP: f32 = 0.94;

pub struct Face(FontVec);

/// The room for some words, and the size they should have where there is enough.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    pub width: f32,
    pub height: f32,
    pub largest: f32,
}

/// Words that were set.
#[derive(Debug)]
pub struct Lines {
    pub lines: Vec<String>,
    pub size: f32,
    /// Of the longest line.
    pub width: f32,
}

impl Lines {
    pub fn height(&self) -> f32 {
        self.lines.len() as f32 * self.size * LEADING
    }
}

impl Face {
    pub fn new(bytes: &[u8]) -> Result<Face, InvalidFont> {
        FontVec::try_from_vec(bytes.to_vec()).map(Face)
    }

    /// Sets words as large as they fit; what does not fit in any size is cut off.
    pub fn set(&self, text: &str, setting: Setting) -> Lines {
        let text: String = crate::text::compose(text)
            .chars()
            .filter(|it| it.is_whitespace() || self.0.glyph_id(*it).0 != 0)
            .collect();
        let measured = |it| Word {
            text: it,
            width: self.width(it, 1.0),
        };
        let words: Vec<Word> = text.split_whitespace().map(measured).collect();
        let space = self.width(" ", 1.0);
        let mut size = setting.largest;
        loop {
            let most = ((setting.height / (size * LEADING)).floor() as usize).max(1);
            let room = setting.width / size;
            let lines = wrap(&words, space, room);
            let fits = lines.len() <= most && words.iter().all(|it| it.width <= room);
            if fits || size * STEP < SMALLEST {
                let lines = match fits {
                    true => join(&even(&words, space, room, lines)),
                    false => self.cut(join(&lines), most, size, setting.width),
                };
                let widths = lines.iter().map(|it| self.width(it, size));
                let width = widths.fold(0.0, f32::max);
                return Lines { lines, size, width };
            }
            size *= STEP;
        }
    }

    /// Puts lines on a surface, the last one's foot at `bottom`.
    pub fn write(&self, to: &mut impl Surface, lines: &Lines, at: (f32, f32), ink: Ink) {
        let (left, bottom) = at;
        let scaled = self.0.as_scaled(PxScale::from(lines.size));
        // The letters of `size` that stand below the line.
        let foot = lines.size * 0.2;
        for (row, line) in lines.lines.iter().rev().enumerate() {
            let base = bottom - foot - row as f32 * lines.size * LEADING;
            let mut pen = left;
            let mut last = None;
            for letter in line.chars() {
                let mut glyph = scaled.scaled_glyph(letter);
                pen += last.map_or(0.0, |it| scaled.kern(it, glyph.id));
                last = Some(glyph.id);
                glyph.position = ab_glyph::point(pen, base);
                pen += scaled.h_advance(glyph.id);
                let Some(outlined) = self.0.outline_glyph(glyph) else {
                    continue;
                };
                let corner = outlined.px_bounds().min;
                outlined.draw(|x, y, coverage| {
                    let (x, y) = (
                        corner.x as i64 + i64::from(x),
                        corner.y as i64 + i64::from(y),
                    );
                    if let (Ok(x), Ok(y)) = (x.try_into(), y.try_into()) {
                        to.dot((x, y), coverage, ink);
                    }
                });
            }
        }
    }

    fn width(&self, text: &str, size: f32) -> f32 {
        let scaled = self.0.as_scaled(PxScale::from(size));
        let mut last = None;
        let advance = text.chars().map(|letter| {
            let id = scaled.glyph_id(letter);
            let kern = last.map_or(0.0, |it| scaled.kern(it, id));
            last = Some(id);
            kern + scaled.h_advance(id)
        });
        advance.sum()
    }

    /// The lines there is room for, each cut to the width.
    fn cut(&self, mut lines: Vec<String>, most: usize, size: f32, width: f32) -> Vec<String> {
        let more = lines.len() > most;
        lines.truncate(most);
        let last = lines.len().saturating_sub(1);
        for (row, line) in lines.iter_mut().enumerate() {
            let mut ended = more && row == last;
            let full = |it: &str| self.width(&format!("{it}…"), size) > width;
            while (ended || self.width(line, size) > width) && full(line) && line.pop().is_some() {
                ended = true;
            }
            if ended {
                line.truncate(line.trim_end_matches([' ', ',', ':', ';', '.']).len());
                line.push('…');
            }
        }
        lines
    }
}

/// Measured once, at size 1: all sizes that are tried follow from it.
#[derive(Debug, Clone, Copy)]
struct Word<'t> {
    text: &'t str,
    width: f32,
}

/// As many words in each line as it holds.
fn wrap<'w, 't>(words: &'w [Word<'t>], space: f32, room: f32) -> Vec<&'w [Word<'t>]> {
    let mut lines = Vec::new();
    let (mut from, mut width) = (0, 0.0);
    for (at, word) in words.iter().enumerate() {
        let longer = width + space + word.width;
        if at > from && longer > room {
            lines.push(&words[from..at]);
            (from, width) = (at, word.width);
        } else {
            width = if at == from { word.width } else { longer };
        }
    }
    if from < words.len() {
        lines.push(&words[from..]);
    }
    lines
}

/// As many lines, in the least width that holds them: none is left with one word.
fn even<'w, 't>(
    words: &'w [Word<'t>],
    space: f32,
    room: f32,
    mut best: Vec<&'w [Word<'t>]>,
) -> Vec<&'w [Word<'t>]> {
    let longest = words.iter().map(|it| it.width).fold(0.0, f32::max);
    let (mut narrow, mut wide) = (longest, room);
    for _ in 0..8 {
        let middle = (narrow + wide) / 2.0;
        let lines = wrap(words, space, middle);
        match lines.len() <= best.len() {
            true => (wide, best) = (middle, lines),
            false => narrow = middle,
        }
    }
    best
}

fn join(lines: &[&[Word]]) -> Vec<String> {
    let texts = lines.iter().map(|line| line.iter().map(|it| it.text));
    texts.map(|it| it.collect::<Vec<_>>().join(" ")).collect()
}
