//! What a page says of itself to machines, as JSON-LD in the words of schema.org.
//!
//! Comes in: pages as people see them, `Record`s. Goes out: a text for each page's
//! head. Not here: how it is made safe to stand in HTML (`render`).

use super::data::{DataFile, DataPage};
use super::record::License;
use super::record::{Record, Subject};
use super::{Head, Page, Scope, View, cited};
use crate::schema::{Collection, Site};
use serde_json::{Map, Value, json};

const CONTEXT: &str = "https://schema.org";

impl Head {
    /// Says what the page of an entry is, and how to cite it when it is one of the
    /// records, not a page about the site.
    pub(super) fn telling(mut self, scope: Scope, record: &Record, of: &Collection) -> Head {
        let node = match of.data {
            true => article(scope, record, &self),
            false => plain("WebPage", scope, &self, record.summary),
        };
        if of.data {
            self.cited = cited::tags(scope, record);
        }
        self.modified.clone_from(&record.updated);
        self.linked = Some(document(scope, &self, node));
        self
    }
}

/// Says what the page is, where it is more than itself.
pub(super) fn add(scope: Scope, page: &mut Page) {
    let head = &page.head;
    let node = match &page.view {
        View::Home(home) => website(scope, home.search.then_some(home.list.as_str())),
        View::List(list) => collection(scope, head, list.cards.iter().map(|it| &it.href)),
        View::Explorer(it) => collection(scope, head, it.list.cards.iter().map(|it| &it.href)),
        View::Terms(_) | View::Map(_) | View::Learnings(_) | View::Statistics(_) => {
            plain("CollectionPage", scope, head, "")
        }
        View::Data(data) => dataset(scope, head, data),
        _ => return,
    };
    page.head.linked = Some(document(scope, head, node));
}

/// One entry for the export of all of them.
pub fn record(scope: Scope, record: &Record) -> Value {
    let mut node = work(scope, record);
    node.insert("isPartOf".to_owned(), part_of(&scope.schema.site));
    node.into()
}

/// Nodes in one document.
pub fn graph(nodes: Vec<Value>) -> Value {
    json!({ "@context": CONTEXT, "@graph": nodes })
}

fn document(scope: Scope, head: &Head, node: Value) -> String {
    let mut nodes = vec![node];
    nodes.extend(breadcrumbs(scope, head));
    graph(nodes).to_string()
}

fn website(scope: Scope, search: Option<&str>) -> Value {
    let site = &scope.schema.site;
    let mut node = json!({
        "@type": "WebSite",
        "@id": id_of(site),
        "url": site.url(&site.path_in(scope.language, "")),
        "name": scope.label(&site.title),
        "description": scope.label(&site.tagline),
        "inLanguage": scope.language,
        "license": License::named(&site.license).url,
        "publisher": publisher(scope),
    });
    if let Some(list) = search {
        node["potentialAction"] = json!({
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": format!("{}?q={{search_term_string}}", absolute(site, list)),
            },
        });
    }
    node
}

fn collection<'i>(scope: Scope, head: &Head, links: impl Iterator<Item = &'i String>) -> Value {
    let site = &scope.schema.site;
    let items = links.enumerate().map(|(at, href)| {
        json!({ "@type": "ListItem", "position": at + 1, "url": absolute(site, href) })
    });
    let items: Vec<Value> = items.collect();
    let mut node = plain("CollectionPage", scope, head, &head.description);
    node["mainEntity"] = json!({ "@type": "ItemList", "itemListElement": items });
    node
}

fn plain(kind: &str, scope: Scope, head: &Head, description: &str) -> Value {
    let mut page = node(kind);
    put(&mut page, "url", &Some(&head.url));
    put(&mut page, "name", &Some(&head.title));
    put(&mut page, "description", &Some(description));
    put(&mut page, "inLanguage", &Some(&head.language));
    page.insert("isPartOf".to_owned(), part_of(&scope.schema.site));
    page.into()
}

fn article(scope: Scope, record: &Record, head: &Head) -> Value {
    let site = &scope.schema.site;
    let mut node = work(scope, record);
    node.insert("isPartOf".to_owned(), part_of(site));
    let versions = head.alternates.iter().filter(|it| it.url != record.url);
    let others: Vec<Value> = versions
        .filter(|it| it.language != "x-default")
        .map(|it| json!({ "@type": "Article", "@id": it.url, "inLanguage": it.language }))
        .collect();
    if !others.is_empty() {
        node.insert("workTranslation".to_owned(), others.into());
    }
    node.into()
}

/// A record is a text about an experience: the experience is what it is about.
fn work(scope: Scope, record: &Record) -> Map<String, Value> {
    let subjects: Vec<Value> = record.subjects.iter().map(subject).collect();
    let sources = record.sources.iter().map(|it| {
        let mut source = node("CreativeWork");
        put(&mut source, "name", &Some(&it.title));
        put(&mut source, "url", &it.url);
        Value::from(source)
    });
    let sources: Vec<Value> = sources.collect();
    let people = record.authors.iter();
    let people: Vec<Value> = people
        .map(|it| json!({ "@type": "Person", "name": it }))
        .collect();
    let mut work = node("Article");
    put(&mut work, "@id", &Some(&record.url));
    put(&mut work, "url", &Some(&record.url));
    put(&mut work, "identifier", &Some(record.slug));
    put(&mut work, "headline", &Some(record.title));
    put(&mut work, "description", &Some(record.summary));
    put(&mut work, "inLanguage", &Some(record.language));
    put(&mut work, "license", &Some(&record.license.url));
    put(&mut work, "dateModified", &record.updated);
    work.insert("publisher".to_owned(), publisher(scope));
    put_all(&mut work, "author", people);
    put_all(&mut work, "keywords", subjects);
    put_all(&mut work, "citation", sources);
    put(&mut work, "temporalCoverage", &period(record));
    put_all(
        &mut work,
        "spatialCoverage",
        place(record).into_iter().collect(),
    );
    work.insert("about".to_owned(), project(record));
    work
}

fn subject(it: &Subject) -> Value {
    match &it.url {
        Some(url) => json!({ "@type": "DefinedTerm", "name": it.text, "url": url }),
        None => it.text.as_str().into(),
    }
}

/// `2014-03/2018`, `2014/..`: an open end is unknown or not yet there (EDTF, ISO 8601-2).
fn period(record: &Record) -> Option<String> {
    let began = record.began.as_ref()?;
    Some(format!(
        "{began}/{}",
        record.ended.as_deref().unwrap_or("..")
    ))
}

fn place(record: &Record) -> Option<Value> {
    let around: Vec<Value> = record
        .territories
        .iter()
        .map(|it| json!({ "@type": "AdministrativeArea", "name": it }))
        .collect();
    let name = record.place.as_ref().or(record.territories.first())?;
    let mut place = node("Place");
    put(&mut place, "name", &Some(name));
    put_all(&mut place, "containedInPlace", around);
    if let Some((lat, lon)) = record.point {
        let geo = json!({ "@type": "GeoCoordinates", "latitude": lat, "longitude": lon });
        place.insert("geo".to_owned(), geo);
    }
    Some(place.into())
}

fn project(record: &Record) -> Value {
    let members = record.organisations.iter();
    let members = members.map(|it| json!({ "@type": "Organization", "name": it }));
    let mut project = node("Project");
    put(&mut project, "name", &Some(record.title));
    put(&mut project, "url", &record.website);
    put(&mut project, "foundingDate", &record.began);
    put(&mut project, "dissolutionDate", &record.ended);
    put_all(&mut project, "member", members.collect());
    project.into()
}

fn dataset(scope: Scope, head: &Head, data: &DataPage) -> Value {
    let site = &scope.schema.site;
    let files = data.sets.iter().flat_map(|it| &it.files);
    let download = |it: &DataFile| {
        json!({
            "@type": "DataDownload",
            "name": it.name,
            "encodingFormat": it.media_type,
            "contentUrl": absolute(site, &it.href),
            "contentSize": format!("{} B", it.bytes),
        })
    };
    let mut node = node("Dataset");
    put(&mut node, "url", &Some(&head.url));
    put(&mut node, "name", &Some(scope.label(&site.title)));
    put(&mut node, "description", &Some(scope.label(&site.tagline)));
    put(&mut node, "inLanguage", &Some(&site.language));
    put(&mut node, "license", &Some(&data.license.url));
    put(&mut node, "dateModified", &data.version);
    put(&mut node, "version", &data.version);
    node.insert("isAccessibleForFree".to_owned(), true.into());
    node.insert("creator".to_owned(), publisher(scope));
    put_all(&mut node, "distribution", files.map(download).collect());
    node.into()
}

fn breadcrumbs(scope: Scope, head: &Head) -> Option<Value> {
    if head.crumbs.is_empty() {
        return None;
    }
    let site = &scope.schema.site;
    let home = scope.link(scope.label(&site.title), "");
    let above = std::iter::once(&home).chain(&head.crumbs);
    let above = above.map(|it| (it.text.as_str(), absolute(site, &it.href)));
    let own = (head.title.as_str(), head.url.clone());
    let items = above.chain(std::iter::once(own)).enumerate();
    let items: Vec<Value> = items
        .map(|(at, (name, url))| {
            json!({ "@type": "ListItem", "position": at + 1, "name": name, "item": url })
        })
        .collect();
    Some(json!({ "@type": "BreadcrumbList", "itemListElement": items }))
}

fn publisher(scope: Scope) -> Value {
    let site = &scope.schema.site;
    json!({ "@type": "Organization", "name": scope.label(&site.title), "url": site.base_url })
}

fn part_of(site: &Site) -> Value {
    json!({ "@type": "WebSite", "@id": id_of(site) })
}

/// The site as a thing, in whatever language it is read.
fn id_of(site: &Site) -> String {
    format!("{}#site", site.base_url)
}

/// A link from any page of the site, as an address of the world.
fn absolute(site: &Site, href: &str) -> String {
    let path = href.strip_prefix(site.base_path.as_str());
    path.map_or_else(|| href.to_owned(), |it| site.url(it))
}

fn node(kind: &str) -> Map<String, Value> {
    Map::from_iter([("@type".to_owned(), kind.into())])
}

/// A property that is there only with a value.
fn put(node: &mut Map<String, Value>, name: &str, value: &Option<impl AsRef<str>>) {
    let value = value.as_ref().map(AsRef::as_ref);
    if let Some(value) = value.filter(|it| !it.is_empty()) {
        node.insert(name.to_owned(), value.into());
    }
}

/// The same with several values; one stands alone.
fn put_all(node: &mut Map<String, Value>, name: &str, mut values: Vec<Value>) {
    let value = match values.len() {
        0 => return,
        1 => values.remove(0),
        _ => values.into(),
    };
    node.insert(name.to_owned(), value);
}
