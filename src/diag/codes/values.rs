//! F02x to F04x: a value that its field cannot take.

use crate::diag::Words;

super::codes! { VALUES:
    MISSING "F020" Error {
        es: "falta `{key}` ({label})", "Añada una línea como `{key}: {example}`.", "TEXT";
        pt: "falta `{key}` ({label})", "Acrescente uma linha como `{key}: {example}`.", "TEXT";
        en: "`{key}` is missing ({label})", "Add a line like `{key}: {example}`.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    EMPTY "F021" Error {
        es: "`{key}` está en blanco", "Escriba su valor, como `{key}: {example}`.", "TEXT";
        pt: "`{key}` está em branco", "Escreva seu valor, como `{key}: {example}`.", "TEXT";
        en: "`{key}` is blank", "Write its value, like `{key}: {example}`.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    WRONG_SHAPE "F022" Error {
        es: "`{key}` tiene {found}; se esperaba {expected}", "Escríbalo como `{key}: {example}`.", "TEXT";
        pt: "`{key}` tem {found}; esperava-se {expected}", "Escreva-o como `{key}: {example}`.", "TEXT";
        en: "`{key}` holds {found}; expected {expected}", "Write it like `{key}: {example}`.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    UNKNOWN_TERM "F023" Error {
        es: "`{value}` no está en la lista de `{vocabulary}`", "Elija uno de la lista: {known}.", "TEXT";
        pt: "`{value}` não está na lista de `{vocabulary}`", "Escolha um da lista: {known}.", "TEXT";
        en: "`{value}` is not in the list `{vocabulary}`", "Choose one of the list: {known}.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    REPEATED "F024" Error {
        es: "`{value}` está repetido", "Déjelo una sola vez.", "TEXT";
        pt: "`{value}` está repetido", "Deixe-o uma só vez.", "TEXT";
        en: "`{value}` is repeated", "Keep it once.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    TOO_MANY "F025" Error {
        es: "`{key}` tiene {count} valores y admite {limit}", "Deje los más importantes.", "TEXT";
        pt: "`{key}` tem {count} valores e admite {limit}", "Deixe os mais importantes.", "TEXT";
        en: "`{key}` holds {count} values and takes {limit}", "Keep the most important ones.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    TOO_LONG "F026" Error {
        es: "`{key}` tiene {count} caracteres y admite {limit}", "Acórtelo; el detalle va en el cuerpo.", "TEXT";
        pt: "`{key}` tem {count} caracteres e admite {limit}", "Encurte-o; o detalhe vai no corpo.", "TEXT";
        en: "`{key}` has {count} characters and takes {limit}", "Shorten it; detail belongs in the body.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    NOT_A_NUMBER "F027" Error {
        es: "`{value}` no es un número", "Escriba solo cifras, con punto para los decimales: `{key}: {example}`.", "TEXT";
        pt: "`{value}` não é um número", "Escreva só algarismos, com ponto para os decimais: `{key}: {example}`.", "TEXT";
        en: "`{value}` is not a number", "Write digits only, with a point for decimals: `{key}: {example}`.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    NOT_A_YEAR "F028" Error {
        es: "`{value}` no es un año", "Escriba el año con cuatro cifras, y el mes si se sabe: `2014` o `2014-03`.", "TEXT";
        pt: "`{value}` não é um ano", "Escreva o ano com quatro algarismos, e o mês se for conhecido: `2014` ou `2014-03`.", "TEXT";
        en: "`{value}` is not a year", "Write the year with four digits, and the month if known: `2014` or `2014-03`.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    YEAR_OUT_OF_RANGE "F029" Error {
        es: "el año `{value}` está fuera de lo posible ({low} a {high})", "Revise las cifras.", "TEXT";
        pt: "o ano `{value}` está fora do possível ({low} a {high})", "Revise os algarismos.", "TEXT";
        en: "the year `{value}` is out of range ({low} to {high})", "Check the digits.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    NOT_A_DATE "F030" Error {
        es: "`{value}` no es una fecha con la forma año-mes-día", "Escríbala como `2016-11-30`.", "TEXT";
        pt: "`{value}` não é uma data na forma ano-mês-dia", "Escreva-a como `2016-11-30`.", "TEXT";
        en: "`{value}` is not a date in the form year-month-day", "Write it like `2016-11-30`.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    NO_SUCH_DATE "F031" Error {
        es: "la fecha `{value}` no existe en el calendario", "Revise el día y el mes.", "TEXT";
        pt: "a data `{value}` não existe no calendário", "Revise o dia e o mês.", "TEXT";
        en: "the date `{value}` does not exist in the calendar", "Check the day and the month.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    NOT_COORDINATES "F032" Error {
        es: "`{key}` debe tener dos números: [latitud, longitud]", "Escríbalo como `{key}: {example}`.", "TEXT";
        pt: "`{key}` deve ter dois números: [latitude, longitude]", "Escreva-o como `{key}: {example}`.", "TEXT";
        en: "`{key}` must hold two numbers: [latitude, longitude]", "Write it like `{key}: {example}`.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    COORDINATES_OUT_OF_RANGE "F033" Error {
        es: "la {axis} {value} no va de {low} a {high}", "Revise las cifras: primero la latitud, luego la longitud.", "TEXT";
        pt: "a {axis} {value} não está entre {low} e {high}", "Revise os algarismos: primeiro a latitude, depois a longitude.", "TEXT";
        en: "the {axis} {value} is not between {low} and {high}", "Check the digits: latitude first, then longitude.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    NOT_A_URL "F034" Error {
        es: "`{value}` no es una dirección web completa", "Escríbala entera, con `https://` al principio.", "TEXT";
        pt: "`{value}` não é um endereço web completo", "Escreva-o inteiro, com `https://` no início.", "TEXT";
        en: "`{value}` is not a full web address", "Write it in full, beginning with `https://`.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    NOT_AN_EMAIL "F035" Error {
        es: "`{value}` no es una dirección de correo", "Escríbala como `nombre@ejemplo.org`.", "TEXT";
        pt: "`{value}` não é um endereço de correio", "Escreva-o como `nome@exemplo.org`.", "TEXT";
        en: "`{value}` is not an e-mail address", "Write it like `name@example.org`.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    NOT_A_LANGUAGE "F036" Error {
        es: "`{value}` no es un código de idioma", "Use dos letras: {known}.", "TEXT";
        pt: "`{value}` não é um código de idioma", "Use duas letras: {known}.", "TEXT";
        en: "`{value}` is not a language code", "Use two letters: {known}.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    NOT_A_LICENSE "F037" Error {
        es: "`{value}` no es una licencia conocida", "Use una de estas: {known}.", "TEXT";
        pt: "`{value}` não é uma licença conhecida", "Use uma destas: {known}.", "TEXT";
        en: "`{value}` is not a known licence", "Use one of these: {known}.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    NOT_A_NAME "F038" Error {
        es: "`{value}` no es el nombre de un archivo de ficha", "Escriba el nombre del archivo sin `.md`: `{example}`.", "TEXT";
        pt: "`{value}` não é o nome de um arquivo de ficha", "Escreva o nome do arquivo sem `.md`: `{example}`.", "TEXT";
        en: "`{value}` is not the name of a record's file", "Write the file's name without `.md`: `{example}`.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    CUT_VALUE "F039" Warning {
        es: "lo que sigue a ` #` es un comentario y no se lee: `{value}`", "Si es parte del texto, ponga todo el valor entre comillas.", "TEXT";
        pt: "o que vem depois de ` #` é um comentário e não se lê: `{value}`", "Se faz parte do texto, ponha todo o valor entre aspas.", "TEXT";
        en: "what follows ` #` is a comment and is not read: `{value}`", "If it belongs to the text, put the whole value in quotes.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    EMPTY_TEXT "F040" Warning {
        es: "`{key}` tiene comillas sin nada dentro", "Escriba su valor o borre la línea.", "TEXT";
        pt: "`{key}` tem aspas sem nada dentro", "Escreva seu valor ou apague a linha.", "TEXT";
        en: "`{key}` has quotes with nothing in them", "Write its value or delete the line.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    REVERSED_DATES "F041" Warning {
        es: "`{key}` ({value}) es anterior a `{other}` ({before})", "Revise los dos: uno está mal, o están cambiados.", "TEXT";
        pt: "`{key}` ({value}) é anterior a `{other}` ({before})", "Revise os dois: um está errado, ou estão trocados.", "TEXT";
        en: "`{key}` ({value}) is before `{other}` ({before})", "Check both: one is wrong, or they are swapped.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    OPEN_WITH_END "F042" Warning {
        es: "`{other}` es `{term}`, pero `{key}` dice que terminó en {value}", "Cambie `{other}`, o quite `{key}` si todavía sigue.", "TEXT";
        pt: "`{other}` é `{term}`, mas `{key}` diz que terminou em {value}", "Mude `{other}`, ou retire `{key}` se ainda continua.", "TEXT";
        en: "`{other}` is `{term}`, but `{key}` says it ended in {value}", "Change `{other}`, or remove `{key}` if it still goes on.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    SWAPPED_COORDINATES "F043" Error {
        es: "el punto no está en {territory}; parece que latitud y longitud están cambiadas", "Primero la latitud: `{key}: [{lat}, {lon}]`.", "TEXT";
        pt: "o ponto não está em {territory}; parece que latitude e longitude estão trocadas", "Primeiro a latitude: `{key}: [{lat}, {lon}]`.", "TEXT";
        en: "the point is not in {territory}; latitude and longitude seem to be swapped", "Latitude first: `{key}: [{lat}, {lon}]`.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    FAR_FROM_TERRITORY "F044" Error {
        es: "el punto está a {distance} km de {territory}", "Revise las cifras y sus signos: al sur y al oeste son negativas.", "TEXT";
        pt: "o ponto está a {distance} km de {territory}", "Revise os algarismos e seus sinais: ao sul e ao oeste são negativos.", "TEXT";
        en: "the point is {distance} km from {territory}", "Check the digits and their signs: south and west are negative.", "TEXT";
        Told: "TEXT", "TEXT";
    }
    OUTSIDE_TERRITORY "F045" Warning {
        es: "el punto está a {distance} km de {territory}", "Si el lugar es otro, corrija las cifras o el país.", "TEXT";
        pt: "o ponto está a {distance} km de {territory}", "Se o lugar é outro, corrija os algarismos ou o país.", "TEXT";
        en: "the point is {distance} km from {territory}", "If the place is another, correct the digits or the country.", "TEXT";
        Told: "TEXT", "TEXT";
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
