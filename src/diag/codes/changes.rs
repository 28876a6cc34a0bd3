//! F12x: what an edit did to a file that nobody may have meant.

super::codes! { CHANGES:
    LOST_COMMENT "F120" Warning {
        es: "se perdió el comentario `{comment}`, que estaba en la línea {line}", "Si nadie quiso quitarlo, vuelva a ponerlo donde estaba.",
            "Un comentario (lo que sigue a `#` en los datos, o va entre `<!--` y `-->` en el texto) no se \
             publica: es un aviso para quien edite después, como de dónde salió una cifra. Los editores \
             web que reescriben el archivo entero los borran sin decirlo, aunque solo se haya cambiado \
             una palabra. Solo se avisa cuando se compara con una versión anterior.";
        pt: "perdeu-se o comentário `{comment}`, que estava na linha {line}", "Se ninguém quis tirá-lo, ponha-o de volta onde estava.",
            "Um comentário (o que vem depois de `#` nos dados, ou entre `<!--` e `-->` no texto) não é \
             publicado: é um aviso para quem editar depois, como de onde saiu um número. Os editores web \
             que reescrevem o arquivo inteiro os apagam sem dizer, mesmo que só se tenha mudado uma \
             palavra. Só se avisa quando se compara com uma versão anterior.";
        en: "the comment `{comment}`, which stood in line {line}, is gone", "If nobody meant to remove it, put it back where it was.",
            "A comment (what follows `#` in the data, or stands between `<!--` and `-->` in the text) is \
             not published: it is a word to whoever edits next, such as where a figure came from. Web \
             editors that rewrite the whole file delete them without saying so, even when only one word \
             was changed. It is told only when a file is compared with an earlier version.";
        Told:
            "inicio: 2014\n(antes: inicio: 2014 # según la memoria anual)",
            "inicio: 2014 # según la memoria anual";
    }
    REWRITTEN_VALUE "F121" Warning {
        es: "`{key}` estaba escrito `{before}` y ahora está escrito `{after}`", "Si nadie quiso cambiarlo, vuelva a escribir {before}.",
            "Para una persona los dos dicen lo mismo; para un programa pueden ser cosas distintas: `1.10` \
             puede ser la décima parte de un libro y `1.1` la primera. Los editores web reescriben así \
             números, años y comillas que nadie tocó, y quien revisa el cambio tiene que leer líneas de \
             más. Solo se avisa cuando se compara con una versión anterior.";
        pt: "`{key}` estava escrito `{before}` e agora está escrito `{after}`", "Se ninguém quis mudá-lo, volte a escrever {before}.",
            "Para uma pessoa os dois dizem o mesmo; para um programa podem ser coisas diferentes: `1.10` \
             pode ser a décima parte de um livro e `1.1` a primeira. Os editores web reescrevem assim \
             números, anos e aspas em que ninguém mexeu, e quem revisa a mudança tem de ler linhas a \
             mais. Só se avisa quando se compara com uma versão anterior.";
        en: "`{key}` was written `{before}` and is now written `{after}`", "If nobody meant to change it, write {before} again.",
            "To a person both say the same; to a program they may be different things: `1.10` may be the \
             tenth part of a book and `1.1` the first. Web editors rewrite numbers, years and quotes that \
             nobody touched in this way, and whoever reviews the change has more lines to read. It is \
             told only when a file is compared with an earlier version.";
        Told:
            "inicio: '2014'\n(antes: inicio: 2014)",
            "inicio: 2014";
    }
    REWRITTEN_BODY "F122" Warning {
        es: "en {count} líneas del texto solo cambiaron los signos", "Si nadie quiso cambiarlos, recupere esas líneas de la versión anterior.",
            "Las palabras son las mismas, pero se escribieron de nuevo los signos que les dan forma: `*así*` \
             pasó a `_así_`, o una tabla perdió su alineación. La página se ve casi igual, y quien revisa \
             no distingue lo que de verdad cambió. Lo hacen los editores que muestran el texto ya con su \
             forma; los que lo muestran tal como está escrito, no.";
        pt: "em {count} linhas do texto só mudaram os sinais", "Se ninguém quis mudá-los, recupere essas linhas da versão anterior.",
            "As palavras são as mesmas, mas foram escritos de novo os sinais que lhes dão forma: `*assim*` \
             virou `_assim_`, ou uma tabela perdeu seu alinhamento. A página parece quase igual, e quem \
             revisa não distingue o que de fato mudou. Fazem isso os editores que mostram o texto já com \
             sua forma; os que o mostram como está escrito, não.";
        en: "{count} lines of the text changed in nothing but their signs", "If nobody meant to change them, take those lines from the earlier version.",
            "The words are the same, but the signs that give them form were written anew: `*like this*` \
             became `_like this_`, or a table lost its alignment. The page looks almost the same, and \
             whoever reviews it cannot tell what really changed. Editors that show the text in its final \
             form do this; those that show it as it is written do not.";
        Told:
            "_Antes_ regaban de noche.\n(antes: *Antes* regaban de noche.)",
            "*Antes* regaban de noche.";
    }
}
