//! What several tests need: catalogues on disk, in memory, and the program.

use fichero::build::Build;
use fichero::diag::{Diag, codes::Severity};
use fichero::disk;
use fichero::source::Files;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use walkdir::WalkDir;

/// The project itself: the first catalogue.
pub fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A small catalogue under `tests/sites`.
pub fn site(name: &str) -> PathBuf {
    project().join("tests/sites").join(name)
}

/// The inputs of a catalogue, in memory.
pub fn files_of(root: &Path) -> Files {
    let (files, diags) = disk::read_files(root).expect("the catalogue can be read");
    assert_eq!(diags, []);
    files
}

/// The Centro's own schema with two fichas: this one, and one that is right.
pub fn beside_right(path: &str, text: &str) -> Files {
    let mut files = files_of(&project());
    let fichas: Vec<String> = files
        .under("content/fichas")
        .map(|it| it.path.to_string())
        .collect();
    fichas.iter().for_each(|it| files.remove(it));
    let right = include_str!("../check/ficha-correcta.md");
    files.insert_text("content/fichas/ficha-correcta.md", right);
    files.insert_text(path, text);
    files
}

/// A copy of a catalogue's inputs that a test may change.
pub fn copy_of(root: &Path) -> tempfile::TempDir {
    let copy = tempfile::tempdir().expect("there is room for a copy");
    for source in files_of(root).iter() {
        let path = copy.path().join(&*source.path);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("folder");
        fs::write(path, source.bytes()).expect("file");
    }
    copy
}

/// Runs the program in a catalogue, in Spanish and without colours.
pub fn fichero(root: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_fichero"))
        .arg("--root")
        .arg(root)
        .args(args)
        .env("FICHERO_LANG", "es")
        .output()
        .expect("the program runs")
}

/// Records with git, the same whoever runs it and wherever.
pub fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "core.hooksPath="]);
    for who in ["AUTHOR", "COMMITTER"] {
        command
            .env(format!("GIT_{who}_NAME"), "Pessoa de Exemplo")
            .env(format!("GIT_{who}_EMAIL"), "p@exemplo.org")
            .env(format!("GIT_{who}_DATE"), "2016-11-30T23:30:00-0400");
    }
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        command.env_remove(name);
    }
    let status = command.args(arguments).status().expect("git is there");
    assert!(status.success(), "{arguments:?}");
}

/// Errors and warnings of a build; questions to authors are none.
pub fn problems(built: &Build) -> Vec<&Diag> {
    let diags = built.diags.iter();
    diags.filter(|it| it.severity() != Severity::Hint).collect()
}

/// The text of one file of a built site.
pub fn page_of<'a>(built: &'a Build, path: &str) -> &'a str {
    let bytes = built.outputs.get(path);
    let bytes = bytes.unwrap_or_else(|| panic!("no {path}"));
    std::str::from_utf8(bytes).expect("text")
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Every file of a folder with its bytes.
pub fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let walk = WalkDir::new(folder).sort_by_file_name();
    let files = walk
        .into_iter()
        .filter_map(Result::ok)
        .filter(|it| it.file_type().is_file());
    files
        .map(|it| {
            let path = it.path().strip_prefix(folder).expect("below the folder");
            let bytes = fs::read(it.path()).expect("file");
            (path.to_string_lossy().into_owned(), bytes)
        })
        .collect()
}
