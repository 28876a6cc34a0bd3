//! F01x: the front matter as a whole, before any value is looked at.

super::codes! { FRONT_MATTER:
    NO_FRONT_MATTER "F010" Error {
        es: "falta el encabezado de datos: el archivo debe empezar con una línea `---`", "Ponga los datos al principio, entre dos líneas `---`.", "TEXT";
        pt: "falta o cabeçalho de dados: o arquivo deve começar com uma linha `---`", "Ponha os dados no início, entre duas linhas `---`.", "TEXT";
        en: "the front matter is missing: the file must begin with a line `---`", "Put the data first, between two lines `---`.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    UNCLOSED_FRONT_MATTER "F011" Error {
        es: "el encabezado de datos no se cierra", "Añada una línea `---` donde terminan los datos.", "TEXT";
        pt: "o cabeçalho de dados não se fecha", "Acrescente uma linha `---` onde terminam os dados.", "TEXT";
        en: "the front matter is not closed", "Add a line `---` where the data end.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    BROKEN_YAML "F012" Error {
        es: "aquí los datos dejan de entenderse: {detail}", "Revise esta línea y la anterior: comillas, corchetes, sangría.", "TEXT";
        pt: "aqui os dados deixam de ser entendidos: {detail}", "Revise esta linha e a anterior: aspas, colchetes, recuo.", "TEXT";
        en: "the data cannot be understood from here: {detail}", "Check this line and the one before: quotes, brackets, indentation.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    UNQUOTED_COLON "F013" Error {
        es: "el valor tiene dos puntos y no lleva comillas", "Escriba la línea así: {line}.", "TEXT";
        pt: "o valor tem dois-pontos e não está entre aspas", "Escreva a linha assim: {line}.", "TEXT";
        en: "the value has a colon and no quotes", "Write the line like this: {line}.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    NOT_A_MAP "F014" Error {
        es: "el encabezado debe ser una lista de `clave: valor`", "Escriba cada dato en su línea, como `{example}`.", "TEXT";
        pt: "o cabeçalho deve ser uma lista de `chave: valor`", "Escreva cada dado em sua linha, como `{example}`.", "TEXT";
        en: "the front matter must be a list of `key: value`", "Write each value on its line, like `{example}`.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    UNKNOWN_KEY "F015" Error {
        es: "clave desconocida `{key}`", "Quítela, o use una de las que hay: {known}.", "TEXT";
        pt: "chave desconhecida `{key}`", "Retire-a, ou use uma das que existem: {known}.", "TEXT";
        en: "unknown key `{key}`", "Remove it, or use one of these: {known}.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    DUPLICATE_KEY "F016" Error {
        es: "la clave `{key}` ya está en la línea {line}", "Deje una sola.", "TEXT";
        pt: "a chave `{key}` já está na linha {line}", "Deixe só uma.", "TEXT";
        en: "the key `{key}` is already on line {line}", "Keep one of them.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    ALIAS "F017" Error {
        es: "los datos usan anclas o alias de YAML (`&`, `*`)", "Escriba el valor completo, o entre comillas si el signo es parte del texto.", "TEXT";
        pt: "os dados usam âncoras ou aliases de YAML (`&`, `*`)", "Escreva o valor completo, ou entre aspas se o sinal faz parte do texto.", "TEXT";
        en: "the data use YAML anchors or aliases (`&`, `*`)", "Write the value in full, or in quotes if the sign belongs to the text.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    SEVERAL_DOCUMENTS "F018" Error {
        es: "hay más datos tras una segunda línea `---`", "Deje un solo encabezado, entre dos líneas `---`.", "TEXT";
        pt: "há mais dados depois de uma segunda linha `---`", "Deixe um só cabeçalho, entre duas linhas `---`.", "TEXT";
        en: "there are more data after a second line `---`", "Keep one front matter, between two lines `---`.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    TOO_DEEP "F019" Error {
        es: "los datos están anidados a más de {limit} niveles", "Escriba los datos en una lista simple.", "TEXT";
        pt: "os dados estão aninhados em mais de {limit} níveis", "Escreva os dados em uma lista simples.", "TEXT";
        en: "the data are nested more than {limit} levels deep", "Write the data as a plain list.", "TEXT";
        Told: "TEXT", "TEXT";
    }
}

/// Advice for an unknown key when one of the known ones is near.
pub static NEAR_KEY: crate::diag::Words = crate::diag::Words {
    es: "¿Quiso decir `{near}`?",
    pt: "Quis dizer `{near}`?",
    en: "Did you mean `{near}`?",
};
