//! The addresses of the site (DESIGN, "Addresses"), without the host.

use super::{Collection, Field, Schema, Site, Term};

impl Site {
    /// Where a page stands in a language of the interface: the site's own at the
    /// root, the others below their segment.
    pub fn path_in(&self, language: &str, path: &str) -> String {
        match language == self.language {
            true => path.to_owned(),
            false => below(language, path),
        }
    }

    /// The picture for where pages in a language are shared.
    pub fn poster_path(&self, language: &str) -> String {
        self.path_in(language, "tarjeta.png")
    }

    /// The page in that language, as a link from any page of the site.
    pub fn href_in(&self, language: &str, path: &str) -> String {
        self.href(&self.path_in(language, path))
    }
}

/// A path below the segment of a language. Translations of entries stand there even
/// when they are into the site's own language, since the original is at the root.
pub fn below(language: &str, path: &str) -> String {
    format!("{language}/{path}")
}

impl Schema {
    /// The page of a term: `paises/bolivia/`.
    pub fn term_path(&self, field: &Field, term: &Term) -> Option<String> {
        let pages = field.pages.as_deref()?;
        Some(format!("{pages}/{}/", term.slug))
    }

    /// The page of two terms together: `temas/turismo/bolivia/`.
    pub fn pair_path(&self, field: &Field, term: &Term, other: &Term) -> Option<String> {
        let first = self.term_path(field, term)?;
        Some(format!("{first}{}/", other.slug))
    }

    /// The n-th page of a list that begins at `path`; the first is `path` itself.
    pub fn nth_page(&self, path: &str, n: usize) -> String {
        match n {
            0 | 1 => path.to_owned(),
            n => format!("{path}{}/{n}/", self.site.page_segment),
        }
    }

    /// An exported file: `datos/fichas.csv`.
    pub fn data_path(&self, collection: &Collection, extension: &str) -> String {
        format!("{}/{}.{extension}", self.site.data_segment, collection.name)
    }

    /// The page that tells of the exported files: `datos/`.
    pub fn data_page(&self) -> String {
        format!("{}/", self.site.data_segment)
    }

    /// The terms of a vocabulary as data: `datos/vocabularios/temas.csv`.
    pub fn vocabulary_path(&self, name: &str) -> String {
        let folder = self.site.vocabularies.trim_end_matches('/');
        let last = folder.rsplit('/').next().unwrap_or(folder);
        format!("{}/{last}/{name}.csv", self.site.data_segment)
    }

    /// The description of the exported files: `datos/datapackage.json`.
    pub fn package_path(&self) -> String {
        format!("{}/datapackage.json", self.site.data_segment)
    }

    /// The records for harvesters: `datos/oai.xml`.
    pub fn harvest_path(&self) -> String {
        format!("{}/oai.xml", self.site.data_segment)
    }

    /// First parts of addresses that entries without a folder of their own may not take.
    pub fn taken_segments(&self) -> Vec<&str> {
        let paths = self.collections.iter().map(|it| it.path.as_str());
        let fields = self.collections.iter().flat_map(|it| &it.fields);
        let pages = fields.filter_map(|it| it.pages.as_deref());
        let guides = self.collections.iter().filter_map(|it| it.guide.as_deref());
        let overviews = self
            .collections
            .iter()
            .flat_map(|it| it.overview.segments());
        let own = [self.site.data_segment.as_str(), ASSETS];
        let forms = self.contribute.iter();
        let forms = forms.flat_map(|it| [it.new.as_str(), it.edit.as_str()]);
        let languages = self.site.languages.iter().map(String::as_str);
        paths
            .chain(pages)
            .chain(guides)
            .chain(overviews)
            .chain(forms)
            .chain(own)
            .chain(languages)
            .filter(|it| !it.is_empty())
            .collect()
    }
}

impl Collection {
    /// The list of all entries: `fichas/`.
    pub fn list_path(&self) -> String {
        match self.path.as_str() {
            "" => String::new(),
            path => format!("{path}/"),
        }
    }

    /// The page of an entry: `fichas/riego/`.
    pub fn entry_path(&self, slug: &str) -> String {
        format!("{}{slug}/", self.list_path())
    }

    /// The picture for where the page of an entry at this path is shared: in a folder
    /// of its own, where no file of the entry stands.
    pub fn poster_path(&self, path: &str, photo: bool) -> String {
        let extension = if photo { "jpg" } else { "png" };
        format!("{path}tarjeta/1200x630.{extension}")
    }
}

/// The folder of style sheets, scripts and icons.
pub const ASSETS: &str = "recursos";

/// An entry's reference for programs that keep them, beside its page.
pub const BIBTEX: &str = "cita.bib";
pub const CSL: &str = "cita.json";

/// The folder of the search index, among the assets.
pub const INDEX: &str = "recursos/indice";

/// The lists of what may be kept on a telephone, among the assets.
pub const KEPT: &str = "recursos/guardado";

/// The script that answers where there is no connection. It stands at the root, since
/// it only sees what stands below it.
pub const WORKER: &str = "sw.js";
