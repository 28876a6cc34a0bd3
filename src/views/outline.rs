//! Outlines for a page: rings of a drawing → the `d` of a path, no finer than shows.
//!
//! Not here: which outlines, and what they mean (`map`, `close_up`).

use crate::schema::Ring;
use std::fmt::Write as _;

type Point = (f64, f64);

/// A part of a drawing: left, top, right, bottom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Frame {
    /// The smallest one that holds all rings.
    pub fn around(rings: &[Ring]) -> Frame {
        let none = Frame {
            left: f64::INFINITY,
            top: f64::INFINITY,
            right: f64::NEG_INFINITY,
            bottom: f64::NEG_INFINITY,
        };
        rings.iter().flatten().fold(none, |it, &(x, y)| Frame {
            left: it.left.min(x),
            top: it.top.min(y),
            right: it.right.max(x),
            bottom: it.bottom.max(y),
        })
    }

    /// The same middle with another size.
    pub fn sized(self, width: f64, height: f64) -> Frame {
        let (x, y) = (
            (self.left + self.right) / 2.0,
            (self.top + self.bottom) / 2.0,
        );
        Frame {
            left: x - width / 2.0,
            top: y - height / 2.0,
            right: x + width / 2.0,
            bottom: y + height / 2.0,
        }
    }

    pub fn width(self) -> f64 {
        self.right - self.left
    }

    pub fn height(self) -> f64 {
        self.bottom - self.top
    }

    pub fn holds(self, (x, y): Point) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }
}

/// The part of a ring within the frame (Sutherland and Hodgman, 1974): one side of the
/// frame after the other cuts off what is beyond it.
pub(super) fn clip(ring: &[Point], frame: Frame) -> Ring {
    let within: [&dyn Fn(Point) -> f64; 4] = [
        &|it| it.0 - frame.left,
        &|it| frame.right - it.0,
        &|it| it.1 - frame.top,
        &|it| frame.bottom - it.1,
    ];
    let mut ring = ring.to_vec();
    for side in within {
        let mut kept = Ring::with_capacity(ring.len());
        for at in 0..ring.len() {
            let (from, to) = (ring[(at + ring.len() - 1) % ring.len()], ring[at]);
            let (a, b) = (side(from), side(to));
            if (a >= 0.0) != (b >= 0.0) {
                let t = a / (a - b);
                kept.push((from.0 + t * (to.0 - from.0), from.1 + t * (to.1 - from.1)));
            }
            if b >= 0.0 {
                kept.push(to);
            }
        }
        ring = kept;
    }
    ring
}

/// The ring without points that lie nearer than `tolerance` to the line between those
/// that stay (Douglas and Peucker, 1973).
pub(super) fn simplify(ring: &[Point], tolerance: f64) -> Ring {
    let Some(&first) = ring.first() else {
        return Ring::new();
    };
    let far = |it: &usize| distance(ring[*it], first, first);
    let far = (0..ring.len()).max_by(|a, b| far(a).total_cmp(&far(b)));
    let far = far.unwrap_or(0);
    let mut kept = vec![first];
    let closed: Ring = ring.iter().copied().chain([first]).collect();
    // Two halves, one there and one back: a closed line has no ends to begin with.
    for (from, to) in [(0, far), (far, ring.len())] {
        keep(&closed, from, to, tolerance, &mut kept);
    }
    kept.pop();
    kept
}

/// Adds what stays of the line from one point to another, without the first.
fn keep(line: &[Point], from: usize, to: usize, tolerance: f64, kept: &mut Ring) {
    // Not by calling itself: a long line may halve badly.
    let mut open = vec![(from, to)];
    while let Some((from, to)) = open.pop() {
        let inner = from + 1..to;
        let off = |it: &usize| distance(line[*it], line[from], line[to]);
        let worst = inner.max_by(|a, b| off(a).total_cmp(&off(b)));
        match worst.filter(|it| off(it) > tolerance) {
            Some(worst) => open.extend([(worst, to), (from, worst)]),
            None if to > from => kept.push(line[to]),
            None => {}
        }
    }
}

/// From a point to the line between two others.
fn distance(point: Point, from: Point, to: Point) -> f64 {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let (px, py) = (point.0 - from.0, point.1 - from.1);
    let length = dx * dx + dy * dy;
    let along = match length > 0.0 {
        true => ((px * dx + py * dy) / length).clamp(0.0, 1.0),
        false => 0.0,
    };
    (px - along * dx).hypot(py - along * dy)
}

/// Rings as the `d` of a path, in whole numbers; what has no area left is not drawn.
pub(super) fn path<'r>(rings: impl IntoIterator<Item = &'r Ring>) -> String {
    let mut out = String::new();
    for ring in rings {
        let points = ring
            .iter()
            .map(|it| (it.0.round() as i64, it.1.round() as i64));
        let mut points: Vec<(i64, i64)> = points.collect();
        points.dedup();
        let [first, rest @ ..] = &points[..] else {
            continue;
        };
        if rest.len() < 2 {
            continue;
        }
        // Writing to a `String` cannot fail.
        let _ = write!(out, "M{} {}l", first.0, first.1);
        let mut last = first;
        for (at, it) in rest.iter().enumerate() {
            let (dx, dy) = (it.0 - last.0, it.1 - last.1);
            let space = if at > 0 && dx >= 0 { " " } else { "" };
            let between = if dy >= 0 { " " } else { "" };
            let _ = write!(out, "{space}{dx}{between}{dy}");
            last = it;
        }
        out.push('z');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square() -> Ring {
        vec![(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    }

    #[test]
    fn what_lies_beyond_the_frame_is_cut_off() {
        let frame = Frame {
            left: 5.0,
            top: -5.0,
            right: 20.0,
            bottom: 5.0,
        };
        let part = clip(&square(), frame);
        assert_eq!(
            Frame::around(&[part]),
            Frame {
                left: 5.0,
                top: 0.0,
                right: 10.0,
                bottom: 5.0
            }
        );
        let far = Frame {
            left: 50.0,
            right: 60.0,
            ..frame
        };
        assert_eq!(clip(&square(), far), []);
    }

    #[test]
    fn points_that_do_not_show_are_left_out() {
        let mut ring = square();
        ring.insert(1, (5.0, 0.2));
        assert_eq!(simplify(&ring, 0.5), square());
        assert_eq!(simplify(&ring, 0.1), ring);
        assert_eq!(simplify(&[], 1.0), []);
    }

    #[test]
    fn a_path_is_written_from_numbers() {
        assert_eq!(path(&[square()]), "M0 0l10 0 0 10-10 0z");
        assert_eq!(path(&[vec![(0.1, 0.2), (0.3, 0.1), (0.2, 0.4)]]), "");
    }
}
