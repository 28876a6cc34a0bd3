//! What is said of an editor before anybody uses it: at the top of its configuration
//! and on the terminal. The figures were measured with the published
//! versions named beside, on a valid entry of which only the title was changed.

use crate::diag::{Language, Words};
use crate::schema::Schema;
use crate::views::Editor;

/// Longest line of a comment.
const WIDTH: usize = 88;

/// All of it in lines; an empty one stands between what belongs together.
pub fn told(
    schema: &Schema,
    editor: Editor,
    given: &[(String, String)],
    language: Language,
) -> Vec<String> {
    let command = match editor {
        Editor::Decap => "decap",
        Editor::Sveltia => "sveltia",
    };
    let own = match editor {
        Editor::Decap => [&DECAP_FILE, &DECAP_BODY, &DECAP_LANGUAGES],
        Editor::Sveltia => [&SVELTIA_FILE, &SVELTIA_BODY, &SVELTIA_ELSEWHERE],
    };
    let shared = [&COMMENTS, own[0], own[1], &SINGLE, own[2]];
    let branch = schema.forge.as_ref().map_or("main", |it| it.branch());
    let mut lines = Vec::new();
    let mut paragraph = |text: &str, first: &str, rest: &str| {
        let text = text.replace("{editor}", editor.name());
        let text = text
            .replace("{command}", command)
            .replace("{branch}", branch);
        wrap(&text, first, rest, &mut lines);
    };
    paragraph(MADE.get(language), "", "");
    paragraph("", "", "");
    paragraph(BEFORE.get(language), "", "");
    for item in shared {
        paragraph(item.get(language), "- ", "  ");
    }
    paragraph(COMPARE.get(language), "", "");
    paragraph("", "", "");
    if let Some(item) = sign_in(schema, given) {
        paragraph(item.get(language), "", "");
    }
    paragraph(LOCAL.get(language), "", "");
    lines
}

/// What is still to be done so that people can enter.
fn sign_in(schema: &Schema, given: &[(String, String)]) -> Option<&'static Words> {
    let has = |key: &str| given.iter().any(|(it, _)| it == key);
    match schema.forge.as_ref().map(|it| it.kind()) {
        None => Some(&NO_FORGE),
        Some("github") => (!has("base_url")).then_some(&WANTS_SERVICE),
        Some("bitbucket") => (!has("app_id")).then_some(&WANTS_IMPLICIT),
        Some(_) => (!has("app_id")).then_some(&WANTS_APPLICATION),
    }
}

fn wrap(text: &str, first: &str, rest: &str, out: &mut Vec<String>) {
    let mut line = first.to_owned();
    let mut empty = true;
    for word in text.split(' ') {
        let wide = line.chars().count() + 1 + word.chars().count() > WIDTH;
        if wide && !empty {
            out.push(std::mem::replace(&mut line, rest.to_owned()));
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    out.push(line);
}

pub static EDIT: Words = Words {
    es: "Editar · {}",
    pt: "Editar · {}",
    en: "Edit · {}",
};

const MADE: Words = Words {
    es: "Configuración de {editor}, hecha a partir de site.toml. No la cambie a mano: cuando cambie site.toml o un vocabulario, vuelva a hacerla con `fichero editor {command}`.",
    pt: "Configuração do {editor}, feita a partir do site.toml. Não a mude à mão: quando mudar o site.toml ou um vocabulário, faça-a de novo com `fichero editor {command}`.",
    en: "Configuration of {editor}, made from site.toml. Do not change it by hand: when site.toml or a vocabulary changes, make it again with `fichero editor {command}`.",
};
const BEFORE: Words = Words {
    es: "Antes de usarlo, sepa qué le hace {editor} a un archivo:",
    pt: "Antes de usá-lo, saiba o que o {editor} faz com um arquivo:",
    en: "Before you use it, know what {editor} does to a file:",
};
const COMMENTS: Words = Words {
    es: "Borra todos los comentarios de los datos (lo que sigue a #), aunque usted cambie una sola palabra.",
    pt: "Apaga todos os comentários dos dados (o que vem depois de #), mesmo que você mude uma só palavra.",
    en: "It deletes every comment in the data (what follows #), even if you change a single word.",
};
const DECAP_FILE: Words = Words {
    es: "Escribe de nuevo todos los datos: cambia comillas y líneas, y 1.10 pasa a ser 1.1. Al cambiar solo el título de una ficha se midieron 15 líneas nuevas y 13 quitadas; con el formulario de este sitio, una y una.",
    pt: "Escreve de novo todos os dados: muda aspas e linhas, e 1.10 vira 1.1. Ao mudar só o título de uma ficha, mediram-se 15 linhas novas e 13 tiradas; com o formulário deste site, uma e uma.",
    en: "It writes all the data anew: quotes and lines change, and 1.10 becomes 1.1. When only the title of a record was changed, 15 lines were added and 13 removed; with this site's own form, one and one.",
};
const SVELTIA_FILE: Words = Words {
    es: "Escribe de nuevo todos los datos: cambia comillas y líneas, y 2014 pasa a ser '2014'. Al cambiar solo el título de una ficha se midieron 17 líneas nuevas y 16 quitadas; con el formulario de este sitio, una y una.",
    pt: "Escreve de novo todos os dados: muda aspas e linhas, e 2014 vira '2014'. Ao mudar só o título de uma ficha, mediram-se 17 linhas novas e 16 tiradas; com o formulário deste site, uma e uma.",
    en: "It writes all the data anew: quotes and lines change, and 2014 becomes '2014'. When only the title of a record was changed, 17 lines were added and 16 removed; with this site's own form, one and one.",
};
const DECAP_BODY: Words = Words {
    es: "El texto queda como está escrito, porque aquí se pide el modo sin formato. Las fotos se ponen a mano, junto a la ficha.",
    pt: "O texto fica como está escrito, porque aqui se pede o modo sem formatação. As fotos são postas à mão, junto à ficha.",
    en: "The text stays as it is written, since the mode without formatting is asked for here. Pictures are put beside the record by hand.",
};
const SVELTIA_BODY: Words = Words {
    es: "En el modo con formato escribe de nuevo el texto: *así* pasa a ser _así_ y las tablas pierden su alineación. Por eso aquí se pide el modo sin formato. Las fotos se ponen a mano, junto a la ficha.",
    pt: "No modo com formatação escreve de novo o texto: *assim* vira _assim_ e as tabelas perdem seu alinhamento. Por isso aqui se pede o modo sem formatação. As fotos são postas à mão, junto à ficha.",
    en: "In the mode with formatting it writes the text anew: *this* becomes _this_ and tables lose their alignment. That is why the mode without formatting is asked for here. Pictures are put beside the record by hand.",
};
const SINGLE: Words = Words {
    es: "Una lista que en el archivo es un solo valor sin corchetes (clave: valor) puede verse vacía: póngale corchetes antes (clave: [valor]).",
    pt: "Uma lista que no arquivo é um só valor sem colchetes (chave: valor) pode aparecer vazia: ponha-lhe colchetes antes (chave: [valor]).",
    en: "A list that is a single value without brackets in the file (key: value) may look empty: give it brackets first (key: [value]).",
};
const DECAP_LANGUAGES: Words = Words {
    es: "Cada traducción (ficha.pt.md) se ve como una entrada aparte. Una traducción nueva no se puede crear aquí.",
    pt: "Cada tradução (ficha.pt.md) aparece como uma entrada à parte. Uma tradução nova não pode ser criada aqui.",
    en: "Each translation (ficha.pt.md) is shown as an entry of its own. A new translation cannot be made here.",
};
const SVELTIA_ELSEWHERE: Words = Words {
    es: "Al abrirse pide letras e iconos a cdn.jsdelivr.net, y a unpkg.com su última versión: así saben quién lo usa.",
    pt: "Ao abrir, pede letras e ícones a cdn.jsdelivr.net, e a unpkg.com sua última versão: assim eles sabem quem o usa.",
    en: "When opened it asks cdn.jsdelivr.net for fonts and icons, and unpkg.com for its latest version: so they know who uses it.",
};
const COMPARE: Words = Words {
    es: "Para ver qué se perdió en un cambio: fichero check --since {branch}",
    pt: "Para ver o que se perdeu em uma mudança: fichero check --since {branch}",
    en: "To see what was lost in a change: fichero check --since {branch}",
};
const NO_FORGE: Words = Words {
    es: "site.toml no dice en qué repositorio está el catálogo (la tabla [forge]): este editor se puede mirar, pero no guarda nada.",
    pt: "O site.toml não diz em que repositório está o catálogo (a tabela [forge]): este editor pode ser visto, mas não guarda nada.",
    en: "site.toml does not say in which repository the catalogue is (the table [forge]): this editor can be looked at, but it keeps nothing.",
};
const WANTS_SERVICE: Words = Words {
    es: "Para entrar con GitHub hace falta un servicio que guarde el secreto de su aplicación OAuth; diga su dirección con --backend base_url=https://… Sin ella, el editor manda a las personas a api.netlify.com.",
    pt: "Para entrar com o GitHub é preciso um serviço que guarde o segredo do seu aplicativo OAuth; diga seu endereço com --backend base_url=https://… Sem ele, o editor manda as pessoas para api.netlify.com.",
    en: "To sign in with GitHub there must be a service that keeps the secret of your OAuth application; say its address with --backend base_url=https://… Without it, the editor sends people to api.netlify.com.",
};
const WANTS_APPLICATION: Words = Words {
    es: "Para entrar, registre en su servidor una aplicación OAuth sin secreto (no confidencial) que vuelva a la página de este editor, y diga su identificador con --backend app_id=…",
    pt: "Para entrar, registre no seu servidor um aplicativo OAuth sem segredo (não confidencial) que volte à página deste editor, e diga seu identificador com --backend app_id=…",
    en: "To sign in, register an OAuth application without a secret (not confidential) on your server that leads back to this editor's page, and say its identifier with --backend app_id=…",
};
const WANTS_IMPLICIT: Words = Words {
    es: "Para entrar, registre en Bitbucket una aplicación OAuth que vuelva a la página de este editor, y diga su identificador con --backend auth_type=implicit --backend app_id=…",
    pt: "Para entrar, registre no Bitbucket um aplicativo OAuth que volte à página deste editor, e diga seu identificador com --backend auth_type=implicit --backend app_id=…",
    en: "To sign in, register an OAuth application on Bitbucket that leads back to this editor's page, and say its identifier with --backend auth_type=implicit --backend app_id=…",
};
const LOCAL: Words = Words {
    es: "local_backend queda apagado: su servidor atiende a toda la red y acepta cualquier nombre. Para editar en este equipo: fichero serve --edit",
    pt: "local_backend fica desligado: seu servidor atende a rede inteira e aceita qualquer nome. Para editar neste computador: fichero serve --edit",
    en: "local_backend stays off: its server listens to the whole network and accepts any name. To edit on this machine: fichero serve --edit",
};
pub static PACKAGE: Words = Words {
    es: "\nFalta el editor mismo. Ponga el paquete publicado junto a estos archivos, en la carpeta que se publica:",
    pt: "\nFalta o próprio editor. Ponha o pacote publicado junto a estes arquivos, na pasta que é publicada:",
    en: "\nThe editor itself is missing. Put its published package beside these files, in the folder that is published:",
};
pub static ELSEWHERE: Words = Words {
    es: "\nQuien sirva ese archivo puede leer y cambiar todo lo que cada persona escriba: elija un lugar de confianza.",
    pt: "\nQuem servir esse arquivo pode ler e mudar tudo o que cada pessoa escrever: escolha um lugar de confiança.",
    en: "\nWhoever serves that file can read and change everything people write: choose a place you trust.",
};
pub static NOT_THERE: Words = Words {
    es: "ese editor no sabe guardar en {}; el otro sí: fichero editor decap",
    pt: "esse editor não sabe guardar no {}; o outro sabe: fichero editor decap",
    en: "that editor cannot keep files on {}; the other can: fichero editor decap",
};
