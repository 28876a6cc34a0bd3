//! Workflows as a forge runs them: their scripts run for real, in a repository of their
//! own.

use crate::forges::yaml;
use crate::support::{copy_of, fichero, site, stderr, stdout};
use fichero::source::{Key, Node};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A runner: a clone of a catalogue whose origin is bare, and a `gh` that only writes
/// down what it is asked.
pub struct Runner {
    pub folder: tempfile::TempDir,
}

pub struct Step {
    condition: Option<String>,
    env: Vec<(String, String)>,
    pub script: String,
}

impl Runner {
    pub fn new(site: &Path, forge: &str) -> Runner {
        let runner = Runner {
            folder: tempfile::tempdir().expect("room"),
        };
        let copy = copy_of(site);
        let dir = copy.path().to_str().expect("path");
        let output = fichero(copy.path(), &["init", dir, forge, "--program", "."]);
        assert!(output.status.success(), "{}", stderr(&output));
        // The program is built already: its wrapper only calls it.
        let call = "exec \"$FICHERO\" \"$@\"\n";
        fs::write(copy.path().join(".ci/fichero"), call).expect("wrapper");
        fs::create_dir_all(runner.path("bin")).expect("folder");
        for (name, script) in [("gh", GH), ("curl", CURL)] {
            let tool = runner.path("bin").join(name);
            fs::write(&tool, script).expect("tool");
            let output = run(Command::new("chmod").arg("+x").arg(&tool));
            assert!(output.status.success());
        }
        git(
            copy.path(),
            &["init", "--quiet", "--initial-branch", "main"],
        );
        git(copy.path(), &["add", "--all"]);
        git(copy.path(), &["commit", "--quiet", "--message", "Catálogo"]);
        let bare = runner.path("origen.git");
        let paths = [copy.path(), &bare].map(|it| it.to_str().expect("path"));
        git(
            copy.path(),
            &["clone", "--quiet", "--bare", paths[0], paths[1]],
        );
        runner
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_default()
    }

    /// Each job runs in a fresh clone.
    pub fn fresh(&self) {
        for name in ["temp", "trabajo"] {
            let _ = fs::remove_dir_all(self.path(name));
        }
        for name in ["llamadas", "cuerpos"] {
            let _ = fs::remove_file(self.path(name));
        }
        fs::create_dir(self.path("temp")).expect("folder");
        let (bare, work) = (self.path("origen.git"), self.path("trabajo"));
        let clone = [&bare, &work].map(|it| it.to_str().expect("path"));
        git(
            self.folder.path(),
            &["clone", "--quiet", clone[0], clone[1]],
        );
    }

    /// The scripts of a job, as its workflow has them.
    pub fn steps(&self, workflow: &str, job: &str) -> Vec<Step> {
        let path = self.path("trabajo").join(workflow);
        let workflow = yaml(&fs::read_to_string(path).expect("workflow"));
        let job = workflow
            .get("jobs")
            .and_then(|it| it.get(job))
            .expect("job");
        let job_env = env_of(job);
        let step = |it: &&Node| {
            let env = [job_env.clone(), env_of(it)].concat();
            let script = it.get("run")?.text()?.to_owned();
            let condition = it.get("if").and_then(Node::text).map(str::to_owned);
            Some(Step {
                condition,
                env,
                script,
            })
        };
        let steps = job.get("steps").expect("steps").items();
        steps.iter().filter_map(step).collect()
    }

    /// Runs a step whose condition is true; any other has nothing to say.
    pub fn step(&self, step: &Step) -> Output {
        let mut script = step.script.as_str();
        if let Some(condition) = &step.condition {
            let (name, wanted) = condition.split_once(" == ").expect("a comparison");
            let name = name.rsplit('.').next().expect("a name");
            let line = format!("{name}={}\n", wanted.trim_matches('\''));
            if !self.read("temp/outputs").contains(&line) {
                script = "";
            }
        }
        fs::write(self.path("temp/paso.sh"), script).expect("script");
        let path = std::env::var("PATH").expect("PATH");
        let path = format!("{}:{path}", self.path("bin").display());
        let variables = BTreeMap::from([
            ("FICHERO", PathBuf::from(env!("CARGO_BIN_EXE_fichero"))),
            ("GITHUB_EVENT_PATH", self.path("temp/event.json")),
            ("GITHUB_OUTPUT", self.path("temp/outputs")),
            ("GITHUB_STEP_SUMMARY", self.path("temp/resumen.md")),
            ("HOME", self.path("temp")),
            ("PATH", PathBuf::from(path)),
            ("REGISTRO", self.folder.path().to_owned()),
            ("RUNNER_TEMP", self.path("temp")),
        ]);
        // As GitHub runs a step that names no shell.
        let mut command = Command::new("bash");
        command.arg("-e").arg(self.path("temp/paso.sh"));
        command.current_dir(self.path("trabajo")).envs(variables);
        run(command.envs(step.env.iter().map(|(name, value)| (name, value))))
    }
}

/// Each call on a line, arguments apart; what is said in files, too.
const GH: &str = r#"#!/bin/bash
printf '[%s]' "$@" >> "$REGISTRO/llamadas"
echo >> "$REGISTRO/llamadas"
case "$1 $2" in
    "pr list") cat "$REGISTRO/abiertas" 2>/dev/null || echo 0 ;;
    "pr create") echo 1 > "$REGISTRO/abiertas"; echo https://ejemplo.org/propuestas/7 ;;
esac
while [ $# -gt 0 ]; do
    if [ "$1" = --body-file ]; then cat "$2" >> "$REGISTRO/cuerpos"; fi
    shift
done
"#;

/// The same for the interface of Forgejo: addresses and what is sent there.
const CURL: &str = r#"#!/bin/bash
printf '[%s]' "${@: -1}" >> "$REGISTRO/llamadas"
cat >> "$REGISTRO/cuerpos"
while [ $# -gt 1 ]; do
    case $1 in
        --output) archivo=$2 ;;
        --header) grep -q '^Authorization: token ninguna$' "${2#@}" || exit 22 ;;
    esac
    shift
done
if [[ $1 == */pulls ]]; then
    echo '{"html_url": "https://ejemplo.org/propuestas/7"}' > "$archivo"
    if [ -e "$REGISTRO/abiertas" ]; then printf 409; else printf 201; fi
    touch "$REGISTRO/abiertas"
fi
"#;

/// Variables of a job or a step, with what the forge would put into them.
fn env_of(node: &Node) -> Vec<(String, String)> {
    let known = [
        ("github.token", "ninguna"),
        ("github.repository", "equipo/catalogo"),
        ("github.api_url", "https://ejemplo.org/api/v1"),
        (
            "steps.vista.outputs.artifact-url",
            "https://ejemplo.org/vista",
        ),
        (
            "steps.pages.outputs.base_url",
            "https://ejemplo.org/catalogo",
        ),
    ];
    let value = |text: &str| {
        let fill = |text: String, (name, value): &(&str, &str)| {
            text.replace(&format!("${{{{ {name} }}}}"), value)
        };
        let text = known.iter().fold(text.to_owned(), fill);
        assert!(!text.contains("${{"), "{text}");
        text
    };
    let Some(entries) = node.get("env").and_then(Node::map) else {
        return Vec::new();
    };
    let entry = |(key, node): &(Key, Node)| (key.name.clone(), value(node.text().expect("text")));
    entries.iter().map(entry).collect()
}

fn run(command: &mut Command) -> Output {
    let command = command
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("FICHERO_LANG", "es");
    command.output().expect("the command runs")
}

pub fn git(root: &Path, args: &[&str]) -> String {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=Otra", "-c", "user.email=otra@ejemplo.org"]);
    let output = run(command.args(args).current_dir(root).env("HOME", root));
    assert!(output.status.success(), "{args:?}: {}", stderr(&output));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn a_proposal_is_checked_and_its_preview_is_told() {
    let runner = Runner::new(&site("sementes"), "--github");
    runner.fresh();
    let steps = runner.steps(".github/workflows/revisar.yml", "revisar");
    for step in &steps {
        let output = runner.step(step);
        assert!(
            output.status.success(),
            "{}\n{}",
            step.script,
            stderr(&output)
        );
    }
    assert!(runner.path("trabajo/vista-previa/index.html").is_file());
    let summary = runner.read("temp/resumen.md");
    assert!(
        summary.contains("](https://ejemplo.org/vista)"),
        "{summary}"
    );
    // What is wrong is told at its line, and there is no preview.
    runner.fresh();
    let ficha = runner.path("trabajo/content/sementes/milho.md");
    let text = fs::read_to_string(&ficha).expect("ficha");
    fs::write(&ficha, text.replacen("---", "---\nnada: 1", 1)).expect("write");
    let outputs: Vec<Output> = steps.iter().map(|it| runner.step(it)).collect();
    assert_eq!(outputs[1].status.code(), Some(1));
    let said = stdout(&outputs[1]);
    assert!(
        said.contains("::error file=content/sementes/milho.md,line=2,"),
        "{said}"
    );
    assert!(!runner.path("trabajo/vista-previa").exists());
}

#[test]
fn the_site_is_published_where_the_forge_says() {
    let runner = Runner::new(&site("sementes"), "--github");
    runner.fresh();
    for step in &runner.steps(".github/workflows/publicar.yml", "construir") {
        let output = runner.step(step);
        assert!(
            output.status.success(),
            "{}\n{}",
            step.script,
            stderr(&output)
        );
    }
    let home = runner.read("trabajo/public/index.html");
    assert!(home.contains("href=\"/catalogo/"), "{home}");
    let map = runner.read("trabajo/public/sitemap.xml");
    assert!(map.contains("<loc>https://ejemplo.org/catalogo/"), "{map}");
}
