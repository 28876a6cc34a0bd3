//! Scripts as they are fetched: what only one of them needs stands within it.
//!
//! Comes in: modules that import each other by name, one import a line. Goes out: fewer
//! of them: on a slow line each file more costs a round trip, and the imports of an
//! import cost another. What several import stays apart, so that it is there once. Not
//! here: renaming. Modules of one whole share their outermost names, which the browser
//! refuses to have twice.

use std::collections::{BTreeMap, BTreeSet};

/// Path → text.
type Modules<'a> = BTreeMap<&'a str, String>;

/// Joins modules: (path, text) in, (path, text) of those that stay out.
pub(super) fn join(scripts: Vec<(&str, String)>) -> Vec<(&str, String)> {
    let modules: Modules = scripts.into_iter().collect();
    let roots = roots(&modules);
    let wholes = modules.keys().filter(|it| roots.contains(**it));
    wholes
        .map(|path| {
            let mut whole = Whole::default();
            whole.add(&modules, &roots, path, path);
            (*path, whole.finish(path))
        })
        .collect()
}

/// The modules that stay: nobody imports them, or several of those that stay do, or one
/// is fetched while another runs.
fn roots(modules: &Modules) -> BTreeSet<String> {
    let mut imported = BTreeSet::new();
    for path in modules.keys() {
        imported.extend(imports(modules, path));
    }
    let all = modules.keys().map(|it| (*it).to_owned());
    let mut roots: BTreeSet<String> = all.filter(|it| !imported.contains(it)).collect();
    let later = modules.keys().flat_map(|path| fetched(modules, path));
    roots.extend(later);
    loop {
        let mut owners: BTreeMap<String, usize> = BTreeMap::new();
        for root in &roots {
            for path in reached(modules, &roots, root) {
                *owners.entry(path).or_default() += 1;
            }
        }
        let shared = owners.into_iter().filter(|(_, count)| *count > 1);
        let before = roots.len();
        roots.extend(shared.map(|(path, _)| path));
        if roots.len() == before {
            return roots;
        }
    }
}

/// What a root imports, and what that imports, up to other roots.
fn reached(modules: &Modules, roots: &BTreeSet<String>, root: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut edge = imports(modules, root);
    while let Some(path) = edge.pop() {
        if !roots.contains(&path) && found.insert(path.clone()) {
            edge.extend(imports(modules, &path));
        }
    }
    found
}

fn imports(modules: &Modules, path: &str) -> Vec<String> {
    let lines = modules.get(path).map(|it| it.lines()).into_iter().flatten();
    let imports = lines.filter_map(|line| Some(imported(path, line)?.1));
    imports
        .filter(|it| modules.contains_key(it.as_str()))
        .collect()
}

/// What a module fetches while it runs: `import('./b.js')`.
fn fetched(modules: &Modules, path: &str) -> Vec<String> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let text = modules.get(path).map_or("", String::as_str);
    let names = text.split("import('./").skip(1);
    let names = names.filter_map(|it| it.split_once("')"));
    let paths = names.map(|(name, _)| format!("{folder}/{name}"));
    paths
        .filter(|it| modules.contains_key(it.as_str()))
        .collect()
}

#[derive(Default)]
struct Whole {
    added: BTreeSet<String>,
    /// Names by the root they come from.
    imports: BTreeMap<String, BTreeSet<String>>,
    text: String,
}

impl Whole {
    /// Adds what a module imports, then the module. Only the root has exports.
    fn add(&mut self, modules: &Modules, roots: &BTreeSet<String>, root: &str, path: &str) {
        let Some(text) = modules.get(path) else {
            return;
        };
        if !self.added.insert(path.to_owned()) {
            return;
        }
        let mut own = String::with_capacity(text.len());
        for line in text.split_inclusive('\n') {
            let import = imported(path, line).filter(|it| modules.contains_key(it.1.as_str()));
            match import {
                Some((names, other)) if roots.contains(&other) => {
                    let names = names.split(", ").map(str::to_owned);
                    self.imports.entry(other).or_default().extend(names);
                }
                Some((_, other)) => self.add(modules, roots, root, &other),
                None if path == root => own.push_str(line),
                None if line.starts_with("export {") => {}
                None => own.push_str(line.strip_prefix("export ").unwrap_or(line)),
            }
        }
        self.text.push_str(&own);
    }

    fn finish(self, root: &str) -> String {
        let mut text = String::new();
        for (path, names) in self.imports {
            let names: Vec<String> = names.into_iter().collect();
            let from = relative(root, &path);
            text.push_str(&format!(
                "import {{ {} }} from '{from}';\n",
                names.join(", ")
            ));
        }
        text + &self.text
    }
}

/// The names that a line imports, and the path of the module they come from:
/// `import { a, b } from './c.js';`. Other ways to import are left to the browser.
fn imported<'l>(path: &str, line: &'l str) -> Option<(&'l str, String)> {
    let names = line.trim_end().strip_prefix("import { ")?;
    let (names, from) = names.split_once(" } from './")?;
    let name = from.strip_suffix("';")?;
    let plain = !names.contains(" as ") && !name.contains("../");
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    plain.then(|| (names, format!("{folder}/{name}")))
}

/// The way from one module to another.
fn relative(from: &str, to: &str) -> String {
    let mut folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut up = String::from("./");
    loop {
        match to.strip_prefix(folder).and_then(|it| it.strip_prefix('/')) {
            Some(rest) => return format!("{up}{rest}"),
            None if folder.is_empty() => return format!("{up}{to}"),
            None => {
                up = format!("../{}", up.trim_start_matches("./"));
                folder = folder.rsplit_once('/').map_or("", |(folder, _)| folder);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{join, relative};

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
    fn what_is_fetched_stays_though_another_imports_it_too() {
        let b = "export const b = import('./in/c.js');\n";
        check(
            &[
                ("js/a.js", "import('./b.js');\n"),
                ("js/b.js", b),
                ("js/in/c.js", "export const c = 1;\n"),
                ("js/z.js", "import { b } from './b.js';\n"),
            ],
            &[
                ("js/a.js", "import('./b.js');\n"),
                ("js/b.js", b),
                ("js/in/c.js", "export const c = 1;\n"),
                ("js/z.js", "import { b } from './b.js';\n"),
            ],
        );
    }

    #[test]
    fn what_several_import_stays_apart_and_is_asked_for_once() {
        let c = "export function c() {}\n";
        check(
            &[
                (
                    "js/a.js",
                    "import { c } from './in/c.js';\nimport('./in/b.js');\n",
                ),
                (
                    "js/in/b.js",
                    "import { c } from './c.js';\nimport { d } from './d.js';\nd(c);\n",
                ),
                ("js/in/c.js", c),
                (
                    "js/in/d.js",
                    "import { c } from './c.js';\nexport const d = c;\n",
                ),
            ],
            &[
                (
                    "js/a.js",
                    "import { c } from './in/c.js';\nimport('./in/b.js');\n",
                ),
                (
                    "js/in/b.js",
                    "import { c } from './c.js';\nconst d = c;\nd(c);\n",
                ),
                ("js/in/c.js", c),
            ],
        );
    }

    #[test]
    fn the_way_to_a_module_is_from_where_the_whole_stands() {
        assert_eq!(relative("js/a.js", "js/in/c.js"), "./in/c.js");
        assert_eq!(relative("js/in/b.js", "js/in/c.js"), "./c.js");
        assert_eq!(relative("js/in/b.js", "js/c.js"), "../c.js");
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
