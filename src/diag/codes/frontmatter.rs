//! F01x: the front matter as a whole, before any value is looked at.

super::codes! { FRONT_MATTER:
    NO_FRONT_MATTER "F010" Error {
        es: "falta el encabezado de datos: el archivo debe empezar con una línea `---`", "Ponga los datos al principio, entre dos líneas `---`.",
            "Cada ficha empieza con sus datos (título, país, temas…) entre dos líneas `---`; debajo va \
             la experiencia contada. Sin la primera línea `---`, los datos se confundirían con el relato \
             y nadie podría buscar por ellos. Suele pasar cuando esa línea no se copió, o cuando hay algo \
             antes: un título, o solo una línea en blanco.";
        pt: "falta o cabeçalho de dados: o arquivo deve começar com uma linha `---`", "Ponha os dados no início, entre duas linhas `---`.",
            "Cada ficha começa com seus dados (título, país, temas…) entre duas linhas `---`; abaixo vem \
             a experiência contada. Sem a primeira linha `---`, os dados se misturariam com o relato e \
             ninguém poderia buscar por eles. Costuma acontecer quando essa linha não foi copiada, ou \
             quando há algo antes: um título, ou só uma linha em branco.";
        en: "the data at the top are missing: the file must begin with a line `---`", "Put the data first, between two lines `---`.",
            "Each record begins with its data (title, country, themes…) between two lines `---`; the \
             experience is told below. Without the first `---`, the data would be mixed up with the story \
             and nobody could search by them. It usually happens when that line was not copied, or when \
             something stands before it: a title, or just a blank line.";
        File:
            "titulo: Riego por turnos en el valle\n\
             resumen: Dos comunidades de ejemplo acordaron turnos de agua.\n\
             pais: BO\n\
             lugar: Un valle de ejemplo\n\
             temas: [agua-suelos-bosques]\n\
             actores: [vecinos]\n\
             estado: en-proceso\n\
             contacto: Oficina de ejemplo, en la plaza\n\
             ---\n\n\
             ## Punto de partida\n\n\
             El agua no alcanzaba para todas las familias.\n",
            "---\n\
             titulo: Riego por turnos en el valle\n\
             resumen: Dos comunidades de ejemplo acordaron turnos de agua.\n\
             pais: BO\n\
             lugar: Un valle de ejemplo\n\
             temas: [agua-suelos-bosques]\n\
             actores: [vecinos]\n\
             estado: en-proceso\n\
             contacto: Oficina de ejemplo, en la plaza\n\
             ---\n\n\
             ## Punto de partida\n\n\
             El agua no alcanzaba para todas las familias.\n";
    }
    UNCLOSED_FRONT_MATTER "F011" Error {
        es: "el encabezado de datos no se cierra", "Añada una línea `---` donde terminan los datos.",
            "Una línea `---` abre los datos y otra igual los cierra. Sin la segunda, no se sabe dónde \
             acaban los datos y dónde empieza el relato. Suele borrarse sin querer al editar, o quedar \
             con otros signos, como una raya larga.";
        pt: "o cabeçalho de dados não se fecha", "Acrescente uma linha `---` onde terminam os dados.",
            "Uma linha `---` abre os dados e outra igual os fecha. Sem a segunda, não se sabe onde \
             acabam os dados e onde começa o relato. Costuma ser apagada sem querer ao editar, ou ficar \
             com outros sinais, como um travessão.";
        en: "the data at the top are not closed", "Add a line `---` where the data end.",
            "One line `---` opens the data and another one like it closes them. Without the second, \
             there is no telling where the data end and the story begins. It is usually deleted by \
             accident while editing, or turned into other signs, such as a long dash.";
        File:
            "---\n\
             titulo: Riego por turnos en el valle\n\
             resumen: Dos comunidades de ejemplo acordaron turnos de agua.\n\
             pais: BO\n\
             lugar: Un valle de ejemplo\n\
             temas: [agua-suelos-bosques]\n\
             actores: [vecinos]\n\
             estado: en-proceso\n\
             contacto: Oficina de ejemplo, en la plaza\n\n\
             ## Punto de partida\n\n\
             El agua no alcanzaba para todas las familias.\n",
            "---\n\
             titulo: Riego por turnos en el valle\n\
             resumen: Dos comunidades de ejemplo acordaron turnos de agua.\n\
             pais: BO\n\
             lugar: Un valle de ejemplo\n\
             temas: [agua-suelos-bosques]\n\
             actores: [vecinos]\n\
             estado: en-proceso\n\
             contacto: Oficina de ejemplo, en la plaza\n\
             ---\n\n\
             ## Punto de partida\n\n\
             El agua no alcanzaba para todas las familias.\n";
    }
    BROKEN_YAML "F012" Error {
        es: "aquí los datos dejan de entenderse: {detail}", "Revise esta línea y la anterior: comillas, corchetes, sangría.",
            "Los datos se leen línea por línea, cada uno como `clave: valor`. Con unas comillas o un \
             corchete sin cerrar, o con tabuladores en lugar de espacios al inicio de una línea, todo lo \
             que sigue se leería mal; por eso fichero se detiene antes de publicar algo equivocado. La \
             causa suele estar en la línea señalada o en la de arriba.";
        pt: "aqui os dados deixam de ser entendidos: {detail}", "Revise esta linha e a anterior: aspas, colchetes, recuo.",
            "Os dados são lidos linha por linha, cada um como `chave: valor`. Com aspas ou um colchete \
             sem fechar, ou com tabulações em vez de espaços no início de uma linha, tudo o que vem \
             depois seria lido errado; por isso o fichero para antes de publicar algo errado. A causa \
             costuma estar na linha indicada ou na de cima.";
        en: "the data cannot be understood from here: {detail}", "Check this line and the one before: quotes, brackets, indentation.",
            "The data are read line by line, each one as `key: value`. With quotes or a bracket left \
             open, or with tabs instead of spaces at the start of a line, all that follows would be \
             misread; so fichero stops before it publishes something wrong. The cause is usually in the \
             line shown or in the one above.";
        Data: "temas: [turismo, genero", "temas: [turismo, genero]";
    }
    UNQUOTED_COLON "F013" Error {
        es: "el valor tiene dos puntos y no lleva comillas", "Escriba la línea así: {line}.",
            "Los dos puntos separan la clave de su valor, como en `pais: BO`. Si el valor también lleva \
             dos puntos y un espacio, no se puede saber dónde empieza; las comillas alrededor lo aclaran. \
             Suele pasar en títulos y resúmenes.";
        pt: "o valor tem dois-pontos e não está entre aspas", "Escreva a linha assim: {line}.",
            "Os dois-pontos separam a chave de seu valor, como em `pais: BO`. Se o valor também leva \
             dois-pontos e um espaço, não dá para saber onde ele começa; as aspas em volta esclarecem. \
             Costuma acontecer em títulos e resumos.";
        en: "the value has a colon and no quotes", "Write the line like this: {line}.",
            "A colon separates the key from its value, as in `pais: BO`. If the value also has a colon \
             and a space, there is no telling where it begins; quotes around it make it clear. It usually \
             happens in titles and summaries.";
        Data:
            "titulo: Riego por turnos: un acuerdo de ejemplo",
            "titulo: \"Riego por turnos: un acuerdo de ejemplo\"";
    }
    NOT_A_MAP "F014" Error {
        es: "el encabezado debe ser una lista de `clave: valor`", "Escriba cada dato en su línea, como `{example}`.",
            "Los datos van de a dos: una clave, dos puntos, un espacio y su valor, como `pais: BO`. Con \
             eso cada dato llega a su lugar: el país a su página, los temas a los filtros. Suele pasar \
             cuando faltan los dos puntos, o cuando las líneas empiezan con un guion.";
        pt: "o cabeçalho deve ser uma lista de `chave: valor`", "Escreva cada dado em sua linha, como `{example}`.",
            "Os dados vêm aos pares: uma chave, dois-pontos, um espaço e seu valor, como `pais: BO`. Com \
             isso cada dado chega ao seu lugar: o país à sua página, os temas aos filtros. Costuma \
             acontecer quando faltam os dois-pontos, ou quando as linhas começam com um hífen.";
        en: "the data at the top must be a list of `key: value`", "Write each value on its line, like `{example}`.",
            "The data come in pairs: a key, a colon, a space and its value, like `pais: BO`. That is how \
             each one reaches its place: the country its page, the themes the filters. It usually happens \
             when the colons are missing, or when the lines begin with a hyphen.";
        File:
            "---\n\
             - titulo: Riego por turnos en el valle\n\
             - resumen: Dos comunidades de ejemplo acordaron turnos de agua.\n\
             - pais: BO\n\
             - lugar: Un valle de ejemplo\n\
             - temas: [agua-suelos-bosques]\n\
             - actores: [vecinos]\n\
             - estado: en-proceso\n\
             - contacto: Oficina de ejemplo, en la plaza\n\
             ---\n\n\
             ## Punto de partida\n\n\
             El agua no alcanzaba para todas las familias.\n",
            "---\n\
             titulo: Riego por turnos en el valle\n\
             resumen: Dos comunidades de ejemplo acordaron turnos de agua.\n\
             pais: BO\n\
             lugar: Un valle de ejemplo\n\
             temas: [agua-suelos-bosques]\n\
             actores: [vecinos]\n\
             estado: en-proceso\n\
             contacto: Oficina de ejemplo, en la plaza\n\
             ---\n\n\
             ## Punto de partida\n\n\
             El agua no alcanzaba para todas las familias.\n";
    }
    UNKNOWN_KEY "F015" Error {
        es: "clave desconocida `{key}`", "Quítela, o use una de las que hay: {known}.",
            "Las claves tienen un nombre fijo, igual en todas las fichas; así se pueden buscar, filtrar \
             y comparar. Una clave con otro nombre no se mostraría en ninguna parte, y su dato se \
             perdería sin que nadie lo note. Suele ser una letra cambiada o una tilde: las claves se \
             escriben sin tildes.";
        pt: "chave desconhecida `{key}`", "Retire-a, ou use uma das que existem: {known}.",
            "As chaves têm um nome fixo, igual em todas as fichas; assim é possível buscar, filtrar e \
             comparar. Uma chave com outro nome não apareceria em lugar nenhum, e seu dado se perderia \
             sem ninguém notar. Costuma ser uma letra trocada ou um acento: as chaves são escritas sem \
             acentos.";
        en: "unknown key `{key}`", "Remove it, or use one of these: {known}.",
            "Keys have a fixed name, the same in every record; that makes it possible to search, filter \
             and compare. A key with another name would be shown nowhere, and its value would be lost \
             without anyone noticing. It is usually one wrong letter or an accent: keys are written \
             without accents.";
        Data: "país: BO", "pais: BO";
    }
    DUPLICATE_KEY "F016" Error {
        es: "la clave `{key}` ya está en la línea {line}", "Deje una sola.",
            "Cada clave va una sola vez. Si está dos veces con valores distintos, no se sabe cuál es el \
             bueno, y fichero no elige por usted. Suele pasar al copiar una línea para cambiarla y dejar \
             también la primera; si el dato admite varios valores, van juntos entre corchetes.";
        pt: "a chave `{key}` já está na linha {line}", "Deixe só uma.",
            "Cada chave aparece uma só vez. Se está duas vezes com valores diferentes, não se sabe qual \
             é o certo, e o fichero não escolhe por você. Costuma acontecer ao copiar uma linha para \
             mudá-la e deixar também a primeira; se o dado aceita vários valores, eles vão juntos entre \
             colchetes.";
        en: "the key `{key}` is already on line {line}", "Keep one of them.",
            "Each key stands once. If it is there twice with different values, nobody knows which one is \
             right, and fichero does not choose for you. It usually happens when a line is copied to \
             change it and the first one stays; if several values are allowed, they go together in \
             brackets.";
        Data: "temas: [turismo]\ntemas: [genero]", "temas: [turismo, genero]";
    }
    ALIAS "F017" Error {
        es: "un valor empieza con `&` o `*`, que aquí son señales para copiar", "Escriba el valor completo, o entre comillas si el signo es parte del texto.",
            "En las líneas de datos, `&` y `*` al principio de un valor son señales para copiar un valor \
             en otro lugar. Una ficha no las necesita, y con ellas un archivo pequeño podría crecer hasta \
             bloquear el programa. Suele pasar al querer poner negritas con asteriscos, que solo sirven \
             en el relato.";
        pt: "um valor começa com `&` ou `*`, que aqui são sinais para copiar", "Escreva o valor completo, ou entre aspas se o sinal fizer parte do texto.",
            "Nas linhas de dados, `&` e `*` no início de um valor são sinais para copiar um valor em \
             outro lugar. Uma ficha não precisa deles, e com eles um arquivo pequeno poderia crescer até \
             travar o programa. Costuma acontecer ao querer pôr negrito com asteriscos, que só servem no \
             relato.";
        en: "a value begins with `&` or `*`, which here are signs for copying", "Write the value in full, or in quotes if the sign belongs to the text.",
            "In the data lines, `&` and `*` at the start of a value are signs for copying a value \
             somewhere else. A record does not need them, and with them a small file could grow until it \
             blocks the program. It usually happens when asterisks are meant as bold, which works only in \
             the story below.";
        Data: "titulo: *Agua para todos*", "titulo: Agua para todos";
    }
    SEVERAL_DOCUMENTS "F018" Error {
        es: "esta línea parte los datos en dos", "Quítela: los datos van en un solo bloque, entre dos líneas `---`.",
            "Los datos de una ficha forman un solo bloque. Una línea con solo tres puntos, `...`, o con \
             `---` seguido de texto, lo partiría en dos, y la segunda parte quedaría sin leer. Suele \
             pasar cuando se ponen puntos suspensivos para completar algo después; basta con quitar esa \
             línea.";
        pt: "esta linha parte os dados em dois", "Retire-a: os dados vão em um só bloco, entre duas linhas `---`.",
            "Os dados de uma ficha formam um só bloco. Uma linha só com três pontos, `...`, ou com `---` \
             seguido de texto, o partiria em dois, e a segunda parte ficaria sem ser lida. Costuma \
             acontecer quando se põem reticências para completar algo depois; basta retirar essa linha.";
        en: "this line splits the data in two", "Remove it: the data are one block, between two lines `---`.",
            "The data of a record are a single block. A line with only three dots, `...`, or with `---` \
             and text behind it, would split it in two, and the second part would not be read. It usually \
             happens when dots are left as a reminder to fill something in later; just remove that line.";
        Data: "lugar: Un valle de ejemplo\n...", "lugar: Un valle de ejemplo";
    }
    TOO_DEEP "F019" Error {
        es: "los datos están anidados a más de {limit} niveles", "Escriba los datos en una lista simple.",
            "Los datos de una ficha son sencillos: un valor, una lista o, a lo sumo, una lista de \
             grupos. Más niveles no se podrían mostrar, y un archivo con miles de ellos podría bloquear \
             el programa. Suele pasar cuando una tecla se repite sin querer, o al pegar algo de otro \
             programa.";
        pt: "os dados estão aninhados em mais de {limit} níveis", "Escreva os dados em uma lista simples.",
            "Os dados de uma ficha são simples: um valor, uma lista ou, no máximo, uma lista de grupos. \
             Mais níveis não poderiam ser mostrados, e um arquivo com milhares deles poderia travar o \
             programa. Costuma acontecer quando uma tecla se repete sem querer, ou ao colar algo de outro \
             programa.";
        en: "the data are nested more than {limit} levels deep", "Write the data as a plain list.",
            "The data of a record are simple: a value, a list or, at most, a list of groups. More levels \
             could not be shown, and a file with thousands of them could block the program. It usually \
             happens when a key on the keyboard repeats by accident, or when something is pasted from \
             another program.";
        Data: "etiquetas: [[[[[[[[[[[[[[[[[riego]]]]]]]]]]]]]]]]]", "etiquetas: [riego]";
    }
}

/// Advice for an unknown key when one of the known ones is near.
pub static NEAR_KEY: crate::diag::Words = crate::diag::Words {
    es: "¿Quiso decir `{near}`?",
    pt: "Você quis dizer `{near}`?",
    en: "Did you mean `{near}`?",
};
