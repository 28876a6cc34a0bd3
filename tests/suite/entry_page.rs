//! The page of an entry: its facts in order, its reference, its recorded changes,
//! the ways to change it.

use crate::support::{copy_of, files_of, git, page_of, problems, project};
use fichero::build::{Build, Memo, Options, build};
use fichero::diag::Diag;
use fichero::disk;
use fichero::source::{Change, Files, History};
use std::path::Path;
use std::sync::Arc;

const KALLARI: &str = "content/fichas/kallari.md";

fn built(files: &Files) -> Build {
    let built = build(files, &Options::default(), &mut Memo::default()).expect("built");
    assert_eq!(problems(&built), [] as [&Diag; 0]);
    built
}

fn kallari(files: &Files) -> String {
    page_of(&built(files), "fichas/kallari/index.html").to_owned()
}

/// The project's own catalogue with a text of one of its files replaced.
fn with(path: &str, from: &str, to: &str) -> Files {
    let mut files = files_of(&project());
    let text = files.get(path).expect("file").text().expect("text");
    assert!(text.contains(from), "{from}");
    let text = text.replacen(from, to, 1);
    files.insert_text(path, &text);
    files
}

fn in_site(more: &str) -> Files {
    let before = "\n[collections.fichas]\n";
    with("site.toml", before, &format!("\n{more}{before}"))
}

fn change(day: &str, subject: &str) -> (String, Arc<Change>) {
    let change = Change {
        day: day.to_owned(),
        subject: subject.to_owned(),
        author: "Persona de Ejemplo".to_owned(),
    };
    (KALLARI.to_owned(), Arc::new(change))
}

/// The part of a page between two texts.
fn between<'p>(page: &'p str, from: &str, to: &str) -> &'p str {
    let (_, rest) = page.split_once(from).unwrap_or_else(|| panic!("{from}"));
    rest.split_once(to).unwrap_or_else(|| panic!("{to}")).0
}

#[test]
fn first_facts_come_in_the_order_of_the_schema() {
    let page = kallari(&files_of(&project()));
    let glance = between(&page, "class=\"gist\"", "</aside>");
    let labels: Vec<&str> = glance
        .split("<dt>")
        .skip(1)
        .filter_map(|it| it.split('<').next())
        .collect();
    let wanted = [
        "País",
        "Lugar",
        "Temas",
        "Actores",
        "Estado",
        "Inicio",
        "Cooperación",
        "Objetivos de Desarrollo Sostenible",
    ];
    assert_eq!(labels, wanted);
    assert!(glance.contains("<span class=\"number\">2</span>&nbsp;Hambre cero</dd>"));
    let more = between(&page, "class=\"rest\"", "</section>");
    assert!(more.contains("<dt>Organizaciones</dt>"), "{more}");
}

#[test]
fn what_is_offered_meets_what_is_sought() {
    let mut files = with(KALLARI, "ods: ", "ofrece: [metodologia, formacion]\nods: ");
    let path = "content/fichas/cotacachi.md";
    let other = files.get(path).expect("ficha").text().expect("text");
    let other = other.replacen("ods: ", "busca: [metodologia]\nods: ", 1);
    files.insert_text(path, &other);
    let page = kallari(&files);
    let sides = between(&page, "facts exchange", "</dl>");
    assert!(sides.contains("<dt>Ofrece</dt><dd>Metodología o herramientas"));
    assert!(sides.contains("<dd>Formación o taller</dd>"), "{sides}");
    // Lists can be filtered where there is a search.
    let link = "<a href=\"/fichas/?busca=metodologia\">quiénes lo buscan (1)</a>";
    assert_eq!(sides.contains(link), cfg!(feature = "search"), "{sides}");
    assert!(!between(&page, "class=\"gist\"", "</aside>").contains("Ofrece"));
}

#[test]
fn recorded_changes_are_told_in_words_and_names_only_where_asked() {
    let told = |mut files: Files| {
        let changes = [
            change("2026-11-02", "Corregir <script>alert(1)</script>"),
            change("2025-03-01", "Contar & completar"),
        ];
        files.history = History::new("x", changes);
        kallari(&files)
    };
    let page = told(files_of(&project()));
    let changes = between(&page, "class=\"changes\"", "</section>");
    for wanted in [
        "<time datetime=\"2026-11-02\">2 de noviembre de 2026</time>",
        "Corregir &lt;script&gt;alert(1)&lt;",
        "Contar &amp; completar",
    ] {
        assert!(changes.contains(wanted), "{wanted}\n{changes}");
    }
    assert!(!page.contains("Persona de Ejemplo"));
    let setting = |to: &str| with("site.toml", "history = \"dates\"", to);
    let names = told(setting("history = \"names\""));
    assert!(names.contains("(Persona de Ejemplo)"));
    let none = told(setting("history = \"none\""));
    assert!(!none.contains("class=\"changes\""));
    let nothing = kallari(&files_of(&project()));
    assert!(!nothing.contains("class=\"changes\""));
}

#[test]
fn a_new_change_renders_its_page_anew() {
    let mut files = files_of(&project());
    let mut memo = Memo::default();
    build(&files, &Options::default(), &mut memo).expect("built");
    files.history = History::new("x", [change("2026-11-02", "Completar")]);
    let warm = build(&files, &Options::default(), &mut memo).expect("built");
    // And those that weigh every file, one in each language.
    assert_eq!(warm.pages_rendered, 1 + 3);
    assert_eq!(warm.outputs, built(&files).outputs);
}

#[test]
fn a_forge_gives_each_page_its_editor_and_its_history() {
    let forge = |kind: &str| {
        let table = "repository = \"https://git.example/centro/catalogo/\"\nbranch = \"main\"\n";
        let mut files = in_site(&format!("[forge]\nkind = \"{kind}\"\n{table}"));
        files.history = History::new("x", [change("2026-11-02", "Completar")]);
        kallari(&files)
    };
    let address = "https://git.example/centro/catalogo/";
    for (kind, name, edit, history) in [
        ("github", "GitHub", "edit/main/", "commits/main/"),
        ("gitlab", "GitLab", "-/edit/main/", "-/commits/main/"),
        ("forgejo", "Forgejo", "_edit/main/", "commits/branch/main/"),
    ] {
        let page = forge(kind);
        let link = format!("<a href=\"{address}{edit}{KALLARI}\">Editar en {name}</a>");
        assert!(page.contains(&link), "{link}");
        let link = format!("<a href=\"{address}{history}{KALLARI}\">");
        assert!(page.contains(&link), "{link}");
    }
    let page = kallari(&files_of(&project()));
    assert!(!page.contains("Editar en"));
    for always in ["href=\"/contribuir/\"", "href=\"/fichas/kallari/index.md\""] {
        let improve = between(&page, "class=\"improve\"", "</section>");
        assert!(improve.contains(always), "{always}");
    }
}

#[test]
fn a_forge_that_cannot_be_used_is_told() {
    let right = [
        "kind = \"github\"",
        "repository = \"https://github.com/o/r\"",
        "branch = \"main\"",
    ];
    for (at, wrong, code) in [
        (0, "kind = \"gitub\"", "F085"),
        (0, "", "F083"),
        (1, "repository = \"git@github.com:o/r\"", "F084"),
        (2, "branch = \"rama nueva\"", "F084"),
        (2, "branch = \"main\"\nbranche = \"x\"", "F082"),
    ] {
        let mut lines = right;
        lines[at] = wrong;
        let files = in_site(&format!("[forge]\n{}\n", lines.join("\n")));
        let built = build(&files, &Options::default(), &mut Memo::default()).expect("built");
        let codes: Vec<&str> = problems(&built).iter().map(|it| it.code.id).collect();
        assert_eq!(codes, [code], "{wrong}");
    }
    let files = with("site.toml", "history = \"dates\"", "history = \"todo\"");
    let built = build(&files, &Options::default(), &mut Memo::default()).expect("built");
    assert_eq!(problems(&built)[0].code.id, "F085");
}

/// Reads as git tells it: in a folder of its own, of which the catalogue is a part.
#[test]
fn history_is_read_from_git_once_and_only_whole() {
    let copy = copy_of(&crate::support::site("sementes"));
    let outside = tempfile::tempdir().expect("room");
    let root = outside.path().join("acervo");
    std::fs::rename(copy.path(), &root).expect("moved");
    let read = |root: &Path| {
        let (files, _) = disk::read_with_history(root, &History::default()).expect("read");
        files.history
    };
    let milho = "content/sementes/milho.md";
    let subjects = |history: &History| -> Vec<String> {
        let changes = history.of(milho).iter();
        changes
            .map(|it| format!("{} {}", it.day, it.subject))
            .collect()
    };
    assert_eq!(subjects(&read(&root)), [] as [&str; 0], "no repository");
    git(outside.path(), &["init", "-q", "-b", "main"]);
    assert_eq!(subjects(&read(&root)), [] as [&str; 0], "nothing recorded");
    record(outside.path(), &root, milho, "Contar ã <b>");
    git(outside.path(), &["checkout", "-q", "-b", "outra"]);
    record(
        outside.path(),
        &root,
        "content/sementes/fava-branca.md",
        "Outra",
    );
    git(outside.path(), &["checkout", "-q", "main"]);
    record(outside.path(), &root, milho, "Corrigir");
    git(
        outside.path(),
        &["merge", "-q", "--no-ff", "-m", "Juntar", "outra"],
    );
    let history = read(&root);
    let wanted = ["2016-11-30 Corrigir", "2016-11-30 Contar ã <b>"];
    assert_eq!(subjects(&history), wanted);
    assert_eq!(history.of("content/sementes/fava-branca.md").len(), 2);
    let (again, _) = disk::read_with_history(&root, &history).expect("read");
    assert_eq!(subjects(&again.history), wanted);
    let shallow = tempfile::tempdir().expect("room");
    let from = format!("file://{}", outside.path().display());
    git(shallow.path(), &["clone", "-q", "--depth", "1", &from, "."]);
    assert_eq!(
        subjects(&read(&shallow.path().join("acervo"))),
        [] as [&str; 0]
    );
}

fn record(repository: &Path, root: &Path, file: &str, subject: &str) {
    let path = root.join(file);
    let text = std::fs::read_to_string(&path).expect("file");
    std::fs::write(&path, format!("{text}\n{subject}\n")).expect("file");
    git(repository, &["add", "--all"]);
    git(repository, &["commit", "-q", "-m", subject]);
}
