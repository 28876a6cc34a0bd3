//! Years, months and days as people write them in es, pt and en.

use super::Understood;
use crate::text;
use time::{Date, Duration, Month};

/// A moment, as far as somebody said it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    year: i32,
    month: Option<u8>,
    day: Option<u8>,
}

impl Moment {
    /// `2014`, `2014-03`: what a field of years takes.
    pub fn month(&self) -> String {
        match self.month {
            Some(month) => format!("{:04}-{month:02}", self.year),
            None => format!("{:04}", self.year),
        }
    }

    /// `2016-11-30`, if the day is known.
    pub fn day(&self) -> Option<String> {
        let (month, day) = (self.month?, self.day?);
        Some(format!("{:04}-{month:02}-{day:02}", self.year))
    }
}

/// Words around a date that say nothing of it.
const NOISE: &str =
    " de del do da of the el o em en in a on ano anio year mes fecha data date \
     lunes martes miercoles jueves viernes sabado domingo segunda terca quarta quinta sexta feira \
     monday tuesday wednesday thursday friday saturday sunday ";

const MONTHS: [&str; 12] = [
    "enero janeiro january",
    "febrero fevereiro february",
    "marzo marco march",
    "abril april",
    "mayo maio may",
    "junio junho june",
    "julio julho july",
    "agosto august",
    "septiembre setiembre setembro september",
    "octubre outubro october",
    "noviembre novembro november",
    "diciembre dezembro december",
];

/// Of two numbers that may both be a month, `day_first` says which is the day.
pub fn read(written: &str, day_first: bool) -> Understood<Moment> {
    let folded = text::fold(written);
    if let Some(moment) = serial(&folded) {
        return Understood::Sure(moment);
    }
    // An hour begins at the first word with a colon, or at the T of ISO 8601.
    let hour = |it: &&str| !it.contains(':');
    let day: Vec<&str> = folded.split(' ').take_while(hour).collect();
    let day = match day.is_empty() {
        true => folded.split('t').next().unwrap_or("").to_owned(),
        false => day.join(" "),
    };
    let parts = day.split(|it: char| !it.is_alphanumeric());
    let said = |it: &&str| !it.is_empty() && !NOISE.contains(&format!(" {it} "));
    let parts: Vec<&str> = parts.filter(said).map(without_ordinal).collect();
    let Some(moment) = arrange(&parts, day_first) else {
        return Understood::Not;
    };
    match arrange(&parts, !day_first) {
        Some(other) if other != moment => Understood::Guessed(moment),
        _ => Understood::Sure(moment),
    }
}

/// Of two numbers before a year, is the first surely the day, or surely the month?
pub fn first_number_is_day(written: &str) -> Option<bool> {
    let written = written.split_whitespace().next()?;
    let mut parts = written.split(['/', '-', '.']);
    let (first, second) = (parts.next()?.parse::<u32>(), parts.next()?.parse::<u32>());
    parts.next()?;
    let is_month = |it: &u32| (1..=12).contains(it);
    let is_day = |it: &u32| (13..=31).contains(it);
    match (first.ok()?, second.ok()?) {
        (first, second) if is_day(&first) && is_month(&second) => Some(true),
        (first, second) if is_month(&first) && is_day(&second) => Some(false),
        _ => None,
    }
}

/// `1o`, `2nd`: what stands behind the number of a day.
fn without_ordinal(part: &str) -> &str {
    let digits = part.trim_end_matches(|it: char| it.is_alphabetic());
    let ending = &part[digits.len()..];
    match digits.is_empty() || !["o", "º", "st", "nd", "rd", "th"].contains(&ending) {
        true => part,
        false => digits,
    }
}

fn arrange(parts: &[&str], day_first: bool) -> Option<Moment> {
    let words: Vec<Option<u8>> = parts.iter().map(|it| month_named(it)).collect();
    let numbers: Vec<Option<u32>> = parts.iter().map(|it| number(it)).collect();
    let is_year = |at: usize| parts[at].len() == 4 && numbers[at].is_some();
    match (parts.len(), words.iter().position(Option::is_some)) {
        (1, None) if is_year(0) => moment(numbers[0]?, None, None),
        (2, None) if is_year(0) => moment(numbers[0]?, Some(numbers[1]?), None),
        (2, None) if is_year(1) => moment(numbers[1]?, Some(numbers[0]?), None),
        (3, None) if is_year(0) => moment(numbers[0]?, Some(numbers[1]?), Some(numbers[2]?)),
        (3, None) => {
            let (first, second) = (numbers[0]?, numbers[1]?);
            let year = year(parts[2])?;
            let ordered = |day_first: bool| match day_first {
                true => moment(year, Some(second), Some(first)),
                false => moment(year, Some(first), Some(second)),
            };
            ordered(day_first).or_else(|| ordered(!day_first))
        }
        (2, Some(at)) => moment(year(parts[1 - at])?, words[at].map(u32::from), None),
        (3, Some(at)) => {
            let mut others = (0..3).filter(|it| *it != at);
            let (first, second) = (others.next()?, others.next()?);
            let (day, of_year) = match is_year(first) {
                true => (second, first),
                false => (first, second),
            };
            let year = year(parts[of_year])?;
            moment(year, words[at].map(u32::from), Some(numbers[day]?))
        }
        _ => None,
    }
}

fn number(part: &str) -> Option<u32> {
    let digits = part.bytes().all(|it| it.is_ascii_digit()) && part.len() <= 4;
    part.parse().ok().filter(|_| digits)
}

/// Of two digits, those up to 49 are of this century.
fn year(part: &str) -> Option<u32> {
    match (part.len(), number(part)?) {
        (4, year) => Some(year),
        (2, year) if year < 50 => Some(2000 + year),
        (2, year) => Some(1900 + year),
        _ => None,
    }
}

/// A month by its name or by three letters or more of it.
fn month_named(part: &str) -> Option<u8> {
    let letters = part.chars().count() >= 3 && part.chars().all(char::is_alphabetic);
    let named = |names: &&str| names.split(' ').any(|it| it.starts_with(part));
    let at = MONTHS.iter().position(|it| named(&it)).filter(|_| letters)?;
    Some(at as u8 + 1)
}

/// Only what the calendar has.
fn moment(year: u32, month: Option<u32>, day: Option<u32>) -> Option<Moment> {
    let year = i32::try_from(year).ok()?;
    let month = month.map(u8::try_from).transpose().ok()?;
    let day = day.map(u8::try_from).transpose().ok()?;
    let known = Month::try_from(month.unwrap_or(1)).ok()?;
    Date::from_calendar_date(year, known, day.unwrap_or(1)).ok()?;
    Some(Moment { year, month, day })
}

/// The number under which spreadsheets keep a day, counted from 1899-12-30; a text
/// export may show it bare. From 1954 to 2119, so that no year is taken for one.
fn serial(text: &str) -> Option<Moment> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    let days: i64 = whole.parse().ok().filter(|_| digits(whole) && digits(rest))?;
    let first = Date::from_calendar_date(1899, Month::December, 30).ok()?;
    let date = first.checked_add(Duration::days(days))?;
    (20_000..80_000).contains(&days).then(|| Moment {
        year: date.year(),
        month: Some(date.month().into()),
        day: Some(date.day()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_understood_as_people_write_them() {
        let known = [
            ("2014", "2014"),
            ("2014-03", "2014-03"),
            ("03/2014", "2014-03"),
            ("3-2014", "2014-03"),
            ("marzo de 2014", "2014-03"),
            ("Março/2014", "2014-03"),
            ("mar 14", "2014-03"),
            ("March 2014", "2014-03"),
            ("2014 setembro", "2014-09"),
            ("año 2014", "2014"),
            ("31/12/2015", "2015-12"),
        ];
        for (written, expected) in known {
            let Understood::Sure(moment) = read(written, true) else {
                panic!("{written}");
            };
            assert_eq!(moment.month(), expected, "{written}");
        }
    }

    #[test]
    fn days_are_understood_as_people_write_them() {
        let known = [
            ("2016-11-30", "2016-11-30"),
            ("2016-11-30T10:22:31.000-04:00", "2016-11-30"),
            ("30/11/2016 10:22:31", "2016-11-30"),
            ("11/30/2016", "2016-11-30"),
            ("30.11.16", "2016-11-30"),
            ("miércoles, 30 de noviembre de 2016", "2016-11-30"),
            ("30 de novembro de 2016", "2016-11-30"),
            ("November 30th, 2016", "2016-11-30"),
            ("1º de maio de 2016", "2016-05-01"),
            ("5/5/2016", "2016-05-05"),
            ("42704", "2016-11-30"),
            ("42704.43", "2016-11-30"),
        ];
        for (written, expected) in known {
            let Understood::Sure(moment) = read(written, true) else {
                panic!("{written}");
            };
            assert_eq!(moment.day().as_deref(), Some(expected), "{written}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_a_guess() {
        let guessed = |day_first| match read("03/04/2015", day_first) {
            Understood::Guessed(moment) => moment.day(),
            _ => None,
        };
        assert_eq!(guessed(true).as_deref(), Some("2015-04-03"));
        assert_eq!(guessed(false).as_deref(), Some("2015-03-04"));
    }

    #[test]
    fn what_is_no_moment_is_none() {
        for wrong in [
            "", "hace tiempo", "2014-2018", "30/02/2015", "20145", "99", "13/13/2015", "12:30",
            "marzo", "1 2 3 4",
        ] {
            assert_eq!(read(wrong, true), Understood::Not, "{wrong}");
        }
    }
}
