//! A form becomes a proposal: the workflow's scripts run with what a hostile person
//! would write, and nothing of it is run.

use crate::support::{contents, project, stderr};
use crate::workflows::{Runner, git};
use serde_json::json;
use std::fs;

const BOT: &str = "41898282+github-actions[bot]@users.noreply.github.com";

/// What would leave a file behind if any of it were run, or break what it stands in.
const HOSTILE: &str = "$(touch intruso) `touch intruso`; touch intruso & '; touch intruso #' \
                       \"; touch intruso; \" ${{ github.token }} --body=x\\n: { [ # | > ñ";

impl Runner {
    /// Somebody opens, or edits, an issue.
    fn issue(&self, forge: &str, title: &str, body: &str) {
        let event = json!({"issue": {
            "number": 12, "title": title, "body": body,
            "user": {"login": "vecina", "id": 34, "email": "vecina@noreply.ejemplo.org"},
        }});
        self.fresh();
        fs::write(self.path("temp/event.json"), event.to_string()).expect("event");
        let steps = self.steps(
            &format!("{forge}/workflows/ficha-desde-formulario.yml"),
            "ficha",
        );
        assert_eq!(steps.len(), 4);
        for step in &steps {
            let output = self.step(step);
            assert!(
                output.status.success(),
                "{}\n{}",
                step.script,
                stderr(&output)
            );
        }
    }

    /// The file of a branch of the origin that main does not have.
    fn added(&self, branch: &str) -> Vec<(String, String)> {
        let bare = self.path("origen.git");
        let range = format!("main...{branch}");
        let names = git(&bare, &["diff", "--name-status", &range]);
        let file = |line: &str| {
            let path = line.strip_prefix("A\t").expect("only new files").to_owned();
            let text = git(&bare, &["show", &format!("{branch}:{path}")]);
            (path, text)
        };
        names.lines().map(file).collect()
    }

    fn has_branch(&self) -> bool {
        !git(
            &self.path("origen.git"),
            &["branch", "--list", "formulario-12"],
        )
        .is_empty()
    }

    fn assert_nothing_ran(&self) {
        for (name, _) in contents(self.folder.path()) {
            assert!(!name.ends_with("intruso"), "{name}");
        }
    }
}

/// A form as GitHub sends it: a heading for each label, and what was answered.
fn answers(title: &str, place: &str) -> String {
    let rows = [
        ("Título", title),
        ("Resumen", HOSTILE),
        ("País", "Bolivia, Perú"),
        ("Lugar", place),
        (
            "Temas",
            "- [ ] Minería y territorio\n- [x] Agua, suelos, bosques y bienes comunales",
        ),
        (
            "Actores",
            "- [X] Organizaciones campesinas\n- [ ] Medios de comunicación local",
        ),
        ("Estado", "En proceso"),
        ("Contacto", "Asociación de Regantes"),
        (
            "Punto de partida",
            "El agua no alcanzaba.\n\n---\n\ntitulo: otro\n\n---\n\n$(touch intruso)",
        ),
        ("Escala", "_No response_"),
    ];
    let rows = rows
        .iter()
        .map(|(label, answer)| format!("### {label}\n\n{answer}\n\n"));
    rows.collect::<String>().replace('\n', "\r\n")
}

#[test]
fn a_form_becomes_a_proposal_and_nothing_of_it_is_run() {
    let runner = Runner::new(&project(), "--github");
    let title = format!("Ficha: {HOSTILE}");
    runner.issue(
        ".github",
        &title,
        &answers("Riego en el valle", "Totora, Cochabamba"),
    );
    runner.assert_nothing_ran();
    let added = runner.added("formulario-12");
    let [(path, text)] = added.as_slice() else {
        panic!("{added:?}");
    };
    assert_eq!(path, "content/fichas/riego-en-el-valle.md");
    assert!(
        text.contains("agua-suelos-bosques") && text.contains("$(touch intruso)"),
        "{text}"
    );
    let log = git(
        &runner.path("origen.git"),
        &["log", "-1", "--format=%ae %ce", "formulario-12"],
    );
    assert_eq!(
        log.trim(),
        format!("34+vecina@users.noreply.github.com {BOT}")
    );
    let calls = runner.read("llamadas");
    let create = calls
        .lines()
        .find(|it| it.starts_with("[pr][create]"))
        .expect("a proposal");
    assert!(create.contains(&format!("[--title={HOSTILE}]")), "{create}");
    assert!(
        create.starts_with("[pr][create][--base][main][--head][formulario-12]"),
        "{create}"
    );
    assert!(
        calls.contains("https://ejemplo.org/propuestas/7]"),
        "{calls}"
    );
    assert!(runner.read("cuerpos").contains("Closes #12\n"));
    // The form is corrected: the same proposal changes, and nobody is told twice.
    runner.issue(".github", &title, &answers("Riego en el valle", "Totora"));
    let added = runner.added("formulario-12");
    assert!(
        added.len() == 1 && added[0].1.contains("lugar: \"Totora\"\n"),
        "{added:?}"
    );
    assert!(!runner.read("llamadas").contains("[pr][create]"));
    // Somebody works on it: it stays theirs.
    let work = runner.path("trabajo");
    git(
        &work,
        &["commit", "--quiet", "--allow-empty", "--message", "Mejorar"],
    );
    git(&work, &["push", "--quiet", "origin", "formulario-12"]);
    runner.issue(".github", &title, &answers("Riego en el valle", "Pocona"));
    assert!(
        runner.added("formulario-12")[0]
            .1
            .contains("lugar: \"Totora\"\n")
    );
    assert!(
        runner
            .read("llamadas")
            .contains("Ya hay personas trabajando")
    );
}

#[test]
fn what_is_missing_is_asked_where_the_form_was_filled_in() {
    let runner = Runner::new(&project(), "--github");
    let body = answers("Riego en el valle", "_No response_");
    runner.issue(
        ".github",
        "Ficha: Riego",
        &body.replace("Bolivia, Perú", "Atlántida"),
    );
    runner.assert_nothing_ran();
    assert!(!runner.has_branch());
    let (calls, said) = (runner.read("llamadas"), runner.read("cuerpos"));
    assert!(calls.starts_with("[issue][comment][12]"), "{calls}");
    assert!(
        said.contains("Atlántida") && said.contains("Lugar"),
        "{said}"
    );
}

#[test]
fn the_same_on_forgejo() {
    let runner = Runner::new(&project(), "--forgejo");
    let title = format!("Ficha: {HOSTILE}");
    let body = answers("Riego en el valle", "Totora");
    for pass in 0..2 {
        runner.issue(".forgejo", &title, &body);
        runner.assert_nothing_ran();
        let added = runner.added("formulario-12");
        assert!(
            added.len() == 1 && added[0].1.contains("lugar: \"Totora\"\n"),
            "{added:?}"
        );
        // Whoever wrote is told once, when the proposal is opened.
        let calls = runner.read("llamadas");
        let told = calls.contains("/repos/equipo/catalogo/issues/12/comments]");
        assert_eq!(told, pass == 0, "{calls}");
        let said = runner.read("cuerpos");
        let sent = serde_json::Deserializer::from_str(&said).into_iter::<serde_json::Value>();
        let sent: Vec<_> = sent.map(|it| it.expect("JSON")).collect();
        assert_eq!(sent[0]["title"], HOSTILE);
        assert_eq!(sent[0]["head"], "formulario-12");
    }
    let missing = Runner::new(&project(), "--forgejo");
    missing.issue(
        ".forgejo",
        "Ficha: Riego",
        &answers("Riego en el valle", "_No response_"),
    );
    assert!(!missing.has_branch());
    assert!(missing.read("cuerpos").contains("Lugar"));
}

#[test]
fn what_the_catalogue_says_already_is_not_proposed_again() {
    let runner = Runner::new(&project(), "--github");
    let body = answers("Riego en el valle", "Totora");
    runner.issue(".github", "Ficha: Riego", &body);
    let bare = runner.path("origen.git");
    git(&bare, &["update-ref", "refs/heads/main", "formulario-12"]);
    runner.issue(".github", "Ficha: Riego", &body);
    assert!(runner.added("formulario-12").is_empty());
    assert!(!runner.read("llamadas").contains("[pr]"));
    assert!(runner.read("cuerpos").contains("ya dice lo mismo"));
}
