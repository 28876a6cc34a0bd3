//! Pictures of real bytes: their sizes, what a camera wrote into them, the broken and
//! the huge; videos; and the picture of each page for where it is shared.

use crate::support::{beside_right, files_of, page_of, problems, project, site};
use fichero::build::{Build, Memo, Options, build};
use fichero::source::{Files, Source};
use image::{DynamicImage, ExtendedColorType, GenericImageView, ImageEncoder, Rgb, RgbImage, Rgba};
use std::io::Cursor;

const ENTRY: &str = "content/fichas/riego/index.md";
const PAGE: &str = "fichas/riego/index.html";
const RIGHT: &str = include_str!("../check/ficha-correcta.md");

fn with(body: &str, pictures: &[(&str, Vec<u8>)]) -> Files {
    let text = RIGHT.replace("Texto de ejemplo.\n", &format!("{body}\n"));
    let mut files = beside_right(ENTRY, &text);
    for (name, bytes) in pictures {
        files.insert(Source::new(
            &format!("content/fichas/riego/{name}"),
            bytes.clone(),
        ));
    }
    files
}

fn cold(files: &Files) -> Build {
    build(files, &Options::default(), &mut Memo::default()).expect("built")
}

fn built(body: &str, pictures: &[(&str, Vec<u8>)]) -> Build {
    let built = cold(&with(body, pictures));
    assert_eq!(problems(&built), [] as [&fichero::diag::Diag; 0]);
    built
}

fn codes(body: &str, pictures: &[(&str, Vec<u8>)]) -> Vec<&'static str> {
    let built = cold(&with(body, pictures));
    problems(&built).iter().map(|it| it.code.id).collect()
}

/// Something with edges, slopes and grain, as photos have: alike at any size.
fn photo(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let (u, v) = (
            f64::from(x) / f64::from(width),
            f64::from(y) / f64::from(height),
        );
        let hill = 0.5 + 0.2 * (u * 9.0).sin() + 0.1 * (u * 31.0).cos();
        let grain = f64::from((x * 7919 + y * 104_729) % 61) / 61.0;
        let light = if v > hill {
            60.0 + 90.0 * grain
        } else {
            150.0 + 80.0 * v
        };
        Rgb([light as u8, (light * 0.9) as u8, (255.0 * (1.0 - v)) as u8])
    })
}

fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut out = Vec::new();
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut out, 90);
    let (width, height) = picture.dimensions();
    encoder
        .write_image(picture, width, height, ExtendedColorType::Rgb8)
        .expect("encoded");
    out
}

fn saved(picture: &DynamicImage, format: image::ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, format).expect("encoded");
    out.into_inner()
}

/// What a camera writes: lying on its side, and where it was.
fn from_camera(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    exif.extend(b"GPS -17.7383 -65.1711");
    let length = u16::try_from(exif.len() + 2).expect("short");
    let mut out = vec![0xFF, 0xD8, 0xFF, 0xE1];
    out.extend(length.to_be_bytes());
    out.extend(exif);
    out.extend(&jpeg[2..]);
    out
}

fn decoded(built: &Build, path: &str) -> DynamicImage {
    let bytes = built
        .outputs
        .get(path)
        .unwrap_or_else(|| panic!("no {path}"));
    image::load_from_memory(bytes).expect("a picture")
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|it| it == part)
}

#[test]
fn a_photo_comes_in_sizes_that_reach_a_phone() {
    let photo = jpeg(&photo(2400, 1800));
    let built = built(
        "![Un valle](valle.jpg \"El valle, en enero\")",
        &[("valle.jpg", photo)],
    );
    for (path, size, most) in [
        ("fichas/riego/480/valle.jpg", (480, 360), 24_000),
        ("fichas/riego/960/valle.jpg", (960, 720), 60_000),
        ("fichas/riego/valle.jpg", (1600, 1200), 250_000),
    ] {
        assert_eq!(decoded(&built, path).dimensions(), size, "{path}");
        let bytes = built.outputs[path].len();
        assert!(bytes <= most, "{path}: {bytes}");
    }
    let page = page_of(&built, PAGE);
    for wanted in [
        "<figure class=\"picture\"><img src=\"/fichas/riego/960/valle.jpg\"",
        "/fichas/riego/480/valle.jpg 480w, /fichas/riego/960/valle.jpg 960w, /fichas/riego/valle.jpg 1600w",
        "width=\"672\" height=\"504\" alt=\"Un valle\" loading=\"lazy\" decoding=\"async\"",
        "<figcaption>El valle, en enero</figcaption></figure>",
    ] {
        assert!(page.contains(wanted), "{wanted}\n{page}");
    }
    assert!(!page.contains("<p><figure") && !page.contains('\0'));
}

#[test]
fn what_a_camera_wrote_is_gone_and_the_photo_stands_upright() {
    let photo = from_camera(&jpeg(&photo(800, 600)), 6);
    assert!(holds(&photo, b"GPS"));
    let built = built("![Un valle](valle.jpg)", &[("valle.jpg", photo)]);
    let folder = built
        .outputs
        .iter()
        .filter(|(it, _)| it.starts_with("fichas/riego/"));
    for (path, bytes) in folder {
        assert!(!holds(bytes, b"Exif") && !holds(bytes, b"GPS"), "{path}");
    }
    let upright = decoded(&built, "fichas/riego/valle.jpg");
    assert_eq!(upright.dimensions(), (600, 800));
    // The sky was at the top, which a quarter turn to the right brings to the right.
    let blue = |x: u32| upright.get_pixel(x, 400).0[2];
    assert!(blue(590) > blue(10), "turned the other way");
    assert!(page_of(&built, PAGE).contains("width=\"420\" height=\"560\""));
}

#[test]
fn a_drawing_stays_sharp_and_what_shows_through_stays() {
    let drawing = RgbImage::from_fn(1000, 500, |x, y| match (x / 50 + y / 50) % 2 {
        0 => Rgb([13, 79, 74]),
        _ => Rgb([255, 255, 255]),
    });
    let ghost = image::RgbaImage::from_pixel(600, 600, Rgba([200, 30, 30, 90]));
    let photo = DynamicImage::ImageRgb8(photo(900, 600));
    let png = image::ImageFormat::Png;
    let pictures = [
        ("plano.png", saved(&DynamicImage::ImageRgb8(drawing), png)),
        ("velo.png", saved(&DynamicImage::ImageRgba8(ghost), png)),
        ("foto.png", saved(&photo, png)),
        ("foto.webp", saved(&photo, image::ImageFormat::WebP)),
    ];
    let body = "![Un plano](plano.png)\n![Un velo](velo.png)\n\n![a](foto.png) y ![b](foto.webp)";
    let built = built(body, &pictures);
    let page = page_of(&built, PAGE);
    assert!(page.contains("/480/plano.png 480w"), "{page}");
    assert!(page.contains("/480/foto.png.jpg 480w") && page.contains("/480/foto.webp.jpg 480w"));
    assert_eq!(
        decoded(&built, "fichas/riego/480/velo.png")
            .get_pixel(9, 9)
            .0[3],
        90
    );
    assert_eq!(
        page.matches("<figure class=\"picture\">").count(),
        2,
        "one for each"
    );
    // Each stands under its own name too: other texts may lead to it.
    for name in ["plano.png", "velo.png", "foto.png", "foto.webp"] {
        let path = format!("fichas/riego/{name}");
        let format = image::guess_format(&built.outputs[&path]).expect("a picture");
        assert!(
            format
                .extensions_str()
                .contains(&name.rsplit_once('.').expect("ending").1)
        );
    }
}

#[test]
fn a_small_picture_is_not_blown_up() {
    let built = built(
        "![Un sello](sello.jpg)",
        &[("sello.jpg", jpeg(&photo(300, 200)))],
    );
    assert_eq!(
        decoded(&built, "fichas/riego/sello.jpg").dimensions(),
        (300, 200)
    );
    let page = page_of(&built, PAGE);
    assert!(page.contains("width=\"300\" height=\"200\"") && !page.contains("srcset"));
}

#[test]
fn what_cannot_be_published_is_named() {
    let small = || jpeg(&photo(300, 200));
    let mut cut = saved(
        &DynamicImage::ImageRgb8(photo(300, 200)),
        image::ImageFormat::Png,
    );
    cut.truncate(cut.len() / 2);
    let bomb = DynamicImage::ImageLuma8(image::GrayImage::new(10_001, 5_000));
    let bomb = saved(&bomb, image::ImageFormat::Png);
    assert!(bomb.len() < 1_000_000);
    let mut heavy = small();
    heavy.resize(10 * 1024 * 1024 + 1, 0);
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".to_vec();
    for (name, bytes, code) in [
        ("a.jpg", Vec::new(), "F076"),
        ("a.jpg", b"<html><script>alert(1)</script>".to_vec(), "F076"),
        ("a.png", svg.clone(), "F076"),
        ("a.png", cut, "F076"),
        ("a.jpg", small()[..200].to_vec(), "F076"),
        ("a.png", bomb, "F077"),
        ("a.jpg", heavy, "F077"),
        ("a.svg", svg, "F051"),
    ] {
        let found = codes(&format!("![Una foto]({name})"), &[(name, bytes)]);
        assert_eq!(found, [code], "{name}");
    }
    assert_eq!(codes("![](a.jpg)", &[("a.jpg", small())]), ["F075"]);
    assert_eq!(codes("![ ](https://ejemplo.org/a.jpg)", &[]), ["F075"]);
    // What nobody shows is looked at too: it is published.
    assert_eq!(codes("Texto.", &[("a.jpg", Vec::new())]), ["F076"]);
}

/// Damaged anywhere, a picture is published or named; nothing breaks.
#[test]
fn a_damaged_picture_never_stops_the_others() {
    let whole = [
        ("a.jpg", jpeg(&photo(90, 60))),
        (
            "a.png",
            saved(
                &DynamicImage::ImageRgb8(photo(90, 60)),
                image::ImageFormat::Png,
            ),
        ),
        (
            "a.webp",
            saved(
                &DynamicImage::ImageRgb8(photo(90, 60)),
                image::ImageFormat::WebP,
            ),
        ),
    ];
    for (name, bytes) in &whole {
        for at in (0..bytes.len()).step_by(bytes.len() / 60) {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x5A;
            let _ = fichero::render::pictures::develop(name, &damaged);
            let _ = fichero::render::pictures::develop(name, &bytes[..at]);
        }
    }
}

#[test]
fn the_same_picture_gives_the_same_bytes_and_is_made_once() {
    let mut files = with(
        "![Un valle](valle.jpg)",
        &[("valle.jpg", jpeg(&photo(700, 500)))],
    );
    let mut memo = Memo::default();
    let first = build(&files, &Options::default(), &mut memo).expect("built");
    assert_eq!(first.outputs, cold(&files).outputs);
    assert!(first.pictures_made > 2);
    let again = build(&files, &Options::default(), &mut memo).expect("built");
    assert_eq!((again.pictures_made, &again.outputs), (0, &first.outputs));
    // A word of the body: neither the photo nor what stands for the page changes.
    let text = files
        .get(ENTRY)
        .and_then(|it| it.text().ok())
        .expect("text");
    let text = format!("{text}\nUna línea más.\n");
    files.insert_text(ENTRY, &text);
    let edited = build(&files, &Options::default(), &mut memo).expect("built");
    assert_eq!((edited.pictures_made, edited.pages_rendered > 0), (0, true));
    files.insert_text(ENTRY, &text.replace("titulo: ", "titulo: Otro "));
    let renamed = build(&files, &Options::default(), &mut memo).expect("built");
    assert_eq!(renamed.pictures_made, 1);
    assert_eq!(renamed.outputs, cold(&files).outputs);
}

#[test]
fn pictures_stand_in_headings_lists_and_links_too() {
    let body = "### Antes ![Un valle](v.jpg) después\n\nOtro párrafo.\n\n- ![Un valle](v.jpg)\n\n[![Un valle](v.jpg)](https://ejemplo.org/)";
    let built = built(body, &[("v.jpg", jpeg(&photo(300, 200)))]);
    let page = page_of(&built, PAGE);
    let img = "<img src=\"/fichas/riego/v.jpg\" width=\"300\" height=\"200\" alt=\"Un valle\" loading=\"lazy\" decoding=\"async\">";
    for wanted in [
        &format!("Antes {img} después</h2>\n<p>Otro párrafo.</p>"),
        &format!("<li>{img}</li>"),
        &format!("<a href=\"https://ejemplo.org/\">{img}</a>"),
    ] {
        assert!(page.contains(wanted), "{wanted}\n{page}");
    }
}

#[test]
fn a_video_is_fetched_only_when_asked_for() {
    let body = "[Una asamblea](https://www.youtube.com/watch?v=abc_1 \"Enero de 2015\")\n\n\
                https://vimeo.com/123456\n\n\
                Vea [este video](https://youtu.be/abc) también.\n\n\
                ![La feria](feria.mp4 \"Un domingo\")";
    let built = built(body, &[("feria.mp4", vec![0; 1_500_000])]);
    let page = page_of(&built, PAGE);
    for wanted in [
        "<a href=\"https://www.youtube.com/watch?v=abc_1\" rel=\"external\">Una asamblea<br>",
        "Ver el video en YouTube (se abre en otro sitio",
        "<figcaption>Enero de 2015</figcaption>",
        "Ver el video en Vimeo",
        "<p>Vea <a href=\"https://youtu.be/abc\">este video</a> también.</p>",
        "<video src=\"/fichas/riego/feria.mp4\" controls preload=\"none\" aria-label=\"La feria\"></video>",
        " 2 MB.",
    ] {
        assert!(page.contains(wanted), "{wanted}\n{page}");
    }
    let read = page.split("<details class=\"embed").next();
    let read = read.expect("what is read");
    assert!(!read.contains("<iframe") && !read.contains("src=\"https:"));
    assert_eq!(built.outputs["fichas/riego/feria.mp4"].len(), 1_500_000);
}

/// Words of a picture stay words; an address stays one.
#[test]
fn nothing_breaks_out_of_a_figure() {
    let body = "![a\" onerror=\"alert(1)](v.jpg '\" onload=\"alert(1)')\n\n\
                ![<script>alert(1)</script>](v.jpg \"<b>pie</b>\")\n\n\
                <https://youtu.be/\"onmouseover=\"alert(1)>\n\n\
                https://video.ejemplo.org/w/'onclick='alert(1)\n\n\
                [x](javascript:alert(1)//youtu.be/a)";
    let pictures = [("v.jpg", jpeg(&photo(300, 200)))];
    let built = cold(&with(body, &pictures));
    assert!(!built.has_errors(), "{:?}", built.diags);
    let page = page_of(&built, PAGE).replace("<script type=\"application/ld+json\">", "");
    for live in [
        "<script",
        "onerror=\"",
        "onload=\"",
        "onmouseover=\"",
        "onclick='",
        "javascript:",
        "<b>",
    ] {
        assert!(!page.contains(live), "{live}\n{page}");
    }
    assert_eq!(page.matches("<figure").count(), 4);
}

/// As those who show a shared address read it.
fn meta<'a>(page: &'a str, property: &str) -> &'a str {
    let start = format!("<meta property=\"{property}\" content=\"");
    let rest = page
        .split_once(&start)
        .unwrap_or_else(|| panic!("no {property}"))
        .1;
    rest.split('"').next().expect("closed")
}

#[test]
fn every_page_has_a_picture_where_it_is_shared() {
    for (root, base) in [
        (project(), "https://centro.example/"),
        (site("sementes"), ""),
    ] {
        let built = cold(&files_of(&root));
        let mut drawn = std::collections::BTreeSet::new();
        for (path, bytes) in built.outputs.iter().filter(|(it, _)| it.ends_with(".html")) {
            let page = std::str::from_utf8(bytes).expect("text");
            // A card in another site's page is not shared for itself.
            if !page.contains("<header class=\"top\">") {
                continue;
            }
            assert_eq!(page.matches("property=\"og:image\"").count(), 1, "{path}");
            let url = meta(page, "og:image");
            assert!(url.starts_with(base), "{url}");
            let file = built
                .outputs
                .keys()
                .find(|it| url.ends_with(&format!("/{it}")));
            let file = file.unwrap_or_else(|| panic!("{path}: no {url}"));
            if drawn.insert(file.clone()) {
                assert_eq!(decoded(&built, file).dimensions(), (1200, 630));
                assert!(built.outputs[file].len() <= 60_000, "{file}");
            }
            let words = [
                "og:title",
                "og:description",
                "og:url",
                "og:locale",
                "og:image:alt",
            ];
            assert!(words.iter().all(|it| !meta(page, it).is_empty()), "{path}");
        }
        assert!(drawn.len() > 3, "{drawn:?}");
    }
}

#[test]
fn any_title_can_be_drawn() {
    let long = "Mancomunidad de municipios del corredor seco para el manejo ".repeat(3);
    let word = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".repeat(3);
    let photo = ("valle.jpg", jpeg(&photo(700, 500)));
    for title in [
        &long[..],
        &word[..],
        "Ñ",
        "🌾🌽",
        "ᐃᓄᒃᑎᑐᑦ",
        "e\u{301}\u{301}\u{301}",
    ] {
        let line = format!("titulo: \"{}\"", title.trim());
        for pictures in [&[][..], std::slice::from_ref(&photo)] {
            let body = if pictures.is_empty() {
                "Texto."
            } else {
                "![Un valle](valle.jpg)"
            };
            let mut files = with(body, pictures);
            let text = files
                .get(ENTRY)
                .and_then(|it| it.text().ok())
                .expect("text");
            let from = text
                .lines()
                .find(|it| it.starts_with("titulo:"))
                .expect("its title");
            let text = text.replace(from, &line);
            files.insert_text(ENTRY, &text);
            let built = cold(&files);
            assert_eq!(problems(&built), [] as [&fichero::diag::Diag; 0], "{title}");
            let extension = if pictures.is_empty() { "png" } else { "jpg" };
            let path = format!("fichas/riego/tarjeta/1200x630.{extension}");
            assert_eq!(decoded(&built, &path).dimensions(), (1200, 630));
        }
    }
}
