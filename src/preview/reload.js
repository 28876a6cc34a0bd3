// Keeps a page of the preview up to date. The server adds it to every page and
// tells it, in its own address, the revision that page was served at. So a
// change before the first connection, or while the page was hidden, is noticed
// on connecting and not lost.

const revision = new URL(import.meta.url).searchParams.get("revision");
const events = new URL(`/__fichero/events?revision=${revision}`, location.href);
const kept = "fichero-preview-scroll";

let source = null;
let banner = null;

function connect() {
  if (source || document.hidden) return;
  source = new EventSource(events);
  source.addEventListener("reload", reload);
  source.addEventListener("broken", (event) => show(event.data));
  source.addEventListener("fixed", hide);
  source.addEventListener("error", retry);
}

// A browser opens about six connections to a host, for all its tabs together;
// a hidden page must not hold one of them.
function disconnect() {
  source?.close();
  source = null;
}

// Lost connections are taken up again by the browser; refused ones are not.
function retry() {
  if (source?.readyState !== EventSource.CLOSED) return;
  disconnect();
  setTimeout(connect, 2000);
}

// Whoever is writing in a page may ask it to stay; it then hears of the next change.
function reload(event) {
  disconnect();
  hide();
  if (!dispatchEvent(new CustomEvent("fichero:reload", { cancelable: true }))) {
    events.searchParams.set("revision", event.data);
    connect();
    return;
  }
  try {
    sessionStorage.setItem(kept, JSON.stringify([location.href, scrollX, scrollY]));
  } catch {
    // Without storage the browser's own memory of the position must do.
  }
  location.reload();
}

function restoreScroll() {
  try {
    const [href, x, y] = JSON.parse(sessionStorage.getItem(kept)) ?? [];
    sessionStorage.removeItem(kept);
    if (href === location.href) scrollTo({ left: x, top: y, behavior: "instant" });
  } catch {
    // See above.
  }
}

// The site's policy may forbid style attributes; properties set here are free.
function show(problems) {
  hide();
  banner = document.createElement("div");
  banner.className = "fichero-preview-banner";
  banner.setAttribute("role", "alert");
  banner.tabIndex = 0;
  Object.assign(banner.style, {
    position: "fixed",
    inset: "0 0 auto 0",
    zIndex: "2147483647",
    maxHeight: "40vh",
    overflow: "auto",
    boxSizing: "border-box",
    padding: "0.75rem 1rem",
    background: "#7a0016",
    color: "#fff",
    font: "14px/1.45 ui-monospace, monospace",
    textAlign: "left",
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
  });
  // In the page before it has text, so that it is read aloud.
  document.body.append(banner);
  const title = document.createElement("strong");
  title.lang = "es";
  title.textContent = "Hay problemas; se muestra la versión anterior";
  banner.append(title, "\n", problems);
}

function hide() {
  banner?.remove();
  banner = null;
}

document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
restoreScroll();
connect();
