//! How often one random slip of the hand leads to the word that was meant:
//! `cargo bench --bench repair -- CATALOGUE…`, folders with a `site.toml`.
//!
//! Words are drawn as people write them: from the running text of random entries, five
//! letters or more, no grammar. A slip that makes another word of the catalogue is one
//! no reader can see, and is drawn again.

#[path = "common/dice.rs"]
mod dice;

use anyhow::{Context, Result};
use dice::Dice;
use fichero::build::{self, Memo};
use fichero::catalogue::search::{Query, SearchIndex, fold, words};
use fichero::catalogue::{Catalogue, Shelf};
use fichero::disk;
use fichero::render::index::{Ask, Reader, write};
use fichero::schema::{INDEX, Overrides, read_schema};
use fichero::views::{Listing, main_shelf};
use std::path::Path;

const SLIPS: usize = 2000;
const SHORTEST: usize = 5;

fn main() -> Result<()> {
    for root in std::env::args().skip(1).filter(|it| !it.starts_with("--")) {
        measure(Path::new(&root))?;
    }
    Ok(())
}

fn measure(root: &Path) -> Result<()> {
    let (files, _) = disk::read_files(root)?;
    let (schema, _) = read_schema(&files, &Overrides::default());
    let schema = schema.context("site.toml")?;
    let entries = build::read_entries(&schema, &files, &mut Memo::default(), &mut Vec::new());
    let (catalogue, _) = Catalogue::new(&schema, &files, &entries);
    let shelf = main_shelf(&catalogue).context("a shelf")?;
    let index = SearchIndex::new(&schema, shelf)?;
    let (head, parts) = write(&index, &Listing::new(&catalogue, shelf), INDEX);
    let reader = Reader::open(&head, &parts).context("an index")?;
    let mut dice = Dice(1);
    let (mut right, mut wrong) = (0, Vec::new());
    while right + wrong.len() < SLIPS {
        let Some((meant, typed)) = slip(shelf, &index, &mut dice) else {
            continue;
        };
        let ask = Ask {
            query: Query::parse(&format!("{typed} ")),
            ..Ask::default()
        };
        let answer = reader.ask(&ask, &|_| String::new());
        let used = answer.repairs.first().map_or(&typed, |it| &it.used);
        let stems = |word: &str| index.surfaces.get(word).map(|it| &it.stems);
        let same = stems(used)
            .zip(stems(&meant))
            .is_some_and(|(a, b)| !a.is_disjoint(b));
        // A slip in an ending may make another form of the same word.
        let inflected = || {
            let ask = Ask {
                query: Query::parse(&format!("{meant} ")),
                ..Ask::default()
            };
            reader.ask(&ask, &|_| String::new()).hits == answer.hits
        };
        match same || inflected() {
            true => right += 1,
            false => wrong.push(format!("{meant}: {typed} → {used}")),
        }
    }
    let percent = 100.0 * right as f64 / SLIPS as f64;
    println!(
        "{} entries: {percent:.1} % of {SLIPS} slips mended",
        shelf.entries.len()
    );
    for it in wrong.iter().take(12) {
        println!("  {it}");
    }
    Ok(())
}

/// A word of some entry, and the same word with one slip that makes no other word.
fn slip(shelf: &Shelf, index: &SearchIndex, dice: &mut Dice) -> Option<(String, String)> {
    let entry = shelf.entries[dice.below(shelf.entries.len())];
    let part = entry
        .body
        .parts
        .get(dice.below(entry.body.parts.len().max(1)))?;
    let all: Vec<&str> = words(&part.text).collect();
    let meant = fold(all.get(dice.below(all.len().max(1)))?);
    let told = index.surfaces.get(&meant).filter(|it| !it.grammar)?;
    let long = meant.chars().count() >= SHORTEST && meant.chars().all(char::is_alphabetic);
    if !long || told.stems.is_empty() {
        return None;
    }
    let typed = mistyped(dice, &meant);
    (!index.surfaces.contains_key(&typed)).then_some((meant, typed))
}

fn mistyped(dice: &mut Dice, word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = dice.below(letters.len());
    let letter = char::from(b'a' + dice.below(26) as u8);
    match dice.below(4) {
        0 => {
            letters.remove(at);
        }
        1 => letters.insert(at, letter),
        2 => letters[at] = letter,
        _ => {
            let at = at.min(letters.len() - 2);
            letters.swap(at, at + 1);
        }
    }
    letters.into_iter().collect()
}
