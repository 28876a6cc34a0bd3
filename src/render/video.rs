//! A video as it came from a telephone → the same, without what tells where it was made.
//!
//! Comes in: the bytes of an MP4. Goes out: as many bytes. What a camera notes beside
//! its tracks (place, maker, time) stands in boxes of their own, which become boxes of
//! nothing: all else stays where its tables say it is. Not here: the tracks themselves.

/// Boxes of notes, and the type of one that readers skip.
const NOTES: [&[u8; 4]; 2] = [b"udta", b"meta"];
const NOTHING: &[u8; 4] = b"free";
/// Boxes that hold others with notes.
const HOLDERS: [&[u8; 4]; 2] = [b"moov", b"trak"];

/// Takes the notes out; a file of another make stays as it is.
pub fn without_notes(bytes: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_vec();
    if bytes.get(4..8) == Some(b"ftyp") {
        let end = out.len();
        walk(&mut out, 0, end, 0);
    }
    out
}

fn walk(bytes: &mut [u8], mut at: usize, end: usize, depth: usize) {
    while let Some((head, size)) = header(&bytes[at..end]) {
        let kind = at + 4..at + 8;
        let is = |kinds: &[&[u8; 4]]| kinds.iter().any(|it| bytes[kind.clone()] == **it);
        if depth > 0 && is(&NOTES) {
            // With its content: readers may look into any box for what they know.
            bytes[kind].copy_from_slice(NOTHING);
            bytes[at + head..at + size].fill(0);
        } else if is(&HOLDERS) && depth < HOLDERS.len() {
            walk(bytes, at + head, at + size, depth + 1);
        }
        at += size;
    }
}

/// Bytes of a box's head, and of all of it.
fn header(bytes: &[u8]) -> Option<(usize, usize)> {
    let short = u32::from_be_bytes(bytes.get(..4)?.try_into().ok()?);
    bytes.get(4..8)?;
    let (head, size) = match short {
        0 => (8, bytes.len()),
        1 => {
            let long = u64::from_be_bytes(bytes.get(8..16)?.try_into().ok()?);
            (16, usize::try_from(long).ok()?)
        }
        it => (8, usize::try_from(it).ok()?),
    };
    (size >= head && size <= bytes.len()).then_some((head, size))
}

#[cfg(test)]
mod tests {
    use super::without_notes;

    fn boxed(kind: &[u8; 4], inner: &[u8]) -> Vec<u8> {
        let size = u32::try_from(inner.len() + 8).expect("short");
        [&size.to_be_bytes()[..], kind, inner].concat()
    }

    #[test]
    fn the_place_is_gone_and_all_else_stays_where_it_was() {
        let note = boxed(b"udta", b"\xa9xyz-17.7383-065.1711/");
        let track = boxed(
            b"trak",
            &[boxed(b"meta", b"-17.7383"), boxed(b"mdia", b"M")].concat(),
        );
        let movie = boxed(b"moov", &[boxed(b"mvhd", b"H"), note, track].concat());
        let data = boxed(b"mdat", b"udta meta -17");
        let whole = [boxed(b"ftyp", b"isom"), movie, data.clone()].concat();
        let out = without_notes(&whole);
        assert_eq!(out.len(), whole.len());
        assert!(!out.windows(7).any(|it| it == b"17.7383"));
        assert!(out.ends_with(&data) && out.windows(4).any(|it| it == b"mdia"));
    }

    #[test]
    fn any_bytes_are_taken() {
        for bytes in [
            &b""[..],
            b"\0\0\0\x08ftyp\xff\xff\xff\xffmoov",
            b"\0\0\0\x08ftyp\0\0\0\x01moov\xff\xff\xff\xff\xff\xff\xff\xff",
            b"\0\0\0\x08ftyp\0\0\0\x00moov\0\0\0\x02udta",
            b"\x1a\x45\xdf\xa3webm",
        ] {
            assert_eq!(without_notes(bytes), bytes);
        }
    }
}
