//! The published site is always one whole site: killed, on a full disk, with two
//! builds at once.

use crate::support::{contents, copy_of, fichero, site, stderr};
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The small catalogue with enough entries that publishing takes a while.
fn catalogue() -> TempDir {
    let copy = copy_of(&site("sementes"));
    let text = "---\nnome: Semente de exemplo NN\nplanta: milho\n---\n\nTexto de exemplo.\n";
    for n in 0..150 {
        let path = copy.path().join(format!("content/sementes/exemplo-{n}.md"));
        fs::write(path, text.replace("NN", &n.to_string())).expect("file");
    }
    copy
}

/// Changes every page: the site's title stands on all of them.
fn retitle(root: &Path, title: &str) {
    let path = root.join("site.toml");
    let text = fs::read_to_string(&path).expect("site.toml");
    let lines = text
        .lines()
        .map(|it| match it.starts_with("title = \"Banco") {
            true => format!("title = \"Banco {title}\""),
            false => it.to_owned(),
        });
    fs::write(path, lines.collect::<Vec<_>>().join("\n")).expect("site.toml");
}

fn start(root: &Path, out: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_fichero"))
        .arg("--root")
        .arg(root)
        .arg("build")
        .arg("--out")
        .arg(out)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs")
}

/// The same moments in every run, spread over the time a build takes.
fn moments(count: u32, whole: Duration) -> impl Iterator<Item = Duration> {
    // A step that has no common factor with the count visits every moment once.
    (0..count).map(move |n| whole * ((n * 29) % count + 1) / count)
}

#[test]
fn killed_at_fifty_moments_the_site_is_whole() {
    let copy = catalogue();
    let out = copy.path().join("public");
    retitle(copy.path(), "A");
    let began = Instant::now();
    assert!(start(copy.path(), &out).wait().expect("ends").success());
    let whole = began.elapsed() * 11 / 10;
    let a = contents(&out);
    retitle(copy.path(), "B");
    assert!(start(copy.path(), &out).wait().expect("ends").success());
    let b = contents(&out);
    assert_ne!(a, b);
    let mut survived = 0;
    for (n, moment) in moments(50, whole).enumerate() {
        retitle(copy.path(), if n % 2 == 0 { "A" } else { "B" });
        let mut child = start(copy.path(), &out);
        std::thread::sleep(moment);
        // It may have ended by itself.
        let _ = child.kill();
        child.wait().expect("ends");
        let now = contents(&out);
        assert!(
            now == a || now == b,
            "neither the old site nor the new after {moment:?}"
        );
        survived += usize::from(now == if n % 2 == 0 { b.clone() } else { a.clone() });
    }
    assert!(survived > 0, "no build was killed before it published");
    retitle(copy.path(), "A");
    assert!(start(copy.path(), &out).wait().expect("ends").success());
    assert_eq!(contents(&out), a);
    let names = fs::read_dir(copy.path())
        .expect("root")
        .filter_map(Result::ok);
    let left: Vec<_> = names
        .map(|it| it.file_name())
        .filter(|it| it.to_string_lossy().contains("fichero-nuevo"))
        .collect();
    assert!(
        left.is_empty(),
        "what a killed build left is swept: {left:?}"
    );
}

#[test]
fn two_builds_at_once_leave_one_whole_site() {
    let (one, two) = (catalogue(), catalogue());
    retitle(one.path(), "A");
    retitle(two.path(), "B");
    let (of_one, of_two) = (one.path().join("public"), two.path().join("public"));
    assert!(start(one.path(), &of_one).wait().expect("ends").success());
    assert!(start(two.path(), &of_two).wait().expect("ends").success());
    let whole = [contents(&of_one), contents(&of_two)];
    let room = tempfile::tempdir().expect("room");
    let out = room.path().join("sitio");
    for _ in 0..5 {
        let mut children = [start(one.path(), &out), start(two.path(), &out)];
        let codes: Vec<_> = children
            .iter_mut()
            .map(|it| it.wait().expect("ends").code())
            .collect();
        assert!(codes.contains(&Some(0)), "{codes:?}");
        assert!(
            codes.iter().all(|it| matches!(it, Some(0 | 2))),
            "{codes:?}"
        );
        assert!(whole.contains(&contents(&out)));
    }
}

/// Needs the right to mount, which a build machine has.
#[test]
fn on_a_full_disk_the_former_site_stays() {
    let room = tempfile::tempdir().expect("room");
    let disk = room.path().join("disco");
    fs::create_dir(&disk).expect("folder");
    let mount = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=16m", "tmpfs"])
        .arg(&disk)
        .stderr(Stdio::null())
        .status();
    if !mount.is_ok_and(|it| it.success()) {
        eprintln!("not tried: mounting a small disk is not allowed here");
        return;
    }
    let copy = catalogue();
    let out = disk.join("sitio");
    let out_arg = out.to_str().expect("path").to_owned();
    let built = fichero(copy.path(), &["build", "--out", &out_arg]);
    let before = contents(&out);
    // Every page changes, so the new site needs as much room again: leave half of it.
    let room: usize = before
        .iter()
        .map(|(_, it)| it.len().next_multiple_of(4096))
        .sum();
    let ballast = (16 << 20) - room - room / 2;
    fs::write(disk.join("lastre"), vec![0; ballast]).expect("ballast");
    retitle(copy.path(), "B");
    let refused = fichero(copy.path(), &["build", "--out", &out_arg]);
    let after = contents(&out);
    let left: Vec<_> = fs::read_dir(&disk)
        .expect("disk")
        .filter_map(Result::ok)
        .map(|it| it.file_name())
        .collect();
    assert!(
        Command::new("umount")
            .arg(&disk)
            .status()
            .expect("umount")
            .success()
    );
    assert!(built.status.success(), "{}", stderr(&built));
    assert_eq!(refused.status.code(), Some(2), "{}", stderr(&refused));
    assert!(
        stderr(&refused).contains("no se puede escribir"),
        "{}",
        stderr(&refused)
    );
    assert!(before == after);
    assert!(
        !left.iter().any(|it| it.to_string_lossy().contains("nuevo")),
        "{left:?}"
    );
}
