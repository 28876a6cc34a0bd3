//! Any bytes as the data of an entry: no panic, and every problem stands in the file.
#![no_main]

use fichero::source::{Source, read_yaml};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let source = Source::new("x.yaml", bytes.to_vec());
    let mut diags = Vec::new();
    let root = read_yaml(&source, 0..bytes.len(), &mut diags);
    if let Some(root) = root {
        assert!(root.span.end <= bytes.len());
    }
    for diag in diags {
        let place = diag.place.expect("a fault in a file has a place");
        assert!(place.bytes.0 <= bytes.len());
    }
});
