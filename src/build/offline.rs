//! What may be kept without a connection, now that all pages are bytes.
//!
//! Comes in: the pages where that is chosen, the outputs. Goes out: how much each part
//! weighs, and the lists of their files, which the script that keeps them reads.

use super::{Memo, Outputs};
use crate::schema::{KEPT, Site};
use crate::views::{Offline, Part, PartKind};
use flate2::Compression;
use flate2::write::GzEncoder;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

/// Compressed bytes up to which a catalogue is kept whole: a few photographs' worth, two
/// minutes of a slow line. Beyond, people choose.
const WHOLE: usize = 5_000_000;

/// How hard to compress for a weight: within three in a hundred of what hosts send, in
/// two thirds of their time.
const LEVEL: Compression = Compression::new(4);

/// Assets without which pages do not look or work as they should.
const NEEDED: [&str; 3] = [".css", ".js", ".svg"];

/// What every part of every language takes from.
pub(super) struct Shared {
    /// Path in the site → what it weighs.
    weights: BTreeMap<String, Weight>,
    assets: BTreeSet<String>,
    index: BTreeSet<String>,
}

/// A file as the list of its part tells it.
struct Weight {
    /// Compressed.
    bytes: usize,
    /// Of what it holds: a file is the same while this is.
    mark: String,
}

impl Shared {
    /// Weighs every file that some part names, but those weighed before.
    pub fn new<'p>(
        pages: impl Iterator<Item = &'p Offline>,
        assets: impl Iterator<Item = String>,
        index: impl Iterator<Item = String>,
        outputs: &Outputs,
        memo: &mut Memo,
    ) -> Shared {
        let needed = |it: &String| NEEDED.iter().any(|ending| it.ends_with(ending));
        let assets: BTreeSet<String> = assets.filter(needed).collect();
        let index: BTreeSet<String> = index.collect();
        let named = pages.flat_map(|it| &it.parts).flat_map(|it| &it.files);
        let all: BTreeSet<&String> = named.chain(&assets).chain(&index).collect();
        let known: &Memo = memo;
        let weighed: Vec<_> = all
            .into_par_iter()
            .filter_map(|path| {
                let bytes = outputs.get(path)?;
                let hash = blake3::hash(bytes);
                let weight = known.weights.get(&hash).unwrap_or_else(|| weigh(bytes));
                Some((path, hash, weight))
            })
            .collect();
        let mut weights = BTreeMap::new();
        for (path, hash, bytes) in weighed {
            memo.weights.keep(hash, bytes);
            let mark = hash.to_hex()[..8].to_owned();
            weights.insert(path.clone(), Weight { bytes, mark });
        }
        Shared {
            weights,
            assets,
            index,
        }
    }

    /// Says on the page what its parts weigh; gives the lists of their files.
    pub fn fill(&self, site: &Site, page: &mut Offline) -> Vec<(String, Vec<u8>)> {
        for part in &mut page.parts {
            match part.kind {
                PartKind::Base => part.files.extend(self.assets.iter().cloned()),
                PartKind::Search => part.files.extend(self.index.iter().cloned()),
                PartKind::Rest | PartKind::Term => {}
            }
            part.files.retain(|it| self.weights.contains_key(it));
        }
        page.parts.retain(|it| !it.files.is_empty());
        let bytes = |part: &Part| part.files.iter().map(|it| self.weights[it].bytes).sum();
        let once = page.parts.iter().filter(|it| it.kind != PartKind::Term);
        let all: usize = once.map(bytes).sum();
        let terms = page.parts.iter().any(|it| it.kind == PartKind::Term);
        page.whole = all <= WHOLE || !terms;
        let left_out = match page.whole {
            true => PartKind::Term,
            false => PartKind::Rest,
        };
        page.parts.retain(|it| it.kind != left_out);
        page.size = size(kilobytes(all));
        page.files = page.parts.iter().map(|it| it.files.len()).sum();
        let mut lists = Vec::new();
        for part in &mut page.parts {
            let list = self.list(&part.files);
            let path = format!("{KEPT}/{}.json", &blake3::hash(&list).to_hex()[..8]);
            part.kilobytes = kilobytes(bytes(part));
            part.size = size(part.kilobytes);
            part.list = site.href(&path);
            lists.push((path, list));
        }
        lists
    }

    /// Each file as `[path, bytes, mark]`.
    fn list(&self, files: &BTreeSet<String>) -> Vec<u8> {
        let rows = files.iter().map(|path| {
            let Weight { bytes, mark } = &self.weights[path];
            format!("[{},{bytes},\"{mark}\"]", serde_json::json!(path))
        });
        format!("[{}]\n", rows.collect::<Vec<_>>().join(",\n")).into_bytes()
    }
}

/// What a host sends of it, or a little less: the fastest compression says enough.
fn weigh(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), LEVEL);
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.map_or(bytes.len(), |it| it.len())
}

/// In thousands, as telephones and their sellers count; never less than there is.
fn kilobytes(bytes: usize) -> usize {
    bytes.div_ceil(1000)
}

/// For people, who count in millions from ten of them on. `js/offline.js` does the same.
fn size(kilobytes: usize) -> String {
    match kilobytes {
        0..10_000 => format!("{kilobytes} KB"),
        _ => format!("{} MB", kilobytes.div_ceil(1000)),
    }
}
