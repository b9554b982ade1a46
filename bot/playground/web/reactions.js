// Reactions: under a bubble, and the row of them above its menu.

import { h } from "./dom.js";

const OFFERED = ["👍", "❤", "🔥", "👎", "🤔"];

/** Those that stand under the message; a press on one's own takes it back. */
export function reactions(message, scene) {
  const given = message.reactions ?? [];
  if (!given.length) return null;
  return h("div", { class: "reactions" }, given.map(({ emoji, mine, by_bot: byBot }) =>
    h("button", { type: "button", class: mine ? "my-reaction" : "", "aria-pressed": String(Boolean(mine)), "aria-label": scene.reader.words.react(emoji),
      onclick: () => scene.react(message, mine ? "" : emoji) }, emoji, byBot && mine ? h("small", {}, "2") : null)));
}

/** Nothing where the playground cannot react. */
export function reactionRow(message, scene) {
  if (!message.reactions) return [];
  const mine = message.reactions.find((one) => one.mine)?.emoji;
  return [h("div", { class: "reaction-row" }, OFFERED.map((emoji) =>
    h("button", { type: "button", role: "menuitem", class: emoji === mine ? "my-reaction" : "", "aria-label": scene.reader.words.react(emoji),
      onclick: (event) => {
        event.currentTarget.closest(".menu").hidePopover();
        scene.react(message, emoji === mine ? "" : emoji);
      } }, emoji)))];
}
