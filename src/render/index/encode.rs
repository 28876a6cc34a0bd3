//! Numbers and texts as printable characters: any host compresses and serves them as
//! text, nothing on the way changes them, and a script reads them without decoding.
//!
//! A number is written in base 47, lowest digit first. A digit is one of the 94
//! printable ASCII characters from `!`: the first 47 end a number, the others say
//! that more digits follow. A text is its length in UTF-16 units, which is how
//! scripts count, and its characters.

/// First character of the alphabet.
const FIRST: u8 = b'!';
/// The base, and half of the alphabet.
const BASE: u64 = 47;

/// Writes numbers and texts behind one another.
#[derive(Default)]
pub struct Writer {
    text: String,
    units: usize,
}

impl Writer {
    pub fn number(&mut self, number: usize) {
        let mut rest = number as u64;
        while rest >= BASE {
            self.digit(rest % BASE + BASE);
            rest /= BASE;
        }
        self.digit(rest);
    }

    fn digit(&mut self, digit: u64) {
        self.text.push(char::from(FIRST + digit as u8));
        self.units += 1;
    }

    pub fn text(&mut self, text: &str) {
        self.number(text.encode_utf16().count());
        self.push(text);
    }

    /// Numbers that grow: the first, then each one's distance from the last, less one.
    pub fn growing(&mut self, numbers: impl IntoIterator<Item = u32>) {
        let mut next = 0;
        for number in numbers {
            self.number((number - next) as usize);
            next = number + 1;
        }
    }

    /// What another writer wrote.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.units += text.encode_utf16().count();
    }

    /// Length so far in UTF-16 units.
    pub fn units(&self) -> usize {
        self.units
    }

    pub fn finish(self) -> String {
        self.text
    }
}

/// Reads what `Writer` wrote. Past the end, or where something else stands, it reads
/// zeros and empty texts, and says so at the end.
pub struct Reader<'a> {
    rest: &'a str,
    broken: bool,
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a str) -> Reader<'a> {
        Reader {
            rest: text,
            broken: false,
        }
    }

    pub fn number(&mut self) -> usize {
        let mut number: u64 = 0;
        let mut place: u64 = 1;
        for (at, it) in self.rest.bytes().enumerate() {
            let digit = u64::from(it.wrapping_sub(FIRST));
            if digit >= 2 * BASE {
                break;
            }
            number = number.wrapping_add((digit % BASE).wrapping_mul(place));
            place = place.wrapping_mul(BASE);
            if digit < BASE {
                self.rest = &self.rest[at + 1..];
                return number as usize;
            }
        }
        self.broken = true;
        0
    }

    pub fn text(&mut self) -> &'a str {
        let units = self.number();
        let mut left = units;
        let mut end = 0;
        for it in self.rest.chars() {
            if left == 0 {
                break;
            }
            left = left.saturating_sub(it.len_utf16());
            end += it.len_utf8();
        }
        self.broken |= left > 0;
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        text
    }

    pub fn growing(&mut self, count: usize) -> Vec<u32> {
        let mut next = 0;
        let read = |_| {
            let number = next + self.number() as u32;
            next = number + 1;
            number
        };
        (0..count).map(read).collect()
    }

    /// Was everything where it should be?
    pub fn is_whole(&self) -> bool {
        !self.broken
    }
}

#[cfg(test)]
mod tests {
    use super::{Reader, Writer};

    #[test]
    fn what_is_written_is_read() {
        let mut writer = Writer::default();
        let numbers = [0, 1, 46, 47, 48, 2208, 2209, 1_000_000];
        numbers.iter().for_each(|it| writer.number(*it));
        writer.text("año 𝒜");
        writer.growing([0, 1, 5, 700]);
        let units = writer.units();
        let text = writer.finish();
        assert_eq!(units, text.encode_utf16().count());
        let mut reader = Reader::new(&text);
        numbers
            .iter()
            .for_each(|it| assert_eq!(reader.number(), *it));
        assert_eq!(reader.text(), "año 𝒜");
        assert_eq!(reader.growing(4), [0, 1, 5, 700]);
        assert!(reader.is_whole());
        assert_eq!(reader.number(), 0);
        assert!(!reader.is_whole());
    }
}
