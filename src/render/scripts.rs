//! Scripts as they are fetched: what a script imports stands within it.
//!
//! Comes in: modules that import each other by name, one import a line. Goes out: those
//! that no other imports, whole: on a slow line each file more costs a round trip, and
//! the imports of an import cost another. Not here: renaming. Modules of one whole
//! share their outermost names, which the browser refuses to have twice.

use std::collections::{BTreeMap, BTreeSet};

/// Joins modules: (path, text) in, (path, text) of those nobody imports out.
pub(super) fn join<'a>(scripts: Vec<(&'a str, String)>) -> Vec<(&'a str, String)> {
    let modules: BTreeMap<&str, String> = scripts.into_iter().collect();
    let mut within = BTreeSet::new();
    for (path, text) in &modules {
        let imported = text.lines().filter_map(|line| imported(path, line));
        within.extend(imported.filter(|it| modules.contains_key(it.as_str())));
    }
    let roots = modules.keys().filter(|it| !within.contains(**it));
    roots
        .map(|path| {
            let mut whole = Whole::default();
            whole.add(&modules, path, true);
            (*path, whole.text)
        })
        .collect()
}

#[derive(Default)]
struct Whole {
    added: BTreeSet<String>,
    text: String,
}

impl Whole {
    /// Adds what a module imports, then the module. Only the outermost has exports.
    fn add(&mut self, modules: &BTreeMap<&str, String>, path: &str, outermost: bool) {
        let Some(text) = modules.get(path) else {
            return;
        };
        if !self.added.insert(path.to_owned()) {
            return;
        }
        let mut own = String::with_capacity(text.len());
        for line in text.split_inclusive('\n') {
            match imported(path, line) {
                Some(other) if modules.contains_key(other.as_str()) => {
                    self.add(modules, &other, false);
                }
                _ if outermost => own.push_str(line),
                _ if line.starts_with("export {") => {}
                _ => own.push_str(line.strip_prefix("export ").unwrap_or(line)),
            }
        }
        self.text.push_str(&own);
    }
}

/// The path of the module that a line imports names from: `import { a } from './b.js';`.
/// Other ways to import are left to the browser.
fn imported(path: &str, line: &str) -> Option<String> {
    let names = line.trim_end().strip_prefix("import { ")?;
    let (names, from) = names.split_once(" } from './")?;
    let name = from.strip_suffix("';")?;
    let plain = !names.contains(" as ") && !name.contains("../");
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    plain.then(|| format!("{folder}/{name}"))
}

#[cfg(test)]
mod tests {
    use super::join;

    fn check(scripts: &[(&'static str, &str)], expected: &[(&'static str, &str)]) {
        let scripts = scripts.iter();
        let scripts = scripts.map(|(path, text)| (*path, (*text).to_owned()));
        let joined = join(scripts.collect());
        let joined: Vec<_> = joined.iter().map(|(path, it)| (*path, &**it)).collect();
        assert_eq!(joined, expected);
    }

    #[test]
    fn what_is_imported_stands_within_and_once() {
        check(
            &[
                (
                    "js/a.js",
                    "import { b } from './in/b.js';\nimport { c } from './in/c.js';\nb(c);\n",
                ),
                (
                    "js/in/b.js",
                    "import { c } from './c.js';\nexport const b = c;\nexport { c };\n",
                ),
                ("js/in/c.js", "export function c() {}\n"),
            ],
            &[("js/a.js", "function c() {}\nconst b = c;\nb(c);\n")],
        );
    }

    #[test]
    fn what_is_imported_while_running_stays_apart_with_its_exports() {
        check(
            &[
                ("js/a.js", "const b = import('./b.js');\n"),
                ("js/b.js", "import { c } from './c.js';\nexport { c };\n"),
                ("js/c.js", "export const c = 1;\n"),
            ],
            &[
                ("js/a.js", "const b = import('./b.js');\n"),
                ("js/b.js", "const c = 1;\nexport { c };\n"),
            ],
        );
    }

    #[test]
    fn other_imports_are_left_to_the_browser() {
        let scripts = [
            ("js/a.js", "import { b as c } from './b.js';\n"),
            ("js/b.js", "export const b = 1;\n"),
        ];
        check(&scripts, &scripts);
    }
}
