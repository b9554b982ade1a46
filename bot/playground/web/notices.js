// Toasts and alerts: what a bot answers to a press, and what went wrong.

import { h } from "./dom.js";
import { words } from "./words.js";

const SHOWN_MS = 4500;

export function notify(text, kind = "") {
  const toast = h("div", { class: `toast ${kind}`, dir: "auto" }, text);
  document.getElementById("toasts").append(toast);
  setTimeout(() => toast.classList.add("gone"), SHOWN_MS);
  setTimeout(() => toast.remove(), SHOWN_MS + 400);
}

export function alertBox(title, text) {
  const box = dialog(h("h2", {}, title), h("p", { dir: "auto" }, text),
    h("div", { class: "dialog-actions" }, h("button", { class: "solid", autofocus: true, onclick: () => box.close() }, words().ok)));
}

/** Calls `done` with the text that was typed, if any. */
export function askText(title, done) {
  const field = h("textarea", { rows: "3", dir: "auto", autofocus: true });
  const finish = () => {
    box.close();
    if (field.value.trim()) done(field.value.trim());
  };
  const box = dialog(h("h2", {}, title), field, h("div", { class: "dialog-actions" },
    h("button", { class: "plain", onclick: () => box.close() }, words().cancel),
    h("button", { class: "solid", onclick: finish }, words().send)));
}

export function picture(url, name) {
  const box = dialog(h("img", { src: url, alt: name }));
  box.classList.add("picture");
  box.addEventListener("click", () => box.close());
}

function dialog(...content) {
  const box = h("dialog", { onclose: () => box.remove() }, content);
  document.body.append(box);
  box.showModal();
  return box;
}
