//! The steps in which people are asked for an entry's fields: what it cannot do
//! without first, then the groups that its collection declares.
//!
//! Comes in: `[[collections.fichas.groups]]`. Goes out: every field once, in steps.
//! Not here: words for the steps that nobody declares (the theme).

use super::collection::position;
use super::settings::Table;
use super::{Collection, Field, Labels};

/// Fields that people think of together.
#[derive(Debug)]
pub struct FieldGroup {
    pub label: Labels,
    /// By position in the collection's `fields`.
    pub fields: Vec<usize>,
}

/// Fields asked for at once.
#[derive(Debug)]
pub struct Step<'s> {
    pub kind: StepKind<'s>,
    pub fields: Vec<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepKind<'s> {
    /// What no entry may lack.
    Required,
    /// A declared group.
    Group(&'s Labels),
    /// What stands in no group.
    Others,
}

impl Collection {
    /// Every field once; steps without fields are left out.
    pub fn steps(&self) -> Vec<Step<'_>> {
        let all = 0..self.fields.len();
        let (required, optional): (Vec<usize>, Vec<usize>) =
            all.partition(|at| self.fields[*at].required);
        let mut left = optional;
        let mut steps = vec![Step {
            kind: StepKind::Required,
            fields: required,
        }];
        for group in &self.groups {
            let own = group.fields.iter().copied();
            let fields: Vec<usize> = own.filter(|at| left.contains(at)).collect();
            left.retain(|at| !fields.contains(at));
            steps.push(Step {
                kind: StepKind::Group(&group.label),
                fields,
            });
        }
        steps.push(Step {
            kind: StepKind::Others,
            fields: left,
        });
        steps.retain(|it| !it.fields.is_empty());
        steps
    }
}

pub(super) fn read(table: &mut Table, fields: &[Field]) -> Vec<FieldGroup> {
    let nodes = table.tables("groups").into_iter();
    nodes
        .map(|node| read_group(Table::new(table.source, node, table.diags), fields))
        .collect()
}

fn read_group(mut table: Table, fields: &[Field]) -> FieldGroup {
    let label = table.required_labels("label");
    let names = table.texts("fields");
    let found = names
        .iter()
        .filter_map(|name| position(&mut table, "fields", name, fields));
    let fields = found.collect();
    table.finish();
    FieldGroup { label, fields }
}
