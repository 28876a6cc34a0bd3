//! Two texts → the lines in which they differ, to be read in a terminal.

/// A line that only one of them has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line<'t> {
    Before(&'t str),
    After(&'t str),
    /// Lines between two differences that both have.
    Gap,
}

/// Beyond so many pairs of lines what lies between the first and the last difference is
/// shown as one.
const MOST_PAIRS: usize = 1_000_000;

/// The lines that differ, in the order of the texts.
pub fn lines<'t>(before: &'t str, after: &'t str) -> Vec<Line<'t>> {
    let a: Vec<&str> = before.lines().collect();
    let b: Vec<&str> = after.lines().collect();
    let head = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev());
    let tail = tail.take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[head..a.len() - tail], &b[head..b.len() - tail]);
    if a.len() * b.len() > MOST_PAIRS {
        let old = a.iter().map(|it| Line::Before(it));
        return old.chain(b.iter().map(|it| Line::After(it))).collect();
    }
    walk(a, b, &common(a, b))
}

/// For each pair of places, how many lines the rests have in common.
fn common(a: &[&str], b: &[&str]) -> Vec<Vec<u32>> {
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            table[i][j] = match a[i] == b[j] {
                true => table[i + 1][j + 1] + 1,
                false => table[i + 1][j].max(table[i][j + 1]),
            };
        }
    }
    table
}

fn walk<'t>(a: &[&'t str], b: &[&'t str], common: &[Vec<u32>]) -> Vec<Line<'t>> {
    let mut lines = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i] == b[j] {
            (i, j) = (i + 1, j + 1);
            if !matches!(lines.last(), Some(Line::Gap)) {
                lines.push(Line::Gap);
            }
        } else if j == b.len() || i < a.len() && common[i + 1][j] >= common[i][j + 1] {
            lines.push(Line::Before(a[i]));
            i += 1;
        } else {
            lines.push(Line::After(b[j]));
            j += 1;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lines_that_differ_are_shown() {
        let found = lines("a\nb\nc\nd\n", "a\nB\nc\nd\ne\n");
        let expected = [
            Line::Before("b"),
            Line::After("B"),
            Line::Gap,
            Line::After("e"),
        ];
        assert_eq!(found, expected);
        assert_eq!(lines("a\n", "a\n"), []);
        assert_eq!(lines("", "x"), [Line::After("x")]);
    }
}
