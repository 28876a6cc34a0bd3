//! What `disk::record` makes of a saved text in repositories of all kinds.

use fichero::diag::{Language, Trouble};
use fichero::disk::{self, Recorded, Saved};
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;
use std::process::Command;
use tempfile::TempDir;

const FILE: &str = "content/fichas/riego.md";
const BRANCH: &str = "ficha/riego";

struct Repository(TempDir);

impl Repository {
    /// One commit with the file in it, below a folder or not.
    fn with(folder: &str) -> Repository {
        let repository = Repository::empty();
        repository.write(&format!("{folder}{FILE}"), "uno\ndos\n");
        repository.write("LEEME", "uno\n");
        repository.commit();
        repository
    }

    fn empty() -> Repository {
        let repository = Repository(tempfile::tempdir().expect("room"));
        repository.git(&["init", "-q", "-b", "main"]);
        repository.git(&["config", "user.name", "Nadie"]);
        repository.git(&["config", "user.email", "nadie@example.org"]);
        repository
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folder");
        fs::write(path, text).expect("file");
    }

    fn commit(&self) {
        self.git(&["add", "."]);
        self.git(&["commit", "-q", "-m", "Comienza"]);
    }

    fn git(&self, args: &[&str]) -> String {
        let mut command = Command::new("git");
        command.arg("-C").arg(self.0.path()).args(args);
        let output = command.output().expect("git runs");
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{args:?}: {complaint}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    fn save(&self, folder: &str, text: &str) -> Result<Recorded, Trouble> {
        self.write(&format!("{folder}{FILE}"), text);
        let saved = Saved {
            path: FILE,
            bytes: text.as_bytes(),
            branch: BRANCH,
            message: "Corrige",
        };
        disk::record(&self.path(folder), &saved)
    }

    /// A refusal, in words that hold these, and no branch.
    fn check_refused(&self, words: &str) {
        let trouble = self.save("", "uno\ntres\n").expect_err("a refusal");
        let said = trouble.message(Language::Es);
        assert!(said.contains(words), "{said}");
        assert_eq!(
            self.git(&["for-each-ref", "--format=%(refname)"]),
            "refs/heads/main\n"
        );
    }

    fn changed(&self) -> String {
        self.git(&["diff", "--numstat", "main", BRANCH])
    }
}

fn is_commit(recorded: Result<Recorded, Trouble>) -> bool {
    matches!(recorded, Ok(Recorded::Commit { .. }))
}

#[test]
fn a_catalogue_may_stand_below_a_repository() {
    let repository = Repository::with("sitio/");
    assert!(is_commit(repository.save("sitio/", "uno\ntres\n")));
    assert_eq!(repository.changed(), format!("1\t1\tsitio/{FILE}\n"));
    let again = repository
        .save("sitio/", "uno\ntres\n")
        .expect("no trouble");
    assert_eq!(again, Recorded::Already);
}

#[test]
fn the_first_commit_of_all_holds_the_file_alone() {
    let repository = Repository::empty();
    repository.write("LEEME", "uno\n");
    assert!(is_commit(repository.save("", "uno\n")));
    let held = repository.git(&["ls-tree", "-r", "--name-only", BRANCH]);
    assert_eq!(held, format!("{FILE}\n"));
}

#[test]
fn lines_end_in_the_repository_as_it_says() {
    let repository = Repository::with("");
    repository.write(".gitattributes", "* text=auto\n");
    repository.commit();
    assert!(is_commit(repository.save("", "uno\r\ntres\r\n")));
    assert_eq!(repository.changed(), format!("1\t1\t{FILE}\n"));
}

#[test]
fn modes_and_strange_neighbours_stay() {
    let repository = Repository::with("");
    let strange = OsStr::from_bytes(b"content/fichas/\xff\n\t.md");
    fs::write(repository.0.path().join(strange), "x").expect("file");
    symlink("riego.md", repository.path("content/fichas/otra.md")).expect("a link");
    let runnable = fs::Permissions::from_mode(0o755);
    fs::set_permissions(repository.path(FILE), runnable).expect("a file");
    repository.commit();
    assert!(is_commit(repository.save("", "uno\ntres\n")));
    assert_eq!(repository.changed(), format!("1\t1\t{FILE}\n"));
    assert_eq!(repository.git(&["fsck", "--strict"]), "");
    let mode = repository.git(&["ls-tree", BRANCH, FILE]);
    assert!(mode.starts_with("100755 blob"), "{mode}");
}

#[test]
fn what_would_run_a_program_is_refused() {
    let repository = Repository::with("");
    let canary = repository.path("canario");
    let clean = format!("touch {}", canary.display());
    repository.git(&["config", "filter.x.clean", &clean]);
    repository.write(".gitattributes", "*.md filter=x\n");
    repository.git(&["-c", "filter.x.clean=cat", "add", "."]);
    repository.git(&["-c", "filter.x.clean=cat", "commit", "-q", "-m", "Filtra"]);
    let _ = fs::remove_file(&canary);
    repository.check_refused("pasa por un programa");
    assert!(!canary.exists());
}

#[test]
fn what_the_repository_does_not_keep_is_not_forced_into_it() {
    let repository = Repository::empty();
    repository.write(".gitignore", "content/\n");
    repository.commit();
    repository.check_refused(".gitignore");
}

#[test]
fn a_branch_open_elsewhere_is_left_alone() {
    let repository = Repository::with("");
    assert!(is_commit(repository.save("", "uno\ntres\n")));
    let beside = tempfile::tempdir().expect("room");
    let beside = beside.path().join("otra");
    repository.git(&["worktree", "add", "-q", &beside.to_string_lossy(), BRANCH]);
    let before = repository.git(&["rev-parse", BRANCH]);
    let trouble = repository.save("", "uno\ncuatro\n").expect_err("a refusal");
    assert!(trouble.message(Language::Es).contains("otra carpeta"));
    assert_eq!(repository.git(&["rev-parse", BRANCH]), before);
}

#[test]
fn another_thing_in_the_place_of_the_file_is_not_replaced() {
    let repository = Repository::with("");
    repository.git(&["rm", "-q", "-r", "content"]);
    symlink("/tmp", repository.path("content")).expect("a link");
    repository.commit();
    fs::remove_file(repository.path("content")).expect("a link");
    repository.check_refused("hay otra cosa");
}

#[test]
fn without_a_repository_nothing_is_recorded() {
    let folder = tempfile::tempdir().expect("room");
    let saved = Saved {
        path: FILE,
        bytes: b"uno",
        branch: BRANCH,
        message: "Corrige",
    };
    let recorded = disk::record(folder.path(), &saved).expect("no trouble");
    assert_eq!(recorded, Recorded::Nowhere);
}
