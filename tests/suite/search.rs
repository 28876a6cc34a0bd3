//! `fichero search`: what words find, and in which order.

use crate::support::{copy_of, fichero, project, stderr, stdout};
use std::fs;
use tempfile::TempDir;

/// Fichas of sample text: (name, title, country, theme, body).
const FICHAS: [(&str, &str, &str, &str, &str); 6] = [
    (
        "anual",
        "Feria de cada año",
        "BO",
        "turismo",
        "La feria se celebra cada año en la plaza.",
    ),
    (
        "ano",
        "Registro del ano",
        "PE",
        "educacion",
        "Una palabra que se parece a otra: ano.",
    ),
    (
        "gestiones",
        "Dos gestiones",
        "BO",
        "genero",
        "Las gestiones del municipio fueron largas.",
    ),
    (
        "bosque",
        "El bosque comunal",
        "PE",
        "agua-suelos-bosques",
        "El bosque comunal da agua.",
    ),
    (
        "comunal",
        "La casa comunal",
        "EC",
        "agua-suelos-bosques",
        "Frente al bosque hay una casa comunal.",
    ),
    (
        "cooperativa",
        "Rede de cooperação",
        "BR",
        "articulacion-actores",
        "A cooperação entre municípios.",
    ),
];

fn catalogue() -> TempDir {
    let copy = copy_of(&project());
    let folder = copy.path().join("content/fichas");
    fs::remove_dir_all(&folder).expect("removable");
    fs::create_dir(&folder).expect("folder");
    for (name, title, country, theme, body) in FICHAS {
        let language = if country == "BR" { "pt" } else { "es" };
        let text = format!(
            "---\ntitulo: {title}\nresumen: Texto de ejemplo.\npais: {country}\nlugar: Valle\n\
             temas: {theme}\nactores: vecinos\nestado: finalizada\ncontacto: Oficina\n\
             idioma: {language}\n---\n\n{body}\n"
        );
        fs::write(folder.join(format!("{name}.md")), text).expect("file");
    }
    copy
}

/// Names of what is found, in order, and whether some words were enough.
fn found(root: &std::path::Path, args: &[&str]) -> (Vec<String>, bool) {
    let output = fichero(root, &[&["search", "--format", "json"], args].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    let rows = stdout(&output);
    let rows: Vec<serde_json::Value> = rows
        .lines()
        .map(|it| serde_json::from_str(it).expect("JSON"))
        .collect();
    let (summary, hits) = rows.split_last().expect("a summary");
    let names = hits
        .iter()
        .map(|it| it["id"].as_str().expect("an id").to_owned());
    let some = summary["summary"]["some_words"].as_bool().expect("a flag");
    (names.collect(), some)
}

#[test]
fn words_find_what_a_person_means() {
    let copy = catalogue();
    let cases: [(&str, &[&str]); 12] = [
        ("gestión", &["gestiones"]),
        ("GESTION", &["gestiones"]),
        ("ecoturismo", &["anual"]),
        ("tourism", &["anual"]),
        ("ano", &["ano", "anual"]),
        ("año", &["anual"]),
        ("cooperação", &["cooperativa"]),
        ("cooperacao", &["cooperativa"]),
        ("\"bosque comunal\"", &["bosque"]),
        ("bosque -casa", &["bosque"]),
        ("gobernanza", &["cooperativa"]),
        ("perro", &[]),
    ];
    for (typed, wanted) in cases {
        let (names, some) = found(copy.path(), &[typed]);
        assert_eq!(
            (
                names
                    .iter()
                    .map(String::as_str)
                    .collect::<Vec<_>>()
                    .as_slice(),
                some
            ),
            (wanted, false),
            "{typed}"
        );
    }
}

#[test]
fn the_title_weighs_more_than_the_body() {
    let copy = catalogue();
    assert_eq!(
        found(copy.path(), &["bosque comunal"]).0,
        ["bosque", "comunal"]
    );
    assert_eq!(found(copy.path(), &["casa"]).0, ["comunal"]);
}

#[test]
fn some_words_are_enough_when_no_entry_has_all() {
    let copy = catalogue();
    let (names, some) = found(copy.path(), &["feria bosque"]);
    assert!(some);
    let mut names = names;
    names.sort();
    assert_eq!(names, ["anual", "bosque", "comunal"]);
}

#[test]
fn filters_widen_within_a_field_and_narrow_across() {
    let copy = catalogue();
    let of = |filters: &[&str]| {
        let args: Vec<&str> = filters.iter().flat_map(|it| ["--filter", it]).collect();
        let mut names = found(copy.path(), &args).0;
        names.sort();
        names
    };
    assert_eq!(of(&["pais=bo"]), ["anual", "gestiones"]);
    assert_eq!(of(&["pais=Perú"]), ["ano", "bosque"]);
    assert_eq!(
        of(&["pais=bo", "pais=pe"]),
        ["ano", "anual", "bosque", "gestiones"]
    );
    assert_eq!(
        of(&["pais=bo", "pais=pe", "temas=agua-suelos-bosques"]),
        ["bosque"]
    );
    let wrong = fichero(copy.path(), &["search", "--filter", "paiz=bo"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(stderr(&wrong).contains("pais, temas"), "{}", stderr(&wrong));
    let wrong = fichero(copy.path(), &["search", "--filter", "pais=xx"]);
    assert_eq!(wrong.status.code(), Some(2));
}

#[test]
fn people_see_titles_addresses_and_a_count() {
    let copy = catalogue();
    let output = fichero(copy.path(), &["search", "bosque", "--limit", "1"]);
    assert_eq!(
        stdout(&output),
        "El bosque comunal\n  https://centro.example/fichas/bosque/\n"
    );
    assert_eq!(stderr(&output), "2 experiencias\n");
}

#[test]
fn near_entries_share_words_and_terms_and_are_never_the_entry_itself() {
    use fichero::build::{Memo, Options, build};
    let files = crate::support::files_of(&project());
    let built = build(&files, &Options::default(), &mut Memo::default()).expect("built");
    let near = |slug: &str| -> Vec<String> {
        let page = crate::support::page_of(&built, &format!("fichas/{slug}/index.html"));
        let (_, rest) = page.split_once("class=\"related\"").expect("near entries");
        let (part, _) = rest.split_once("</section>").expect("an end");
        let links = part.split("card-link\" href=\"/fichas/").skip(1);
        links
            .map(|it| it.split('/').next().unwrap_or_default().to_owned())
            .collect()
    };
    assert_eq!(near("fonag")[0], "acuerdos-reciprocos-por-el-agua");
    assert_eq!(near("taquile")[0], "red-tusoco");
    for source in files.under("content/fichas") {
        let slug = source
            .path
            .split('/')
            .next_back()
            .expect("a name")
            .trim_end_matches(".md");
        let found = near(slug);
        assert!((1..=4).contains(&found.len()), "{slug}: {found:?}");
        assert!(!found.iter().any(|it| it == slug), "{slug}");
    }
}
