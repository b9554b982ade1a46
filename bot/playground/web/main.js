// The page: who is chosen, what the stream tells, what is drawn when.

import { go, link, read } from "./address.js";
import { get, listen } from "./api.js";
import { Chat } from "./chat.js";
import { avatar, h } from "./dom.js";
import { answered } from "./keyboard.js";
import { openMenu } from "./menu.js";
import { Panel } from "./panel.js";
import { People } from "./people.js";
import { soon } from "./soon.js";
import { setClock } from "./time.js";
import { drawBar } from "./toolbar.js";
import { Tour } from "./tour.js";
import { Reader, reader, speak, words } from "./words.js";

const place = { people: document.getElementById("people"), panes: document.getElementById("panes"), panel: document.getElementById("panel") };
const state = { people: [], person: null, beside: null, connected: true, loaded: false };
const chats = new Map();
const list = new People(place.people, state);
const panel = new Panel(place.panel, state, draw);
const tour = new Tour(list.slot, state, { chat: (id) => chats.get(id), redraw: draw });

/** Whose field had the focus when his chat was opened. */
let first = null;

const named = (id) => state.people.find((one) => one.telegram_id === id);
const chosen = () => [state.person, state.beside].filter(named);

/** Somebody who was renamed, or speaks another language now, needs a new chat around him. */
const same = (one, other) => ["name", "title", "language", "zone"].every((name) => one[name] === other[name]);

/** What the chats know of the page around them. */
const frame = {
  people: () => state.people,
  swapped: () => link(state.beside, state.person),
  close: (id) => go(...chosen().filter((one) => one !== id)),
  tools: () => (matchMedia("(max-width: 760px)").matches ? ["requests", "clock", "faults"] : []).map((name) => ({ name, icon: name, act: () => panel.open(name) })),
  pickBeside(anchor, scene) {
    const others = state.people.filter((one) => one.telegram_id !== scene.person);
    // Whoever has news is probably the one to look at.
    others.sort((one, other) => other.unread - one.unread || (other.last?.date ?? 0) - (one.last?.date ?? 0));
    const face = (one) => h("span", { class: "face" }, avatar(one.name, one.telegram_id, "small"), one.unread ? h("span", { class: "badge" }, one.unread) : null);
    const item = (one) => ({ label: one.name, note: one.title, mark: face(one), act: () => go(state.person, one.telegram_id) });
    openMenu(others.map(item), { anchor, title: words().besideWhom });
  },
};

async function loadPeople() {
  state.people = await get("people");
  state.loaded = true;
  choose();
}

/** Follows the address: #person=1004&beside=1003. */
function choose() {
  state.previous = state.person ?? state.previous;
  Object.assign(state, read());
  // Before the people are known the page already has the shape that it will have: nothing jumps.
  const shown = state.loaded ? chosen() : [state.person, state.beside].filter(Boolean);
  const main = named(shown[0]);
  speak(new Reader(main?.language, main?.zone));
  document.documentElement.classList.toggle("in-chat", shown.length > 0);
  document.documentElement.classList.toggle("two", shown.length > 1);
  if (!state.loaded && shown.length) return;
  for (const [id, chat] of [...chats]) if (!shown.includes(id) || !same(chat.person, named(id))) chats.delete(id);
  for (const id of shown) if (!chats.has(id)) opened(id, id === shown[0] && id !== first);
  first = shown[0];
  const panes = shown.length ? shown.map((id) => chats.get(id).element) : [blank()];
  if (panes.length !== place.panes.children.length || panes.some((pane, at) => place.panes.children[at] !== pane)) place.panes.replaceChildren(...panes);
  draw();
  chats.forEach((chat) => chat.read());
}

function opened(id, focus) {
  const chat = new Chat(named(id), frame);
  chats.set(id, chat);
  if (focus) chat.focus();
  chat.load();
}

/** The same one as long as the language is. */
function blank() {
  if (blank.words === words()) return blank.element;
  blank.words = words();
  blank.element = h("div", { class: "blank" }, h("img", { src: "/web/icon.svg", alt: "" }), h("h2", {}, words().choose), h("p", {}, words().chooseHint),
    h("button", { type: "button", class: "solid", onclick: () => tour.lead() }, words().tourStart));
  return blank.element;
}

function draw() {
  const unread = state.people.reduce((sum, one) => sum + one.unread, 0);
  document.title = `${unread ? `(${unread}) ` : ""}${chosen().map((id) => named(id).name).join(" · ") || "Kivok"}`;
  const [one, second] = chosen();
  chats.get(one)?.head.drawOther(second ? named(second) : null);
  chats.get(second)?.head.drawOther(null);
  list.draw();
  panel.draw();
  drawBar(list.bar, { panel, tour, reader: reader() });
  tour.draw();
}

const refreshPeople = soon(() => loadPeople().catch(() => {}));
const refreshChats = () => chats.forEach((chat) => chat.soon());
const refreshClock = soon(() => get("clock").then(setClock).then(() => chats.forEach((chat) => chat.retime())).then(draw).catch(() => {}));
/** What changes nothing in a chat. */
const QUIET = new Set(["press", "read"]);
const IN_LIST = new Set(["message", "edited", "deleted", "people", "read", "reset", "profile"]);

function hear(event) {
  const chat = chats.get(event.person);
  if (event.type === "answer") {
    answered(event.id);
    chat?.answered(event);
  } else if (event.type === "action") chat?.head.busy(event.action);
  else if (event.type === "reset" || event.type === "profile") refreshChats();
  else if (!QUIET.has(event.type)) chat?.soon();
  if (event.type === "clock") refreshClock();
  if (IN_LIST.has(event.type)) refreshPeople();
  panel.hear(event);
  tour.hear(event);
}

function connected(now) {
  state.connected = now;
  if (!now) return draw();
  // Whatever happened before the stream was open has not been told.
  refreshChats();
  refreshPeople();
  refreshClock();
  panel.refresh();
}

/** Alt + up or down chooses the neighbour, Alt + left or right the chat that is written in, Ctrl + K the search; Esc
    closes the panel. */
function keys(event) {
  if ((event.ctrlKey || event.metaKey) && event.key === "k") {
    event.preventDefault();
    list.field.focus();
  } else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    const step = event.key === "ArrowUp" ? -1 : 1;
    const at = state.people.findIndex((one) => one.telegram_id === state.person);
    let next = state.people[at + step];
    if (next?.telegram_id === state.beside) next = state.people[at + 2 * step];
    if (!next) return;
    event.preventDefault();
    go(next.telegram_id, state.beside);
  } else if (event.altKey && (event.key === "ArrowLeft" || event.key === "ArrowRight") && chosen().length > 1) {
    event.preventDefault();
    chats.get(chosen()[event.key === "ArrowLeft" ? 0 : 1]).focus();
  } else if (event.key === "Escape" && panel.shown && !document.querySelector("dialog[open]")) panel.close();
}

addEventListener("hashchange", choose);
addEventListener("keydown", keys);
addEventListener("resize", soon(() => {
  list.draw();
  chats.forEach((chat) => chat.read());
}));
document.addEventListener("visibilitychange", () => chats.forEach((chat) => chat.read()));
choose();
loadPeople().catch(() => {});
listen(hear, connected);
