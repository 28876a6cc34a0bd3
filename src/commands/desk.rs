//! What is done for somebody who edits an entry in the preview.
//!
//! Comes in: what was asked (`preview::desk`) and what the last build read. Goes out: the
//! entry's text, what the one checker says of another, the page it would make; or the
//! text in its file and on its branch. Laws: the path is found here, from the collection
//! and the slug; a text with errors is not saved; one thing at a time. Not here: who may
//! ask.

use crate::build::{self, Memo, Options};
use crate::content::{self, FILE_LIMIT, Owner, Owners};
use crate::diag::{Diag, Language, Trouble, Words};
use crate::disk::{self, Recorded, Refused, Saved};
use crate::preview::desk::{Act, Asked, Editor, Outcome};
use crate::report;
use crate::schema::{Collection, Overrides, Schema, read_schema};
use crate::source::{Files, Source};
use crate::text;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Longest reason that a commit is given, in characters.
const LONGEST_REASON: usize = 300;

/// Edits the catalogue in a folder.
pub struct Room {
    root: PathBuf,
    options: Options,
    now: Mutex<Now>,
}

/// What the last build read and made: what is typed is checked among the rest as it is.
#[derive(Default)]
struct Now {
    files: Files,
    memo: Memo,
}

/// How it went, and what is said of it.
type Said = (Outcome, Value);

impl Room {
    pub fn new(root: PathBuf, options: Options) -> Arc<Room> {
        let now = Mutex::default();
        Arc::new(Room { root, options, now })
    }

    pub fn renew(&self, files: Files, memo: Memo) {
        *self.now() = Now { files, memo };
    }

    /// What broke while it was held is made anew with the next build.
    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Editor for Arc<Room> {
    fn edit(&self, act: Act, asked: &Asked) -> Said {
        let mut now = self.now();
        let language = Language::parse(&asked.interface).unwrap_or_default();
        let (Some(schema), _) = read_schema(&now.files, &self.options.overrides) else {
            return refuse(Outcome::Failed, NO_SCHEMA.get(language));
        };
        let edit = Edit::new(self, &schema, asked, language);
        let said = edit.and_then(|it| match act {
            Act::Read => it.read(),
            Act::Check => it.check(&mut now),
            Act::Render => it.render(&mut now),
            Act::Save => it.save(&mut now),
        });
        said.unwrap_or_else(|it| it)
    }
}

/// One entry, and what is asked of it.
struct Edit<'a> {
    room: &'a Room,
    schema: &'a Schema,
    collection: &'a Collection,
    asked: &'a Asked,
    language: Language,
    path: String,
    /// What stands in its file.
    standing: Option<Vec<u8>>,
}

impl<'a> Edit<'a> {
    fn new(
        room: &'a Room,
        schema: &'a Schema,
        asked: &'a Asked,
        language: Language,
    ) -> Result<Edit<'a>, Said> {
        let collection = schema.collection(&asked.collection);
        let collection =
            collection.ok_or_else(|| refuse(Outcome::Missing, NO_COLLECTION.get(language)))?;
        let tag = asked.language.as_deref();
        let known = |tag: &str| schema.site.languages.iter().any(|it| it == tag);
        if content::is_reserved(schema, &asked.slug) || !tag.is_none_or(known) {
            return Err(refuse(Outcome::Wrong, RESERVED.get(language)));
        }
        if asked.text.len() > FILE_LIMIT {
            return Err(refuse(Outcome::TooLarge, TOO_LARGE.get(language)));
        }
        let (path, standing) = find(room, collection, asked).map_err(|it| untold(it, language))?;
        Ok(Edit {
            room,
            schema,
            collection,
            asked,
            language,
            path,
            standing,
        })
    }

    fn read(&self) -> Result<Said, Said> {
        let text = self.standing.as_deref().map(str::from_utf8).transpose();
        let Ok(text) = text else {
            return Err(refuse(Outcome::Faulty, NO_TEXT.get(self.language)));
        };
        let value = json!({ "path": self.path, "text": text, "base": self.hash() });
        Ok((Outcome::Done, value))
    }

    fn check(&self, now: &mut Now) -> Result<Said, Said> {
        let diags = self.diags(now)?;
        Ok((Outcome::Done, self.told(&diags)))
    }

    /// Faults are no hindrance to see the page, as long as there is one.
    fn render(&self, now: &mut Now) -> Result<Said, Said> {
        let overrides = Overrides {
            drafts: true,
            ..self.room.options.overrides.clone()
        };
        let options = Options {
            overrides,
            check_only: false,
        };
        let files = self.overlay(now);
        Ok(
            match build::page(&files, &options, &mut now.memo, &self.path) {
                Ok(html) => {
                    let html = String::from_utf8_lossy(&html);
                    (Outcome::Done, json!({ "html": html }))
                }
                Err(diags) => (Outcome::Faulty, self.told(&self.own(diags))),
            },
        )
    }

    fn save(&self, now: &mut Now) -> Result<Said, Said> {
        if self.hash() != self.asked.base {
            return Err(self.conflict(self.standing.as_deref()));
        }
        let diags = self.diags(now)?;
        if diags.iter().any(Diag::is_error) {
            return Err((Outcome::Faulty, self.told(&diags)));
        }
        let bytes = self.asked.text.as_bytes();
        let base = self.standing.as_ref().map(|it| blake3::hash(it));
        if self.standing.as_deref() != Some(bytes) {
            let written = disk::write_edited(&self.room.root, &self.path, bytes, base.as_ref());
            written.map_err(|it| match it {
                Refused::Changed(theirs) => self.conflict(theirs.as_deref()),
                refused => untold(refused, self.language),
            })?;
        }
        let branch = self.branch();
        let recorded = disk::record(
            &self.room.root,
            &Saved {
                path: &self.path,
                bytes,
                branch: &branch,
                message: &self.message(),
            },
        );
        Ok((Outcome::Done, self.saved(&branch, recorded)))
    }

    /// What the checker says of this file, with the text in its place.
    fn diags(&self, now: &mut Now) -> Result<Vec<Diag>, Said> {
        let options = Options {
            check_only: true,
            ..self.room.options.clone()
        };
        let built = build::build(&self.overlay(now), &options, &mut now.memo);
        let failed =
            |it: anyhow::Error| refuse(Outcome::Failed, &super::trouble(&it, self.language));
        Ok(self.own(built.map_err(failed)?.diags))
    }

    fn own(&self, mut diags: Vec<Diag>) -> Vec<Diag> {
        diags.retain(|it| it.place.as_ref().is_some_and(|it| *it.file == *self.path));
        diags
    }

    fn overlay(&self, now: &Now) -> Files {
        let mut files = now.files.clone();
        files.insert(self.source());
        files
    }

    fn source(&self) -> Source {
        Source::new(&self.path, self.asked.text.clone().into_bytes())
    }

    fn told(&self, diags: &[Diag]) -> Value {
        let owners = Owners::of(self.schema, self.collection, &self.source());
        let rows = diags.iter().map(|diag| {
            let mut row = report::object(diag, self.language);
            let place = diag.place.as_ref();
            let owner = place.and_then(|it| owners.at(it.bytes.0));
            let (field, section) = match owner {
                Some(Owner::Field(name)) => (Some(name), None),
                Some(Owner::Section(id)) => (None, Some(id)),
                None => (None, None),
            };
            row["field"] = json!(field);
            row["section"] = json!(section);
            row
        });
        json!({ "path": self.path, "diags": rows.collect::<Vec<_>>() })
    }

    fn hash(&self) -> Option<String> {
        self.standing.as_deref().map(hash)
    }

    fn conflict(&self, theirs: Option<&[u8]>) -> Said {
        let value = json!({
            "error": CONFLICT.get(self.language),
            "path": self.path,
            "theirs": theirs.map(String::from_utf8_lossy),
            "base": theirs.map(hash),
        });
        (Outcome::Conflict, value)
    }

    /// By what such an entry is called, `ficha/riego`: another collection may have an
    /// entry of the same name.
    fn branch(&self) -> String {
        let called = self.collection.called(&self.schema.site.language);
        format!("{}/{}", text::slug(called), self.asked.slug)
    }

    fn message(&self) -> String {
        let reason = text::one_line(&self.asked.reason);
        let reason: String = reason.chars().take(LONGEST_REASON).collect();
        if !reason.is_empty() {
            return reason;
        }
        let (entry, _) = content::read_entry(self.schema, &self.source());
        let title = entry.map(|it| it.text(Some(self.collection.roles.title)).to_owned());
        let title = title.unwrap_or_else(|| self.asked.slug.clone());
        let words = match self.standing {
            Some(_) => &RENEWS,
            None => &ADDS,
        };
        words
            .get(self.language)
            .replace("{}", &text::one_line(&title))
    }

    /// What became of the text, and how it is sent: that is the person's own doing.
    fn saved(&self, branch: &str, recorded: Result<Recorded, Trouble>) -> Value {
        let (commit, remote, note) = match recorded {
            Ok(Recorded::Commit { id, remote }) => (Some(id), remote, None),
            Ok(Recorded::Already) => (None, None, Some(ALREADY.get(self.language).to_owned())),
            Ok(Recorded::Nowhere) => (None, None, None),
            Err(trouble) => {
                let why = trouble.message(self.language);
                (
                    None,
                    None,
                    Some(NOT_RECORDED.get(self.language).replace("{}", &why)),
                )
            }
        };
        json!({
            "path": self.path,
            "base": hash(self.asked.text.as_bytes()),
            "branch": commit.as_ref().map(|_| branch),
            "commit": commit,
            "send": remote.map(|it| format!("git push {it} {branch}")),
            "note": note,
        })
    }
}

/// Where the entry stands, or would: `riego.md`, `riego/index.md`; and what stands there.
fn find(
    room: &Room,
    collection: &Collection,
    asked: &Asked,
) -> Result<(String, Option<Vec<u8>>), Refused> {
    let stem = format!("{}/{}", collection.folder, asked.slug);
    let tag = asked.language.as_ref().map(|it| format!(".{it}"));
    let tag = tag.unwrap_or_default();
    let alone = format!("{stem}{tag}.md");
    let inside = format!("{stem}/index{tag}.md");
    for path in [&alone, &inside] {
        if let Some(bytes) = disk::read_edited(&room.root, path)? {
            return Ok((path.clone(), Some(bytes)));
        }
    }
    // A new translation stands beside the original.
    let original = disk::read_edited(&room.root, &format!("{stem}/index.md"))?;
    Ok((if original.is_some() { inside } else { alone }, None))
}

fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

fn refuse(outcome: Outcome, words: &str) -> Said {
    (outcome, json!({ "error": words }))
}

fn untold(refused: Refused, language: Language) -> Said {
    match refused {
        Refused::Foreign(trouble) => refuse(Outcome::Forbidden, &trouble.message(language)),
        Refused::Machine(trouble) => {
            let words = super::trouble(&trouble.into(), language);
            refuse(Outcome::Failed, &words)
        }
        Refused::Changed(_) => refuse(Outcome::Conflict, CONFLICT.get(language)),
    }
}

static NO_SCHEMA: Words = Words {
    es: "site.toml tiene errores: corríjalos primero (los muestra la terminal)",
    pt: "site.toml tem erros: corrija-os primeiro (o terminal os mostra)",
    en: "site.toml has errors: mend them first (the terminal shows them)",
};
static NO_COLLECTION: Words = Words {
    es: "no hay una colección así",
    pt: "não há uma coleção assim",
    en: "there is no such collection",
};
static RESERVED: Words = Words {
    es: "ese nombre no puede usarse",
    pt: "esse nome não pode ser usado",
    en: "that name cannot be used",
};
static TOO_LARGE: Words = Words {
    es: "el texto es demasiado largo: caben 256 KB",
    pt: "o texto é longo demais: cabem 256 KB",
    en: "the text is too long: 256 KB fit",
};
static NO_TEXT: Words = Words {
    es: "el archivo no está en UTF-8: ábralo en un editor y guárdelo así",
    pt: "o arquivo não está em UTF-8: abra-o em um editor e salve-o assim",
    en: "the file is not in UTF-8: open it in an editor and save it so",
};
static CONFLICT: Words = Words {
    es: "el archivo cambió mientras usted escribía; no se tocó",
    pt: "o arquivo mudou enquanto você escrevia; não foi tocado",
    en: "the file changed while you were writing; it was left as it is",
};
static RENEWS: Words = Words {
    es: "Actualiza {}",
    pt: "Atualiza {}",
    en: "Update {}",
};
static ADDS: Words = Words {
    es: "Agrega {}",
    pt: "Acrescenta {}",
    en: "Add {}",
};
static ALREADY: Words = Words {
    es: "el repositorio ya tenía este mismo texto",
    pt: "o repositório já tinha este mesmo texto",
    en: "the repository had this very text already",
};
static NOT_RECORDED: Words = Words {
    es: "el archivo quedó guardado, pero no en git: {}",
    pt: "o arquivo ficou salvo, mas não no git: {}",
    en: "the file is saved, but not in git: {}",
};
