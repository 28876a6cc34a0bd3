//! F05x: the body; F06x: what only the whole catalogue can tell.

super::codes! { CATALOGUE:
    DEAD_LINK "F050" Error {
        es: "el enlace lleva a `{target}`, que no existe", "Corrija el nombre del archivo o quite el enlace.";
        pt: "o link leva a `{target}`, que não existe", "Corrija o nome do arquivo ou retire o link.";
        en: "the link leads to `{target}`, which does not exist", "Correct the file name or remove the link.";
    }
    MISSING_FILE "F051" Error {
        es: "el archivo `{target}` no está junto a la ficha", "Póngalo en la misma carpeta que su `index.md`, con una terminación como .jpg, .png o .pdf.";
        pt: "o arquivo `{target}` não está junto à ficha", "Ponha-o na mesma pasta que o seu `index.md`, com uma terminação como .jpg, .png ou .pdf.";
        en: "the file `{target}` is not beside the record", "Put it in the folder of its `index.md`, with an ending like .jpg, .png or .pdf.";
    }
    UNSAFE_LINK "F052" Warning {
        es: "el enlace `{target}` no es de una clase permitida y se muestra como texto", "Use una dirección que empiece por https://, http://, mailto: o tel:.";
        pt: "o link `{target}` não é de um tipo permitido e aparece como texto", "Use um endereço que comece com https://, http://, mailto: ou tel:.";
        en: "the link `{target}` is not of an allowed kind and is shown as text", "Use an address that begins with https://, http://, mailto: or tel:.";
    }
    RAW_HTML "F053" Warning {
        es: "hay etiquetas HTML en el texto; se muestran tal como están escritas", "Escriba el texto con Markdown, sin etiquetas `<…>`.";
        pt: "há etiquetas HTML no texto; elas aparecem como estão escritas", "Escreva o texto com Markdown, sem etiquetas `<…>`.";
        en: "there are HTML tags in the text; they are shown as written", "Write the text in Markdown, without `<…>` tags.";
    }
    EMBEDDED_PICTURE "F054" Error {
        es: "la imagen está metida dentro del texto", "Guárdela como archivo junto a la ficha y enlácela por su nombre.";
        pt: "a imagem está embutida no texto", "Salve-a como arquivo junto à ficha e use seu nome no link.";
        en: "the picture is embedded in the text", "Save it as a file beside the record and link to its name.";
    }
    BODY_TOO_LARGE "F055" Error {
        es: "el cuerpo produce una página {times} veces mayor que el texto", "Simplifique las tablas o referencias repetidas.";
        pt: "o corpo produz uma página {times} vezes maior que o texto", "Simplifique as tabelas ou referências repetidas.";
        en: "the body makes a page {times} times larger than the text", "Simplify the tables or repeated references.";
    }
    SAME_SLUG "F060" Error {
        es: "su dirección `{slug}` es la misma que la de {other}", "Cambie el nombre de uno de los dos archivos.";
        pt: "seu endereço `{slug}` é o mesmo de {other}", "Mude o nome de um dos dois arquivos.";
        en: "its address `{slug}` is the same as that of {other}", "Rename one of the two files.";
    }
    UNKNOWN_ENTRY "F061" Error {
        es: "no hay ninguna ficha `{value}`", "Escriba el nombre de un archivo que exista, sin `.md`.";
        pt: "não há nenhuma ficha `{value}`", "Escreva o nome de um arquivo que exista, sem `.md`.";
        en: "there is no record `{value}`", "Write the name of a file that exists, without `.md`.";
    }
    NO_ORIGINAL "F062" Error {
        es: "es la traducción de `{slug}`, que no existe", "Ponga el original en `{slug}.md`, o quite el idioma del nombre.";
        pt: "é a tradução de `{slug}`, que não existe", "Ponha o original em `{slug}.md`, ou retire o idioma do nome.";
        en: "it translates `{slug}`, which does not exist", "Put the original in `{slug}.md`, or take the language out of the name.";
    }
    TAKEN_ADDRESS "F063" Error {
        es: "su dirección `{path}` ya la ocupa otra página del sitio", "Cambie el nombre del archivo.";
        pt: "seu endereço `{path}` já é de outra página do site", "Mude o nome do arquivo.";
        en: "its address `{path}` is taken by another page of the site", "Rename the file.";
    }
}
