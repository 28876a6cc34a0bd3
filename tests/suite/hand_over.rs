//! Handing a proposal over: the addresses that the form gives its last step.

use crate::support::{files_of, page_of, problems, project};
use fichero::build::{Memo, Options, build};
use fichero::source::Files;

const ROOT: &str = "https://git.example/grupo/sub/catalogo/";

fn with_forge(kind: &str) -> Files {
    let mut files = files_of(&project());
    let text = files.get("site.toml").expect("file").text().expect("text");
    let forge = format!(
        "{text}\n[forge]\nkind = \"{kind}\"\nrepository = \"{ROOT}\"\n\
         branch = \"mejoras/2026\"\nissue = \"ficha.yml\"\n"
    );
    files.insert_text("site.toml", &forge);
    files
}

/// The element's attributes that hold addresses, as the page says them.
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
    let rows = [
        (
            "github",
            vec![
                format!("tree/{folder}"),
                "new/mejoras/2026?filename=content/fichas/".to_owned(),
            ],
            format!("edit/{folder}/kallari.md"),
        ),
        (
            "gitlab",
            vec![
                format!("-/tree/{folder}"),
                format!("-/new/{folder}?file_name="),
            ],
            format!("-/edit/{folder}/kallari.md"),
        ),
        (
            "forgejo",
            vec![
                format!("src/branch/{folder}"),
                format!("_new/{folder}?filename="),
            ],
            format!("_edit/{folder}/kallari.md"),
        ),
        (
            "bitbucket",
            vec![format!("src/{folder}/")],
            format!("src/{folder}/kallari.md?mode=edit&amp;spa=0&amp;at=mejoras%2F2026"),
        ),
    ];
    for (kind, new, edit) in rows {
        let built =
            build(&with_forge(kind), &Options::default(), &mut Memo::default()).expect("built");
        assert!(problems(&built).is_empty());
        let page = page_of(&built, "nueva/index.html");
        assert_eq!(addresses(page, "<template id=\"review-parts\""), new);
        let page = page_of(&built, "editar/kallari/index.html");
        assert_eq!(addresses(page, "<div id=\"edit\""), [edit]);
    }
}

#[test]
fn without_a_forge_there_are_mail_and_the_file() {
    let mut files = files_of(&project());
    let built = |files: &Files| {
        let built = build(files, &Options::default(), &mut Memo::default()).expect("built");
        page_of(&built, "nueva/index.html").to_owned()
    };
    let page = built(&files);
    let ways = |page: &str| {
        let ways = page.split("data-way=\"").skip(1);
        let names = ways.filter_map(|it| it.split('"').next());
        names.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(ways(&page), ["share", "email", "download"]);
    let text = files.get("site.toml").expect("file").text().expect("text");
    let text = text.replace("\nemail = \"fichas@centro.example\"\n", "\n");
    files.insert_text("site.toml", &text);
    assert_eq!(ways(&built(&files)), ["share", "download"]);
}
