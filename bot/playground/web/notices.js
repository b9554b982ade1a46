// Toasts and alerts: what a bot answers to a press, and what went wrong.

import { h } from "./dom.js";
import { words } from "./words.js";

const SHOWN_MS = 4500;

/** Above the whole page, or above the chat whose `place` is given. */
export function notify(text, kind = "", place = document.getElementById("toasts")) {
  const toast = h("div", { class: `toast ${kind}`, dir: "auto" }, text);
  place.append(toast);
  setTimeout(() => toast.classList.add("gone"), SHOWN_MS);
  setTimeout(() => toast.remove(), SHOWN_MS + 400);
}

export function alertBox(title, text, said = words()) {
  const box = dialog(h("h2", {}, h("bdi", {}, title)), h("p", { dir: "auto" }, text),
    h("div", { class: "dialog-actions" }, h("button", { class: "solid", type: "button", autofocus: true, onclick: () => box.close() }, said.ok)));
}

/** Calls `done` with the text that was typed, if any. */
export function askText(title, done, said = words()) {
  const field = h("textarea", { rows: "3", dir: "auto", autofocus: true, "aria-label": title });
  const finish = () => {
    box.close();
    if (field.value.trim()) done(field.value.trim());
  };
  const box = dialog(h("h2", {}, title), field, h("div", { class: "dialog-actions" },
    h("button", { class: "plain", type: "button", onclick: () => box.close() }, said.cancel),
    h("button", { class: "solid", type: "button", onclick: finish }, said.send)));
}

export function picture(url, name) {
  const box = dialog(h("img", { src: url, alt: name }));
  box.classList.add("picture");
  box.addEventListener("click", () => box.close());
}

/** A modal box that is gone once it is closed; Esc closes it. */
export function dialog(...content) {
  const box = h("dialog", { onclose: () => box.remove() }, content);
  document.body.append(box);
  box.showModal();
  return box;
}
