//! The program as a person runs it: exit codes, what is published, what is kept.

use crate::support::{contents, copy_of, fichero, project, site, stderr, stdout};
use std::fs;
use std::process::Command;

#[test]
fn build_publishes_the_centro() {
    let out = tempfile::tempdir().expect("room");
    let out = out.path().join("sitio");
    let output = fichero(&project(), &["build", "--out", out.to_str().expect("path")]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(
        stdout(&output).starts_with("39 fichas, "),
        "{}",
        stdout(&output)
    );
    let wanted = [
        "index.html",
        "fichas/index.html",
        "fichas/pagina/2/index.html",
        "fichas/taquile/index.html",
        "fichas/taquile/index.md",
        "paises/bolivia/index.html",
        "temas/turismo/index.html",
        "temas/turismo/bolivia/index.html",
        "actores/gobierno-local/index.html",
        "datos/fichas.csv",
        "datos/fichas.json",
        "datos/fichas.geojson",
        "feed.xml",
        "sitemap.xml",
        "robots.txt",
        "404.html",
        "sobre/index.html",
        "foro-2016/index.html",
        "contribuir/index.html",
    ];
    for path in wanted {
        assert!(out.join(path).is_file(), "{path}");
    }
    let entries = fs::read_dir(out.join("fichas")).expect("folder");
    let pages = entries
        .filter_map(Result::ok)
        .filter(|it| it.path().join("index.md").is_file());
    assert_eq!(pages.count(), 39);
}

#[test]
fn errors_publish_nothing_and_keep_the_former_site() {
    let copy = copy_of(&project());
    assert!(fichero(copy.path(), &["build"]).status.success());
    let before = contents(&copy.path().join("public"));
    let ficha = |name: &str| copy.path().join("content/fichas").join(name);
    let text = fs::read_to_string(ficha("taquile.md")).expect("ficha");
    fs::write(ficha("taquile.md"), text.replace("pais: PE", "pais: XX")).expect("write");
    let text = fs::read_to_string(ficha("tosepan.md")).expect("ficha");
    let without: Vec<&str> = text
        .lines()
        .filter(|it| !it.starts_with("titulo:"))
        .collect();
    fs::write(ficha("tosepan.md"), without.join("\n")).expect("write");
    let output = fichero(copy.path(), &["build"]);
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    assert!(said.contains("content/fichas/taquile.md:4:7"), "{said}");
    assert!(said.contains("content/fichas/tosepan.md:1:1"), "{said}");
    assert_eq!(contents(&copy.path().join("public")), before);
}

#[test]
fn a_field_more_in_site_toml_is_checked_shown_and_exported() {
    let copy = copy_of(&project());
    let toml = copy.path().join("site.toml");
    let declared = fs::read_to_string(&toml).expect("site.toml");
    let field = "[[collections.fichas.fields]]\nname = \"poblacion\"\nkind = \"number\"\n\
                 label = { es = \"Población\" }\nexample = \"1200\"\n\n[[collections.fichas.fields]]\nname = \"lugar\"";
    let marker = "[[collections.fichas.fields]]\nname = \"lugar\"";
    fs::write(&toml, declared.replacen(marker, field, 1)).expect("write");
    let ficha = copy.path().join("content/fichas/taquile.md");
    let text = fs::read_to_string(&ficha).expect("ficha");
    let with = |value: &str| text.replacen("lugar:", &format!("poblacion: {value}\nlugar:"), 1);
    fs::write(&ficha, with("muchos")).expect("write");
    let output = fichero(copy.path(), &["build"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("`muchos` no es un número"));
    fs::write(&ficha, with("12500")).expect("write");
    assert!(fichero(copy.path(), &["build"]).status.success());
    let read = |path: &str| fs::read_to_string(copy.path().join("public").join(path)).expect(path);
    let page = read("fichas/taquile/index.html");
    assert!(page.contains("<dt>Población</dt><dd>12\u{202F}500</dd>"));
    assert!(read("datos/fichas.json").contains("\"poblacion\": 12500"));
    assert!(
        read("datos/fichas.csv")
            .lines()
            .next()
            .expect("head")
            .contains(",poblacion,")
    );
}

#[test]
fn a_broken_declaration_is_told_with_its_line_and_exits_2() {
    let copy = copy_of(&site("sementes"));
    let toml = copy.path().join("site.toml");
    let declared = fs::read_to_string(&toml).expect("site.toml");
    let broken = declared
        .replacen("vocabulary = \"plantas\"", "vocabulary = \"planta\"", 1)
        .replacen("kind = \"year\"", "kind = \"ano\"", 1)
        .replacen("required = true", "requiered = true", 1);
    fs::write(&toml, broken).expect("write");
    let output = fichero(copy.path(), &["check"]);
    assert_eq!(output.status.code(), Some(2));
    let said = stderr(&output);
    for words in [
        "no hay un vocabulario",
        "no hay un tipo de campo",
        "¿Quiso decir `required`?",
    ] {
        assert!(said.contains(words), "{said}");
    }
    fs::write(&toml, "[site\n").expect("write");
    let output = fichero(copy.path(), &["build"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("site.toml:1:"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_folder_that_fichero_did_not_make_is_never_emptied() {
    let copy = copy_of(&site("sementes"));
    let out = copy.path().join("public");
    fs::create_dir(&out).expect("folder");
    fs::write(out.join("carta.txt"), "de otra persona").expect("write");
    let output = fichero(copy.path(), &["build"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        contents(&out),
        [("carta.txt".to_owned(), b"de otra persona".to_vec())]
    );
    assert!(stderr(&output).contains("tiene archivos que fichero no hizo"));
    let output = fichero(copy.path(), &["--lang", "en", "build"]);
    assert!(stderr(&output).contains("holds files that fichero did not make"));
}

#[test]
fn what_somebody_added_to_the_site_stays_and_what_vanished_goes() {
    let copy = copy_of(&site("sementes"));
    let out = copy.path().join("public");
    assert!(fichero(copy.path(), &["build"]).status.success());
    fs::write(out.join("CNAME"), "exemplo.org").expect("write");
    let style = |it: &(String, Vec<u8>)| it.0.ends_with(".css");
    let css = out.join(
        contents(&out)
            .into_iter()
            .find(style)
            .expect("style sheet")
            .0,
    );
    let time = || {
        fs::metadata(&css)
            .expect("style sheet")
            .modified()
            .expect("time")
    };
    let before = time();
    let parent = copy.path().join("content/sementes/milho.md");
    let ficha = copy.path().join("content/sementes/fava-branca.md");
    let text = fs::read_to_string(&ficha).expect("ficha");
    fs::write(&ficha, text.replace("[milho](milho.md#cuidados)", "milho")).expect("write");
    fs::remove_file(parent).expect("remove");
    assert!(fichero(copy.path(), &["build"]).status.success());
    assert_eq!(
        fs::read_to_string(out.join("CNAME")).expect("kept"),
        "exemplo.org"
    );
    assert!(!out.join("acervo/milho").exists());
    assert!(
        fs::read_dir(copy.path())
            .expect("root")
            .filter_map(Result::ok)
            .all(|it| {
                let name = it.file_name().to_string_lossy().into_owned();
                !name.contains("fichero-nuevo") && !name.contains("fichero-antes")
            })
    );
    assert_eq!(time(), before, "an unchanged file was written again");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let root = project();
    let (one, two) = (
        tempfile::tempdir().expect("room"),
        tempfile::tempdir().expect("room"),
    );
    let build =
        |out: &std::path::Path, root: &std::path::Path, zone: &str, lang: &str, jobs: &str| {
            let status = Command::new(env!("CARGO_BIN_EXE_fichero"))
                .arg("--root")
                .arg(root)
                .args(["build", "--jobs", jobs, "--out"])
                .arg(out.join("sitio"))
                .env("TZ", zone)
                .env("LANG", lang)
                .status();
            assert!(status.expect("runs").success());
        };
    // Copies both: what git recorded of the folder is part of what comes in.
    let (first, second) = (copy_of(&root), copy_of(&root));
    build(
        one.path(),
        first.path(),
        "America/La_Paz",
        "es_BO.UTF-8",
        "1",
    );
    build(two.path(), second.path(), "Asia/Tokyo", "C", "7");
    assert_eq!(contents(one.path()), contents(two.path()));
}

#[test]
fn new_makes_a_file_that_only_lacks_what_is_asked() {
    let copy = copy_of(&project());
    let output = fichero(
        copy.path(),
        &["new", "fichas", "--title", "Año de ñandúes \"y más\""],
    );
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(
        stdout(&output).trim(),
        "content/fichas/ano-de-nandues-y-mas.md"
    );
    let output = fichero(copy.path(), &["check", "--format", "json"]);
    let said = stdout(&output);
    let codes: Vec<&str> = said
        .lines()
        .filter(|it| it.contains("\"severity\":\"error\""))
        .collect();
    assert!(codes.iter().all(|it| it.contains("\"F021\"")), "{said}");
    assert_eq!(codes.len(), 7, "every required field but the title: {said}");
    let again = fichero(
        copy.path(),
        &["new", "fichas", "--title", "Año de ñandúes y más"],
    );
    assert_eq!(again.status.code(), Some(2));
}

#[test]
fn init_makes_a_catalogue_that_builds() {
    let folder = tempfile::tempdir().expect("room");
    let folder = folder.path().join("nuevo");
    assert!(
        fichero(&project(), &["init", folder.to_str().expect("path")])
            .status
            .success()
    );
    let output = fichero(&folder, &["build", "--strict"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let said = stdout(&output);
    assert!(said.starts_with("1 ficha, "), "{said}");
    assert!(said.contains(", 0 errores, 0 avisos, "), "{said}");
    let again = fichero(&project(), &["init", folder.to_str().expect("path")]);
    assert_eq!(again.status.code(), Some(2));
}

/// The parts of a help text that clap writes by itself are English.
#[test]
fn help_is_in_one_language() {
    for command in ["", "build", "check", "serve", "new", "init", "explain"] {
        let args: Vec<&str> = [command, "--help"]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect();
        let said = stdout(&fichero(&project(), &args));
        let usage = format!("Uso: fichero {command}");
        assert!(said.contains(usage.trim()), "{said}");
        for english in ["OPTIONS", "COMMAND", "[default", "ossible values", "Usage"] {
            assert!(!said.contains(english), "{command}: {english} in {said}");
        }
    }
}
