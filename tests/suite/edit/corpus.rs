//! The hard files of `tests/edit/files.txt`, each in several dresses, and what is asked
//! of each.

use crate::support::project;
use fichero::content::Edit;
use serde_json::{Value, json};
use std::fs;

pub struct File {
    pub name: String,
    pub text: String,
    /// No edit may touch it.
    pub refused: bool,
    /// Its sections cannot be told apart: an edit of one may be refused.
    pub fixed: bool,
}

type Dress = (&'static str, fn(&str) -> String);

/// How the same file arrives from other editors.
const DRESSES: [Dress; 4] = [
    ("as it is", str::to_owned),
    ("crlf", |it| it.replace('\n', "\r\n")),
    ("without its last line break", |it| {
        it.trim_end_matches('\n').to_owned()
    }),
    ("with a mark and crlf", |it| {
        format!("\u{FEFF}{}", it.replace('\n', "\r\n"))
    }),
];

/// Every file, in so many of its dresses, another choice for each.
pub fn files(dresses: usize) -> Vec<File> {
    let path = project().join("tests/edit/files.txt");
    let all = fs::read_to_string(path).expect("the files");
    let files = all.split("\n=== ").skip(1).enumerate();
    let dressed = files.flat_map(|(n, file)| {
        let (name, text) = file.split_once('\n').expect("a name and a text");
        let text = format!("{text}\n")
            .replace('␠', " ")
            .replace('␉', "\t")
            .replace('␍', "\r");
        (0..dresses).map(move |it| {
            let (dress, wear) = match text.contains('\r') {
                // Its lines have endings of their own.
                true => DRESSES[0],
                false => DRESSES[(n + it) % DRESSES.len()],
            };
            File {
                name: format!("{name}, {dress}"),
                text: wear(&text),
                refused: name.ends_with("refused"),
                fixed: FIXED.contains(&name),
            }
        })
    });
    dressed.collect()
}

/// Files with what swallows or divides their sections.
const FIXED: [&str; 3] = [
    "section never closed",
    "comment never closed",
    "titles within quotations",
];

/// What is asked of every file: for each field several values, for each section a text.
pub fn asked() -> Vec<Edit> {
    let long = "palabra ".repeat(40);
    let fields = [
        json!({"titulo": "Dos"}),
        json!({"titulo": "Dos: tres # cuatro"}),
        json!({"titulo": "No"}),
        json!({"titulo": "2016-11-30"}),
        json!({"titulo": "L'eau \"x\" \\ y, [z]"}),
        json!({"titulo": "🌱 Ñandú en el año"}),
        json!({"resumen": null}),
        json!({"resumen": "Dos comunidades acordaron turnos de agua y más."}),
        json!({"resumen": long.trim()}),
        json!({"resumen": "- uno - dos: tres"}),
        json!({"pais": ["PE"]}),
        json!({"pais": ["NO", "BO"]}),
        json!({"temas": ["agua"]}),
        json!({"temas": ["suelo", "agua"]}),
        json!({"temas": ["agua", "bosque", "suelo", "1"]}),
        json!({"temas": ["51-500"]}),
        json!({"temas": null}),
        json!({"fase": "suelo"}),
        json!({"fase": null}),
        json!({"roles": {"agua": "apoya"}}),
        json!({"roles": {"agua": "lidera", "suelo": "apoya", "bosque": "apoya"}}),
        json!({"roles": null}),
        json!({"punto": [1.5, -65.19]}),
        json!({"punto": null}),
        json!({"inicio": "2015"}),
        json!({"dia": "2017-01-31"}),
        json!({"familias": 12}),
        json!({"familias": 0.5}),
        json!({"web": "https://ejemplo.org/b#c"}),
        json!({"correo": "b@ejemplo.org"}),
        json!({"lengua": "pt"}),
        json!({"permiso": "CC0-1.0"}),
        json!({"etiquetas": ["riego", "nueva: [x]"]}),
        json!({"etiquetas": ["a"]}),
        json!({"etiquetas": null}),
        json!({"vecina": "tres"}),
        json!({"vecinas": ["dos"]}),
        json!({"vecinas": ["una", "dos", "tres"]}),
        json!({"fuentes": [{"titulo": "Acta", "url": "https://ejemplo.org/a"}]}),
        json!({"fuentes": [{"titulo": "Acta"}, {"titulo": "Nueva, otra", "anio": "2020"}]}),
        json!({"fuentes": [{"titulo": "Memoria"}, {"titulo": "Acta"}]}),
        json!({"fuentes": null}),
        json!({"titulo": "Tres", "temas": ["suelo"], "dia": "2001-01-01", "etiquetas": ["b"]}),
    ];
    let sections = [
        ("contexto", "Nuevo texto.\n\n- uno\n- dos\n"),
        ("contexto", ""),
        ("claves", "\r\n### Otra\r\n\r\nSí.\r\n"),
        ("claves", ""),
        ("ofertas", "🌱 Dos  \ntres"),
    ];
    let fields = fields.iter().map(|it| Edit {
        fields: pairs(it),
        sections: Vec::new(),
    });
    let sections = sections.iter().map(|(id, text)| Edit {
        fields: Vec::new(),
        sections: vec![((*id).to_owned(), (*text).to_owned())],
    });
    fields.chain(sections).collect()
}

pub fn pairs(fields: &Value) -> Vec<(String, Value)> {
    let fields = fields.as_object().into_iter().flatten();
    fields
        .map(|(name, it)| (name.clone(), it.clone()))
        .collect()
}
