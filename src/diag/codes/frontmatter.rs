//! F01x: the front matter as a whole, before any value is looked at.

super::codes! { FRONT_MATTER:
    NO_FRONT_MATTER "F010" Error {
        es: "falta el encabezado de datos: el archivo debe empezar con una línea `---`", "Ponga los datos al principio, entre dos líneas `---`.";
        pt: "falta o cabeçalho de dados: o arquivo deve começar com uma linha `---`", "Ponha os dados no início, entre duas linhas `---`.";
        en: "the front matter is missing: the file must begin with a line `---`", "Put the data first, between two lines `---`.";
    }
    UNCLOSED_FRONT_MATTER "F011" Error {
        es: "el encabezado de datos no se cierra", "Añada una línea `---` donde terminan los datos.";
        pt: "o cabeçalho de dados não se fecha", "Acrescente uma linha `---` onde terminam os dados.";
        en: "the front matter is not closed", "Add a line `---` where the data end.";
    }
    BROKEN_YAML "F012" Error {
        es: "aquí los datos dejan de entenderse: {detail}", "Revise esta línea y la anterior: comillas, corchetes, sangría.";
        pt: "aqui os dados deixam de ser entendidos: {detail}", "Revise esta linha e a anterior: aspas, colchetes, recuo.";
        en: "the data cannot be understood from here: {detail}", "Check this line and the one before: quotes, brackets, indentation.";
    }
    UNQUOTED_COLON "F013" Error {
        es: "el valor tiene dos puntos y no lleva comillas", "Escriba la línea así: {line}.";
        pt: "o valor tem dois-pontos e não está entre aspas", "Escreva a linha assim: {line}.";
        en: "the value has a colon and no quotes", "Write the line like this: {line}.";
    }
    NOT_A_MAP "F014" Error {
        es: "el encabezado debe ser una lista de `clave: valor`", "Escriba cada dato en su línea, como `{example}`.";
        pt: "o cabeçalho deve ser uma lista de `chave: valor`", "Escreva cada dado em sua linha, como `{example}`.";
        en: "the front matter must be a list of `key: value`", "Write each value on its line, like `{example}`.";
    }
    UNKNOWN_KEY "F015" Error {
        es: "clave desconocida `{key}`", "Quítela, o use una de las que hay: {known}.";
        pt: "chave desconhecida `{key}`", "Retire-a, ou use uma das que existem: {known}.";
        en: "unknown key `{key}`", "Remove it, or use one of these: {known}.";
    }
    DUPLICATE_KEY "F016" Error {
        es: "la clave `{key}` ya está en la línea {line}", "Deje una sola.";
        pt: "a chave `{key}` já está na linha {line}", "Deixe só uma.";
        en: "the key `{key}` is already on line {line}", "Keep one of them.";
    }
    ALIAS "F017" Error {
        es: "los datos usan anclas o alias de YAML (`&`, `*`)", "Escriba el valor completo, o entre comillas si el signo es parte del texto.";
        pt: "os dados usam âncoras ou aliases de YAML (`&`, `*`)", "Escreva o valor completo, ou entre aspas se o sinal faz parte do texto.";
        en: "the data use YAML anchors or aliases (`&`, `*`)", "Write the value in full, or in quotes if the sign belongs to the text.";
    }
    SEVERAL_DOCUMENTS "F018" Error {
        es: "hay más datos tras una segunda línea `---`", "Deje un solo encabezado, entre dos líneas `---`.";
        pt: "há mais dados depois de uma segunda linha `---`", "Deixe um só cabeçalho, entre duas linhas `---`.";
        en: "there are more data after a second line `---`", "Keep one front matter, between two lines `---`.";
    }
    TOO_DEEP "F019" Error {
        es: "los datos están anidados a más de {limit} niveles", "Escriba los datos en una lista simple.";
        pt: "os dados estão aninhados em mais de {limit} níveis", "Escreva os dados em uma lista simples.";
        en: "the data are nested more than {limit} levels deep", "Write the data as a plain list.";
    }
}

/// Advice for an unknown key when one of the known ones is near.
pub static NEAR_KEY: crate::diag::Words = crate::diag::Words {
    es: "¿Quiso decir `{near}`?",
    pt: "Quis dizer `{near}`?",
    en: "Did you mean `{near}`?",
};
