//! F08x: `site.toml` and the vocabularies; F09x: the theme.

super::codes! { SITE:
    NO_SITE_FILE "F080" Error {
        es: "no hay un archivo site.toml en la carpeta", "Vaya a la carpeta del catálogo, o cree uno con `fichero init`.", "TEXT";
        pt: "não há um arquivo site.toml na pasta", "Vá à pasta do catálogo, ou crie um com `fichero init`.", "TEXT";
        en: "there is no site.toml in the folder", "Go to the catalogue's folder, or make one with `fichero init`.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    BROKEN_TOML "F081" Error {
        es: "site.toml no se entiende a partir de aquí", "Revise comillas, corchetes y signos `=` de esta línea.", "TEXT";
        pt: "site.toml não é entendido a partir daqui", "Revise aspas, colchetes e sinais `=` desta linha.", "TEXT";
        en: "site.toml cannot be understood from here", "Check the quotes, brackets and `=` signs of this line.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    UNKNOWN_SETTING "F082" Error {
        es: "`{key}` no es un ajuste conocido aquí", "Use uno de estos: {known}.", "TEXT";
        pt: "`{key}` não é um ajuste conhecido aqui", "Use um destes: {known}.", "TEXT";
        en: "`{key}` is not a known setting here", "Use one of these: {known}.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    MISSING_SETTING "F083" Error {
        es: "falta el ajuste `{key}`", "Añádalo a esta tabla.", "TEXT";
        pt: "falta o ajuste `{key}`", "Acrescente-o a esta tabela.", "TEXT";
        en: "the setting `{key}` is missing", "Add it to this table.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    WRONG_SETTING "F084" Error {
        es: "el ajuste `{key}` debe ser {expected}", "Corrija el valor.", "TEXT";
        pt: "o ajuste `{key}` deve ser {expected}", "Corrija o valor.", "TEXT";
        en: "the setting `{key}` must be {expected}", "Correct the value.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    UNKNOWN_NAME "F085" Error {
        es: "`{value}` no existe: {what}", "Use uno de estos: {known}.", "TEXT";
        pt: "`{value}` não existe: {what}", "Use um destes: {known}.", "TEXT";
        en: "`{value}` does not exist: {what}", "Use one of these: {known}.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    SAME_NAME "F086" Error {
        es: "`{value}` está declarado dos veces", "Deje una sola declaración.", "TEXT";
        pt: "`{value}` está declarado duas vezes", "Deixe uma só declaração.", "TEXT";
        en: "`{value}` is declared twice", "Keep one declaration.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    BROKEN_GEOJSON "F087" Error {
        es: "el archivo de territorios no es una colección GeoJSON con un `id` por territorio", "Vuelva a exportarlo como FeatureCollection.", "TEXT";
        pt: "o arquivo de territórios não é uma coleção GeoJSON com um `id` por território", "Exporte-o de novo como FeatureCollection.", "TEXT";
        en: "the file of territories is not a GeoJSON collection with an `id` for each territory", "Export it again as a FeatureCollection.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    BROKEN_TEMPLATE "F090" Error {
        es: "la plantilla {template} no se entiende: {detail}", "Corrija la plantilla.", "TEXT";
        pt: "o modelo {template} não é entendido: {detail}", "Corrija o modelo.", "TEXT";
        en: "the template {template} cannot be understood: {detail}", "Correct the template.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    MISSING_PHRASES "F091" Error {
        es: "el tema no tiene frases para el idioma `{language}`", "Añada `themes/base/i18n/{language}.toml`, o quite ese idioma de site.toml.", "TEXT";
        pt: "o tema não tem frases para o idioma `{language}`", "Acrescente `themes/base/i18n/{language}.toml`, ou retire esse idioma de site.toml.", "TEXT";
        en: "the theme has no phrases for the language `{language}`", "Add `themes/base/i18n/{language}.toml`, or take that language out of site.toml.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    BROKEN_PHRASES "F092" Error {
        es: "el archivo de frases no se entiende", "Revise que cada línea tenga la forma `clave = \"frase\"`.", "TEXT";
        pt: "o arquivo de frases não é entendido", "Verifique se cada linha tem a forma `chave = \"frase\"`.", "TEXT";
        en: "the file of phrases cannot be understood", "Check that every line has the form `key = \"phrase\"`.", "TEXT";
        Told: "TEXT", "TEXT";
    }
}
