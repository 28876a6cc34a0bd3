//! F02x to F04x: a value that its field cannot take.

use crate::diag::Words;

super::codes! { VALUES:
    MISSING "F020" Error {
        es: "falta `{key}` ({label})", "Agregue una línea como `{key}: {example}`.",
            "Unos pocos datos son obligatorios, porque sin ellos nadie encontraría la ficha ni sabría de \
             dónde es. Todo lo demás puede completarse con el tiempo. Suele faltar una línea que se \
             borró, o cuya clave quedó con otro nombre.";
        pt: "falta `{key}` ({label})", "Acrescente uma linha como `{key}: {example}`.",
            "Alguns poucos dados são obrigatórios, porque sem eles ninguém encontraria a ficha nem \
             saberia de onde ela é. Todo o resto pode ser completado com o tempo. Costuma faltar uma \
             linha que foi apagada, ou cuja chave ficou com outro nome.";
        en: "`{key}` is missing ({label})", "Add a line like `{key}: {example}`.",
            "A few data are required, because without them nobody would find the record or know where it \
             is from. All the rest can be filled in over time. What is missing is usually a line that was \
             deleted, or whose key has another name.";
        File:
            "---\n\
             titulo: Riego por turnos en el valle\n\
             resumen: Dos comunidades de ejemplo acordaron turnos de agua.\n\
             pais: BO\n\
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
    EMPTY "F021" Error {
        es: "`{key}` está en blanco", "Escriba su valor, como `{key}: {example}`.",
            "Este dato es obligatorio, y su línea está pero todavía no dice nada. Así, la ficha saldría \
             incompleta y no se encontraría al buscar. Suele pasar cuando se parte de la plantilla y \
             queda una línea por llenar.";
        pt: "`{key}` está em branco", "Escreva seu valor, como `{key}: {example}`.",
            "Este dado é obrigatório, e sua linha está lá mas ainda não diz nada. Assim, a ficha sairia \
             incompleta e não seria encontrada nas buscas. Costuma acontecer quando se parte do modelo e \
             fica uma linha por preencher.";
        en: "`{key}` is blank", "Write its value, like `{key}: {example}`.",
            "This value is required, and its line is there but does not say anything yet. As it is, the \
             record would be incomplete and could not be found by searching. It usually happens when one \
             begins from the template and a line is left to fill in.";
        Data: "contacto:", "contacto: Oficina de ejemplo, en la plaza";
    }
    WRONG_SHAPE "F022" Error {
        es: "`{key}` tiene {found}; se esperaba {expected}", "Escríbalo como `{key}: {example}`.",
            "Cada dato tiene su forma: un texto, un término, una lista entre corchetes o un grupo. Con \
             la forma que se espera, el dato se muestra bien y sirve para filtrar. Suele pasar al poner \
             corchetes donde va un solo valor, o al dejarlos fuera donde hacen falta.";
        pt: "`{key}` tem {found}; esperava-se {expected}", "Escreva-o como `{key}: {example}`.",
            "Cada dado tem sua forma: um texto, um termo, uma lista entre colchetes ou um grupo. Com a \
             forma esperada, o dado aparece bem e serve para filtrar. Costuma acontecer ao pôr colchetes \
             onde vai um só valor, ou ao deixá-los de fora onde são necessários.";
        en: "`{key}` holds {found}; expected {expected}", "Write it like `{key}: {example}`.",
            "Each value has its form: a text, a term, a list in brackets or a group. In the form \
             expected, it is shown well and can be used to filter. It usually happens when brackets stand \
             around a single value, or are left out where they are needed.";
        Data: "estado: [en-proceso]", "estado: en-proceso";
    }
    UNKNOWN_TERM "F023" Error {
        es: "`{value}` no está en la lista de `{vocabulary}`", "Elija uno de la lista: {known}.",
            "Algunos datos se eligen de una lista común, para que las experiencias parecidas se \
             encuentren juntas aunque cada quien las nombre a su manera. Con una palabra de fuera de la \
             lista, la ficha no saldría al filtrar. Suele ser un sinónimo, un plural o una tilde; si de \
             verdad falta un término, puede proponer que se agregue.";
        pt: "`{value}` não está na lista de `{vocabulary}`", "Escolha um da lista: {known}.",
            "Alguns dados são escolhidos de uma lista comum, para que as experiências parecidas apareçam \
             juntas mesmo que cada pessoa as nomeie do seu jeito. Com uma palavra de fora da lista, a \
             ficha não apareceria nos filtros. Costuma ser um sinônimo, um plural ou um acento; se \
             realmente falta um termo, você pode propor que seja acrescentado.";
        en: "`{value}` is not in the list `{vocabulary}`", "Choose one of the list: {known}.",
            "Some values are chosen from a shared list, so that similar experiences are found together \
             even if everyone names them in their own way. With a word that is not in the list, the \
             record would not turn up when filtering. It is usually a synonym, a plural or an accent; if \
             a term is really missing, you can propose adding it.";
        Data: "temas: [ecoturismo, mujeres]", "temas: [turismo, genero]";
    }
    REPEATED "F024" Error {
        es: "`{value}` está repetido", "Déjelo una sola vez.",
            "Cada valor va una sola vez en su lista. Repetido no agrega nada, y en los datos que otras \
             personas descargan contaría dos veces. Suele pasar al juntar dos listas o al copiar la de \
             otra ficha.";
        pt: "`{value}` está repetido", "Deixe-o uma só vez.",
            "Cada valor aparece uma só vez em sua lista. Repetido não acrescenta nada, e nos dados que \
             outras pessoas baixam contaria duas vezes. Costuma acontecer ao juntar duas listas ou ao \
             copiar a de outra ficha.";
        en: "`{value}` is repeated", "Keep it once.",
            "Each value stands once in its list. Repeated it adds nothing, and in the data that others \
             download it would count twice. It usually happens when two lists are joined, or when the \
             list of another record is copied.";
        Data: "temas: [turismo, genero, turismo]", "temas: [turismo, genero]";
    }
    TOO_MANY "F025" Error {
        es: "`{key}` tiene {count} valores y admite {limit}", "Deje los más importantes.",
            "La lista tiene un máximo para que diga lo principal: una ficha con diez temas saldría en \
             todas partes y no destacaría en ninguna. Suele pasar cuando la experiencia toca muchos \
             asuntos. Los que no quepan se pueden contar en el relato.";
        pt: "`{key}` tem {count} valores e admite {limit}", "Deixe os mais importantes.",
            "A lista tem um máximo para dizer o principal: uma ficha com dez temas apareceria em toda \
             parte e não se destacaria em nenhuma. Costuma acontecer quando a experiência toca muitos \
             assuntos. Os que não couberem podem ser contados no relato.";
        en: "`{key}` holds {count} values and takes {limit}", "Keep the most important ones.",
            "The list has a limit so that it says what matters most: a record with ten themes would turn \
             up everywhere and stand out nowhere. It usually happens when the experience touches on many \
             matters. Those that do not fit can be told in the story.";
        Data: "temas: [turismo, genero, educacion, mineria]", "temas: [turismo, genero, educacion]";
    }
    TOO_LONG "F026" Error {
        es: "`{key}` tiene {count} caracteres y admite {limit}", "Acórtelo; el detalle va en el relato.",
            "Este dato se muestra en listas y en resultados de búsqueda, donde hay poco espacio. Un \
             texto muy largo no dejaría ver las otras experiencias. Suele pasar al pegar un párrafo \
             entero; los detalles lucen más en el relato.";
        pt: "`{key}` tem {count} caracteres e admite {limit}", "Encurte-o; o detalhe vai no relato.",
            "Este dado aparece em listas e em resultados de busca, onde há pouco espaço. Um texto muito \
             longo não deixaria ver as outras experiências. Costuma acontecer ao colar um parágrafo \
             inteiro; os detalhes ficam melhor no relato.";
        en: "`{key}` has {count} characters and takes {limit}", "Shorten it; detail belongs in the story.",
            "This value is shown in lists and search results, where there is little room. A very long \
             text would push the other experiences out of sight. It usually happens when a whole \
             paragraph is pasted; details come out better in the story.";
        Data:
            "titulo: Riego por turnos en un valle de ejemplo, con un acuerdo entre dos comunidades \
             vecinas que durante muchos años no tuvieron agua suficiente y que ahora reparten cada semana \
             la que baja por la acequia grande",
            "titulo: Riego por turnos en un valle de ejemplo";
    }
    NOT_A_NUMBER "F027" Error {
        es: "`{value}` no es un número", "Escriba solo cifras, con punto para los decimales: `{key}: {example}`.",
            "Aquí va un número, para poder ordenar y comparar. Se escribe solo con cifras, y con punto \
             si tiene decimales; mil quinientos es `1500`, porque `1.500` se leería como uno y medio. \
             Suele pasar al escribirlo con letras, con la medida al lado (`15 km`) o con separador de \
             miles.";
        pt: "`{value}` não é um número", "Escreva só algarismos, com ponto para os decimais: `{key}: {example}`.",
            "Aqui vai um número, para poder ordenar e comparar. Escreve-se só com algarismos, e com \
             ponto se tem decimais; mil e quinhentos é `1500`, porque `1.500` seria lido como um e meio. \
             Costuma acontecer ao escrevê-lo por extenso, com a medida ao lado (`15 km`) ou com separador \
             de milhar.";
        en: "`{value}` is not a number", "Write digits only, with a point for decimals: `{key}: {example}`.",
            "A number goes here, so that things can be sorted and compared. It is written with digits \
             only, and a point if it has decimals; one thousand five hundred is `1500`. It usually \
             happens when it is written in words, with its measure (`15 km`), or with a comma for the \
             thousands.";
        Told: "`orden: diez`", "`orden: 10`";
    }
    NOT_A_YEAR "F028" Error {
        es: "`{value}` no es un año", "Escriba el año con cuatro cifras, y el mes si se sabe: `2014` o `2014-03`.",
            "El año se escribe con cuatro cifras y, si se conoce el mes, con un guion y dos cifras más. \
             Así las experiencias se pueden ordenar y comparar en el tiempo. Suele pasar al escribir una \
             frase o el nombre del mes; esos detalles van bien en el relato.";
        pt: "`{value}` não é um ano", "Escreva o ano com quatro algarismos, e o mês se for conhecido: `2014` ou `2014-03`.",
            "O ano se escreve com quatro algarismos e, se o mês for conhecido, com um hífen e mais dois \
             algarismos. Assim as experiências podem ser ordenadas e comparadas no tempo. Costuma \
             acontecer ao escrever uma frase ou o nome do mês; esses detalhes ficam bem no relato.";
        en: "`{value}` is not a year", "Write the year with four digits, and the month if known: `2014` or `2014-03`.",
            "The year is written with four digits and, if the month is known, a hyphen and two more. \
             That lets experiences be sorted and compared over time. It usually happens when a phrase or \
             the month's name is written; such details go well in the story.";
        Data: "inicio: marzo de 2014", "inicio: 2014-03";
    }
    YEAR_OUT_OF_RANGE "F029" Error {
        es: "el año `{value}` está fuera de lo posible ({low} a {high})", "Revise las cifras.",
            "Se aceptan años de 1500 a 2100. Fuera de ahí casi siempre hay una cifra de más, de menos o \
             cambiada, y la experiencia quedaría en una época que no es la suya. Si la historia viene de \
             más atrás, cuéntela en el relato.";
        pt: "o ano `{value}` está fora do possível ({low} a {high})", "Revise os algarismos.",
            "São aceitos anos de 1500 a 2100. Fora disso quase sempre há um algarismo a mais, a menos ou \
             trocado, e a experiência ficaria em uma época que não é a sua. Se a história vem de mais \
             longe, conte-a no relato.";
        en: "the year `{value}` is out of range ({low} to {high})", "Check the digits.",
            "Years from 1500 to 2100 are accepted. Beyond that there is nearly always a digit too many, \
             too few or mistyped, and the experience would stand in the wrong age. If its history goes \
             further back, tell it in the story.";
        Data: "inicio: 20144", "inicio: 2014";
    }
    NOT_A_DATE "F030" Error {
        es: "`{value}` no es una fecha con la forma año-mes-día", "Escríbala como `2016-11-30`.",
            "Las fechas van en el orden año-mes-día, con cifras y guiones. Según el país, `03/04/2016` \
             es el 3 de abril o el 4 de marzo; en cambio, `2016-04-03` se entiende igual en todas partes. \
             Suele pasar por costumbre, al empezar por el día.";
        pt: "`{value}` não é uma data na forma ano-mês-dia", "Escreva-a como `2016-11-30`.",
            "As datas vão na ordem ano-mês-dia, com algarismos e hifens. Conforme o país, `03/04/2016` é \
             3 de abril ou 4 de março; já `2016-04-03` se entende igual em toda parte. Costuma acontecer \
             por hábito, ao começar pelo dia.";
        en: "`{value}` is not a date in the form year-month-day", "Write it like `2016-11-30`.",
            "Dates go in the order year-month-day, with digits and hyphens. Depending on the country, \
             `03/04/2016` is 3 April or 4 March; `2016-04-03` is understood everywhere. It usually \
             happens out of habit, by beginning with the day.";
        Data: "actualizado: 30/11/2016", "actualizado: 2016-11-30";
    }
    NO_SUCH_DATE "F031" Error {
        es: "la fecha `{value}` no existe en el calendario", "Revise el día y el mes.",
            "La fecha está bien escrita, pero ese día no existe, como un 30 de febrero o un mes 13. \
             Publicada así confundiría a quien la lee, y la ficha quedaría mal ordenada. Suele ser una \
             cifra cambiada, o el día y el mes en orden inverso.";
        pt: "a data `{value}` não existe no calendário", "Revise o dia e o mês.",
            "A data está bem escrita, mas esse dia não existe, como um 30 de fevereiro ou um mês 13. \
             Publicada assim confundiria quem a lê, e a ficha ficaria fora de ordem. Costuma ser um \
             algarismo trocado, ou o dia e o mês em ordem inversa.";
        en: "the date `{value}` does not exist in the calendar", "Check the day and the month.",
            "The date is well written, but there is no such day, like a 30 February or a month 13. \
             Published like this it would confuse readers and put the record out of order. It is usually \
             a mistyped digit, or the day and the month the wrong way round.";
        Data: "actualizado: 2016-02-30", "actualizado: 2016-02-28";
    }
    NOT_COORDINATES "F032" Error {
        es: "`{key}` debe tener dos números: [latitud, longitud]", "Escríbalo como `{key}: {example}`.",
            "Un punto del mapa son dos números: primero la latitud, luego la longitud. Los decimales \
             llevan punto, porque la coma separa un número del otro. Suele pasar al copiar coordenadas \
             con comas decimales, o con grados y minutos.";
        pt: "`{key}` deve ter dois números: [latitude, longitude]", "Escreva-o como `{key}: {example}`.",
            "Um ponto do mapa são dois números: primeiro a latitude, depois a longitude. Os decimais \
             levam ponto, porque a vírgula separa um número do outro. Costuma acontecer ao copiar \
             coordenadas com vírgulas decimais, ou com graus e minutos.";
        en: "`{key}` must hold two numbers: [latitude, longitude]", "Write it like `{key}: {example}`.",
            "A point on the map is two numbers: latitude first, then longitude. Decimals take a point, \
             because the comma separates one number from the other. It usually happens when coordinates \
             are copied with decimal commas, or with degrees and minutes.";
        Data: "coordenadas: [-17,74, -65,19]", "coordenadas: [-17.74, -65.19]";
    }
    COORDINATES_OUT_OF_RANGE "F033" Error {
        es: "la {axis} {value} no va de {low} a {high}", "Revise las cifras: primero la latitud, luego la longitud.",
            "La latitud va de -90 a 90 y la longitud de -180 a 180; más allá no hay ningún lugar en la \
             Tierra. Con un número así, la experiencia no podría aparecer en ningún mapa. Suele ser un \
             punto decimal que falta o está corrido, o una cifra de más.";
        pt: "a {axis} {value} não está entre {low} e {high}", "Revise os algarismos: primeiro a latitude, depois a longitude.",
            "A latitude vai de -90 a 90 e a longitude de -180 a 180; além disso não há nenhum lugar na \
             Terra. Com um número assim, a experiência não poderia aparecer em nenhum mapa. Costuma ser \
             um ponto decimal que falta ou está fora do lugar, ou um algarismo a mais.";
        en: "the {axis} {value} is not between {low} and {high}", "Check the digits: latitude first, then longitude.",
            "Latitude goes from -90 to 90 and longitude from -180 to 180; beyond that there is no place \
             on Earth. With such a number, the experience could not appear on any map. It is usually a \
             decimal point that is missing or misplaced, or a digit too many.";
        Data: "coordenadas: [-17.74, -651.9]", "coordenadas: [-17.74, -65.19]";
    }
    NOT_A_URL "F034" Error {
        es: "`{value}` no es una dirección web completa", "Escríbala entera, con `https://` al principio.",
            "Una dirección completa empieza por `https://` o `http://` y no lleva espacios. Sin ese \
             comienzo, el navegador buscaría la página dentro de este mismo sitio y no la encontraría. \
             Suele pasar al copiarla de un folleto, donde se escribe abreviada.";
        pt: "`{value}` não é um endereço web completo", "Escreva-o inteiro, com `https://` no início.",
            "Um endereço completo começa com `https://` ou `http://` e não leva espaços. Sem esse \
             começo, o navegador buscaria a página dentro deste mesmo site e não a encontraria. Costuma \
             acontecer ao copiá-lo de um folheto, onde aparece abreviado.";
        en: "`{value}` is not a full web address", "Write it in full, beginning with `https://`.",
            "A full address begins with `https://` or `http://` and has no spaces. Without that \
             beginning, the browser would look for the page within this very site and not find it. It \
             usually happens when it is copied from a leaflet, where it is shortened.";
        Data: "web: ejemplo.org/riego", "web: https://ejemplo.org/riego";
    }
    NOT_AN_EMAIL "F035" Error {
        es: "`{value}` no es una dirección de correo", "Escríbala como `nombre@ejemplo.org`.",
            "Un correo tiene un nombre, una arroba y un dominio con punto, como `nombre@ejemplo.org`. Si \
             le falta algo, los mensajes de quien quiera escribirle no llegarán. Suele ser un espacio de \
             más, la arroba escrita con letras, o dos correos en la misma línea.";
        pt: "`{value}` não é um endereço de e-mail", "Escreva-o como `nome@exemplo.org`.",
            "Um e-mail tem um nome, uma arroba e um domínio com ponto, como `nome@exemplo.org`. Se faltar \
             alguma parte, as mensagens de quem quiser escrever para você não chegarão. Costuma ser um \
             espaço a mais, a arroba escrita por extenso, ou dois e-mails na mesma linha.";
        en: "`{value}` is not an e-mail address", "Write it like `name@example.org`.",
            "An e-mail address has a name, an at sign and a domain with a dot, like `name@example.org`. \
             If a part is missing, messages from people who want to write to you will not arrive. It is \
             usually an extra space, the at sign spelled out, or two addresses on the same line.";
        Data: "correo: riego arroba ejemplo.org", "correo: riego@ejemplo.org";
    }
    NOT_A_LANGUAGE "F036" Error {
        es: "`{value}` no es un código de idioma", "Use uno de estos códigos: {known}.",
            "El idioma se indica con su código corto, como `es`, `pt`, `en`, `qu` o `gn`. Gracias a él, \
             los programas que leen en voz alta pronuncian bien el texto, y los buscadores lo ofrecen a \
             quien lo entiende. Suele pasar al escribir el nombre completo del idioma.";
        pt: "`{value}` não é um código de idioma", "Use um destes códigos: {known}.",
            "O idioma se indica com seu código curto, como `es`, `pt`, `en`, `qu` ou `gn`. Graças a ele, \
             os programas que leem em voz alta pronunciam bem o texto, e os sites de busca o oferecem a \
             quem o entende. Costuma acontecer ao escrever o nome completo do idioma.";
        en: "`{value}` is not a language code", "Use one of these codes: {known}.",
            "The language is given by its short code, like `es`, `pt`, `en`, `qu` or `gn`. Thanks to it, \
             programs that read aloud pronounce the text well, and search engines offer it to those who \
             understand it. It usually happens when the language's full name is written.";
        Data: "idioma: castellano", "idioma: es";
    }
    NOT_A_LICENSE "F037" Error {
        es: "`{value}` no es una licencia conocida", "Use una de estas: {known}.",
            "La licencia dice con qué permiso pueden usar el texto otras personas. Se escribe con su \
             nombre exacto, para que signifique lo mismo en cualquier país y se muestre con un enlace a \
             sus condiciones. Suele pasar al escribir `libre`, o al dejar fuera la versión.";
        pt: "`{value}` não é uma licença conhecida", "Use uma destas: {known}.",
            "A licença diz com que permissão outras pessoas podem usar o texto. Escreve-se com seu nome \
             exato, para que signifique o mesmo em qualquer país e apareça com um link para suas \
             condições. Costuma acontecer ao escrever `livre`, ou ao deixar de fora a versão.";
        en: "`{value}` is not a known licence", "Use one of these: {known}.",
            "The licence says how other people may use the text. It is written with its exact name, so \
             that it means the same in every country and is shown with a link to its terms. It usually \
             happens when `free` is written, or when the version is left out.";
        Data: "licencia: libre", "licencia: CC-BY-4.0";
    }
    NOT_A_NAME "F038" Error {
        es: "`{value}` no es el nombre de un archivo de ficha", "Escriba el nombre del archivo sin `.md`: `{example}`.",
            "Una ficha se indica con el nombre de su archivo: letras minúsculas sin tilde, números y \
             guiones. Así el enlace sigue sirviendo aunque mañana cambie el título de la otra ficha. \
             Suele pasar al escribir el título, o al pegar la dirección web.";
        pt: "`{value}` não é o nome de um arquivo de ficha", "Escreva o nome do arquivo sem `.md`: `{example}`.",
            "Uma ficha é indicada pelo nome do seu arquivo: letras minúsculas sem acento, números e \
             hifens. Assim o link continua servindo mesmo que amanhã mude o título da outra ficha. \
             Costuma acontecer ao escrever o título, ou ao colar o endereço web.";
        en: "`{value}` is not the name of a record's file", "Write the file's name without `.md`: `{example}`.",
            "A record is named by its file: lower-case letters without accents, digits and hyphens. That \
             way the link still works if the other record's title changes tomorrow. It usually happens \
             when the title is written, or the web address is pasted.";
        Data: "relacionadas: [Ficha correcta]", "relacionadas: [ficha-correcta]";
    }
    CUT_VALUE "F039" Warning {
        es: "lo que sigue a ` #` es un comentario y no se lee: `{value}`", "Si es parte del texto, ponga todo el valor entre comillas.",
            "En las líneas de datos, un espacio seguido de `#` empieza un comentario que no se publica. \
             Si era parte del texto, como en `Zona #3`, se perdería sin que nadie lo note. Entre \
             comillas, el texto se lee completo.";
        pt: "o que vem depois de ` #` é um comentário e não se lê: `{value}`", "Se fizer parte do texto, ponha todo o valor entre aspas.",
            "Nas linhas de dados, um espaço seguido de `#` começa um comentário que não se publica. Se \
             era parte do texto, como em `Zona #3`, o resto se perderia sem ninguém notar. Entre aspas, o \
             texto é lido por inteiro.";
        en: "what follows ` #` is a comment and is not read: `{value}`", "If it belongs to the text, put the whole value in quotes.",
            "In the data lines, a space followed by `#` begins a comment that is not published. If it was \
             part of the text, as in `Zona #3`, it would be lost without anyone noticing. In quotes, the \
             text is read in full.";
        Data: "lugar: Zona #3 de un valle de ejemplo", "lugar: \"Zona #3 de un valle de ejemplo\"";
    }
    EMPTY_TEXT "F040" Warning {
        es: "`{key}` tiene comillas sin nada dentro", "Escriba su valor o borre la línea.",
            "Unas comillas sin nada dentro parecen un dato, pero no dicen nada. Este dato no es \
             obligatorio: puede llenarlo, o borrar la línea con tranquilidad. Suele quedar así al partir \
             de otra ficha.";
        pt: "`{key}` tem aspas sem nada dentro", "Escreva seu valor ou apague a linha.",
            "Aspas sem nada dentro parecem um dado, mas não dizem nada. Este dado não é obrigatório: \
             você pode preenchê-lo, ou apagar a linha com tranquilidade. Costuma ficar assim quando se \
             parte de outra ficha.";
        en: "`{key}` has quotes with nothing in them", "Write its value or delete the line.",
            "Quotes with nothing in them look like a value, but say nothing. This value is not required: \
             fill it in, or delete the line without a worry. It is usually left over when one begins from \
             another record.";
        Data: "web: \"\"", "web: https://ejemplo.org/riego";
    }
    REVERSED_DATES "F041" Warning {
        es: "`{key}` ({value}) es anterior a `{other}` ({before})", "Revise los dos: uno está mal, o están cambiados.",
            "Nada termina antes de empezar, así que una de las dos fechas no es la correcta. Mientras no \
             se aclare, quien lee no puede saber cuánto duró la experiencia. Suele ser una cifra \
             cambiada, o las dos fechas en orden inverso.";
        pt: "`{key}` ({value}) é anterior a `{other}` ({before})", "Revise os dois: um está errado, ou estão trocados.",
            "Nada termina antes de começar, então uma das duas datas não está certa. Enquanto isso não \
             se esclarecer, quem lê não pode saber quanto durou a experiência. Costuma ser um algarismo \
             trocado, ou as duas datas em ordem inversa.";
        en: "`{key}` ({value}) is before `{other}` ({before})", "Check both: one is wrong, or they are swapped.",
            "Nothing ends before it begins, so one of the two dates is not right. Until it is cleared \
             up, readers cannot tell how long the experience lasted. It is usually a mistyped digit, or \
             the two dates the wrong way round.";
        Data:
            "estado: finalizada\n\
             inicio: 2018\n\
             fin: 2014",
            "estado: finalizada\n\
             inicio: 2014\n\
             fin: 2018";
    }
    OPEN_WITH_END "F042" Warning {
        es: "`{other}` es `{term}`, pero `{key}` dice que terminó en {value}", "Cambie `{other}`, o quite `{key}` si la experiencia todavía sigue.",
            "La ficha dice a la vez que la experiencia sigue y que ya terminó. Quien quiera visitarla o \
             escribir necesita saber si continúa. Suele pasar cuando concluye y se cambia uno solo de los \
             dos datos. Si es un final previsto, ponga la fecha en que actualiza la ficha, y el aviso \
             desaparece.";
        pt: "`{other}` é `{term}`, mas `{key}` diz que terminou em {value}", "Mude `{other}`, ou retire `{key}` se a experiência ainda continua.",
            "A ficha diz ao mesmo tempo que a experiência continua e que já terminou. Quem quiser \
             visitá-la ou escrever precisa saber se ela continua. Costuma acontecer quando ela se conclui \
             e só um dos dois dados é mudado. Se for um final previsto, ponha a data em que você atualiza \
             a ficha, e o aviso desaparece.";
        en: "`{other}` is `{term}`, but `{key}` says it ended in {value}", "Change `{other}`, or remove `{key}` if the experience still goes on.",
            "The record says both that the experience goes on and that it has ended. People who want to \
             visit or write need to know whether it continues. It usually happens when it ends and only \
             one of the two is changed. If it is a planned end, give the date on which you update the \
             record, and the notice goes away.";
        Data: "estado: en-proceso\nfin: 2018", "estado: finalizada\nfin: 2018";
    }
    SWAPPED_COORDINATES "F043" Error {
        es: "el punto no está en {territory}; parece que latitud y longitud están cambiadas", "Primero la latitud: `{key}: [{lat}, {lon}]`.",
            "Primero va la latitud (norte o sur) y después la longitud (este u oeste). Al revés, el \
             punto cae en el mar o en otro continente. Suele pasar porque algunos mapas y programas dan \
             los dos números en el otro orden.";
        pt: "o ponto não está em {territory}; parece que latitude e longitude estão trocadas", "Primeiro a latitude: `{key}: [{lat}, {lon}]`.",
            "Primeiro vai a latitude (norte ou sul) e depois a longitude (leste ou oeste). Ao contrário, \
             o ponto cai no mar ou em outro continente. Costuma acontecer porque alguns mapas e programas \
             dão os dois números na outra ordem.";
        en: "the point is not in {territory}; latitude and longitude seem to be swapped", "Latitude first: `{key}: [{lat}, {lon}]`.",
            "Latitude (north or south) goes first, then longitude (east or west). The other way round, \
             the point falls in the sea or on another continent. It usually happens because some maps and \
             programs give the two numbers in the other order.";
        Data: "coordenadas: [-65.19, -17.74]", "coordenadas: [-17.74, -65.19]";
    }
    FAR_FROM_TERRITORY "F044" Error {
        es: "el punto está a {distance} km de {territory}", "Revise las cifras y sus signos: al sur y al oeste son negativas.",
            "El punto se compara con el país que dice la ficha, y está demasiado lejos para ser ese \
             lugar. Así se evita que la experiencia aparezca en otra parte del mundo. Casi siempre falta \
             un signo: al sur del ecuador la latitud es negativa, y en toda América lo es la longitud.";
        pt: "o ponto está a {distance} km de {territory}", "Revise os algarismos e seus sinais: ao sul e ao oeste são negativos.",
            "O ponto é comparado com o país que a ficha diz, e está longe demais para ser esse lugar. \
             Assim se evita que a experiência apareça em outra parte do mundo. Quase sempre falta um \
             sinal: ao sul do equador a latitude é negativa, e em toda a América a longitude também.";
        en: "the point is {distance} km from {territory}", "Check the digits and their signs: south and west are negative.",
            "The point is compared with the country that the record names, and it is too far away to be \
             that place. This keeps the experience from appearing in another part of the world. Nearly \
             always a sign is missing: south of the equator latitude is negative, and so is longitude in \
             all of the Americas.";
        Data: "coordenadas: [17.74, -65.19]", "coordenadas: [-17.74, -65.19]";
    }
    OUTSIDE_TERRITORY "F045" Warning {
        es: "el punto está a {distance} km de {territory}", "Si el lugar es otro, corrija las cifras o el país.",
            "El punto se compara con el contorno del país que dice la ficha, y queda a más de cien \
             kilómetros. La ficha se publica igual, porque nadie conoce el lugar mejor que usted. Suele \
             ser una cifra cambiada, o una experiencia de varios países en la que falta nombrar uno.";
        pt: "o ponto está a {distance} km de {territory}", "Se o lugar for outro, corrija os algarismos ou o país.",
            "O ponto é comparado com o contorno do país que a ficha diz, e fica a mais de cem \
             quilômetros. A ficha é publicada mesmo assim, porque ninguém conhece o lugar melhor do que \
             você. Costuma ser um algarismo trocado, ou uma experiência de vários países em que falta \
             indicar um.";
        en: "the point is {distance} km from {territory}", "If the place is another, correct the digits or the country.",
            "The point is compared with the outline of the country that the record names, and lies more \
             than a hundred kilometres away. The record is published all the same, because nobody knows \
             the place better than you do. It is usually a mistyped digit, or an experience of several \
             countries of which one is not named.";
        Data: "pais: BO\ncoordenadas: [-13.52, -71.97]", "pais: [BO, PE]\ncoordenadas: [-13.52, -71.97]";
    }
}

/// Advice when a vocabulary has a term near the word found.
pub static NEAR_TERM: Words = Words {
    es: "¿Quiso decir `{near}`?",
    pt: "Você quis dizer `{near}`?",
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
    pt: "Se forem vários, vão entre colchetes: `{key}: [{value}]`.",
    en: "If they are several, put them in brackets: `{key}: [{value}]`.",
};
