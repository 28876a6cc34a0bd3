//! `records`: a list of small tables with declared columns.

use super::{Kind, flow_list, wrong_shape};
use crate::diag::{Diag, Words, codes};
use crate::schema::settings::Table;
use crate::schema::value::Held;
use crate::schema::{Field, Input, Reading, Schema, Shown, Value, Vocabularies, field};
use crate::source::Node;
use crate::text;

#[derive(Debug)]
pub struct Records {
    columns: Vec<Field>,
}

type Row = [Option<Value>];

impl Records {
    pub fn declare(
        table: &mut Table,
        collections: &[String],
        vocabularies: &Vocabularies,
    ) -> Records {
        let nodes = table.tables("columns");
        let columns = nodes.into_iter().filter_map(|node| {
            let inner = Table::new(table.source, node, table.diags);
            field::read(inner, collections, vocabularies)
        });
        Records {
            columns: columns.collect(),
        }
    }

    fn rows<'a>(&self, value: &'a Value) -> &'a [Vec<Option<Value>>] {
        match &value.0 {
            Held::Records(rows) => rows,
            _ => &[],
        }
    }

    fn filled<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = (&'a Field, &'a Value)> {
        let cells = self.columns.iter().zip(row);
        cells.filter_map(|(column, cell)| Some((column, cell.as_ref()?)))
    }

    fn read_row(&self, node: &Node, reading: &mut Reading) -> Vec<Option<Value>> {
        let mut row: Vec<Option<Value>> = vec![None; self.columns.len()];
        for (key, cell) in node.map().unwrap_or_default() {
            let at = self.columns.iter().position(|it| it.name == key.name);
            match at {
                Some(at) => row[at] = self.columns[at].read(cell, reading),
                None => {
                    let place = reading.source.place(key.span.clone());
                    let diag =
                        self.unknown_column(&key.name, Diag::new(&codes::UNKNOWN_KEY, place));
                    reading.diags.push(diag);
                }
            }
        }
        for column in &self.columns {
            if column.required && node.get(&column.name).is_none() {
                let label = column.label.get(&reading.site.language).to_owned();
                let diag = column.diag(&codes::MISSING, node, reading);
                reading.diags.push(diag.with("label", label));
            }
        }
        row
    }

    fn unknown_column(&self, name: &str, diag: Diag) -> Diag {
        let names: Vec<&str> = self.columns.iter().map(|it| it.name.as_str()).collect();
        let diag = diag
            .with("key", name)
            .with_choice("known", names.join(", "));
        match text::nearest(name, names) {
            Some(near) => diag.with("near", near).advise(&codes::NEAR_KEY),
            None => diag,
        }
    }
}

impl Kind for Records {
    fn read(&self, field: &Field, node: &Node, reading: &mut Reading) -> Option<Value> {
        let mut rows = Vec::new();
        for item in node.items() {
            match item.map() {
                Some(_) => rows.push(self.read_row(item, reading)),
                None => wrong_shape(field, item, reading),
            }
        }
        (!rows.is_empty()).then_some(Value(Held::Records(rows)))
    }

    fn write(&self, value: &Value) -> String {
        let rows = self.rows(value).iter().map(|row| {
            let cells = self.filled(row);
            let cells =
                cells.map(|(column, cell)| format!("{}: {}", column.name, column.write(cell)));
            format!("{{{}}}", cells.collect::<Vec<_>>().join(", "))
        });
        flow_list(rows)
    }

    /// A row is shown as its first text, linked to its first address.
    fn show(&self, _: &Field, value: &Value, schema: &Schema, language: &str) -> Vec<Shown> {
        let show = |row: &Vec<Option<Value>>| {
            let cells = self.filled(row);
            let pieces: Vec<Shown> = cells
                .flat_map(|(column, cell)| column.show(cell, schema, language))
                .collect();
            let href = pieces.iter().find_map(|it| it.href.clone());
            let text = pieces
                .iter()
                .find(|it| it.href.is_none())
                .or(pieces.first());
            Shown {
                href,
                ..Shown::text(text.map(|it| it.text.clone()).unwrap_or_default())
            }
        };
        self.rows(value).iter().map(show).collect()
    }

    fn cell(&self, value: &Value) -> String {
        let rows = self.rows(value).iter().map(|row| {
            let cells = self.filled(row).map(|(column, cell)| column.cell(cell));
            cells.collect::<Vec<_>>().join(" | ")
        });
        rows.collect::<Vec<_>>().join("; ")
    }

    fn json(&self, value: &Value) -> serde_json::Value {
        let rows = self.rows(value).iter().map(|row| {
            let cells = self.filled(row);
            let cells = cells.map(|(column, cell)| (column.name.clone(), column.json(cell)));
            serde_json::Value::Object(cells.collect())
        });
        rows.collect()
    }

    fn input<'s>(&'s self, _: &'s Vocabularies) -> Option<Input<'s>> {
        let columns = &self.columns;
        Some(Input::Records { columns })
    }

    fn expected(&self) -> Words {
        Words {
            es: "una lista de grupos `{clave: valor}`",
            pt: "uma lista de grupos `{chave: valor}`",
            en: "a list of groups `{key: value}`",
        }
    }

    fn blank(&self) -> &'static str {
        "[]"
    }
}
