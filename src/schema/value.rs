//! A value of a field, after reading. What it holds is known only in this room;
//! the others ask what they need of it.

use std::ops::Range;
use time::Date;

/// What one field of one entry holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Value(pub(super) Held);

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Held {
    Text(String),
    Texts(Vec<String>),
    Number(f64),
    Year {
        year: i32,
        month: Option<u8>,
    },
    Date(Date),
    Terms(Vec<TermRef>),
    /// (term, role) in the order of the file.
    TermMap(Vec<(String, String)>),
    Place {
        lat: f64,
        lon: f64,
    },
    Entries(Vec<EntryRef>),
    /// A cell per declared column.
    Records(Vec<Vec<Option<Value>>>),
}

/// A term as written in an entry.
#[derive(Debug, Clone)]
pub struct TermRef {
    pub id: String,
    pub span: Range<usize>,
}

/// Another entry as named in an entry.
#[derive(Debug, Clone)]
pub struct EntryRef {
    pub collection: String,
    pub slug: String,
    pub span: Range<usize>,
}

// Where it stands does not change what it is: values are compared without it.
impl PartialEq for TermRef {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl PartialEq for EntryRef {
    fn eq(&self, other: &Self) -> bool {
        (&self.collection, &self.slug) == (&other.collection, &other.slug)
    }
}

impl Value {
    /// The ids of its terms, empty for other values.
    pub fn terms(&self) -> &[TermRef] {
        match &self.0 {
            Held::Terms(terms) => terms,
            _ => &[],
        }
    }

    pub fn entries(&self) -> &[EntryRef] {
        match &self.0 {
            Held::Entries(entries) => entries,
            _ => &[],
        }
    }

    /// Latitude and longitude in degrees (WGS 84).
    pub fn point(&self) -> Option<(f64, f64)> {
        match self.0 {
            Held::Place { lat, lon } => Some((lat, lon)),
            _ => None,
        }
    }

    /// Surely earlier: `2014` and `2014-03` may be the same moment.
    pub fn is_before(&self, other: &Value) -> bool {
        let (Some(own), Some(other)) = (self.moment(), other.moment()) else {
            return false;
        };
        let known = own
            .iter()
            .zip(&other)
            .take_while(|(a, b)| a.is_some() && b.is_some());
        let differs = known.map(|(a, b)| a.cmp(b)).find(|it| it.is_ne());
        differs.is_some_and(|it| it.is_lt())
    }

    /// Year, month, day, as far as they are known.
    fn moment(&self) -> Option<[Option<i32>; 3]> {
        match self.0 {
            Held::Year { year, month } => Some([Some(year), month.map(i32::from), None]),
            Held::Date(date) => {
                let month = i32::from(u8::from(date.month()));
                Some([Some(date.year()), Some(month), Some(i32::from(date.day()))])
            }
            _ => None,
        }
    }

    /// Its year, for values that are a moment.
    pub fn year(&self) -> Option<i32> {
        self.moment()?[0]
    }

    pub fn number(&self) -> Option<f64> {
        match self.0 {
            Held::Number(it) => Some(it),
            _ => None,
        }
    }

    /// `2016-11-30`, for values that are a day.
    pub fn day(&self) -> Option<String> {
        match &self.0 {
            Held::Date(date) => Some(date.to_string()),
            _ => None,
        }
    }

    /// Its texts, for values that are one or several.
    pub fn texts(&self) -> &[String] {
        match &self.0 {
            Held::Text(text) => std::slice::from_ref(text),
            Held::Texts(texts) => texts,
            _ => &[],
        }
    }

    /// Its text, for values that are one text.
    pub fn text(&self) -> Option<&str> {
        match &self.0 {
            Held::Text(text) => Some(text),
            _ => None,
        }
    }
}
