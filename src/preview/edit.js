// Local editing, in the pages of `fichero serve --edit`; no public site carries it. The
// start address hands the key of this run over in its fragment, which is sent to nobody.
// On the page of a form this says what the real checker finds, shows the page as the
// generator makes it, and saves into the folder. Text only ever becomes text.

/** @typedef {{ code: string, severity: string, field: string | null, section: string | null, line: number, message: string, help: string }} Diag */
/** What a form offers (`themes/base/assets/js/form.js`).
 * @typedef {{ collection: string, path: string | null, base: string | null,
 *    name: () => string, reason: () => string, touched: () => boolean, letGo: () => Promise<void>,
 *    text: () => Promise<{ text: string } | { refused: unknown }>,
 *    faults: (list: { field: string | null, message: string, help: string, severity: string }[]) => void,
 *    offer: (way: { label: string, explain: string, act: () => Promise<string | void> }) => void,
 *    previewWith: (render: (text: string) => Promise<string>) => Promise<void> }} Api */
/** @typedef {{ status: number, said: any }} Answer */

const KEPT = 'fichero-edicion';
/** Milliseconds without a key after which a text is checked. */
const REST = 600;

const PHRASES = {
  es: {
    here: 'Edición local: lo que guarde se escribe en la carpeta del catálogo.',
    no_key: 'Edición local: para guardar desde esta pestaña, abra en ella la dirección que mostró la terminal.',
    save: 'Guardar en esta carpeta',
    explain: 'Se escribe el archivo en este equipo. No se envía nada a ninguna parte.',
    saved: 'Guardado en {path}.',
    recorded: 'En git quedó en la rama {branch}; su propia rama no se movió. Para proponer el cambio, escriba en la terminal:',
    recorded_alone: 'En git quedó en la rama {branch}; su propia rama no se movió.',
    go_on: 'Ver la página con lo guardado',
    faulty: 'No se guardó: hay errores que impiden publicar. Vuelva al formulario y corríjalos.',
    at_line: 'línea {line}',
    stale: 'El archivo cambió en la carpeta. Lo que usted escribió sigue aquí.',
    reload: 'Volver a cargar',
    conflict: 'No se guardó: el archivo cambió mientras usted escribía. Estos son los dos textos.',
    gone: 'No se guardó: el archivo ya no está en la carpeta.',
    mine: 'Lo que usted escribió',
    theirs: 'Lo que hay ahora en el archivo',
    keep_mine: 'Guardar lo mío en su lugar',
    take_theirs: 'Quedarme con lo del archivo',
    copy: 'Copiar lo mío',
    copied: 'Copiado.',
    copy_by_hand: 'No se pudo copiar: el texto está seleccionado, cópielo usted.',
    refused: 'El formulario no pudo hacer este cambio sin tocar algo más; vuelva a él para ver qué hacer.',
    off: 'La vista previa no responde: ¿sigue abierta la terminal? Lo que usted escribió sigue aquí.',
  },
  pt: {
    here: 'Edição local: o que você salvar será escrito na pasta do catálogo.',
    no_key: 'Edição local: para salvar a partir desta aba, abra nela o endereço que o terminal mostrou.',
    save: 'Salvar nesta pasta',
    explain: 'O arquivo é escrito neste computador. Nada é enviado a lugar nenhum.',
    saved: 'Salvo em {path}.',
    recorded: 'No git ficou na branch {branch}; a sua própria branch não mudou. Para propor a mudança, escreva no terminal:',
    recorded_alone: 'No git ficou na branch {branch}; a sua própria branch não mudou.',
    go_on: 'Ver a página com o que foi salvo',
    faulty: 'Não foi salvo: há erros que impedem publicar. Volte ao formulário e corrija-os.',
    at_line: 'linha {line}',
    stale: 'O arquivo mudou na pasta. O que você escreveu continua aqui.',
    reload: 'Carregar de novo',
    conflict: 'Não foi salvo: o arquivo mudou enquanto você escrevia. Estes são os dois textos.',
    gone: 'Não foi salvo: o arquivo não está mais na pasta.',
    mine: 'O que você escreveu',
    theirs: 'O que há agora no arquivo',
    keep_mine: 'Salvar o meu no lugar dele',
    take_theirs: 'Ficar com o do arquivo',
    copy: 'Copiar o meu',
    copied: 'Copiado.',
    copy_by_hand: 'Não foi possível copiar: o texto está selecionado, copie-o você.',
    refused: 'O formulário não conseguiu fazer esta mudança sem tocar em outra coisa; volte a ele para ver o que fazer.',
    off: 'A pré-visualização não responde: o terminal continua aberto? O que você escreveu continua aqui.',
  },
  en: {
    here: 'Local editing: what you save is written to the catalogue’s folder.',
    no_key: 'Local editing: to save from this tab, open in it the address that the terminal showed.',
    save: 'Save to this folder',
    explain: 'The file is written on this computer. Nothing is sent anywhere.',
    saved: 'Saved to {path}.',
    recorded: 'In git it is on the branch {branch}; your own branch has not moved. To propose the change, type in the terminal:',
    recorded_alone: 'In git it is on the branch {branch}; your own branch has not moved.',
    go_on: 'See the page with what was saved',
    faulty: 'Not saved: there are errors that keep it from being published. Go back to the form and mend them.',
    at_line: 'line {line}',
    stale: 'The file changed in the folder. What you wrote is still here.',
    reload: 'Load again',
    conflict: 'Not saved: the file changed while you were writing. These are the two texts.',
    gone: 'Not saved: the file is no longer in the folder.',
    mine: 'What you wrote',
    theirs: 'What is in the file now',
    keep_mine: 'Save mine in its place',
    take_theirs: 'Keep what is in the file',
    copy: 'Copy mine',
    copied: 'Copied.',
    copy_by_hand: 'It could not be copied: the text is selected, copy it yourself.',
    refused: 'The form could not make this change without touching something else; go back to it to see what to do.',
    off: 'The preview does not answer: is the terminal still open? What you wrote is still here.',
  },
};

const language = document.documentElement.lang.slice(0, 2);
const phrases = new Map(Object.entries(new Map(Object.entries(PHRASES)).get(language) ?? PHRASES.es));

/** @param {string} name @param {Record<string, string>} [values] */
const say = (name, values = {}) => (phrases.get(name) ?? '').replace(/\{(\w+)\}/g, (_, it) => values[it] ?? '');

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, unknown>} [properties]
 * @param {(Node | string)[]} children
 */
function make(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** @param {string} text @param {() => void} act */
const press = (text, act) => make('button', { type: 'button', textContent: text, onclick: act });

/** The key, out of the address as soon as it was seen, so that nobody copies it along. */
function takeKey() {
  const found = /^#edicion=([0-9a-f]+)$/.exec(location.hash);
  try {
    if (found) sessionStorage.setItem(KEPT, found[1]);
    return found?.[1] ?? sessionStorage.getItem(KEPT) ?? '';
  } catch {
    // Without storage the key holds for this page.
    return found?.[1] ?? '';
  } finally {
    if (found) history.replaceState(history.state, '', location.pathname + location.search);
  }
}

const key = takeKey();
const bar = make('p', { className: 'fichero-desk', textContent: say(key ? 'here' : 'no_key') });
bar.setAttribute('role', 'status');
// The site's policy may forbid style attributes; properties set here are free.
Object.assign(bar.style, { margin: '0', padding: '0.25rem 1rem', font: '0.875rem/1.4 system-ui, sans-serif', background: '#fff4cc', color: '#222' });
document.body.prepend(bar);

/**
 * Asks the preview; status 0 is no answer at all.
 * @param {string} act
 * @param {Record<string, unknown>} about
 * @param {AbortSignal} [signal]
 * @returns {Promise<Answer>}
 */
async function ask(act, about, signal) {
  try {
    const answer = await fetch(`/__fichero/edit/${act}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-fichero-token': key },
      body: JSON.stringify({ ...about, interface: language }),
      signal,
    });
    return { status: answer.status, said: await answer.json() };
  } catch {
    return { status: 0, said: { error: say('off') } };
  }
}

/** Somebody editing an entry in a form. */
class Editing {
  /** @param {HTMLFormElement} form @param {Api} api */
  constructor(form, api) {
    this.form = form;
    this.api = api;
    /** The hash of the text in the file that the edit began from. @type {string | null} */
    this.base = null;
    /** The name of a new entry, once it has been saved under one. */
    this.name = '';
    /** Names of what was written in; only these are told of while somebody types. @type {Set<string>} */
    this.touched = new Set();
    this.resting = 0;
    this.checking = new AbortController();
    // Somebody may have begun before this script came.
    this.stays = api.touched();
    /** The file is another than the edit began from. */
    this.stale = false;
    /** The bar says what went wrong. */
    this.troubled = false;
  }

  async wake() {
    const { form, api } = this;
    for (const kind of ['input', 'change']) form.addEventListener(kind, (event) => this.changed(event.target));
    addEventListener('fichero:reload', (event) => {
      if (!this.stays) return;
      event.preventDefault();
      this.lookAgain();
    });
    api.offer({ label: say('save'), explain: say('explain'), act: () => this.save() });
    await Promise.all([api.previewWith((text) => this.render(text)), this.begin()]);
  }

  /** Which entry it is: never a path, which is the preview's to find. */
  about() {
    const { collection, path } = this.api;
    const [, slug, tag] = /([^/.]+)(?:\/index)?(?:\.([a-z-]+))?\.md$/.exec(path ?? '') ?? [];
    return { collection, slug: slug ?? (this.name || this.api.name()), language: tag ?? null };
  }

  /** The page may be older than the file. */
  async begin() {
    if (this.api.base === null) return;
    const { status, said } = await ask('read', this.about());
    if (status !== 200) return this.trouble(said.error);
    this.base = said.text === this.api.base ? said.base : 'another';
    this.sayState(this.base === 'another');
  }

  /** Something changed in the folder: was it this file? */
  async lookAgain() {
    const { status, said } = await ask('read', this.about());
    if (status === 200) this.sayState(said.base !== this.base);
  }

  /** What the bar says stays there until it is no longer so. @param {boolean} stale */
  sayState(stale) {
    if (stale === this.stale && !this.troubled) return;
    this.stale = stale;
    this.troubled = false;
    if (stale) bar.replaceChildren(say('stale'), ' ', press(say('reload'), () => location.reload()));
    else bar.textContent = say('here');
  }

  /** @param {string} why */
  trouble(why) {
    this.troubled = true;
    bar.textContent = why;
  }

  /** @param {EventTarget | null} target */
  changed(target) {
    const part = target instanceof Element ? target.closest('[data-field], [data-section]') : null;
    const { field, section } = /** @type {HTMLElement | null} */ (part)?.dataset ?? {};
    this.touched.add(field ?? section ?? '');
    this.stays = true;
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.check(), REST);
  }

  async check() {
    this.checking.abort();
    const { signal } = (this.checking = new AbortController());
    const made = await this.api.text();
    // The title of a new entry may not make a name yet.
    if (!('text' in made) || !this.about().slug || signal.aborted) return;
    const { status, said } = await ask('check', { ...this.about(), text: made.text }, signal);
    if (signal.aborted) return;
    if (status !== 200) return this.trouble(said.error);
    this.sayState(this.stale);
    const faults = faultsOf(said.diags).filter((it) => this.touched.has(it.field ?? ''));
    this.api.faults(faults);
  }

  /** The page by the generator, with only this host's style and pictures in it. @param {string} text */
  async render(text) {
    const { status, said } = await ask('render', { ...this.about(), text });
    if (status !== 200) throw new Error(said.error);
    const own = location.origin;
    const policy = `default-src 'none'; style-src ${own}; img-src ${own}; media-src ${own}`;
    return said.html.replace(/<head>/i, `<head><meta http-equiv="Content-Security-Policy" content="${policy}">`);
  }

  /** What is said beside the button. */
  async save() {
    const made = await this.api.text();
    if (!('text' in made)) return say('refused');
    return this.saveAs(made.text);
  }

  /** @param {string} text @returns {Promise<string>} */
  async saveAs(text) {
    const about = this.about();
    const { status, said } = await ask('save', { ...about, base: this.base, text, reason: this.api.reason() });
    if (status === 200) return this.tell(about.slug, said);
    if (status === 409) return this.tellBoth(text, said);
    if (status !== 422 || !said.diags) return said.error;
    const faults = faultsOf(said.diags);
    this.api.faults(faults);
    const errors = faults.filter((it) => it.severity === 'error');
    panel(make('ul', {}, ...errors.map((it) => make('li', { textContent: `${say('at_line', { line: it.line })}: ${it.message}. ${it.help}` }))));
    return say('faulty');
  }

  /** @param {string} slug @param {any} said */
  async tell(slug, said) {
    this.base = said.base;
    this.name = slug;
    this.stays = true;
    this.sayState(false);
    await this.api.letGo();
    const parts = [];
    if (said.commit) {
      parts.push(make('p', { textContent: say(said.send ? 'recorded' : 'recorded_alone', { branch: said.branch }) }));
      if (said.send) parts.push(make('pre', {}, make('code', { textContent: said.send })));
    }
    if (said.note) parts.push(make('p', { textContent: said.note }));
    parts.push(make('p', {}, press(say('go_on'), () => this.leave())));
    panel(...parts);
    return say('saved', { path: said.path });
  }

  /** To the page of what was saved: an entry that exists has one beside its form. */
  leave() {
    const link = document.querySelector('.asks > p > a[href]');
    const { entries = '' } = this.form.dataset;
    location.href = this.api.path ? (link?.getAttribute('href') ?? '/') : `${entries}${this.name}/`;
  }

  /**
   * Somebody else wrote meanwhile: both texts, and the person chooses.
   * @param {string} mine
   * @param {{ theirs: string | null, base: string | null }} said
   */
  tellBoth(mine, { theirs, base }) {
    const area = (/** @type {string} */ label, /** @type {string} */ value) => {
      const box = make('textarea', { readOnly: true, rows: 12, value });
      return { box, part: make('label', {}, label, box) };
    };
    const own = area(say('mine'), mine);
    const status = make('span', { className: 'said' });
    status.setAttribute('role', 'status');
    const keep = async () => {
      this.base = base;
      const words = await this.saveAs(mine);
      // This panel has given way to another; the button that saves has its own place.
      const place = document.querySelector('#review .offers .said');
      if (place) place.textContent = words;
    };
    const take = async () => {
      await this.api.letGo();
      location.reload();
    };
    const copy = async () => {
      try {
        await navigator.clipboard.writeText(mine);
        status.textContent = say('copied');
      } catch {
        own.box.select();
        status.textContent = say('copy_by_hand');
      }
    };
    const both = theirs === null ? [own.part] : [own.part, area(say('theirs'), theirs).part];
    const taking = theirs === null ? [] : [press(say('take_theirs'), take)];
    const ways = [press(say('keep_mine'), keep), ...taking, press(say('copy'), copy)];
    panel(...both, make('p', { className: 'row' }, ...ways, ' ', status));
    return say(theirs === null ? 'gone' : 'conflict');
  }
}

/** As the form takes them; questions are asked by the form itself. @param {Diag[]} diags */
function faultsOf(diags) {
  const faults = diags.filter((it) => it.severity !== 'hint');
  return faults.map((it) => ({ field: it.field ?? it.section, message: sentence(it.message), help: sentence(it.help), severity: it.severity, line: String(it.line) }));
}

/** What the checker says for a terminal, as a page says it. @param {string} text */
const sentence = (text) => (text.charAt(0).toUpperCase() + text.slice(1)).replace(/`([^`]*)`/g, '«$1»');

/** What is told of a save, below the button that saves. @param {HTMLElement[]} parts */
function panel(...parts) {
  const place = document.querySelector('#review .offers') ?? document.body;
  place.querySelector('.desk')?.remove();
  place.append(make('div', { className: 'desk' }, ...parts));
}

/** @param {HTMLFormElement & { ficha?: Api }} form */
function meet(form) {
  if (form.ficha && key) new Editing(form, form.ficha).wake();
}

const form = /** @type {HTMLFormElement | null} */ (document.querySelector('#ficha'));
if (form && 'ficha' in form) meet(form);
else addEventListener('ficha:ready', (event) => meet(/** @type {HTMLFormElement} */ (event.target)), { once: true });
