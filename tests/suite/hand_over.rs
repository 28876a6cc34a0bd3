//! Handing a proposal over: the addresses that the form gives its last step.

use crate::support::{beside_right, page_of};
use fichero::build::{Memo, Options, build};
use fichero::source::Files;

const ROOT: &str = "https://git.example/grupo/sub/catalogo/";
/// The page that holds the last step.
const STEP: &str = "nueva/enviar/index.html";

/// The Centro's schema with one ficha, which is right.
fn catalogue() -> Files {
    let right = include_str!("../check/ficha-correcta.md");
    beside_right("content/fichas/ficha-correcta.md", right)
}

fn with_site(change: impl Fn(&str) -> String) -> Files {
    let mut files = catalogue();
    let text = files.get("site.toml").expect("file").text().expect("text");
    let text = change(text);
    files.insert_text("site.toml", &text);
    files
}

fn pages<const N: usize>(files: &Files, paths: [&str; N]) -> [String; N] {
    let built = build(files, &Options::default(), &mut Memo::default()).expect("built");
    paths.map(|it| page_of(&built, it).to_owned())
}

/// The addresses of the forge in an element's attributes.
fn addresses(page: &str, start: &str) -> Vec<String> {
    let (_, rest) = page.split_once(start).expect("the element is there");
    let (tag, _) = rest.split_once('>').expect("it ends");
    let values = tag.split('"').skip(1).step_by(2);
    let found = values.filter_map(|it| it.strip_prefix(ROOT));
    found.map(str::to_owned).collect()
}

#[test]
fn each_forge_gives_the_last_step_its_pages() {
    let folder = "mejoras/2026/content/fichas";
    let new = "mejoras/2026?filename=content/fichas/";
    for (kind, new, edit) in [
        (
            "github",
            vec![format!("tree/{folder}"), format!("new/{new}")],
            format!("edit/{folder}/ficha-correcta.md"),
        ),
        (
            "gitlab",
            vec![
                format!("-/tree/{folder}"),
                format!("-/new/{folder}?file_name="),
            ],
            format!("-/edit/{folder}/ficha-correcta.md"),
        ),
        (
            "forgejo",
            vec![
                format!("src/branch/{folder}"),
                format!("_new/{folder}?filename="),
            ],
            format!("_edit/{folder}/ficha-correcta.md"),
        ),
        (
            "bitbucket",
            vec![format!("src/{folder}/")],
            format!("src/{folder}/ficha-correcta.md?mode=edit&amp;spa=0&amp;at=mejoras%2F2026"),
        ),
    ] {
        let repository = format!("kind = \"{kind}\"\nrepository = \"{ROOT}\"");
        let forge = format!("[forge]\n{repository}\nbranch = \"mejoras/2026\"");
        let files = with_site(|site| format!("{site}\n{forge}\nissue = \"ficha.yml\"\n"));
        let [step, own] = pages(&files, [STEP, "editar/ficha-correcta/index.html"]);
        assert_eq!(addresses(&step, "<template id=\"review-parts\""), new);
        assert_eq!(addresses(&own, "<div id=\"edit\""), [edit]);
    }
}

#[test]
fn without_a_forge_there_are_mail_and_the_file() {
    let ways = |files: &Files| {
        let [page] = pages(files, [STEP]);
        let ways = page.split("data-way=\"").skip(1);
        let names = ways.filter_map(|it| it.split('"').next());
        names.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(ways(&catalogue()), ["share", "email", "download"]);
    let email = "\nemail = \"fichas@centro.example\"\n";
    let silent = with_site(|site| site.replace(email, "\n"));
    assert_eq!(ways(&silent), ["share", "download"]);
}
