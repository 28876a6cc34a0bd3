//! A picture as it came from a camera → its prints: sizes that reach a phone.
//!
//! Comes in: the bytes of a .jpg, .png or .webp. Goes out: prints upright, in few
//! bytes, without anything else the file held: a camera writes into it where it was,
//! and that may be somebody's home. Not here: which pictures, and where they stand.

use crate::views::Print;
use image::codecs::png::{CompressionType, FilterType as PngFilter, PngEncoder};
use image::codecs::webp::WebPEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use std::io::Cursor;
use std::sync::Arc;

/// Largest file, in bytes: a photo from a phone is 2 to 8 MB.
pub const LARGEST: usize = 10 * 1024 * 1024;
/// Most points: cameras have 12 to 50 millions. A file of a few bytes can claim more.
pub const MOST_POINTS: u64 = 50_000_000;
/// Memory for one picture: its most points, each of four bytes, and room to work.
const MEMORY: u64 = 256 * 1024 * 1024;

/// Longest side of each print, and the bytes it should have: 60 KB is what a page may
/// load for one photo on a phone, which takes the second (`views::figures`).
const SIZES: [(u32, usize); 3] = [(480, 24_000), (960, 58_000), (1600, 170_000)];

/// Tried one after the other until the bytes are few enough. Photos end above 40; the
/// last are for what is nothing but edges, which hide their own blocks.
const QUALITIES: [u8; 9] = [80, 72, 64, 56, 48, 40, 32, 26, 20];

/// A longer colour profile is the common one, which is meant where none is.
const PROFILE: usize = 1024;

/// Why a picture cannot be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    Broken,
    Huge { width: u32, height: u32 },
}

/// One file with its path below the entry's own: `480/feria.jpg`.
pub type File = (String, Arc<[u8]>);

/// What stands for one picture.
#[derive(Debug)]
pub struct Prints {
    /// The smallest first.
    pub prints: Vec<Print>,
    /// The files of the prints, and one under the picture's own name.
    pub files: Vec<File>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Jpeg,
    Png,
    Webp,
}

impl Kind {
    fn named(name: &str) -> Option<Kind> {
        let (_, extension) = name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "jpg" | "jpeg" => Some(Kind::Jpeg),
            "png" => Some(Kind::Png),
            "webp" => Some(Kind::Webp),
            _ => None,
        }
    }

    fn extension(self) -> &'static str {
        match self {
            Kind::Jpeg => "jpg",
            Kind::Png => "png",
            Kind::Webp => "webp",
        }
    }
}

/// Are there prints of files with this name?
pub fn is_developed(name: &str) -> bool {
    Kind::named(name).is_some()
}

/// Looks at what a file says of itself, without opening the picture in it.
pub fn look(bytes: &[u8]) -> Result<(), Fault> {
    open(bytes).map(drop)
}

fn open(bytes: &[u8]) -> Result<impl ImageDecoder, Fault> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let mut reader = reader.map_err(|_| Fault::Broken)?;
    let known = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP];
    if !reader.format().is_some_and(|it| known.contains(&it)) {
        return Err(Fault::Broken);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(fault)?;
    let (width, height) = decoder.dimensions();
    let points = u64::from(width) * u64::from(height);
    match points > MOST_POINTS || bytes.len() > LARGEST {
        true => Err(Fault::Huge { width, height }),
        false => Ok(decoder),
    }
}

fn fault(error: ImageError) -> Fault {
    match error {
        ImageError::Limits(_) => Fault::Huge {
            width: 0,
            height: 0,
        },
        _ => Fault::Broken,
    }
}

/// Makes the prints of a picture.
pub fn develop(name: &str, bytes: &[u8]) -> Result<Prints, Fault> {
    let own = Kind::named(name).ok_or(Fault::Broken)?;
    let mut decoder = open(bytes)?;
    let orientation = decoder.orientation().map_err(fault)?;
    let profile = decoder.icc_profile().ok().flatten();
    let profile = profile.filter(|it| it.len() <= PROFILE);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(fault)?;
    picture.apply_orientation(orientation);
    let sized = sizes(plain(picture));
    let mut out = Prints {
        prints: Vec::new(),
        files: Vec::new(),
    };
    let last = sized.len() - 1;
    for (at, (picture, size, budget)) in sized.iter().enumerate() {
        let (kind, bytes) = print(picture, own, *budget, profile.as_deref());
        let path = match (at == last, kind == own) {
            (true, true) => name.to_owned(),
            (false, true) => format!("{size}/{name}"),
            // `feria.png` and `feria.jpg` may stand side by side.
            (_, false) => format!("{size}/{name}.{}", kind.extension()),
        };
        out.prints.push(Print {
            path: path.clone(),
            width: picture.width(),
            height: picture.height(),
        });
        out.files.push((path, bytes.into()));
        if at == last && kind != own {
            let bytes = encode(picture, own, *budget, profile.as_deref());
            out.files.push((name.to_owned(), bytes.into()));
        }
    }
    Ok(out)
}

/// Eight bits each of red, green, blue, and of transparency where something shows through.
fn plain(picture: DynamicImage) -> DynamicImage {
    let solid =
        !picture.color().has_alpha() || picture.to_rgba8().pixels().all(|it| it.0[3] == u8::MAX);
    match solid {
        true => DynamicImage::ImageRgb8(picture.into_rgb8()),
        false => DynamicImage::ImageRgba8(picture.into_rgba8()),
    }
}

/// The picture in each size that is worth a file, the smallest first.
fn sizes(picture: DynamicImage) -> Vec<(DynamicImage, u32, usize)> {
    let long = picture.width().max(picture.height());
    let most = SIZES[SIZES.len() - 1].0.min(long);
    // One nearly as large as the next would save nobody anything.
    let wanted = |size: u32| size <= most && (size == most || size * 5 <= most * 4);
    let (largest, budget) = SIZES
        .into_iter()
        .find(|it| it.0 >= most)
        .unwrap_or(SIZES[SIZES.len() - 1]);
    let mut out = vec![(resize(picture, most), largest, budget)];
    for (size, budget) in SIZES
        .into_iter()
        .rev()
        .filter(|it| it.0 < largest && wanted(it.0))
    {
        let smaller = resize(out[out.len() - 1].0.clone(), size);
        out.push((smaller, size, budget));
    }
    out.reverse();
    out
}

fn resize(picture: DynamicImage, size: u32) -> DynamicImage {
    let (width, height) = (picture.width(), picture.height());
    let long = width.max(height);
    if long <= size {
        return picture;
    }
    let side = |it: u32| {
        let it = u64::from(it) * u64::from(size) + u64::from(long) / 2;
        u32::try_from(it / u64::from(long)).unwrap_or(size).max(1)
    };
    // A photo twice as large as wanted is averaged first: it is ten times faster, and
    // what the finer filter adds shows only in the last step.
    let near = match long > size * 4 {
        true => picture.thumbnail_exact(side(width) * 2, side(height) * 2),
        false => picture,
    };
    near.resize_exact(side(width), side(height), FilterType::CatmullRom)
}

/// A photo is smaller as JPEG; a drawing often as PNG, and sharp besides. What shows
/// through needs PNG.
fn print(
    picture: &DynamicImage,
    own: Kind,
    budget: usize,
    profile: Option<&[u8]>,
) -> (Kind, Vec<u8>) {
    let solid = !picture.color().has_alpha();
    if solid && own == Kind::Jpeg {
        return (Kind::Jpeg, encode(picture, Kind::Jpeg, budget, profile));
    }
    let drawn = encode(picture, Kind::Png, budget, profile);
    if !solid || drawn.len() <= budget {
        return (Kind::Png, drawn);
    }
    let photo = encode(picture, Kind::Jpeg, budget, profile);
    match drawn.len() <= photo.len() {
        true => (Kind::Png, drawn),
        false => (Kind::Jpeg, photo),
    }
}

fn encode(picture: &DynamicImage, kind: Kind, budget: usize, profile: Option<&[u8]>) -> Vec<u8> {
    let mut out = Vec::new();
    // Writing to memory fails for none of these: sizes and colours were chosen above.
    let _ = match kind {
        Kind::Jpeg => return jpeg(picture, budget, profile),
        Kind::Png => {
            let (compression, filter) = (CompressionType::Best, PngFilter::Adaptive);
            picture.write_with_encoder(PngEncoder::new_with_quality(&mut out, compression, filter))
        }
        Kind::Webp => picture.write_with_encoder(WebPEncoder::new_lossless(&mut out)),
    };
    out
}

/// In the best quality that fits the budget.
pub(super) fn jpeg(picture: &DynamicImage, budget: usize, profile: Option<&[u8]>) -> Vec<u8> {
    let rgb = picture.to_rgb8();
    let (Ok(width), Ok(height)) = (rgb.width().try_into(), rgb.height().try_into()) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for quality in QUALITIES {
        out.clear();
        let mut encoder = Encoder::new(&mut out, quality);
        // Eyes see colours less sharply than light; a third of the bytes less.
        encoder.set_sampling_factor(SamplingFactor::F_2_2);
        encoder.set_progressive(true);
        encoder.set_optimized_huffman_tables(true);
        if let Some(profile) = profile {
            let _ = encoder.add_icc_profile(profile);
        }
        let _ = encoder.encode(rgb.as_raw(), width, height, ColorType::Rgb);
        if out.len() <= budget {
            break;
        }
    }
    out
}
