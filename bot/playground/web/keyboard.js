// The buttons under a message.

import { post, Refused } from "./api.js";
import { startOf } from "./deeplink.js";
import { h, icon } from "./dom.js";
import { copy } from "./entities.js";

/** Telegram gives a bot about so long to answer a press. */
const PATIENCE_MS = 15000;
/** Buttons that wait for the bot's answer, by message and place; the answers come by the id of the press. */
const waiting = new Map();

export function inlineKeyboard(message, scene) {
  if (!message.keyboard.length) return null;
  return h("div", { class: "keyboard", role: "group" },
    message.keyboard.map((row, y) => h("div", { class: "key-row" }, row.map((button, x) => key(message, button, [y, x], scene)))));
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

function key(message, button, place, scene) {
  const [kind, mark] = sort(button);
  const name = `${scene.person}-${message.message_id}-${place.join("-")}`;
  const look = `key ${button.style ?? ""} ${waiting.has(name) ? "busy" : ""}`;
  const inside = [h("bdi", {}, button.text), mark ? icon(mark) : null];
  const start = kind === "url" && startOf(button.url, scene);
  if (start) return h("button", { class: look, type: "button", title: button.url, onclick: () => scene.command(start) }, inside);
  if (kind === "url") {
    const url = /^[a-z]+:/i.test(button.url) ? button.url : `http://${button.url}`;
    return h("a", { class: look, href: /^(https?|tg):/i.test(url) ? url : "#", target: "_blank", rel: "noopener noreferrer" }, inside);
  }
  const press = () => HANDLERS[kind](button, { message, place, name }, scene);
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
  press: (_, where, scene) => press(where, scene),
  copy: (button, _, scene) => copy(button.copy_text.text, scene),
  app: (button, _, scene) => scene.openApp(button),
  inline: (button, _, scene) => scene.insert(`@${scene.botName()} ${button.switch_inline_query_current_chat ?? button.switch_inline_query ?? ""}`),
  disabled: () => {},
};

async function press({ message, place, name }, scene) {
  if (waiting.has(name)) return;
  const wait = { id: null, timer: null };
  waiting.set(name, wait);
  document.querySelectorAll(`[data-place="${name}"]`).forEach((button) => button.classList.add("busy"));
  try {
    const made = await post("press", { person: scene.person, message_id: message.message_id, place });
    wait.id = made.callback_query_id;
    wait.timer = setTimeout(() => giveUp(wait.id, scene), PATIENCE_MS);
    // The answer may have come before the number of the press did.
    if (early.delete(wait.id)) settle(wait.id);
  } catch (error) {
    waiting.delete(name);
    document.querySelectorAll(`[data-place="${name}"]`).forEach((button) => button.classList.remove("busy"));
    scene.notify(error instanceof Refused ? error.message : scene.reader.words.pressFailed, "bad");
  }
}

const early = new Set();

/** An answer came; keeps those whose press is not known yet. */
export function answered(id) {
  if ([...waiting.values()].some((wait) => wait.id === id)) settle(id);
  else early.add(id);
}

function giveUp(id, scene) {
  settle(id);
  scene.notify(scene.reader.words.noAnswer, "bad");
}
