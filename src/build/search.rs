//! The search index of every shelf with data: its files, and what pages show of it.

use crate::catalogue::Catalogue;
use crate::views::Findings;
use anyhow::Result;

/// Path in the site → bytes.
type Files = Vec<(String, Vec<u8>)>;

/// Entries shown as near to another.
#[cfg(feature = "search")]
const RELATED: usize = 4;

#[cfg(feature = "search")]
pub(super) fn find(catalogue: &Catalogue) -> Result<(Findings, Files)> {
    use crate::catalogue::search::{SearchIndex, related};
    use crate::render::index;
    use crate::schema::INDEX;
    use crate::views::Listing;
    use anyhow::Context;

    let mut findings = Findings::default();
    let mut files = Files::new();
    for shelf in catalogue.shelves.iter().filter(|it| it.collection.data) {
        let name = &shelf.collection.name;
        let found = SearchIndex::new(catalogue.schema, shelf).context("índice de búsqueda")?;
        let listing = Listing::new(catalogue, shelf);
        let (head, parts) = index::write(&found, &listing, INDEX);
        files.extend(parts);
        let site = &catalogue.schema.site;
        findings.index.insert(name.clone(), site.href(&head));
        findings
            .related
            .insert(name.clone(), related(shelf, &found, RELATED));
    }
    Ok((findings, files))
}

/// Without the feature there is no search: pages do without it.
#[cfg(not(feature = "search"))]
pub(super) fn find(_: &Catalogue) -> Result<(Findings, Files)> {
    Ok(Default::default())
}
