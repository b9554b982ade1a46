// Where a person writes: text, files, commands, answers, reply buttons.

import { post, Refused, upload } from "./api.js";
import { commandMenu } from "./commands.js";
import { h, icon } from "./dom.js";
import { askText, notify } from "./notices.js";
import { replyKeyboard } from "./replykeys.js";
import { size, words } from "./words.js";

/** One per chosen person. `view()` is the newest state of the chat. */
export class Composer {
  constructor(person, view) {
    this.person = person;
    this.view = view;
    this.staged = [];
    this.asFiles = false;
    this.replyTo = null;
    this.editing = null;
    this.keysHidden = null;
    this.forced = null;
    this.field = h("textarea", { rows: "1", dir: "auto", id: "field", autocomplete: "off", "aria-label": words().message,
      oninput: () => this.typed(), onkeydown: (event) => this.key(event), onpaste: (event) => this.pasted(event) });
    this.picker = h("input", { type: "file", multiple: true, hidden: true, onchange: () => this.stage([...this.picker.files]) });
    this.above = h("div", { class: "above" });
    this.below = h("div", { class: "below" });
    this.menu = commandMenu(this.field, () => this.view().commands, (text) => this.say(text));
    this.keysButton = tool("keys", words().keyboard, () => this.flipKeys());
    this.attachMenu = this.drawAttachMenu();
    this.element = h("footer", { class: "composer" }, this.menu.element, this.attachMenu, this.above,
      h("div", { class: "bar" }, tool("clip", words().attach, () => this.attachMenu.classList.toggle("open")), this.picker,
        h("div", { class: "field" }, this.field, this.keysButton, (this.slash = tool("slash", words().commands, () => this.menu.flip()))),
        h("button", { class: "send", type: "button", "aria-label": words().send, title: words().send, onclick: () => this.send() }, icon("send"))),
      this.below);
    this.draw();
  }

  /** After every change of the chat. */
  update() {
    const newest = this.view().messages.filter((message) => !message.deleted).at(-1);
    if (newest?.from_bot && newest.force_reply && this.forced !== newest.message_id) {
      this.forced = newest.message_id;
      this.reply(newest);
    }
    this.draw();
  }

  draw() {
    const chat = this.view();
    const keys = chat.reply_keyboard;
    const hidden = !keys || this.keysHidden === keys.message_id;
    this.keysButton.hidden = !keys;
    this.keysButton.classList.toggle("on", !hidden);
    this.slash.hidden = !chat.commands.length;
    const forced = chat.messages.find((message) => message.message_id === this.replyTo?.message_id)?.markup;
    this.field.placeholder = (!hidden && keys.input_field_placeholder) || forced?.input_field_placeholder || words().message;
    this.below.replaceChildren(hidden ? "" : replyKeyboard(keys, (button) => this.replyKey(keys, button)));
    this.above.replaceChildren(...this.context(), ...this.stagedCards());
    this.element.classList.toggle("ready", Boolean(this.field.value.trim() || this.staged.length));
  }

  context() {
    const target = this.editing ?? this.replyTo;
    if (!target) return [];
    const title = this.editing ? words().editing : target.from_bot ? target.from : words().you;
    return [h("div", { class: "context" }, icon(this.editing ? "edit" : "reply"),
      h("div", {}, h("b", {}, h("bdi", {}, title)), h("span", { dir: "auto" }, target.text || words().document)),
      tool("close", words().cancel, () => this.clearContext()))];
  }

  stagedCards() {
    if (!this.staged.length) return [];
    const cards = this.staged.map((file, place) => h("div", { class: "staged" }, thumbnail(file),
      h("span", {}, h("b", {}, h("bdi", {}, file.name)), h("small", {}, size(file.size))),
      tool("close", words().cancel, () => this.unstage(place))));
    const pictures = this.staged.some((file) => file.type.startsWith("image/"));
    const flip = (event) => (this.asFiles = event.target.checked);
    const choice = h("label", { class: "as-files" }, h("input", { type: "checkbox", checked: this.asFiles, onchange: flip }), words().asFiles);
    return [h("div", { class: "staging" }, cards, pictures ? choice : null)];
  }

  drawAttachMenu() {
    const item = (name, label, act) => h("button", { type: "button", onclick: () => { this.attachMenu.classList.remove("open"); act(); } }, icon(name), label);
    return h("div", { class: "attach-menu" }, item("file", words().files, () => this.picker.click()),
      item("person", words().contact, () => this.act("share_contact", {})),
      item("smile", words().sticker, () => this.act("sticker", { emoji: "👍" })),
      item("forward", words().forward, () => askText(words().forwardAsk, (text) => this.act("forward", { text }))));
  }

  typed() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, 180)}px`;
    this.menu.typed();
    this.element.classList.toggle("ready", Boolean(this.field.value.trim() || this.staged.length));
  }

  key(event) {
    if (this.menu.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape") this.clearContext();
    else if (event.key === "ArrowUp" && !this.field.value) {
      const mine = this.view().messages.filter((message) => !message.from_bot && message.text && !message.files.length && !message.deleted).at(-1);
      if (mine) this.edit(mine);
    }
  }

  pasted(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    this.stage(files);
  }

  stage(files) {
    this.staged.push(...files.slice(0, 10 - this.staged.length));
    this.picker.value = "";
    this.draw();
    this.field.focus();
  }

  unstage(place) {
    this.staged.splice(place, 1);
    this.draw();
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
    if (!text && !this.staged.length) return;
    const [staged, answer, editing] = [this.staged, this.replyTo?.message_id, this.editing?.message_id];
    this.insert("");
    this.staged = [];
    this.editing = this.replyTo = null;
    this.draw();
    const kind = this.asFiles ? "document" : "";
    const sent = staged.length
      ? await this.tried(() => upload({ person: this.person, caption: text, kind, reply_to: answer }, staged))
      : await this.act("say", editing ? { text, edit: editing } : { text, reply_to: answer });
    if (!sent) {
      this.staged = staged;
      this.insert(text);
      this.draw();
    }
  }

  say(text) {
    this.insert("");
    return this.act("say", { text });
  }

  act(what, fields) {
    return this.tried(() => post(what, { person: this.person, ...fields }));
  }

  async tried(act) {
    try {
      await act();
      return true;
    } catch (error) {
      notify(error instanceof Refused ? error.message : words().failed, "bad");
      return false;
    }
  }

  replyKey(keys, button) {
    if (keys.one_time_keyboard) this.keysHidden = keys.message_id;
    if (button.request_contact) this.act("share_contact", {});
    else if (Object.keys(button).some((name) => name.startsWith("request_") || name === "web_app")) notify(words().unsupported, "bad");
    else this.act("say", { text: button.text });
    this.draw();
  }

  flipKeys() {
    const keys = this.view().reply_keyboard;
    this.keysHidden = this.keysHidden === keys.message_id ? null : keys.message_id;
    this.draw();
  }
}

function tool(name, label, act) {
  return h("button", { class: "tool", type: "button", title: label, "aria-label": label, onclick: act }, icon(name));
}

function thumbnail(file) {
  if (!file.type.startsWith("image/")) return h("span", { class: "file-mark" }, icon("file"));
  const url = URL.createObjectURL(file);
  return h("img", { src: url, alt: "", onload: () => URL.revokeObjectURL(url) });
}
