//! What the files say to people, in the site's language: `texts/words/*.toml`.

use super::TEXTS;
use crate::diag::Language;
use std::collections::BTreeMap;

/// Phrases by name.
pub struct Words(BTreeMap<String, String>);

impl Words {
    pub fn of(language: Language) -> Words {
        let file = TEXTS.get_file(format!("words/{}.toml", language.code()));
        let text = file.and_then(|it| it.contents_utf8()).unwrap_or_default();
        Words(toml::from_str(text).expect("the phrases of each language are read by a test"))
    }

    pub fn get(&self, key: &str) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }
}

/// The text with what each `<<name>>` stands for.
pub fn fill(text: &str, meaning: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<<") {
        let Some((name, behind)) = after.split_once(">>") else {
            break;
        };
        out.push_str(before);
        out.push_str(&meaning(name));
        rest = behind;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::{Words, fill};
    use crate::commands::forges::TEXTS;
    use crate::diag::Language;
    use std::collections::BTreeSet;

    fn keys(language: Language) -> BTreeSet<String> {
        Words::of(language).0.into_keys().collect()
    }

    fn workflows() -> String {
        let folders = ["ci", "github", "program", "gitlab", "forgejo", "parts"];
        let folders = folders.iter().filter_map(|it| TEXTS.get_dir(it));
        let files = folders.flat_map(|it| it.files());
        files.filter_map(|it| it.contents_utf8()).collect()
    }

    #[test]
    fn every_phrase_is_said_in_every_language_and_used() {
        let spanish = keys(Language::Es);
        let code = [
            include_str!("form.rs"),
            include_str!("guide.rs"),
            include_str!("mod.rs"),
        ]
        .concat();
        let texts = workflows();
        for language in Language::ALL {
            assert_eq!(keys(language), spanish, "{language:?}");
        }
        for key in &spanish {
            let used =
                texts.contains(&format!("<<{key}>>")) || code.contains(&format!("\"{key}\""));
            assert!(used, "{key}");
        }
    }

    /// They stand in quotes of YAML and of the shell, where these signs mean something.
    #[test]
    fn no_phrase_of_a_workflow_means_anything_to_the_shell() {
        let texts = workflows();
        for language in Language::ALL {
            for (key, phrase) in Words::of(language).0 {
                let inside = texts.contains(&format!("<<{key}>>"));
                let bad = phrase.contains(['"', '$', '`', '\\', '\n']);
                assert!(!(inside && bad), "{key}: {phrase}");
            }
        }
    }

    #[test]
    fn places_are_filled_and_what_is_no_place_stays() {
        let meaning = |name: &str| format!("[{name}]");
        assert_eq!(
            fill("a <<b>> c<<d>>\ne << f", meaning),
            "a [b] c[d]\ne << f"
        );
    }
}
