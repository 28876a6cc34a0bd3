//! A fenced block `barras` → a table with a bar in each row.
//!
//! The first line names the two columns, each further one is `label: number`.
//! It is a table first: the bars only draw what the cells say.

use crate::text::escape;
use std::fmt::Write as _;

/// The word behind the fence.
pub(super) const FENCE: &str = "barras";

/// The table, or nothing when the block is not of that form.
pub(super) fn bars(block: &str) -> Option<String> {
    let mut lines = block.lines().map(str::trim).filter(|it| !it.is_empty());
    let (label, value) = row(lines.next()?)?;
    let rows: Vec<(&str, f64, &str)> = lines
        .map(|line| {
            let (name, number) = row(line)?;
            let plain = number.replace(',', ".");
            Some((
                name,
                plain.parse::<f64>().ok().filter(|it| *it >= 0.0)?,
                number,
            ))
        })
        .collect::<Option<_>>()?;
    let most = rows.iter().map(|(_, it, _)| *it).fold(0.0, f64::max);
    let mut out = String::from("<table class=\"bars\">\n<thead><tr>");
    let _ = write!(out, "<th scope=\"col\">{}</th>", escape(label));
    let _ = write!(
        out,
        "<th scope=\"col\" colspan=\"2\">{}</th>",
        escape(value)
    );
    out.push_str("</tr></thead>\n<tbody>\n");
    for (name, number, written) in rows {
        let width = if most > 0.0 {
            number / most * 100.0
        } else {
            0.0
        };
        let _ = writeln!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td><svg viewBox=\"0 0 100 8\" \
             preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"{width:.1}\" \
             height=\"8\"/></svg></td></tr>",
            escape(name),
            escape(written),
        );
    }
    out.push_str("</tbody>\n</table>\n");
    Some(out)
}

fn row(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.rsplit_once(':')?;
    Some((name.trim(), value.trim()))
}
