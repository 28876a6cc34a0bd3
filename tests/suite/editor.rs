//! `fichero editor`: the configuration of other editors follows the declaration. That
//! the editors take it is proved with them (`tests/browser/{decap,sveltia}.test.mjs`).

use crate::support::{copy_of, fichero, files_of, project, site, stderr, stdout};
use fichero::schema::{Collection, Field, Overrides, Schema, read_schema};
use fichero::source::{Node, Source, read_yaml};
use std::fs;
use std::path::Path;

/// Writes the configuration of a catalogue, and reads it again.
fn config(root: &Path, editor: &str, more: &[&str]) -> (String, Node) {
    let out = tempfile::tempdir().expect("room");
    let folder = out.path().join("admin");
    let mut asked = vec!["editor", editor, "--out", folder.to_str().expect("path")];
    asked.extend(more);
    let output = fichero(root, &asked);
    assert!(output.status.success(), "{}", stderr(&output));
    let text = fs::read_to_string(folder.join("config.yml")).expect("config.yml");
    let source = Source::new("config.yml", text.clone().into_bytes());
    let mut diags = Vec::new();
    let root = read_yaml(&source, 0..text.len(), &mut diags).expect("YAML");
    assert_eq!(diags, []);
    (text, root)
}

fn get<'n>(node: &'n Node, path: &str) -> Option<&'n str> {
    let mut node = node;
    for key in path.split('.') {
        node = node.get(key)?;
    }
    node.text()
}

fn names(nodes: &[Node]) -> Vec<&str> {
    nodes.iter().filter_map(|it| get(it, "name")).collect()
}

/// The catalogue with this forge.
fn with_forge(kind: &str, repository: &str) -> tempfile::TempDir {
    let copy = copy_of(&site("sementes"));
    let toml = copy.path().join("site.toml");
    let declared = fs::read_to_string(&toml).expect("site.toml");
    let forge = format!(
        "{declared}\n[forge]\nkind = \"{kind}\"\nrepository = \"{repository}\"\nbranch = \"main\"\n"
    );
    fs::write(toml, forge).expect("write");
    copy
}

#[test]
fn every_field_of_every_collection_is_asked_for() {
    for root in [project(), site("sementes")] {
        let (schema, _) = read_schema(&files_of(&root), &Overrides::default());
        let schema = schema.expect("a schema");
        for editor in ["decap", "sveltia"] {
            let (_, config) = config(&root, editor, &[]);
            let collections = config.get("collections").expect("some");
            let collections = collections.list().expect("a list");
            assert_eq!(collections.len(), 2 * schema.collections.len());
            for (pair, collection) in collections.chunks(2).zip(&schema.collections) {
                for node in pair {
                    check_collection(&schema, collection, node);
                }
                let folders = format!("{}-media", collection.name);
                assert_eq!(names(pair), [&collection.name, &folders]);
                assert_eq!(get(&pair[0], "path"), None);
                assert_eq!(get(&pair[1], "path"), Some("{{slug}}/index"));
                assert_eq!(get(&pair[1], "media_folder"), Some(""));
            }
        }
    }
}

fn check_collection(schema: &Schema, collection: &Collection, node: &Node) {
    let title = &collection.fields[collection.roles.title].name;
    let summary = format!("{{{{{title}}}}}");
    for (path, wanted) in [
        ("folder", collection.folder.as_str()),
        ("extension", "md"),
        ("format", "yaml-frontmatter"),
        ("create", "true"),
        ("identifier_field", title),
        ("slug", "{{slug}}"),
        ("summary", &summary),
    ] {
        assert_eq!(get(node, path), Some(wanted), "{path}");
    }
    let fields = node.get("fields").expect("fields").list().expect("a list");
    let (body, fields) = fields.split_last().expect("a body");
    assert_eq!(get(body, "name"), Some("body"));
    let modes = body.get("modes").expect("modes").items();
    assert_eq!(modes[0].text(), Some("raw"));
    assert_eq!(modes.len(), 1);
    let declared: Vec<&str> = collection
        .fields
        .iter()
        .map(|it| it.name.as_str())
        .collect();
    assert_eq!(names(fields), declared);
    for (node, field) in fields.iter().zip(&collection.fields) {
        check_field(schema, field, node);
    }
}

fn check_field(schema: &Schema, field: &Field, node: &Node) {
    let language = &schema.site.language;
    assert_eq!(get(node, "label"), Some(field.label.get(language)));
    let help = field.ask.get(language);
    assert_eq!(
        get(node, "hint").unwrap_or_default(),
        help,
        "{}",
        field.name
    );
    let required = field.required.to_string();
    assert_eq!(get(node, "required"), Some(required.as_str()));
    assert!(get(node, "widget").is_some(), "{}", field.name);
    if let Some(pattern) = node.get("pattern") {
        assert_eq!(pattern.items().len(), 2, "{}", field.name);
    }
    let Some(vocabulary) = field.vocabulary(&schema.vocabularies) else {
        return;
    };
    // Terms with a word each are keys of a map there.
    let (options, id) = match (node.get("options"), node.get("fields")) {
        (Some(options), _) => (options, "value"),
        (_, fields) => (fields.expect("options or fields"), "name"),
    };
    let offered = options.items();
    let offered: Vec<_> = offered
        .iter()
        .map(|it| {
            (
                get(it, id).unwrap_or_default(),
                get(it, "label").unwrap_or_default(),
            )
        })
        .collect();
    let terms = vocabulary.terms.iter();
    let terms: Vec<_> = terms
        .map(|it| (it.id.as_str(), it.label.get(language)))
        .collect();
    assert_eq!(offered, terms, "{}", field.name);
}

/// Renewed with FICHERO_GOLDEN=1, and read before it is committed.
#[test]
fn the_configuration_is_the_one_that_was_read() {
    for editor in ["decap", "sveltia"] {
        let (text, _) = config(&site("sementes"), editor, &[]);
        let golden = project().join(format!("tests/editor/sementes-{editor}.yml"));
        if std::env::var_os("FICHERO_GOLDEN").is_some() {
            fs::create_dir_all(golden.parent().expect("a folder")).expect("folder");
            fs::write(&golden, &text).expect("write");
        }
        let wanted = fs::read_to_string(&golden).expect("golden");
        assert_eq!(text, wanted, "{}", golden.display());
    }
}

#[test]
fn each_forge_is_reached_in_the_words_of_the_editor() {
    let own = "https://git.exemplo.org:8443/equipe/acervo";
    let api = "https://git.exemplo.org:8443/api";
    let rows = [
        (
            "decap",
            "github",
            "https://github.com/equipe/acervo",
            "github",
            None,
            true,
            true,
        ),
        ("decap", "github", own, "github", Some("v3"), true, true),
        (
            "decap",
            "gitlab",
            "https://gitlab.com/equipe/acervo",
            "gitlab",
            None,
            false,
            true,
        ),
        ("decap", "gitlab", own, "gitlab", Some("v4"), false, true),
        ("decap", "forgejo", own, "forgejo", Some("v1"), true, true),
        (
            "decap",
            "bitbucket",
            "https://bitbucket.org/equipe/acervo",
            "bitbucket",
            None,
            false,
            true,
        ),
        (
            "sveltia",
            "github",
            "https://github.com/equipe/acervo",
            "github",
            None,
            true,
            true,
        ),
        ("sveltia", "gitlab", own, "gitlab", Some("v4"), false, true),
        ("sveltia", "forgejo", own, "gitea", Some("v1"), false, false),
    ];
    for (editor, kind, repository, name, version, forks, proposals) in rows {
        let copy = with_forge(kind, repository);
        let (_, config) = config(copy.path(), editor, &["--backend", "app_id=abc"]);
        let root = version.map(|it| format!("{api}/{it}"));
        let of = |path: &str| get(&config, path);
        assert_eq!(of("backend.name"), Some(name));
        assert_eq!(of("backend.repo"), Some("equipe/acervo"));
        assert_eq!(of("backend.branch"), Some("main"));
        assert_eq!(of("backend.app_id"), Some("abc"));
        assert_eq!(of("backend.api_root"), root.as_deref(), "{editor} {kind}");
        assert_eq!(of("backend.open_authoring"), forks.then_some("true"));
        let workflow = proposals.then_some("editorial_workflow");
        assert_eq!(of("publish_mode"), workflow, "{editor} {kind}");
        // Its server listens to everybody.
        assert_eq!(of("local_backend"), None);
    }
    let (_, config) = config(&site("sementes"), "decap", &[]);
    assert_eq!(get(&config, "backend.name"), Some("test-repo"));
}

#[test]
fn an_editor_that_cannot_reach_the_forge_is_refused() {
    let copy = with_forge("bitbucket", "https://bitbucket.org/equipe/acervo");
    let output = fichero(copy.path(), &["editor", "sveltia"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("no sabe guardar en Bitbucket"));
}

#[test]
fn what_the_editor_does_to_a_file_is_said_in_each_language() {
    let copy = with_forge("github", "https://github.com/equipe/acervo");
    let out = copy.path().join("admin");
    let out = out.to_str().expect("path");
    for (language, words) in [
        ("es", "Borra todos los comentarios"),
        ("pt", "Apaga todos os comentários"),
        ("en", "It deletes every comment"),
    ] {
        for editor in ["decap", "sveltia"] {
            let asked = ["--lang", language, "editor", editor, "--out", out];
            let said = stderr(&fichero(copy.path(), &asked));
            for words in [
                words,
                "--since main",
                "base_url=",
                "local_backend",
                "npm pack",
            ] {
                assert!(said.contains(words), "{words}: {said}");
            }
        }
    }
    // Who opens the file reads it in the language of the site.
    let text = fs::read_to_string(copy.path().join("admin/config.yml")).expect("config.yml");
    assert!(text.contains("# - Apaga todos os comentários"), "{text}");
    let given = [
        "editor",
        "decap",
        "--out",
        out,
        "--backend",
        "base_url=https://a.example",
    ];
    let said = stderr(&fichero(copy.path(), &given));
    assert!(!said.contains("api.netlify.com"), "{said}");
}

#[test]
fn the_page_loads_the_editor_from_beside_it_unless_told_otherwise() {
    let copy = copy_of(&site("sementes"));
    let out = copy.path().join("admin");
    let folder = out.to_str().expect("path");
    let output = fichero(copy.path(), &["editor", "decap", "--out", folder]);
    let shown = stdout(&output);
    assert_eq!(shown.lines().count(), 2, "{shown}");
    let page = || fs::read_to_string(out.join("index.html")).expect("index.html");
    assert!(
        page().contains("<script src=\"decap-cms.js\"></script>"),
        "{}",
        page()
    );
    assert!(!page().contains("//"), "{}", page());
    // A page that somebody changed is theirs; the configuration is made anew.
    fs::write(out.join("index.html"), "outra").expect("write");
    fs::write(out.join("config.yml"), "outra").expect("write");
    let output = fichero(copy.path(), &["editor", "decap", "--out", folder]);
    assert_eq!(stdout(&output).lines().count(), 1);
    assert_eq!(page(), "outra");
    let text = fs::read_to_string(out.join("config.yml")).expect("config.yml");
    assert!(text.contains("test-repo"));
    fs::remove_file(out.join("index.html")).expect("removed");
    let script = "https://a.example/x.js?a=1&b=\"2\"";
    let asked = ["editor", "decap", "--out", folder, "--script", script];
    let said = stderr(&fichero(copy.path(), &asked));
    assert!(said.contains("lugar de confianza"), "{said}");
    let wanted = "<script src=\"https://a.example/x.js?a=1&amp;b=&quot;2&quot;\"></script>";
    assert!(page().contains(wanted), "{}", page());
}
