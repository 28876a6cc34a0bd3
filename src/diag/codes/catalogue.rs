//! F05x: the body; F06x: what only the whole catalogue can tell.

super::codes! { CATALOGUE:
    DEAD_LINK "F050" Error {
        es: "el enlace lleva a `{target}`, que no existe", "Corrija el nombre del archivo o quite el enlace.",
            "Un enlace a otra ficha lleva el nombre de su archivo, y ese archivo tiene que existir. Si \
             no, quien haga clic llegaría a una página que no se encuentra. Suele ser una letra cambiada, \
             o una ficha que cambió de nombre, se quitó o sigue en borrador.";
        pt: "o link leva a `{target}`, que não existe", "Corrija o nome do arquivo ou retire o link.",
            "Um link para outra ficha leva o nome do seu arquivo, e esse arquivo precisa existir. Se \
             não, quem clicasse chegaria a uma página não encontrada. Costuma ser uma letra trocada, ou \
             uma ficha que mudou de nome, foi retirada ou continua em rascunho.";
        en: "the link leads to `{target}`, which does not exist", "Correct the file name or remove the link.",
            "A link to another record holds the name of its file, and that file has to exist. Otherwise, \
             whoever clicks would get to a page that is not found. It is usually one wrong letter, or a \
             record that was renamed, removed or is still a draft.";
        Body:
            "Se parece a [otra experiencia](ficha-corecta.md).",
            "Se parece a [otra experiencia](ficha-correcta.md).";
    }
    MISSING_FILE "F051" Error {
        es: "el archivo `{target}` no está junto a la ficha", "Póngalo en la misma carpeta que su `index.md`, con una terminación como .jpg, .png o .pdf.",
            "Las fotos y los documentos van en la misma carpeta que el `index.md` de la ficha, y su \
             nombre se escribe igual, con las mismas mayúsculas. Solo se publican fotos, audios y \
             documentos comunes, porque otros tipos podrían dañar el equipo de quien los abre. Suele ser \
             un archivo que aún no se copió, o un nombre como `Feria.JPG` que se escribió `feria.jpg`.";
        pt: "o arquivo `{target}` não está junto à ficha", "Ponha-o na mesma pasta que o seu `index.md`, com uma terminação como .jpg, .png ou .pdf.",
            "As fotos e os documentos ficam na mesma pasta que o `index.md` da ficha, e seu nome se \
             escreve igual, com as mesmas maiúsculas. Só se publicam fotos, áudios e documentos comuns, \
             porque outros tipos poderiam danificar o computador de quem os abre. Costuma ser um arquivo \
             que ainda não foi copiado, ou um nome como `Feria.JPG` que foi escrito `feria.jpg`.";
        en: "the file `{target}` is not beside the record", "Put it in the folder of its `index.md`, with an ending like .jpg, .png or .pdf.",
            "Pictures and documents stand in the same folder as the record's `index.md`, and their names \
             are written alike, with the same capital letters. Only common pictures, recordings and \
             documents are published, because other kinds could harm the reader's computer. It is usually \
             a file that was not copied yet, or a name like `Feria.JPG` that was written `feria.jpg`.";
        Body: "![La feria, un domingo](Feria.JPG)", "![La feria, un domingo](feria.jpg)";
    }
    UNSAFE_LINK "F052" Warning {
        es: "el enlace `{target}` no es de una clase permitida y se muestra como texto", "Use una dirección que empiece por https://, http://, mailto: o tel:.",
            "Un enlace puede llevar a una página web, a un correo o a un teléfono. Otros pueden hacer \
             funcionar programas en el equipo de quien hace clic, o solo sirven en la computadora donde \
             se escribieron; por eso se muestran como texto. Suele pasar al pegar la ubicación de un \
             archivo propio, que empieza por `file:`.";
        pt: "o link `{target}` não é de um tipo permitido e aparece como texto", "Use um endereço que comece com https://, http://, mailto: ou tel:.",
            "Um link pode levar a uma página web, a um e-mail ou a um telefone. Outros podem pôr \
             programas para funcionar no computador de quem clica, ou só servem no computador onde foram \
             escritos; por isso aparecem como texto. Costuma acontecer ao colar o local de um arquivo \
             próprio, que começa com `file:`.";
        en: "the link `{target}` is not of an allowed kind and is shown as text", "Use an address that begins with https://, http://, mailto: or tel:.",
            "A link may lead to a web page, an e-mail address or a telephone. Others can run programs on \
             the reader's computer, or work only on the one they were written on; so they are shown as \
             text. It usually happens when the location of a file of one's own is pasted, which begins \
             with `file:`.";
        Body:
            "Lea [la memoria](file:///C:/Documentos/memoria.pdf).",
            "Lea [la memoria](https://ejemplo.org/memoria.pdf).";
    }
    RAW_HTML "F053" Warning {
        es: "hay etiquetas HTML en el texto; se muestran tal como están escritas", "Escriba el texto con Markdown, sin etiquetas `<…>`.",
            "El relato se escribe con unas pocas señales sencillas, que se llaman Markdown: \
             `**negrita**`, `## Título`. Las etiquetas de HTML, el código de las páginas web, no se \
             aplican, porque con ellas se podría meter algo que engañe o dañe a quien lee. Suele pasar al \
             pegar texto de una página web o de un correo.";
        pt: "há tags HTML no texto; elas aparecem como estão escritas", "Escreva o texto com Markdown, sem tags `<…>`.",
            "O relato se escreve com uns poucos sinais simples, que se chamam Markdown: `**negrito**`, \
             `## Título`. As tags de HTML, o código das páginas web, não se aplicam, porque com elas \
             se poderia pôr algo que engane ou prejudique quem lê. Costuma acontecer ao colar texto de \
             uma página web ou de um e-mail.";
        en: "there are HTML tags in the text; they are shown as written", "Write the text in Markdown, without `<…>` tags.",
            "The story is written with a few simple signs, called Markdown: `**bold**`, `## Title`. Tags \
             of HTML, the code of web pages, have no effect, because with them something could be slipped \
             in that deceives or harms readers. It usually happens when text is pasted from a web page or \
             an e-mail.";
        Body: "Hoy son <b>doce familias</b>.", "Hoy son **doce familias**.";
    }
    EMBEDDED_PICTURE "F054" Error {
        es: "la imagen está metida dentro del texto", "Guárdela como archivo junto a la ficha y enlácela por su nombre.",
            "La imagen no está en un archivo aparte, sino escrita dentro del texto como miles de letras \
             sin sentido. Así la ficha pesa mucho, tarda en abrirse y es difícil de corregir. Suele pasar \
             al pegar una imagen con algunos editores.";
        pt: "a imagem está embutida no texto", "Salve-a como arquivo junto à ficha e use seu nome no link.",
            "A imagem não está em um arquivo separado, mas escrita dentro do texto como milhares de \
             letras sem sentido. Assim a ficha fica pesada, demora a abrir e é difícil de corrigir. \
             Costuma acontecer ao colar uma imagem com alguns editores.";
        en: "the picture is embedded in the text", "Save it as a file beside the record and link to its name.",
            "The picture is not in a file of its own, but written into the text as thousands of \
             meaningless letters. That makes the record heavy, slow to open and hard to correct. It \
             usually happens when a picture is pasted with some editors.";
        Body: "![La feria](data:image/png;base64,iVBORw0KGgo=)", "![La feria](feria.jpg)";
    }
    BODY_TOO_LARGE "F055" Error {
        es: "el relato produce una página {times} veces mayor que lo escrito", "Simplifique las tablas o referencias repetidas.",
            "A veces un texto corto produce una página enorme, que tarda en abrirse o bloquea el \
             teléfono de quien lee. Por eso la página no puede ser muchísimo mayor que su texto. Suele \
             pasar al pegar una hoja de cálculo entera, o cuando un mismo enlace se repite cientos de \
             veces.";
        pt: "o relato produz uma página {times} vezes maior que o que se escreveu", "Simplifique as tabelas ou referências repetidas.",
            "Às vezes um texto curto produz uma página enorme, que demora a abrir ou trava o telefone de \
             quem lê. Por isso a página não pode ser muitíssimo maior do que seu texto. Costuma acontecer \
             ao colar uma planilha inteira, ou quando um mesmo link se repete centenas de vezes.";
        en: "the story makes a page {times} times larger than what was written", "Simplify the tables or repeated references.",
            "Sometimes a short text makes a huge page, which is slow to open or blocks the reader's \
             telephone. So the page may not be very many times larger than its text. It usually happens \
             when a whole spreadsheet is pasted, or when the same link is repeated hundreds of times.";
        Told: "El mismo enlace, muy largo, repetido cientos de veces", "El enlace una sola vez";
    }
    CONTROL_CHARACTER "F056" Error {
        es: "hay un carácter que no se ve ({character})", "Bórrelo: vuelva a escribir las letras de al lado.",
            "Hay caracteres que están en el archivo pero no se ven. Pueden impedir que una palabra se \
             encuentre, romper un enlace o esconder algo que nadie ha revisado. Suelen llegar al pegar \
             texto desde un PDF, un chat u otro programa.";
        pt: "há um caractere que não se vê ({character})", "Apague-o: volte a escrever as letras ao lado.",
            "Há caracteres que estão no arquivo mas não se veem. Podem impedir que uma palavra seja \
             encontrada, quebrar um link ou esconder algo que ninguém revisou. Costumam chegar ao colar \
             texto de um PDF, de um chat ou de outro programa.";
        en: "there is a character that cannot be seen ({character})", "Delete it: type the letters beside it again.",
            "Some characters are in the file but cannot be seen. They can keep a word from being found, \
             break a link or hide something that nobody has looked at. They usually come with text pasted \
             from a PDF, a chat or another program.";
        Told:
            "`riego` con un signo invisible entre sus letras",
            "`riego`, escrito de nuevo con el teclado";
    }
    BIDI_CONTROL "F057" Error {
        es: "hay un carácter que cambia el orden en que se lee el texto ({character})", "Bórrelo: vuelva a escribir las letras de al lado.",
            "Ciertos caracteres invisibles cambian el orden en que se muestran las letras; sirven para \
             lenguas que se escriben de derecha a izquierda. En otros textos pueden hacer que se lea una \
             cosa y diga otra, por ejemplo en la dirección de un enlace. Suelen llegar al pegar texto \
             desde un chat o una página web.";
        pt: "há um caractere que muda a ordem em que se lê o texto ({character})", "Apague-o: volte a escrever as letras ao lado.",
            "Certos caracteres invisíveis mudam a ordem em que as letras aparecem; servem para línguas \
             que se escrevem da direita para a esquerda. Em outros textos podem fazer com que se leia uma \
             coisa e esteja escrita outra, por exemplo no endereço de um link. Costumam chegar ao colar \
             texto de um chat ou de uma página web.";
        en: "there is a character that changes the order in which the text is read ({character})", "Delete it: type the letters beside it again.",
            "Certain invisible characters change the order in which letters are shown; they serve \
             languages written from right to left. In other texts they can make one thing appear where \
             another is written, for instance in a link's address. They usually come with text pasted \
             from a chat or a web page.";
        Told:
            "`riego` con una marca invisible que invierte sus letras",
            "`riego`, escrito de nuevo con el teclado";
    }
    MERGE_MARK "F058" Error {
        es: "quedó una marca de un conflicto entre dos versiones", "Elija qué texto queda y borre las líneas `<<<<<<<`, `=======` y `>>>>>>>`.",
            "Cuando dos personas cambian las mismas líneas, el programa que reúne los cambios deja las \
             dos versiones, separadas por estas marcas, para que alguien elija. No se ha perdido nada: \
             las dos siguen en el archivo. Se avisa aquí para que la página no muestre dos textos a la \
             vez, con signos sueltos.";
        pt: "ficou uma marca de um conflito entre duas versões", "Escolha que texto fica e apague as linhas `<<<<<<<`, `=======` e `>>>>>>>`.",
            "Quando duas pessoas mudam as mesmas linhas, o programa que reúne as mudanças deixa as duas \
             versões, separadas por estas marcas, para que alguém escolha. Nada se perdeu: as duas \
             continuam no arquivo. O aviso serve para que a página não mostre dois textos ao mesmo tempo, \
             com sinais soltos.";
        en: "a mark of a conflict between two versions is left", "Choose which text stays and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`.",
            "When two people change the same lines, the program that brings changes together leaves both \
             versions, separated by these marks, for someone to choose. Nothing is lost: both are still \
             in the file. This notice keeps the page from showing two texts at once, with stray signs.";
        Body:
            "<<<<<<< HEAD\n\
             Hoy son doce familias.\n\
             =======\n\
             Hoy son quince familias.\n\
             >>>>>>> correccion",
            "Hoy son quince familias.";
    }
    UNKNOWN_SECTION "F059" Warning {
        es: "«{title}» no es una de las partes de la ficha", "Use uno de estos títulos: {known}.",
            "Las partes de una ficha llevan títulos comunes, para poder comparar, por ejemplo, lo que \
             aprendieron distintas experiencias. Una parte con otro título se publica, pero no se \
             reconoce como una de ellas. Suele ser un título parecido; dentro de cada parte, los \
             subtítulos con `###` son libres.";
        pt: "“{title}” não é uma das partes da ficha", "Use um destes títulos: {known}.",
            "As partes de uma ficha levam títulos comuns, para poder comparar, por exemplo, o que \
             diferentes experiências aprenderam. Uma parte com outro título é publicada, mas não é \
             reconhecida como uma delas. Costuma ser um título parecido; dentro de cada parte, os \
             subtítulos com `###` são livres.";
        en: "“{title}” is not one of the parts of the record", "Use one of these titles: {known}.",
            "The parts of a record have shared titles, so that one can compare, for instance, what \
             different experiences learnt. A part with another title is published, but not recognised as \
             one of them. It is usually a similar title; within each part, subtitles with `###` are yours \
             to choose.";
        Body:
            "## Antecedentes\n\n\
             El agua no alcanzaba para todas las familias.",
            "## Punto de partida\n\n\
             El agua no alcanzaba para todas las familias.";
    }
    SAME_SLUG "F060" Error {
        es: "su dirección `{slug}` es la misma que la de {other}", "Cambie el nombre de uno de los dos archivos.",
            "Cada ficha tiene su propia dirección, que sale del nombre de su archivo. Si dos tuvieran la \
             misma, una taparía a la otra y nadie podría leerla. Suele pasar cuando hay a la vez un \
             archivo `riego.md` y una carpeta `riego` con su `index.md`.";
        pt: "seu endereço `{slug}` é o mesmo de {other}", "Mude o nome de um dos dois arquivos.",
            "Cada ficha tem seu próprio endereço, que vem do nome do seu arquivo. Se duas tivessem o \
             mesmo, uma esconderia a outra e ninguém poderia lê-la. Costuma acontecer quando há ao mesmo \
             tempo um arquivo `riego.md` e uma pasta `riego` com seu `index.md`.";
        en: "its address `{slug}` is the same as that of {other}", "Rename one of the two files.",
            "Each record has an address of its own, made from its file's name. If two had the same one, \
             one would hide the other and nobody could read it. It usually happens when there are both a \
             file `riego.md` and a folder `riego` with its `index.md`.";
        Told: "`riego.md` y `riego/index.md`", "`riego.md` y `riego-del-valle/index.md`";
    }
    UNKNOWN_ENTRY "F061" Error {
        es: "no hay ninguna ficha `{value}`", "Escriba el nombre de un archivo que exista, sin `.md`.",
            "Aquí se nombran otras fichas del catálogo, para que quien lee pueda pasar de una a otra. Si \
             la ficha no existe, el enlace no lleva a nada. Suele ser una letra cambiada, o una ficha \
             que todavía no se publica.";
        pt: "não há nenhuma ficha `{value}`", "Escreva o nome de um arquivo que exista, sem `.md`.",
            "Aqui são indicadas outras fichas do catálogo, para que quem lê possa passar de uma a outra. \
             Se a ficha não existe, o link não leva a nada. Costuma ser uma letra trocada, ou uma \
             ficha que ainda não foi publicada.";
        en: "there is no record `{value}`", "Write the name of a file that exists, without `.md`.",
            "Other records of the catalogue are named here, so that readers can go from one to another. \
             If the record does not exist, the link leads nowhere. It is usually one wrong letter, \
             or a record that is not published yet.";
        Data: "relacionadas: [ficha-corecta]", "relacionadas: [ficha-correcta]";
    }
    NO_ORIGINAL "F062" Error {
        es: "es la traducción de `{slug}`, que no existe", "Ponga el original en `{slug}.md`, o quite el idioma del nombre.",
            "Un nombre como `riego.pt.md` dice que el archivo es la traducción al portugués de \
             `riego.md`. Las traducciones se muestran junto a su original; sin él, nadie llegaría a esta \
             página. Suele pasar cuando el original cambió de nombre, o cuando el texto se escribió \
             directamente en ese idioma: entonces el idioma va en los datos y no en el nombre.";
        pt: "é a tradução de `{slug}`, que não existe", "Ponha o original em `{slug}.md`, ou retire o idioma do nome.",
            "Um nome como `riego.en.md` diz que o arquivo é a tradução para o inglês de `riego.md`. As \
             traduções aparecem junto ao seu original; sem ele, ninguém chegaria a esta página. Costuma \
             acontecer quando o original mudou de nome, ou quando o texto foi escrito diretamente nesse \
             idioma: então o idioma vai nos dados e não no nome.";
        en: "it translates `{slug}`, which does not exist", "Put the original in `{slug}.md`, or take the language out of the name.",
            "A name like `riego.en.md` says that the file is the English translation of `riego.md`. \
             Translations are shown with their original; without it, nobody would get to this page. It \
             usually happens when the original was renamed, or when the text was first written in that \
             language: then the language goes in the data, not in the name.";
        Told: "`riego.pt.md` solo", "`riego.pt.md` junto a `riego.md`";
    }
    TAKEN_ADDRESS "F063" Error {
        es: "su dirección `{path}` ya la ocupa otra página del sitio", "Cambie el nombre del archivo.",
            "Algunas direcciones ya están ocupadas por las listas, los filtros y los datos del sitio. Si \
             una página tuviera la misma, una de las dos no se podría abrir. Suele pasar al llamar a una \
             página como una parte del sitio, por ejemplo `fichas.md` o `temas.md`.";
        pt: "seu endereço `{path}` já é de outra página do site", "Mude o nome do arquivo.",
            "Alguns endereços já estão ocupados pelas listas, pelos filtros e pelos dados do site. Se \
             uma página tivesse o mesmo, uma das duas não poderia ser aberta. Costuma acontecer ao dar a \
             uma página o nome de uma parte do site, por exemplo `fichas.md` ou `temas.md`.";
        en: "its address `{path}` is taken by another page of the site", "Rename the file.",
            "Some addresses are already taken by the lists, the filters and the data of the site. If a \
             page had the same one, one of the two could not be opened. It usually happens when a page is \
             named like a part of the site, for instance `fichas.md` or `temas.md`.";
        Told: "`content/paginas/temas.md`", "`content/paginas/sobre-los-temas.md`";
    }
    NEAR_DUPLICATE "F064" Warning {
        es: "cuenta casi lo mismo que {other}", "Si es la misma experiencia, deje una sola ficha; si no, diga en qué se distingue.",
            "Con dos fichas casi iguales, quien busca no sabe cuál está al día. Quizá dos personas \
             cuentan la misma experiencia y pueden hacerlo juntas. Suele pasar al partir de una copia de \
             otra ficha, o cuando una experiencia llega por dos caminos.";
        pt: "conta quase o mesmo que {other}", "Se for a mesma experiência, deixe uma só ficha; se não, diga em que se distingue.",
            "Com duas fichas quase iguais, quem busca não sabe qual está atualizada. Talvez duas pessoas \
             contem a mesma experiência e possam fazê-lo juntas. Costuma acontecer ao partir de uma cópia \
             de outra ficha, ou quando uma experiência chega por dois caminhos.";
        en: "it tells almost the same as {other}", "If it is the same experience, keep one record; if not, say what sets it apart.",
            "With two records that are almost alike, readers cannot tell which one is up to date. \
             Perhaps two people tell the same experience and could do it together. It usually happens \
             when one begins from a copy of another record, or when an experience arrives by two routes.";
        Told:
            "Dos fichas con casi el mismo texto",
            "Una sola ficha, o dos que dicen en qué se distinguen";
    }
    DEAD_PAGE "F065" Warning {
        es: "el enlace lleva a `{target}`, que no es una página de este sitio", "Corrija la dirección, o escríbala entera si es de otro sitio.",
            "Una dirección que empieza con `/` lleva a una página de este mismo sitio, y esa página no \
             existe. Quien haga clic no encontraría nada. Suele ser una letra cambiada, o un país o tema \
             que todavía no tiene ninguna ficha.";
        pt: "o link leva a `{target}`, que não é uma página deste site", "Corrija o endereço, ou escreva-o inteiro se for de outro site.",
            "Um endereço que começa com `/` leva a uma página deste mesmo site, e essa página não \
             existe. Quem clicasse não encontraria nada. Costuma ser uma letra trocada, ou um país ou \
             tema que ainda não tem nenhuma ficha.";
        en: "the link leads to `{target}`, which is not a page of this site", "Correct the address, or write it in full if it is of another site.",
            "An address that begins with `/` leads to a page of this very site, and there is no such \
             page. Whoever clicks would find nothing. It is usually one wrong letter, or a country or \
             theme that has no record yet.";
        Body:
            "Hay más experiencias [de Bolivia](/paises/bolibia/).",
            "Hay más experiencias [de Bolivia](/paises/bolivia/).";
    }
    NEXT_QUESTION "F070" Hint {
        es: "cuenta más lo que se hizo que lo que se aprendió", "Una pregunta que puede ayudar: {question}",
            "No hay nada que corregir: es una pregunta, por si le sirve para seguir. Otras comunidades \
             aprenden sobre todo de lo que ustedes entendieron en el camino: qué destrabó los problemas, \
             qué cambió y qué harían distinto. Aparece cuando casi todo el relato describe lo que se \
             hizo; puede responderla o dejarla para después.";
        pt: "conta mais o que se fez do que o que se aprendeu", "Uma pergunta que pode ajudar: {question}",
            "Não há nada para corrigir: é uma pergunta, caso ajude você a continuar. Outras comunidades \
             aprendem sobretudo com o que vocês entenderam no caminho: o que destravou os problemas, o \
             que mudou e o que fariam diferente. Aparece quando quase todo o relato descreve o que se \
             fez; você pode respondê-la ou deixá-la para depois.";
        en: "it tells more of what was done than of what was learnt", "A question that may help: {question}",
            "There is nothing to correct: it is a question, in case it helps you go on. Other communities \
             learn most from what you understood on the way: what got you past the problems, what changed \
             and what you would do differently. It appears when nearly all of the story describes what \
             was done; you may answer it or leave it for later.";
        Told:
            "Cuatro párrafos sobre lo que se hizo",
            "Tres sobre lo que se hizo y dos sobre lo que se aprendió";
    }
}

/// Advice for a title when a section's title is near.
pub static NEAR_SECTION: crate::diag::Words = crate::diag::Words {
    es: "¿Quiso decir «{near}»?",
    pt: "Você quis dizer “{near}”?",
    en: "Did you mean “{near}”?",
};
