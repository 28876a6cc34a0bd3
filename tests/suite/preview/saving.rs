//! Local editing as an honest page meets it: what is checked, shown, saved and recorded.

use super::desk_support::{Desk, FILE, SLUG, catalogue, git_in, in_repository, start};
use super::support::{ask, wait_until};
use serde_json::{Value, json};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::thread;

#[test]
fn what_somebody_else_wrote_is_shown_and_not_covered() {
    let desk = in_repository();
    let body = desk.change("Ficha de ejemplo", "Mía");
    let theirs = desk.text().replace("Ficha de ejemplo", "Suya");
    fs::write(desk.path(FILE), &theirs).expect("file");
    desk.untouched(|| {
        let (status, said) = desk.post("save", &body);
        assert_eq!(status, 409);
        assert_eq!(said["theirs"], json!(theirs));
        assert_eq!(said["base"], desk.read()["base"]);
    });
    // As a new entry under a name that is taken.
    let new = json!({ "collection": "fichas", "slug": SLUG, "text": body["text"] });
    desk.refused("save", &[], &new, 409);
    // Kept on purpose, after both were seen.
    let mut again = body.clone();
    again["base"] = desk.read()["base"].clone();
    assert_eq!(desk.post("save", &again).0, 200);
    assert_eq!(json!(desk.text()), body["text"]);
    fs::remove_file(desk.path(FILE)).expect("a file");
    let (status, said) = desk.post("save", &again);
    assert_eq!((status, &said["theirs"]), (409, &Value::Null));
}

#[test]
fn of_two_saves_at_once_one_is_told() {
    let desk = in_repository();
    let bodies = [
        desk.change("Ficha de ejemplo", "Una"),
        desk.change("Ficha de ejemplo", "Otra"),
    ];
    let said = thread::scope(|scope| {
        let saves = bodies
            .each_ref()
            .map(|it| scope.spawn(|| desk.post("save", it)));
        saves.map(|it| it.join().expect("an answer"))
    });
    let mut statuses = said.each_ref().map(|(status, _)| *status);
    let first = statuses
        .iter()
        .position(|it| *it == 200)
        .expect("one is saved");
    assert_eq!(json!(desk.text()), bodies[first]["text"]);
    assert_eq!(said[1 - first].1["theirs"], bodies[first]["text"]);
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
}

#[test]
fn errors_are_told_where_they_stand_and_nothing_is_saved() {
    let desk = in_repository();
    let body = desk.change("temas: [agua]", "temas: [fuego]");
    let (status, said) = desk.post("check", &body);
    assert_eq!(status, 200);
    let error = &said["diags"][0];
    assert_eq!(error["severity"], "error");
    assert_eq!((&error["line"], &error["column"]), (&json!(4), &json!(9)));
    assert_eq!(
        (&error["field"], &error["section"]),
        (&json!("temas"), &Value::Null)
    );
    let link = desk.change("una experiencia real.", "una [real](nada.md).");
    let (_, said) = desk.post("check", &link);
    let dead = &said["diags"][0];
    assert_eq!(
        (&dead["field"], &dead["section"]),
        (&Value::Null, &json!("que-hicimos"))
    );
    let message = error["message"].as_str().expect("words");
    assert!(message.contains("fuego"), "{message}");
    desk.refused("save", &[], &body, 422);
    let mut english = body.clone();
    english["interface"] = json!("en");
    let (_, told) = desk.post("check", &english);
    assert_ne!(told["diags"][0]["message"], error["message"]);
    let (_, said) = desk.post("check", &desk.change("agua", "agua"));
    assert_eq!(said["diags"], json!([]));
}

#[test]
fn the_page_is_made_by_the_generator_and_faults_do_not_hide_it() {
    let desk = start(catalogue(None));
    let (status, said) = desk.post("render", &desk.change("titulo: Ficha", "titulo: Ñandú <b>"));
    assert_eq!(status, 200);
    let html = said["html"].as_str().expect("a page");
    assert!(html.contains("Ñandú &lt;b&gt; de ejemplo</h1>"), "{html}");
    let (status, said) = desk.post("render", &desk.change("temas: [agua]", "temas: [fuego]"));
    assert_eq!(status, 200, "{said}");
    let (status, said) = desk.post("render", &desk.change("titulo:", "titulo: \"x"));
    assert_eq!(status, 422);
    assert_eq!(said["diags"][0]["severity"], "error");
    // Nothing of it is on the disk, and the unchanged page is the site's to the byte.
    let (_, said) = desk.post("render", &desk.change("agua", "agua"));
    let request = format!("GET /fichas/{SLUG}/ HTTP/1.1\r\nHost: localhost\r\n\r\n");
    let page = ask(desk.address, &request).body;
    let (before, _) = page
        .split_once("<script type=\"module\" src=\"/__fichero/")
        .expect("reload");
    assert!(said["html"].as_str().expect("a page").starts_with(before));
}

#[test]
fn an_edit_lands_on_its_branch_and_nothing_else_moves() {
    let desk = in_repository();
    // What somebody works on: one thing staged, one changed, one new.
    fs::write(
        desk.path("content/paginas/sobre.md"),
        "---\ntitulo: Sobre\n---\n",
    )
    .expect("file");
    desk.git(&["add", "content/paginas/sobre.md"]);
    fs::write(desk.path("LEEME"), "uno").expect("file");
    let canary = desk.home.path().join("canario");
    for hook in [
        "pre-commit",
        "post-commit",
        "commit-msg",
        "reference-transaction",
        "post-index-change",
    ] {
        let path = desk.path(".git/hooks").join(hook);
        fs::write(&path, format!("#!/bin/sh\ntouch {}\n", canary.display())).expect("file");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("runnable");
    }
    let state = |desk: &Desk| {
        let index = fs::read(desk.path(".git/index")).expect("an index");
        let head = fs::read(desk.path(".git/HEAD")).expect("a head");
        (index, head, desk.git(&["rev-parse", "HEAD"]))
    };
    fs::set_permissions(desk.path(FILE), fs::Permissions::from_mode(0o640)).expect("a file");
    let before = state(&desk);

    let (status, said) = desk.save("Ficha de ejemplo", "Riego en Ñuñoa");
    assert_eq!(status, 200);
    assert_eq!(said["path"], FILE);
    assert_eq!(said["branch"], "ficha/ficha-de-ejemplo");
    assert_eq!(said["send"], "git push origin ficha/ficha-de-ejemplo");
    assert_eq!(said["note"], Value::Null);
    assert!(desk.text().contains("titulo: Riego en Ñuñoa\n"));
    let mode = fs::metadata(desk.path(FILE))
        .expect("a file")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o640);
    assert!(!canary.exists(), "a hook was run");
    assert!(state(&desk) == before);
    let commit = said["commit"].as_str().expect("a commit");
    let shown = desk.git(&["show", "--numstat", "--format=%an <%ae>%n%s%n%P", commit]);
    let parent = before.2.trim();
    assert_eq!(
        shown,
        format!("Nadie <nadie@example.org>\nCorrige el título\n{parent}\n\n1\t1\t{FILE}\n")
    );
    assert_eq!(desk.git(&["branch", "--show-current"]), "main\n");
    assert_eq!(desk.git(&["fsck", "--strict"]), "");

    fs::remove_dir_all(desk.path(".git/hooks")).expect("hooks");
    desk.git(&["push", "-q", "origin", "ficha/ficha-de-ejemplo"]);
    let remote = desk.home.path().join("remoto.git");
    let sent = git_in(
        &remote,
        desk.home.path(),
        &["rev-parse", "ficha/ficha-de-ejemplo"],
    );
    assert_eq!(String::from_utf8_lossy(&sent.stdout).trim(), commit);
    // The preview takes it in as any change.
    let request = format!("GET /fichas/{SLUG}/ HTTP/1.1\r\nHost: localhost\r\n\r\n");
    wait_until("the page is another", || {
        ask(desk.address, &request)
            .body
            .contains("Riego en Ñuñoa</h1>")
    });
}

#[test]
fn a_branch_goes_on_until_it_is_taken_in() {
    let desk = in_repository();
    let parent = |said: &Value| {
        let commit = said["commit"].as_str().expect("a commit").to_owned();
        let parent = desk
            .git(&["rev-parse", &format!("{commit}^")])
            .trim()
            .to_owned();
        (commit, parent)
    };
    let (first, _) = parent(&desk.save("Ficha de ejemplo", "Una").1);
    let (second, after) = parent(&desk.save("Una", "Dos").1);
    assert_eq!(after, first);
    // The same text once more is no change.
    let (status, said) = desk.save("Dos", "Dos");
    assert_eq!((status, &said["commit"]), (200, &Value::Null));
    // Taken in by the person: the next edit begins from there.
    desk.git(&["stash", "-q"]);
    desk.git(&["merge", "-q", "--no-ff", "-m", "Toma", &second]);
    let head = desk.git(&["rev-parse", "HEAD"]).trim().to_owned();
    let (_, after) = parent(&desk.save("Dos", "Tres").1);
    assert_eq!(after, head);
    // With the branch checked out, nothing is left over.
    desk.git(&["checkout", "-q", "--", "."]);
    desk.git(&["checkout", "-q", "ficha/ficha-de-ejemplo"]);
    desk.save("Tres", "Cuatro");
    assert_eq!(desk.git(&["status", "--porcelain"]), "");
    assert!(desk.git(&["show", "HEAD"]).contains("+titulo: Cuatro"));
}

#[test]
fn a_new_entry_is_added_and_a_translation_beside_its_original() {
    let desk = in_repository();
    let text = desk.text().replace("Ficha de ejemplo", "Año nuevo");
    let new = json!({ "collection": "fichas", "slug": "ano-nuevo", "text": text });
    let (status, said) = desk.post("save", &new);
    assert_eq!(
        (status, &said["path"]),
        (200, &json!("content/fichas/ano-nuevo.md"))
    );
    let commit = said["commit"].as_str().expect("a commit");
    assert_eq!(
        desk.git(&["log", "-1", "--format=%s", commit]),
        "Agrega Año nuevo\n"
    );
    // A folder of its own keeps all its languages.
    fs::create_dir(desk.path("content/fichas/otra")).expect("folder");
    fs::write(desk.path("content/fichas/otra/index.md"), desk.text()).expect("file");
    let read = json!({ "collection": "fichas", "slug": "otra", "language": "pt" });
    let (_, said) = desk.post("read", &read);
    assert_eq!(said["path"], "content/fichas/otra/index.pt.md");
    assert_eq!((&said["text"], &said["base"]), (&Value::Null, &Value::Null));
}

#[test]
fn where_git_cannot_help_the_file_is_saved_all_the_same() {
    let alone = start(catalogue(Some("Nadie")));
    let (status, said) = alone.save("Ficha de ejemplo", "Sola");
    assert_eq!(status, 200);
    assert_eq!(
        (&said["commit"], &said["note"]),
        (&Value::Null, &Value::Null)
    );
    assert!(alone.text().contains("titulo: Sola\n"));
    assert!(!alone.path(".git").exists());

    let made = catalogue(None);
    assert!(
        git_in(made.0.path(), made.1.path(), &["init", "-q"])
            .status
            .success()
    );
    let nobody = start(made);
    let (status, said) = nobody.save("Ficha de ejemplo", "De nadie");
    assert_eq!((status, &said["commit"]), (200, &Value::Null));
    let note = said["note"].as_str().expect("why not");
    assert!(note.contains("git config --global user.name"), "{note}");
    assert!(nobody.text().contains("titulo: De nadie\n"));
    assert_eq!(nobody.git(&["for-each-ref"]), "");
}
