//! Comments of a YAML text: who edits by hand writes to the next one there.

use super::Source;
use granit_parser::{Event, Parser};
use std::ops::Range;

/// The bytes of every comment standing in `span` of the source, `#` included; up to
/// the first thing that is not YAML.
pub fn yaml_comments(source: &Source, span: Range<usize>) -> Vec<Range<usize>> {
    let text = source.text().ok().and_then(|it| it.get(span.clone()));
    let mut out = Vec::new();
    let mut parser = Parser::new_from_str(text.unwrap_or_default());
    while let Some(Ok((event, place))) = parser.next_event() {
        if let (Event::Comment(..), Some(bytes)) = (event, place.byte_range()) {
            out.push(span.start + bytes.start..span.start + bytes.end);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::yaml_comments;
    use crate::source::Source;

    #[test]
    fn comments_are_found_wherever_they_stand() {
        let text =
            "# uno\na: 1 # dós\nb: \"# no\"\nc:\n  # tres\n  - x # cuatro\nd: a#no\ne: |\n  # no\n";
        let source = Source::new("a.md", text.as_bytes().to_vec());
        let found = yaml_comments(&source, 0..text.len()).into_iter();
        let found: Vec<&str> = found.map(|it| &text[it]).collect();
        assert_eq!(found, ["# uno", "# dós", "# tres", "# cuatro"]);
    }
}
