// The reply keyboard: buttons that stand in for typing, or ask for something of the person.

import { avatar, h, icon } from "./dom.js";
import { openMenu } from "./menu.js";
import { askText, dialog } from "./notices.js";

const MARKS = { request_contact: "person", request_location: "place", request_users: "people", request_chat: "people", web_app: "app" };
/** Somewhere in Almaty. */
const HERE = { latitude: 43.238949, longitude: 76.889709 };

const SOME_CHAT = -1001000000000;

const asked = (button) => Object.keys(MARKS).find((name) => button[name]);

export function replyKeyboard(markup, press) {
  return h("div", { class: "reply-keys", role: "group" }, markup.keyboard.map((row) =>
    h("div", { class: "key-row" }, row.map((button) =>
      h("button", { class: `key ${button.style ?? ""}`, type: "button", onclick: (event) => press(button, event.currentTarget) },
        asked(button) ? icon(MARKS[asked(button)]) : null, h("bdi", {}, button.text))))));
}

/** What a press of such a button does in the chat of `scene`. */
export function replyWith(button, scene, anchor) {
  const { words } = scene.reader;
  const acts = {
    request_contact: () => scene.act("share_contact", {}),
    request_location: () => scene.act("share_location", HERE),
    request_users: (wish) => users(wish, scene, anchor),
    request_chat: (wish) => askText(words.whichChat, (title) => scene.act("share_chat", { request_id: wish.request_id, chat_id: SOME_CHAT, title }), words),
    web_app: () => scene.openApp(button, true),
  };
  const kind = asked(button);
  if (kind) acts[kind](button[kind]);
  else if (Object.keys(button).some((name) => name.startsWith("request_"))) scene.notify(words.unsupported, "bad");
  else scene.act("say", { text: button.text });
}

function users(wish, scene, anchor) {
  const { words } = scene.reader;
  const share = (ids) => ids.length && scene.act("share_users", { request_id: wish.request_id, users: ids });
  const others = scene.people().filter((one) => one.telegram_id !== scene.person);
  const item = (one) => ({ label: one.name, note: one.title, mark: avatar(one.name, one.telegram_id, "small"), act: () => share([one.telegram_id]) });
  if ((wish.max_quantity ?? 1) === 1) return openMenu(others.map(item), { anchor, title: words.whom });
  const boxes = others.map((one) => h("label", {}, h("input", { type: "checkbox", value: one.telegram_id }), h("bdi", {}, one.name)));
  const finish = () => {
    share(boxes.map((label) => label.firstChild).filter((box) => box.checked).slice(0, wish.max_quantity).map((box) => Number(box.value)));
    shown.close();
  };
  const shown = dialog(h("h2", {}, words.whom), h("div", { class: "checks" }, boxes),
    h("div", { class: "dialog-actions" },
      h("button", { type: "button", class: "plain", onclick: () => shown.close() }, words.cancel),
      h("button", { type: "button", class: "solid", onclick: finish }, words.send)));
  return shown;
}
