//! CONTRIBUIR.md: how to contribute, for people who know nothing of git.
//!
//! Comes in: the schema and the forge. Goes out: the guide in the site's language.
//! Not here: the guide on the site (`views/guide`), which tells of every field.

use super::Kind;
use super::form::Form;
use super::words::fill;
use crate::schema::{Field, Section};

/// The guide, made from its outline.
pub fn write(form: &Form, kind: Kind, outline: &str) -> String {
    let (required, optional) = form.fields();
    let language = &form.schema.site.language;
    let title = &form.collection.fields[form.collection.roles.title];
    fill(outline, |name| match name {
        "doors" => doors(form, kind),
        "folder" => form.collection.folder.clone(),
        "collection" => form.collection.name.clone(),
        "license" => form.schema.site.license.clone(),
        "example" => title.example.replace(['"', '$', '`', '\\'], ""),
        "required" => lines(required.iter().map(|it| needed(form, it))),
        "optional" => {
            let labels = optional
                .iter()
                .map(|it| format!("*{}*", it.label.get(language)));
            labels.collect::<Vec<_>>().join(", ")
        }
        "sections" => lines(form.collection.parts().iter().map(|it| part(it, language))),
        _ => String::new(),
    })
}

fn needed(form: &Form, field: &Field) -> String {
    let language = &form.schema.site.language;
    let (label, help) = (field.label.get(language), field.help.get(language));
    let text = format!("- **{label}** (`{}`). {help}", field.name);
    match field.example.as_str() {
        "" => text.trim_end().to_owned(),
        example => format!(
            "{} {} `{example}`",
            text.trim_end(),
            form.words.get("example")
        ),
    }
}

fn part(section: &Section, language: &str) -> String {
    let questions = section.questions(language).join(" ");
    let text = format!("- **{}.** {questions}", section.title.get(language));
    text.trim_end().to_owned()
}

/// The site, the forge, git.
fn doors(form: &Form, kind: Kind) -> String {
    let here = match kind {
        Kind::GitHub | Kind::Forgejo => "door_here",
        Kind::GitLab => "door_here_read",
    };
    let here = form.words.get(here).replace("{}", kind.new_issue());
    let doors = [site_door(form), here, form.words.get("door_git").to_owned()];
    lines(
        doors
            .iter()
            .enumerate()
            .map(|(at, it)| format!("{}. {it}", at + 1)),
    )
}

fn site_door(form: &Form) -> String {
    let (schema, words) = (form.schema, form.words);
    let url = |path: Option<String>| path.map(|it| schema.site.url(&it));
    let new = url(schema.new_path(form.collection));
    let sheet = url(schema.sheet_path(form.collection));
    let (Some(new), Some(sheet)) = (new, sheet) else {
        return words.get("door_message").to_owned();
    };
    let door = words
        .get("door_form")
        .replace("{new}", &new)
        .replace("{sheet}", &sheet);
    match schema.contribute.as_ref().and_then(|it| it.email.as_ref()) {
        Some(email) => format!("{door} {}", words.get("door_mail").replace("{}", email)),
        None => door,
    }
}

fn lines(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join("\n")
}
