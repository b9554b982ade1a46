// The reply keyboard: buttons that stand in for typing.

import { h, icon } from "./dom.js";

export function replyKeyboard(markup, press) {
  return h("div", { class: "reply-keys", role: "group" }, markup.keyboard.map((row) =>
    h("div", { class: "key-row" }, row.map((button) =>
      h("button", { class: `key ${button.style ?? ""}`, type: "button", onclick: () => press(button) },
        button.request_contact ? icon("person") : button.web_app ? icon("app") : null, h("bdi", {}, button.text))))));
}
