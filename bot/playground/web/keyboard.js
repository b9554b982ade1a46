// The buttons under a message.

import { post, Refused } from "./api.js";
import { h, icon } from "./dom.js";
import { copy } from "./entities.js";
import { notify } from "./notices.js";
import { words } from "./words.js";

/** Telegram gives a bot about so long to answer a press. */
const PATIENCE_MS = 15000;
/** Buttons that wait for the bot's answer, by message and place; the answers come by the id of the press. */
const waiting = new Map();

export function inlineKeyboard(message, person, act) {
  if (!message.keyboard.length) return null;
  return h("div", { class: "keyboard", role: "group" },
    message.keyboard.map((row, y) => h("div", { class: "key-row" }, row.map((button, x) => key(message, person, button, [y, x], act)))));
}

/** The bot answered, or will not any more: the spinner stops. */
export function settle(id) {
  for (const [place, wait] of waiting) {
    if (wait.id !== id) continue;
    clearTimeout(wait.timer);
    waiting.delete(place);
    for (const button of document.querySelectorAll(`[data-place="${place}"]`)) button.classList.remove("busy");
  }
}

function key(message, person, button, place, act) {
  const [kind, mark] = sort(button);
  const name = `${person}-${message.message_id}-${place.join("-")}`;
  const look = `key ${button.style ?? ""} ${waiting.has(name) ? "busy" : ""}`;
  const inside = [h("bdi", {}, button.text), mark ? icon(mark) : null];
  if (kind === "url") {
    const url = /^[a-z]+:/i.test(button.url) ? button.url : `http://${button.url}`;
    return h("a", { class: look, href: /^(https?|tg):/i.test(url) ? url : "#", target: "_blank", rel: "noopener noreferrer" }, inside);
  }
  const press = () => HANDLERS[kind](button, { message, person, place, name }, act);
  return h("button", { class: look, type: "button", disabled: kind === "disabled", "data-place": name, onclick: press }, inside);
}

function sort(button) {
  if (button.disabled) return ["disabled", null];
  if (button.url) return ["url", "link"];
  if (button.copy_text) return ["copy", "copy"];
  if (button.web_app) return ["app", "app"];
  if (button.callback_data !== undefined) return ["press", null];
  return ["inline", "search"];
}

const HANDLERS = {
  press: (_, where) => press(where),
  copy: (button) => copy(button.copy_text.text),
  app: (button) => window.open(button.web_app.url, "_blank", "noopener"),
  inline: (button, _, act) => act.insert(`@${act.botName()} ${button.switch_inline_query_current_chat ?? button.switch_inline_query ?? ""}`),
  disabled: () => {},
};

async function press({ message, person, place, name }) {
  if (waiting.has(name)) return;
  const wait = { id: null, timer: null };
  waiting.set(name, wait);
  document.querySelectorAll(`[data-place="${name}"]`).forEach((button) => button.classList.add("busy"));
  try {
    const made = await post("press", { person, message_id: message.message_id, place });
    wait.id = made.callback_query_id;
    wait.timer = setTimeout(() => giveUp(wait.id), PATIENCE_MS);
    // The answer may have come before the number of the press did.
    if (early.delete(wait.id)) settle(wait.id);
  } catch (error) {
    waiting.delete(name);
    document.querySelectorAll(`[data-place="${name}"]`).forEach((button) => button.classList.remove("busy"));
    notify(error instanceof Refused ? error.message : words().pressFailed, "bad");
  }
}

const early = new Set();

/** An answer came; keeps those whose press is not known yet. */
export function answered(id) {
  if ([...waiting.values()].some((wait) => wait.id === id)) settle(id);
  else early.add(id);
}

function giveUp(id) {
  settle(id);
  notify(words().noAnswer, "bad");
}
