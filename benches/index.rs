//! What the search index takes beside everything else: `cargo bench --bench index --
//! CATALOGUE [OUT]`. Prints seconds of each step and what is written; with OUT, leaves
//! the files there.

use anyhow::{Context, Result};
use fichero::build::{self, Memo};
use fichero::catalogue::Catalogue;
use fichero::catalogue::search::{SearchIndex, related};
use fichero::disk;
use fichero::render::index::write;
use fichero::schema::{INDEX, Overrides, read_schema};
use fichero::views::{Listing, main_shelf};
use std::path::Path;
use std::time::Instant;

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args()
        .skip(1)
        .filter(|it| !it.starts_with("--"))
        .collect();
    let root = args.first().context("a catalogue")?;
    let (files, _) = disk::read_files(Path::new(root))?;
    let (schema, _) = read_schema(&files, &Overrides::default());
    let schema = schema.context("site.toml")?;
    let entries = timed("reading", || {
        build::read_entries(&schema, &files, &mut Memo::default(), &mut Vec::new())
    });
    let (catalogue, _) = timed("catalogue", || Catalogue::new(&schema, &files, &entries));
    let shelf = main_shelf(&catalogue).context("a shelf")?;
    let index = timed("indexing", || SearchIndex::new(&schema, shelf))?;
    let listing = timed("listing", || Listing::new(&catalogue, shelf));
    let (_, parts) = timed("writing", || write(&index, &listing, INDEX));
    timed("near entries", || related(shelf, &index, 4));
    let bytes: usize = parts.iter().map(|(_, it)| it.len()).sum();
    println!(
        "{} entries: {} files, {bytes} bytes",
        entries.len(),
        parts.len()
    );
    if let Some(out) = args.get(1) {
        for (path, bytes) in parts {
            let path = Path::new(out).join(path);
            std::fs::create_dir_all(path.parent().context("a folder")?)?;
            std::fs::write(path, bytes)?;
        }
    }
    Ok(())
}

fn timed<T>(step: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    println!("{step:<14} {:.2} s", start.elapsed().as_secs_f64());
    done
}
