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

/// Numbers that one character can say to be there or not.
const PER_DIGIT: usize = 6;

/// Is it shorter to say of each number whether it is there?
fn is_dense(count: usize, all: usize) -> bool {
    count * PER_DIGIT > all
}

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

    /// Numbers below `all` that grow: one behind another, or, where they are many, a
    /// character for each six that could be.
    pub fn members(&mut self, numbers: &[u32], all: usize) {
        if !is_dense(numbers.len(), all) {
            return self.growing(numbers.iter().copied());
        }
        let mut held = vec![0; all.div_ceil(PER_DIGIT)];
        for number in numbers {
            let number = *number as usize;
            held[number / PER_DIGIT] |= 1 << (number % PER_DIGIT);
        }
        held.into_iter().for_each(|it| self.digit(it));
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

    /// `count` numbers below `all`.
    pub fn members(&mut self, count: usize, all: usize) -> Vec<u32> {
        if !is_dense(count, all) {
            return self.growing(count);
        }
        let length = all.div_ceil(PER_DIGIT);
        let (held, rest) = self.rest.split_at_checked(length).unwrap_or_default();
        self.rest = rest;
        let digits: Vec<u8> = held.bytes().map(|it| it.wrapping_sub(FIRST)).collect();
        let is_held = |it: &usize| {
            let digit = digits.get(it / PER_DIGIT);
            digit.is_some_and(|digit| digit >> (it % PER_DIGIT) & 1 == 1)
        };
        let numbers: Vec<u32> = (0..all).filter(is_held).map(|it| it as u32).collect();
        self.broken |= numbers.len() != count;
        numbers
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
        writer.members(&[3, 699], 700);
        writer.members(&[0, 2, 3, 5, 6, 11], 13);
        let units = writer.units();
        let text = writer.finish();
        assert_eq!(units, text.encode_utf16().count());
        let mut reader = Reader::new(&text);
        numbers
            .iter()
            .for_each(|it| assert_eq!(reader.number(), *it));
        assert_eq!(reader.text(), "año 𝒜");
        assert_eq!(reader.growing(4), [0, 1, 5, 700]);
        assert_eq!(reader.members(2, 700), [3, 699]);
        assert_eq!(reader.members(6, 13), [0, 2, 3, 5, 6, 11]);
        assert!(reader.is_whole());
        assert_eq!(reader.number(), 0);
        assert!(!reader.is_whole());
    }
}
