//! F02x to F04x: a value that its field cannot take.

use crate::diag::Words;

super::codes! { VALUES:
    MISSING "F020" Error {
        es: "falta `{key}` ({label})", "Añada una línea como `{key}: {example}`.";
        pt: "falta `{key}` ({label})", "Acrescente uma linha como `{key}: {example}`.";
        en: "`{key}` is missing ({label})", "Add a line like `{key}: {example}`.";
    }
    EMPTY "F021" Error {
        es: "`{key}` está en blanco", "Escriba su valor, como `{key}: {example}`.";
        pt: "`{key}` está em branco", "Escreva seu valor, como `{key}: {example}`.";
        en: "`{key}` is blank", "Write its value, like `{key}: {example}`.";
    }
    WRONG_SHAPE "F022" Error {
        es: "`{key}` tiene {found}; se esperaba {expected}", "Escríbalo como `{key}: {example}`.";
        pt: "`{key}` tem {found}; esperava-se {expected}", "Escreva-o como `{key}: {example}`.";
        en: "`{key}` holds {found}; expected {expected}", "Write it like `{key}: {example}`.";
    }
    UNKNOWN_TERM "F023" Error {
        es: "`{value}` no está en la lista de `{vocabulary}`", "Elija uno de la lista: {known}.";
        pt: "`{value}` não está na lista de `{vocabulary}`", "Escolha um da lista: {known}.";
        en: "`{value}` is not in the list `{vocabulary}`", "Choose one of the list: {known}.";
    }
    REPEATED "F024" Error {
        es: "`{value}` está repetido", "Déjelo una sola vez.";
        pt: "`{value}` está repetido", "Deixe-o uma só vez.";
        en: "`{value}` is repeated", "Keep it once.";
    }
    TOO_MANY "F025" Error {
        es: "`{key}` tiene {count} valores y admite {limit}", "Deje los más importantes.";
        pt: "`{key}` tem {count} valores e admite {limit}", "Deixe os mais importantes.";
        en: "`{key}` holds {count} values and takes {limit}", "Keep the most important ones.";
    }
    TOO_LONG "F026" Error {
        es: "`{key}` tiene {count} caracteres y admite {limit}", "Acórtelo; el detalle va en el cuerpo.";
        pt: "`{key}` tem {count} caracteres e admite {limit}", "Encurte-o; o detalhe vai no corpo.";
        en: "`{key}` has {count} characters and takes {limit}", "Shorten it; detail belongs in the body.";
    }
    NOT_A_NUMBER "F027" Error {
        es: "`{value}` no es un número", "Escriba solo cifras, con punto para los decimales: `{key}: {example}`.";
        pt: "`{value}` não é um número", "Escreva só algarismos, com ponto para os decimais: `{key}: {example}`.";
        en: "`{value}` is not a number", "Write digits only, with a point for decimals: `{key}: {example}`.";
    }
    NOT_A_YEAR "F028" Error {
        es: "`{value}` no es un año", "Escriba el año con cuatro cifras, y el mes si se sabe: `2014` o `2014-03`.";
        pt: "`{value}` não é um ano", "Escreva o ano com quatro algarismos, e o mês se for conhecido: `2014` ou `2014-03`.";
        en: "`{value}` is not a year", "Write the year with four digits, and the month if known: `2014` or `2014-03`.";
    }
    YEAR_OUT_OF_RANGE "F029" Error {
        es: "el año `{value}` está fuera de lo posible ({low} a {high})", "Revise las cifras.";
        pt: "o ano `{value}` está fora do possível ({low} a {high})", "Revise os algarismos.";
        en: "the year `{value}` is out of range ({low} to {high})", "Check the digits.";
    }
    NOT_A_DATE "F030" Error {
        es: "`{value}` no es una fecha con la forma año-mes-día", "Escríbala como `2016-11-30`.";
        pt: "`{value}` não é uma data na forma ano-mês-dia", "Escreva-a como `2016-11-30`.";
        en: "`{value}` is not a date in the form year-month-day", "Write it like `2016-11-30`.";
    }
    NO_SUCH_DATE "F031" Error {
        es: "la fecha `{value}` no existe en el calendario", "Revise el día y el mes.";
        pt: "a data `{value}` não existe no calendário", "Revise o dia e o mês.";
        en: "the date `{value}` does not exist in the calendar", "Check the day and the month.";
    }
    NOT_COORDINATES "F032" Error {
        es: "`{key}` debe tener dos números: [latitud, longitud]", "Escríbalo como `{key}: {example}`.";
        pt: "`{key}` deve ter dois números: [latitude, longitude]", "Escreva-o como `{key}: {example}`.";
        en: "`{key}` must hold two numbers: [latitude, longitude]", "Write it like `{key}: {example}`.";
    }
    COORDINATES_OUT_OF_RANGE "F033" Error {
        es: "la {axis} {value} no va de {low} a {high}", "Revise las cifras: primero la latitud, luego la longitud.";
        pt: "a {axis} {value} não está entre {low} e {high}", "Revise os algarismos: primeiro a latitude, depois a longitude.";
        en: "the {axis} {value} is not between {low} and {high}", "Check the digits: latitude first, then longitude.";
    }
    NOT_A_URL "F034" Error {
        es: "`{value}` no es una dirección web completa", "Escríbala entera, con `https://` al principio.";
        pt: "`{value}` não é um endereço web completo", "Escreva-o inteiro, com `https://` no início.";
        en: "`{value}` is not a full web address", "Write it in full, beginning with `https://`.";
    }
    NOT_AN_EMAIL "F035" Error {
        es: "`{value}` no es una dirección de correo", "Escríbala como `nombre@ejemplo.org`.";
        pt: "`{value}` não é um endereço de correio", "Escreva-o como `nome@exemplo.org`.";
        en: "`{value}` is not an e-mail address", "Write it like `name@example.org`.";
    }
    NOT_A_LANGUAGE "F036" Error {
        es: "`{value}` no es un código de idioma", "Use dos letras: {known}.";
        pt: "`{value}` não é um código de idioma", "Use duas letras: {known}.";
        en: "`{value}` is not a language code", "Use two letters: {known}.";
    }
    NOT_A_LICENSE "F037" Error {
        es: "`{value}` no es una licencia conocida", "Use una de estas: {known}.";
        pt: "`{value}` não é uma licença conhecida", "Use uma destas: {known}.";
        en: "`{value}` is not a known licence", "Use one of these: {known}.";
    }
    NOT_A_NAME "F038" Error {
        es: "`{value}` no es el nombre de un archivo de ficha", "Escriba el nombre del archivo sin `.md`: `{example}`.";
        pt: "`{value}` não é o nome de um arquivo de ficha", "Escreva o nome do arquivo sem `.md`: `{example}`.";
        en: "`{value}` is not the name of a record's file", "Write the file's name without `.md`: `{example}`.";
    }
}

/// Advice when a vocabulary has a term near the word found.
pub static NEAR_TERM: Words = Words {
    es: "¿Quiso decir `{near}`?",
    pt: "Quis dizer `{near}`?",
    en: "Did you mean `{near}`?",
};

/// Advice when the word found is a synonym or a label of a term.
pub static SYNONYM_OF: Words = Words {
    es: "Aquí se escribe `{near}`.",
    pt: "Aqui se escreve `{near}`.",
    en: "Here it is written `{near}`.",
};

/// Advice when several terms were written as one text.
pub static WANTS_BRACKETS: Words = Words {
    es: "Si son varios, van entre corchetes: `{key}: [{value}]`.",
    pt: "Se são vários, vão entre colchetes: `{key}: [{value}]`.",
    en: "If they are several, put them in brackets: `{key}: [{value}]`.",
};
