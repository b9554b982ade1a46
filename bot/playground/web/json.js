// Values as readable JSON, in colours.

import { h } from "./dom.js";

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Parameters come as JSON inside strings; they are shown as what they say. */
export function unfolded(parameters) {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, typeof value === "string" && /^[[{]/.test(value) ? parsed(value) : value]));
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export function json(value) {
  const text = JSON.stringify(value, null, 2);
  const nodes = [];
  let at = 0;
  for (const found of text.matchAll(TOKEN)) {
    const [whole, string, colon, word] = found;
    if (found.index > at) nodes.push(text.slice(at, found.index));
    const kind = colon ? "name" : string ? "string" : word ? "word" : "number";
    nodes.push(h("span", { class: `json-${kind}` }, string ?? whole), colon ?? "");
    at = found.index + whole.length;
  }
  nodes.push(text.slice(at));
  return h("pre", { class: "json", tabindex: "0", dir: "ltr" }, nodes);
}
