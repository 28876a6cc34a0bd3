//! F08x: `site.toml` and the vocabularies; F09x: the theme.

super::codes! { SITE:
    NO_SITE_FILE "F080" Error {
        es: "no hay un archivo site.toml en la carpeta", "Vaya a la carpeta del catálogo, o cree uno con `fichero init`.",
            "`site.toml` es el archivo que describe el catálogo: su nombre, sus colecciones y los datos \
             de cada ficha. Sin él, fichero no sabe qué leer ni qué revisar. Suele pasar al usar el \
             programa desde otra carpeta.";
        pt: "não há um arquivo site.toml na pasta", "Vá à pasta do catálogo, ou crie um com `fichero init`.",
            "`site.toml` é o arquivo que descreve o catálogo: seu nome, suas coleções e os dados de cada \
             ficha. Sem ele, o fichero não sabe o que ler nem o que revisar. Costuma acontecer ao usar o \
             programa a partir de outra pasta.";
        en: "there is no site.toml in the folder", "Go to the catalogue's folder, or make one with `fichero init`.",
            "`site.toml` is the file that describes the catalogue: its name, its collections and the \
             data of each record. Without it, fichero does not know what to read or check. It usually \
             happens when the program is used from another folder.";
        Told:
            "`fichero check` en la carpeta de descargas",
            "`fichero check` en la carpeta donde está `site.toml`";
    }
    BROKEN_TOML "F081" Error {
        es: "site.toml no se entiende a partir de aquí", "Revise comillas, corchetes y signos `=` de esta línea.",
            "`site.toml` se escribe en líneas de un nombre, un signo `=` y un valor. De él depende todo \
             el sitio: si una línea no se entiende, lo seguro es no publicar nada hasta corregirla. Suele \
             ser una comilla o un corchete sin cerrar, o un texto sin comillas.";
        pt: "site.toml não é entendido a partir daqui", "Revise aspas, colchetes e sinais `=` desta linha.",
            "`site.toml` se escreve em linhas com um nome, um sinal `=` e um valor. Dele depende o site \
             inteiro: se uma linha não é entendida, o mais seguro é não publicar nada até corrigi-la. \
             Costuma ser uma aspa ou um colchete sem fechar, ou um texto sem aspas.";
        en: "site.toml cannot be understood from here", "Check the quotes, brackets and `=` signs of this line.",
            "`site.toml` is written in lines of a name, a sign `=` and a value. The whole site depends \
             on it: if a line cannot be understood, it is safest to publish nothing until it is \
             corrected. It is usually a quote or bracket left open, or a text without quotes.";
        Site: "title = \"Centro de ejemplo", "title = \"Centro de ejemplo\"";
    }
    UNKNOWN_SETTING "F082" Error {
        es: "`{key}` no es un ajuste conocido aquí", "Use uno de estos: {known}.",
            "Los ajustes tienen nombres fijos. Uno con otro nombre no tendría ningún efecto, y sería \
             difícil darse cuenta. Suele ser una letra cambiada, o un ajuste que quedó debajo de otro \
             título entre corchetes.";
        pt: "`{key}` não é um ajuste conhecido aqui", "Use um destes: {known}.",
            "Os ajustes têm nomes fixos. Um com outro nome não teria nenhum efeito, e seria difícil \
             perceber. Costuma ser uma letra trocada, ou um ajuste que ficou abaixo de outro título entre \
             colchetes.";
        en: "`{key}` is not a known setting here", "Use one of these: {known}.",
            "Settings have fixed names. One with another name would have no effect, and that would be \
             hard to notice. It is usually one wrong letter, or a setting that stands below another title \
             in brackets.";
        Site: "page_sise = 24", "page_size = 24";
    }
    MISSING_SETTING "F083" Error {
        es: "falta el ajuste `{key}`", "Agréguelo a esta tabla.",
            "Algunos ajustes son indispensables: sin ellos no se puede hacer o revisar una parte del \
             sitio. Suele faltar uno al agregar un campo, una sección o un término y llenar solo algunas \
             de sus líneas. Otro campo que ya funciona sirve de modelo.";
        pt: "falta o ajuste `{key}`", "Acrescente-o a esta tabela.",
            "Alguns ajustes são indispensáveis: sem eles não é possível fazer ou revisar uma parte do \
             site. Costuma faltar um ao acrescentar um campo, uma seção ou um termo e preencher só \
             algumas de suas linhas. Outro campo que já funciona serve de modelo.";
        en: "the setting `{key}` is missing", "Add it to this table.",
            "Some settings cannot be left out: without them a part of the site cannot be made or \
             checked. One is usually missing when a field, a section or a term is added and only some of \
             its lines are filled in. Another field that already works is a good model.";
        Site:
            "[[collections.fichas.fields]]\n\
             name = \"horario\"\n\
             kind = \"text\"",
            "[[collections.fichas.fields]]\n\
             name = \"horario\"\n\
             kind = \"text\"\n\
             label = { es = \"Horario\", pt = \"Horário\", en = \"Opening hours\" }";
    }
    WRONG_SETTING "F084" Error {
        es: "el ajuste `{key}` debe ser {expected}", "Corrija el valor.",
            "Cada ajuste espera una clase de valor: un texto entre comillas, un número entero, `true` \
             (sí) o `false` (no), o un grupo de ajustes. Con otra clase de valor, el sitio podría salir \
             distinto de como usted lo quiere. Suele pasar al escribir el número con letras, o `sí` en \
             lugar de `true`.";
        pt: "o ajuste `{key}` deve ser {expected}", "Corrija o valor.",
            "Cada ajuste espera um tipo de valor: um texto entre aspas, um número inteiro, `true` (sim) \
             ou `false` (não), ou um grupo de ajustes. Com outro tipo de valor, o site poderia sair \
             diferente de como você o quer. Costuma acontecer ao escrever o número por extenso, ou `sim` \
             em lugar de `true`.";
        en: "the setting `{key}` must be {expected}", "Correct the value.",
            "Each setting expects one kind of value: a text in quotes, a whole number, `true` or \
             `false`, or a group of settings. With another kind, the site might come out different from \
             what you want. It usually happens when a number is written in words, or `yes` instead of \
             `true`.";
        Site: "required = \"sí\"", "required = true";
    }
    UNKNOWN_NAME "F085" Error {
        es: "`{value}` no existe: {what}", "Use uno de estos: {known}.",
            "Este ajuste menciona otra pieza del catálogo, como un vocabulario, un campo o un grupo, y \
             no hay ninguna con ese nombre. Sin ella, no se pueden hacer las páginas y los filtros que la \
             usan. Suele ser una letra cambiada, o un archivo que cambió de nombre.";
        pt: "`{value}` não existe: {what}", "Use um destes: {known}.",
            "Este ajuste menciona outra peça do catálogo, como um vocabulário, um campo ou um grupo, e \
             não há nenhuma com esse nome. Sem ela, não é possível fazer as páginas e os filtros que a \
             usam. Costuma ser uma letra trocada, ou um arquivo que mudou de nome.";
        en: "`{value}` does not exist: {what}", "Use one of these: {known}.",
            "This setting names another piece of the catalogue, such as a vocabulary, a field or a \
             group, and there is none of that name. Without it, the pages and filters that use it cannot \
             be made. It is usually one wrong letter, or a file that was renamed.";
        Site: "vocabulary = \"tema\"", "vocabulary = \"temas\"";
    }
    SAME_NAME "F086" Error {
        es: "`{value}` está declarado dos veces", "Deje una sola declaración.",
            "Cada campo y cada término se declara una sola vez. Con dos iguales no se sabría cuál vale, \
             y las fichas que lo usan quedarían en duda. Suele pasar al copiar uno para hacer otro \
             parecido y dejarle el mismo nombre.";
        pt: "`{value}` está declarado duas vezes", "Deixe uma só declaração.",
            "Cada campo e cada termo se declara uma só vez. Com dois iguais não se saberia qual vale, e \
             as fichas que o usam ficariam em dúvida. Costuma acontecer ao copiar um para fazer outro \
             parecido e deixar o mesmo nome.";
        en: "`{value}` is declared twice", "Keep one declaration.",
            "Each field and each term is declared once. With two alike, nobody would know which one \
             counts, and the records that use it would be in doubt. It usually happens when one is copied \
             to make a similar one and keeps the same name.";
        Site:
            "terminos:\n  - id: riego\n    es: Riego\n  - id: riego\n    es: Riego por goteo",
            "terminos:\n  - id: riego\n    es: Riego\n  - id: riego-por-goteo\n    es: Riego por goteo";
    }
    BROKEN_GEOJSON "F087" Error {
        es: "el archivo de territorios no es una colección GeoJSON con un `id` por territorio", "Vuelva a exportarlo como FeatureCollection.",
            "El archivo `.geojson` que acompaña a un vocabulario guarda el contorno de cada territorio, \
             para revisar que los puntos de las fichas caigan en su lugar. Cada contorno lleva en `id` el \
             mismo nombre que su término. Suele pasar al exportarlo en otro formato, o sin ese `id`.";
        pt: "o arquivo de territórios não é uma coleção GeoJSON com um `id` por território", "Exporte-o de novo como FeatureCollection.",
            "O arquivo `.geojson` que acompanha um vocabulário guarda o contorno de cada território, \
             para conferir se os pontos das fichas caem em seu lugar. Cada contorno leva em `id` o mesmo \
             nome que seu termo. Costuma acontecer ao exportá-lo em outro formato, ou sem esse `id`.";
        en: "the file of territories is not a GeoJSON collection with an `id` for each territory", "Export it again as a FeatureCollection.",
            "The `.geojson` file beside a vocabulary keeps the outline of each territory, to check that \
             the points of the records fall in the right place. Each outline has in `id` the same name as \
             its term. It usually happens when it is exported in another format, or without that `id`.";
        Told:
            "Un territorio sin `id`, o un archivo KML con otro nombre",
            "Un GeoJSON con un `id` por territorio, como `BO`";
    }
    BROKEN_MAP "F088" Error {
        es: "el mapa no es un SVG con un trazo por territorio y los datos de su proyección", "Vuelva a poner el archivo anterior, o quítelo: sin él, las páginas muestran solo las listas.",
            "El archivo `.svg` que acompaña a un vocabulario es el dibujo del mapa. De él se leen los \
             contornos, hechos de líneas rectas, y en la primera etiqueta los números con que se ubica \
             cada punto. Suele pasar al guardarlo de nuevo con un programa de dibujo, que cambia los \
             trazos y borra esos números.";
        pt: "o mapa não é um SVG com um traço por território e os dados de sua projeção", "Ponha de volta o arquivo anterior, ou retire-o: sem ele, as páginas mostram só as listas.",
            "O arquivo `.svg` que acompanha um vocabulário é o desenho do mapa. Dele se leem os \
             contornos, feitos de linhas retas, e na primeira etiqueta os números com que se situa cada \
             ponto. Costuma acontecer ao salvá-lo de novo com um programa de desenho, que muda os traços \
             e apaga esses números.";
        en: "the map is not an SVG with an outline for each territory and the figures of its projection", "Put the previous file back, or take it away: without it, pages show only the lists.",
            "The `.svg` file beside a vocabulary is the drawing of the map. From it come the outlines, \
             made of straight lines, and in its first tag the numbers that put each point in its place. \
             It usually happens when a drawing program saves it again, which changes the outlines and \
             drops those numbers.";
        Told:
            "Un dibujo con curvas, o con trazos sin `id`",
            "Un SVG con `data-projection` y un trazo `p-bo` para `BO`";
    }
    BROKEN_TEMPLATE "F090" Error {
        es: "la plantilla {template} no se entiende: {detail}", "Corrija la plantilla.",
            "Las plantillas dan forma a las páginas: mezclan HTML, el código de las páginas web, con \
             marcas entre llaves. Si una marca no se entiende, no se puede hacer ninguna página con esa \
             plantilla. Suele ser una llave sin cerrar, o el nombre de algo que no existe.";
        pt: "o modelo {template} não é entendido: {detail}", "Corrija o modelo.",
            "Os modelos dão forma às páginas: misturam HTML, o código das páginas web, com marcas entre \
             chaves. Se uma marca não é entendida, não é possível fazer nenhuma página com esse modelo. \
             Costuma ser uma chave sem fechar, ou o nome de algo que não existe.";
        en: "the template {template} cannot be understood: {detail}", "Correct the template.",
            "Templates give the pages their form: they mix HTML, the code of web pages, with marks in \
             braces. If a mark cannot be understood, no page can be made with that template. It is \
             usually a brace left open, or the name of something that does not exist.";
        Told: "`{{ site.title }`", "`{{ site.title }}`";
    }
    MISSING_PHRASES "F091" Error {
        es: "el tema no tiene frases para el idioma `{language}`", "Agregue `themes/base/i18n/{language}.toml`, o quite ese idioma de site.toml.",
            "Los botones, títulos y avisos del sitio se toman de archivos de frases, uno por idioma. Sin \
             el de un idioma, sus páginas saldrían con huecos. Suele pasar al agregar un idioma a \
             `site.toml` antes de traducir las frases.";
        pt: "o tema não tem frases para o idioma `{language}`", "Acrescente `themes/base/i18n/{language}.toml`, ou retire esse idioma de site.toml.",
            "Os botões, títulos e avisos do site vêm de arquivos de frases, um por idioma. Sem o de um \
             idioma, suas páginas sairiam com lacunas. Costuma acontecer ao acrescentar um idioma a \
             `site.toml` antes de traduzir as frases.";
        en: "the theme has no phrases for the language `{language}`", "Add `themes/base/i18n/{language}.toml`, or take that language out of site.toml.",
            "The buttons, titles and notices of the site come from files of phrases, one for each \
             language. Without the one of a language, its pages would have gaps. It usually happens when \
             a language is added to `site.toml` before the phrases are translated.";
        Site: "languages = [\"es\", \"pt\", \"qu\"]", "languages = [\"es\", \"pt\"]";
    }
    BROKEN_PHRASES "F092" Error {
        es: "el archivo de frases no se entiende", "Revise que cada línea tenga la forma `clave = \"frase\"`.",
            "Los botones, títulos y avisos del sitio se toman de este archivo, a razón de una frase por \
             línea. Si una línea no se entiende, las páginas de ese idioma saldrían con huecos. Suele ser \
             una comilla sin cerrar, o comillas dentro de una frase.";
        pt: "o arquivo de frases não é entendido", "Verifique se cada linha tem a forma `chave = \"frase\"`.",
            "Os botões, títulos e avisos do site vêm deste arquivo, com uma frase por linha. Se uma \
             linha não é entendida, as páginas desse idioma sairiam com lacunas. Costuma ser uma aspa sem \
             fechar, ou aspas dentro de uma frase.";
        en: "the file of phrases cannot be understood", "Check that every line has the form `key = \"phrase\"`.",
            "The buttons, titles and notices of the site come from this file, one phrase on each line. \
             If a line cannot be understood, the pages of that language would have gaps. It is usually a \
             quote left open, or quotes inside a phrase.";
        Told: "`home = \"Inicio`", "`home = \"Inicio\"`";
    }
}
