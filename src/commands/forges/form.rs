//! The form of a collection as forges know them, and the same as a text to fill in.
//!
//! Comes in: the schema. Goes out: what an issue form (GitHub, Forgejo) or an issue
//! template (GitLab) says. What is sent is headings with what was answered below
//! them, which `fichero import --issue` reads. Not here: where the files stand.

use super::words::Words;
use crate::render::data;
use crate::schema::{Collection, Field, Input, Schema, Section, StepKind, Term, Vocabulary};
use crate::text;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// One form, in the site's language.
pub struct Form<'s> {
    pub schema: &'s Schema,
    pub collection: &'s Collection,
    pub words: &'s Words,
}

/// Fields that are asked for together, under a name.
type Group<'f> = (Option<&'f str>, Vec<&'f Field>);

/// How a forge calls the line that tells what a form is for.
pub enum About {
    GitHub,
    Forgejo,
}

impl Form<'_> {
    /// What it is called; the title of an issue made of it begins with that.
    pub fn name(&self) -> String {
        let name = plain(self.collection.called(self.language()));
        let mut letters = name.chars();
        let first: String = letters
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .collect();
        format!("{first}{}", letters.as_str())
    }

    /// The label that issues made of it bear.
    pub fn label(&self) -> String {
        text::slug(self.collection.called(self.language()))
    }

    /// The issue form.
    pub fn yaml(&self, about: &About) -> String {
        let about = match about {
            About::GitHub => "description",
            About::Forgejo => "about",
        };
        let form = json!({
            "name": self.name(),
            about: self.words.get("form_about"),
            "title": format!("{}: ", self.name()),
            "labels": [self.label()],
            "body": self.body(),
        });
        format!("# {}\n{}", self.words.get("made"), data::yaml(&form))
    }

    fn body(&self) -> Vec<Value> {
        let (required, optional) = self.steps();
        let mut taken = BTreeSet::new();
        let mut body = vec![self.words_between("form_welcome")];
        body.extend(required.iter().map(|it| self.field(it, &mut taken)));
        if !self.collection.sections.is_empty() {
            body.push(self.words_between("form_story"));
        }
        let sections = self.collection.parts().iter();
        body.extend(sections.map(|it| self.section(it, &mut taken)));
        if !optional.is_empty() {
            body.push(self.words_between("form_more"));
        }
        for (heading, fields) in optional {
            body.extend(heading.map(|it| between(format!("### {it}"))));
            body.extend(fields.iter().map(|it| self.field(it, &mut taken)));
        }
        let license = &self.schema.site.license;
        body.push(between(
            self.words.get("form_license").replace("{}", license),
        ));
        body
    }

    /// Fields in the order in which people are asked for them: those that are needed,
    /// and the others under the names of their groups.
    fn steps(&self) -> (Vec<&Field>, Vec<Group<'_>>) {
        let (mut required, mut optional) = (Vec::new(), Vec::new());
        for step in self.collection.steps() {
            let fields = step.fields.iter().map(|at| &self.collection.fields[*at]);
            let fields: Vec<&Field> = fields.filter(|it| !it.hidden).collect();
            match step.kind {
                StepKind::Required => required = fields,
                StepKind::Group(label) => optional.push((Some(label.get(self.language())), fields)),
                StepKind::Others => optional.push((None, fields)),
            }
        }
        optional.retain(|(_, fields)| !fields.is_empty());
        // What stands in no group would seem to stand in the last one.
        optional.sort_by_key(|(heading, _)| heading.is_some());
        (required, optional)
    }

    /// Fields that people see: those that are needed, and the others.
    pub fn fields(&self) -> (Vec<&Field>, Vec<&Field>) {
        let (required, optional) = self.steps();
        let optional = optional.into_iter().flat_map(|(_, fields)| fields);
        (required, optional.collect())
    }

    fn words_between(&self, key: &str) -> Value {
        between(self.words.get(key).to_owned())
    }

    fn field(&self, field: &Field, taken: &mut BTreeSet<String>) -> Value {
        let input = field.input(&self.schema.vocabularies);
        let label = unlike(field.label.get(self.language()), &field.name, taken);
        let mut attributes = json!({ "label": label });
        let description = self.description(field, &input);
        if !description.is_empty() {
            attributes["description"] = description.into();
        }
        let kind = self.ask(field, &input, &mut attributes);
        // Forges know no way to ask that one box of many be ticked.
        let required = field.required && kind != "checkboxes";
        element(kind, Some(field.name.clone()), attributes, required)
    }

    /// The kind of element, with what only it has.
    fn ask(&self, field: &Field, input: &Input, attributes: &mut Value) -> &'static str {
        let options = self.options(input);
        match input {
            Input::Term { .. } | Input::Language(_) | Input::License(_) => {
                attributes["options"] = json!(options);
                return "dropdown";
            }
            Input::Terms { .. } if !self.is_boxes(input) => {
                attributes["multiple"] = true.into();
                attributes["options"] = json!(options);
                return "dropdown";
            }
            Input::Terms { .. } => {
                let boxes = options.iter().map(|it| json!({ "label": it }));
                attributes["options"] = boxes.collect();
                return "checkboxes";
            }
            _ => {}
        }
        let example = self.example(field, input);
        if !example.is_empty() {
            attributes["placeholder"] = example.into();
        }
        match input {
            Input::Paragraph { .. }
            | Input::Lines
            | Input::Roles { .. }
            | Input::Entries { .. }
            | Input::Records { .. } => "textarea",
            _ => "input",
        }
    }

    /// What there is to choose from, in words that people read.
    fn options(&self, input: &Input) -> Vec<String> {
        match input {
            Input::Term { vocabulary } | Input::Terms { vocabulary, .. } => self.labels(vocabulary),
            Input::Language(choices) => {
                choices.iter().map(|(_, name)| (*name).to_owned()).collect()
            }
            Input::License(choices) => choices.iter().map(|(id, _)| (*id).to_owned()).collect(),
            _ => Vec::new(),
        }
    }

    /// A forge refuses an option that stands twice: it has its id then.
    fn labels(&self, vocabulary: &Vocabulary) -> Vec<String> {
        let mut taken = BTreeSet::new();
        let label = |it: &Term| unlike(it.label.get(self.language()), &it.id, &mut taken);
        vocabulary.terms.iter().map(label).collect()
    }

    /// What is expected, how it is written here, and of what there is to choose.
    fn description(&self, field: &Field, input: &Input) -> String {
        let mut parts = vec![self.help(field, input)];
        match input {
            Input::Lines | Input::Entries { .. } => {
                parts.push(self.words.get("form_lines").to_owned())
            }
            Input::Terms { max, .. } => parts.extend(self.how_many(field, *max, input)),
            Input::Roles { terms, values } => {
                let list = |it| self.labels(it).join(" · ");
                let roles = self
                    .words
                    .get("form_roles")
                    .replace("{values}", &list(values));
                parts.push(roles.replace("{terms}", &list(terms)));
            }
            Input::Records { columns } => {
                let names: Vec<&str> = columns
                    .iter()
                    .map(|it| it.label.get(self.language()))
                    .collect();
                parts.push(
                    self.words
                        .get("form_records")
                        .replace("{}", &names.join(" | ")),
                );
            }
            _ => {}
        }
        parts.retain(|it| !it.is_empty());
        parts.join(" ")
    }

    /// How many terms are wanted, where neither the field's own help nor the look of
    /// the list says it.
    fn how_many(&self, field: &Field, max: Option<usize>, input: &Input) -> Option<String> {
        let key = match (self.is_boxes(input), max) {
            (true, _) if field.required => "form_needed",
            (_, Some(max)) if self.help(field, input).is_empty() => {
                return Some(self.words.get("form_up_to").replace("{}", &max.to_string()));
            }
            (true, _) | (_, Some(_)) => return None,
            // It speaks of the form by itself.
            (false, None) if field.ask != field.help => return None,
            (false, None) => "form_several",
        };
        Some(self.words.get(key).to_owned())
    }

    /// What is chosen from a list is sent as one line with commas between, so terms
    /// with commas of their own are boxes to tick.
    fn is_boxes(&self, input: &Input) -> bool {
        let commas = || self.options(input).iter().any(|it| it.contains(','));
        matches!(input, Input::Terms { .. }) && commas()
    }

    /// What the field asks for here. Words that show how a value is written in a file
    /// would mislead where it is chosen from a list.
    fn help(&self, field: &Field, input: &Input) -> String {
        let help = field.ask.get(self.language());
        let chosen = matches!(
            input,
            Input::Term { .. } | Input::Terms { .. } | Input::Roles { .. }
        );
        match (chosen && help.contains(BRACKETS), input) {
            (true, _) => String::new(),
            (false, Input::Point) => without_brackets(help),
            _ => help.to_owned(),
        }
    }

    /// The field's example as somebody types it here.
    fn example(&self, field: &Field, input: &Input) -> String {
        match input {
            Input::Roles { terms, values } => {
                let first = |it| self.labels(it).into_iter().next().unwrap_or_default();
                format!("{}: {}", first(terms), first(values))
            }
            Input::Records { .. } => String::new(),
            Input::Lines | Input::Entries { .. } => {
                without_brackets(&field.example).replace(", ", "\n")
            }
            _ => without_brackets(&field.example),
        }
    }

    fn section(&self, section: &Section, taken: &mut BTreeSet<String>) -> Value {
        let label = unlike(section.title.get(self.language()), &section.id, taken);
        let mut attributes = json!({ "label": label });
        let questions = self.questions(section);
        if !questions.is_empty() {
            attributes["description"] = questions.into();
        }
        if let Some(pattern) = &section.pattern {
            attributes["placeholder"] = pattern.trim().into();
        }
        // A field may have the same name.
        element(
            "textarea",
            Some(format!("section-{}", section.id)),
            attributes,
            false,
        )
    }

    fn questions(&self, section: &Section) -> String {
        let lines = section
            .questions(self.language())
            .iter()
            .map(|it| format!("- {it}"));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The same as headings with what is asked below each, for forges without forms.
    pub fn markdown(&self) -> String {
        let (required, optional) = self.fields();
        let mut out = format!("<!-- {} -->\n", self.words.get("form_headings"));
        for field in &required {
            out.push_str(&self.field_heading(field));
        }
        for section in self.collection.parts() {
            let mut hint = self.questions(section);
            if let Some(pattern) = &section.pattern {
                hint = format!("{hint}\n\n{}", pattern.trim());
            }
            out.push_str(&heading(section.title.get(self.language()), &hint));
        }
        for field in &optional {
            out.push_str(&self.field_heading(field));
        }
        out.push_str(&format!("\n/label ~\"{}\"\n", self.label()));
        out
    }

    fn field_heading(&self, field: &Field) -> String {
        let input = field.input(&self.schema.vocabularies);
        let asked = self
            .words
            .get(if field.required { "needed" } else { "invited" });
        let mut hint = format!("{asked} {}", self.description(field, &input));
        let (options, example) = (self.options(&input), self.example(field, &input));
        if !options.is_empty() {
            hint = format!("{}\n{}", hint.trim_end(), options.join("\n"));
        } else if !example.is_empty() {
            hint = format!(
                "{}\n{} {example}",
                hint.trim_end(),
                self.words.get("example")
            );
        }
        heading(field.label.get(self.language()), &hint)
    }

    fn language(&self) -> &str {
        &self.schema.site.language
    }
}

/// Words that stand between what is asked.
fn between(text: String) -> Value {
    element("markdown", None, json!({ "value": text }), false)
}

/// What stands under a heading would close its comment with these signs.
fn heading(title: &str, hint: &str) -> String {
    format!(
        "\n### {title}\n<!--\n{}\n-->\n\n",
        hint.trim().replace("--", "–")
    )
}

fn element(kind: &'static str, id: Option<String>, attributes: Value, required: bool) -> Value {
    let mut element = json!({ "type": kind });
    if let Some(id) = id {
        element["id"] = id.into();
    }
    element["attributes"] = attributes;
    if required {
        element["validations"] = json!({ "required": true });
    }
    element
}

/// Forges refuse two labels that are the same but for signs and accents, and the
/// word by which they call an empty choice.
fn unlike(label: &str, name: &str, taken: &mut BTreeSet<String>) -> String {
    let fresh = taken.insert(text::slug(label)) && text::slug(label) != "none";
    let label = match fresh {
        true => label.to_owned(),
        false => format!("{label} ({name})"),
    };
    taken.insert(text::slug(&label));
    label
}

/// Letters, digits, spaces and hyphens: what is a word in a shell and in an
/// expression of a workflow too.
pub fn plain(text: &str) -> String {
    let kept = text
        .chars()
        .filter(|it| it.is_alphanumeric() || " -".contains(*it));
    kept.collect::<String>().trim().to_owned()
}

const BRACKETS: [char; 4] = ['[', ']', '{', '}'];

fn without_brackets(text: &str) -> String {
    text.replace(BRACKETS, "").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{plain, unlike};
    use std::collections::BTreeSet;

    #[test]
    fn labels_that_forges_take_for_one_are_told_apart() {
        let mut taken = BTreeSet::new();
        let rows = [
            ("Cooperación", "uno", "Cooperación"),
            ("¿Cooperacion?", "dos", "¿Cooperacion? (dos)"),
            ("None", "nada", "None (nada)"),
            ("Lugar", "tres", "Lugar"),
        ];
        for (label, name, wanted) in rows {
            assert_eq!(unlike(label, name, &mut taken), wanted);
        }
    }

    #[test]
    fn a_name_means_nothing_to_a_shell_or_an_expression() {
        assert_eq!(plain("Ficha de año-luz 2"), "Ficha de año-luz 2");
        assert_eq!(plain("a'); ${{ b }} $(c) \"|`"), "a  b  c");
    }
}
