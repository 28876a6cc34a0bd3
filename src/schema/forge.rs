//! `[forge]`: where the catalogue's files are kept and proposals to change them are read.
//!
//! Comes in: the kind of forge, its repository, its branch. Goes out: addresses of
//! its pages for a file. Not here: whether anybody answers there; nothing is fetched.

use super::settings::Table;
use crate::diag::Words;

/// A repository that people can reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forge {
    kind: Kind,
    /// Without a final `/`.
    repository: String,
    branch: String,
    /// The form for issues that takes a new entry, by its file.
    issue: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    GitHub,
    GitLab,
    Forgejo,
    Bitbucket,
}

/// Each as `site.toml` writes it, and as people know it.
const KINDS: [(Kind, &str, &str); 4] = [
    (Kind::GitHub, "github", "GitHub"),
    (Kind::GitLab, "gitlab", "GitLab"),
    (Kind::Forgejo, "forgejo", "Forgejo"),
    (Kind::Bitbucket, "bitbucket", "Bitbucket"),
];

impl Forge {
    /// The forge of a declaration; none when it does not say one that can be used.
    pub(super) fn read(mut table: Table) -> Option<Forge> {
        let kind = read_kind(&mut table);
        let repository = table.required_text("repository");
        let repository = repository.trim_end_matches('/').trim_end_matches(".git");
        let branch = table.required_text("branch");
        if !repository.is_empty() && !is_repository(repository) {
            table.wrong_text("repository", REPOSITORY);
        }
        if !branch.is_empty() && !is_branch(&branch) {
            table.wrong_text("branch", BRANCH);
        }
        let issue = table.text("issue");
        table.finish();
        Some(Forge {
            kind: kind?,
            repository: repository.to_owned(),
            branch,
            issue,
        })
    }

    /// How people call it.
    pub fn name(&self) -> &'static str {
        let named = KINDS.iter().find(|(kind, ..)| *kind == self.kind);
        named.map_or("", |(_, _, name)| name)
    }

    /// Its page that edits a file, which makes a proposal of what is changed there.
    pub fn edit(&self, path: &str) -> String {
        let (branch, path) = (encode_path(&self.branch), encode_path(path));
        match self.kind {
            Kind::GitHub => self.at(&format!("edit/{branch}/{path}")),
            Kind::GitLab => self.at(&format!("-/edit/{branch}/{path}")),
            Kind::Forgejo => self.at(&format!("_edit/{branch}/{path}")),
            Kind::Bitbucket => {
                let at = encode(&self.branch);
                self.at(&format!("src/{branch}/{path}?mode=edit&spa=0&at={at}"))
            }
        }
    }

    /// Its page of everything that changed in a file.
    pub fn history(&self, path: &str) -> String {
        let (branch, path) = (encode_path(&self.branch), encode_path(path));
        match self.kind {
            Kind::GitHub => self.at(&format!("commits/{branch}/{path}")),
            Kind::GitLab => self.at(&format!("-/commits/{branch}/{path}")),
            Kind::Forgejo => self.at(&format!("commits/branch/{branch}/{path}")),
            Kind::Bitbucket => {
                let at = encode(&self.branch);
                self.at(&format!("history-node/{branch}/{path}?at={at}"))
            }
        }
    }

    /// Its page that makes a file of this name in a folder. What is written there is
    /// up to the caller, as a further parameter where the forge takes one.
    pub fn new_file(&self, folder: &str, name: &str) -> Option<String> {
        let branch = encode_path(&self.branch);
        let (folder, name) = (encode_path(folder), encode(name));
        match self.kind {
            // Its parameter holds the folder too.
            Kind::GitHub => Some(self.at(&format!("new/{branch}?filename={folder}/{name}"))),
            Kind::GitLab => Some(self.at(&format!("-/new/{branch}/{folder}?file_name={name}"))),
            Kind::Forgejo => Some(self.at(&format!("_new/{branch}/{folder}?filename={name}"))),
            Kind::Bitbucket => None,
        }
    }

    /// The parameter of `new_file` that holds what is written in the file. GitLab
    /// takes one too, but recent versions lose it before the page is there.
    pub fn value(&self) -> Option<&'static str> {
        match self.kind {
            Kind::GitHub | Kind::Forgejo => Some("value"),
            Kind::GitLab | Kind::Bitbucket => None,
        }
    }

    /// Its page that takes a file from the reader's machine into a folder. Elsewhere
    /// that is a button of the folder's page, which has no address of its own.
    pub fn upload(&self, folder: &str) -> Option<String> {
        let (branch, folder) = (encode_path(&self.branch), encode_path(folder));
        match self.kind {
            Kind::GitHub => Some(self.at(&format!("upload/{branch}/{folder}"))),
            Kind::Forgejo => Some(self.at(&format!("_upload/{branch}/{folder}"))),
            Kind::GitLab | Kind::Bitbucket => None,
        }
    }

    /// Its page of a folder.
    pub fn folder(&self, folder: &str) -> String {
        let (branch, folder) = (encode_path(&self.branch), encode_path(folder));
        match self.kind {
            Kind::GitHub => self.at(&format!("tree/{branch}/{folder}")),
            Kind::GitLab => self.at(&format!("-/tree/{branch}/{folder}")),
            Kind::Forgejo => self.at(&format!("src/branch/{branch}/{folder}")),
            Kind::Bitbucket => self.at(&format!("src/{branch}/{folder}/")),
        }
    }

    /// Its page that opens an issue from the form that `site.toml` names.
    pub fn issue(&self) -> Option<String> {
        let template = encode_path(self.issue.as_deref()?);
        match self.kind {
            Kind::GitHub | Kind::Forgejo => {
                Some(self.at(&format!("issues/new?template={template}")))
            }
            Kind::GitLab => Some(self.at(&format!("-/issues/new?issuable_template={template}"))),
            Kind::Bitbucket => None,
        }
    }

    /// As `site.toml` writes its kind.
    pub fn kind(&self) -> &'static str {
        let named = KINDS.iter().find(|(kind, ..)| *kind == self.kind);
        named.map_or("", |(_, id, _)| id)
    }

    fn at(&self, rest: &str) -> String {
        format!("{}/{rest}", self.repository)
    }
}

fn read_kind(table: &mut Table) -> Option<Kind> {
    let written = table.required_text("kind");
    let known = KINDS.iter().find(|(_, id, _)| *id == written);
    if known.is_none() && !written.is_empty() {
        let ids: Vec<&str> = KINDS.iter().map(|(_, id, _)| *id).collect();
        table.unknown_name("kind", &written, NO_SUCH_FORGE, &ids);
    }
    known.map(|(kind, ..)| *kind)
}

/// `https://host/owner/name`, deeper where forges have groups.
fn is_repository(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://") else {
        return false;
    };
    let allowed = |it: char| it.is_ascii_alphanumeric() || "-._~:/%".contains(it);
    let parts: Vec<&str> = rest.split('/').collect();
    parts.len() > 2 && parts.iter().all(|it| !it.is_empty()) && rest.chars().all(allowed)
}

/// What git takes as the name of a branch (git-check-ref-format), shortened.
fn is_branch(text: &str) -> bool {
    let bad = |it: char| it.is_whitespace() || it.is_control() || "~^:?*[\\".contains(it);
    let part = |it: &str| !it.is_empty() && !it.starts_with(['.', '-']) && !it.ends_with(".lock");
    !text.contains(bad) && !text.contains("..") && text.split('/').all(part)
}

/// A text as one segment or parameter of an address.
fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// The same for a path, whose `/` stay.
fn encode_path(path: &str) -> String {
    path.split('/').map(encode).collect::<Vec<_>>().join("/")
}

const NO_SUCH_FORGE: Words = Words {
    es: "no se conocen las direcciones de un sitio con ese nombre",
    pt: "não se conhecem os endereços de um site com esse nome",
    en: "the addresses of a site of that name are not known",
};
const REPOSITORY: Words = Words {
    es: "la dirección de un repositorio, como https://ejemplo.org/equipo/catalogo",
    pt: "o endereço de um repositório, como https://exemplo.org/equipe/catalogo",
    en: "the address of a repository, like https://example.org/team/catalogue",
};
const BRANCH: Words = Words {
    es: "el nombre de una rama, como main",
    pt: "o nome de um ramo, como main",
    en: "the name of a branch, like main",
};

#[cfg(test)]
mod tests {
    use super::{Forge, KINDS, Kind, is_branch, is_repository};

    fn forge(kind: Kind, branch: &str) -> Forge {
        Forge {
            kind,
            repository: "https://host.example/O/R".to_owned(),
            branch: branch.to_owned(),
            issue: None,
        }
    }

    #[test]
    fn each_forge_has_its_own_addresses() {
        let file = "content/fichas/riego.md";
        let rows = [
            (
                Kind::GitHub,
                "edit/main/content/fichas/riego.md",
                "commits/main/content/fichas/riego.md",
                Some("new/main?filename=content/fichas/riego.md"),
            ),
            (
                Kind::GitLab,
                "-/edit/main/content/fichas/riego.md",
                "-/commits/main/content/fichas/riego.md",
                Some("-/new/main/content/fichas?file_name=riego.md"),
            ),
            (
                Kind::Forgejo,
                "_edit/main/content/fichas/riego.md",
                "commits/branch/main/content/fichas/riego.md",
                Some("_new/main/content/fichas?filename=riego.md"),
            ),
            (
                Kind::Bitbucket,
                "src/main/content/fichas/riego.md?mode=edit&spa=0&at=main",
                "history-node/main/content/fichas/riego.md?at=main",
                None,
            ),
        ];
        assert_eq!(rows.len(), KINDS.len());
        let whole = |rest: &str| format!("https://host.example/O/R/{rest}");
        for (kind, edit, history, new) in rows {
            let forge = forge(kind, "main");
            assert_eq!(forge.edit(file), whole(edit));
            assert_eq!(forge.history(file), whole(history));
            let made = forge.new_file("content/fichas", "riego.md");
            assert_eq!(made, new.map(whole));
        }
    }

    #[test]
    fn names_that_mean_something_in_an_address_are_encoded() {
        let path = "content/fichas/año #1 100%?.md";
        let edit = forge(Kind::GitHub, "rama/ñ#").edit(path);
        let wanted = "edit/rama/%C3%B1%23/content/fichas/a%C3%B1o%20%231%20100%25%3F.md";
        assert_eq!(edit, format!("https://host.example/O/R/{wanted}"));
        let edit = forge(Kind::Bitbucket, "a/b&c").edit("x.md");
        assert!(edit.ends_with("/src/a/b%26c/x.md?mode=edit&spa=0&at=a%2Fb%26c"));
        let new = forge(Kind::Forgejo, "main").new_file("content", "a&b=c.md");
        assert!(new.is_some_and(|it| it.ends_with("/content?filename=a%26b%3Dc.md")));
    }

    #[test]
    fn what_is_not_edited_there_has_addresses_too() {
        let rows = [
            (
                Kind::GitHub,
                Some("upload/a/b%C3%B1/content/mis%20fichas"),
                "tree/a/b%C3%B1/content/mis%20fichas",
                Some("issues/new?template=ficha%20%26%20m%C3%A1s.yml"),
                Some("value"),
            ),
            (
                Kind::GitLab,
                None,
                "-/tree/a/b%C3%B1/content/mis%20fichas",
                Some("-/issues/new?issuable_template=ficha%20%26%20m%C3%A1s.yml"),
                None,
            ),
            (
                Kind::Forgejo,
                Some("_upload/a/b%C3%B1/content/mis%20fichas"),
                "src/branch/a/b%C3%B1/content/mis%20fichas",
                Some("issues/new?template=ficha%20%26%20m%C3%A1s.yml"),
                Some("value"),
            ),
            (
                Kind::Bitbucket,
                None,
                "src/a/b%C3%B1/content/mis%20fichas/",
                None,
                None,
            ),
        ];
        assert_eq!(rows.len(), KINDS.len());
        let whole = |rest: &str| format!("https://host.example/O/R/{rest}");
        for (kind, upload, folder, issue, value) in rows {
            let mut forge = forge(kind, "a/bñ");
            assert_eq!(forge.upload("content/mis fichas"), upload.map(whole));
            assert_eq!(forge.folder("content/mis fichas"), whole(folder));
            assert_eq!(forge.issue(), None);
            forge.issue = Some("ficha & más.yml".to_owned());
            assert_eq!(forge.issue(), issue.map(whole));
            assert_eq!(forge.value(), value);
        }
    }

    #[test]
    fn only_repositories_and_branches_are_taken() {
        for right in ["https://github.com/o/r", "https://h.example:8443/g/h/p"] {
            assert!(is_repository(right), "{right}");
        }
        for wrong in [
            "http://github.com/o/r",
            "https://github.com/o",
            "https://github.com//r",
            "https://github.com/o/r?x=1",
            "https://github.com/o/\"r",
            "javascript:alert(1)//o/r",
            "git@github.com:o/r",
        ] {
            assert!(!is_repository(wrong), "{wrong}");
        }
        for right in ["main", "ficha/riego", "v1.0"] {
            assert!(is_branch(right), "{right}");
        }
        for wrong in ["", "a b", "a..b", "/a", "a/", "-a", "a:b", "a.lock", ".a"] {
            assert!(!is_branch(wrong), "{wrong}");
        }
    }
}
