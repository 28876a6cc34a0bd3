//! F075-F079: pictures beside an entry.

super::codes! { PICTURES:
    MISSING_ALT "F075" Error {
        es: "falta decir qué se ve en la imagen `{target}`", "Escríbalo entre los corchetes: `![Mujeres limpiando la acequia]({target})`.",
            "Hay quienes no ven la imagen: personas ciegas que oyen la página, o quien la lee con tan \
             poca conexión que las fotos no llegan. Para todas ellas, lo que está entre los corchetes \
             dice lo que muestra. Suele faltar cuando un editor pone la imagen por su cuenta; basta una \
             frase corta, como se la contaría a alguien por teléfono.";
        pt: "falta dizer o que se vê na imagem `{target}`", "Escreva entre os colchetes: `![Mulheres limpando o canal]({target})`.",
            "Há quem não veja a imagem: pessoas cegas que ouvem a página, ou quem a lê com tão pouca \
             conexão que as fotos não chegam. Para todas elas, o que está entre os colchetes diz o que \
             ela mostra. Costuma faltar quando um editor põe a imagem por conta própria; basta uma frase \
             curta, como se contaria a alguém por telefone.";
        en: "it is not said what the picture `{target}` shows", "Write it between the brackets: `![Women clearing the channel]({target})`.",
            "Some people do not see the picture: blind people who listen to the page, or someone whose \
             connection is too slow for photos to arrive. For all of them, what stands between the \
             brackets tells what it shows. It is usually missing when an editor inserts the picture by \
             itself; one short sentence is enough, as you would tell it to someone on the telephone.";
        Body: "![](feria.jpg)", "![La feria, un domingo](feria.jpg)";
    }
    BROKEN_PICTURE "F076" Error {
        es: "la imagen no se puede abrir: está dañada o no es lo que dice su nombre", "Ábrala en su computadora o teléfono, guárdela otra vez como .jpg o .png y reemplácela.",
            "Cada imagen se abre al hacer el sitio, para publicarla en tamaños que lleguen a un \
             teléfono. Si no se puede abrir, en la página quedaría un hueco. Suele ser una copia que se \
             cortó a la mitad, un archivo vacío, o uno de otro tipo al que se le cambió el nombre.";
        pt: "não é possível abrir a imagem: está danificada ou não é o que seu nome diz", "Abra-a no seu computador ou telefone, salve-a de novo como .jpg ou .png e substitua-a.",
            "Cada imagem é aberta ao fazer o site, para publicá-la em tamanhos que cheguem a um \
             telefone. Se não pode ser aberta, na página ficaria um vazio. Costuma ser uma cópia que foi \
             cortada pela metade, um arquivo vazio, ou um de outro tipo que teve o nome trocado.";
        en: "the picture cannot be opened: it is damaged or not what its name says", "Open it on your computer or telephone, save it again as .jpg or .png, and replace it.",
            "Every picture is opened when the site is made, to publish it in sizes that reach a \
             telephone. If it cannot be opened, the page would have a hole. It is usually a copy that was \
             cut off halfway, an empty file, or one of another kind that was renamed.";
        Told:
            "`feria.jpg`, que en realidad es un documento con otro nombre",
            "`feria.jpg`, guardada de nuevo desde un programa de fotos";
    }
    HUGE_PICTURE "F077" Error {
        es: "la imagen tiene {width} × {height} puntos y pesa {size} MB; el máximo son {points} millones de puntos y {limit} MB", "Guárdela más pequeña: 2000 puntos de ancho bastan.",
            "El sitio nunca muestra una imagen de más de 1600 puntos de lado, así que una enorme no se \
             vería mejor; solo haría lenta la preparación del sitio y pesada la copia de quien lo \
             edita. Suele ser un plano o un afiche escaneado, o una foto sin reducir.";
        pt: "a imagem tem {width} × {height} pontos e pesa {size} MB; o máximo são {points} milhões de pontos e {limit} MB", "Salve-a menor: 2000 pontos de largura bastam.",
            "O site nunca mostra uma imagem com mais de 1600 pontos de lado, então uma enorme não seria \
             vista melhor; só deixaria lenta a preparação do site e pesada a cópia de quem o edita. \
             Costuma ser uma planta ou um cartaz escaneado, ou uma foto sem redução.";
        en: "the picture has {width} × {height} points and {size} MB; the limit is {points} million points and {limit} MB", "Save it smaller: a width of 2000 points is enough.",
            "The site never shows a picture of more than 1600 points a side, so a huge one would not \
             look better; it would only make the site slow to prepare and heavy to copy for those who \
             edit it. It is usually a scanned plan or poster, or a photo at full size.";
        Told: "Un afiche escaneado de 12 000 × 9000 puntos", "El mismo afiche, de 2000 × 1500 puntos";
    }
}
