//! Pages made of all entries of a collection together: map, learnings, statistics.
//!
//! Each is there when its collection gives it an address, and only then.

use super::collection::position;
use super::field::Field;
use super::settings::Table;

/// What a collection declares about them.
#[derive(Debug, Default)]
pub struct Overview {
    /// First part of the addresses of the map; needs `point` and `point_within`.
    pub map: Option<String>,
    /// The same of the items of all its entries.
    pub learnings: Option<String>,
    /// The same of its counts.
    pub statistics: Option<String>,
    /// An entry with figures from elsewhere: (collection, slug).
    pub statistics_page: Option<(String, String)>,
    /// The field whose terms are counted by which of them stand together.
    pub matrix: Option<usize>,
    /// The page from which a visitor keeps the catalogue on a telephone.
    pub offline: Option<Offline>,
}

/// What may be kept for where there is no connection.
#[derive(Debug)]
pub struct Offline {
    /// First part of the addresses of its pages.
    pub page: String,
    /// The field whose terms are the parts of a catalogue too large to keep whole.
    pub by: Option<usize>,
}

impl Overview {
    /// First parts of the addresses that these pages take.
    pub(super) fn segments(&self) -> impl Iterator<Item = &str> {
        let all = [&self.map, &self.learnings, &self.statistics];
        let offline = self.offline.iter().map(|it| it.page.as_str());
        all.into_iter().filter_map(Option::as_deref).chain(offline)
    }
}

pub(super) fn read(table: &mut Table, fields: &[Field]) -> Overview {
    let map = table.text("map");
    if map.is_some() {
        table.required_text("point");
        table.required_text("point_within");
    }
    let matrix = table.text("matrix");
    Overview {
        map,
        learnings: table.text("learnings"),
        statistics: table.text("statistics"),
        statistics_page: read_page(table),
        matrix: matrix.and_then(|name| position(table, "matrix", &name, fields)),
        offline: read_offline(table, fields),
    }
}

fn read_offline(table: &mut Table, fields: &[Field]) -> Option<Offline> {
    if table.keys("offline").is_empty() {
        return None;
    }
    let mut inner = table.table("offline")?;
    let page = inner.required_text("page");
    let by = inner.text("by");
    let by = by.and_then(|name| position(&mut inner, "by", &name, fields));
    inner.finish();
    Some(Offline { page, by })
}

fn read_page(table: &mut Table) -> Option<(String, String)> {
    if table.keys("statistics_page").is_empty() {
        return None;
    }
    let mut inner = table.table("statistics_page")?;
    let page = (
        inner.required_text("collection"),
        inner.required_text("entry"),
    );
    inner.finish();
    Some(page)
}
