//! YAML text → `Node`, with the place of every key and value.
//!
//! Built on the events of granit-parser: they carry the bytes and the style of
//! each scalar, which a serde tree loses. Anchors are refused rather than
//! followed: a ficha needs none, and they are how a small text grows large.

use super::{Data, Key, Node, Scalar, Source, code_of};
use crate::diag::{Diag, Words, codes};
use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, Span, StrInput};
use std::ops::Range;

/// Levels of lists and maps within each other; a ficha needs three.
pub const NESTING_LIMIT: usize = 16;

/// Reads one YAML document standing in `span` of the source.
///
/// Gives nothing when the text cannot be understood; what is wrong goes to `diags`.
pub fn read_yaml(source: &Source, span: Range<usize>, diags: &mut Vec<Diag>) -> Option<Node> {
    let text = source.text().ok()?.get(span.clone())?;
    let mut options = Options::default();
    options.flow_nesting_limit = NESTING_LIMIT;
    options.block_nesting_limit = NESTING_LIMIT;
    options.emit_unresolved_aliases = true;
    let mut reader = Reader {
        source,
        offset: span.start,
        length: text.len(),
        parser: Parser::new_from_str_with_options(text, options),
        diags,
    };
    reader.document()
}

/// Reading stops at the first thing that is not YAML; the message is out already.
struct Stop;

struct Reader<'a> {
    source: &'a Source,
    offset: usize,
    length: usize,
    parser: Parser<'a, StrInput<'a>>,
    diags: &'a mut Vec<Diag>,
}

impl<'a> Reader<'a> {
    fn document(&mut self) -> Option<Node> {
        let mut root = None;
        loop {
            let (event, span) = self.next().ok()?;
            match event {
                Event::StreamEnd => break,
                Event::DocumentStart(..) if root.is_some() => {
                    self.say(Diag::new(
                        &codes::SEVERAL_DOCUMENTS,
                        self.source.place(self.bytes(&span)),
                    ));
                    return None;
                }
                Event::StreamStart | Event::DocumentStart(..) | Event::DocumentEnd => {}
                event => root = Some(self.node(event, span).ok()?),
            }
        }
        let end = self.offset + self.length;
        Some(root.unwrap_or(Node {
            span: end..end,
            data: Data::Empty,
        }))
    }

    fn next(&mut self) -> Result<(Event<'a>, Span), Stop> {
        match self.parser.next_event() {
            Some(Ok((Event::Comment(text, _), span))) => {
                self.cut(&text, &span);
                self.next()
            }
            Some(Ok(it)) => Ok(it),
            Some(Err(error)) => {
                let at = self.offset + error.marker().byte_offset().unwrap_or(self.length);
                let diag = self.explain(error.kind(), at);
                self.say(diag);
                Err(Stop)
            }
            None => Ok((Event::StreamEnd, Span::default())),
        }
    }

    fn node(&mut self, event: Event<'a>, span: Span) -> Result<Node, Stop> {
        let start = self.bytes(&span);
        if event.anchor_id().is_some_and(|it| it > 0) {
            return self.refuse_alias(self.anchor_before(start));
        }
        match event {
            Event::Scalar(text, style, ..) => {
                self.unseen(&text, &start);
                Ok(Node {
                    data: scalar(&text, style),
                    span: start,
                })
            }
            Event::SequenceStart(..) => self.list(start),
            Event::MappingStart(..) => self.map(start),
            _ => self.refuse_alias(start),
        }
    }

    /// Says which characters an escape (`"\x01"`) would put where they cannot stand;
    /// those written as they are have been told of the whole file.
    fn unseen(&mut self, text: &str, span: &Range<usize>) {
        let written = self.source.text().ok().and_then(|it| it.get(span.clone()));
        let Some(written) = written.filter(|it| it.contains('\\')) else {
            return;
        };
        let hidden = text.chars().filter(|it| !written.contains(*it));
        let odd = hidden.filter_map(|it| Some((it, code_of(it)?))).next();
        if let Some((character, code)) = odd {
            let name = format!("U+{:04X}", u32::from(character));
            let place = self.source.place(span.clone());
            self.say(Diag::new(code, place).with("character", name));
        }
    }

    fn list(&mut self, start: Range<usize>) -> Result<Node, Stop> {
        let mut items: Vec<Node> = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::SequenceEnd) {
                let end = self.end_of(&span, items.last().map(|it| it.span.end), &start);
                return Ok(Node {
                    span: start.start..end,
                    data: Data::List(items),
                });
            }
            items.push(self.node(event, span)?);
        }
    }

    fn map(&mut self, start: Range<usize>) -> Result<Node, Stop> {
        let mut entries: Vec<(Key, Node)> = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::MappingEnd) {
                let end = self.end_of(&span, entries.last().map(|(_, it)| it.span.end), &start);
                let first = entries.first().map_or(start.start, |(it, _)| it.span.start);
                return Ok(Node {
                    span: start.start.min(first)..end,
                    data: Data::Map(entries),
                });
            }
            let name = self.node(event, span)?;
            let (event, span) = self.next()?;
            let value = self.node(event, span)?;
            let key = Key {
                name: name.text().unwrap_or_default().to_owned(),
                span: name.span,
            };
            entries.push((key, value));
        }
    }

    /// A flow collection ends with its bracket; a block one with its last value.
    fn end_of(&self, span: &Span, last: Option<usize>, start: &Range<usize>) -> usize {
        let end = self.bytes(span);
        if end.is_empty() {
            last.unwrap_or(start.end)
        } else {
            end.end
        }
    }

    fn bytes(&self, span: &Span) -> Range<usize> {
        let range = span.byte_range().unwrap_or(self.length..self.length);
        self.offset + range.start..self.offset + range.end
    }

    /// The `&name` in front of a value, when it stands in the same line.
    fn anchor_before(&self, value: Range<usize>) -> Range<usize> {
        let text = self.source.text().unwrap_or_default();
        let line = text[..value.start].rfind('\n').map_or(0, |it| it + 1);
        match text[line..value.start].rfind('&') {
            Some(at) => {
                let from = line + at;
                from..from + text[from..value.start].trim_end().len()
            }
            None => value,
        }
    }

    /// `Plan #3`: a comment begins with a space; this one was meant as text.
    fn cut(&mut self, comment: &str, span: &Span) {
        let span = self.bytes(span);
        let place = self.source.place(span.clone());
        let line = self.source.line(place.start.line);
        let before = self
            .source
            .text()
            .ok()
            .and_then(|it| it.get(line.start..span.start));
        let behind_value =
            before.is_some_and(|it| it.trim_end().len() > it.find(':').unwrap_or(0) + 1);
        if behind_value && comment.starts_with(|it: char| it.is_alphanumeric()) {
            self.say(Diag::new(&codes::CUT_VALUE, place).with("value", format!("#{comment}")));
        }
    }

    fn refuse_alias<T>(&mut self, at: Range<usize>) -> Result<T, Stop> {
        let place = self.source.place(at);
        self.say(Diag::new(&codes::ALIAS, place));
        Err(Stop)
    }

    fn say(&mut self, diag: Diag) {
        self.diags.push(diag);
    }

    fn explain(&self, kind: &ErrorKind, at: usize) -> Diag {
        let place = self.source.place(at..at + 1);
        match kind {
            ErrorKind::RecursionLimitExceeded => {
                Diag::new(&codes::TOO_DEEP, place).with("limit", NESTING_LIMIT.to_string())
            }
            ErrorKind::UnknownAnchor => Diag::new(&codes::ALIAS, place),
            kind => match self.colon_line(kind, place.start.line) {
                Some(diag) => diag,
                None => Diag::new(&codes::BROKEN_YAML, place).with_words("detail", detail(kind)),
            },
        }
    }

    /// `titulo: Riego: acuerdo` is the commonest slip; the corrected line is offered.
    fn colon_line(&self, kind: &ErrorKind, line: usize) -> Option<Diag> {
        if !matches!(
            kind,
            ErrorKind::InvalidIndentation
                | ErrorKind::InvalidSimpleKey
                | ErrorKind::SimpleKeyExpected
                | ErrorKind::MappingValueNotAllowed
        ) {
            return None;
        }
        let span = self.source.line(line);
        let text = self.source.text().ok()?.get(span.clone())?;
        let (key, value) = text.split_once(": ")?;
        let value = value.trim();
        if !value.contains(": ") && !value.ends_with(':')
            || value.starts_with(['"', '\'', '[', '{'])
        {
            return None;
        }
        let quoted = format!("`{key}: \"{}\"`", value.replace('"', "'"));
        let start = span.start + key.len() + 2;
        let place = self.source.place(start..span.end);
        Some(Diag::new(&codes::UNQUOTED_COLON, place).with("line", quoted))
    }
}

fn scalar(text: &str, style: ScalarStyle) -> Data {
    let quoted = style != ScalarStyle::Plain;
    if !quoted && matches!(text, "" | "~" | "null" | "Null" | "NULL") {
        return Data::Empty;
    }
    Data::Scalar(Scalar {
        text: text.to_owned(),
        quoted,
    })
}

/// The parser's own words are English and for programmers; these are for people.
fn detail(kind: &ErrorKind) -> Words {
    match kind {
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar
        | ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::DocumentIndicatorInQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent => Words {
            es: "unas comillas no se cierran donde deben",
            pt: "aspas não se fecham onde devem",
            en: "quotes are not closed where they should be",
        },
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::MisplacedFlowCollectionEnd
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator => Words {
            es: "un corchete o una llave no se cierra, o falta una coma",
            pt: "um colchete ou uma chave não se fecha, ou falta uma vírgula",
            en: "a bracket or brace is not closed, or a comma is missing",
        },
        ErrorKind::TabInIndentation
        | ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabAtBlockScalarStart => Words {
            es: "hay un tabulador; la sangría se hace con espacios",
            pt: "há uma tabulação; o recuo se faz com espaços",
            en: "there is a tab; indentation is made of spaces",
        },
        ErrorKind::UnknownQuotedScalarEscape => Words {
            es: "tras una barra invertida `\\` hay una letra que no significa nada",
            pt: "depois de uma barra invertida `\\` há uma letra que não significa nada",
            en: "a backslash `\\` is followed by a letter that means nothing",
        },
        ErrorKind::UnexpectedCharacter { .. } => Words {
            es: "un valor no puede empezar con este signo sin comillas",
            pt: "um valor não pode começar com este sinal sem aspas",
            en: "a value cannot begin with this sign without quotes",
        },
        _ => Words {
            es: "la sangría o los dos puntos no cuadran",
            pt: "o recuo ou os dois-pontos não batem",
            en: "the indentation or the colons do not fit",
        },
    }
}
