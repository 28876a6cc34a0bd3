//! The site map and `robots.txt`.

use super::feed::file;
use super::{Alternate, Page, Scope, View};
use serde::Serialize;

/// Addresses in a file of the site map. Its protocol allows 50,000 of them and 50 MB;
/// at this many, each has 2 KB for itself and its alternates, which no address fills.
const MOST: usize = 25_000;

#[derive(Debug, Serialize)]
pub struct SiteMap {
    pub urls: Vec<SiteUrl>,
}

/// The files of a site map that does not fit in one.
#[derive(Debug, Serialize)]
pub struct SiteMaps {
    pub files: Vec<String>,
}

/// A page, and the same page in other languages.
#[derive(Debug, Clone, Serialize)]
pub struct SiteUrl {
    pub url: String,
    /// `2016-11-30`, for pages whose content says so.
    pub modified: Option<String>,
    pub alternates: Vec<Alternate>,
}

pub(super) fn pages<'a>(scope: Scope<'_, 'a>, pages: &[Page<'a>]) -> Vec<Page<'a>> {
    let listed = pages.iter().filter(|it| it.head.listed);
    let urls = listed.map(|it| SiteUrl {
        url: it.head.url.clone(),
        modified: it.head.modified.clone(),
        alternates: it.head.alternates.clone(),
    });
    let files = split(urls.collect(), MOST);
    let address = |name: &String| scope.schema.site.url(name);
    let index = SiteMaps {
        files: files.iter().map(|(name, _)| address(name)).collect(),
    };
    let several = files.len() > 1;
    let maps = files.into_iter().map(|(name, urls)| Page {
        head: file(scope, &name, "sitemap.xml", ""),
        view: View::SiteMap(SiteMap { urls }),
    });
    let mut out: Vec<Page> = maps.collect();
    if several {
        out.push(Page {
            head: file(scope, NAME, "sitemap-index.xml", ""),
            view: View::SiteMaps(index),
        });
    }
    out
}

const NAME: &str = "sitemap.xml";

/// The files with their addresses; one alone has the name that all robots know.
fn split(urls: Vec<SiteUrl>, most: usize) -> Vec<(String, Vec<SiteUrl>)> {
    if urls.len() <= most {
        return vec![(NAME.to_owned(), urls)];
    }
    let parts = urls.chunks(most).enumerate();
    parts
        .map(|(at, urls)| (format!("sitemap-{}.xml", at + 1), urls.to_vec()))
        .collect()
}

pub(super) fn robots<'a>(scope: Scope<'_, 'a>) -> Page<'a> {
    Page {
        head: file(scope, "robots.txt", "robots.txt", ""),
        view: View::Bare,
    }
}

#[cfg(test)]
mod tests {
    use super::{SiteUrl, split};

    #[test]
    fn a_large_site_map_is_split_and_a_small_one_keeps_its_name() {
        let url = |n: usize| SiteUrl {
            url: n.to_string(),
            modified: None,
            alternates: Vec::new(),
        };
        let names = |count: usize| -> Vec<(String, usize)> {
            let files = split((0..count).map(url).collect(), 3).into_iter();
            files.map(|(name, urls)| (name, urls.len())).collect()
        };
        assert_eq!(names(3), [("sitemap.xml".to_owned(), 3)]);
        let two = [("sitemap-1.xml", 3), ("sitemap-2.xml", 1)];
        assert_eq!(names(4), two.map(|(name, n)| (name.to_owned(), n)));
    }
}
