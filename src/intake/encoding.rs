//! Bytes → text, for files whose program did not say how it stored letters.

/// A text, and the name of its encoding when it is not UTF-8.
pub struct Decoded {
    pub text: String,
    pub from: Option<&'static str>,
}

/// UTF-8 and UTF-16 by their mark, UTF-8 if all bytes are, else Windows-1252: what old
/// spreadsheets write in the whole region. A byte order mark is dropped.
pub fn decode(bytes: &[u8]) -> Decoded {
    let utf16 = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = rest.chunks_exact(2).map(|it| unit([it[0], it[1]]));
        let text = char::decode_utf16(units).map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER));
        text.collect::<String>()
    };
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return Decoded {
            text: utf16(rest, u16::from_le_bytes),
            from: Some("UTF-16"),
        };
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return Decoded {
            text: utf16(rest, u16::from_be_bytes),
            from: Some("UTF-16"),
        };
    }
    let rest = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(rest) {
        Ok(text) => Decoded {
            text: text.to_owned(),
            from: None,
        },
        Err(_) => Decoded {
            text: rest.iter().map(|it| windows_1252(*it)).collect(),
            from: Some("Windows-1252"),
        },
    }
}

/// The bytes 80 to 9F of Windows-1252; five of them mean nothing.
const UPPER: [char; 32] = [
    '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}', 'Ž',
    '\u{FFFD}', '\u{FFFD}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{FFFD}',
    'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => UPPER[usize::from(byte - 0x80)],
        byte => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn letters_arrive_whole_from_any_program() {
        let check = |bytes: &[u8], text: &str, from: Option<&str>| {
            let decoded = decode(bytes);
            assert_eq!((decoded.text.as_str(), decoded.from), (text, from));
        };
        check("ñandú".as_bytes(), "ñandú", None);
        check(b"\xEF\xBB\xBFa\xC3\xB1o", "año", None);
        check(b"a\xF1o \x97 \x93s\xED\x94", "año — “sí”", Some("Windows-1252"));
        check(b"\xFF\xFEa\0\xF1\0", "añ", Some("UTF-16"));
        check(b"\xFE\xFF\0a\0\xF1", "añ", Some("UTF-16"));
    }
}
