//! F05x: the body; F06x: what only the whole catalogue can tell.

super::codes! { CATALOGUE:
    DEAD_LINK "F050" Error {
        es: "el enlace lleva a `{target}`, que no existe", "Corrija el nombre del archivo o quite el enlace.", "TEXT";
        pt: "o link leva a `{target}`, que não existe", "Corrija o nome do arquivo ou retire o link.", "TEXT";
        en: "the link leads to `{target}`, which does not exist", "Correct the file name or remove the link.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    MISSING_FILE "F051" Error {
        es: "el archivo `{target}` no está junto a la ficha", "Póngalo en la misma carpeta que su `index.md`, con una terminación como .jpg, .png o .pdf.", "TEXT";
        pt: "o arquivo `{target}` não está junto à ficha", "Ponha-o na mesma pasta que o seu `index.md`, com uma terminação como .jpg, .png ou .pdf.", "TEXT";
        en: "the file `{target}` is not beside the record", "Put it in the folder of its `index.md`, with an ending like .jpg, .png or .pdf.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    UNSAFE_LINK "F052" Warning {
        es: "el enlace `{target}` no es de una clase permitida y se muestra como texto", "Use una dirección que empiece por https://, http://, mailto: o tel:.", "TEXT";
        pt: "o link `{target}` não é de um tipo permitido e aparece como texto", "Use um endereço que comece com https://, http://, mailto: ou tel:.", "TEXT";
        en: "the link `{target}` is not of an allowed kind and is shown as text", "Use an address that begins with https://, http://, mailto: or tel:.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    RAW_HTML "F053" Warning {
        es: "hay etiquetas HTML en el texto; se muestran tal como están escritas", "Escriba el texto con Markdown, sin etiquetas `<…>`.", "TEXT";
        pt: "há etiquetas HTML no texto; elas aparecem como estão escritas", "Escreva o texto com Markdown, sem etiquetas `<…>`.", "TEXT";
        en: "there are HTML tags in the text; they are shown as written", "Write the text in Markdown, without `<…>` tags.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    EMBEDDED_PICTURE "F054" Error {
        es: "la imagen está metida dentro del texto", "Guárdela como archivo junto a la ficha y enlácela por su nombre.", "TEXT";
        pt: "a imagem está embutida no texto", "Salve-a como arquivo junto à ficha e use seu nome no link.", "TEXT";
        en: "the picture is embedded in the text", "Save it as a file beside the record and link to its name.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    BODY_TOO_LARGE "F055" Error {
        es: "el cuerpo produce una página {times} veces mayor que el texto", "Simplifique las tablas o referencias repetidas.", "TEXT";
        pt: "o corpo produz uma página {times} vezes maior que o texto", "Simplifique as tabelas ou referências repetidas.", "TEXT";
        en: "the body makes a page {times} times larger than the text", "Simplify the tables or repeated references.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    CONTROL_CHARACTER "F056" Error {
        es: "hay un carácter que no se ve ({character})", "Bórrelo: vuelva a escribir las letras de al lado.", "TEXT";
        pt: "há um caractere que não se vê ({character})", "Apague-o: volte a escrever as letras ao lado.", "TEXT";
        en: "there is a character that cannot be seen ({character})", "Delete it: type the letters beside it again.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    BIDI_CONTROL "F057" Error {
        es: "hay un carácter que cambia el orden en que se lee el texto ({character})", "Bórrelo: vuelva a escribir las letras de al lado.", "TEXT";
        pt: "há um caractere que muda a ordem em que se lê o texto ({character})", "Apague-o: volte a escrever as letras ao lado.", "TEXT";
        en: "there is a character that changes the order in which the text is read ({character})", "Delete it: type the letters beside it again.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    MERGE_MARK "F058" Error {
        es: "quedó una marca de un conflicto entre dos versiones", "Elija qué texto queda y borre las líneas `<<<<<<<`, `=======` y `>>>>>>>`.", "TEXT";
        pt: "ficou uma marca de um conflito entre duas versões", "Escolha que texto fica e apague as linhas `<<<<<<<`, `=======` e `>>>>>>>`.", "TEXT";
        en: "a mark of a conflict between two versions is left", "Choose which text stays and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    UNKNOWN_SECTION "F059" Warning {
        es: "«{title}» no es una de las partes de la ficha", "Use uno de estos títulos: {known}.", "TEXT";
        pt: "«{title}» não é uma das partes da ficha", "Use um destes títulos: {known}.", "TEXT";
        en: "“{title}” is not one of the parts of the record", "Use one of these titles: {known}.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    SAME_SLUG "F060" Error {
        es: "su dirección `{slug}` es la misma que la de {other}", "Cambie el nombre de uno de los dos archivos.", "TEXT";
        pt: "seu endereço `{slug}` é o mesmo de {other}", "Mude o nome de um dos dois arquivos.", "TEXT";
        en: "its address `{slug}` is the same as that of {other}", "Rename one of the two files.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    UNKNOWN_ENTRY "F061" Error {
        es: "no hay ninguna ficha `{value}`", "Escriba el nombre de un archivo que exista, sin `.md`.", "TEXT";
        pt: "não há nenhuma ficha `{value}`", "Escreva o nome de um arquivo que exista, sem `.md`.", "TEXT";
        en: "there is no record `{value}`", "Write the name of a file that exists, without `.md`.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    NO_ORIGINAL "F062" Error {
        es: "es la traducción de `{slug}`, que no existe", "Ponga el original en `{slug}.md`, o quite el idioma del nombre.", "TEXT";
        pt: "é a tradução de `{slug}`, que não existe", "Ponha o original em `{slug}.md`, ou retire o idioma do nome.", "TEXT";
        en: "it translates `{slug}`, which does not exist", "Put the original in `{slug}.md`, or take the language out of the name.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    TAKEN_ADDRESS "F063" Error {
        es: "su dirección `{path}` ya la ocupa otra página del sitio", "Cambie el nombre del archivo.", "TEXT";
        pt: "seu endereço `{path}` já é de outra página do site", "Mude o nome do arquivo.", "TEXT";
        en: "its address `{path}` is taken by another page of the site", "Rename the file.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    NEAR_DUPLICATE "F064" Warning {
        es: "cuenta casi lo mismo que {other}", "Si es la misma experiencia, deje una sola ficha; si no, diga en qué se distingue.", "TEXT";
        pt: "conta quase o mesmo que {other}", "Se é a mesma experiência, deixe uma só ficha; se não, diga em que se distingue.", "TEXT";
        en: "it tells almost the same as {other}", "If it is the same experience, keep one record; if not, say what sets it apart.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    DEAD_PAGE "F065" Warning {
        es: "el enlace lleva a `{target}`, que no es una página de este sitio", "Corrija la dirección, o escríbala entera si es de otro sitio.", "TEXT";
        pt: "o link leva a `{target}`, que não é uma página deste site", "Corrija o endereço, ou escreva-o inteiro se é de outro site.", "TEXT";
        en: "the link leads to `{target}`, which is not a page of this site", "Correct the address, or write it in full if it is of another site.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    NEXT_QUESTION "F070" Hint {
        es: "cuenta más lo que se hizo que lo que se aprendió", "Una pregunta que puede ayudar: {question}", "TEXT";
        pt: "conta mais o que se fez do que o que se aprendeu", "Uma pergunta que pode ajudar: {question}", "TEXT";
        en: "it tells more of what was done than of what was learnt", "A question that may help: {question}", "TEXT";
        Told: "TEXT", "TEXT";
    }
}

/// Advice for a title when a section's title is near.
pub static NEAR_SECTION: crate::diag::Words = crate::diag::Words {
    es: "¿Quiso decir «{near}»?",
    pt: "Quis dizer «{near}»?",
    en: "Did you mean “{near}”?",
};
