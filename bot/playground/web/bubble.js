// One message, or one album, as a bubble.

import { h, icon } from "./dom.js";
import { rich } from "./entities.js";
import { inlineKeyboard } from "./keyboard.js";
import { picture } from "./notices.js";
import { clock, size, words } from "./words.js";

/** `group` is one message or all messages of an album, in order. */
export function bubble(group, person, act) {
  const first = group[0];
  const said = group.find((message) => message.text) ?? first;
  const side = first.from_bot ? "theirs" : "mine";
  if (group.every((message) => message.deleted)) return row(side, first, h("div", { class: "bubble deleted" }, words().deleted, meta(first)));
  const live = group.filter((message) => !message.deleted);
  const photos = live.flatMap((message) => message.files.filter((file) => file.kind === "photo").map((file) => ({ ...file, spoiler: message.spoiler })));
  const documents = live.flatMap((message) => message.files.filter((file) => file.kind !== "photo"));
  const look = ["bubble", first.sticker ? "sticker" : "", photos.length ? "has-photo" : "", said.text ? "" : "no-text", first.keyboard.length ? "has-keys" : ""];
  const body = h("div", { class: look.join(" ") },
    forwarded(first), quoted(first, act), gallery(photos), documents.map(card), contact(first),
    first.sticker ? h("div", { class: "sticker-face" }, first.sticker) : null,
    h("div", { class: "text", dir: "auto" }, rich(said.text, said.entities, act), meta(first)));
  return row(side, first, body, inlineKeyboard(first, person, act), tools(first, act));
}

function row(side, message, ...content) {
  return h("div", { class: `message ${side}`, "data-id": message.message_id, role: "article" }, h("div", { class: "stack" }, content));
}

function meta(message) {
  return h("span", { class: "meta" }, message.edited && !message.deleted ? `${words().edited} ` : "", clock(message.date));
}

function forwarded(message) {
  const origin = message.forward_origin;
  if (!origin) return null;
  const user = origin.sender_user;
  const name = user ? [user.first_name, user.last_name].filter(Boolean).join(" ") : origin.sender_user_name;
  return h("div", { class: "forwarded" }, `${words().forwarded} `, h("b", {}, h("bdi", {}, name)));
}

function quoted(message, act) {
  const target = message.reply_to;
  if (!target) return null;
  const text = target.text || words()[target.kind] || "";
  return h("button", { class: "reply-quote", type: "button", onclick: () => act.show(target.message_id) },
    h("b", {}, h("bdi", {}, target.from_bot ? target.from : words().you)), h("span", { dir: "auto" }, text));
}

function gallery(photos) {
  if (!photos.length) return null;
  return h("div", { class: `gallery of-${Math.min(photos.length, 4)} ${photos.length % 2 ? "odd" : ""}` }, photos.map((photo) =>
    h("button", { type: "button", class: photo.spoiler ? "hidden-photo" : "", "aria-label": words().photo, onclick: (event) => open(event, photo) },
      h("img", { src: photo.url, alt: photo.name, width: photo.width, height: photo.height, loading: "lazy" }))));
}

function open(event, photo) {
  const button = event.currentTarget;
  if (button.classList.contains("hidden-photo")) button.classList.remove("hidden-photo");
  else picture(photo.url, photo.name);
}

function card(file) {
  const ending = file.name.includes(".") ? file.name.split(".").pop().slice(0, 4) : "";
  return h("a", { class: "file", href: file.url, download: file.name, title: `${words().download}: ${file.name}` },
    h("span", { class: "file-mark" }, ending ? ending.toUpperCase() : icon("file")),
    h("span", { class: "file-text" }, h("b", {}, h("bdi", {}, file.name)), h("small", {}, size(file.size))));
}

function contact(message) {
  const shown = message.contact;
  if (!shown) return null;
  const name = [shown.first_name, shown.last_name].filter(Boolean).join(" ");
  return h("div", { class: "file" }, h("span", { class: "file-mark" }, icon("person")),
    h("span", { class: "file-text" }, h("b", {}, h("bdi", {}, name)), h("small", {}, shown.phone_number)));
}

function tools(message, act) {
  const edit = !message.from_bot && message.text && !message.files.length;
  return h("div", { class: "tools" },
    h("button", { type: "button", title: words().reply, "aria-label": words().reply, onclick: () => act.reply(message) }, icon("reply")),
    edit ? h("button", { type: "button", title: words().edit, "aria-label": words().edit, onclick: () => act.edit(message) }, icon("edit")) : null);
}
