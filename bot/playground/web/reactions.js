// Reactions: under a bubble, and the row of them above its menu.

import { h } from "./dom.js";

const OFFERED = ["👍", "❤", "🔥", "🎉", "👎", "🤔"];

/** Those that stand under the message; a press on one's own takes it back. */
export function reactions(message, scene) {
  const { bot = [], person = [] } = message.reactions ?? {};
  const all = [...new Set([...person, ...bot])];
  if (!all.length) return null;
  return h("div", { class: "reactions" }, all.map((emoji) => one(emoji, message, scene, person.includes(emoji) && bot.includes(emoji) ? h("small", {}, "2") : null)));
}

/** Nothing where one cannot react. */
export function reactionRow(message, scene) {
  if (!message.reactions) return [];
  return [h("div", { class: "reaction-row", role: "group" }, OFFERED.map((emoji) => one(emoji, message, scene, null, "menuitem")))];
}

function one(emoji, message, scene, more, role) {
  const mine = message.reactions.person.includes(emoji);
  const press = (event) => {
    event.currentTarget.closest(".menu")?.close();
    scene.act("react", { message_id: message.message_id, emoji: mine ? null : emoji });
  };
  const told = { "aria-label": scene.reader.words.react(emoji), "aria-pressed": role ? null : String(mine) };
  return h("button", { type: "button", role, class: mine ? "my-reaction" : "", ...told, onclick: press }, emoji, more);
}
