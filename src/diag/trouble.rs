//! What the machine refused, or what was asked in vain, in the reader's language.
//!
//! Not a problem of content: one of these ends the command.

use super::{Language, Words};
use std::error::Error;
use std::fmt::{Display, Formatter};
use std::path::Path;

/// One refusal, with the system's own words behind it.
#[derive(Debug)]
pub struct Trouble {
    /// With `{}` where `about` stands.
    words: &'static Words,
    about: String,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl Trouble {
    pub fn new(words: &'static Words, about: impl Into<String>) -> Trouble {
        Trouble {
            words,
            about: about.into(),
            source: None,
        }
    }

    /// For `map_err`: what was being done, to which path.
    pub fn at<E: Error + Send + Sync + 'static>(
        words: &'static Words,
        path: &Path,
    ) -> impl FnOnce(E) -> Trouble {
        move |source| Trouble {
            words,
            about: path.display().to_string(),
            source: Some(Box::new(source)),
        }
    }

    pub fn message(&self, language: Language) -> String {
        self.words.get(language).replace("{}", &self.about)
    }
}

impl Display for Trouble {
    fn fmt(&self, formatter: &mut Formatter) -> std::fmt::Result {
        formatter.write_str(&self.message(Language::default()))
    }
}

impl Error for Trouble {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|it| it as _)
    }
}
