//! What forms call the parts that fields play, in es, pt and en.
//!
//! By part and by what a field takes, never by a field's name: those are the
//! catalogue's own. Names of one part stand in one text between bars.

use crate::schema::{Collection, Input};

/// Names of the part a field plays in its collection.
pub fn of_role(collection: &Collection, field: usize) -> &'static str {
    let roles = &collection.roles;
    let is = |role: Option<usize>| role == Some(field);
    match () {
        () if roles.title == field => TITLE,
        () if is(roles.summary) => SUMMARY,
        () if is(roles.point) => POINT,
        () if is(roles.language) => LANGUAGE,
        () if is(roles.license) => LICENSE,
        () if is(roles.updated) => UPDATED,
        () if is(roles.year) => YEAR,
        () if is(roles.authors) => AUTHORS,
        () if is(roles.offers) => OFFERS,
        () if is(roles.seeks) => SEEKS,
        () if is(roles.scale) => SCALE,
        () if is(roles.reach) => REACH,
        () => "",
    }
}

/// Names of what a field takes.
pub fn of_input(input: &Input) -> &'static str {
    match input {
        Input::Url => "sitio web | página web | enlace | link | site | website | web page",
        Input::Email => "correo | correo electrónico | email | e-mail | endereço de e-mail",
        _ => "",
    }
}

const TITLE: &str = "título | nombre de la experiencia | nombre de la iniciativa | nombre del proyecto | \
     nombre de la práctica | nome da experiência | nome da iniciativa | nome do projeto | \
     título da experiência | name of the experience | project name | title";
const SUMMARY: &str = "resumen | descripción breve | breve descripción | descripción de la experiencia | \
     síntesis | resumo | descrição breve | breve descrição | summary | short description | abstract";
const POINT: &str = "ubicación gps | coordenadas | geolocalización | gps | punto en el mapa | \
     localização gps | geolocalização | ponto no mapa | location on the map | coordinates | geopoint";
const LANGUAGE: &str = "idioma | lengua | língua | language";
const LICENSE: &str = "licencia | licença | licence | license | permiso de uso";
const UPDATED: &str = "fecha de actualización | última actualización | data de atualização | last updated";
const YEAR: &str = "año de inicio | fecha de inicio | inicio | desde cuándo | ano de início | \
     data de início | start year | start date | year started";
const AUTHORS: &str = "autores | autoras | autoría | quién escribe | autoria | quem escreve | authors | author";
const OFFERS: &str = "qué ofrecen | qué pueden ofrecer | o que oferecem | what you offer | offers";
const SEEKS: &str = "qué buscan | qué necesitan | o que buscam | o que precisam | what you seek | needs";
const SCALE: &str = "escala | nivel territorial | nível territorial | scale | territorial level";
const REACH: &str = "personas beneficiarias | beneficiarios | cuántas personas | pessoas beneficiadas | \
     beneficiários | quantas pessoas | people reached | beneficiaries";

/// Columns that form services add by themselves, folded.
pub const SERVICE: &str = "| marca temporal | timestamp | carimbo de data/hora | hora de inicio | \
     hora de finalizacion | hora de conclusao | start time | completion time | start | end | today | deviceid | \
     username | simserial | subscriberid | phonenumber | direccion de correo electronico | \
     correo electronico | endereco de e-mail | email address | email | e-mail | nombre | nome | name | \
     puntuacion | pontuacao | score | hora de la ultima modificacion | last modified time | ";

/// One of these says that a service wrote the table.
pub const STAMPS: [&str; 9] = [
    "marca temporal",
    "timestamp",
    "carimbo de data/hora",
    "hora de inicio",
    "start time",
    "_uuid",
    "_submission_time",
    "hora de finalizacion",
    "completion time",
];

/// Columns whose values name an answer for good, best first.
pub const KEYS: [&str; 7] = [
    "_uuid", "uuid", "id", "_id", "response id", "id de respuesta", "id da resposta",
];
