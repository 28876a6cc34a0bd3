//! Why a file was left as it is, and what to do then.

use crate::diag::{Language, Words};

/// Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Name of the field, or id of the section, if it is about one.
    pub field: Option<String>,
    pub reason: Reason,
}

/// One of a few reasons, which the page's own editor has too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// No outline can be made of the file.
    Unreadable,
    /// No field or section of this name.
    Unknown,
    /// The text has a title of its own, which would begin another part.
    Heading,
    /// The text opens what it does not close.
    Unclosed,
    /// Something in the section divides it.
    Fixed,
    TooLarge,
    /// Read again, something else would have changed.
    Inexact,
}

impl Refusal {
    pub(super) fn new(reason: Reason) -> Refusal {
        let field = None;
        Refusal { field, reason }
    }

    pub(super) fn of(name: &str, reason: Reason) -> Refusal {
        let field = Some(name.to_owned());
        Refusal { field, reason }
    }

    pub fn message(&self, language: Language) -> &'static str {
        self.reason.words().get(language)
    }
}

impl Reason {
    pub const ALL: [Reason; 7] = [
        Reason::Unreadable,
        Reason::Unknown,
        Reason::Heading,
        Reason::Unclosed,
        Reason::Fixed,
        Reason::TooLarge,
        Reason::Inexact,
    ];

    /// As the page's editor names it.
    pub fn key(self) -> &'static str {
        match self {
            Reason::Unreadable => "edit_refused_unreadable",
            Reason::Unknown => "edit_refused_unknown",
            Reason::Heading => "edit_refused_heading",
            Reason::Unclosed => "edit_refused_unclosed",
            Reason::Fixed => "edit_refused_fixed",
            Reason::TooLarge => "edit_refused_large",
            Reason::Inexact => "edit_refused_inexact",
        }
    }

    /// What happened, and what to do.
    pub fn words(self) -> &'static Words {
        match self {
            Reason::Unreadable => &UNREADABLE,
            Reason::Unknown => &UNKNOWN,
            Reason::Heading => &HEADING,
            Reason::Unclosed => &UNCLOSED,
            Reason::Fixed => &FIXED,
            Reason::TooLarge => &TOO_LARGE,
            Reason::Inexact => &INEXACT,
        }
    }
}

static UNREADABLE: Words = Words {
    es: "los datos de este archivo están escritos de un modo que aquí no se puede cambiar sin riesgo (una clave repetida, un ancla, todo en una línea…); cámbielos en el archivo mismo",
    pt: "os dados deste arquivo estão escritos de um modo que aqui não se pode mudar sem risco (uma chave repetida, uma âncora, tudo em uma linha…); mude-os no próprio arquivo",
    en: "the data of this file are written in a way that cannot be changed here without risk (a repeated key, an anchor, all in one line…); change them in the file itself",
};
static UNKNOWN: Words = Words {
    es: "aquí no hay un campo ni una sección con ese nombre; revise el nombre",
    pt: "aqui não há um campo nem uma seção com esse nome; confira o nome",
    en: "there is no field or section of that name here; check the name",
};
static HEADING: Words = Words {
    es: "el texto tiene un título propio (`#`, `##` o una línea de `---` o `===` bajo un párrafo) y empezaría otra parte de la ficha; use `###`, o deje una línea en blanco antes de `---`",
    pt: "o texto tem um título próprio (`#`, `##` ou uma linha de `---` ou `===` sob um parágrafo) e começaria outra parte da ficha; use `###`, ou deixe uma linha em branco antes de `---`",
    en: "the text has a title of its own (`#`, `##`, or a line of `---` or `===` under a paragraph) and would begin another part; use `###`, or leave a blank line before `---`",
};
static UNCLOSED: Words = Words {
    es: "el texto abre un bloque (```` ``` ````, `<!--` o una etiqueta) que no se cierra y se llevaría lo que sigue; ciérrelo o quítelo",
    pt: "o texto abre um bloco (```` ``` ````, `<!--` ou uma etiqueta) que não se fecha e levaria o que vem depois; feche-o ou retire-o",
    en: "the text opens a block (```` ``` ````, `<!--` or a tag) that is not closed and would take in what follows; close it or take it out",
};
static FIXED: Words = Words {
    es: "esta sección tiene un título dentro de una cita o de una lista y no se puede cambiar aquí; cámbiela en el archivo mismo",
    pt: "esta seção tem um título dentro de uma citação ou de uma lista e não pode ser mudada aqui; mude-a no próprio arquivo",
    en: "this section has a title within a quotation or a list and cannot be changed here; change it in the file itself",
};
static TOO_LARGE: Words = Words {
    es: "con este cambio el archivo sería demasiado grande (hasta 256 KB; los datos, hasta 16 KB); acorte el texto",
    pt: "com esta mudança o arquivo seria grande demais (até 256 KB; os dados, até 16 KB); encurte o texto",
    en: "with this change the file would be too large (up to 256 KB; its data, up to 16 KB); shorten the text",
};
static INEXACT: Words = Words {
    es: "no se pudo hacer este cambio sin tocar otra cosa del archivo, y no se tocó nada; haga el cambio en el archivo mismo",
    pt: "não foi possível fazer esta mudança sem tocar em outra coisa do arquivo, e nada foi tocado; faça a mudança no próprio arquivo",
    en: "this change could not be made without touching something else in the file, and nothing was touched; make it in the file itself",
};
