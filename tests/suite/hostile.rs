//! What strangers send: each attack or slip alone beside one ficha that is right,
//! then all at once. Expected: the exit code, the line that is named, and that
//! nothing hangs, panics, or leaves the output folder.

use crate::support::{contents, copy_of, fichero, page_of, project, stderr, stdout};
use fichero::build::{Build, Memo, Options, build};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Named error in this line (0: any); builds; builds with a warning in this line.
#[derive(Debug, Clone, Copy)]
enum Expect {
    Error(usize),
    Builds,
    Warns(usize),
}
use Expect::{Builds, Error, Warns};

const CASES: [(&str, Expect); 48] = [
    ("s01-script-en-cuerpo.md", Builds),
    ("s03-enlace-javascript.md", Builds),
    ("s05-enlace-data-vbscript.md", Builds),
    ("s06-autolink-javascript.md", Builds),
    ("s08-svg-mathml.md", Builds),
    ("s10-titulo-cierra-jsonld.md", Builds),
    ("s11-plantilla-tera.md", Builds),
    ("s13-csv-formula.md", Builds),
    ("s15-shortcode-comentario.md", Builds),
    ("s16-css-inyeccion.md", Builds),
    ("s18-encabezados-profundos.md", Builds),
    ("s20-xml-feed.md", Error(17)),
    ("s21-codigo-info.md", Builds),
    ("y01-bomba-alias.md", Error(2)),
    ("y03-clave-repetida.md", Error(15)),
    ("y04-clave-desconocida.md", Error(15)),
    ("y06-sin-front-matter.md", Error(1)),
    ("y08-dos-puntos-sin-comillas.md", Error(2)),
    ("y09-noruega.md", Error(4)),
    ("y11-dos-documentos.md", Error(5)),
    ("y13-yaml-vacio.md", Error(1)),
    ("y14-lista-en-raiz.md", Error(2)),
    ("y16-cierre-con-espacios.md", Builds),
    ("y17-cien-mil-corchetes.md", Error(2)),
    ("c01-coordenadas-invertidas.md", Error(13)),
    ("c02-coordenadas-fuera.md", Error(13)),
    ("c04-coordenadas-nan.md", Error(13)),
    ("c06-fecha-imposible.md", Error(14)),
    ("c07-fecha-local.md", Error(14)),
    ("c09-en-proceso-con-fin.md", Warns(11)),
    ("c11-tema-con-tilde-mayusculas.md", Error(6)),
    ("c12-temas-texto.md", Error(6)),
    ("c14-titulo-vacio.md", Error(2)),
    ("c16-titulo-largo.md", Error(2)),
    ("c17-titulo-solo-emoji.md", Builds),
    ("c19-titulo-lineas.md", Builds),
    ("c21-entero-gigante.md", Error(10)),
    ("r01-slug-traversal.md", Error(15)),
    ("r03-alias-traversal.md", Error(15)),
    ("index.md", Error(0)),
    ("b01-latin1.md", Error(2)),
    ("b02-utf16.md", Error(0)),
    ("b04-vacio.md", Error(0)),
    ("b06-enfasis-patologico.md", Builds),
    ("b07-corchetes-patologicos.md", Builds),
    ("b09-tabla-ancha.md", Builds),
    ("b11-imagen-base64.md", Error(17)),
    ("b12-referencias-cuadraticas.md", Builds),
];

/// The large cases are made here; the others stand in `tests/hostile`.
fn bytes_of(name: &str) -> Vec<u8> {
    let folder = project().join("tests/hostile");
    let right = fs::read_to_string(folder.join("ok-valida.md")).expect("the right one");
    let with_body = |body: String| right.replace("Texto de la ficha.", &body).into_bytes();
    match name {
        "b06-enfasis-patologico.md" => with_body("*a **a ".repeat(20_000)),
        "b07-corchetes-patologicos.md" => with_body("[".repeat(100_000)),
        "b09-tabla-ancha.md" => {
            let head = format!("{}\n{}\n", "|a".repeat(2000), "|-".repeat(2000));
            with_body(format!("{head}{}", "|x\n".repeat(2000)))
        }
        "b11-imagen-base64.md" => with_body(format!(
            "![f](data:image/png;base64,{})",
            "iVBORw0KGgo".repeat(3000)
        )),
        "b12-referencias-cuadraticas.md" => with_body(format!(
            "[a]: /{}\n\n{}",
            "x".repeat(50_000),
            "[a] ".repeat(12_000)
        )),
        "c16-titulo-largo.md" => {
            let long = format!("titulo: {}", "palabra ".repeat(1400));
            right
                .replacen("titulo: Riego compartido en el Valle Alto", &long, 1)
                .into_bytes()
        }
        "y17-cien-mil-corchetes.md" => {
            let bomb = format!("titulo: {}", "[".repeat(15_000));
            right
                .replacen("titulo: Riego compartido en el Valle Alto", &bomb, 1)
                .into_bytes()
        }
        name => fs::read(folder.join(name)).expect("a case"),
    }
}

/// The Centro's catalogue with only these fichas.
fn catalogue(names: &[&str]) -> TempDir {
    let copy = copy_of(&project());
    let fichas = copy.path().join("content/fichas");
    fs::remove_dir_all(&fichas).expect("removable");
    fs::create_dir(&fichas).expect("folder");
    for name in names {
        fs::write(fichas.join(name), bytes_of(name)).expect("file");
    }
    copy
}

/// Within half a gigabyte of memory; ten seconds are far more than any case needs.
fn bounded(root: &Path, args: &[&str]) -> Output {
    let start = Instant::now();
    let output = Command::new("sh")
        .args(["-c", "ulimit -v 600000; exec \"$0\" --root \"$@\""])
        .arg(env!("CARGO_BIN_EXE_fichero"))
        .arg(root)
        .args(args)
        .args(["--jobs", "2"])
        .env("FICHERO_LANG", "es")
        .output()
        .expect("the program runs");
    assert!(start.elapsed() < Duration::from_secs(10));
    let said = stderr(&output);
    for wrong in [
        "panicked",
        "RUST_BACKTRACE",
        "Utf8Error",
        "ScanError",
        "::",
        "Option<",
    ] {
        assert!(!said.contains(wrong), "{said}");
    }
    output
}

/// (severity, file name, line) of every problem.
fn named(output: &Output) -> Vec<(String, String, usize)> {
    let rows = stdout(output);
    let rows = rows
        .lines()
        .map(|it| serde_json::from_str::<serde_json::Value>(it).expect("JSON"));
    rows.filter(|it| it.get("code").is_some())
        .map(|it| {
            let text = |key: &str| it[key].as_str().unwrap_or_default().to_owned();
            let file = text("file")
                .rsplit('/')
                .next()
                .unwrap_or_default()
                .to_owned();
            (
                text("severity"),
                file,
                it["line"].as_u64().unwrap_or(0) as usize,
            )
        })
        .collect()
}

#[test]
fn each_case_alone() {
    for (name, expect) in CASES {
        let copy = catalogue(&["ok-valida.md", name]);
        let output = bounded(copy.path(), &["build", "--format", "json"]);
        let problems = named(&output);
        let says = |severity: &str, line: usize| {
            let mut it = problems.iter();
            it.any(|it| it.0 == severity && it.1 == name && (line == 0 || it.2 == line))
        };
        let code = output.status.code();
        match expect {
            Error(line) => assert!(
                code == Some(1) && says("error", line),
                "{name} {problems:?}"
            ),
            Builds => assert!(code == Some(0), "{name} {problems:?}"),
            Warns(line) => assert!(
                code == Some(0) && says("warning", line),
                "{name} {problems:?}"
            ),
        }
        assert_eq!(
            copy.path().join("public").exists(),
            code == Some(0),
            "{name}"
        );
    }
}

#[test]
fn all_cases_together_name_every_error() {
    let names: Vec<&str> = CASES
        .iter()
        .map(|(name, _)| *name)
        .chain(["ok-valida.md"])
        .collect();
    let copy = catalogue(&names);
    let output = bounded(copy.path(), &["build", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let problems = named(&output);
    for (name, expect) in CASES {
        if let Error(line) = expect {
            let mut it = problems.iter().filter(|it| it.0 == "error" && it.1 == name);
            assert!(
                it.any(|it| line == 0 || it.2 == line),
                "{name} is not named"
            );
        }
    }
    assert!(
        !problems
            .iter()
            .any(|it| it.1 == "ok-valida.md" && it.0 == "error")
    );
}

fn built(names: &[&str]) -> Build {
    let copy = catalogue(names);
    let (files, _) = fichero::disk::read_files(copy.path()).expect("readable");
    let built = build(&files, &Options::default(), &mut Memo::default()).expect("built");
    assert!(!built.has_errors(), "{:?}", built.diags);
    built
}

/// The theme's own script, data and forms, and its word that nothing else may live.
const OWN: [&str; 9] = [
    "<meta http-equiv=\"content-security-policy\" content=\"default-src 'none'; script-src 'self';",
    "<script type=\"application/ld+json\">",
    "<form id=\"offline\" class=\"offline\"",
    "<script type=\"module\" src=\"/recursos/js.",
    "<form id=\"explorer\" role=\"search\"",
    "<form class=\"ask\" role=\"search\"",
    "<form id=\"ficha\" autocomplete=\"off\"",
    "<iframe sandbox title=",
    "<script type=\"application/json\" id=\"shape\">",
];

/// The browser tests open these pages; here only what a file can tell.
#[test]
fn nothing_live_reaches_a_page() {
    let names: Vec<&str> = CASES
        .iter()
        .map(|(it, _)| *it)
        .filter(|it| it.starts_with('s'))
        .collect();
    let names: Vec<&str> = names
        .into_iter()
        .filter(|it| !it.starts_with("s20"))
        .collect();
    let built = built(&names);
    for (path, bytes) in built.outputs.iter().filter(|(it, _)| it.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        let html = OWN
            .iter()
            .fold(html.to_lowercase(), |html, it| html.replace(it, ""));
        for live in [
            "<script",
            "<style",
            "<form",
            "<iframe",
            "<base",
            "<math",
            "href=\"javascript",
            "href=\"data",
            "href=\"vbscript",
            "<meta http-equiv",
        ] {
            assert!(!html.contains(live), "{path} holds {live}");
        }
        assert_eq!(html.matches("<h1").count(), 1, "{path}");
    }
    let shown = page_of(&built, "fichas/s11-plantilla-tera/index.html");
    assert!(
        shown.contains("{{ config | json_encode }}"),
        "shown as written"
    );
    let csv = page_of(&built, "datos/fichas.csv");
    assert!(csv.contains("'=HYPERLINK") && csv.contains("'@SUM") && csv.contains("'+54 9 11"));
    assert!(!csv.contains("'-17"), "numbers stay numbers");
}

#[test]
fn the_output_stays_in_proportion() {
    for name in [
        "b09-tabla-ancha.md",
        "b12-referencias-cuadraticas.md",
        "b06-enfasis-patologico.md",
    ] {
        let built = built(&[name]);
        let path = format!("fichas/{}/index.html", name.trim_end_matches(".md"));
        let size = built.outputs.get(&path).expect("its page").len();
        assert!(size <= 20 * bytes_of(name).len(), "{name}: {size}");
    }
}

#[test]
fn files_that_git_cannot_carry() {
    let copy = catalogue(&["ok-valida.md"]);
    let fichas = copy.path().join("content/fichas");
    let right = bytes_of("ok-valida.md");
    fs::write(fichas.join("r05-choque-mayusculas.md"), &right).expect("file");
    fs::write(fichas.join("r05-Choque-Mayusculas.md"), &right).expect("file");
    let problems = named(&bounded(copy.path(), &["build", "--format", "json"]));
    for name in ["r05-choque-mayusculas.md", "r05-Choque-Mayusculas.md"] {
        assert!(
            problems.iter().any(|it| it.0 == "error" && it.1 == name),
            "{problems:?}"
        );
    }
    fs::remove_file(fichas.join("r05-choque-mayusculas.md")).expect("file");
    fs::remove_file(fichas.join("r05-Choque-Mayusculas.md")).expect("file");
    fs::write(fichas.join("r08-copia~.md"), &right).expect("file");
    fs::write(fichas.join("ok-valida.md~"), &right).expect("file");
    fs::write(fichas.join(".oculta.md"), &right).expect("file");
    fs::create_dir(fichas.join("m01-carpeta.md")).expect("folder");
    let other = String::from_utf8_lossy(&right).replace("Riego compartido", "Otro riego");
    fs::write(fichas.join("m01-carpeta.md/index.md"), other).expect("file");
    let output = bounded(copy.path(), &["build", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    let site = copy.path().join("public/fichas");
    assert!(site.join("m01-carpeta/index.html").is_file());
    assert_eq!(
        contents(&site)
            .iter()
            .filter(|it| it.0.ends_with("index.md"))
            .count(),
        2
    );
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_refused_by_name() {
    use std::os::unix::fs::symlink;
    let copy = catalogue(&["ok-valida.md"]);
    let fichas = copy.path().join("content/fichas");
    symlink("/etc/passwd", fichas.join("fuera.md")).expect("link");
    symlink("no-existe.md", fichas.join("rota.md")).expect("link");
    symlink("bucle.md", fichas.join("bucle.md")).expect("link");
    symlink("/etc", fichas.join("carpeta")).expect("link");
    let output = bounded(copy.path(), &["build", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let problems = named(&output);
    for name in ["fuera.md", "rota.md", "bucle.md", "carpeta"] {
        assert!(
            problems.iter().any(|it| it.0 == "error" && it.1 == name),
            "{name}"
        );
    }
    assert!(!stdout(&output).contains("root:"));
}

#[test]
fn three_faults_and_one_more_come_out_in_order() {
    let copy = catalogue(&["ok-valida.md"]);
    let fichas = copy.path().join("content/fichas");
    let right = String::from_utf8_lossy(&bytes_of("ok-valida.md")).into_owned();
    let three = right
        .replace("pais: BO", "pais: XX")
        .replace("inicio: 2015", "inicio: ayer")
        .replace("Texto de la ficha.", "[x](nada.md)");
    fs::write(fichas.join("a.md"), three).expect("file");
    fs::write(
        fichas.join("b.md"),
        right.replace("estado: en-proceso", "estado: vivo"),
    )
    .expect("file");
    let output = fichero(copy.path(), &["check"]);
    let said = stderr(&output);
    let places: Vec<&str> = said
        .lines()
        .filter_map(|it| it.trim().strip_prefix("--> "))
        .collect();
    let wanted = ["a.md:4:7", "a.md:10:9", "a.md:17:1", "b.md:9:9"];
    let wanted: Vec<String> = wanted
        .iter()
        .map(|it| format!("content/fichas/{it}"))
        .collect();
    assert_eq!(places, wanted, "{said}");
    let one = fichero(copy.path(), &["check", "content/fichas/b.md"]);
    assert!(!stderr(&one).contains("a.md") && stderr(&one).contains("b.md:9:9"));
    let github = stdout(&fichero(copy.path(), &["check", "--format", "github"]));
    assert!(
        github.contains("::error file=content/fichas/a.md,line=4,col=7,"),
        "{github}"
    );
    for (language, words) in [
        ("es", "no está en la lista"),
        ("pt", "não está na lista"),
        ("en", "is not in the list"),
    ] {
        let output = fichero(copy.path(), &["check", "--lang", language]);
        assert!(stderr(&output).contains(words), "{language}");
    }
}

/// Files keep nothing of a build that was refused.
#[test]
fn a_stranger_writes_nothing_outside_the_output() {
    let copy = catalogue(&[
        "ok-valida.md",
        "r01-slug-traversal.md",
        "r03-alias-traversal.md",
    ]);
    let before = contents(copy.path());
    bounded(copy.path(), &["build"]);
    assert_eq!(contents(copy.path()), before);
}

#[test]
fn a_ficha_in_a_wrong_folder_is_not_lost_in_silence() {
    let copy = catalogue(&["ok-valida.md"]);
    let folder = copy.path().join("content/ficha");
    fs::create_dir(&folder).expect("folder");
    fs::write(folder.join("x.md"), bytes_of("ok-valida.md")).expect("file");
    let output = fichero(copy.path(), &["check"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("content/ficha/x.md"),
        "{}",
        stderr(&output)
    );
    let output = fichero(copy.path(), &["check", "content/fichas/no-existe.md"]);
    assert_eq!(
        output.status.code(),
        Some(2),
        "a mistyped path is no success"
    );
}
