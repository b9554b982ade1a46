// The page: who is chosen, what the stream tells, what is drawn when.

import { get, listen } from "./api.js";
import { Chat } from "./chat.js";
import { h } from "./dom.js";
import { answered } from "./keyboard.js";
import { alertBox, notify } from "./notices.js";
import { drawPeople } from "./people.js";
import { speak, words } from "./words.js";

const place = { people: document.getElementById("people"), chat: document.getElementById("chat") };
const state = { people: [], chosen: null, chat: null, connected: true };

const chosenByAddress = () => Number(new URLSearchParams(location.hash.slice(1)).get("person")) || null;
const chosenPerson = () => state.people.find((one) => one.telegram_id === state.chosen);

async function loadPeople() {
  state.people = await get("people");
  if (!state.chat && state.chosen) choose();
  draw();
}

function draw() {
  const unread = state.people.reduce((sum, one) => sum + one.unread, 0);
  document.title = `${unread ? `(${unread}) ` : ""}${chosenPerson()?.name ?? "Kivok"}`;
  drawPeople(place.people, state.people, state.chosen, state.connected);
}

/** Follows the address: #person=1001. */
function choose() {
  state.chosen = chosenByAddress();
  const person = chosenPerson();
  speak(person?.language, person?.zone);
  document.body.classList.toggle("in-chat", Boolean(person));
  state.chat?.leave();
  state.chat = person ? new Chat(place.chat, person) : null;
  if (state.chat) state.chat.load();
  else place.chat.replaceChildren(h("div", { class: "blank" }, h("img", { src: "/web/icon.svg", alt: "" }), h("h2", {}, words().choose), h("p", {}, words().chooseHint)));
  draw();
}

/** Many events in a row cost one request. */
function soon(act) {
  let planned = false;
  return () => {
    if (planned) return;
    planned = true;
    setTimeout(() => {
      planned = false;
      act();
    }, 30);
  };
}

const refreshPeople = soon(() => loadPeople().catch(() => {}));
const refreshChat = soon(() => state.chat?.load());
const IN_CHAT = new Set(["message", "edited", "deleted", "blocked", "unblocked"]);

function hear(event) {
  const here = event.person === state.chosen;
  if (event.type === "answer") {
    answered(event.id);
    if (here) showAnswer(event);
  } else if (event.type === "action" && here) state.chat?.busy(event.action);
  else if (event.type === "reset" || event.type === "profile") refreshChat();
  else if (IN_CHAT.has(event.type) && here) refreshChat();
  if (["message", "edited", "deleted", "people", "read", "reset", "profile"].includes(event.type)) refreshPeople();
}

function showAnswer({ text, show_alert: alert }) {
  if (!text) return;
  if (alert) alertBox(state.chat?.view?.bot.first_name ?? "Kivok", text);
  else notify(text);
}

function connected(now) {
  const back = now && !state.connected;
  state.connected = now;
  if (back) refreshChat();
  refreshPeople();
  if (!now) draw();
}

function dropFiles() {
  const chat = place.chat;
  let depth = 0;
  const over = (delta) => {
    depth = Math.max(depth + delta, 0);
    chat.classList.toggle("dropping", depth > 0 && Boolean(state.chat?.composer));
  };
  chat.addEventListener("dragenter", (event) => { event.preventDefault(); over(1); });
  chat.addEventListener("dragleave", () => over(-1));
  chat.addEventListener("dragover", (event) => event.preventDefault());
  chat.addEventListener("drop", (event) => {
    event.preventDefault();
    over(-depth);
    state.chat?.composer?.stage([...event.dataTransfer.files]);
  });
}

/** Alt + up or down chooses the neighbour. */
function walk(event) {
  if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
  const at = state.people.findIndex((one) => one.telegram_id === state.chosen);
  const next = state.people[at + (event.key === "ArrowUp" ? -1 : 1)];
  if (!next) return;
  event.preventDefault();
  location.hash = `person=${next.telegram_id}`;
}

/** A click elsewhere closes what floats. */
function closeFloating(event) {
  for (const open of document.querySelectorAll(".attach-menu.open, .head-menu.open"))
    if (!open.contains(event.target) && !open.parentElement.contains(event.target)) open.classList.remove("open");
}

addEventListener("hashchange", choose);
addEventListener("keydown", walk);
addEventListener("pointerdown", closeFloating);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && state.chat?.view && state.chat.read());
dropFiles();
state.chosen = chosenByAddress();
choose();
loadPeople().catch(() => {});
listen(hear, connected);
