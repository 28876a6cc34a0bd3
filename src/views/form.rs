//! The form in which people write an entry, and the thin page that opens it for one
//! that exists.
//!
//! Comes in: a collection's declaration. Goes out: every field once, in steps, with
//! what there is to choose from; sections with their questions. Not here: values,
//! which a script reads from the source and from where its parts stand.

use super::close_up::map_of;
use super::{HandOver, Link, Page, Scope, View};
use crate::catalogue::Shelf;
use crate::content::{Entry, Layout, Reason};
use crate::diag::Language;
use crate::schema::{
    Collection, Field, Forge, Input, Schema, Section, SectionRole, Step, StepKind, Term, Vocabulary,
};
use serde::Serialize;

/// Terms of a list that fit on a phone's screen without looking for one.
const GLANCE: usize = 12;

/// The page with an empty form.
#[derive(Debug, Serialize)]
pub struct Form {
    /// Name of the collection, and its label when it is not what the site is about.
    pub collection: String,
    pub label: Option<String>,
    pub steps: Vec<StepView>,
    pub sections: Vec<SectionView>,
    /// What a new file is made of, as JSON for a script.
    pub shape: String,
    /// Name of the field that an entry's address is made from.
    pub title: String,
    /// Folder of its files.
    pub folder: String,
    /// Where pages of entries stand, to ask whether one is there, and their forms.
    pub entries: String,
    pub edit: String,
    /// Where titles are that stand under another name.
    pub names: String,
    pub own_language: String,
    /// Of the examples, when it is not the page's.
    pub example_language: Option<String>,
    /// The form itself, as a link and as an address of the world.
    pub form_href: String,
    pub form_url: String,
    pub ways: Ways,
    /// Why a text may be left as it is, by the name that scripts give it.
    pub refusals: Vec<(&'static str, &'static str)>,
    /// The page that holds the last step.
    pub review: String,
}

/// The last step, which scripts fetch when it is reached.
#[derive(Debug, Serialize)]
pub struct Review<'a> {
    /// Of the collection, when it is not what the site is about.
    pub label: Option<String>,
    /// The form it comes from.
    pub form: String,
    pub hand: HandOver<'a>,
}

/// How to hand an entry over without the form.
#[derive(Debug, Serialize)]
pub struct Ways {
    pub sheet: String,
    pub guide: Option<String>,
    pub email: Option<String>,
    /// What people call the forge, and its page for this file or a new one.
    pub forge: Option<Link>,
}

/// Fields asked for at once.
#[derive(Debug, Serialize)]
pub struct StepView {
    /// What every entry needs; its heading is the theme's.
    pub required: bool,
    /// Empty for those whose words are the theme's.
    pub label: String,
    pub fields: Vec<FieldView>,
}

#[derive(Debug, Serialize)]
pub struct FieldView {
    pub name: String,
    pub label: String,
    pub help: String,
    /// A value as a person would write it; empty where one chooses.
    pub example: String,
    pub required: bool,
    /// What its control is called.
    pub input: &'static str,
    /// Characters, or terms, at most.
    pub max: Option<usize>,
    pub choices: Vec<ChoiceGroup>,
    /// Too many choices to be taken in at a glance.
    pub long: bool,
    /// What a chosen term may be given, such as a role.
    pub values: Vec<Choice>,
    /// The field whose chosen terms are given one.
    pub from: Option<String>,
    pub columns: Vec<FieldView>,
    /// The map on which a point is chosen.
    pub map: Option<MapView>,
    /// The page that searches the entries which are referred to.
    pub find: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct ChoiceGroup {
    /// Empty for a vocabulary without groups.
    pub label: String,
    pub sign: Option<String>,
    pub terms: Vec<Choice>,
}

#[derive(Debug, Serialize)]
pub struct Choice {
    pub id: String,
    pub label: String,
    /// Of the label, when it is a language's own name.
    pub language: Option<String>,
}

/// The page of a map, and how it was drawn.
#[derive(Debug, Serialize)]
pub struct MapView {
    pub href: String,
    pub projection: String,
}

#[derive(Debug, Serialize)]
pub struct SectionView {
    pub id: String,
    pub title: String,
    /// The whole body, in which people set titles of their own.
    pub whole: bool,
    pub analyses: bool,
    pub items: bool,
    pub questions: Vec<String>,
    pub pattern: Option<String>,
}

/// The page of the form of an entry that exists.
#[derive(Debug, Serialize)]
pub struct Edit<'a> {
    pub collection: &'a str,
    /// It is one of those that the site is about.
    pub main: bool,
    pub slug: &'a str,
    pub title: &'a str,
    /// Of the content.
    pub language: &'a str,
    /// Its file in the catalogue.
    pub file: &'a str,
    /// Its page, its source, where the parts of that stand, the empty form.
    pub page: String,
    pub source: String,
    pub outline: String,
    pub form: String,
    pub ways: Ways,
}

/// The form of a collection in a language, and its sheet to print.
pub(super) fn pages<'a>(scope: Scope<'_, 'a>, shelf: &Shelf<'a>) -> Vec<Page<'a>> {
    let collection = shelf.collection;
    let schema = scope.schema;
    let paths = schema
        .new_path(collection)
        .zip(schema.sheet_path(collection));
    let Some((form, sheet)) = paths else {
        return Vec::new();
    };
    let asked = || View::Form(Box::new(view(scope, collection, &form)));
    let review = View::Review(Box::new(Review {
        label: label(scope, collection),
        form: scope.href(&form),
        hand: HandOver::new(schema, collection),
    }));
    // What only the form leads to is not for those who look for pages.
    let behind = |path: &str, template: &str, view| Page {
        head: scope.lone_head(path, template, "", path).unlisted(),
        view,
    };
    vec![
        Page {
            head: scope.head(&form, "form", ""),
            view: asked(),
        },
        behind(&sheet, "blank-sheet", asked()),
        behind(&review_path(&form), "hand-over", review),
    ]
}

/// Of the last step, below the form: `nueva/enviar/`.
fn review_path(form: &str) -> String {
    format!("{form}enviar/")
}

fn view(scope: Scope, collection: &Collection, path: &str) -> Form {
    let schema = scope.schema;
    let steps = collection.steps();
    let edit = schema.edit_path(collection, "");
    let shape = Layout::new(collection, schema, scope.language);
    Form {
        collection: collection.name.clone(),
        label: label(scope, collection),
        steps: steps.iter().map(|it| step(scope, collection, it)).collect(),
        sections: collection
            .parts()
            .iter()
            .map(|it| section(scope, it))
            .collect(),
        shape: serde_json::to_string(&shape).unwrap_or_default(),
        title: collection.fields[collection.roles.title].name.clone(),
        folder: collection.folder.clone(),
        entries: schema.site.href(&collection.list_path()),
        edit: schema
            .site
            .href(edit.as_deref().unwrap_or_default().trim_end_matches('/')),
        names: schema
            .site
            .href(&names_path(schema, collection).unwrap_or_default()),
        own_language: schema.site.language.clone(),
        example_language: (!scope.is_own()).then(|| schema.site.language.clone()),
        form_href: scope.href(path),
        form_url: schema.site.url(&scope.path(path)),
        ways: ways(scope, collection, None),
        refusals: refusals(scope.language),
        review: scope.href(&review_path(path)),
    }
}

fn label(scope: Scope, collection: &Collection) -> Option<String> {
    let label = collection.label.get(scope.language);
    (!is_main(scope.schema, collection)).then(|| label.to_owned())
}

fn is_main(schema: &Schema, collection: &Collection) -> bool {
    let main = schema.main_collection();
    main.is_some_and(|it| it.name == collection.name)
}

fn refusals(language: &str) -> Vec<(&'static str, &'static str)> {
    let language = Language::parse(language).unwrap_or_default();
    let all = Reason::ALL.into_iter();
    all.map(|it| (it.key(), it.words().get(language))).collect()
}

/// `file` is that of an entry that exists.
fn ways(scope: Scope, collection: &Collection, file: Option<&str>) -> Ways {
    let schema = scope.schema;
    let guide = collection.guide.as_ref();
    let href = |forge: &Forge| match file {
        Some(file) => Some(forge.edit(file)),
        None => forge.new_file(&collection.folder, ""),
    };
    let forge = schema.forge.as_ref();
    Ways {
        sheet: scope.href(&schema.sheet_path(collection).unwrap_or_default()),
        guide: guide.map(|it| scope.href(&format!("{it}/"))),
        email: schema.contribute.as_ref().and_then(|it| it.email.clone()),
        forge: forge.and_then(|it| {
            Some(Link {
                text: it.name().to_owned(),
                href: href(it)?,
                language: None,
            })
        }),
    }
}

fn step(scope: Scope, collection: &Collection, step: &Step) -> StepView {
    let fields = step.fields.iter().map(|at| &collection.fields[*at]);
    StepView {
        required: step.kind == StepKind::Required,
        label: match step.kind {
            StepKind::Group(label) => label.get(scope.language).to_owned(),
            StepKind::Required | StepKind::Others => String::new(),
        },
        fields: fields.map(|it| field(scope, collection, it)).collect(),
    }
}

fn field(scope: Scope, collection: &Collection, field: &Field) -> FieldView {
    let Scope {
        schema, language, ..
    } = scope;
    let input = field.input(&schema.vocabularies);
    let mut view = FieldView {
        name: field.name.clone(),
        label: field.label.get(language).to_owned(),
        help: field.ask.get(language).to_owned(),
        example: example(field, &input),
        required: field.required,
        input: input.name(),
        max: None,
        choices: Vec::new(),
        long: false,
        values: Vec::new(),
        from: None,
        columns: Vec::new(),
        map: None,
        find: None,
    };
    match input {
        Input::Line { max } | Input::Paragraph { max } => view.max = Some(max),
        Input::Term { vocabulary } => view.choices = groups(vocabulary, language),
        Input::Terms { vocabulary, max } => {
            view.max = max;
            view.choices = groups(vocabulary, language);
            view.long = vocabulary.terms.len() > GLANCE;
        }
        Input::Roles { terms, values } => {
            view.values = choices(values.terms.iter(), language);
            view.from = chosen_from(schema, collection, terms);
            if view.from.is_none() {
                view.choices = groups(terms, language);
            }
        }
        Input::Language(known) => {
            view.choices = listed(known.iter().map(|(id, name)| (*id, *name)));
            let names = view.choices.iter_mut().flat_map(|it| &mut it.terms);
            names.for_each(|it| it.language = Some(it.id.clone()));
        }
        Input::License(known) => view.choices = listed(known.iter().map(|(id, _)| (*id, *id))),
        Input::Records { columns } => {
            let columns = columns.iter();
            view.columns = columns
                .map(|it| self::field(scope, collection, it))
                .collect();
        }
        Input::Point => view.map = map(scope, collection),
        Input::Entry { collection } | Input::Entries { collection } => {
            view.find = find(scope, collection);
        }
        Input::Lines | Input::Number | Input::Month | Input::Day | Input::Url | Input::Email => {}
    }
    view
}

/// Only what the site is about is searched.
fn find(scope: Scope, collection: &str) -> Option<String> {
    let main = scope.schema.main_collection()?;
    let searched = cfg!(feature = "search") && main.name == collection;
    searched.then(|| scope.schema.site.href(&main.list_path()))
}

/// The other field of these terms, whose choices are given values.
fn chosen_from(schema: &Schema, collection: &Collection, terms: &Vocabulary) -> Option<String> {
    let of_these = |it: &&Field| {
        let input = it.input(&schema.vocabularies);
        matches!(input, Input::Terms { vocabulary, .. } if vocabulary.name == terms.name)
    };
    let other = collection.fields.iter().find(of_these)?;
    Some(other.name.clone())
}

fn groups(vocabulary: &Vocabulary, language: &str) -> Vec<ChoiceGroup> {
    let groups = vocabulary.groups.iter().map(|group| ChoiceGroup {
        label: group.label.get(language).to_owned(),
        sign: group.sign(),
        terms: choices(terms_of(vocabulary, Some(&group.id)), language),
    });
    let rest = ChoiceGroup {
        label: String::new(),
        sign: None,
        terms: choices(terms_of(vocabulary, None), language),
    };
    let all = groups.chain(std::iter::once(rest));
    all.filter(|it| !it.terms.is_empty()).collect()
}

fn terms_of<'v>(
    vocabulary: &'v Vocabulary,
    group: Option<&'v str>,
) -> impl Iterator<Item = &'v Term> {
    let terms = vocabulary.terms.iter();
    terms.filter(move |it| it.group.as_deref() == group)
}

fn choices<'v>(terms: impl Iterator<Item = &'v Term>, language: &str) -> Vec<Choice> {
    let choice = |it: &Term| Choice {
        id: it.id.clone(),
        label: it.label.get(language).to_owned(),
        language: None,
    };
    terms.map(choice).collect()
}

fn listed<'v>(known: impl Iterator<Item = (&'v str, &'v str)>) -> Vec<ChoiceGroup> {
    let terms = known.map(|(id, label)| Choice {
        id: id.to_owned(),
        label: label.to_owned(),
        language: None,
    });
    vec![ChoiceGroup {
        label: String::new(),
        sign: None,
        terms: terms.collect(),
    }]
}

/// An example as a person would write it, without what a file needs around it.
fn example(field: &Field, input: &Input) -> String {
    let plain = field.example.trim_matches(['[', ']', '"']);
    match input {
        Input::Lines => plain.replace(", ", " · "),
        Input::Line { .. }
        | Input::Paragraph { .. }
        | Input::Number
        | Input::Month
        | Input::Point
        | Input::Url
        | Input::Email => plain.to_owned(),
        _ => String::new(),
    }
}

fn map(scope: Scope, collection: &Collection) -> Option<MapView> {
    let segment = collection.overview.map.as_ref()?;
    let numbers = map_of(scope.catalogue, collection)?.projection();
    let numbers = numbers.iter().map(f64::to_string);
    Some(MapView {
        href: scope.href(&format!("{segment}/")),
        projection: numbers.collect::<Vec<_>>().join(" "),
    })
}

/// A question without what it says of how a file is written: `¿Qué cambió? (antes y
/// ahora; uno por título ###)`.
fn spoken(question: &str) -> String {
    let Some((before, after)) = question.split_once("###") else {
        return question.to_owned();
    };
    let rest = after.split_once(')').map_or("", |(_, rest)| rest);
    match before.rfind(['(', ';']) {
        Some(at) if before[at..].starts_with(';') => format!("{}){rest}", &before[..at]),
        Some(at) => format!("{}{rest}", before[..at].trim_end()),
        None => question.to_owned(),
    }
}

fn section(scope: Scope, section: &Section) -> SectionView {
    let questions = section.questions(scope.language);
    SectionView {
        id: section.id.clone(),
        title: section.title.get(scope.language).to_owned(),
        whole: section.is_whole(),
        analyses: section.role == SectionRole::Analyses,
        items: section.items,
        questions: questions.iter().map(|it| spoken(it)).collect(),
        pattern: section.pattern.clone(),
    }
}

/// Where the form of an entry stands, if the site has forms.
pub fn edit_path(schema: &Schema, collection: &Collection, entry: &Entry) -> Option<String> {
    let path = schema.edit_path(collection, &entry.slug)?;
    Some(match entry.translation {
        true => crate::schema::below(&entry.language, &path),
        false => path,
    })
}

/// The language that the form of an entry speaks: that of its page, or the site's own
/// where the interface has no such language.
pub fn form_language<'a>(schema: &'a Schema, entry: &'a Entry) -> &'a str {
    let own = schema.site.language.as_str();
    let mut known = schema.site.interface();
    let wanted = known.find(|it| entry.translation && *it == entry.language);
    wanted.unwrap_or(own)
}

/// The file beside that page which says where the parts of the source stand.
pub fn outline_path(page: &str) -> String {
    format!("{page}partes.json")
}

/// The folder of titles that stand under another name: `nueva/nombres/`.
pub fn names_path(schema: &Schema, collection: &Collection) -> Option<String> {
    Some(format!("{}nombres/", schema.new_path(collection)?))
}

/// The form of an entry; `scope` speaks the language of the entry's page.
pub(super) fn edit<'a>(
    scope: Scope<'_, 'a>,
    collection: &'a Collection,
    entry: &'a Entry,
) -> Option<Page<'a>> {
    let schema = scope.schema;
    let site = &schema.site;
    let path = edit_path(schema, collection, entry)?;
    let page = super::entry_path(collection, entry);
    let title = entry.text(Some(collection.roles.title));
    let form = site.href_in(form_language(schema, entry), &schema.new_path(collection)?);
    let view = Edit {
        collection: &collection.name,
        main: is_main(schema, collection),
        slug: &entry.slug,
        title,
        language: &entry.language,
        file: &entry.path,
        source: site.href(&format!("{page}index.md")),
        outline: site.href(&outline_path(&path)),
        page: site.href(&page),
        form,
        ways: ways(scope, collection, Some(&entry.path)),
    };
    let elsewhere = |language: &str| site.path_in(language, "");
    let head = scope.head_at(path, "edit", title, elsewhere);
    Some(Page {
        head: head.unlisted(),
        view: View::Edit(Box::new(view)),
    })
}

#[cfg(test)]
mod tests {
    use super::spoken;

    #[test]
    fn questions_are_asked_without_what_files_need() {
        let rows = [
            ("¿Qué pasó? (uno por título ###)", "¿Qué pasó?"),
            (
                "¿Qué cambió? (antes / ahora; uno por título ###)",
                "¿Qué cambió? (antes / ahora)",
            ),
            (
                "What changed? (one per ### heading) Say it.",
                "What changed? Say it.",
            ),
            ("¿Quién ganó? (o nadie)", "¿Quién ganó? (o nadie)"),
        ];
        for (written, asked) in rows {
            assert_eq!(spoken(written), asked);
        }
    }
}
