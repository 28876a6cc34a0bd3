//! What the preview takes for a change, with real files in a temporary folder.

use super::support::{site, start, start_with, wait_until, write};
use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

#[test]
fn only_what_authors_write_is_built() {
    let preview = start("/", site("uno"));
    for path in [
        ".git/index",
        "public/index.html",
        "content/.x.md.swp",
        "content/x.md~",
        "LEEME",
    ] {
        write(&preview.path(path), "x");
    }
    // Reading is what a build does; it must not lead to the next build.
    fs::read(preview.path("content/0.md")).expect("a ficha");
    let folder = fs::read_dir(preview.path("content")).expect("a folder");
    folder.for_each(drop);
    thread::sleep(Duration::from_millis(800));
    assert_eq!(preview.builds(), 1);
    write(&preview.path("content/x.md"), "x");
    wait_until("a ficha is built", || preview.builds() > 1);
}

#[test]
fn folders_that_come_go_and_come_again_are_watched() {
    let preview = start("/", site("uno"));
    let mut built = preview.builds();
    let mut step = |what: &str, change: &dyn Fn(&Path)| {
        change(preview.root.path());
        wait_until(what, || preview.builds() > built);
        // What belongs to the same change may come in a second burst.
        thread::sleep(Duration::from_millis(400));
        built = preview.builds();
    };
    step("a missing folder appears", &|root| {
        fs::create_dir(root.join("themes")).expect("folder")
    });
    step("a file in it", &|root| {
        write(&root.join("themes/base.css"), "a")
    });
    step("a file far below", &|root| {
        write(&root.join("themes/a/b/c.css"), "a")
    });
    step("a missing file appears", &|root| {
        write(&root.join("site.toml"), "a")
    });
    step("a file is replaced", &|root| {
        write(&root.join(".site.toml.new"), "b");
        replace(&root.join(".site.toml.new"), &root.join("site.toml"));
    });
    step("a file is replaced again", &|root| {
        write(&root.join(".site.toml.new"), "c");
        replace(&root.join(".site.toml.new"), &root.join("site.toml"));
    });
    step("a folder goes", &|root| {
        replace(&root.join("content"), &root.join("former"))
    });
    step("and comes again", &|root| {
        write(&root.join("content/y.md"), "a")
    });
    step("and is still watched", &|root| {
        write(&root.join("content/y.md"), "b")
    });
    step("a file goes", &|root| {
        fs::remove_file(root.join("content/y.md")).expect("a file")
    });
    step("a folder is deleted", &|root| {
        fs::remove_dir_all(root.join("themes")).expect("a folder")
    });
    step("and made again", &|root| {
        write(&root.join("themes/base.css"), "b")
    });
    step("and is watched too", &|root| {
        write(&root.join("themes/base.css"), "c")
    });
}

/// What an author saves while the first build runs comes before the watcher.
#[test]
fn what_was_saved_during_the_first_build_is_shown() {
    let preview = start_with("/", 0, site("uno"), site("dos"));
    wait_until("the page is another", || {
        preview.get("/").body.contains("dos")
    });
}

fn replace(from: &Path, to: &Path) {
    fs::rename(from, to).expect("both in one folder");
}
