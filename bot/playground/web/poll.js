// A poll, and a place: what is neither text nor file.

import { h, icon } from "./dom.js";

export function poll(message, scene) {
  const shown = message.poll;
  if (!shown) return null;
  const { words } = scene.reader;
  const many = shown.allows_multiple_answers;
  const vote = (place) => {
    const rest = shown.votes.filter((one) => one !== place);
    const mine = shown.votes.includes(place) ? rest : [...(many ? rest : []), place];
    scene.act("vote", { message_id: message.message_id, options: mine });
  };
  const row = (option, place) => {
    const mine = shown.votes.includes(place);
    const told = { role: many ? "checkbox" : "radio", "aria-checked": String(mine), disabled: shown.is_closed };
    return h("button", { type: "button", ...told, onclick: () => vote(place) },
      h("i", {}, mine ? "✓" : ""), h("span", { dir: "auto" }, option.text), h("small", {}, option.voter_count || ""));
  };
  return h("div", { class: "poll" }, h("b", { dir: "auto" }, shown.question),
    h("small", {}, shown.is_closed ? words.pollClosed : many ? words.pollMany : words.poll), shown.options.map(row));
}

export function place(message, words) {
  const shown = message.location;
  if (!shown) return null;
  return h("div", { class: "file" }, h("span", { class: "file-mark" }, icon("place")),
    h("span", { class: "file-text" }, h("b", {}, words.place), h("small", { dir: "ltr" }, `${shown.latitude}, ${shown.longitude}`)));
}
