//! What `init` makes for GitHub, GitLab and Forgejo: that it follows the schema, is
//! what the forges take, and leaves alone what people changed.

use crate::support::{contents, copy_of, fichero, project, site, stderr, stdout};
use fichero::source::{Data, Node, Source, read_yaml};
use fichero::text;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// A folder that `init` made for a forge, from a catalogue or from nothing.
fn made(root: Option<&Path>, args: &[&str]) -> tempfile::TempDir {
    let copy = root.map_or_else(|| tempfile::tempdir().expect("room"), copy_of);
    let dir = copy.path().to_str().expect("path").to_owned();
    let output = fichero(copy.path(), &[&["init", &dir], args].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    copy
}

fn read(root: &Path, path: &str) -> String {
    fs::read_to_string(root.join(path)).unwrap_or_else(|_| panic!("no {path}"))
}

/// A tree, with nothing to complain of.
pub fn yaml(text: &str) -> Node {
    let source = Source::new("x.yaml", text.as_bytes().to_vec());
    let mut diags = Vec::new();
    let root = read_yaml(&source, 0..text.len(), &mut diags);
    assert_eq!(diags, []);
    root.expect("a tree")
}

fn text_at<'n>(node: &'n Node, keys: &[&str]) -> Option<&'n str> {
    let inner = keys.iter().try_fold(node, |it, key| it.get(key));
    inner?.text()
}

/// Renews with FICHERO_RENEW=1; read the difference before it is committed.
#[test]
fn the_files_of_this_repository_are_what_its_schema_gives() {
    let root = project();
    let dir = root.to_str().expect("path");
    if std::env::var_os("FICHERO_RENEW").is_some() {
        fichero(&root, &["init", dir, "--github", "--renew"]);
    }
    let output = fichero(&root, &["init", dir, "--github", "--check"]);
    assert!(output.status.success(), "{}", stderr(&output));
    // Nothing stands there that the command does not make.
    let fresh = made(Some(&root), &["--github", "--program", "."]);
    let names = |root: &Path| -> BTreeSet<String> {
        let all = contents(&root.join(".github")).into_iter();
        all.map(|(name, _)| name).collect()
    };
    assert_eq!(names(&root), names(fresh.path()));
}

#[test]
fn a_field_more_in_site_toml_is_asked_for_in_the_form() {
    let copy = made(Some(&project()), &["--github", "--forgejo"]);
    let root = copy.path();
    let dir = root.to_str().expect("path");
    let declared = read(root, "site.toml");
    let marker = "[[collections.fichas.fields]]\nname = \"lugar\"";
    let field = format!(
        "[[collections.fichas.fields]]\nname = \"poblacion\"\nkind = \"number\"\n\
         label = {{ es = \"Población: cuántas # \\\"personas\\\"\" }}\nexample = \"1200\"\n\n{marker}"
    );
    fs::write(root.join("site.toml"), declared.replacen(marker, &field, 1)).expect("write");
    let output = fichero(root, &["init", dir, "--github", "--forgejo", "--check"]);
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    for path in [
        ".github/ISSUE_TEMPLATE/ficha.yml",
        ".forgejo/ISSUE_TEMPLATE/ficha.yaml",
        "CONTRIBUIR.md",
    ] {
        assert!(said.contains(path), "{said}");
        let output = fichero(root, &["init", dir, "--github", "--forgejo", "--renew"]);
        assert!(output.status.success());
        assert!(read(root, path).contains("Población: cuántas #"), "{path}");
    }
    let form = yaml(&read(root, ".github/ISSUE_TEMPLATE/ficha.yml"));
    let body = form.get("body").expect("body").items();
    let asked = body
        .iter()
        .find(|it| text_at(it, &["id"]) == Some("poblacion"));
    let asked = asked.expect("the new field");
    let label = text_at(asked, &["attributes", "label"]);
    assert_eq!(label, Some("Población: cuántas # \"personas\""));
    let output = fichero(root, &["init", dir, "--github", "--forgejo", "--check"]);
    assert!(output.status.success(), "{}", stderr(&output));
}

#[test]
fn what_people_changed_is_named_and_kept() {
    let copy = made(None, &["--github", "--gitlab"]);
    let root = copy.path();
    let dir = root.to_str().expect("path");
    let own = "### ¿Qué trae hoy?\n";
    fs::write(root.join(".github/PULL_REQUEST_TEMPLATE.md"), own).expect("write");
    fs::write(root.join(".github/CODEOWNERS"), "* @equipo\n").expect("write");
    let output = fichero(root, &["init", dir, "--github"]);
    assert!(output.status.success());
    assert_eq!(stdout(&output), "");
    let said = stderr(&output);
    assert!(
        said.contains(".github/PULL_REQUEST_TEMPLATE.md no es igual"),
        "{said}"
    );
    assert!(said.contains("--renew"), "{said}");
    assert!(!said.contains("CODEOWNERS"), "{said}");
    assert_eq!(read(root, ".github/PULL_REQUEST_TEMPLATE.md"), own);
    let output = fichero(root, &["init", dir, "--github", "--renew"]);
    assert!(stdout(&output).contains("PULL_REQUEST_TEMPLATE.md"));
    assert_ne!(read(root, ".github/PULL_REQUEST_TEMPLATE.md"), own);
    assert_eq!(read(root, ".github/CODEOWNERS"), "* @equipo\n");
    // A folder with files that is no catalogue stays as it is.
    let other = tempfile::tempdir().expect("room");
    fs::write(other.path().join("carta.txt"), "hola").expect("write");
    let output = fichero(
        root,
        &["init", other.path().to_str().expect("path"), "--github"],
    );
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(contents(other.path()).len(), 1);
}

#[test]
fn the_program_comes_from_where_it_is_said() {
    let copy = made(None, &["--github"]);
    let root = copy.path();
    let dir = root.to_str().expect("path");
    let settings = || read(root, ".ci/programa");
    assert!(settings().ends_with("\nPROGRAMA=\n"));
    let sum = "0123456789abcdef".repeat(4);
    let archive = format!("https://ejemplo.org/fichero.tar.gz#{sum}");
    let commit = format!("https://ejemplo.org/fichero.git#{}", &sum[..40]);
    for program in [&archive, &commit, "."] {
        let output = fichero(
            root,
            &["init", dir, "--github", "--program", program, "--renew"],
        );
        assert!(output.status.success(), "{}", stderr(&output));
        assert!(settings().ends_with(&format!("\nPROGRAMA={program}\n")));
        // It is remembered, and workflows of the program's own come only with its source.
        let output = fichero(root, &["init", dir, "--github", "--renew"]);
        assert_eq!(
            (stdout(&output), stderr(&output)),
            (String::new(), String::new())
        );
        assert_eq!(
            root.join(".github/workflows/pruebas.yml").exists(),
            program == "."
        );
    }
    for wrong in [
        "https://ejemplo.org/x",
        "http://ejemplo.org/x#0",
        "https://e.org/$(x)#",
        "..",
        "",
    ] {
        let output = fichero(root, &["init", dir, "--github", "--program", wrong]);
        assert_eq!(output.status.code(), Some(2), "{wrong}");
    }
}

/// What GitHub refuses: https://docs.github.com, "Common validation errors when
/// creating issue forms".
#[test]
fn forms_keep_to_what_forges_take() {
    let (semillas, starter) = (site("sementes"), None);
    for root in [Some(project()), Some(semillas), starter] {
        let copy = made(root.as_deref(), &["--github", "--forgejo"]);
        for folder in [".github/ISSUE_TEMPLATE", ".forgejo/ISSUE_TEMPLATE"] {
            for (name, bytes) in contents(&copy.path().join(folder)) {
                let form = yaml(std::str::from_utf8(&bytes).expect("text"));
                match name.starts_with("config") {
                    true => check_links(&form),
                    false => check_form(&form),
                }
            }
        }
    }
}

fn check_links(config: &Node) {
    for link in config
        .get("contact_links")
        .map(|it| it.items())
        .unwrap_or_default()
    {
        assert!(
            text_at(link, &["url"])
                .expect("url")
                .starts_with("https://")
        );
        assert!(text_at(link, &["name"]).is_some() && text_at(link, &["about"]).is_some());
    }
}

fn check_form(form: &Node) {
    assert!(text_at(form, &["name"]).is_some_and(|it| !it.is_empty()));
    let about = text_at(form, &["description"]).or(text_at(form, &["about"]));
    assert!(about.is_some_and(|it| !it.is_empty()));
    let (mut ids, mut labels) = (BTreeSet::new(), BTreeSet::new());
    let mut required = 0;
    for element in form.get("body").expect("body").items() {
        let kind = text_at(element, &["type"]).expect("type");
        if kind == "markdown" {
            assert!(text_at(element, &["attributes", "value"]).is_some_and(|it| !it.is_empty()));
            continue;
        }
        assert!(["input", "textarea", "dropdown", "checkboxes"].contains(&kind));
        let id = text_at(element, &["id"]).expect("id");
        let allowed = |it: char| it.is_ascii_alphanumeric() || "-_".contains(it);
        assert!(id.chars().all(allowed) && ids.insert(id.to_owned()), "{id}");
        let label = text_at(element, &["attributes", "label"]).expect("label");
        assert!(labels.insert(text::slug(label)), "{label}");
        required += usize::from(element.get("validations").is_some());
        check_options(kind, element);
    }
    assert!((1..=8).contains(&required), "{required}");
}

fn check_options(kind: &str, element: &Node) {
    let options = element.get("attributes").and_then(|it| it.get("options"));
    let several = text_at(element, &["attributes", "multiple"]).is_some();
    let Some(options) = options else {
        assert!(["input", "textarea"].contains(&kind));
        return;
    };
    let mut seen = BTreeSet::new();
    let options = options.items();
    assert!(!options.is_empty());
    for option in options {
        let label = match &option.data {
            Data::Map(_) => text_at(option, &["label"]),
            _ => option.text(),
        };
        let label = label.expect("a label");
        assert!(
            seen.insert(label) && label.to_lowercase() != "none",
            "{label}"
        );
        // Several are sent with commas between.
        assert!(!several || !label.contains(','), "{label}");
    }
}

/// Each workflow names what it may do, and runs nothing that is not pinned.
#[test]
fn workflows_may_do_little_and_run_what_is_pinned() {
    let copy = made(
        Some(&project()),
        &["--github", "--forgejo", "--program", "."],
    );
    for folder in [".github/workflows", ".forgejo/workflows"] {
        for (name, bytes) in contents(&copy.path().join(folder)) {
            let written = String::from_utf8(bytes).expect("text");
            assert!(!written.contains("<<"), "{name}");
            assert!(!written.contains("pull_request_target"), "{name}");
            assert!(written.contains("\npermissions: {}\n"), "{name}");
            let workflow = yaml(&written);
            assert!(workflow.get("concurrency").is_some(), "{name}");
            for (job, node) in workflow.get("jobs").and_then(Node::map).expect("jobs") {
                let job = &job.name;
                assert!(node.get("timeout-minutes").is_some(), "{name} {job}");
                assert!(node.get("permissions").is_some(), "{name} {job}");
                for step in node.get("steps").expect("steps").items() {
                    check_step(&name, step);
                }
            }
        }
    }
}

fn check_step(name: &str, step: &Node) {
    if let Some(uses) = text_at(step, &["uses"]) {
        let (action, commit) = uses.split_once('@').expect("a commit");
        let hex = commit.len() == 40 && commit.bytes().all(|it| it.is_ascii_hexdigit());
        assert!(hex && action.starts_with("actions/"), "{name}: {uses}");
        if action == "actions/checkout" {
            let persists = text_at(step, &["with", "persist-credentials"]);
            assert_eq!(persists, Some("false"), "{name}");
        }
    }
    // What others wrote must not become part of a script.
    let script = text_at(step, &["run"]).unwrap_or_default();
    assert!(!script.contains("${{"), "{name}: {script}");
}

#[test]
fn the_texts_are_in_the_language_of_the_site() {
    let copy = made(Some(&site("sementes")), &["--gitlab"]);
    let root = copy.path();
    assert!(read(root, "CONTRIBUIR.md").starts_with("# Como contribuir\n"));
    assert!(read(root, ".gitlab-ci.yml").contains("# Feito por"));
    let template = ".gitlab/merge_request_templates/Default.md";
    assert!(read(root, template).contains("### O que muda?"));
    let ci = yaml(&read(root, ".gitlab-ci.yml"));
    let pages = text_at(&ci, &["pages", "stage"]);
    assert_eq!(pages, Some("publicar"));
    let issues = contents(&root.join(".gitlab/issue_templates"));
    let (_, form) = issues.first().expect("a template");
    let form = String::from_utf8_lossy(form).into_owned();
    let headings = form.lines().filter(|it| it.starts_with("### ")).count();
    assert!(headings > 3, "{form}");
    assert_eq!(form.matches("<!--").count(), form.matches("-->").count());
}

/// A `curl` that gives the archive it finds beside it, whatever is asked for.
const CURL: &str =
    "#!/bin/bash\nwhile [ \"$1\" != --output ]; do shift; done\ncp \"$ARCHIVO\" \"$2\"\n";

#[test]
fn the_wrapper_runs_only_the_program_that_is_named() {
    let copy = made(None, &["--github"]);
    let root = copy.path();
    let write = |name: &str, text: &str| {
        let path = root.join("caja").join(name);
        fs::create_dir_all(path.parent().expect("folder")).expect("folder");
        fs::write(&path, text).expect("write");
        run(Command::new("chmod").arg("+x").arg(&path), root)
    };
    write("curl", CURL);
    write("lleno/fichero", "#!/bin/bash\necho \"soy yo: $*\"\n");
    let mut tar = Command::new("tar");
    run(
        tar.args(["-czf", "caja/x.tar.gz", "-C", "caja/lleno", "fichero"]),
        root,
    );
    let sum = stdout(&run(Command::new("sha256sum").arg("caja/x.tar.gz"), root));
    let right = sum.split(' ').next().expect("a sum").to_owned();
    let wrapper = |mark: &str| {
        let program = format!("https://ejemplo.org/x.tar.gz#{mark}");
        let dir = root.to_str().expect("path");
        let output = fichero(
            root,
            &["init", dir, "--github", "--program", &program, "--renew"],
        );
        assert!(output.status.success(), "{}", stderr(&output));
        run(
            Command::new("bash").args([".ci/fichero", "check", "a b"]),
            root,
        )
    };
    let output = wrapper(&right);
    assert_eq!(
        stdout(&output),
        "soy yo: check a b\n",
        "{}",
        stderr(&output)
    );
    let wrong = wrapper(&"0".repeat(64));
    assert!(!wrong.status.success() && stdout(&wrong).is_empty());
    fs::write(root.join(".ci/programa"), "PROGRAMA=\n").expect("write");
    let output = run(Command::new("bash").args([".ci/fichero", "check"]), root);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("Falta decir en .ci/programa"));
}

fn run(command: &mut Command, root: &Path) -> Output {
    let path = std::env::var("PATH").expect("PATH");
    let path = format!("{}:{path}", root.join("caja").display());
    let command = command.current_dir(root).env("PATH", path);
    let command = command.env("ARCHIVO", root.join("caja/x.tar.gz"));
    let output = command.env("FICHERO_CACHE", root.join("guardado")).output();
    output.expect("the command runs")
}
