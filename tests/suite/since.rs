//! `check --since`: what edits since a revision did that nobody meant, as git knows it.

use crate::support::{copy_of, fichero, git, site, stderr, stdout};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const SEED: &str = "content/sementes/milho.md";

/// A catalogue in a folder of a repository, with a comment in one entry.
fn recorded() -> TempDir {
    let copy = copy_of(&site("sementes"));
    let seed = copy.path().join(SEED);
    let text = fs::read_to_string(&seed).expect("entry");
    let text = text.replacen("nome: ", "# Da casa de exemplo\nnome: ", 1);
    fs::write(seed, text).expect("write");
    git(copy.path(), &["init", "-q", "-b", "main"]);
    record(copy.path());
    copy
}

fn record(root: &Path) {
    git(root, &["add", "-A"]);
    git(root, &["commit", "-q", "-m", "x"]);
}

/// What an editor makes of the entry that rewrites all of it.
fn rewrite(root: &Path) {
    let seed = root.join(SEED);
    let text = fs::read_to_string(&seed).expect("entry");
    let text = text.replacen("# Da casa de exemplo\n", "", 1);
    fs::write(seed, text).expect("write");
}

fn lines(root: &Path, args: &[&str]) -> Vec<String> {
    let output = fichero(root, args);
    assert!(output.status.success(), "{}", stderr(&output));
    stdout(&output).lines().map(str::to_owned).collect()
}

#[test]
fn a_lost_comment_is_an_annotation_on_its_line() {
    let copy = recorded();
    let asked = ["check", "--since", "HEAD", "--format", "github"];
    let before = lines(copy.path(), &asked);
    assert!(!before.iter().any(|it| it.contains("F120")), "{before:?}");
    rewrite(copy.path());
    let told = lines(copy.path(), &asked);
    let told: Vec<_> = told.iter().filter(|it| !before.contains(it)).collect();
    let wanted = format!(
        "::warning file={SEED},line=2,col=1,endLine=2,endColumn=5,title=F120::\
         se perdió el comentario `# Da casa de exemplo`, que estaba en la línea 2. \
         Si nadie quiso quitarlo, vuelva a ponerlo donde estaba."
    );
    assert_eq!(told, [&wanted]);
    // A warning never stops a proposal, unless the house says so.
    let strict = fichero(copy.path(), &["check", "--since", "HEAD", "--strict"]);
    assert_eq!(strict.status.code(), Some(1));
    assert!(stderr(&strict).contains("F120"), "{}", stderr(&strict));
    // Without being asked, nothing is compared.
    let plain = lines(copy.path(), &["check", "--format", "github"]);
    assert_eq!(plain, before);
}

/// What others record in the meantime is theirs: the comparison begins where the work
/// parted from it.
#[test]
fn only_what_this_branch_changed_is_told() {
    let copy = recorded();
    let root = copy.path();
    git(root, &["checkout", "-q", "-b", "ficha"]);
    rewrite(root);
    record(root);
    git(root, &["checkout", "-q", "main"]);
    let other = root.join("content/sementes/fava-branca.md");
    let text = fs::read_to_string(&other).expect("entry");
    fs::write(&other, text.replacen("---\n", "---\n# Nova\n", 1)).expect("write");
    record(root);
    git(root, &["checkout", "-q", "ficha"]);
    let told = lines(root, &["check", "--since", "main", "--format", "json"]);
    let lost: Vec<_> = told.iter().filter(|it| it.contains("F120")).collect();
    assert_eq!(lost.len(), 1, "{lost:?}");
    assert!(lost[0].contains(SEED), "{lost:?}");
}

#[test]
fn a_catalogue_below_its_repository_is_compared_too() {
    let outside = tempfile::tempdir().expect("room");
    let inner = outside.path().join("centro ñ");
    let copy = copy_of(&site("sementes"));
    fs::rename(copy.path(), &inner).expect("moved");
    let seed = inner.join(SEED);
    let text = fs::read_to_string(&seed).expect("entry");
    git(outside.path(), &["init", "-q", "-b", "main"]);
    let with = format!("{}\n<!-- Falta a foto -->\n", text.trim_end());
    fs::write(&seed, with).expect("write");
    record(outside.path());
    fs::write(&seed, text).expect("write");
    let told = lines(&inner, &["check", "--since", "main", "--format", "json"]);
    let lost: Vec<_> = told.iter().filter(|it| it.contains("F120")).collect();
    assert_eq!(lost.len(), 1, "{told:?}");
    assert!(lost[0].contains("<!-- Falta a foto -->"), "{lost:?}");
}

#[test]
fn a_revision_that_is_not_there_is_said() {
    let copy = recorded();
    let none = copy_of(&site("sementes"));
    for (root, revision) in [
        (copy.path(), "nunca"),
        (copy.path(), "--output=x"),
        (copy.path(), ""),
        (none.path(), "HEAD"),
    ] {
        let asked = format!("--since={revision}");
        let output = fichero(root, &["check", &asked]);
        assert_eq!(output.status.code(), Some(2), "{revision}");
        let said = stderr(&output);
        let wanted = format!("git no conoce aquí la versión `{revision}`");
        assert!(said.contains(&wanted), "{said}");
    }
}
