//! The configuration of editors for the web that others make: what they ask for is
//! made from the schema, as our own form is.
//!
//! Comes in: the schema, and what a maintainer adds about signing in. Goes out: plain
//! data, the same for the same schema. Not here: how it is written (`render`), and what
//! these editors do to a file (`commands`, where it is said).

mod backend;
mod fields;

use crate::content;
use crate::diag::{Language, Words};
use crate::schema::{Collection, Schema};
use serde_json::{Value, json};

/// An editor whose configuration can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Editor {
    Decap,
    Sveltia,
}

impl Editor {
    pub fn name(self) -> &'static str {
        match self {
            Editor::Decap => "Decap CMS",
            Editor::Sveltia => "Sveltia CMS",
        }
    }
}

/// Its configuration; none if it does not know the forge of this catalogue. What is
/// `given` stands with what it is told of the forge, as the identifier for signing in.
pub fn editor_config(schema: &Schema, editor: Editor, given: &[(String, String)]) -> Option<Value> {
    let access = backend::access(schema.forge.as_ref(), editor, given)?;
    let site = &schema.site;
    let mut config = json!({ "backend": access.backend });
    if access.proposals {
        config["publish_mode"] = "editorial_workflow".into();
    }
    if editor == Editor::Decap {
        // The other one follows the reader's browser.
        config["locale"] = site.language.clone().into();
    }
    config["site_url"] = site.base_url.clone().into();
    config["display_url"] = site.base_url.clone().into();
    // A picture counts only beside its entry: what is uploaded apart from any entry
    // stands where a maintainer sees it.
    config["media_folder"] = format!("{}/media", crate::schema::CONTENT).into();
    config["public_folder"] = "/media".into();
    config["slug"] = slug(editor);
    if editor == Editor::Sveltia {
        config["output"] = json!({ "omit_empty_optional_fields": true });
        if let Some(languages) = translations(schema) {
            config["i18n"] = languages;
        }
    }
    let maker = Maker {
        schema,
        editor,
        language: Language::parse(&site.language).unwrap_or_default(),
    };
    let collections = schema.collections.iter();
    let collections = collections.flat_map(|it| [maker.flat(it), maker.folders(it)]);
    config["collections"] = collections.collect();
    Some(config)
}

/// The rule of `text::slug`, as nearly as they have it: accents go, what is left of
/// other signs becomes a hyphen.
fn slug(editor: Editor) -> Value {
    let mut slug = json!({
        "encoding": "ascii",
        "clean_accents": true,
        "sanitize_replacement": "-",
    });
    if editor == Editor::Sveltia {
        slug["maxlength"] = crate::text::SLUG_LIMIT.into();
    }
    slug
}

/// `riego.md` and `riego.pt.md` as one. Decap names every language in the file, the
/// first too, so there each translation stays an entry of its own.
fn translations(schema: &Schema) -> Option<Value> {
    let languages: Vec<&str> = schema.site.interface().collect();
    (languages.len() > 1).then(|| {
        json!({
            "structure": "multiple_files",
            "locales": languages,
            "default_locale": schema.site.language,
            "omit_default_locale_from_file_path": true,
            "initial_locales": "default",
        })
    })
}

struct Maker<'s> {
    schema: &'s Schema,
    editor: Editor,
    language: Language,
}

impl Maker<'_> {
    /// Entries that are one file each: `riego.md`.
    fn flat(&self, collection: &Collection) -> Value {
        let label = collection.label.get(&self.schema.site.language);
        self.collection(collection, &collection.name, label)
    }

    /// Entries in a folder of their own, with their pictures: `riego/index.md`.
    fn folders(&self, collection: &Collection) -> Value {
        let label = collection.label.get(&self.schema.site.language);
        let label = WITH_PICTURES.get(self.language).replace("{}", label);
        let name = format!("{}-media", collection.name);
        let mut value = self.collection(collection, &name, &label);
        value["path"] = "{{slug}}/index".into();
        value["media_folder"] = "".into();
        value["public_folder"] = "".into();
        value
    }

    fn collection(&self, collection: &Collection, name: &str, label: &str) -> Value {
        let language = &self.schema.site.language;
        let title = &collection.fields[collection.roles.title].name;
        let mut value = json!({ "name": name, "label": label });
        let singular = collection.singular.get(language);
        if !singular.is_empty() {
            value["label_singular"] = singular.into();
        }
        value["folder"] = collection.folder.clone().into();
        value["extension"] = "md".into();
        value["format"] = "yaml-frontmatter".into();
        value["create"] = true.into();
        value["identifier_field"] = title.clone().into();
        value["slug"] = "{{slug}}".into();
        value["summary"] = format!("{{{{{title}}}}}").into();
        // What it would show is not how the page looks.
        value["editor"] = json!({ "preview": false });
        if self.several_languages() {
            value["i18n"] = true.into();
        }
        let fields = collection.fields.iter().map(|it| self.field(it));
        value["fields"] = fields.chain([self.body(collection)]).collect();
        value
    }

    /// What follows the data, as it is written: an editor that shows it in its final
    /// form writes its signs anew.
    fn body(&self, collection: &Collection) -> Value {
        let language = &self.schema.site.language;
        let mut body = json!({
            "name": "body",
            "label": BODY.get(self.language),
            "widget": "markdown",
            "required": false,
            "modes": ["raw"],
        });
        let questions = content::blank_body(collection, language);
        if !questions.is_empty() {
            body["hint"] = BODY_HINT.get(self.language).into();
            body["default"] = questions.into();
        }
        self.translated(body)
    }

    fn several_languages(&self) -> bool {
        self.editor == Editor::Sveltia && translations(self.schema).is_some()
    }

    /// A translation says everything itself, as a file of its own does.
    fn translated(&self, mut field: Value) -> Value {
        if self.several_languages() {
            field["i18n"] = true.into();
        }
        field
    }
}

const WITH_PICTURES: Words = Words {
    es: "{} (con fotos)",
    pt: "{} (com fotos)",
    en: "{} (with pictures)",
};
const BODY: Words = Words {
    es: "Texto",
    pt: "Texto",
    en: "Text",
};
const BODY_HINT: Words = Words {
    es: "Los títulos empiezan con ##. Cuente lo que pueda; lo que está entre <!-- y --> no se publica y se puede borrar.",
    pt: "Os títulos começam com ##. Conte o que puder; o que está entre <!-- e --> não é publicado e pode ser apagado.",
    en: "Titles begin with ##. Tell what you can; what stands between <!-- and --> is not published and may be deleted.",
};
