//! Rows as CSV (RFC 4180), safe and legible in a spreadsheet.

use crate::views::Sheet;

/// CSV with a byte order mark, without which Excel takes UTF-8 for something else;
/// programs that read CSV know and skip it.
pub fn csv(sheet: &Sheet) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(b"\xEF\xBB\xBF".to_vec());
    let names = sheet.columns.iter().map(|it| it.name.as_str());
    let rows = sheet.rows.iter().map(|row| row.iter().map(|it| defuse(it)));
    // Writing into memory cannot fail, and every row has a cell per column.
    let _ = writer.write_record(names);
    for row in rows {
        let _ = writer.write_record(row);
    }
    writer.into_inner().unwrap_or_default()
}

/// A cell that a spreadsheet would run as a formula gets an apostrophe in front;
/// negative numbers stay numbers (OWASP, "CSV Injection").
fn defuse(cell: &str) -> String {
    let risky = |it: char| {
        matches!(
            it,
            '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠'
        )
    };
    let number = cell.parse::<f64>().is_ok();
    match cell.starts_with(risky) && !number {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::defuse;

    #[test]
    fn formulas_are_defused_and_numbers_are_not() {
        for risky in ["=1+1", "+cmd", "-cmd", "@x", "\tx", "＝1"] {
            assert_eq!(defuse(risky), format!("'{risky}"));
        }
        for plain in ["-17.5", "-3", "a=1", ""] {
            assert_eq!(defuse(plain), plain);
        }
    }
}
