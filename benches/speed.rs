//! How long checking and building take: `cargo bench --bench speed [-- N…]`.
//!
//! Makes N fichas of generated sample text around the project's own declaration and
//! prints CPU and wall seconds of each step, and the work counted after one edit.

#[path = "common/dice.rs"]
mod dice;

use dice::Dice;
use fichero::build::{Build, Memo, Options, build};
use fichero::disk;
use fichero::source::Files;
use rustix::time::{ClockId, clock_gettime};
use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

/// Words of a municipal report, so that sizes are plausible; the sense is not.
const WORDS: [&str; 40] = [
    "municipio",
    "comunidad",
    "territorio",
    "agua",
    "riego",
    "mujeres",
    "acuerdo",
    "gestión",
    "participación",
    "cooperación",
    "turismo",
    "feria",
    "escuela",
    "bosque",
    "cuenca",
    "semilla",
    "asamblea",
    "proyecto",
    "experiencia",
    "aprendizaje",
    "de",
    "la",
    "el",
    "en",
    "con",
    "para",
    "y",
    "que",
    "por",
    "una",
    "rural",
    "local",
    "propio",
    "común",
    "nuevo",
    "entre",
    "desde",
    "año",
    "familia",
    "mercado",
];
const THEMES: [&str; 4] = ["turismo", "genero", "educacion", "mancomunidades"];
const COUNTRIES: [&str; 4] = ["BO", "PE", "EC", "AR"];
const SECTIONS: [&str; 5] = [
    "Punto de partida",
    "Quiénes la sostienen",
    "Qué nos propusimos y qué hicimos",
    "Claves: qué permitió superar los problemas",
    "Aprendizajes",
];

fn prose(dice: &mut Dice, count: usize) -> String {
    let words: Vec<String> = (0..count)
        .map(|_| {
            let word = WORDS[dice.below(WORDS.len())];
            // Some forms are rare, as in any language.
            match dice.below(6) {
                0 => format!("{word}{}", dice.below(900)),
                _ => word.to_owned(),
            }
        })
        .collect();
    words.join(" ")
}

fn ficha(dice: &mut Dice, n: usize) -> String {
    let mut text = format!(
        "---\ntitulo: Texto de ejemplo {n}\nresumen: \"{}.\"\npais: {}\nlugar: Lugar {n}\n\
         temas: [{}]\nactores: [gobierno-local, productores]\nestado: finalizada\ninicio: {}\n\
         contacto: Oficina {n}\nactualizado: 2020-01-{:02}\n---\n",
        prose(dice, 25),
        COUNTRIES[dice.below(4)],
        THEMES[dice.below(4)],
        2000 + dice.below(20),
        1 + dice.below(28),
    );
    for section in SECTIONS {
        let words = 80 + dice.below(70);
        let _ = write!(text, "\n## {section}\n\n{}.\n", prose(dice, words));
    }
    text
}

fn corpus(n: usize) -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut files, _) = disk::read_files(root).expect("the project's own catalogue");
    let fichas: Vec<String> = files
        .under("content/fichas")
        .map(|it| it.path.to_string())
        .collect();
    fichas.iter().for_each(|it| files.remove(it));
    let mut dice = Dice(42);
    for n in 0..n {
        files.insert_text(
            &format!("content/fichas/ejemplo-{n}.md"),
            &ficha(&mut dice, n),
        );
    }
    files
}

fn cpu() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

fn timed(what: &str, run: impl FnOnce() -> Build) {
    let (wall, before) = (Instant::now(), cpu());
    let built = run();
    println!(
        "{what:<28} {:>8.2} s CPU {:>8.2} s wall   {:>6} read {:>6} rendered",
        cpu() - before,
        wall.elapsed().as_secs_f64(),
        built.entries_read,
        built.pages_rendered,
    );
    assert!(!built.has_errors(), "{:?}", built.diags.first());
}

fn main() {
    let sizes: Vec<usize> = std::env::args().filter_map(|it| it.parse().ok()).collect();
    let sizes = if sizes.is_empty() {
        vec![1000, 10_000]
    } else {
        sizes
    };
    for n in sizes {
        let mut files = corpus(n);
        println!("{n} fichas");
        let check = Options {
            check_only: true,
            ..Options::default()
        };
        timed("  check", || {
            build(&files, &check, &mut Memo::default()).expect("built")
        });
        let mut memo = Memo::default();
        timed("  build, cold", || {
            build(&files, &Options::default(), &mut memo).expect("built")
        });
        timed("  build, nothing changed", || {
            build(&files, &Options::default(), &mut memo).expect("built")
        });
        let path = "content/fichas/ejemplo-7.md";
        let text = files.get(path).expect("it was made").text().expect("text");
        let text = format!("{text}\nUna línea más.\n");
        files.insert_text(path, &text);
        timed("  build, one body edited", || {
            build(&files, &Options::default(), &mut memo).expect("built")
        });
    }
}
