//! Any bytes as a ficha of the Centro, through the whole check, in all languages.
#![no_main]

use fichero::build::{Memo, Options, build};
use fichero::diag::Language;
use fichero::source::{Files, Source};
use fichero::{disk, report};
use libfuzzer_sys::fuzz_target;
use std::path::Path;
use std::sync::LazyLock;

static CENTRO: LazyLock<Files> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let (mut files, _) = disk::read_files(&root).expect("the project's own catalogue");
    let entries: Vec<String> = files.under("content/fichas").map(|it| it.path.to_string()).collect();
    entries.iter().for_each(|it| files.remove(it));
    files
});

fuzz_target!(|bytes: &[u8]| {
    let mut files = CENTRO.clone();
    files.insert(Source::new("content/fichas/x.md", bytes.to_vec()));
    let options = Options {
        check_only: true,
        ..Options::default()
    };
    let built = build(&files, &options, &mut Memo::default()).expect("built");
    for language in Language::ALL {
        report::human(&built.diags, &files, language, false);
    }
    report::json(&built.diags, Language::Es);
    report::sarif(&built.diags, Language::Es);
    report::github(&built.diags, Language::Es);
});
