//! A warm build equals a cold one, whatever was edited before; and it does only
//! the work the edit asks for.

use crate::support::{files_of, problems, project, site};
use fichero::build::{Build, Memo, Options, build, page};
use fichero::source::Files;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn cold(files: &Files) -> Build {
    build(files, &Options::default(), &mut Memo::default()).expect("built")
}

/// One thing somebody does to a catalogue.
#[derive(Debug, Clone)]
enum Edit {
    /// Replaces a word everywhere in a file.
    Replace(usize, &'static str, &'static str),
    Append(usize, &'static str),
    Remove(usize),
    Restore,
}

fn edit() -> impl Strategy<Value = Edit> {
    let words = prop::sample::select(vec![
        ("exemplo", "amostra"),
        ("fava", "milho"),
        ("planta: ", "plantaa: "),
        ("Fava", "Favona"),
        ("guardada", "plantada"),
        ("---", "--"),
        ("page_size = 2", "page_size = 1"),
    ]);
    let lines = prop::sample::select(vec![
        "\nMais uma linha.\n",
        "\n[morto](morto.md)\n",
        "\n## Cuidados\n\n### Outro\n\nSim.\n",
        "# comentário\n",
    ]);
    prop_oneof![
        4 => (any::<usize>(), words).prop_map(|(at, (from, to))| Edit::Replace(at, from, to)),
        3 => (any::<usize>(), lines).prop_map(|(at, line)| Edit::Append(at, line)),
        1 => any::<usize>().prop_map(Edit::Remove),
        2 => Just(Edit::Restore),
    ]
}

fn apply(edit: &Edit, files: &mut Files, original: &Files) {
    let paths: Vec<String> = files
        .iter()
        .filter(|it| it.text().is_ok())
        .map(|it| it.path.to_string())
        .collect();
    let text = |files: &Files, path: &str| {
        let source = files.get(path).expect("the path is in the list");
        source.text().expect("only texts are listed").to_owned()
    };
    match edit {
        Edit::Restore => *files = original.clone(),
        _ if paths.is_empty() => {}
        Edit::Replace(at, from, to) => {
            let path = &paths[at % paths.len()];
            let changed = text(files, path).replace(from, to);
            files.insert_text(path, &changed);
        }
        Edit::Append(at, line) => {
            let path = &paths[at % paths.len()];
            let changed = format!("{}{line}", text(files, path));
            files.insert_text(path, &changed);
        }
        Edit::Remove(at) => files.remove(&paths[at % paths.len()]),
    }
}

proptest! {
    // A fixed seed: the gate says the same of the same tree; fuzzing explores.
    #![proptest_config(ProptestConfig { cases: 24, rng_seed: RngSeed::Fixed(2016), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn warm_equals_cold_under_random_edits(edits in prop::collection::vec(edit(), 1..8)) {
        let original = files_of(&site("sementes"));
        let mut files = original.clone();
        let mut memo = Memo::default();
        build(&files, &Options::default(), &mut memo).expect("built");
        for edit in &edits {
            apply(edit, &mut files, &original);
            let warm = build(&files, &Options::default(), &mut memo).expect("built");
            let cold = cold(&files);
            prop_assert_eq!(&warm.outputs, &cold.outputs);
            prop_assert_eq!(&warm.diags, &cold.diags);
        }
    }
}

#[test]
fn one_edit_reads_one_entry_and_renders_what_shows_it() {
    let mut files = files_of(&project());
    let mut memo = Memo::default();
    let first = build(&files, &Options::default(), &mut memo).expect("built");
    assert_eq!(problems(&first), [] as [&fichero::diag::Diag; 0]);
    assert_eq!(first.pages_rendered, first.pages);
    let path = "content/fichas/taquile.md";
    let text = files
        .get(path)
        .expect("ficha")
        .text()
        .expect("text")
        .to_owned();
    files.insert_text(path, &format!("{text}\nUna línea más.\n"));
    let second = build(&files, &Options::default(), &mut memo).expect("built");
    // The explorer of each language names the search index, which has new words.
    let explorers = if cfg!(feature = "search") { 3 } else { 0 };
    // The page of each language where the catalogue is kept weighs every file.
    let keepers = 3;
    let made = (second.entries_read, second.pages_rendered);
    assert_eq!(made, (1, 1 + explorers + keepers));
    let third = build(&files, &Options::default(), &mut memo).expect("built");
    assert_eq!((third.entries_read, third.pages_rendered), (0, 0));
}

/// What somebody types is checked among the rest, and its page shown, many times between
/// two builds: each reads the one text, and the next build is as warm as before.
#[test]
fn a_text_that_is_typed_is_all_that_is_read() {
    let files = files_of(&project());
    let mut memo = Memo::default();
    let built = build(&files, &Options::default(), &mut memo).expect("built");
    let path = "content/fichas/taquile.md";
    let text = files.get(path).expect("ficha").text().expect("text");
    let checking = Options {
        check_only: true,
        ..Options::default()
    };
    for typed in ["Una", "Dos"] {
        let mut edited = files.clone();
        edited.insert_text(path, &format!("{text}\n{typed} línea más.\n"));
        let checked = build(&edited, &checking, &mut memo).expect("checked");
        assert_eq!((checked.entries_read, checked.pages_rendered), (1, 0));
        let shown = page(&edited, &Options::default(), &mut memo, path).expect("a page");
        let shown = String::from_utf8(shown).expect("text");
        assert!(shown.contains(&format!("{typed} línea más.")));
    }
    let again = build(&files, &Options::default(), &mut memo).expect("built");
    assert_eq!(again.outputs, built.outputs);
    let made = (
        again.entries_read,
        again.pages_rendered,
        again.pictures_made,
    );
    assert_eq!(made, (1, 0, 0));
}

#[test]
fn a_build_with_errors_has_no_outputs() {
    let mut files = files_of(&project());
    files.insert_text("content/fichas/rota.md", "---\ntitulo: x\n---\n");
    let built = cold(&files);
    assert!(built.has_errors());
    assert!(built.outputs.is_empty());
}
