//! Numbers with the signs of es, pt and en between thousands and before decimals.

use super::Understood;

/// `decimal_comma`: the language writes 1,5 and 1.500.
pub fn read(written: &str, decimal_comma: bool) -> Understood<f64> {
    let spaces = [' ', '\u{A0}', '\u{202F}', '\u{2009}', '\'', '’'];
    let plain: String = written.trim().replace(spaces, "").replace('−', "-");
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, plain.strip_prefix('+').unwrap_or(&plain)),
    };
    let known = |it: char| it.is_ascii_digit() || matches!(it, '.' | ',');
    let ends = |it: &str| it.starts_with(|it: char| it.is_ascii_digit());
    let last = digits.ends_with(|it: char| it.is_ascii_digit());
    if !digits.chars().all(known) || !ends(digits) || !last {
        return Understood::Not;
    }
    let (points, commas) = (digits.matches('.').count(), digits.matches(',').count());
    let read = match (points, commas) {
        (0, 0) => Some((digits.to_owned(), false)),
        (0, 1) => alone(digits, ',', decimal_comma),
        (1, 0) => alone(digits, '.', !decimal_comma),
        (_, 0) => grouped(digits, '.').map(|it| (it, false)),
        (0, _) => grouped(digits, ',').map(|it| (it, false)),
        // The last of the two kinds is before the decimals.
        _ if digits.rfind('.') > digits.rfind(',') => both(digits, ',', '.'),
        _ => both(digits, '.', ','),
    };
    let Some((number, guessed)) = read else {
        return Understood::Not;
    };
    match (number.parse::<f64>(), guessed) {
        (Ok(number), false) => Understood::Sure(sign * number),
        (Ok(number), true) => Understood::Guessed(sign * number),
        (Err(_), _) => Understood::Not,
    }
}

/// One sign: before three digits it may be either, and the language decides.
fn alone(digits: &str, sign: char, is_decimal: bool) -> Option<(String, bool)> {
    let (whole, rest) = digits.split_once(sign)?;
    let thousands = rest.len() == 3 && whole.len() <= 3 && whole != "0";
    Some(match (thousands, is_decimal) {
        (true, false) => (format!("{whole}{rest}"), true),
        (decimals, _) => (format!("{whole}.{rest}"), decimals),
    })
}

fn grouped(digits: &str, sign: char) -> Option<String> {
    let mut groups = digits.split(sign);
    let first = groups.next()?.len();
    let fits = (1..=3).contains(&first) && groups.all(|it| it.len() == 3);
    fits.then(|| digits.replace(sign, ""))
}

fn both(digits: &str, thousands: char, decimal: char) -> Option<(String, bool)> {
    let (whole, rest) = digits.rsplit_once(decimal)?;
    Some((format!("{}.{rest}", grouped(whole, thousands)?), false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_understood_as_people_write_them() {
        let sure = [
            ("1500", 1500.0),
            ("-3", -3.0),
            ("12,5", 12.5),
            ("12.5", 12.5),
            ("1 500", 1500.0),
            ("1.500,75", 1500.75),
            ("1,500.75", 1500.75),
            ("1.234.567", 1_234_567.0),
            ("1,234,567", 1_234_567.0),
            ("0,125", 0.125),
            ("12 500,5", 12_500.5),
        ];
        for (written, expected) in sure {
            assert_eq!(read(written, true), Understood::Sure(expected), "{written}");
        }
        let guessed = [("1.500", true, 1500.0), ("1,500", true, 1.5), ("1,500", false, 1500.0)];
        for (written, comma, expected) in guessed {
            assert_eq!(read(written, comma), Understood::Guessed(expected), "{written}");
        }
        for wrong in ["", "mil", "1500 personas", "1.50.0", "12,", ",5", "1e9", "٣"] {
            assert_eq!(read(wrong, true), Understood::Not, "{wrong}");
        }
    }
}
