// A text with entities as elements. Offsets count UTF-16 units, exactly as strings of JavaScript do.

import { startOf } from "./deeplink.js";
import { h, icon } from "./dom.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };

/** `scene` is the chat: `scene.reader` reads it, `scene.command(text)` runs a command that was clicked. */
export function rich(text, entities, scene) {
  const sorted = [...entities].sort((one, other) => one.offset - other.offset || other.length - one.length);
  return span(text, 0, text.length, sorted, scene);
}

function span(text, start, end, entities, scene) {
  const nodes = [];
  let at = start;
  let rest = entities;
  while (rest.length) {
    const [first, ...others] = rest;
    const stop = Math.min(first.offset + first.length, end);
    if (first.offset < at || stop <= first.offset) {
      rest = others;
      continue;
    }
    if (first.offset > at) nodes.push(text.slice(at, first.offset));
    const inside = others.filter((entity) => entity.offset < stop);
    nodes.push(element(first, text.slice(first.offset, stop), span(text, first.offset, stop, inside, scene), scene));
    rest = others.filter((entity) => entity.offset >= stop);
    at = stop;
  }
  if (at < end) nodes.push(text.slice(at, end));
  return afterBlocks(nodes);
}

/** A block already ends the line: the line feed behind it would draw an empty one. */
function afterBlocks(nodes) {
  return nodes.map((node, place) => {
    const before = nodes[place - 1];
    const block = before instanceof HTMLElement && /^(BLOCKQUOTE|FIGURE)$/.test(before.tagName);
    return block && typeof node === "string" ? node.replace(/^\n/, "") : node;
  });
}

function element(entity, text, inner, scene) {
  switch (entity.type) {
    case "pre":
      return pre(entity.language, text, scene);
    case "code":
      return h("code", { class: "copyable", onclick: () => copy(text, scene) }, inner);
    case "spoiler":
      return spoiler(inner, scene.reader.words);
    case "blockquote":
      return h("blockquote", { dir: "auto" }, inner);
    case "expandable_blockquote":
      return expandable(inner, scene.reader.words);
    case "date_time":
      return h("time", { class: "tg-time", datetime: new Date(entity.unix_time * 1000).toISOString(), title: scene.reader.fullTime(entity.unix_time) },
        scene.reader.timeText(entity.unix_time, entity.date_time_format, text));
    case "text_link":
      return link(entity.url, inner, scene);
    case "url":
      return link(text, inner, scene);
    case "email":
      return link(`mailto:${text}`, inner, scene);
    case "bot_command":
      return h("button", { class: "command-link", type: "button", onclick: () => scene.command(text) }, inner);
    case "mention":
    case "text_mention":
    case "hashtag":
      return h("span", { class: "mention" }, inner);
    default:
      return h(TAGS[entity.type] ?? "span", {}, inner);
  }
}

function link(url, inner, scene) {
  const start = startOf(url, scene);
  if (start) return h("button", { class: "command-link", type: "button", title: url, onclick: () => scene.command(start) }, inner);
  const safe = /^(https?|tg|mailto):/i.test(url) ? url : `http://${url}`;
  return h("a", { href: safe, target: "_blank", rel: "noopener noreferrer" }, inner);
}

function pre(language, text, scene) {
  const button = h("button", { type: "button", class: "pre-copy", "aria-label": scene.reader.words.copyCode, onclick: () => copy(text, scene) }, icon("copy"));
  return h("figure", { class: "pre" }, language ? h("figcaption", {}, language) : null, button, h("pre", { tabindex: "0" }, h("code", {}, text)));
}

function spoiler(inner, words) {
  const reveal = (event) => {
    event.currentTarget.classList.add("shown");
    event.currentTarget.removeAttribute("role");
  };
  return h("span", {
    class: "spoiler", role: "button", tabindex: "0", "aria-label": words.showSpoiler, onclick: reveal,
    onkeydown: (event) => (event.key === "Enter" || event.key === " ") && reveal(event),
  }, h("span", {}, inner));
}

function expandable(inner, words) {
  const quote = h("blockquote", { class: "expandable", dir: "auto" }, h("div", { class: "quote-body" }, inner));
  const toggle = h("button", { type: "button", class: "quote-toggle", "aria-expanded": "false", "aria-label": words.expand }, icon("down"));
  const flip = () => toggle.setAttribute("aria-expanded", String(quote.classList.toggle("open")));
  toggle.addEventListener("click", flip);
  quote.append(toggle);
  // A short quote has nothing to expand.
  requestAnimationFrame(() => {
    const body = quote.firstChild;
    quote.classList.toggle("short", body.scrollHeight <= body.clientHeight + 2);
  });
  return quote;
}

export async function copy(text, scene) {
  await navigator.clipboard?.writeText(text).catch(() => {});
  scene.notify(scene.reader.words.copied);
}
