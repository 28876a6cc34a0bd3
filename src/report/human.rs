//! For people: the place, the line with the faulty part underlined, what to do.

use crate::diag::{Diag, Language, Severity, Words};
use crate::source::{Files, Source};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

/// A line longer than this is not shown: a title of 10 KB helps nobody.
const LONGEST_LINE: usize = 400;

/// All problems, a blank line between two.
pub fn human(diags: &[Diag], files: &Files, language: Language, color: bool) -> String {
    let renderer = match color {
        true => Renderer::styled(),
        false => Renderer::plain(),
    };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let blocks = diags.iter().map(|it| block(it, files, language, &renderer));
    blocks.collect::<Vec<_>>().join("\n\n")
}

fn block(diag: &Diag, files: &Files, language: Language, renderer: &Renderer) -> String {
    let level = match diag.severity() {
        Severity::Error => Level::ERROR.with_name("error"),
        Severity::Warning => Level::WARNING.with_name(WARNING.get(language)),
        Severity::Hint => Level::NOTE.with_name(HINT.get(language)),
    };
    let message = diag.message(language);
    let advice = diag.advice(language);
    let title = level.primary_title(&message).id(diag.code.id);
    let help = Level::HELP.with_name(HELP.get(language)).message(&advice);
    let Some(place) = &diag.place else {
        return renderer.render(&[Group::with_title(title).element(help)]);
    };
    let text = files.get(&place.file).and_then(|it| shown_text(it, diag));
    let Some((source, text)) = text else {
        let head = format!("{}:{}:{}", place.file, place.start.line, place.start.column);
        let group = Group::with_title(title)
            .element(Level::NOTE.no_name().message(&head))
            .element(help);
        return renderer.render(&[group]);
    };
    let line = source.line(place.start.line);
    let end = place
        .bytes
        .1
        .clamp(place.bytes.0, line.end.max(place.bytes.0));
    let span = place.bytes.0 - line.start..end - line.start;
    let snippet = Snippet::source(text)
        .line_start(place.start.line)
        .path(&*place.file)
        .annotation(AnnotationKind::Primary.span(span));
    renderer.render(&[Group::with_title(title).element(snippet).element(help)])
}

/// The line a problem stands in, if it can be shown.
fn shown_text<'a>(source: &'a Source, diag: &Diag) -> Option<(&'a Source, &'a str)> {
    let place = diag.place.as_ref()?;
    let line = source.line(place.start.line);
    let text = source.text().ok()?.get(line)?;
    let whole_file = place.bytes == (0, 0);
    (!whole_file && text.len() <= LONGEST_LINE && !text.trim().is_empty()).then_some((source, text))
}

const HELP: Words = Words {
    es: "qué hacer",
    pt: "o que fazer",
    en: "help",
};
const HINT: Words = Words {
    es: "pregunta",
    pt: "pergunta",
    en: "question",
};
const WARNING: Words = Words {
    es: "aviso",
    pt: "aviso",
    en: "warning",
};
