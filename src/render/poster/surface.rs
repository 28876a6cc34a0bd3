//! What is drawn on: sixteen colours for a plain poster, all of them above a photo.
//!
//! Sixteen colours are half a byte for a point: drawn in a millisecond, and a picture
//! of a tenth of the bytes that all colours would take.

use crate::views::SIZE;
use image::{Rgb, RgbImage};
use png::{BitDepth, ColorType, Compression, Encoder, Filter};

/// What is drawn with. The ground is what nothing was drawn on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    Bright,
    /// The same, less of it.
    Soft,
    Warm,
    Land,
}

pub type Colour = [u8; 3];

/// Those of the theme and its mark.
const GROUND: Colour = [0x0d, 0x4f, 0x4a];
const BRIGHT: Colour = [0xff, 0xff, 0xff];
const WARM: Colour = [0xf0, 0xb0, 0x72];
const LAND: Colour = [0x1d, 0x69, 0x62];
/// How much of the bright ink the soft one is.
const SOFT: f32 = 0.75;

/// Where each ink's colours begin, from the faintest, and how many they are.
const BRIGHTS: (u8, u8) = (1, 8);
const WARMS: (u8, u8) = (9, 4);
const LANDS: (u8, u8) = (13, 3);

pub trait Surface {
    /// Covers a point with ink, as far as `coverage` (0 to 1) says.
    fn dot(&mut self, at: (u32, u32), coverage: f32, ink: Ink);

    /// Gives a point a colour, or the nearest there is.
    fn paint(&mut self, at: (u32, u32), colour: Colour);

    fn fill(&mut self, (left, top): (f32, f32), (width, height): (f32, f32), ink: Ink) {
        for y in top as u32..(top + height) as u32 {
            for x in left as u32..(left + width) as u32 {
                self.dot((x, y), 1.0, ink);
            }
        }
    }
}

/// Of sixteen colours: two points in a byte.
#[derive(Clone)]
pub struct Plain {
    points: Vec<u8>,
    palette: Vec<Colour>,
}

const ROW: usize = SIZE.0 as usize / 2;

impl Plain {
    pub fn new() -> Plain {
        Plain {
            points: vec![0; ROW * SIZE.1 as usize],
            palette: palette(),
        }
    }

    /// Where a point stands, and how far up in its byte.
    fn place(x: u32, y: u32) -> Option<(usize, u32)> {
        let at = y as usize * ROW + x as usize / 2;
        let shift = if x.is_multiple_of(2) { 4 } else { 0 };
        (x < SIZE.0 && y < SIZE.1).then_some((at, shift))
    }

    pub fn png(&self) -> Vec<u8> {
        let mut out = Vec::new();
        let mut encoder = Encoder::new(&mut out, SIZE.0, SIZE.1);
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Four);
        encoder.set_palette(self.palette.concat());
        // A third more bytes than the usual, in a twentieth of its time.
        encoder.set_compression(Compression::Fast);
        encoder.set_filter(Filter::Up);
        // Writing to memory fails only for data of another size.
        if let Ok(mut writer) = encoder.write_header() {
            let _ = writer.write_image_data(&self.points);
        }
        out
    }
}

impl Surface for Plain {
    fn dot(&mut self, (x, y): (u32, u32), coverage: f32, ink: Ink) {
        let ((first, count), share) = match ink {
            Ink::Bright => (BRIGHTS, 1.0),
            Ink::Soft => (BRIGHTS, SOFT),
            Ink::Warm => (WARMS, 1.0),
            Ink::Land => (LANDS, 1.0),
        };
        // Adding a half rounds as well as `round`, which is a call for each point.
        let level = (coverage.clamp(0.0, 1.0) * share * f32::from(count) + 0.5) as u8;
        let Some((at, shift)) = Plain::place(x, y).filter(|_| level > 0) else {
            return;
        };
        let byte = &mut self.points[at];
        let colour = first + level - 1;
        // Letters that touch must not cut into each other.
        let under = (*byte >> shift) & 0xF;
        let kept = (first..first + count).contains(&under) && under > colour;
        if !kept {
            *byte = *byte & !(0xF << shift) | colour << shift;
        }
    }

    fn paint(&mut self, (x, y): (u32, u32), colour: Colour) {
        let far = |it: &Colour| {
            let parts = it.iter().zip(colour);
            parts
                .map(|(a, b)| u32::from(a.abs_diff(b)).pow(2))
                .sum::<u32>()
        };
        let nearest = (0_u8..).zip(&self.palette).min_by_key(|(_, it)| far(it));
        if let Some(((at, shift), (nearest, _))) = Plain::place(x, y).zip(nearest) {
            let byte = &mut self.points[at];
            *byte = *byte & !(0xF << shift) | nearest << shift;
        }
    }
}

fn palette() -> Vec<Colour> {
    let mut out = vec![GROUND];
    for ((_, count), colour) in [(BRIGHTS, BRIGHT), (WARMS, WARM), (LANDS, LAND)] {
        for level in 1..=count {
            out.push(mix(GROUND, colour, f32::from(level) / f32::from(count)));
        }
    }
    out
}

fn mix(under: Colour, over: Colour, share: f32) -> Colour {
    std::array::from_fn(|it| {
        let (under, over) = (f32::from(under[it]), f32::from(over[it]));
        (under + (over - under) * share).round() as u8
    })
}

/// In all colours.
pub struct Photo(pub RgbImage);

pub fn ground() -> RgbImage {
    RgbImage::from_pixel(SIZE.0, SIZE.1, Rgb(GROUND))
}

impl Photo {
    pub fn new(picture: RgbImage) -> Photo {
        Photo(picture)
    }
}

impl Surface for Photo {
    fn dot(&mut self, (x, y): (u32, u32), coverage: f32, ink: Ink) {
        let (colour, share) = match ink {
            Ink::Bright => (BRIGHT, 1.0),
            Ink::Soft => (BRIGHT, SOFT),
            Ink::Warm => (WARM, 1.0),
            Ink::Land => (LAND, 1.0),
        };
        if let Some(under) = self.0.get_pixel_mut_checked(x, y) {
            under.0 = mix(under.0, colour, coverage.clamp(0.0, 1.0) * share);
        }
    }

    fn paint(&mut self, (x, y): (u32, u32), colour: Colour) {
        if let Some(point) = self.0.get_pixel_mut_checked(x, y) {
            point.0 = colour;
        }
    }
}
