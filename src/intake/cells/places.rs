//! Points on the earth: two numbers, degrees with minutes, addresses of maps, what
//! form services keep of a telephone's position.

/// Latitude and longitude in degrees.
pub fn read(written: &str) -> Option<(f64, f64)> {
    let text = written.trim().trim_matches(['[', ']', '(', ')']);
    let point = match text.contains("://") || text.starts_with("maps.") {
        true => in_address(text),
        false => sexagesimal(text).or_else(|| decimal(text)),
    };
    point.filter(|(lat, lon)| lat.abs() <= 90.0 && lon.abs() <= 180.0)
}

/// `-17.74, -65.19`, `-17,74; -65,19`, `lat lon altitude accuracy`.
fn decimal(text: &str) -> Option<(f64, f64)> {
    let words = |sign: &[char]| -> Vec<String> {
        let parts = text.split(|it: char| it.is_whitespace() || sign.contains(&it));
        parts.filter(|it| !it.is_empty()).map(str::to_owned).collect()
    };
    // With points the comma stands between the numbers; without, it is in them.
    let parts = match text.contains('.') {
        true => words(&[',', ';']),
        false if text.contains(';') || text.split_whitespace().count() > 1 => {
            let parts = words(&[';']).into_iter();
            parts
                .map(|it| it.trim_end_matches(',').replace(',', "."))
                .collect()
        }
        false => words(&[',']),
    };
    let numbers: Option<Vec<f64>> = parts.iter().map(|it| number(it)).collect();
    match numbers?[..] {
        // Kobo and ODK add the altitude and how far it may be off.
        [lat, lon] | [lat, lon, _, _] => Some((lat, lon)),
        _ => None,
    }
}

fn number(text: &str) -> Option<f64> {
    let text = text.replace('−', "-");
    let plain = text
        .bytes()
        .all(|it| it.is_ascii_digit() || matches!(it, b'.' | b'-' | b'+'));
    text.parse().ok().filter(|_| plain)
}

/// `17°44′24″S 65°11′W`, `S 17.74°, O 65.19°`.
fn sexagesimal(text: &str) -> Option<(f64, f64)> {
    if !text.contains(['°', 'º']) {
        return None;
    }
    let mut halves: Vec<(f64, char)> = Vec::new();
    let (mut degrees, mut unit) = (None, 1.0);
    let mut ahead = None;
    let mut digits = String::new();
    // A space at the end closes the last number.
    for it in text.to_uppercase().chars().chain([' ']) {
        match it {
            '0'..='9' | '.' => digits.push(it),
            ',' if !digits.is_empty() && !digits.contains('.') => digits.push('.'),
            '-' | '−' => return None,
            '°' | 'º' | '\'' | '′' | '’' | '"' | '″' | '”' => {
                let value: f64 = digits.trim_end_matches('.').parse().ok()?;
                // Minutes after degrees, seconds after minutes.
                if matches!(it, '°' | 'º') {
                    (degrees, unit) = (Some(value), 1.0);
                } else if value < 60.0 {
                    unit *= 60.0;
                    degrees = Some(degrees? + value / unit);
                } else {
                    return None;
                }
                digits.clear();
            }
            'N' | 'S' | 'E' | 'W' | 'O' | 'L' => match degrees.take() {
                Some(value) => halves.push((value, it)),
                None => ahead = Some(it),
            },
            it if it.is_whitespace() || matches!(it, ',' | ';') => {
                if let (Some(value), Some(side)) = (degrees, ahead) {
                    halves.push((value, side));
                    (degrees, ahead) = (None, None);
                }
            }
            _ => return None,
        }
    }
    match halves[..] {
        [(lat, ns @ ('N' | 'S')), (lon, ew)] if !matches!(ew, 'N' | 'S') && digits.is_empty() => {
            let south = if ns == 'S' { -1.0 } else { 1.0 };
            // O is west in Spanish and Portuguese (oeste); L is east in Portuguese.
            let west = if matches!(ew, 'W' | 'O') { -1.0 } else { 1.0 };
            Some((round(south * lat), round(west * lon)))
        }
        _ => None,
    }
}

/// Six decimals are a hand's breadth.
fn round(degrees: f64) -> f64 {
    (degrees * 1e6).round() / 1e6
}

/// `…/@-17.74,-65.19,15z`, `?q=-17.74,-65.19`, `!3d-17.74!4d-65.19`, `mlat=…&mlon=…`.
fn in_address(address: &str) -> Option<(f64, f64)> {
    let address = address.replace("%2C", ",").replace("%2c", ",");
    let after = |mark: &str| address.split_once(mark).map(|(_, rest)| rest);
    let pair = |mark: &str| {
        let (lat, rest) = leading(after(mark)?)?;
        let rest = rest.strip_prefix(',')?;
        let rest = rest.trim_start_matches(['+', ' ']);
        Some((lat, leading(rest)?.0))
    };
    let two = |first: &str, second: &str| Some((leading(after(first)?)?.0, leading(after(second)?)?.0));
    // What was pointed at comes before where the map happened to be.
    two("!3d", "!4d")
        .or_else(|| two("mlat=", "mlon="))
        .or_else(|| pair("q="))
        .or_else(|| pair("query="))
        .or_else(|| pair("ll="))
        .or_else(|| pair("@"))
}

/// The number at the start, and what follows.
fn leading(text: &str) -> Option<(f64, &str)> {
    let part = |(at, it): (usize, char)| it.is_ascii_digit() || it == '.' || at == 0 && it == '-';
    let end = text.char_indices().find(|it| !part(*it)).map(|(at, _)| at);
    let (number, rest) = text.split_at(end.unwrap_or(text.len()));
    Some((number.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn points_are_understood_as_people_write_them() {
        let known = [
            "-17.74, -65.19",
            "[-17.74, -65.19]",
            "(-17.74,-65.19)",
            "-17.74 -65.19",
            "-17,74; -65,19",
            "-17,74, -65,19",
            "-17.74 -65.19 2450.5 4.9",
            "17.74°S, 65.19°W",
            "S 17.74°, O 65.19°",
            "17°44′24″S 65°11′24″O",
            "17° 44' 24\" S, 65° 11' 24\" W",
            "https://www.google.com/maps/@-17.74,-65.19,15z",
            "https://www.google.com/maps/place/X/@-17.7,-65.1,9z/data=!3d-17.74!4d-65.19",
            "https://maps.google.com/?q=-17.74,-65.19",
            "https://www.google.com/maps/search/?api=1&query=-17.74%2C-65.19",
            "https://www.openstreetmap.org/?mlat=-17.74&mlon=-65.19#map=11/-17/-65",
        ];
        for written in known {
            assert_eq!(read(written), Some((-17.74, -65.19)), "{written}");
        }
        assert_eq!(read("-17, -65"), Some((-17.0, -65.0)));
    }

    #[test]
    fn what_is_no_point_is_none() {
        for wrong in [
            "", "Totora", "-17.74", "1 2 3", "95.2, 10.1", "65°11′W 17°44′S", "17°99′S 65°O",
            "https://maps.app.goo.gl/abc", "-17°44′S 65°11′W",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
