//! F100 to F118: what people send, in files, tables of answers and issues.

super::codes! { INTAKE:
    OTHER_ENCODING "F100" Warning {
        es: "el archivo no está en UTF-8; se leyó como {encoding}", "Revise que las tildes y la ñ se vean bien en lo que se tomó.",
            "Hay varias formas de guardar letras en un archivo, y este no dice cuál usa. Se leyó con la \
             más común en hojas de cálculo antiguas de la región. Si alguna palabra sale con signos \
             extraños, vuelva a exportar el archivo como «CSV UTF-8».";
        pt: "o arquivo não está em UTF-8; foi lido como {encoding}", "Confira se os acentos e o ç aparecem bem no que foi tomado.",
            "Há várias formas de guardar letras em um arquivo, e este não diz qual usa. Foi lido com a \
             mais comum em planilhas antigas da região. Se alguma palavra sair com sinais estranhos, \
             exporte o arquivo de novo como \"CSV UTF-8\".";
        en: "the file is not UTF-8; it was read as {encoding}", "Check that accents look right in what was taken in.",
            "There are several ways to store letters in a file, and this one does not say which it uses. \
             It was read with the one most common in the region's older spreadsheets. If some word comes \
             out with strange signs, export the file again as \"CSV UTF-8\".";
        Told: "Respuestas guardadas como «CSV (delimitado por comas)»", "Las mismas, guardadas como «CSV UTF-8»";
    }
    NOT_A_SHEET "F101" Error {
        es: "no es una hoja de cálculo que se pueda leer", "Ábrala en su programa y guárdela como CSV UTF-8 o como XLSX.",
            "Se toman tablas en CSV y en XLSX. Este archivo empieza como un libro de XLSX, pero está dañado, \
             protegido con contraseña o es de otra clase. Tampoco se leen libros que declaran entidades de \
             XML: ningún programa de hojas de cálculo las escribe.";
        pt: "não é uma planilha que se possa ler", "Abra-a no seu programa e salve-a como CSV UTF-8 ou como XLSX.",
            "São tomadas tabelas em CSV e em XLSX. Este arquivo começa como uma pasta de trabalho XLSX, mas \
             está danificado, protegido por senha ou é de outro tipo. Também não se leem pastas que declaram \
             entidades de XML: nenhum programa de planilhas as escreve.";
        en: "this is not a spreadsheet that can be read", "Open it in your program and save it as CSV UTF-8 or as XLSX.",
            "Tables are taken in as CSV and as XLSX. This file begins like an XLSX workbook, but it is \
             damaged, protected with a password or of another kind. Workbooks that declare XML entities are \
             not read either: no spreadsheet program writes them.";
        Told: "Un documento de texto con el nombre `respuestas.xlsx`", "La hoja de respuestas, guardada como XLSX";
    }
    SHEET_TOO_LARGE "F102" Error {
        es: "la hoja pasa de lo que se puede tomar: {limit} {what}", "Deje solo la hoja de respuestas y guárdela de nuevo.",
            "Una hoja con respuestas de un formulario tiene a lo sumo unos miles de filas. Algo mucho mayor \
             suele ser un error, o un archivo hecho para agotar la memoria de quien lo abra. Por eso se \
             mide antes de leerlo, y no se lee lo que pasa de la medida.";
        pt: "a planilha passa do que se pode tomar: {limit} {what}", "Deixe só a planilha de respostas e salve-a de novo.",
            "Uma planilha com respostas de um formulário tem no máximo alguns milhares de linhas. Algo muito \
             maior costuma ser um erro, ou um arquivo feito para esgotar a memória de quem o abrir. Por isso \
             se mede antes de ler, e não se lê o que passa da medida.";
        en: "the sheet is more than can be taken in: {limit} {what}", "Leave only the sheet of answers and save it again.",
            "A sheet with the answers to a form has some thousands of rows at most. Something much larger is \
             usually a mistake, or a file made to use up the memory of whoever opens it. So it is measured \
             before it is read, and what is beyond measure is not read.";
        Told: "Un libro de 1 MB que al abrirse ocupa 10 GB", "Un libro con la hoja de respuestas";
    }
    LONG_ROW "F103" Error {
        es: "la fila tiene {count} celdas y los títulos son {limit}", "Busque en ella o en la anterior unas comillas de más o de menos, o complete el título que falta.",
            "Cada celda se entiende por el título de su columna. Una fila más larga que los títulos suele \
             venir de unas comillas perdidas, que corren las celdas a otra columna: nada de lo que dice \
             sería seguro.";
        pt: "a linha tem {count} células e os títulos são {limit}", "Procure nela ou na anterior aspas a mais ou a menos, ou complete o título que falta.",
            "Cada célula é entendida pelo título da sua coluna. Uma linha mais longa que os títulos costuma \
             vir de aspas perdidas, que empurram as células para outra coluna: nada do que diz seria seguro.";
        en: "the row has {count} cells and there are {limit} headers", "Look in it or in the one before for a quotation mark too many or too few, or fill in the missing header.",
            "Each cell is understood by the header of its column. A row longer than the headers usually comes \
             from a lost quotation mark, which moves the cells to another column: nothing it says would be \
             certain.";
        Told: "`Riego,Totora,Cochabamba` bajo `Nombre,Lugar`", "`Riego,\"Totora, Cochabamba\"` bajo `Nombre,Lugar`";
    }
    OPEN_QUOTE "F104" Error {
        es: "se abren unas comillas que no se cierran y todo lo que sigue quedó en una celda", "Cierre las comillas, o vuelva a exportar la hoja.",
            "En un archivo CSV, las comillas encierran un texto que tiene comas o varias líneas. Si no se \
             cierran, el resto de la hoja parece parte de ese texto y las demás respuestas se perderían. \
             Suele pasar cuando se corrige el archivo a mano.";
        pt: "abrem-se aspas que não se fecham e tudo o que vem depois ficou em uma célula", "Feche as aspas, ou exporte a planilha de novo.",
            "Em um arquivo CSV, as aspas encerram um texto que tem vírgulas ou várias linhas. Se não se \
             fecham, o resto da planilha parece parte desse texto e as outras respostas se perderiam. \
             Costuma acontecer quando se corrige o arquivo à mão.";
        en: "a quotation mark opens and never closes, and all that follows is in one cell", "Close the quotation mark, or export the sheet again.",
            "In a CSV file, quotation marks enclose a text that has commas or several lines. If they are not \
             closed, the rest of the sheet looks like part of that text and the other answers would be lost. \
             It usually happens when the file is corrected by hand.";
        Told: "`Riego,\"Dos comunidades`", "`Riego,\"Dos comunidades\"`";
    }
    EMPTY_SHEET "F105" Error {
        es: "la hoja no tiene nada", "Elija otra hoja con `--sheet`, o vuelva a exportar las respuestas.",
            "La primera fila debe tener los títulos de las columnas, que son las preguntas del formulario. \
             En esta hoja no hay ninguna celda escrita. Suele ser otra hoja del mismo libro la que tiene \
             las respuestas.";
        pt: "a planilha não tem nada", "Escolha outra planilha com `--sheet`, ou exporte as respostas de novo.",
            "A primeira linha deve ter os títulos das colunas, que são as perguntas do formulário. Nesta \
             planilha não há nenhuma célula escrita. Costuma ser outra planilha da mesma pasta a que tem as \
             respostas.";
        en: "the sheet is empty", "Choose another sheet with `--sheet`, or export the answers again.",
            "The first row must have the headers of the columns, which are the questions of the form. No cell \
             of this sheet has anything in it. It is usually another sheet of the same workbook that has the \
             answers.";
        Told: "Un libro cuya primera hoja está en blanco", "El mismo, con `--sheet \"Respuestas\"`";
    }
    NO_SUCH_SHEET "F106" Error {
        es: "el libro no tiene una hoja «{name}»", "Use una de estas: {known}.",
            "Un libro puede tener varias hojas, y cada una su nombre, que se ve abajo al abrirlo. Se pidió \
             una que no está: puede haber cambiado de nombre o tener un espacio de más.";
        pt: "a pasta de trabalho não tem uma planilha \"{name}\"", "Use uma destas: {known}.",
            "Uma pasta de trabalho pode ter várias planilhas, e cada uma seu nome, que se vê embaixo ao \
             abri-la. Foi pedida uma que não está: pode ter mudado de nome ou ter um espaço a mais.";
        en: "the workbook has no sheet \"{name}\"", "Use one of these: {known}.",
            "A workbook can have several sheets, each with a name, which is seen at the bottom when it is \
             open. One was asked for that is not there: it may have been renamed or have one space too many.";
        Told: "`--sheet \"Hoja 1\"`", "`--sheet \"Hoja1\"`";
    }
    UNKNOWN_COLUMN "F107" Warning {
        es: "esta columna no está en el mapa y no se usa", "Agréguela al mapa, bajo `[columns]`: `\"{name}\" = \"…\"`; con `\"\"` sigue sin uso.",
            "El mapa dice qué es cada columna. Esta apareció después de escribirlo, o su título cambió: lo \
             que dicen sus celdas se perdería sin que nadie lo note.";
        pt: "esta coluna não está no mapa e não se usa", "Acrescente-a ao mapa, sob `[columns]`: `\"{name}\" = \"…\"`; com `\"\"` continua sem uso.",
            "O mapa diz o que é cada coluna. Esta apareceu depois de escrevê-lo, ou seu título mudou: o que \
             dizem suas células se perderia sem que ninguém note.";
        en: "this column is not in the map and is not used", "Add it to the map, under `[columns]`: `\"{name}\" = \"…\"`; with `\"\"` it stays unused.",
            "The map says what each column is. This one appeared after it was written, or its header changed: \
             what its cells say would be lost without anybody noticing.";
        Told: "Una pregunta agregada al formulario después de hacer el mapa", "La misma, con su línea en el mapa";
    }
    MISSING_COLUMN "F108" Error {
        es: "la hoja no tiene la columna «{name}», que está en el mapa", "Corrija su título en el mapa o quite la línea. Las columnas son: {known}.",
            "El mapa reconoce cada columna por su título exacto. Si en el formulario se cambió una pregunta, \
             la columna tiene otro título y sus respuestas se perderían.";
        pt: "a planilha não tem a coluna \"{name}\", que está no mapa", "Corrija seu título no mapa ou tire a linha. As colunas são: {known}.",
            "O mapa reconhece cada coluna pelo seu título exato. Se no formulário se mudou uma pergunta, a \
             coluna tem outro título e suas respostas se perderiam.";
        en: "the sheet has no column \"{name}\", which is in the map", "Correct its header in the map or take the line out. The columns are: {known}.",
            "The map knows each column by its exact header. If a question of the form was changed, the column \
             has another header and its answers would be lost.";
        Told: "`\"Nombre\" = \"titulo\"` para una columna «Nombre de la experiencia»", "`\"Nombre de la experiencia\" = \"titulo\"`";
    }
    MISSING_ANSWER "F109" Error {
        es: "falta «{label}», que es obligatorio", "Complete la respuesta; si vale para todas las filas, póngala en el mapa bajo `[fixed]`.",
            "Unos pocos datos son obligatorios, porque sin ellos nadie encontraría la ficha ni sabría de \
             dónde es. En esta respuesta no está, o la columna que lo tiene no figura en el mapa.";
        pt: "falta \"{label}\", que é obrigatório", "Complete a resposta; se vale para todas as linhas, ponha-a no mapa sob `[fixed]`.",
            "Alguns poucos dados são obrigatórios, porque sem eles ninguém encontraria a ficha nem saberia de \
             onde ela é. Nesta resposta não está, ou a coluna que o tem não consta no mapa.";
        en: "\"{label}\" is missing, which is required", "Fill in the answer; if it holds for all rows, put it in the map under `[fixed]`.",
            "A few data are required, because without them nobody would find the record or know where it is \
             from. This answer does not have it, or the column that does is not in the map.";
        Told: "Una fila sin nada en la columna «Lugar»", "La misma, con «Un valle de ejemplo»";
    }
    UNKNOWN_ANSWER "F110" Error {
        es: "«{value}» no es ningún término de «{label}»", "Elija uno de estos: {known}.",
            "Este campo toma sus valores de una lista, para que las fichas se puedan filtrar y contar. Una \
             palabra parecida no se toma en silencio, porque podría querer decir otra cosa. Si varias \
             respuestas usan la misma palabra, basta decir una vez en el mapa qué término es.";
        pt: "\"{value}\" não é nenhum termo de \"{label}\"", "Escolha um destes: {known}.",
            "Este campo toma seus valores de uma lista, para que as fichas se possam filtrar e contar. Uma \
             palavra parecida não é tomada em silêncio, porque poderia querer dizer outra coisa. Se várias \
             respostas usam a mesma palavra, basta dizer uma vez no mapa que termo é.";
        en: "\"{value}\" is no term of \"{label}\"", "Choose one of these: {known}.",
            "This field takes its values from a list, so that records can be filtered and counted. A word \
             that is only similar is not taken in silence, because it might mean something else. If several \
             answers use the same word, it is enough to say once in the map which term it is.";
        Told: "«Agua potabl» en la columna «Temas»", "«Agua, suelos y bosques»";
    }
    UNREAD_ANSWER "F111" Error {
        es: "no se entiende «{value}»; se esperaba {expected}", "Corrija la respuesta, como en `{example}`.",
            "Las fechas, los números, los lugares y las direcciones se entienden de muchas maneras de \
             escribirlos, pero no de todas. Lo que no se entiende no se adivina: un año o un punto del mapa \
             equivocados son peores que ninguno.";
        pt: "não se entende \"{value}\"; esperava-se {expected}", "Corrija a resposta, como em `{example}`.",
            "As datas, os números, os lugares e os endereços são entendidos de muitas maneiras de \
             escrevê-los, mas não de todas. O que não se entende não se adivinha: um ano ou um ponto do mapa \
             errados são piores que nenhum.";
        en: "\"{value}\" is not understood; expected {expected}", "Correct the answer, as in `{example}`.",
            "Dates, numbers, places and addresses are understood in many ways of writing them, but not in \
             all. What is not understood is not guessed: a wrong year or point on the map is worse than none.";
        Told: "«hace como diez años» en la columna «Inicio»", "«2014»";
    }
    GUESSED_ANSWER "F112" Warning {
        es: "«{value}» se puede leer de dos maneras; se tomó como {taken}", "Si no es así, corrija la celda o el ajuste `dates` del mapa.",
            "En unos países 03/04/2015 es el 3 de abril y en otros el 4 de marzo; en unos 1.500 es mil \
             quinientos y en otros uno y medio. Se leyó como se escribe en el idioma del catálogo, y se avisa \
             para que alguien lo mire.";
        pt: "\"{value}\" pode ser lido de duas maneiras; foi tomado como {taken}", "Se não for assim, corrija a célula ou o ajuste `dates` do mapa.",
            "Em alguns países 03/04/2015 é 3 de abril e em outros 4 de março; em alguns 1.500 é mil e \
             quinhentos e em outros um e meio. Foi lido como se escreve no idioma do catálogo, e se avisa \
             para que alguém o veja.";
        en: "\"{value}\" can be read in two ways; it was taken as {taken}", "If that is not so, correct the cell or the setting `dates` of the map.",
            "In some countries 03/04/2015 is the 3rd of April and in others the 4th of March; in some 1.500 \
             is one thousand five hundred and in others one and a half. It was read as the catalogue's \
             language writes it, and this is said so that somebody looks at it.";
        Told: "«03/04/2015» en la columna «Actualizada»", "«2015-04-03»";
    }
    TWO_ANSWERS "F113" Error {
        es: "dice «{value}», y otra columna del mismo campo dice «{other}»", "Deje en el mapa una sola columna para el campo, o corrija la celda.",
            "Dos columnas del mapa llevan al mismo campo, y en esta fila no dicen lo mismo. No se elige una \
             por usted. Las listas, como los temas, sí se suman.";
        pt: "diz \"{value}\", e outra coluna do mesmo campo diz \"{other}\"", "Deixe no mapa uma só coluna para o campo, ou corrija a célula.",
            "Duas colunas do mapa levam ao mesmo campo, e nesta linha não dizem o mesmo. Não se escolhe uma \
             por você. As listas, como os temas, sim se somam.";
        en: "it says \"{value}\", and another column of the same field says \"{other}\"", "Leave only one column for the field in the map, or correct the cell.",
            "Two columns of the map lead to the same field, and in this row they do not say the same. None is \
             chosen for you. Lists, such as themes, are added together.";
        Told: "«Lugar» dice «Totora» y «Municipio» dice «Tarata»", "Una sola de las dos va al campo";
    }
    NO_NAME "F114" Error {
        es: "del título no sale un nombre de archivo", "Escriba un título con letras o números.",
            "El nombre del archivo, que es también la dirección de la página, sale de las letras y los \
             números del título. Este no tiene ninguno.";
        pt: "do título não sai um nome de arquivo", "Escreva um título com letras ou números.",
            "O nome do arquivo, que é também o endereço da página, sai das letras e dos números do título. \
             Este não tem nenhum.";
        en: "the title gives no name for a file", "Write a title with letters or digits.",
            "The file's name, which is also the page's address, comes from the letters and digits of the \
             title. This one has none.";
        Told: "«¡¡¡…!!!»", "«Riego por turnos»";
    }
    SAME_ENTRY "F115" Error {
        es: "da la misma ficha que la fila {other}: `{slug}`", "Si son dos experiencias, cambie un título; si es la misma, deje una sola fila.",
            "Dos filas con el mismo título darían el mismo archivo, y la segunda taparía la primera. Suele \
             ser alguien que respondió dos veces.";
        pt: "dá a mesma ficha que a linha {other}: `{slug}`", "Se são duas experiências, mude um título; se é a mesma, deixe uma só linha.",
            "Duas linhas com o mesmo título dariam o mesmo arquivo, e a segunda taparia a primeira. Costuma \
             ser alguém que respondeu duas vezes.";
        en: "it gives the same record as row {other}: `{slug}`", "If they are two experiences, change one title; if it is the same one, leave only one row.",
            "Two rows with the same title would give the same file, and the second would cover the first. It \
             is usually somebody who answered twice.";
        Told: "Dos filas tituladas «Riego por turnos»", "«Riego por turnos» y «Riego por turnos en la ladera»";
    }
    ENTRY_DIFFERS "F116" Error {
        es: "`{path}` ya existe y dice otra cosa en: {labels}", "Si es la misma experiencia, repita la orden con `--update`; si es otra, cambie el título.",
            "Ya hay una ficha con este título, y no consta que venga de esta respuesta. Lo que alguien \
             escribió en ella no se cambia sin que usted lo diga.";
        pt: "`{path}` já existe e diz outra coisa em: {labels}", "Se é a mesma experiência, repita o comando com `--update`; se é outra, mude o título.",
            "Já há uma ficha com este título, e não consta que venha desta resposta. O que alguém escreveu \
             nela não se muda sem que você o diga.";
        en: "`{path}` already exists and says something else in: {labels}", "If it is the same experience, run the command again with `--update`; if it is another one, change the title.",
            "There is a record with this title already, and nothing says that it came from this answer. What \
             somebody wrote in it is not changed unless you say so.";
        Told: "Una respuesta titulada como una ficha que ya está", "La misma, tomada con `--update`";
    }
    REFUSED_EDIT "F117" Error {
        es: "no se puede escribir en la ficha: {reason}", "Cámbielo donde está escrito, o haga el cambio en el archivo de la ficha.",
            "Al pasar una respuesta a una ficha, todo lo demás debe quedar igual. Cuando eso no es seguro, \
             no se escribe nada y se dice por qué.";
        pt: "não se pode escrever na ficha: {reason}", "Mude-o onde está escrito, ou faça a mudança no arquivo da ficha.",
            "Ao passar uma resposta para uma ficha, todo o resto deve ficar igual. Quando isso não é seguro, \
             nada se escreve e se diz por quê.";
        en: "it cannot be written into the record: {reason}", "Change it where it is written, or make the change in the record's file.",
            "When an answer goes into a record, everything else must stay the same. Where that is not \
             certain, nothing is written and the reason is given.";
        Told: "Una respuesta larga con un título `##` propio", "La misma, con `###`";
    }
    NO_ANSWERS "F118" Error {
        es: "no hay ninguna respuesta del formulario", "Use el texto del asunto tal como lo hizo el formulario, con sus títulos `###`.",
            "El formulario escribe cada pregunta como un título y debajo la respuesta. En este texto no hay \
             ninguna pregunta que el catálogo conozca: puede ser un asunto escrito a mano, o de otro \
             formulario.";
        pt: "não há nenhuma resposta do formulário", "Use o texto do assunto tal como o fez o formulário, com seus títulos `###`.",
            "O formulário escreve cada pergunta como um título e embaixo a resposta. Neste texto não há \
             nenhuma pergunta que o catálogo conheça: pode ser um assunto escrito à mão, ou de outro \
             formulário.";
        en: "there is no answer of the form in it", "Use the text of the issue as the form made it, with its `###` headings.",
            "The form writes each question as a heading with the answer below. There is no question in this \
             text that the catalogue knows: it may be an issue written by hand, or by another form.";
        Told: "«Hola, quiero agregar una experiencia»", "`### Título`, y debajo «Riego por turnos»";
    }
}
