//! The catalogue as one language of the interface sees it.
//!
//! Comes in: a `Catalogue` and a language. Goes out: words in that language and
//! links that stay within it. Not here: what a page holds.

use super::{Alternate, Head, Link, Switch};
use crate::catalogue::Catalogue;
use crate::content::Entry;
use crate::schema::{Collection, Field, Labels, Schema};

/// A catalogue and the language its pages speak.
#[derive(Clone, Copy)]
pub struct Scope<'c, 'a> {
    pub catalogue: &'c Catalogue<'a>,
    pub schema: &'a Schema,
    pub language: &'a str,
}

impl<'c, 'a> Scope<'c, 'a> {
    /// One scope for each language of the interface, the site's own first.
    pub fn all(catalogue: &'c Catalogue<'a>) -> impl Iterator<Item = Scope<'c, 'a>> {
        let schema = catalogue.schema;
        schema.site.interface().map(move |language| Scope {
            catalogue,
            schema,
            language,
        })
    }

    /// The one at the root: feeds, data and the search index are of it alone.
    pub fn own(catalogue: &'c Catalogue<'a>) -> Scope<'c, 'a> {
        let schema = catalogue.schema;
        Scope {
            catalogue,
            schema,
            language: &schema.site.language,
        }
    }

    pub fn is_own(&self) -> bool {
        self.language == self.schema.site.language
    }

    pub fn label(&self, labels: &'a Labels) -> &'a str {
        labels.get(self.language)
    }

    /// The path of a page that exists in every language.
    pub fn path(&self, path: &str) -> String {
        self.schema.site.path_in(self.language, path)
    }

    /// A link to a page that exists in every language.
    pub fn href(&self, path: &str) -> String {
        self.schema.site.href_in(self.language, path)
    }

    pub fn link(&self, text: &str, path: &str) -> Link {
        Link {
            text: text.to_owned(),
            href: self.href(path),
            language: None,
        }
    }

    /// The page of all terms of a field.
    pub fn terms_page(&self, field: &Field) -> Option<String> {
        let pages = field.pages.as_deref()?;
        Some(self.href(&format!("{pages}/")))
    }

    /// The entry in this language, or as it is.
    pub fn version(&self, entry: &'a Entry) -> &'a Entry {
        let others = self.catalogue.translations(entry).iter().copied();
        let mut all = std::iter::once(entry).chain(others);
        all.find(|it| it.language == self.language).unwrap_or(entry)
    }

    /// Its language, where that is not the page's.
    pub fn foreign(&self, entry: &Entry) -> Option<String> {
        (entry.language != self.language).then(|| entry.language.clone())
    }

    /// A link to an entry, in this language if it exists in it.
    pub fn entry_link(&self, collection: &Collection, entry: &'a Entry) -> Link {
        let version = self.version(entry);
        Link {
            text: version.text(Some(collection.roles.title)).to_owned(),
            href: self
                .schema
                .site
                .href(&super::entry_path(collection, version)),
            language: self.foreign(version),
        }
    }

    /// The head of a page that exists in every language below the same path.
    pub fn head(&self, path: &str, template: &str, title: &str) -> Head {
        let site = &self.schema.site;
        let head = self.lone_head(path, template, title, path);
        let versions = site.interface().map(|it| (it, site.path_in(it, path)));
        head.in_languages(self.schema, versions)
    }

    /// The head of a page of this language only; in others `elsewhere` stands for it.
    pub fn lone_head(&self, path: &str, template: &str, title: &str, elsewhere: &str) -> Head {
        let own = self.schema.site.path_in(self.language, path);
        let others = |language: &str| self.schema.site.path_in(language, elsewhere);
        self.head_at(own, template, title, others)
    }

    /// The head of a page at this very path; `others` says what stands for it elsewhere.
    pub fn head_at(
        &self,
        path: String,
        template: &str,
        title: &str,
        others: impl Fn(&str) -> String,
    ) -> Head {
        let site = &self.schema.site;
        let switch = site.interface().map(|language| {
            let current = language == self.language;
            Switch {
                language: language.to_owned(),
                href: match current {
                    true => site.href(&path),
                    false => site.href(&others(language)),
                },
                current,
            }
        });
        Head {
            url: site.url(&path),
            switch: switch.collect(),
            path,
            title: title.to_owned(),
            description: String::new(),
            language: self.language.to_owned(),
            template: template.to_owned(),
            crumbs: Vec::new(),
            alternates: Vec::new(),
            feed: None,
            linked: None,
            cited: Vec::new(),
            modified: None,
            picture: super::poster::head_of_site(*self),
            listed: true,
        }
    }
}

impl Head {
    /// Says where the same page stands in other languages: (language, path), the one
    /// for readers of no other first. A page alone has no alternates.
    pub(super) fn in_languages<'p>(
        mut self,
        schema: &Schema,
        versions: impl Iterator<Item = (&'p str, String)>,
    ) -> Head {
        let mut alternates: Vec<Alternate> = Vec::new();
        for (language, path) in versions {
            // Two pages cannot both be the one in a language.
            if alternates.iter().all(|it| it.language != language) {
                alternates.push(Alternate {
                    language: language.to_owned(),
                    url: schema.site.url(&path),
                });
            }
        }
        let known = alternates.iter().any(|it| it.url == self.url);
        if !known || alternates.len() < 2 {
            return self;
        }
        alternates.push(Alternate {
            language: "x-default".to_owned(),
            url: alternates[0].url.clone(),
        });
        self.alternates = alternates;
        self
    }
}
