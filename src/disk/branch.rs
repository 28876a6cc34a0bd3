//! A saved text, recorded in git on a branch of its own.
//!
//! Comes in: the catalogue's folder, a path, its text, a branch, a message. Goes out: what
//! became of it. Laws: the person's own branch, index and other files stay as they are,
//! since the commit is put together from objects alone; nothing of the repository is run,
//! nothing is sent anywhere, and nothing below `.git` is touched but by git.

use super::git;
use crate::diag::{Trouble, Words};
use std::path::Path;

/// One file to be recorded.
#[derive(Debug, Clone, Copy)]
pub struct Saved<'a> {
    /// From the catalogue's root.
    pub path: &'a str,
    pub bytes: &'a [u8],
    /// Short: `ficha/riego`.
    pub branch: &'a str,
    pub message: &'a str,
}

/// What became of it.
#[derive(Debug, PartialEq, Eq)]
pub enum Recorded {
    /// There is no repository, or no git.
    Nowhere,
    /// The branch holds this text already.
    Already,
    Commit {
        id: String,
        /// Where the branch may be sent, as the repository calls it.
        remote: Option<String>,
    },
}

type Result<T> = std::result::Result<T, Trouble>;

/// Records the change on its branch: after the branch's newest commit, or after the
/// person's own where there is no such branch or all of it has been taken in.
pub fn record(root: &Path, saved: &Saved) -> Result<Recorded> {
    let Some(repository) = Repository::at(root)? else {
        return Ok(Recorded::Nowhere);
    };
    let path = format!("{}{}", repository.prefix, saved.path);
    repository.check(&path)?;
    let reference = format!("refs/heads/{}", saved.branch);
    let branch = repository.branch(&reference)?;
    let parent = repository.parent(branch.as_ref())?;
    let blob = repository.store(&path, saved.bytes)?;
    let former = match &parent {
        Some(parent) => Some(repository.line(&["rev-parse", &format!("{parent}^{{tree}}")])?),
        None => None,
    };
    let tree = repository.graft(former.as_deref(), &path, &blob)?;
    if former.as_deref() == Some(&*tree.id) {
        return Ok(Recorded::Already);
    }
    let mut commit = vec!["commit-tree", &tree.id, "-F", "-"];
    commit.extend(parent.iter().flat_map(|it| ["-p", it.as_str()]));
    let id = repository.say(&commit, saved.message.as_bytes())?;
    let old = branch.as_ref().map_or("", |it| it.id.as_str());
    // An empty old value: it must not have come into being meanwhile.
    repository.line(&["update-ref", "-m", "fichero: editar", &reference, &id, old])?;
    if branch.is_some_and(|it| it.open) {
        // Its index speaks of the commit before; as `git commit FILE` would leave it.
        let entry = format!("{},{blob},{path}", tree.mode);
        repository.line(&["update-index", "--add", "--cacheinfo", &entry])?;
    }
    let remote = repository.remote()?;
    Ok(Recorded::Commit { id, remote })
}

struct Repository<'r> {
    root: &'r Path,
    /// Where the catalogue's folder stands in the repository: empty, or `sitio/`.
    prefix: String,
    /// The top of the work tree.
    top: String,
}

/// The branch, if there is one.
struct Branch {
    id: String,
    /// The person has it checked out here.
    open: bool,
}

/// A tree that holds the file, and the file's mode in it.
struct Tree {
    id: String,
    mode: String,
}

impl<'r> Repository<'r> {
    fn at(root: &'r Path) -> Result<Option<Repository<'r>>> {
        let asked = ["rev-parse", "--show-prefix", "--show-toplevel"];
        let Some(answer) = git::ask(root, &asked, &[]) else {
            return Ok(None);
        };
        let outside = ["not a git repository", "must be run in a work tree"];
        if !answer.done {
            return match outside.iter().any(|it| answer.complaint.contains(it)) {
                true => Ok(None),
                false => Err(failed(&answer.complaint)),
            };
        }
        let said = String::from_utf8_lossy(&answer.said).into_owned();
        let mut lines = said.lines().map(str::to_owned);
        let (Some(prefix), Some(top)) = (lines.next(), lines.next()) else {
            return Ok(None);
        };
        Ok(Some(Repository { root, prefix, top }))
    }

    /// What would make the commit another than the person expects.
    fn check(&self, path: &str) -> Result<()> {
        let ident = |it| self.ask(&["var", it], &[]).map(|it| it.done);
        if !(ident("GIT_AUTHOR_IDENT")? && ident("GIT_COMMITTER_IDENT")?) {
            return Err(Trouble::new(&NOBODY, ""));
        }
        let top = ["-C", &self.top];
        let ignored = [&top[..], &["check-ignore", "--quiet", "--", path]].concat();
        if self.ask(&ignored, &[])?.done {
            return Err(Trouble::new(&IGNORED, path));
        }
        // Filters are programs of the machine: they are not run for a page's sake.
        let filter = [&top[..], &["check-attr", "-z", "filter", "--", path]].concat();
        let filter = self.ask(&filter, &[])?.said;
        let value = filter.split(|it| *it == 0).nth(2).unwrap_or_default();
        match value {
            b"" | b"unspecified" | b"unset" => Ok(()),
            _ => Err(Trouble::new(&FILTERED, path)),
        }
    }

    fn branch(&self, reference: &str) -> Result<Option<Branch>> {
        let format = "--format=%(refname)%00%(objectname)%00%(worktreepath)";
        let said = self.ask(&["for-each-ref", format, reference], &[])?.said;
        let said = String::from_utf8_lossy(&said).into_owned();
        let rows = said.lines().map(|it| it.split('\0').collect::<Vec<_>>());
        for row in rows {
            if let [name, id, place] = row[..]
                && name == reference
            {
                let open = place == self.top;
                if !open && !place.is_empty() {
                    return Err(Trouble::new(&ELSEWHERE, place));
                }
                let id = id.to_owned();
                return Ok(Some(Branch { id, open }));
            }
        }
        Ok(None)
    }

    fn parent(&self, branch: Option<&Branch>) -> Result<Option<String>> {
        let asked = ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"];
        let head = self.ask(&asked, &[])?;
        let head = head.done.then(|| first_line(&head.said));
        let Some(branch) = branch else {
            return Ok(head);
        };
        if let Some(head) = head {
            let asked = ["merge-base", "--is-ancestor", &branch.id, &head];
            if self.ask(&asked, &[])?.done {
                return Ok(Some(head));
            }
        }
        Ok(Some(branch.id.clone()))
    }

    /// The text as an object; with the ends of line that the repository keeps.
    fn store(&self, path: &str, bytes: &[u8]) -> Result<String> {
        let path = format!("--path={path}");
        let asked = ["-C", &self.top, "hash-object", "-w", "--stdin", &path];
        self.say(&asked, bytes)
    }

    /// The tree with the file in it; everything else is as in the former one.
    fn graft(&self, former: Option<&str>, path: &str, blob: &str) -> Result<Tree> {
        let mut rows = match former {
            Some(tree) => self.rows(tree)?,
            None => Vec::new(),
        };
        let (name, rest) = match path.split_once('/') {
            Some((name, rest)) => (name, Some(rest)),
            None => (path, None),
        };
        let at = rows.iter().position(|it| it.name == name.as_bytes());
        let standing = at.map(|it| rows.swap_remove(it));
        let kinds: &[&str] = match rest {
            Some(_) => &["040000"],
            None => &["100644", "100755"],
        };
        if standing
            .as_ref()
            .is_some_and(|it| !kinds.contains(&&*it.mode))
        {
            return Err(Trouble::new(&NO_FILE, path));
        }
        let (row, mode) = match rest {
            Some(rest) => {
                let inner = standing.as_ref().map(|it| it.id.as_str());
                let inner = self.graft(inner, rest, blob)?;
                let row = Row::new("040000", "tree", &inner.id, name);
                (row, inner.mode)
            }
            None => {
                let mode = standing.map_or_else(|| "100644".to_owned(), |it| it.mode);
                (Row::new(&mode, "blob", blob, name), mode)
            }
        };
        rows.push(row);
        let listing: Vec<u8> = rows.iter().flat_map(Row::written).collect();
        // Objects of a partial copy may be elsewhere; none is fetched for this.
        let id = self.say(&["mktree", "-z", "--missing"], &listing)?;
        Ok(Tree { id, mode })
    }

    fn rows(&self, tree: &str) -> Result<Vec<Row>> {
        let listing = self.ask(&["ls-tree", "-z", "--full-tree", tree], &[])?;
        if !listing.done {
            return Err(failed(&listing.complaint));
        }
        let rows = listing.said.split(|it| *it == 0);
        Ok(rows.filter_map(Row::read).collect())
    }

    fn remote(&self) -> Result<Option<String>> {
        let remotes = self.ask(&["remote"], &[])?.said;
        let remotes = String::from_utf8_lossy(&remotes).into_owned();
        let origin = remotes.lines().find(|it| *it == "origin");
        Ok(origin.or_else(|| remotes.lines().next()).map(str::to_owned))
    }

    fn line(&self, arguments: &[&str]) -> Result<String> {
        self.say(arguments, &[])
    }

    /// What git says, if it did what was asked.
    fn say(&self, arguments: &[&str], input: &[u8]) -> Result<String> {
        let answer = self.ask(arguments, input)?;
        match answer.done {
            true => Ok(first_line(&answer.said)),
            false => Err(failed(&answer.complaint)),
        }
    }

    fn ask(&self, arguments: &[&str], input: &[u8]) -> Result<git::Answer> {
        git::ask(self.root, arguments, input).ok_or_else(|| failed("git"))
    }
}

/// One row of a tree.
struct Row {
    mode: String,
    kind: String,
    id: String,
    name: Vec<u8>,
}

impl Row {
    fn new(mode: &str, kind: &str, id: &str, name: &str) -> Row {
        Row {
            mode: mode.to_owned(),
            kind: kind.to_owned(),
            id: id.to_owned(),
            name: name.as_bytes().to_vec(),
        }
    }

    /// Mode, kind and object between spaces; a tab; the name, whatever it holds.
    fn read(row: &[u8]) -> Option<Row> {
        let tab = row.iter().position(|it| *it == b'\t')?;
        let head = std::str::from_utf8(&row[..tab]).ok()?;
        let mut parts = head.split(' ').map(str::to_owned);
        Some(Row {
            mode: parts.next()?,
            kind: parts.next()?,
            id: parts.next()?,
            name: row[tab + 1..].to_vec(),
        })
    }

    fn written(&self) -> Vec<u8> {
        let head = format!("{} {} {}\t", self.mode, self.kind, self.id);
        [head.as_bytes(), &self.name, b"\0"].concat()
    }
}

fn first_line(said: &[u8]) -> String {
    let said = String::from_utf8_lossy(said);
    said.lines().next().unwrap_or_default().to_owned()
}

fn failed(complaint: &str) -> Trouble {
    let line = complaint.lines().next().unwrap_or_default();
    Trouble::new(&FAILED, line)
}

static NOBODY: Words = Words {
    es: "git no sabe quién es usted: escriba `git config --global user.name \"Su nombre\"` y `git config --global user.email su@correo`",
    pt: "o git não sabe quem é você: escreva `git config --global user.name \"Seu nome\"` e `git config --global user.email seu@correio`",
    en: "git does not know who you are: type `git config --global user.name \"Your name\"` and `git config --global user.email your@mail`",
};
static IGNORED: Words = Words {
    es: "el repositorio está configurado para no guardar {} (.gitignore)",
    pt: "o repositório está configurado para não guardar {} (.gitignore)",
    en: "the repository is set up not to keep {} (.gitignore)",
};
static FILTERED: Words = Words {
    es: "{} pasa por un programa antes de guardarse (.gitattributes), y desde aquí no se ejecuta ninguno; confirme el cambio con `git commit`",
    pt: "{} passa por um programa antes de ser guardado (.gitattributes), e daqui nenhum é executado; confirme a mudança com `git commit`",
    en: "{} goes through a program before it is kept (.gitattributes), and none is run from here; commit the change with `git commit`",
};
static ELSEWHERE: Words = Words {
    es: "la rama está abierta en otra carpeta: {}",
    pt: "a branch está aberta em outra pasta: {}",
    en: "the branch is open in another folder: {}",
};
static NO_FILE: Words = Words {
    es: "en el repositorio hay otra cosa en el lugar de {}",
    pt: "no repositório há outra coisa no lugar de {}",
    en: "the repository has something else in the place of {}",
};
static FAILED: Words = Words {
    es: "git no pudo hacerlo: {}",
    pt: "o git não conseguiu: {}",
    en: "git could not do it: {}",
};
