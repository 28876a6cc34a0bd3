//! The outlines of a drawing: the `d` of an SVG path ↔ rings of points.
//!
//! Comes in: straight lines only (`M L H V Z`, either case). Goes out: rings of
//! bounded numbers. Not here: curves, which no map of borders has.

/// A closed line; its last point is not its first again.
pub type Ring = Vec<(f64, f64)>;

/// No coordinate of a drawing is farther from its corner.
pub(super) const FARTHEST: f64 = 10_000.0;

/// Points in one outline: a long coast with all its islands has some thousands.
const MOST_POINTS: usize = 10_000;

/// Reads the rings of a path; `None` for anything but straight lines.
pub(super) fn rings(d: &str) -> Option<Vec<Ring>> {
    let mut rings: Vec<Ring> = Vec::new();
    let mut pen = (0.0, 0.0);
    let mut command = ' ';
    let mut points = 0;
    let mut rest = d;
    loop {
        rest = rest.trim_start_matches(|it: char| it.is_ascii_whitespace() || it == ',');
        let Some(first) = rest.chars().next() else {
            break;
        };
        if first.is_ascii_alphabetic() {
            command = first;
            rest = &rest[1..];
            if matches!(command, 'z' | 'Z') {
                pen = *rings.last()?.first()?;
            }
            continue;
        }
        let opens = matches!(command, 'm' | 'M');
        (pen, rest) = step(command, pen, rest)?;
        match opens {
            true => rings.push(vec![pen]),
            false => rings.last_mut()?.push(pen),
        }
        // More pairs behind an `m` are lines.
        command = match command {
            'm' => 'l',
            'M' => 'L',
            it => it,
        };
        points += 1;
        let bounded = pen.0.abs() <= FARTHEST && pen.1.abs() <= FARTHEST;
        if !bounded || points > MOST_POINTS {
            return None;
        }
    }
    rings.retain(|it| it.len() > 2);
    (!rings.is_empty()).then_some(rings)
}

/// Where the pen goes with one command, and what is left to read.
fn step(command: char, pen: (f64, f64), rest: &str) -> Option<((f64, f64), &str)> {
    let (a, rest) = number(rest)?;
    let (to, rest) = match command {
        'h' => ((pen.0 + a, pen.1), rest),
        'H' => ((a, pen.1), rest),
        'v' => ((pen.0, pen.1 + a), rest),
        'V' => ((pen.0, a), rest),
        'm' | 'l' | 'M' | 'L' => {
            let (b, rest) = number(rest)?;
            match command.is_ascii_lowercase() {
                true => ((pen.0 + a, pen.1 + b), rest),
                false => ((a, b), rest),
            }
        }
        _ => return None,
    };
    Some((to, rest))
}

/// A number without exponent: `-.5`, `12`, `3.25`.
fn number(text: &str) -> Option<(f64, &str)> {
    let text = text.trim_start_matches(|it: char| it.is_ascii_whitespace() || it == ',');
    let mut dot = false;
    let end = text.char_indices().find(|(at, it)| match it {
        '-' | '+' => *at > 0,
        '.' => std::mem::replace(&mut dot, true),
        it => !it.is_ascii_digit(),
    });
    let end = end.map_or(text.len(), |(at, _)| at);
    let number = text[..end].parse().ok()?;
    Some((number, &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::rings;

    #[test]
    fn lines_are_read_however_they_are_written() {
        let square = vec![vec![(1.0, 2.0), (4.5, 2.0), (4.5, -1.0)]];
        for d in [
            "M1 2l3.5 0 0-3z",
            "m1,2 3.5,0 0-3",
            "M1 2H4.5V-1Z",
            "M1 2L4.5 2 4.5-1",
        ] {
            assert_eq!(rings(d).as_ref(), Some(&square), "{d}");
        }
        let two = rings("M0 0l9 0 0 9zm1 1 2 0 0 2z").expect("two rings");
        assert_eq!(two[1], [(1.0, 1.0), (3.0, 1.0), (3.0, 3.0)]);
    }

    #[test]
    fn anything_else_is_refused() {
        for d in [
            "",
            "M0 0",
            "L1 1 2 2",
            "M0 0C1 1 2 2 3 3",
            "M0 0l1e9 0 0 1",
            "M0 0l99999 0 0 1",
            "<script>",
        ] {
            assert_eq!(rings(d), None, "{d}");
        }
    }
}
