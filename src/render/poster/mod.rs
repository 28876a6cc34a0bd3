//! A `Poster` → the bytes of a picture: title, place, and the shape of the country in
//! few colours; or a photo above a band.
//!
//! Comes in: what stands on it, fonts and the mark from the theme, the bytes of a photo.
//! Goes out: PNG or JPEG. Not here: what is said (`views::poster`).

mod surface;
mod words;

use super::Theme;
use super::pictures;
use crate::diag::{Diag, codes};
use crate::views::{Outline, Poster, SIZE};
use ab_glyph_rasterizer::{Rasterizer, point};
use image::{DynamicImage, RgbImage, imageops};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use surface::{Ink, Photo, Plain, Surface};
use words::{Face, Setting};

/// Files of the theme.
const TITLE: &str = "poster/title.ttf";
const TEXT: &str = "poster/text.ttf";
const MARK: &str = "poster/mark.png";

/// Bytes of one with a photo; those who show it drop what is heavy.
const BUDGET: usize = 48_000;

/// From the edge to what stands on it.
const MARGIN: f32 = 72.0;
/// Room for words beside an outline, and without one.
const BESIDE: f32 = 800.0;
const ALONE: f32 = 1056.0;
/// Between the country and the place.
const GAP: f32 = 18.0;
/// The name of the catalogue.
const NAME: Setting = Setting {
    width: ALONE,
    height: 44.0,
    largest: 44.0,
};

/// Draws posters with the fonts of a theme.
pub struct Draughtsman {
    title: Face,
    text: Face,
    mark: RgbImage,
    /// What posters of one country have in common, by what it is made of: drawn once,
    /// it is half of the work on each of them.
    grounds: Mutex<HashMap<blake3::Hash, Arc<Plain>>>,
    /// Of all that the bytes of a poster depend on, but the poster itself.
    hash: blake3::Hash,
}

impl Draughtsman {
    pub fn new(theme: &Theme) -> Result<Draughtsman, Diag> {
        let mut hasher = blake3::Hasher::new();
        let mut file = |name: &str| {
            let bytes = theme.file(name).unwrap_or_default();
            hasher.update(blake3::hash(bytes).as_bytes());
            bytes
        };
        let (title, text, mark) = (file(TITLE), file(TEXT), file(MARK));
        let broken = |name: &str, detail: &dyn std::fmt::Display| {
            Diag::general(&codes::BROKEN_TEMPLATE)
                .with("template", name)
                .with("detail", detail.to_string())
        };
        Ok(Draughtsman {
            title: Face::new(title).map_err(|it| broken(TITLE, &it))?,
            text: Face::new(text).map_err(|it| broken(TEXT, &it))?,
            mark: image::load_from_memory(mark)
                .map_err(|it| broken(MARK, &it))?
                .into_rgb8(),
            grounds: Mutex::default(),
            hash: hasher.finalize(),
        })
    }

    /// What the bytes depend on.
    pub fn key(&self, poster: &Poster, photo: Option<&[u8]>) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.hash.as_bytes());
        // Texts and numbers: nothing in it fails.
        let _ = serde_json::to_writer(&mut hasher, poster);
        hasher.update(blake3::hash(photo.unwrap_or_default()).as_bytes());
        hasher.finalize()
    }

    pub fn draw(&self, poster: &Poster, photo: Option<&[u8]>) -> Vec<u8> {
        let photo = photo.and_then(|it| image::load_from_memory(it).ok());
        match photo {
            Some(photo) => self.with_photo(poster, &photo),
            None => self.plain(poster),
        }
    }

    fn plain(&self, poster: &Poster) -> Vec<u8> {
        let mut to = Plain::clone(&self.ground(poster));
        let mut room = ALONE;
        if let Some(outline) = &poster.outline {
            let (left, top) = corner(outline);
            if let Some((x, y)) = poster.point {
                spot(&mut to, (left + x as f32, top + y as f32));
            }
            room = BESIDE;
        }
        let mut bottom = SIZE.1 as f32 - MARGIN;
        bottom -= self.place(&mut to, poster, ALONE, bottom);
        let setting = Setting {
            width: room,
            height: bottom - 180.0,
            largest: if poster.first.is_empty() {
                116.0
            } else {
                104.0
            },
        };
        self.headline(&mut to, poster, setting, bottom);
        to.png()
    }

    /// The country, the mark and the name of the catalogue.
    fn ground(&self, poster: &Poster) -> Arc<Plain> {
        let mut hasher = blake3::Hasher::new();
        hasher.update(poster.site.as_bytes());
        // An outline's size follows from its points.
        let points = poster.outline.iter().flat_map(|it| &it.rings).flatten();
        for (x, y) in points {
            hasher.update(&x.to_le_bytes()).update(&y.to_le_bytes());
        }
        let key = hasher.finalize();
        let known = || self.grounds.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ground) = known().get(&key) {
            return Arc::clone(ground);
        }
        let mut to = Plain::new();
        if let Some(outline) = &poster.outline {
            shape(&mut to, outline, corner(outline));
        }
        self.brand(&mut to, poster, MARGIN - 14.0);
        let ground = Arc::new(to);
        known().insert(key, Arc::clone(&ground));
        ground
    }

    fn with_photo(&self, poster: &Poster, photo: &DynamicImage) -> Vec<u8> {
        let (width, height) = (SIZE.0 as f32, SIZE.1 as f32);
        let setting = Setting {
            width: ALONE,
            height: 160.0,
            largest: 80.0,
        };
        let title = self.title.set(&poster.title, setting);
        let band = title.height() + 40.0 + 66.0 + 24.0;
        let mut to = Photo::new(filled(photo, SIZE.1 - band as u32));
        let mut bottom = height - 40.0;
        let size = self.mark.width() as f32;
        let name = Setting {
            largest: 38.0,
            ..NAME
        };
        let name = self.text.set(&poster.site, name);
        let left = width - MARGIN - size - 16.0 - name.width;
        self.text.write(&mut to, &name, (left, bottom), Ink::Soft);
        self.stamp(&mut to, (width - MARGIN - size, height - 36.0 - size));
        bottom -= self.place(&mut to, poster, left - MARGIN - 40.0, bottom);
        self.title
            .write(&mut to, &title, (MARGIN, bottom), Ink::Bright);
        pictures::jpeg(&DynamicImage::ImageRgb8(to.0), BUDGET, None)
    }

    /// The mark and the name of the catalogue.
    fn brand(&self, to: &mut impl Surface, poster: &Poster, top: f32) {
        let size = self.mark.width() as f32;
        self.stamp(to, (MARGIN, top));
        let name = self.text.set(&poster.site, NAME);
        self.text
            .write(to, &name, (MARGIN + size + 18.0, top + 52.0), Ink::Soft);
    }

    /// Where it is, upward from `bottom`; says how much room it took.
    fn place(&self, to: &mut impl Surface, poster: &Poster, room: f32, bottom: f32) -> f32 {
        let setting = |width: f32, lines: f32, largest: f32| Setting {
            width,
            height: 46.0 * lines,
            largest,
        };
        if poster.first.is_empty() {
            let words = self.text.set(&poster.second, setting(room, 2.0, 46.0));
            self.text.write(to, &words, (MARGIN, bottom), Ink::Soft);
            return words.height() + 26.0;
        }
        let both = format!("{} {}", poster.first, poster.second);
        let size = self.text.set(&both, setting(room - GAP, 1.0, 46.0)).size;
        let first = self
            .text
            .set(&poster.first, setting(room * 0.75, 1.0, size));
        let left = MARGIN + first.width + GAP;
        self.text.write(to, &first, (MARGIN, bottom), Ink::Warm);
        let rest = setting(MARGIN + room - left, 1.0, size);
        let second = self.text.set(&poster.second, rest);
        self.text.write(to, &second, (left, bottom), Ink::Soft);
        66.0
    }

    fn headline(&self, to: &mut impl Surface, poster: &Poster, setting: Setting, bottom: f32) {
        let title = self.title.set(&poster.title, setting);
        self.title.write(to, &title, (MARGIN, bottom), Ink::Bright);
        let top = bottom - title.height();
        to.fill((MARGIN, top - 30.0), (88.0, 8.0), Ink::Warm);
    }

    fn stamp(&self, to: &mut impl Surface, at: (f32, f32)) {
        for (x, y, colour) in self.mark.enumerate_pixels() {
            to.paint((at.0 as u32 + x, at.1 as u32 + y), colour.0);
        }
    }
}

/// Where an outline stands: against the right edge where it is narrow, so that words
/// have their room.
fn corner(outline: &Outline) -> (f32, f32) {
    let (width, height) = (SIZE.0 as f32, SIZE.1 as f32);
    let (w, h) = (outline.width as f32, outline.height as f32);
    let left = (width - 48.0 - w).max(width - 250.0 - w / 2.0);
    (left, (height - h) / 2.0)
}

/// A country, filled.
fn shape(to: &mut impl Surface, outline: &Outline, (left, top): (f32, f32)) {
    let (width, height) = (outline.width as usize + 2, outline.height as usize + 2);
    let mut rasterizer = Rasterizer::new(width, height);
    for ring in &outline.rings {
        let ends = ring.iter().cycle().skip(1);
        for (from, to) in ring.iter().zip(ends) {
            let at = |it: &(f64, f64)| point(it.0 as f32, it.1 as f32);
            rasterizer.draw_line(at(from), at(to));
        }
    }
    let corner = (left.max(0.0) as u32, top.max(0.0) as u32);
    rasterizer.for_each_pixel_2d(|x, y, coverage| {
        to.dot((corner.0 + x, corner.1 + y), coverage, Ink::Land);
    });
}

/// Where the entry is: a dot in a ring.
fn spot(to: &mut impl Surface, (left, top): (f32, f32)) {
    let reach = 17_i32;
    for (dx, dy) in (-reach..=reach).flat_map(|y| (-reach..=reach).map(move |x| (x, y))) {
        let far = (dx as f32).hypot(dy as f32);
        let dot = (9.5 - far).clamp(0.0, 1.0);
        let ring = (2.0 - (far - 14.0).abs()).clamp(0.0, 1.0);
        let (x, y) = (left as i32 + dx, top as i32 + dy);
        if let (Ok(x), Ok(y)) = (x.try_into(), y.try_into()) {
            to.dot((x, y), dot.max(ring), Ink::Warm);
        }
    }
}

/// The middle of a photo above a band of the ground's colour.
fn filled(photo: &DynamicImage, height: u32) -> RgbImage {
    let photo = photo.resize_to_fill(SIZE.0, height, imageops::FilterType::Triangle);
    let mut out = surface::ground();
    imageops::replace(&mut out, &photo.to_rgb8(), 0, 0);
    out
}
