//! smoke
use crate::support::{files_of, project};
use fichero::content::{Edit, edit, outline};
use fichero::schema::{Overrides, read_schema};
use fichero::source::Source;
use serde_json::json;

#[test]
fn smoke() {
    let files = files_of(&project());
    let (schema, _) = read_schema(&files, &Overrides::default());
    let schema = schema.unwrap();
    let fichas = schema.collection("fichas").unwrap();
    let text = "---\n# c\ntitulo: 'Uno' # t\nresumen: >-\n  aaa bbb ccc\n  ddd eee\npais: BO\ntemas:\n  - turismo # uno\n  - genero\n  # solo\n  - cultura\nods: [1, 2,3]\nfuentes:\n  - titulo: \"A\"\n    url: \"https://a.org\"\n  - titulo: B\nx: 1 # y\nfin:   # f\n---\n\nHola.\n\n## Claves\n\n<!-- q -->\n\n## Beneficios\n\nTexto 😀.\n";
    let source = Source::new("content/fichas/a.md", text.as_bytes().to_vec());
    println!(
        "{}",
        serde_json::to_string(&outline(&schema, fichas, &source)).unwrap()
    );
    let ids: Vec<&str> = fichas.sections.iter().map(|it| it.id.as_str()).collect();
    println!("{ids:?}");
    let tries = [
        json!({"titulo": "Dos: tres"}),
        json!({"resumen": "aaa bbb zzz ccc ddd eee"}),
        json!({"pais": ["bo", "PE"]}),
        json!({"temas": ["turismo", "cultura"]}),
        json!({"temas": ["cultura", "turismo", "educacion"]}),
        json!({"ods": ["2"]}),
        json!({"ods": ["1","2","3","4"]}),
        json!({"fuentes": [{"titulo": "A", "url": "https://a.org"}, {"titulo": "B", "url": "https://b.org"}, {"titulo": "C"}]}),
        json!({"fuentes": null}),
        json!({"temas": null}),
        json!({"fin": "2020"}),
        json!({"lugar": "NO"}),
        json!({"coordenadas": [1.5, -2]}),
    ];
    for it in tries {
        let fields = it
            .as_object()
            .unwrap()
            .iter()
            .map(|(k, v)| (k.clone(), v.clone()))
            .collect();
        let res = edit(
            &schema,
            fichas,
            &source,
            &Edit {
                fields,
                sections: vec![],
            },
        );
        match res {
            Ok(after) => {
                println!("== {it}");
                let a: Vec<&str> = text.lines().collect();
                let b: Vec<&str> = after.lines().collect();
                for l in &a {
                    if !b.contains(l) {
                        println!("- {l}");
                    }
                }
                for l in &b {
                    if !a.contains(l) {
                        println!("+ {l}");
                    }
                }
            }
            Err(e) => println!("== {it} REFUSED {e:?}"),
        }
    }
    for (id, t) in [
        ("claves", "Una clave."),
        ("beneficios", ""),
        ("beneficios", "x\n## y"),
        ("beneficios", "```\nx"),
        (ids[0], "Nuevo"),
    ] {
        let res = edit(
            &schema,
            fichas,
            &source,
            &Edit {
                fields: vec![],
                sections: vec![(id.into(), t.into())],
            },
        );
        println!(
            "== {id} {t:?} {:?}",
            res.map(|it| it[it.find("\n---\n").unwrap()..].to_owned())
        );
    }
}
