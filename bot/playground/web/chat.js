// One person's chat with the bot: head, messages, and where to write.

import { get, post, Refused } from "./api.js";
import { openApp } from "./app.js";
import { Composer } from "./composer.js";
import { startOf } from "./deeplink.js";
import { h } from "./dom.js";
import { Head } from "./head.js";
import { Messages } from "./messages.js";
import { alertBox, notify } from "./notices.js";
import { soon } from "./soon.js";
import { Reader } from "./words.js";

export class Chat {
  /** `frame` is the page around it: the people, and who else is shown. */
  constructor(person, frame) {
    this.person = person;
    this.view = null;
    this.scene = this.stage(person, frame);
    this.head = new Head(this.scene, frame);
    this.toasts = h("div", { class: "toasts", role: "status", "aria-live": "polite" });
    this.foot = h("div", { class: "foot" });
    this.middle = h("div", { class: "middle" });
    this.element = h("section", { class: "pane", "data-pane": person.telegram_id, "aria-label": person.name, lang: this.scene.reader.language },
      this.head.element, this.middle, this.foot, this.toasts, h("div", { class: "drop-hint" }, this.scene.reader.words.drop));
    this.soon = soon(() => this.load());
    this.dropFiles();
  }

  /** What a bubble, a button or the field needs of its chat. */
  stage(person, frame) {
    const reader = new Reader(person.language, person.zone);
    return {
      person: person.telegram_id, name: person.name, title: person.title, reader,
      people: () => frame.people(),
      view: () => this.view,
      botTitle: () => this.view?.bot.first_name ?? "Kivok",
      botName: () => this.view?.bot.username ?? "",
      notify: (text, kind) => notify(text, kind, this.toasts),
      reply: (message) => this.composer.reply(message),
      edit: (message) => this.composer.edit(message),
      insert: (text) => this.composer.insert(text),
      command: (text) => this.composer.say(text),
      show: (id) => this.messages.show(id),
      openApp: (button, keyboard) => openApp(button, this.scene, keyboard),
      act: (what, fields) => this.scene.tried(() => post(what, { person: person.telegram_id, ...fields })),
      tried: (act) => this.tried(act),
    };
  }

  async load() {
    const turn = (this.asked = (this.asked ?? 0) + 1);
    const view = await get("chat", { person: this.person.telegram_id }).catch((no) => (no instanceof Refused ? null : undefined));
    // Two requests may overtake each other; a server that is away is no reason to wipe the page.
    if (view === undefined || turn < (this.shown ?? 0)) return;
    this.shown = turn;
    this.view = view;
    if (!view) return this.drawNoBot();
    if (!this.messages) this.build();
    this.update();
  }

  drawNoBot() {
    this.messages = null;
    const { words } = this.scene.reader;
    this.head.quiet();
    this.foot.replaceChildren();
    this.middle.replaceChildren(h("div", { class: "blank" }, h("img", { src: "/web/icon.svg", alt: "" }), h("h2", {}, words.noBot), h("p", {}, words.noBotHint)));
  }

  build() {
    this.messages = new Messages(this.scene);
    this.composer = new Composer(this.scene);
    this.foot.dataset.mode = "";
    this.middle.replaceChildren(this.messages.element);
  }

  update() {
    this.drawFoot();
    this.composer.update();
    this.messages.update(this.view);
    if (this.view.messages.at(-1)?.from_bot) this.head.busyUntil = clearTimeout(this.head.busyUntil) ?? null;
    this.head.update(this.view);
    this.read();
  }

  /** The clock was moved: today has become yesterday. */
  retime() {
    if (this.messages) this.messages.redraw(this.view);
  }

  drawFoot() {
    const { started, blocked } = this.view;
    const mode = blocked ? "blocked" : started ? "composer" : "start";
    if (this.foot.dataset.mode === mode) return;
    this.foot.dataset.mode = mode;
    const { words } = this.scene.reader;
    const wide = (label, act) => h("div", { class: "wide" }, h("button", { type: "button", class: "solid", onclick: act }, label));
    const parts = {
      blocked: () => wide(words.unblock, () => this.scene.act("unblock", {})),
      start: () => wide(words.start, () => this.composer.say("/start")),
      composer: () => this.composer.element,
    };
    this.foot.replaceChildren(parts[mode]());
    if (this.wantsFocus) this.focus();
  }

  /** Not on a touch screen, where it would open the keyboard. */
  focus() {
    this.wantsFocus = !this.composer;
    if (this.composer && matchMedia("(pointer: fine)").matches) this.composer.field.focus({ preventScroll: true });
  }

  answered({ text, show_alert: alert, url }) {
    const start = url && startOf(url, this.scene);
    if (start) this.scene.command(start);
    if (!text) return;
    if (alert) alertBox(this.scene.botTitle(), text, this.scene.reader.words);
    else this.scene.notify(text);
  }

  /** Only what is really on the screen has been read. */
  read() {
    if (!this.view) return;
    const last = this.view.messages.at(-1)?.message_id ?? 0;
    const seen = document.visibilityState === "visible" && this.element.offsetParent !== null;
    if (seen && last > this.view.read) post("read", { person: this.person.telegram_id }).catch(() => {});
  }

  async tried(act) {
    try {
      await act();
      return true;
    } catch (error) {
      this.scene.notify(error instanceof Refused ? error.message : this.scene.reader.words.failed, "bad");
      return false;
    }
  }

  dropFiles() {
    let depth = 0;
    const over = (delta) => {
      depth = Math.max(depth + delta, 0);
      this.element.classList.toggle("dropping", depth > 0 && Boolean(this.composer));
    };
    this.element.addEventListener("dragenter", (event) => { event.preventDefault(); over(1); });
    this.element.addEventListener("dragleave", () => over(-1));
    this.element.addEventListener("dragover", (event) => event.preventDefault());
    this.element.addEventListener("drop", (event) => {
      event.preventDefault();
      over(-depth);
      this.composer?.staging.add([...event.dataTransfer.files]);
    });
  }
}
