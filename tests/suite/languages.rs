//! The interface in each language of a site: pages, links between them, words.

use crate::support::{files_of, page_of, problems, project, site};
use fichero::build::{Build, Memo, Options, build};
use fichero::diag::{Language, codes};
use fichero::schema::{Labels, Overrides, Schema, read_schema};
use fichero::source::Files;
use fichero::text::fold;
use std::collections::{BTreeMap, BTreeSet};

fn built(files: &Files) -> Build {
    let built = build(files, &Options::default(), &mut Memo::default()).expect("built");
    assert_eq!(problems(&built), [] as [&fichero::diag::Diag; 0]);
    built
}

fn schema_of(files: &Files) -> Schema {
    let (schema, _) = read_schema(files, &Overrides::default());
    schema.expect("the schema is right")
}

/// Every HTML page: (path, text).
fn pages(built: &Build) -> impl Iterator<Item = (&str, &str)> {
    let pages = built.outputs.keys().filter(|it| it.ends_with(".html"));
    pages.map(|it| (it.as_str(), page_of(built, it)))
}

/// The language whose segment a path stands below.
fn language_of<'s>(schema: &'s Schema, path: &str) -> &'s str {
    let mut others = schema.site.interface().skip(1);
    let found = others.find(|it| path.starts_with(&format!("{it}/")));
    found.unwrap_or(&schema.site.language)
}

/// The attribute of a tag.
fn attribute<'p>(tag: &'p str, name: &str) -> Option<&'p str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    Some(rest.split_once('"')?.0)
}

/// Every tag of a name: `<a href="/">`, without what it holds.
fn tags<'p>(page: &'p str, name: &str) -> impl Iterator<Item = &'p str> {
    let open = format!("<{name} ");
    let starts: Vec<usize> = page.match_indices(&open).map(|(at, _)| at).collect();
    let tag = move |at: usize| page[at..].split('>').next().expect("closed");
    starts.into_iter().map(tag)
}

/// The file of a link inside the site.
fn file_of(schema: &Schema, href: &str) -> Option<String> {
    let href = href.split(['#', '?']).next()?;
    let site = &schema.site;
    let path = href
        .strip_prefix(&site.base_url)
        .or_else(|| href.strip_prefix(&site.base_path))?;
    Some(match path.is_empty() || path.ends_with('/') {
        true => format!("{path}index.html"),
        false => path.to_owned(),
    })
}

fn alternates(page: &str) -> BTreeMap<&str, &str> {
    let links = tags(page, "link").filter_map(|it| Some((attribute(it, "hreflang")?, it)));
    let mut found = BTreeMap::new();
    for (language, tag) in links {
        let url = attribute(tag, "href").expect("an address");
        assert_eq!(found.insert(language, url), None, "{language} twice");
    }
    found
}

/// What a page of one language leads to is in that language, or says that it is not.
#[test]
fn every_page_speaks_its_language_and_leads_to_its_own() {
    for root in [project(), site("sementes")] {
        let files = files_of(&root);
        let schema = schema_of(&files);
        let built = built(&files);
        for (path, page) in pages(&built) {
            let language = language_of(&schema, path);
            let opening = format!("<html lang=\"{language}\">");
            assert!(page.contains(&opening), "{path} is not in {language}");
            // What an author links to is the author's choice.
            let (above, rest) = page.split_once("<article").unwrap_or((page, ""));
            let below = rest.split_once("entry-foot").map_or("", |(_, below)| below);
            let parts = if is_entry(page) {
                [above, below]
            } else {
                [page, ""]
            };
            for tag in parts.into_iter().flat_map(|it| tags(it, "a")) {
                let file = attribute(tag, "href").and_then(|it| file_of(&schema, it));
                let Some(file) = file.filter(|it| it.ends_with(".html")) else {
                    continue;
                };
                // A link in a drawing has no `hreflang`.
                let told = attribute(tag, "hreflang").or_else(|| attribute(tag, "lang"));
                let told = told.unwrap_or(language);
                let mut articles = tags(page_of(&built, &file), "article");
                let written = articles.any(|it| attribute(it, "lang") == Some(told));
                let fits = language_of(&schema, &file) == told || written;
                assert!(fits, "{path}: {tag} is not in {told}");
            }
        }
    }
}

/// The page of an entry, whose text has a language of its own.
fn is_entry(page: &str) -> bool {
    let mut articles = tags(page, "article");
    articles.any(|it| attribute(it, "lang").is_some())
}

#[test]
fn every_page_of_the_interface_exists_in_every_language() {
    let files = files_of(&project());
    let schema = schema_of(&files);
    let built = built(&files);
    let own: Vec<&str> = pages(&built)
        .map(|(path, _)| path)
        .filter(|it| language_of(&schema, it) == "es" && it.ends_with("index.html"))
        .collect();
    // Lists of two terms, and of what was learnt under one.
    let alone_below = ["temas/", "aprendizajes/", "estadisticas/"];
    let pair = |it: &str| {
        let list = it.split("/pagina/").next().unwrap_or_default();
        let deep = list.trim_end_matches("/index.html").split('/').count() > 2;
        deep && alone_below.iter().any(|below| it.starts_with(below))
    };
    // The form of an entry speaks as the entry's page does.
    let form = |it: &&str| it.starts_with("editar/");
    let entry = |it: &str| is_entry(page_of(&built, it));
    let (mut same, mut alone) = (0, 0);
    for path in own.into_iter().filter(|it| !form(it)) {
        let exists = |it: &&str| built.outputs.contains_key(&format!("{it}/{path}"));
        let count = schema.site.interface().skip(1).filter(exists).count();
        // Entries are in the languages they were written in, and say so.
        let told = alternates(page_of(&built, path));
        let written = ["pt", "en"].iter().filter(|it| told.contains_key(*it));
        match (pair(path), entry(path)) {
            (true, _) => assert_eq!(count, 0, "{path}"),
            (_, true) => assert_eq!(count, written.count(), "{path}"),
            _ => assert_eq!(count, 2, "{path}"),
        }
        same += count;
        alone += usize::from(count == 0);
    }
    assert!(same > 80 && alone > 80, "{same} {alone}");
}

/// A phrase or label of one language, in a page of another, would be a link or text
/// of its own: that is what is looked for, since words alone are shared.
#[test]
fn no_page_speaks_the_words_of_another_language() {
    let files = files_of(&project());
    let schema = schema_of(&files);
    let built = built(&files);
    let labels = |language: &str| -> BTreeSet<String> {
        let fields = schema.collections.iter().flat_map(|it| &it.fields);
        let labels = fields.flat_map(|it| [&it.label, &it.help]);
        let titles = schema.collections.iter().map(|it| &it.label);
        let terms = schema.vocabularies.values().flat_map(|it| &it.terms);
        let all = labels.chain(titles).chain(terms.map(|it| &it.label));
        let texts = all.map(|it| it.get(language).to_owned());
        texts.chain(phrases(language).into_values()).collect()
    };
    for language in ["pt", "en"] {
        let own = labels(language);
        let others: Vec<String> = labels("es").difference(&own).cloned().collect();
        assert!(others.len() > 200);
        for (path, page) in pages(&built).filter(|(it, _)| language_of(&schema, it) == language) {
            // Links into other languages say so, and may be worded in them.
            let mut texts = BTreeSet::new();
            for piece in page.split('<').skip(1) {
                let (tag, text) = piece.split_once('>').expect("closed");
                let marked = tag.contains(" lang=\"") && !tag.starts_with("html");
                texts.extend((!marked).then(|| text.trim()));
                texts.extend(
                    ["aria-label", "placeholder", "title"]
                        .map(|it| attribute(tag, it).unwrap_or_default()),
                );
            }
            for foreign in &others {
                let escaped = foreign.replace('&', "&amp;");
                assert!(!texts.contains(escaped.as_str()), "{path}: {foreign}");
            }
        }
    }
}

#[test]
fn versions_of_a_page_name_each_other_and_the_site_map_says_the_same() {
    let mut files = files_of(&project());
    files.insert_text(
        "content/fichas/taquile.pt.md",
        &translated(&files, "2016-01-01"),
    );
    for files in [files, files_of(&site("sementes"))] {
        let schema = schema_of(&files);
        let built = built(&files);
        let map = page_of(&built, "sitemap.xml");
        let mut mapped = BTreeMap::new();
        for row in map.split("<url>").skip(1) {
            let (_, rest) = row.split_once("<loc>").expect("an address");
            let (url, links) = rest.split_once("</loc>").expect("closed");
            let links = links.replace("xhtml:link", "link");
            let links = alternates(&links).into_values().map(str::to_owned);
            mapped.insert(url, links.collect::<Vec<_>>());
        }
        let mut several = 0;
        for (path, page) in pages(&built) {
            let found = alternates(page);
            let own = format!(
                "{}{}",
                schema.site.base_url,
                path.trim_end_matches("index.html")
            );
            let listed = mapped.get(own.as_str()).cloned().unwrap_or_default();
            assert_eq!(
                found.values().copied().collect::<Vec<_>>(),
                listed,
                "{path}"
            );
            if found.is_empty() {
                continue;
            }
            several += 1;
            assert!(found.values().any(|it| *it == own), "{path}");
            assert!(found.contains_key("x-default"), "{path}");
            for (language, url) in &found {
                let file = file_of(&schema, url).expect("of this site");
                let other = page_of(&built, &file);
                assert_eq!(alternates(other), found, "{path}: {language}");
                let opening = format!("<html lang=\"{language}\">");
                let fits = *language == "x-default" || other.contains(&opening);
                assert!(fits, "{path}: {url}");
            }
        }
        assert!(several > 10);
    }
}

#[test]
fn the_switch_leads_to_the_page_or_to_what_stands_for_it() {
    let built = built(&files_of(&project()));
    let switch = |path: &str| -> Vec<String> {
        let (_, rest) = page_of(&built, path)
            .split_once("class=\"languages\"")
            .expect("it");
        let (list, _) = rest.split_once("</nav>").expect("closed");
        let hrefs = tags(list, "a").filter_map(|it| attribute(it, "href"));
        assert_eq!(list.matches(" aria-current=").count(), 1, "{path}");
        hrefs.map(str::to_owned).collect()
    };
    for (path, wanted) in [
        ("index.html", ["/", "/pt/", "/en/"]),
        (
            "en/temas/index.html",
            ["/temas/", "/pt/temas/", "/en/temas/"],
        ),
        (
            "fichas/taquile/index.html",
            ["/fichas/taquile/", "/pt/fichas/", "/en/fichas/"],
        ),
        ("sobre/index.html", ["/sobre/", "/pt/sobre/", "/en/sobre/"]),
        ("404.html", ["/404.html", "/pt/", "/en/"]),
    ] {
        assert_eq!(switch(path), wanted, "{path}");
    }
    let pair = "temas/turismo/peru/index.html";
    assert_eq!(
        switch(pair)[1..],
        ["/pt/temas/turismo/", "/en/temas/turismo/"]
    );
}

/// A ficha of the project as a Portuguese translation of that day.
fn translated(files: &Files, day: &str) -> String {
    let original = files.get("content/fichas/taquile.md").expect("ficha");
    let lines = original.text().expect("text").lines().map(|line| {
        match line.split_once(": ").map(|(key, _)| key) {
            Some("titulo") => "titulo: Título de exemplo".to_owned(),
            Some("actualizado") => format!("actualizado: {day}"),
            _ => line.to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_translation_takes_the_place_of_its_original_in_its_language() {
    let mut files = files_of(&project());
    let path = "content/fichas/taquile.pt.md";
    files.insert_text(path, &translated(&files, "2016-01-01"));
    let older = built(&files);
    let card = "href=\"/pt/fichas/taquile/\">Título de exemplo</a>";
    let page = |built: &Build, path: &str| page_of(built, path).to_owned();
    assert!(page(&older, "pt/paises/peru/index.html").contains(card));
    assert!(!page(&older, "paises/peru/index.html").contains("/pt/fichas/taquile/"));
    assert!(!page(&older, "en/paises/peru/index.html").contains("/pt/fichas/taquile/"));
    let notice = phrases("pt")["translation_older"].clone();
    let translation = page(&older, "pt/fichas/taquile/index.html");
    assert!(translation.contains(&notice), "{translation}");
    assert!(translation.contains("href=\"/pt/temas/"));
    assert!(!translation.contains("href=\"/temas/"));
    assert!(
        !page(&older, "fichas/taquile/index.html").contains(&phrases("es")["translation_older"])
    );
    files.insert_text(path, &translated(&files, "2030-01-01"));
    let newer = page(&built(&files), "pt/fichas/taquile/index.html");
    assert!(!newer.contains(&notice));
}

#[test]
fn the_menu_and_the_texts_lead_to_the_page_in_its_language() {
    let built = built(&files_of(&project()));
    for language in ["pt", "en"] {
        let page = |path: &str| page_of(&built, &format!("{language}/{path}index.html"));
        for (from, to) in [
            ("", "sobre"),
            ("temas/turismo/", "foro-2016"),
            ("sobre/", "foro-2016"),
            ("foro-2016/", "sobre"),
            ("estadisticas/", "foro-2016"),
        ] {
            let hrefs = tags(page(from), "a").filter_map(|it| attribute(it, "href"));
            let hrefs: BTreeSet<&str> = hrefs.collect();
            let there = format!("/{language}/{to}/");
            assert!(hrefs.contains(there.as_str()), "{language}/{from}");
            let elsewhere = format!("/{to}/");
            let switch = tags(page(from), "a").filter(|it| {
                attribute(it, "href") == Some(&elsewhere) && attribute(it, "hreflang").is_none()
            });
            assert_eq!(switch.count(), 0, "{language}/{from}");
        }
    }
}

#[test]
fn a_link_names_a_translation_by_its_file() {
    let linked = |target: &str, draft: bool| {
        let mut files = files_of(&project());
        let mut translation = translated(&files, "2016-01-01");
        if draft {
            translation = translation.replacen("---\n", "---\npublicacion: borrador\n", 1);
        }
        files.insert_text("content/fichas/taquile.pt.md", &translation);
        let text = format!("---\ntitulo: Ejemplo\n---\n\n[Taquile]({target})\n");
        files.insert_text("content/paginas/ejemplo.md", &text);
        let built = build(&files, &Options::default(), &mut Memo::default());
        let built = built.expect("built");
        let codes: Vec<&str> = problems(&built).iter().map(|it| it.code.id).collect();
        match codes.is_empty() {
            true => {
                let page = page_of(&built, "ejemplo/index.html");
                let hrefs = tags(page, "a").filter_map(|it| attribute(it, "href"));
                let found = hrefs.filter(|it| it.ends_with("fichas/taquile/"));
                found.collect::<Vec<_>>().join(" ")
            }
            false => codes.join(" "),
        }
    };
    for (target, draft, wanted) in [
        ("../fichas/taquile.md", false, "/fichas/taquile/"),
        ("../fichas/taquile.pt.md", false, "/pt/fichas/taquile/"),
        ("../fichas/taquile.en.md", false, "F050"),
        ("../fichas/taquile.pt.md", true, "F050"),
    ] {
        assert_eq!(linked(target, draft), wanted, "{target} {draft}");
    }
}

/// A list says what its term covers, to readers and to search engines, and a
/// vocabulary that does so does it for each of its terms.
#[test]
fn a_term_opens_its_page_with_what_it_covers() {
    let files = files_of(&project());
    let schema = schema_of(&files);
    let built = built(&files);
    let fields = schema.collections.iter().flat_map(|it| it.paged_fields());
    let vocabularies = fields.filter_map(|(_, field)| {
        let vocabulary = field.vocabulary(&schema.vocabularies)?;
        let told = vocabulary.terms.iter().any(|it| !it.description.is_empty());
        told.then_some((field, vocabulary))
    });
    let mut seen = 0;
    for (field, vocabulary) in vocabularies {
        for (term, language) in vocabulary
            .terms
            .iter()
            .flat_map(|it| schema.site.interface().map(move |language| (it, language)))
        {
            let mut own = term.description.iter().filter(|(it, _)| *it == language);
            let words = own.next().map(|(_, words)| words.replace('\'', "&#39;"));
            let words = words.unwrap_or_else(|| panic!("{} in {language}", term.id));
            let path = schema.term_path(field, term).expect("a page");
            let path = format!("{}index.html", schema.site.path_in(language, &path));
            if built.outputs.contains_key(&path) {
                let page = page_of(&built, &path);
                for told in [
                    format!("<p class=\"lead\">{words}</p>"),
                    format!("<meta name=\"description\" content=\"{words}\">"),
                ] {
                    assert!(page.contains(&told), "{path}: {told}");
                }
                seen += 1;
            }
        }
    }
    assert!(seen > 90, "{seen}");
}

/// The phrases of the theme, by key.
fn phrases(language: &str) -> BTreeMap<String, String> {
    let path = project().join(format!("themes/base/i18n/{language}.toml"));
    let text = std::fs::read_to_string(path).expect("phrases");
    let lines = text.lines().filter_map(|it| it.split_once(" = "));
    lines
        .map(|(key, text)| (key.to_owned(), text.trim_matches('"').to_owned()))
        .collect()
}

/// Words of the classroom and the office, folded, in the singular and the plural: the
/// Centro speaks between equals.
const NEVER: [(&str, &[&str]); 3] = [
    (
        "es",
        &[
            "curso",
            "cursos",
            "calificacion",
            "calificaciones",
            "nota",
            "notas",
            "puntaje",
            "puntajes",
            "informe",
            "informes",
            "docente",
            "docentes",
            "alumno",
            "alumnos",
            "alumna",
            "alumnas",
            "unidad",
            "unidades",
        ],
    ),
    (
        "pt",
        &[
            "curso",
            "cursos",
            "nota",
            "notas",
            "pontuacao",
            "pontuacoes",
            "relatorio",
            "relatorios",
            "docente",
            "docentes",
            "aluno",
            "alunos",
            "aluna",
            "alunas",
            "unidade",
            "unidades",
        ],
    ),
    (
        "en",
        &[
            "course", "courses", "grade", "grades", "score", "scores", "report", "reports",
            "teacher", "teachers", "student", "students", "unit", "units",
        ],
    ),
];

#[test]
fn the_interface_speaks_between_equals() {
    let schema = schema_of(&files_of(&project()));
    let texts = |language: &str| -> Vec<String> {
        let mut all: Vec<&Labels> = vec![&schema.site.title, &schema.site.tagline];
        for it in &schema.collections {
            all.extend([&it.label, &it.singular]);
            all.extend(it.fields.iter().flat_map(|it| [&it.label, &it.help]));
            all.extend(it.sections.iter().map(|it| &it.title));
        }
        let sections = schema.collections.iter().flat_map(|it| &it.sections);
        let questions = sections.flat_map(|it| it.questions(language)).cloned();
        let terms = schema.vocabularies.values().flat_map(|it| &it.terms);
        all.extend(terms.flat_map(|it| [&it.label, &it.description]));
        let labels = all.iter().map(|it| it.get(language).to_owned());
        let spoken = Language::parse(language).expect("a language of messages");
        let told = codes::all().flat_map(|it| [&it.message, &it.help, &it.why]);
        labels
            .chain(questions)
            .chain(phrases(language).into_values())
            .chain(told.map(|it| it.get(spoken).to_owned()))
            .collect()
    };
    for (language, words) in NEVER {
        let texts = texts(language);
        assert!(texts.len() > 150);
        for text in texts {
            // What goes on is "en curso", in the words of the report.
            let folded = fold(&text).replace("en curso", "");
            let mut said = folded.split(|it: char| !it.is_alphanumeric());
            assert_eq!(said.find(|it| words.contains(it)), None, "{text}");
        }
    }
}
