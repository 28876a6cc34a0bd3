//! F00x: files that cannot be taken in as they are.

super::codes! { FILES:
    NOT_UTF8 "F001" Error {
        es: "el archivo no está en UTF-8 (byte {offset})", "Ábralo en su editor y guárdelo con la codificación UTF-8.", "TEXT";
        pt: "o arquivo não está em UTF-8 (byte {offset})", "Abra-o no seu editor e salve com a codificação UTF-8.", "TEXT";
        en: "the file is not UTF-8 (byte {offset})", "Open it in your editor and save it as UTF-8.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    TOO_LARGE "F002" Error {
        es: "el archivo pesa {size} KB y el máximo es {limit} KB", "Deje el texto en lo esencial y ponga lo demás en un documento enlazado.", "TEXT";
        pt: "o arquivo pesa {size} KB e o máximo é {limit} KB", "Deixe o texto no essencial e ponha o resto em um documento com link.", "TEXT";
        en: "the file is {size} KB and the limit is {limit} KB", "Keep the text to what matters and put the rest in a linked document.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    SYMLINK "F003" Error {
        es: "es un enlace simbólico, y fichero no los sigue", "Ponga en su lugar el archivo mismo.", "TEXT";
        pt: "é um link simbólico, e o fichero não os segue", "Ponha em seu lugar o próprio arquivo.", "TEXT";
        en: "this is a symbolic link, and fichero does not follow them", "Put the file itself in its place.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    BAD_NAME "F004" Error {
        es: "el nombre de archivo `{name}` no sirve como dirección", "Use solo letras minúsculas sin tilde, números y guiones: `{suggestion}`.", "TEXT";
        pt: "o nome de arquivo `{name}` não serve como endereço", "Use só letras minúsculas sem acento, números e hifens: `{suggestion}`.", "TEXT";
        en: "the file name `{name}` cannot be an address", "Use only lower-case letters without accents, digits and hyphens: `{suggestion}`.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    RESERVED_NAME "F005" Error {
        es: "el nombre `{name}` está reservado", "Cambie el nombre del archivo.", "TEXT";
        pt: "o nome `{name}` está reservado", "Mude o nome do arquivo.", "TEXT";
        en: "the name `{name}` is reserved", "Rename the file.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    EMPTY_FILE "F006" Error {
        es: "el archivo está vacío", "Empiece por la plantilla: `fichero new {collection}`.", "TEXT";
        pt: "o arquivo está vazio", "Comece pelo modelo: `fichero new {collection}`.", "TEXT";
        en: "the file is empty", "Begin with the template: `fichero new {collection}`.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    UNKNOWN_FOLDER "F007" Error {
        es: "la carpeta `{folder}` no es de ninguna colección de site.toml", "Mueva el archivo a una de estas carpetas: {known}.", "TEXT";
        pt: "a pasta `{folder}` não é de nenhuma coleção de site.toml", "Mova o arquivo para uma destas pastas: {known}.", "TEXT";
        en: "the folder `{folder}` belongs to no collection of site.toml", "Move the file to one of these folders: {known}.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    MISPLACED_FILE "F008" Error {
        es: "este archivo está a más profundidad de la que fichero lee", "Déjelo como `{folder}/nombre.md` o `{folder}/nombre/index.md`.", "TEXT";
        pt: "este arquivo está mais fundo do que o fichero lê", "Deixe-o como `{folder}/nome.md` ou `{folder}/nome/index.md`.", "TEXT";
        en: "this file is deeper than fichero reads", "Keep it as `{folder}/name.md` or `{folder}/name/index.md`.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    UTF16 "F009" Error {
        es: "el archivo está en UTF-16", "Ábralo en su editor y guárdelo con la codificación UTF-8.", "TEXT";
        pt: "o arquivo está em UTF-16", "Abra-o no seu editor e salve com a codificação UTF-8.", "TEXT";
        en: "the file is in UTF-16", "Open it in your editor and save it as UTF-8.", "TEXT";
        Told: "TEXT", "TEXT";
    }
}
