//! The preview as a browser, an editor and an ill-meaning program meet it:
//! over real sockets on the loopback, with real files in a temporary folder.

mod desk;
mod desk_support;
mod saving;
mod support;
mod watching;

use fichero::build::Outputs;
use fichero::preview::Rebuilt;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::{Duration, Instant};
use support::{Follower, connect, heavy_site, say, site, start, start_at, wait_until};

#[test]
fn pages_are_found_and_moved() {
    let preview = start("/", site("uno"));
    let home = preview.get("/");
    assert_eq!(home.status, 200);
    assert_eq!(home.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(home.header("cache-control"), "no-cache");
    assert_eq!(home.header("x-content-type-options"), "nosniff");
    let script = format!("reload.js?revision={}\"></script></body>", home.revision());
    assert!(home.body.contains(&script), "{}", home.body);

    let moved = preview.get("/fichas/x?a=%0d%0aX-Evil:%20y");
    assert_eq!(moved.status, 308);
    assert_eq!(moved.header("location"), "/fichas/x/");
    assert!(!moved.head.to_ascii_lowercase().contains("evil"));
    assert_eq!(preview.get("/fichas/x/").status, 200);

    let missing = preview.get("/nada");
    assert_eq!(missing.status, 404);
    assert!(missing.body.contains("<h1>404</h1>"));
    assert!(missing.body.contains("/__fichero/reload.js"));

    let style = preview.get("/base.css");
    assert_eq!(style.header("content-type"), "text/css; charset=utf-8");
    assert_eq!(style.body, "a{}");
    let script = preview.get("/__fichero/reload.js?revision=1");
    assert_eq!(
        script.header("content-type"),
        "text/javascript; charset=utf-8"
    );
}

/// What it kept would be shown when the preview is off, or shows another catalogue.
#[test]
fn no_worker_is_given_that_keeps_pages() {
    let site = Rebuilt::Site(Arc::new(Outputs::from([
        ("index.html".to_owned(), Arc::from(&b"<h1>uno</h1>"[..])),
        ("sw.js".to_owned(), Arc::from(&b"1"[..])),
    ])));
    let preview = start("/", site);
    assert_eq!(preview.get("/").status, 200);
    assert_eq!(preview.get("/sw.js").status, 404);
}

#[test]
fn a_site_can_live_below_a_path() {
    let preview = start("/catalogo/", site("uno"));
    let root = preview.get("/");
    assert_eq!(root.status, 307);
    assert_eq!(root.header("location"), "/catalogo/");
    assert_eq!(preview.get("/catalogo/").status, 200);
    assert_eq!(
        preview.get("/catalogo/fichas/x").header("location"),
        "/catalogo/fichas/x/"
    );
    assert_eq!(preview.get("/fichas/x/").status, 404);
    assert_eq!(preview.get("/__fichero/reload.js").status, 200);
}

#[test]
fn paths_out_of_the_site_are_refused() {
    let preview = start("/", site("uno"));
    for path in [
        "/../etc/passwd",
        "/%2e%2e/etc/passwd",
        "/fichas/..%2f..%2fetc/passwd",
        "/fichas\\x",
        "/%5c",
        "/%00",
        "/%0d%0aX-Evil:y",
        "/%zz",
        "*",
        "http://localhost/",
        "http://example.org/",
    ] {
        assert_eq!(preview.get(path).status, 400, "{path}");
    }
}

#[test]
fn foreign_hosts_learn_nothing() {
    let preview = start("/", site("uno"));
    let ask = |host: &str| preview.ask(&format!("GET / HTTP/1.1\r\n{host}\r\n"));
    for host in ["localhost", "LOCALHOST:1", "127.0.0.1:8787", "[::1]:8787"] {
        assert_eq!(ask(&format!("Host: {host}\r\n")).status, 200, "{host}");
    }
    for host in [
        "example.org",
        "localhost.example.org",
        "192.168.1.2:8787",
        "",
    ] {
        assert_eq!(ask(&format!("Host: {host}\r\n")).status, 403, "{host}");
    }
    assert_eq!(ask("").status, 403);
    assert_eq!(ask("Host: localhost\r\nHost: example.org\r\n").status, 403);
}

#[test]
fn head_has_the_headers_and_no_body() {
    let preview = start("/", site("uno"));
    let get = preview.get("/");
    let head = preview.ask("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    // A second may pass between the two.
    let undated = |it: &str| {
        let lines = it.lines().filter(|it| !it.starts_with("date: "));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(undated(&head.head), undated(&get.head));
    assert_eq!(head.header("content-length"), get.body.len().to_string());
    assert_eq!(head.body, "");
}

#[test]
fn bodies_are_neither_wanted_nor_awaited() {
    let preview = start("/", site("uno"));
    // The lengths and encodings that hang or abort tiny_http 0.12.
    for header in [
        "Content-Length: 0",
        "Content-Length: 5000000",
        "Content-Length: 1000000000000000000",
        "Transfer-Encoding: chunked",
    ] {
        let request = format!("POST / HTTP/1.1\r\nHost: localhost\r\n{header}\r\n\r\n");
        let response = preview.ask(&request);
        assert_eq!(response.status, 405, "{header}");
        assert_eq!(response.header("allow"), "GET, HEAD");
    }
    let body = "x".repeat(100_000);
    let request =
        format!("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n{body}");
    assert_eq!(preview.ask(&request).status, 405);
    // An encoding that says nothing about where the body ends.
    let request = "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: identity\r\n\r\n";
    assert_eq!(preview.ask(request).status, 400);
    assert_eq!(preview.ask("nonsense\r\n\r\n").status, 400);
    let long = format!(
        "GET / HTTP/1.1\r\nHost: localhost\r\nA: {}",
        "x".repeat(100_000)
    );
    assert_eq!(preview.ask(&long).status, 431);
    assert_eq!(preview.get("/").status, 200);
}

#[test]
fn known_bytes_are_not_sent_again() {
    let preview = start("/", site("uno"));
    let tag = preview.get("/").header("etag").to_owned();
    let ask = |tags: &str| {
        let request = format!("GET / HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: {tags}\r\n\r\n");
        preview.ask(&request)
    };
    for tags in [tag.clone(), format!("\"a\", W/{tag}"), "*".to_owned()] {
        let response = ask(&tags);
        assert_eq!(response.status, 304, "{tags}");
        assert_eq!(response.header("etag"), tag);
        assert_eq!(response.body, "");
    }
    assert_eq!(ask("\"a\"").status, 200);
    preview.rebuild(site("dos"));
    wait_until("the page is another", || {
        preview.get("/").body.contains("dos")
    });
    assert_eq!(ask(&tag).status, 200);
}

#[test]
fn a_rebuild_reloads_the_open_page() {
    let preview = start("/", site("uno"));
    let revision = preview.get("/").revision();
    let mut page = preview.follow(revision);
    assert_eq!(page.event(), ("fixed".to_owned(), String::new()));
    preview.rebuild(site("dos"));
    assert_eq!(page.event().0, "reload");
    let home = preview.get("/");
    assert!(home.body.contains("dos"));
    assert!(home.revision() > revision);
}

#[test]
fn a_rebuild_before_the_page_connects_is_not_lost() {
    let preview = start("/", site("uno"));
    let revision = preview.get("/").revision();
    preview.rebuild(site("dos"));
    wait_until("the site is another", || {
        preview.get("/").revision() != revision
    });
    assert_eq!(preview.follow(revision).event().0, "reload");
    // From another run of the preview, whose revisions mean nothing here.
    assert_eq!(preview.follow(revision + 1_000_000).event().0, "reload");
}

#[test]
fn a_broken_build_keeps_the_site_and_says_so() {
    let preview = start("/", site("uno"));
    let revision = preview.get("/").revision();
    let mut open = preview.follow(revision);
    assert_eq!(open.event().0, "fixed");
    let problems = "error[E012]\nfichas/x.md:3";
    preview.rebuild(Rebuilt::Broken(problems.to_owned()));
    assert_eq!(open.event(), ("broken".to_owned(), problems.to_owned()));
    let home = preview.get("/");
    assert!(home.body.contains("uno"));
    assert_eq!(preview.follow(home.revision()).event().0, "broken");
    // The mistake is undone: same bytes, so the banner goes without a reload.
    preview.rebuild(site("uno"));
    assert_eq!(open.event().0, "fixed");
    preview.rebuild(site("dos"));
    assert_eq!(open.event().0, "reload");
}

#[test]
fn a_first_build_that_fails_is_repaired_in_the_open_page() {
    let preview = start("/", Rebuilt::Broken("E001".to_owned()));
    let empty = preview.get("/");
    assert_eq!(empty.status, 404);
    let mut page = preview.follow(empty.revision());
    assert_eq!(page.event(), ("broken".to_owned(), "E001".to_owned()));
    preview.rebuild(site("uno"));
    assert_eq!(page.event().0, "reload");
    assert_eq!(preview.get("/").status, 200);
}

#[test]
fn half_open_and_slow_clients_hold_up_nobody() {
    let preview = start("/", heavy_site("uno"));
    let mut idle = Vec::new();
    for _ in 0..200 {
        let mut stream = connect(preview.address);
        say(&mut stream, b"GET / HTTP/1.1\r\nHost: loc");
        idle.push(stream);
    }
    for _ in 0..20 {
        // Asks for more than the buffers of a socket hold, and takes nothing.
        let mut stream = connect(preview.address);
        say(
            &mut stream,
            b"GET /foto.jpg HTTP/1.1\r\nHost: localhost\r\n\r\n",
        );
        idle.push(stream);
    }
    let since = Instant::now();
    let mut page = preview.follow(preview.get("/").revision());
    assert_eq!(page.event().0, "fixed");
    preview.rebuild(site("dos"));
    assert_eq!(page.event().0, "reload");
    assert!(preview.get("/").body.contains("dos"));
    assert!(
        since.elapsed() < Duration::from_secs(9),
        "{:?}",
        since.elapsed()
    );
    drop(idle);
}

#[test]
fn too_many_followers_are_asked_to_wait_and_leave_room() {
    let preview = start("/", site("uno"));
    let revision = preview.get("/").revision();
    let mut pages: Vec<Follower> = (0..64).map(|_| preview.follow(revision)).collect();
    for page in &mut pages {
        assert_eq!(page.event().0, "fixed");
    }
    let events = format!("/__fichero/events?revision={revision}");
    assert_eq!(preview.get(&events).status, 503);
    assert_eq!(preview.get("/").status, 200);
    pages.truncate(32);
    wait_until("a place is free", || {
        let mut page = preview.follow(revision);
        page.line().contains(" 200 ")
    });
}

#[test]
fn a_taken_port_is_passed_over() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let asked = taken.local_addr().expect("an address").port();
    let preview = start_at(asked, site("uno"));
    assert!(preview.address.port() > asked);
    assert!(preview.address.ip().is_loopback());
    assert_eq!(preview.get("/").status, 200);
}
