//! Characters that nobody sees: why each is refused, wherever it is met.

use crate::diag::codes::{self, Code};

/// Why a text may not have the character; nothing for those it may.
pub fn code_of(character: char) -> Option<&'static Code> {
    match character {
        '\t' | '\n' | '\r' => None,
        '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => {
            Some(&codes::CONTROL_CHARACTER)
        }
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Some(&codes::BIDI_CONTROL),
        _ => None,
    }
}
