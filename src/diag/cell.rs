//! A cell of a table as people see it in their spreadsheet: row 12, column F.

use super::{Language, Words, clip};

/// A row and, where one can be named, a column with its header.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// From 1, which is the row of the headers.
    pub row: usize,
    /// From 0, with its header.
    pub column: Option<(usize, String)>,
}

impl Cell {
    /// `fila 12, columna F («Temas»)`.
    pub(super) fn named(&self, language: Language) -> String {
        let row = ROW.get(language).replace("{}", &self.row.to_string());
        let Some((column, header)) = &self.column else {
            return row;
        };
        let letters = letters(*column);
        let column = match header.trim() {
            "" => UNTITLED.get(language).replace("{}", &letters),
            header => {
                let titled = TITLED.get(language).replace("{}", &letters);
                titled.replace("{header}", &clip(header))
            }
        };
        format!("{row}, {column}")
    }
}

/// A column as spreadsheets name it: 0 is `A`, 26 is `AA`.
pub fn letters(column: usize) -> String {
    let mut out = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        let digit = (left - 1) % 26;
        out.push(char::from(b'A' + digit as u8));
        left = (left - 1) / 26;
    }
    out.iter().rev().collect()
}

const ROW: Words = Words {
    es: "fila {}",
    pt: "linha {}",
    en: "row {}",
};
const TITLED: Words = Words {
    es: "columna {} («{header}»)",
    pt: "coluna {} (“{header}”)",
    en: "column {} (“{header}”)",
};
const UNTITLED: Words = Words {
    es: "columna {} (sin título)",
    pt: "coluna {} (sem título)",
    en: "column {} (untitled)",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        let known = [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")];
        for (column, name) in known {
            assert_eq!(letters(column), name);
        }
    }

    #[test]
    fn a_cell_is_named_as_people_see_it() {
        let column = Some((5, "Temas".to_owned()));
        let cell = Cell { row: 12, column };
        assert_eq!(cell.named(Language::Es), "fila 12, columna F («Temas»)");
        assert_eq!(cell.named(Language::Pt), "linha 12, coluna F (“Temas”)");
        let row = Cell {
            row: 3,
            column: None,
        };
        assert_eq!(row.named(Language::En), "row 3");
    }
}
