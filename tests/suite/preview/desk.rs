//! Local editing as ill-meaning programs meet it: each is refused with the right status,
//! and nothing in the folder is touched.

use super::desk_support::{Desk, FILE, SLUG, catalogue, in_repository, start};
use super::support::{ask, connect, hear, say};
use crate::support::contents;
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::thread;

#[test]
fn without_the_wish_there_is_no_desk() {
    let preview = super::start("/", super::site("uno"));
    for path in [
        "/__fichero/edit.js",
        "/__fichero/edit/save",
        "/__fichero/edit/read",
    ] {
        assert_eq!(preview.get(path).status, 404, "{path}");
        let request = format!("POST {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assert_eq!(preview.ask(&request).status, 405, "{path}");
    }
    assert!(!preview.get("/").body.contains("edit.js"));
}

#[test]
fn its_pages_carry_the_script_and_never_the_key() {
    let desk = start(catalogue(None));
    let get = |path: &str| {
        ask(
            desk.address,
            &format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        )
    };
    let home = get("/");
    assert!(home.body.contains("/__fichero/edit.js"));
    let script = get("/__fichero/edit.js");
    assert_eq!(
        script.header("content-type"),
        "text/javascript; charset=utf-8"
    );
    for response in [home, script] {
        assert!(!response.body.contains(&desk.token));
        assert!(!response.head.contains(&desk.token));
    }
    assert!(desk.token.len() >= 32 && desk.address.ip().is_loopback());
}

#[test]
fn whoever_is_not_its_own_page_changes_nothing() {
    let desk = in_repository();
    let body = desk.change("Ficha de ejemplo", "Otra");
    let port = desk.address.port();
    let foreign = format!("evil.example:{port}");
    let other = format!("127.0.0.1:{}", port.wrapping_add(1));
    for act in ["save", "check", "render", "read"] {
        for host in [&*foreign, &*other, "127.0.0.1", "localhost", "[::1]"] {
            desk.refused(act, &[("Host", host)], &body, 403);
        }
        let host = desk.address.to_string();
        let both = [("Host", &*host), ("Host", &*foreign)];
        desk.refused(act, &both, &body, 403);
        let rebound = [
            ("Host", &*foreign),
            ("Origin", &*format!("http://{foreign}")),
        ];
        desk.refused(act, &rebound, &body, 403);
        for origin in [
            "-",
            "null",
            "https://evil.example",
            &*format!("http://localhost:{port}"),
        ] {
            desk.refused(act, &[("Origin", origin)], &body, 403);
        }
        for site in ["cross-site", "same-site", "none"] {
            desk.refused(act, &[("Sec-Fetch-Site", site)], &body, 403);
        }
        for token in ["-", "", "x", &desk.token[1..], &format!("{}0", desk.token)] {
            desk.refused(act, &[("X-Fichero-Token", token)], &body, 403);
        }
        // A form of another page can send these types without asking first.
        for kind in [
            "-",
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
        ] {
            desk.refused(act, &[("Content-Type", kind)], &body, 415);
        }
    }
    let honest = [
        ("Sec-Fetch-Site", "-"),
        ("Content-Type", "application/json;charset=UTF-8"),
    ];
    assert_eq!(
        desk.post_with("save", &honest, &body.to_string()).status,
        200
    );
}

#[test]
fn only_a_post_is_a_question() {
    let desk = start(catalogue(None));
    for method in ["GET", "HEAD", "PUT", "DELETE", "PATCH"] {
        let request = desk.head(&format!("{method} /__fichero/edit/save"), &[]);
        let response = ask(desk.address, &format!("{request}\r\n"));
        assert_eq!(response.status, 405, "{method}");
        assert_eq!(response.header("allow"), "POST");
    }
    // What a browser asks before it lets a foreign page send JSON and our header.
    let preflight = [
        ("Origin", "https://evil.example"),
        ("Access-Control-Request-Method", "POST"),
        (
            "Access-Control-Request-Headers",
            "x-fichero-token,content-type",
        ),
    ];
    let own = &preflight[1..];
    for (changes, expected) in [(&preflight[..], 403), (own, 405)] {
        let request = desk.head("OPTIONS /__fichero/edit/save", changes);
        let response = ask(desk.address, &format!("{request}\r\n"));
        assert_eq!(response.status, expected);
        assert!(
            !response
                .head
                .to_ascii_lowercase()
                .contains("access-control")
        );
    }
    let whole = format!("POST http://{}/__fichero/edit/save", desk.address);
    let response = ask(desk.address, &format!("{}\r\n", desk.head(&whole, &[])));
    assert_eq!(response.status, 405);
}

#[test]
fn an_entry_is_named_never_a_path() {
    let desk = in_repository();
    let body = |collection: &str, slug: &str, language: Value| json!({ "collection": collection, "slug": slug, "language": language, "text": desk.text() });
    for slug in [
        "../x", "..", "%2e%2e", "a/b", "a\\b", ".git", "a.md", "Riego", "ñ", "a--b", "-a", "a\0b",
        "", "index", "con", "pagina",
    ] {
        desk.refused("save", &[], &body("fichas", slug, Value::Null), 400);
    }
    for collection in ["", "..", "fichas/../..", ".git", "vocabularios"] {
        desk.refused("save", &[], &body(collection, "a", Value::Null), 404);
    }
    for language in ["../x", "xx", "", "pt/../.."] {
        desk.refused("save", &[], &body("fichas", "a", json!(language)), 400);
    }
    for wrong in [
        json!(null),
        json!([]),
        json!({}),
        json!({ "collection": "fichas", "slug": 1 }),
    ] {
        desk.refused("save", &[], &wrong, 400);
    }
}

#[test]
fn no_link_is_followed() {
    let desk = in_repository();
    let elsewhere = tempfile::tempdir().expect("room");
    let canary = elsewhere.path().join("ficha-de-ejemplo.md");
    fs::create_dir(elsewhere.path().join("fichas")).expect("folder");
    for copy in [
        &canary,
        &elsewhere.path().join("fichas/ficha-de-ejemplo.md"),
    ] {
        fs::write(copy, desk.text()).expect("file");
    }
    let body = desk.change("Ficha de ejemplo", "Otra");
    let new = json!({ "collection": "fichas", "slug": SLUG, "text": body["text"] });
    let before = contents(elsewhere.path());
    let check = |place: &Path, target: &Path| {
        let aside = place.with_file_name("aparte");
        fs::rename(place, &aside).expect("it stands there");
        symlink(target, place).expect("a link");
        for body in [&body, &new] {
            for act in ["save", "read", "check", "render"] {
                desk.refused(act, &[], body, 403);
            }
        }
        assert!(contents(elsewhere.path()) == before);
        fs::remove_file(place).expect("a link");
        fs::rename(&aside, place).expect("it stood there");
    };
    check(&desk.path(FILE), &canary);
    check(&desk.path(FILE), Path::new("/etc/hostname"));
    check(&desk.path("content/fichas"), elsewhere.path());
    check(&desk.path("content"), elsewhere.path());
    // The folder of an entry of its own, and a link to nothing.
    let link = desk.path("content/fichas/otra");
    symlink(elsewhere.path(), &link).expect("a link");
    let other = json!({ "collection": "fichas", "slug": "otra", "text": body["text"] });
    desk.refused("save", &[], &other, 403);
    symlink("nada.md", desk.path("content/fichas/hueca.md")).expect("a link");
    let hollow = json!({ "collection": "fichas", "slug": "hueca", "text": body["text"] });
    desk.refused("save", &[], &hollow, 403);
}

/// Sends without end; hears at the same time, as a browser does.
fn pour(desk: &Desk, head: &str, piece: &str) -> u16 {
    let mut stream = connect(desk.address);
    let mut ear = stream.try_clone().expect("a second handle");
    let listening = thread::spawn(move || hear(&mut ear).status);
    say(&mut stream, head.as_bytes());
    for _ in 0..(10 << 20) / piece.len() {
        if stream.write_all(piece.as_bytes()).is_err() {
            break;
        }
    }
    listening.join().expect("an answer")
}

#[test]
fn what_is_too_long_is_not_read() {
    let desk = in_repository();
    desk.untouched(|| {
        let head = desk.head("POST /__fichero/edit/save", &[]);
        let announced = format!("{head}Content-Length: 10485760\r\n\r\n");
        // Refused by the head alone.
        assert_eq!(ask(desk.address, &announced).status, 413);
        assert_eq!(pour(&desk, &announced, &"x".repeat(65536)), 413);
        let chunked = format!("{head}Transfer-Encoding: chunked\r\n\r\n");
        let piece = format!("10000\r\n{}\r\n", " ".repeat(65536));
        assert_eq!(pour(&desk, &chunked, &piece), 413);
    });
    let long = json!({ "collection": "fichas", "slug": SLUG, "text": "a".repeat(257 * 1024) });
    desk.refused("save", &[], &long, 413);
}

#[test]
fn a_body_that_never_comes_is_not_awaited_for_ever() {
    let desk = start(catalogue(None));
    let head = desk.head("POST /__fichero/edit/save", &[]);
    let mut slow = connect(desk.address);
    say(
        &mut slow,
        format!("{head}Content-Length: 10\r\n\r\n{{").as_bytes(),
    );
    assert_eq!(desk.save("Ficha de ejemplo", "Otra").0, 200);
    assert_eq!(hear(&mut slow).status, 408);
}
