//! The page of one entry alone, for whoever is writing it.
//!
//! Comes in: `Files` with the text as it stands now, a `Memo`, the path of the text. Goes
//! out: the page as the site would have it, drafts and faults allowed; or what keeps the
//! text from being read. Not here: what only all pages together know (entries near this
//! one), which costs as much as the whole site.

use super::{Memo, Options, pictures, read_entries, renderer};
use crate::catalogue::Catalogue;
use crate::diag::{self, Diag};
use crate::render::{Assets, Theme};
use crate::schema::{self, ASSETS};
use crate::source::Files;
use crate::views;

/// Makes the page of the entry whose text stands at `path`.
///
/// # Errors
/// What is wrong in the text, or in the declaration, when there is no page.
pub fn page(
    files: &Files,
    options: &Options,
    memo: &mut Memo,
    path: &str,
) -> Result<Vec<u8>, Vec<Diag>> {
    let mut diags = Vec::new();
    let made = make(files, options, memo, path, &mut diags);
    memo.end();
    made.ok_or_else(|| {
        diag::sort(&mut diags);
        diags
    })
}

fn make(
    files: &Files,
    options: &Options,
    memo: &mut Memo,
    path: &str,
    diags: &mut Vec<Diag>,
) -> Option<Vec<u8>> {
    let (schema, found) = schema::read_schema(files, &options.overrides);
    diags.extend(found);
    let schema = schema?;
    let entries = read_entries(&schema, files, memo, diags);
    let (catalogue, _) = Catalogue::new(&schema, files, &entries);
    let theme = Theme::load(files, diags);
    let Assets { paths, .. } = theme.assets(ASSETS, &views::signs(&catalogue));
    let developed = pictures::develop(&catalogue, memo, diags);
    let page = views::entry_page(&catalogue, path, &developed.album)?;
    let rendered = renderer(&catalogue, &theme, paths).and_then(|renderer| {
        let rendered = renderer.render(&page);
        rendered.map_err(|it| vec![it])
    });
    rendered.map_err(|it| diags.extend(it)).ok()
}
