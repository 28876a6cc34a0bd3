//! Characters that cannot be seen, and marks that a merge left behind: looked for
//! before anything is understood.

use crate::diag::{Diag, codes};
use crate::source::{Source, code_of};

/// Said of one file at most this many times: a file of noise needs no more.
const MOST: usize = 20;

/// Says what is wrong; false when the text is two versions at once and reading it
/// would only repeat that.
pub(super) fn check(source: &Source, text: &str, diags: &mut Vec<Diag>) -> bool {
    let bytes = text.bytes().enumerate();
    let odd = bytes
        .filter(|(_, it)| may_begin_odd(*it))
        .filter_map(|(at, _)| {
            let character = text[at..].chars().next()?;
            Some((at, character, code_of(character)?))
        });
    // The byte order mark at the start is an editor's habit, and harmless.
    let odd = odd.filter(|(at, it, _)| !(*at == 0 && *it == '\u{FEFF}'));
    for (at, character, code) in odd.take(MOST) {
        let place = source.place(at..at + character.len_utf8());
        let name = format!("U+{:04X}", u32::from(character));
        diags.push(Diag::new(code, place).with("character", name));
    }
    !merge_marks(source, text, diags)
}

/// The first bytes of the characters below: decoding every letter costs more than
/// all other checks of a text.
fn may_begin_odd(byte: u8) -> bool {
    let control = byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r');
    control || matches!(byte, 0x7F | 0xC2 | 0xE2 | 0xEF)
}

fn merge_marks(source: &Source, text: &str, diags: &mut Vec<Diag>) -> bool {
    if !text.contains("<<<<<<< ") && !text.contains(">>>>>>> ") {
        return false;
    }
    let before = diags.len();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let mark = line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ");
        if mark && diags.len() < before + MOST {
            let place = source.place(at..at + line.trim_end().len());
            diags.push(Diag::new(&codes::MERGE_MARK, place));
        }
        at += line.len();
    }
    diags.len() > before
}
