// Where a person writes: text, files, commands, answers, reply buttons.

import { upload } from "./api.js";
import { commandMenu } from "./commands.js";
import { avatar, h, icon } from "./dom.js";
import { InlineSearch } from "./inline.js";
import { openMenu } from "./menu.js";
import { askText } from "./notices.js";
import { replyKeyboard, replyWith } from "./replykeys.js";
import { Staging } from "./staging.js";

const TALLEST = 180;

export class Composer {
  constructor(scene) {
    this.scene = scene;
    this.words = scene.reader.words;
    this.replyTo = null;
    this.editing = null;
    this.keysHidden = null;
    this.forced = null;
    const { words } = this;
    this.field = h("textarea", { rows: "1", dir: "auto", class: "say", autocomplete: "off", "aria-label": words.message, placeholder: words.message,
      oninput: () => this.typed(), onkeydown: (event) => this.key(event), onpaste: (event) => this.pasted(event) });
    this.staging = new Staging(scene, () => { this.draw(); this.field.focus(); });
    this.above = h("div", { class: "above" });
    this.below = h("div", { class: "below" });
    this.menu = commandMenu(this.field, () => scene.view().commands, (text) => this.say(text), words.commands);
    this.inline = new InlineSearch(scene, this.field, () => this.insert(""));
    this.keysButton = tool("keys", words.keyboard, () => this.flipKeys());
    this.slash = tool("slash", words.commands, () => this.menu.flip());
    this.app = h("button", { class: "app-button", type: "button", hidden: true, onclick: () => scene.openApp(scene.view().menu_button) });
    this.element = h("footer", { class: "composer" }, this.menu.element, this.inline.element, this.above,
      h("div", { class: "bar" }, this.app, tool("clip", words.attach, (event) => this.attach(event.currentTarget)), this.staging.picker,
        h("div", { class: "field" }, this.field, this.keysButton, this.slash),
        h("button", { class: "send", type: "button", "aria-label": words.send, title: words.send, onclick: () => this.send() }, icon("send"))),
      this.below);
    this.draw();
  }

  /** After every change of the chat. */
  update() {
    const newest = this.scene.view().messages.filter((message) => !message.deleted).at(-1);
    if (newest?.from_bot && newest.force_reply && this.forced !== newest.message_id) {
      this.forced = newest.message_id;
      this.replyTo = newest;
    }
    this.draw();
  }

  draw() {
    const chat = this.scene.view();
    const keys = chat.reply_keyboard;
    const hidden = !keys || this.keysHidden === keys.message_id;
    this.keysButton.hidden = !keys;
    this.keysButton.classList.toggle("on", !hidden);
    this.slash.hidden = !chat.commands.length;
    this.app.hidden = chat.menu_button?.type !== "web_app";
    this.app.textContent = chat.menu_button?.text ?? "";
    const forced = chat.messages.find((message) => message.message_id === this.replyTo?.message_id)?.markup;
    this.field.placeholder = (!hidden && keys.input_field_placeholder) || forced?.input_field_placeholder || this.words.message;
    this.drawKeys(hidden ? null : keys);
    this.above.replaceChildren(...this.context(), ...this.staging.cards());
    this.ready();
  }

  drawKeys(keys) {
    const shown = JSON.stringify(keys);
    if (this.shownKeys === shown) return;
    this.shownKeys = shown;
    this.below.replaceChildren(keys ? replyKeyboard(keys, (button, anchor) => this.replyKey(keys, button, anchor)) : "");
  }

  ready() {
    this.element.classList.toggle("ready", Boolean(this.field.value.trim() || this.staging.files.length));
  }

  context() {
    const target = this.editing ?? this.replyTo;
    if (!target) return [];
    const title = this.editing ? this.words.editing : target.from_bot ? target.from : this.words.you;
    return [h("div", { class: "context" }, icon(this.editing ? "edit" : "reply"),
      h("div", {}, h("b", {}, h("bdi", {}, title)), h("span", { dir: "auto" }, target.text || this.words.document)),
      tool("close", this.words.cancel, () => this.clearContext()))];
  }

  attach(anchor) {
    const { words, scene } = this;
    openMenu([
      { label: words.files, icon: "file", act: () => this.staging.picker.click() },
      { label: words.contact, icon: "person", act: () => scene.act("share_contact", {}) },
      { label: words.colleague, icon: "people", act: () => this.colleague(anchor) },
      { label: words.sticker, icon: "smile", act: () => scene.act("sticker", { emoji: "👍" }) },
      { label: words.forward, icon: "forward", act: () => askText(words.forwardAsk, (text) => scene.act("forward", { text }), words) },
    ], { anchor, label: words.attach });
  }

  colleague(anchor) {
    const others = this.scene.people().filter((one) => one.telegram_id !== this.scene.person);
    openMenu(others.map((one) => ({ label: one.name, note: one.title, mark: avatar(one.name, one.telegram_id, "small"),
      act: () => this.scene.act("share_contact", { contact: one.telegram_id }) })), { anchor, title: this.words.whose });
  }

  typed() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, TALLEST)}px`;
    this.menu.typed();
    this.inline.typed();
    this.ready();
  }

  key(event) {
    if (this.menu.key(event) || this.inline.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape" && (this.editing || this.replyTo)) {
      event.stopPropagation();
      this.clearContext();
    } else if (event.key === "ArrowUp" && !this.field.value && !event.altKey) {
      const mine = this.scene.view().messages.filter((message) => !message.from_bot && message.text && !message.files.length && !message.deleted).at(-1);
      if (mine) this.edit(mine);
    }
  }

  pasted(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    this.staging.add(files);
  }

  reply(message) {
    this.editing = null;
    this.replyTo = message;
    this.draw();
    this.field.focus();
  }

  edit(message) {
    this.replyTo = null;
    this.editing = message;
    this.insert(message.text);
    this.draw();
  }

  insert(text) {
    this.field.value = text;
    this.typed();
    this.field.focus();
  }

  clearContext() {
    if (this.editing) this.insert("");
    this.editing = this.replyTo = null;
    this.draw();
  }

  async send() {
    const text = this.field.value.trim();
    if (!text && !this.staging.files.length) return;
    const [staged, answer, topic, editing] = [this.staging.take(), this.replyTo?.message_id, this.replyTo?.topic, this.editing?.message_id];
    this.insert("");
    this.editing = this.replyTo = null;
    this.draw();
    const { scene } = this;
    const kind = this.staging.asFiles ? "document" : "";
    const sent = staged.length
      ? await scene.tried(() => upload({ person: scene.person, caption: text, kind, reply_to: answer }, staged))
      : await scene.act("say", editing ? { text, edit: editing } : { text, reply_to: answer, topic });
    if (sent) return;
    this.staging.files = staged;
    this.insert(text);
    this.draw();
  }

  say(text) {
    this.insert("");
    return this.scene.act("say", { text });
  }

  replyKey(keys, button, anchor) {
    if (keys.one_time_keyboard) this.keysHidden = keys.message_id;
    replyWith(button, this.scene, anchor);
    this.draw();
  }

  flipKeys() {
    const keys = this.scene.view().reply_keyboard;
    this.keysHidden = this.keysHidden === keys.message_id ? null : keys.message_id;
    this.draw();
  }
}

function tool(name, label, act) {
  return h("button", { class: "tool", type: "button", title: label, "aria-label": label, onclick: act }, icon(name));
}
