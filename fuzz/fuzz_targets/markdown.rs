//! Any bytes as the body of an entry: no panic, nothing live, no growth.
#![no_main]

use fichero::content::read_entry;
use fichero::schema::{Overrides, Schema, read_schema};
use fichero::source::{Files, Source};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    let mut files = Files::default();
    let toml = "[site]\ntitle = \"x\"\nlanguage = \"es\"\nbase_url = \"https://ejemplo.org/\"\n\
        [collections.c]\nlabel = \"c\"\ntitle = \"t\"\n\
        [[collections.c.fields]]\nname = \"t\"\nkind = \"text\"\nlabel = \"t\"\n\
        [[collections.c.sections]]\nid = \"s\"\ntitle = \"Aprendizajes\"\nitems = true\n";
    files.insert_text("site.toml", toml);
    let (schema, diags) = read_schema(&files, &Overrides::default());
    schema.unwrap_or_else(|| panic!("{diags:?}"))
});

fuzz_target!(|bytes: &[u8]| {
    let text = [b"---\nt: x\n---\n", bytes].concat();
    let source = Source::new("content/c/x.md", text);
    let (entry, diags) = read_entry(&SCHEMA, &source);
    let Some(entry) = entry else {
        return;
    };
    let html: String = entry.body.parts.iter().map(|it| it.html.as_str()).collect();
    // `<` of the author's is escaped: every tag here is one that was made for it.
    let lower = html.to_ascii_lowercase();
    for tag in lower.split('<').skip(1).filter_map(|it| it.split('>').next()) {
        let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap_or_default();
        assert!(!["script", "style", "iframe", "form", "base", "meta"].contains(&name), "{html}");
        let mut values = tag.split('"').skip(1).step_by(2);
        let live = ["javascript:", "data:", "vbscript:"];
        let address = tag.contains("href=") || tag.contains("src=");
        let first = values.next().unwrap_or_default();
        assert!(!(address && live.iter().any(|it| first.starts_with(it))), "{html}");
        // Quotes in values are escaped: every second piece is a value.
        let names: String = tag.split('"').step_by(2).collect();
        assert!(!names.contains(" on"), "{html}");
    }
    let grown = html.len() > 16 * 1024 && html.len() > 21 * bytes.len();
    assert!(!grown || diags.iter().any(|it| it.is_error()), "{} {}", html.len(), bytes.len());
});
