//! The files by which a forge checks, publishes and receives a catalogue's entries.
//!
//! Comes in: the schema. Goes out: files with their paths, for GitHub, GitLab or
//! Forgejo, in the site's language. Not here: writing them (`init`), and whether the
//! forge is there; nothing is asked of it.

mod form;
mod guide;
mod words;

use crate::diag::Language;
use crate::render::data;
use crate::schema::{Collection, Schema};
use crate::text::quoted;
use form::{About, Form};
use include_dir::{Dir, include_dir};
use serde_json::json;
use words::{Words, fill};

static TEXTS: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/commands/forges/texts");

/// Where the program comes from, and who reads proposals: people change these files,
/// so they are written once and never compared.
pub const SETTINGS: &str = ".ci/programa";
const OWNERS: [&str; 2] = [".github/CODEOWNERS", ".gitlab/CODEOWNERS"];

/// The program's source stands in the catalogue's own repository.
pub const HERE: &str = ".";

/// A forge whose files are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    GitHub,
    GitLab,
    Forgejo,
}

/// Actions at the commit of a release, all of them the forge's own. A new release is
/// taken in by changing its line; `zizmor` says when one is known to be unsafe.
const ACTIONS: [(&str, &str); 5] = [
    (
        "checkout",
        "actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2",
    ),
    (
        "upload_artifact",
        "actions/upload-artifact@043fb46d1a93c77aae656e7c1c64a875d1fc6a0a # v7.0.1",
    ),
    (
        "configure_pages",
        "actions/configure-pages@45bfe0192ca1faeb007ade9deae92b16b8254a0d # v6.0.0",
    ),
    (
        "upload_pages",
        "actions/upload-pages-artifact@fc324d3547104276b827a68afc52ff2a11cc49c9 # v5.0.0",
    ),
    (
        "deploy_pages",
        "actions/deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0",
    ),
];

/// Whoever filled in a form, as the author of what comes of it: the address that the
/// forge shows instead of the person's own.
const GITHUB_PERSON: &str = r"<\(.id)+\(.login)@users.noreply.github.com>";
const FORGEJO_PERSON: &str = r"<\(.email)>";

impl Kind {
    /// Its page for a new issue, seen from a file at the root of a branch.
    fn new_issue(self) -> &'static str {
        match self {
            Kind::GitHub => "../../issues/new/choose",
            Kind::GitLab => "../../issues/new",
            Kind::Forgejo => "../../../issues/new/choose",
        }
    }
}

/// Is the file for people to change?
pub fn is_theirs(path: &str) -> bool {
    path == SETTINGS || OWNERS.contains(&path)
}

/// What `.ci/programa` says now.
pub fn program_in(settings: &str) -> Option<&str> {
    let mut lines = settings.lines();
    lines
        .find_map(|it| it.strip_prefix("PROGRAMA="))
        .map(str::trim_end)
}

/// An archive with its SHA-256, a repository with its commit, or this folder.
pub fn is_program(text: &str) -> bool {
    let Some((address, mark)) = text.split_once('#') else {
        return text == HERE;
    };
    let hex = mark
        .bytes()
        .all(|it| it.is_ascii_digit() || (b'a'..=b'f').contains(&it));
    let bare = address
        .bytes()
        .all(|it| it.is_ascii_graphic() && !b"\"'`$\\".contains(&it));
    address.starts_with("https://") && bare && hex && [40, 64].contains(&mark.len())
}

/// Every file of these forges: (path, text).
pub fn files(schema: &Schema, kinds: &[Kind], program: &str) -> Vec<(String, String)> {
    let language = Language::parse(&schema.site.language).unwrap_or_default();
    let words = Words::of(language);
    let maker = Maker {
        schema,
        words: &words,
        language,
        program,
    };
    let mut files = maker.common(kinds);
    for kind in kinds {
        match kind {
            Kind::GitHub => maker.github(&mut files),
            Kind::GitLab => maker.gitlab(&mut files),
            Kind::Forgejo => maker.forgejo(&mut files),
        }
    }
    files
}

struct Maker<'s> {
    schema: &'s Schema,
    words: &'s Words,
    language: Language,
    program: &'s str,
}

type Files = Vec<(String, String)>;

impl Maker<'_> {
    fn forms(&self) -> Vec<Form<'_>> {
        let collections = self.schema.collections.iter().filter(|it| it.data);
        let form = |collection| self.form(collection);
        collections.map(form).collect()
    }

    fn form<'a>(&'a self, collection: &'a Collection) -> Form<'a> {
        Form {
            schema: self.schema,
            collection,
            words: self.words,
        }
    }

    /// What does not depend on the forge, but for a link.
    fn common(&self, kinds: &[Kind]) -> Files {
        let mut files = vec![
            (".ci/fichero".to_owned(), self.text("ci/fichero")),
            (SETTINGS.to_owned(), self.text("ci/programa")),
        ];
        let forms = self.forms();
        if let (Some(form), Some(kind)) = (forms.first(), kinds.first()) {
            let outline = text_of(&self.spoken("guide/contribuir"));
            let guide = guide::write(form, *kind, outline);
            // Forges look for the English name.
            if self.language == Language::En {
                files.push(("CONTRIBUTING.md".to_owned(), guide));
            } else {
                files.push(("CONTRIBUIR.md".to_owned(), guide));
                let pointer = format!("{}\n", self.words.get("pointer"));
                files.push(("CONTRIBUTING.md".to_owned(), pointer));
            }
        }
        files
    }

    /// A form needs a collection that is data.
    fn workflows(&self) -> Vec<&'static str> {
        let mut workflows = vec!["revisar.yml", "publicar.yml"];
        if !self.forms().is_empty() {
            workflows.push("ficha-desde-formulario.yml");
        }
        workflows
    }

    fn github(&self, files: &mut Files) {
        for name in self.workflows() {
            files.push((
                format!(".github/workflows/{name}"),
                self.text(&format!("github/{name}")),
            ));
        }
        if self.program == HERE {
            for name in ["pruebas.yml", "publicar-version.yml"] {
                files.push((
                    format!(".github/workflows/{name}"),
                    self.text(&format!("program/{name}")),
                ));
            }
        }
        for form in self.forms() {
            let path = format!(".github/ISSUE_TEMPLATE/{}.yml", form.label());
            files.push((path, form.yaml(&About::GitHub)));
        }
        files.push((
            ".github/ISSUE_TEMPLATE/config.yml".to_owned(),
            self.contact_links(),
        ));
        files.push((
            ".github/PULL_REQUEST_TEMPLATE.md".to_owned(),
            self.proposal(),
        ));
        files.push((OWNERS[0].to_owned(), self.owners()));
    }

    fn gitlab(&self, files: &mut Files) {
        files.push((
            ".gitlab-ci.yml".to_owned(),
            self.text("gitlab/gitlab-ci.yml"),
        ));
        for form in self.forms() {
            let path = format!(".gitlab/issue_templates/{}.md", form.name());
            files.push((path, form.markdown()));
        }
        let path = ".gitlab/merge_request_templates/Default.md";
        files.push((path.to_owned(), self.proposal()));
        files.push((OWNERS[1].to_owned(), self.owners()));
    }

    fn forgejo(&self, files: &mut Files) {
        for name in self.workflows() {
            files.push((
                format!(".forgejo/workflows/{name}"),
                self.text(&format!("forgejo/{name}")),
            ));
        }
        for form in self.forms() {
            let path = format!(".forgejo/ISSUE_TEMPLATE/{}.yaml", form.label());
            files.push((path, form.yaml(&About::Forgejo)));
        }
        files.push((
            ".forgejo/ISSUE_TEMPLATE/config.yaml".to_owned(),
            self.contact_links(),
        ));
        files.push((
            ".forgejo/PULL_REQUEST_TEMPLATE.md".to_owned(),
            self.proposal(),
        ));
    }

    /// A text with its phrases and settings in their places.
    fn text(&self, path: &str) -> String {
        fill(text_of(path), |name| self.meaning(name))
    }

    fn meaning(&self, name: &str) -> String {
        if let Some((_, action)) = ACTIONS.iter().find(|(it, _)| *it == name) {
            return (*action).to_owned();
        }
        match name {
            "branch" => quoted(self.schema.forge.as_ref().map_or("main", |it| it.branch())),
            "lang" => self.language.code().to_owned(),
            "program" => self.program.to_owned(),
            "form_condition" => self.form_condition(),
            "form_steps_github" => self.form_steps(GITHUB_PERSON),
            "form_steps_forgejo" => self.form_steps(FORGEJO_PERSON),
            "form_collection" => self.form_collection(),
            "form_prefixes" => {
                let names = self.forms().into_iter().map(|it| it.name());
                names.collect::<Vec<_>>().join("|")
            }
            name => self.words.get(name).to_owned(),
        }
    }

    /// Is the issue one of the forms? By its title, for a label must have been made
    /// before a form can set it. Both come at once when it has: one of them counts.
    fn form_condition(&self) -> String {
        let one = |form: &Form| {
            let (name, label) = (form.name(), form.label());
            let titled = format!("startsWith(github.event.issue.title, '{name}:')");
            format!(
                "({titled} && github.event.action != 'labeled') ||\n      \
                 (!{titled} && contains(github.event.issue.labels.*.name, '{label}') &&\n      \
                 (github.event.action == 'edited' || github.event.label.name == '{label}'))"
            )
        };
        let all: Vec<String> = self.forms().iter().map(one).collect();
        all.join(" ||\n      ")
    }

    /// Steps of a job that make an entry of a form.
    fn form_steps(&self, person: &str) -> String {
        fill(text_of("parts/form-steps.yml"), |name| match name {
            "person" => person.to_owned(),
            name => self.meaning(name),
        })
    }

    /// Shell that says which collection the issue is of.
    fn form_collection(&self) -> String {
        let forms = self.forms();
        let set = |it: &Form| format!("coleccion={}", it.collection.name);
        let Some((main, others)) = forms.split_first().filter(|(_, it)| !it.is_empty()) else {
            return forms.first().map(set).unwrap_or_default();
        };
        let mut lines = vec![
            r#"case $(jq --raw-output '.issue.title // ""' "$GITHUB_EVENT_PATH") in"#.to_owned(),
        ];
        lines.extend(
            others
                .iter()
                .map(|it| format!("  '{}:'*) {} ;;", it.name(), set(it))),
        );
        lines.push(format!("  *) {} ;;", set(main)));
        lines.push("esac".to_owned());
        lines.join("\n          ")
    }

    /// Ways to contribute that need no account, beside the forms.
    fn contact_links(&self) -> String {
        let mut links = Vec::new();
        for form in self.forms().iter().take(1) {
            let guide = form.collection.guide.as_ref().map(|it| format!("{it}/"));
            let paths = [
                (
                    "link_form",
                    "link_form_about",
                    self.schema.new_path(form.collection),
                ),
                (
                    "link_sheet",
                    "link_sheet_about",
                    self.schema.sheet_path(form.collection),
                ),
                ("link_guide", "link_guide_about", guide),
            ];
            for (name, about, path) in paths {
                let Some(path) = path else { continue };
                links.push(json!({
                    "name": self.words.get(name),
                    "url": self.schema.site.url(&path),
                    "about": self.words.get(about),
                }));
            }
        }
        let mut config = json!({ "blank_issues_enabled": true });
        if !links.is_empty() {
            config["contact_links"] = links.into();
        }
        format!("# {}\n{}", self.words.get("made"), data::yaml(&config))
    }

    fn proposal(&self) -> String {
        text_of(&self.spoken("guide/propuesta")).to_owned()
    }

    fn owners(&self) -> String {
        let mut out = format!("# {}\n", self.words.get("owners"));
        for collection in &self.schema.collections {
            out.push_str(&format!("# /{}/ @{}\n", collection.folder, collection.name));
        }
        out.push_str(&format!(
            "# /{}/ @{}\n",
            self.schema.site.vocabularies, "vocabularios"
        ));
        out
    }

    fn spoken(&self, path: &str) -> String {
        format!("{path}.{}.md", self.language.code())
    }
}

fn text_of(path: &str) -> &'static str {
    let file = TEXTS.get_file(path);
    file.and_then(|it| it.contents_utf8())
        .expect("the file stands under texts/")
}
