//! F00x: files that cannot be taken in as they are.

super::codes! { FILES:
    NOT_UTF8 "F001" Error {
        es: "el archivo no está en UTF-8 (byte {offset})", "Ábralo en su editor y guárdelo con la codificación UTF-8.",
            "UTF-8 es la forma más común de guardar letras en un archivo: admite las tildes, la ñ y las \
             lenguas indígenas. Si el archivo usa otra, «ñandú» podría publicarse con signos extraños. \
             Suele pasar con editores antiguos o al exportar desde otro programa.";
        pt: "o arquivo não está em UTF-8 (byte {offset})", "Abra-o no seu editor e salve com a codificação UTF-8.",
            "UTF-8 é a forma mais comum de guardar letras em um arquivo: aceita os acentos, o ç e as \
             línguas indígenas. Se o arquivo usa outra, \"coração\" poderia ser publicado com sinais \
             estranhos. Costuma acontecer com editores antigos ou ao exportar de outro programa.";
        en: "the file is not UTF-8 (byte {offset})", "Open it in your editor and save it as UTF-8.",
            "UTF-8 is the most common way to store letters in a file: it holds accents, ñ, ç and \
             Indigenous languages. If the file uses another one, \"ñandú\" could be published with \
             strange signs. It usually happens with old editors, or when exporting from another program.";
        Told:
            "Un texto guardado como «Windows-1252» o «Latin-1»",
            "El mismo texto, guardado como «UTF-8»";
    }
    TOO_LARGE "F002" Error {
        es: "el archivo pesa {size} KB y el máximo es {limit} KB", "Deje el texto en lo esencial y ponga lo demás en un documento enlazado.",
            "Una ficha debe poder abrirse y corregirse también con una conexión lenta. Por eso hay un \
             tope: 256 KB para una ficha, 16 KB para sus líneas de datos y 20 MB para cualquier otro \
             archivo. Suele pasarse del tope un documento pegado completo o una foto sin reducir.";
        pt: "o arquivo pesa {size} KB e o máximo é {limit} KB", "Deixe o texto no essencial e ponha o resto em um documento com link.",
            "Uma ficha deve poder ser aberta e corrigida também com uma conexão lenta. Por isso há um \
             limite: 256 KB para uma ficha, 16 KB para suas linhas de dados e 20 MB para qualquer \
             outro arquivo. Costuma passar do limite um documento colado por inteiro ou uma foto sem \
             redução.";
        en: "the file is {size} KB and the limit is {limit} KB", "Keep the text to what matters and put the rest in a linked document.",
            "A record should be easy to open and correct on a slow connection too. So there is a limit: \
             256 KB for a record, 16 KB for its data lines and 20 MB for any other file. What \
             goes over it is usually a whole document pasted in, or a picture at full size.";
        Told:
            "Un documento de 300 páginas pegado dentro de la ficha",
            "Lo esencial en la ficha, y un enlace al documento";
    }
    SYMLINK "F003" Error {
        es: "es un enlace simbólico, y fichero no los sigue", "Ponga en su lugar el archivo mismo.",
            "Un enlace simbólico es un acceso directo: en vez del contenido, guarda la dirección de otro \
             archivo. Ese otro archivo puede faltar en la computadora donde se hace el sitio, o no ser \
             para publicar. Por eso fichero solo lee archivos que están de verdad en la carpeta del \
             catálogo.";
        pt: "é um link simbólico, e o fichero não os segue", "Ponha em seu lugar o próprio arquivo.",
            "Um link simbólico é um atalho: em vez do conteúdo, guarda o endereço de outro arquivo. Esse \
             outro arquivo pode não existir no computador onde o site é feito, ou não ser para publicar. \
             Por isso o fichero só lê arquivos que estão de verdade na pasta do catálogo.";
        en: "this is a symbolic link, and fichero does not follow them", "Put the file itself in its place.",
            "A symbolic link is a shortcut: instead of the content, it keeps the address of another \
             file. That other file may be missing on the computer where the site is made, or not be meant \
             for the public. So fichero reads only files that really are in the catalogue's folder.";
        Told:
            "`feria.jpg` es un acceso directo a la carpeta de fotos",
            "`feria.jpg` es la foto misma, copiada junto a la ficha";
    }
    BAD_NAME "F004" Error {
        es: "el nombre de archivo `{name}` no sirve como dirección", "Use solo letras minúsculas sin tilde, números y guiones: `{suggestion}`.",
            "El nombre del archivo pasa a ser la dirección de la página: `riego-del-valle.md` se lee en \
             `/fichas/riego-del-valle/`. Con espacios, mayúsculas o tildes, una dirección se corta o se \
             copia mal en mensajes y navegadores. Suele pasar cuando se usa el título tal cual como \
             nombre del archivo.";
        pt: "o nome de arquivo `{name}` não serve como endereço", "Use só letras minúsculas sem acento, números e hifens: `{suggestion}`.",
            "O nome do arquivo passa a ser o endereço da página: `riego-del-valle.md` é lido em \
             `/fichas/riego-del-valle/`. Com espaços, maiúsculas ou acentos, um endereço é cortado ou \
             copiado errado em mensagens e navegadores. Costuma acontecer quando se usa o título tal e \
             qual como nome do arquivo.";
        en: "the file name `{name}` cannot be an address", "Use only lower-case letters without accents, digits and hyphens: `{suggestion}`.",
            "The file's name becomes the page's address: `riego-del-valle.md` is read at \
             `/fichas/riego-del-valle/`. With spaces, capital letters or accents, an address gets cut or \
             miscopied in messages and browsers. It usually happens when the title itself is used as the \
             file's name.";
        Told: "`Riego del Valle (versión final).md`", "`riego-del-valle.md`";
    }
    RESERVED_NAME "F005" Error {
        es: "el nombre `{name}` está reservado", "Cambie el nombre del archivo.",
            "Unos pocos nombres ya tienen otro uso: `index` y `pagina` forman parte de las direcciones \
             del sitio, y `con`, `prn` o `aux` no se pueden usar en Windows. Una ficha con uno de ellos \
             taparía otra página o no se podría copiar a algunas computadoras. Basta un nombre que diga \
             de qué trata la experiencia.";
        pt: "o nome `{name}` está reservado", "Mude o nome do arquivo.",
            "Alguns poucos nomes já têm outro uso: `index` e `pagina` fazem parte dos endereços do site, \
             e `con`, `prn` ou `aux` não podem ser usados no Windows. Uma ficha com um deles esconderia \
             outra página ou não poderia ser copiada para alguns computadores. Basta um nome que diga de \
             que trata a experiência.";
        en: "the name `{name}` is reserved", "Rename the file.",
            "A few names already have another use: `index` and `pagina` are part of the site's \
             addresses, and `con`, `prn` or `aux` cannot be used on Windows. A record with one of them \
             would hide another page, or could not be copied to some computers. Any name that says what \
             the experience is about will do.";
        Told: "`content/fichas/index.md`", "`content/fichas/riego-del-valle.md`";
    }
    EMPTY_FILE "F006" Error {
        es: "el archivo está vacío", "Empiece por la plantilla: `fichero new {collection}`.",
            "Para publicarse, una ficha necesita al menos sus datos obligatorios. Un archivo vacío no \
             tiene nada que mostrar y dejaría una página en blanco. Suele pasar cuando se crea el archivo \
             para llenarlo después, o se guarda antes de escribir.";
        pt: "o arquivo está vazio", "Comece pelo modelo: `fichero new {collection}`.",
            "Para ser publicada, uma ficha precisa pelo menos de seus dados obrigatórios. Um arquivo \
             vazio não tem nada para mostrar e deixaria uma página em branco. Costuma acontecer quando se \
             cria o arquivo para preencher depois, ou se salva antes de escrever.";
        en: "the file is empty", "Begin with the template: `fichero new {collection}`.",
            "To be published, a record needs at least its required data. An empty file has nothing to \
             show and would leave a blank page. It usually happens when the file is made to be filled in \
             later, or saved before writing.";
        Told:
            "Un archivo sin nada dentro",
            "Un archivo que empieza con sus datos, entre dos líneas `---`";
    }
    UNKNOWN_FOLDER "F007" Error {
        es: "la carpeta `{folder}` no es de ninguna colección de site.toml", "Mueva el archivo a una de estas carpetas: {known}.",
            "Cada colección del catálogo tiene su carpeta, y de la carpeta depende qué datos lleva cada \
             archivo. En una carpeta que nadie declaró, fichero no sabría qué revisar ni en qué parte del \
             sitio publicarlo. Suele ser una letra de más o de menos en el nombre de la carpeta.";
        pt: "a pasta `{folder}` não é de nenhuma coleção de site.toml", "Mova o arquivo para uma destas pastas: {known}.",
            "Cada coleção do catálogo tem sua pasta, e da pasta depende quais dados cada arquivo leva. \
             Em uma pasta que ninguém declarou, o fichero não saberia o que revisar nem em que parte do \
             site publicar. Costuma ser uma letra a mais ou a menos no nome da pasta.";
        en: "the folder `{folder}` belongs to no collection of site.toml", "Move the file to one of these folders: {known}.",
            "Each collection of the catalogue has its folder, and the folder decides which data a file \
             holds. In a folder that nobody declared, fichero would not know what to check or where on \
             the site to publish it. It is usually one letter too many or too few in the folder's name.";
        Told: "`content/ficha/riego-del-valle.md`", "`content/fichas/riego-del-valle.md`";
    }
    MISPLACED_FILE "F008" Error {
        es: "este archivo está a más profundidad de la que fichero lee", "Déjelo como `{folder}/nombre.md` o `{folder}/nombre/index.md`.",
            "Una ficha es un archivo en la carpeta de su colección, o una carpeta con un `index.md` y \
             sus fotos. Así cada ficha tiene una dirección corta y se encuentra a simple vista. Suele \
             pasar al ordenar las fichas en subcarpetas; no hace falta, porque el sitio las agrupa solo, \
             según sus datos.";
        pt: "este arquivo está mais fundo do que o fichero lê", "Deixe-o como `{folder}/nome.md` ou `{folder}/nome/index.md`.",
            "Uma ficha é um arquivo na pasta de sua coleção, ou uma pasta com um `index.md` e suas \
             fotos. Assim cada ficha tem um endereço curto e se encontra facilmente. Costuma acontecer ao \
             organizar as fichas em subpastas; não é preciso, porque o site as agrupa sozinho, conforme \
             seus dados.";
        en: "this file is deeper than fichero reads", "Keep it as `{folder}/name.md` or `{folder}/name/index.md`.",
            "A record is one file in its collection's folder, or one folder with an `index.md` and its \
             pictures. That gives every record a short address and makes it easy to find. It usually \
             happens when records are sorted into subfolders; there is no need, as the site groups them \
             by their data.";
        Told: "`content/fichas/bolivia/riego-del-valle.md`", "`content/fichas/riego-del-valle.md`";
    }
    UTF16 "F009" Error {
        es: "el archivo está en UTF-16", "Ábralo en su editor y guárdelo con la codificación UTF-8.",
            "UTF-16 es otra manera de guardar letras, que no entienden muchas de las herramientas con \
             que se revisan y comparan los textos. Por eso todos los archivos van en UTF-8, que sirve \
             para las mismas lenguas. Suele pasar al guardar como «Unicode» en un editor de Windows \
             o al exportar desde una hoja de cálculo.";
        pt: "o arquivo está em UTF-16", "Abra-o no seu editor e salve com a codificação UTF-8.",
            "UTF-16 é outra maneira de guardar letras, que muitas das ferramentas usadas para revisar e \
             comparar textos não entendem. Por isso todos os arquivos vão em UTF-8, que serve para as \
             mesmas línguas. Costuma acontecer ao salvar como \"Unicode\" em um editor do Windows ou \
             ao exportar de uma planilha.";
        en: "the file is in UTF-16", "Open it in your editor and save it as UTF-8.",
            "UTF-16 is another way to store letters, which many of the tools that check and compare \
             texts do not understand. So every file is kept in UTF-8, which serves the same languages. It \
             usually happens when saving as \"Unicode\" in Notepad, or when exporting from a spreadsheet.";
        Told: "Un archivo guardado como «Unicode» o «UTF-16»", "El mismo archivo, guardado como «UTF-8»";
    }
}
