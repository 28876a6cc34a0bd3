//! `year` (2014, 2014-03) and `date` (2016-11-30).

use super::{Kind, scalar_of};
use crate::diag::{Words, codes};
use crate::schema::value::Held;
use crate::schema::{Field, Input, Reading, Schema, Shape, Shown, Value, Vocabularies};
use crate::source::Node;
use time::{Date, Month};

/// Before 1500 a date speaks of history, not of an experience; after 2100 it is a slip.
const YEARS: std::ops::RangeInclusive<i64> = 1500..=2100;

/// A year, with its month if known.
#[derive(Debug)]
pub struct YearMonth;

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit())
}

/// `(year, month)` when the text has that form; the year may still be absurd.
fn year_month(text: &str) -> Option<(&str, Option<u8>)> {
    let (year, month) = match text.split_once('-') {
        Some((year, month)) => (year, Some(month)),
        None => (text, None),
    };
    if !digits(year) || year.len() < 4 {
        return None;
    }
    match month {
        None => Some((year, None)),
        Some(it) if digits(it) && it.len() == 2 => {
            let month: u8 = it.parse().ok().filter(|it| (1..=12).contains(it))?;
            Some((year, Some(month)))
        }
        Some(_) => None,
    }
}

impl Kind for YearMonth {
    fn read(&self, field: &Field, node: &Node, reading: &mut Reading) -> Option<Value> {
        let text = scalar_of(field, node, reading)?;
        let Some((year, month)) = year_month(text) else {
            let diag = field.diag(&codes::NOT_A_YEAR, node, reading);
            reading.diags.push(diag.with("value", text));
            return None;
        };
        match year.parse::<i64>() {
            Ok(year) if YEARS.contains(&year) => Some(Value(Held::Year {
                year: year as i32,
                month,
            })),
            _ => {
                let diag = field
                    .diag(&codes::YEAR_OUT_OF_RANGE, node, reading)
                    .with("value", year)
                    .with("low", YEARS.start().to_string())
                    .with("high", YEARS.end().to_string());
                reading.diags.push(diag);
                None
            }
        }
    }

    fn write(&self, value: &Value) -> String {
        self.cell(value)
    }

    fn show(&self, _: &Field, value: &Value, _: &Schema, language: &str) -> Vec<Shown> {
        let Held::Year { year, month } = value.0 else {
            return Vec::new();
        };
        let text = match month.and_then(|it| Month::try_from(it).ok()) {
            Some(month) => month_and_year(month, year, language),
            None => year.to_string(),
        };
        vec![Shown::text(text)]
    }

    fn cell(&self, value: &Value) -> String {
        match value.0 {
            Held::Year {
                year,
                month: Some(month),
            } => format!("{year:04}-{month:02}"),
            Held::Year { year, month: None } => format!("{year:04}"),
            _ => String::new(),
        }
    }

    fn json(&self, value: &Value) -> serde_json::Value {
        self.cell(value).into()
    }

    fn shape(&self, _: &Vocabularies) -> Shape {
        Shape::like("[0-9]{4}(-[0-9]{2})?")
    }

    fn input<'s>(&'s self, _: &'s Vocabularies) -> Option<Input<'s>> {
        Some(Input::Month)
    }

    fn expected(&self) -> Words {
        Words {
            es: "un año, como 2014 o 2014-03",
            pt: "um ano, como 2014 ou 2014-03",
            en: "a year, like 2014 or 2014-03",
        }
    }
}

/// A day of the calendar.
#[derive(Debug)]
pub struct Day;

/// The three numbers of `2016-11-30`; the day may still not exist.
fn parts(text: &str) -> Option<(i32, u8, u8)> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let shape = digits(year) && year.len() == 4 && digits(month) && digits(day);
    if parts.next().is_some() || !shape || month.len() > 2 || day.len() > 2 {
        return None;
    }
    Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
}

impl Kind for Day {
    fn read(&self, field: &Field, node: &Node, reading: &mut Reading) -> Option<Value> {
        let text = scalar_of(field, node, reading)?;
        let Some((year, month, day)) = parts(text) else {
            let diag = field.diag(&codes::NOT_A_DATE, node, reading);
            reading.diags.push(diag.with("value", text));
            return None;
        };
        let month = Month::try_from(month).ok();
        let date = month.and_then(|it| Date::from_calendar_date(year, it, day).ok());
        if date.is_none() {
            let diag = field.diag(&codes::NO_SUCH_DATE, node, reading);
            reading.diags.push(diag.with("value", text));
        }
        Some(Value(Held::Date(date?)))
    }

    fn write(&self, value: &Value) -> String {
        self.cell(value)
    }

    fn show(&self, _: &Field, value: &Value, _: &Schema, language: &str) -> Vec<Shown> {
        let Held::Date(date) = value.0 else {
            return Vec::new();
        };
        vec![Shown::text(in_words(date, language))]
    }

    fn cell(&self, value: &Value) -> String {
        value.day().unwrap_or_default()
    }

    fn json(&self, value: &Value) -> serde_json::Value {
        value.day().into()
    }

    fn shape(&self, _: &Vocabularies) -> Shape {
        Shape::day()
    }

    fn input<'s>(&'s self, _: &'s Vocabularies) -> Option<Input<'s>> {
        Some(Input::Day)
    }

    fn expected(&self) -> Words {
        Words {
            es: "una fecha, como 2016-11-30",
            pt: "uma data, como 2016-11-30",
            en: "a date, like 2016-11-30",
        }
    }
}

/// `30 de noviembre de 2016`, `30 November 2016`.
fn in_words(date: Date, language: &str) -> String {
    let rest = month_and_year(date.month(), date.year(), language);
    match language {
        "en" => format!("{} {rest}", date.day()),
        _ => format!("{} de {rest}", date.day()),
    }
}

/// A day written `2016-11-30`, as people say it; as it is if there is no such day.
pub fn day_in_words(day: &str, language: &str) -> String {
    let date = parts(day).and_then(|(year, month, day)| {
        Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
    });
    date.map_or_else(|| day.to_owned(), |it| in_words(it, language))
}

/// `marzo de 2014`, `março de 2014`, `March 2014`.
fn month_and_year(month: Month, year: i32, language: &str) -> String {
    const ES: [&str; 12] = [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ];
    const PT: [&str; 12] = [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ];
    let at = usize::from(u8::from(month)) - 1;
    match language {
        "en" => format!("{month} {year}"),
        "pt" => format!("{} de {year}", PT[at]),
        _ => format!("{} de {year}", ES[at]),
    }
}
