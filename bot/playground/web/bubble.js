// One message, or one album, as a bubble.

import { h, icon } from "./dom.js";
import { copy, rich } from "./entities.js";
import { card, contactCard, gallery } from "./files.js";
import { inlineKeyboard } from "./keyboard.js";
import { openMenu } from "./menu.js";
import { place, poll } from "./poll.js";
import { reactionRow, reactions } from "./reactions.js";

const LONG_PRESS_MS = 450;

/** `group` is one message or all messages of an album, in order; `scene` is the chat it stands in. */
export function bubble(group, scene) {
  const first = group[0];
  const said = group.find((message) => message.text) ?? first;
  const side = first.from_bot ? "theirs" : "mine";
  const { words } = scene.reader;
  if (group.every((message) => message.deleted)) return row(side, first, h("div", { class: "bubble deleted" }, words.deleted, meta(first, scene)));
  if (first.opens_topic) return h("div", { class: "day", "data-id": first.message_id }, h("span", {}, words.topic(first.opens_topic)));
  const live = group.filter((message) => !message.deleted);
  const photos = live.flatMap((message) => message.files.filter((file) => file.kind === "photo").map((file) => ({ ...file, spoiler: message.spoiler })));
  const documents = live.flatMap((message) => message.files.filter((file) => file.kind !== "photo"));
  const look = ["bubble", first.sticker ? "sticker" : "", photos.length ? "has-photo" : "", said.text ? "" : "no-text", first.keyboard.length ? "has-keys" : ""];
  const body = h("div", { class: look.join(" ") },
    topic(first, scene), forwarded(first, words), quoted(first, scene), gallery(photos, words), documents.map((file) => card(file, scene.reader)), contactCard(first),
    poll(first, scene), place(first, words), viaBot(first, scene),
    first.sticker ? h("div", { class: "sticker-face" }, first.sticker) : null,
    h("div", { class: "text", dir: "auto" }, rich(said.text, said.entities, scene), meta(first, scene)), reactions(first, scene));
  const element = row(side, first, body, inlineKeyboard(first, scene), tools(first, scene));
  withMenu(element, body, said, scene);
  return element;
}

function row(side, message, ...content) {
  return h("div", { class: `message ${side}`, "data-id": message.message_id, role: "article", tabindex: "-1" }, h("div", { class: "stack" }, content));
}

function meta(message, { reader }) {
  const { words } = reader;
  return h("span", { class: "meta" },
    message.silent ? h("span", { class: "silent", role: "img", title: words.silent, "aria-label": words.silent }, icon("bellOff")) : null,
    message.edited && !message.deleted ? `${words.edited} ` : "", reader.time(message.date));
}

function forwarded(message, words) {
  const origin = message.forward_origin;
  if (!origin) return null;
  const user = origin.sender_user;
  const name = user ? [user.first_name, user.last_name].filter(Boolean).join(" ") : origin.sender_user_name;
  return h("div", { class: "forwarded" }, `${words.forwarded} `, h("b", {}, h("bdi", {}, name)));
}

/** Which part of the chat it belongs to. */
function topic(message, scene) {
  const opening = message.topic && scene.view().messages.find((one) => one.opens_topic && one.message_id === message.topic);
  return opening ? h("div", { class: "forwarded" }, h("b", { dir: "auto" }, `# ${opening.opens_topic}`)) : null;
}

function viaBot(message, scene) {
  return message.via_bot ? h("div", { class: "forwarded" }, `${scene.reader.words.via} `, h("b", {}, `@${scene.botName()}`)) : null;
}

function quoted(message, scene) {
  const target = message.reply_to;
  if (!target) return null;
  const { words } = scene.reader;
  return h("button", { class: "reply-quote", type: "button", onclick: () => scene.show(target.message_id) },
    h("b", {}, h("bdi", {}, target.from_bot ? target.from : words.you)), h("span", { dir: "auto" }, target.text || words[target.kind] || ""));
}

const editable = (message) => !message.from_bot && message.text && !message.files.length && !message.forward_origin;

function tools(message, scene) {
  const { words } = scene.reader;
  const tool = (name, label, act) => h("button", { type: "button", tabindex: "-1", title: label, "aria-label": label, onclick: act }, icon(name));
  return h("div", { class: "tools" }, tool("reply", words.reply, () => scene.reply(message)),
    editable(message) ? tool("edit", words.edit, () => scene.edit(message)) : null);
}

/** The right button, a long press, or Enter on the bubble. */
function withMenu(element, body, message, scene) {
  const { words } = scene.reader;
  const open = (where) => openMenu([
    { label: words.reply, icon: "reply", act: () => scene.reply(message) },
    editable(message) ? { label: words.edit, icon: "edit", act: () => scene.edit(message) } : null,
    message.text && !message.protected ? { label: words.copy, icon: "copy", act: () => copy(message.text, scene) } : null,
    { label: words.remove, icon: "close", danger: true, act: () => scene.act("delete", { message_id: message.message_id }) },
  ].filter(Boolean), { ...where, label: words.more })?.prepend(...reactionRow(message, scene));
  let timer;
  const release = () => clearTimeout(timer);
  body.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a") || String(getSelection())) return;
    event.preventDefault();
    release();
    open({ point: { x: event.clientX, y: event.clientY } });
  });
  body.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse" || event.target.closest("a, button")) return;
    timer = setTimeout(() => open({ point: { x: event.clientX, y: event.clientY } }), LONG_PRESS_MS);
  });
  for (const end of ["pointerup", "pointercancel", "pointermove"]) body.addEventListener(end, release);
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target !== element) return;
    event.preventDefault();
    open({ anchor: body });
  });
}
