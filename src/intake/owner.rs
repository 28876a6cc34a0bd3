//! Which field or section of an entry's text a byte belongs to.

use crate::schema::Collection;

/// What stands there.
#[derive(Debug, PartialEq, Eq)]
pub enum Owner {
    /// By position in the collection.
    Field(usize),
    /// By id.
    Section(String),
    /// The file as a whole.
    Whole,
}

/// By the last line before it that begins a field or a section. Only whom a problem is
/// told of depends on it.
pub fn of(collection: &Collection, text: &str, byte: usize) -> Owner {
    let mut owner = Owner::Whole;
    let (mut at, mut fences) = (0, 0);
    for line in text.split_inclusive('\n') {
        if at > byte {
            break;
        }
        let start = line.trim_start_matches('\u{FEFF}').trim_end();
        if start == "---" && fences < 2 {
            fences += 1;
            owner = Owner::Whole;
        } else if fences == 1 {
            let key = start.split_once(':').map(|(key, _)| key);
            let field = key.and_then(|it| collection.field(it));
            owner = field.map_or(owner, |(at, _)| Owner::Field(at));
        } else if let Some(title) = start.strip_prefix("## ") {
            // A title that is not known stands in the section before it.
            let section = collection.section_titled(title.trim());
            owner = section.map_or(owner, |it| Owner::Section(it.id.clone()));
        }
        at += line.len();
    }
    owner
}
