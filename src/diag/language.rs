//! The three languages that messages are written in.
//!
//! Content may be in any language; these are the ones fichero itself speaks.

/// A language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Language {
    #[default]
    Es,
    Pt,
    En,
}

impl Language {
    pub const ALL: [Language; 3] = [Language::Es, Language::Pt, Language::En];

    /// `es`, `es-BO`, `es_BO.UTF-8`: the first two letters decide.
    pub fn parse(tag: &str) -> Option<Language> {
        match tag.get(..2)?.to_ascii_lowercase().as_str() {
            "es" => Some(Language::Es),
            "pt" => Some(Language::Pt),
            "en" => Some(Language::En),
            _ => None,
        }
    }

    pub fn code(self) -> &'static str {
        match self {
            Language::Es => "es",
            Language::Pt => "pt",
            Language::En => "en",
        }
    }
}

/// The same words in the three languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    pub es: &'static str,
    pub pt: &'static str,
    pub en: &'static str,
}

impl Words {
    pub fn get(&self, language: Language) -> &'static str {
        match language {
            Language::Es => self.es,
            Language::Pt => self.pt,
            Language::En => self.en,
        }
    }
}
