//! Where the editor keeps what is written: the forge of `site.toml`, in its own words.

use super::Editor;
use crate::schema::Forge;
use serde_json::{Value, json};

pub(super) struct Access {
    pub backend: Value,
    /// What somebody saves becomes a proposal that others review.
    pub proposals: bool,
}

/// How to reach the forge; none if the editor does not know it. Without a forge nothing
/// is kept: the editor can be looked at.
pub(super) fn access(
    forge: Option<&Forge>,
    editor: Editor,
    given: &[(String, String)],
) -> Option<Access> {
    let mut access = match forge {
        Some(forge) => of(forge, editor)?,
        None => Access {
            backend: json!({ "name": "test-repo" }),
            proposals: false,
        },
    };
    for (key, value) in given {
        access.backend[key.as_str()] = match value.as_str() {
            "true" => true.into(),
            "false" => false.into(),
            value => value.into(),
        };
    }
    Some(access)
}

fn of(forge: &Forge, editor: Editor) -> Option<Access> {
    let (host, path) = address(forge);
    let backend = |name: &str| json!({ "name": name, "repo": path, "branch": forge.branch() });
    let root = format!("https://{host}");
    Some(match (forge.kind(), editor) {
        ("github", _) => {
            let mut backend = backend("github");
            if host != "github.com" {
                backend["api_root"] = format!("{root}/api/v3").into();
            }
            // Who may not write there works in a copy of their own.
            backend["open_authoring"] = true.into();
            proposals(backend)
        }
        ("gitlab", _) => {
            let mut backend = backend("gitlab");
            // The one way to sign in that needs no server of ours.
            backend["auth_type"] = "pkce".into();
            if host != "gitlab.com" {
                backend["api_root"] = format!("{root}/api/v4").into();
                backend["base_url"] = root.into();
            }
            proposals(backend)
        }
        ("forgejo", Editor::Decap) => {
            let mut backend = backend("forgejo");
            backend["api_root"] = format!("{root}/api/v1").into();
            backend["open_authoring"] = true.into();
            proposals(backend)
        }
        ("forgejo", Editor::Sveltia) => {
            let mut backend = backend("gitea");
            backend["api_root"] = format!("{root}/api/v1").into();
            backend["base_url"] = root.into();
            Access {
                backend,
                proposals: false,
            }
        }
        ("bitbucket", Editor::Decap) => proposals(backend("bitbucket")),
        _ => return None,
    })
}

fn proposals(backend: Value) -> Access {
    Access {
        backend,
        proposals: true,
    }
}

/// `git.example:8443` and `team/catalogue` of a repository.
fn address(forge: &Forge) -> (&str, &str) {
    let rest = forge.repository().trim_start_matches("https://");
    rest.split_once('/').unwrap_or((rest, ""))
}
