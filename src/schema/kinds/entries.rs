//! `entry`, `entries`: other entries, by the name of their file.
//!
//! Whether they exist only the catalogue can tell.

use super::{Kind, flow_list, wrong_shape};
use crate::diag::{Words, codes};
use crate::schema::value::{EntryRef, Held};
use crate::schema::{Field, Input, Reading, Schema, Shown, Value, Vocabularies};
use crate::source::Node;
use crate::text::{self, quoted};

#[derive(Debug)]
pub struct Entries {
    collection: String,
    several: bool,
}

impl Entries {
    pub fn one(collection: String) -> Entries {
        Entries {
            collection,
            several: false,
        }
    }

    pub fn several(collection: String) -> Entries {
        Entries {
            collection,
            several: true,
        }
    }
}

impl Kind for Entries {
    fn read(&self, field: &Field, node: &Node, reading: &mut Reading) -> Option<Value> {
        if !self.several && node.text().is_none() {
            wrong_shape(field, node, reading);
            return None;
        }
        let mut entries: Vec<EntryRef> = Vec::new();
        for item in node.items() {
            let Some(name) = item.text() else {
                wrong_shape(field, item, reading);
                continue;
            };
            let slug = name.trim().trim_end_matches(".md").to_owned();
            if !text::is_slug(&slug) {
                let diag = field.diag(&codes::NOT_A_NAME, item, reading);
                reading.diags.push(diag.with("value", name));
                continue;
            }
            if entries.iter().any(|it| it.slug == slug) {
                let diag = field.diag(&codes::REPEATED, item, reading);
                reading.diags.push(diag.with("value", slug));
                continue;
            }
            entries.push(EntryRef {
                collection: self.collection.clone(),
                slug,
                span: item.span.clone(),
            });
        }
        (!entries.is_empty()).then_some(Value(Held::Entries(entries)))
    }

    fn write(&self, value: &Value) -> String {
        let slugs = value.entries().iter().map(|it| quoted(&it.slug));
        match self.several {
            true => flow_list(slugs),
            false => slugs.collect(),
        }
    }

    fn show(&self, _: &Field, value: &Value, schema: &Schema, _: &str) -> Vec<Shown> {
        let collection = schema.collection(&self.collection);
        let show = |it: &EntryRef| Shown {
            href: collection.map(|at| schema.site.href(&at.entry_path(&it.slug))),
            entry: Some((it.collection.clone(), it.slug.clone())),
            ..Shown::text(it.slug.as_str())
        };
        value.entries().iter().map(show).collect()
    }

    fn cell(&self, value: &Value) -> String {
        let slugs: Vec<&str> = value.entries().iter().map(|it| it.slug.as_str()).collect();
        slugs.join("; ")
    }

    fn json(&self, value: &Value) -> serde_json::Value {
        let slugs: Vec<&str> = value.entries().iter().map(|it| it.slug.as_str()).collect();
        match self.several {
            true => slugs.into(),
            false => slugs.first().copied().into(),
        }
    }

    fn input<'s>(&'s self, _: &'s Vocabularies) -> Option<Input<'s>> {
        let collection = self.collection.as_str();
        Some(match self.several {
            true => Input::Entries { collection },
            false => Input::Entry { collection },
        })
    }

    fn expected(&self) -> Words {
        Words {
            es: "el nombre de archivo de otra ficha",
            pt: "o nome de arquivo de outra ficha",
            en: "the file name of another record",
        }
    }

    fn blank(&self) -> &'static str {
        if self.several { "[]" } else { "" }
    }
}
