// The head of a chat: whose chat it is, what the bot is doing, what is pinned.

import { post } from "./api.js";
import { avatar, h, icon } from "./dom.js";
import { openMenu } from "./menu.js";

const BUSY_MS = 5000;

export class Head {
  /** `frame` is the page around the chat: it knows who else is shown. */
  constructor(scene, frame) {
    this.scene = scene;
    this.frame = frame;
    const { words } = scene.reader;
    const button = (name, label, act, kind = "") => h("button", { class: `tool ${kind}`, type: "button", title: label, "aria-label": label, onclick: act }, icon(name));
    this.status = h("p", { class: "status" });
    this.other = h("a", { class: "other" });
    this.pin = h("div", { class: "pin-place" });
    this.element = h("header", {},
      h("div", { class: "head" },
        h("a", { class: "back", href: "#", "aria-label": words.back }, icon("back")), avatar(scene.name, scene.person),
        h("div", { class: "head-text" }, h("h2", {}, h("bdi", {}, scene.name)), this.status), this.other,
        button("columns", words.beside, (event) => frame.pickBeside(event.currentTarget, scene), "only-alone"),
        button("more", words.more, (event) => this.more(event.currentTarget)),
        button("close", words.closePane, () => frame.close(scene.person), "only-beside")), this.pin);
  }

  update(view) {
    this.view = view;
    if (!this.busyUntil) this.quiet();
    this.drawPin(view.messages.filter((message) => message.pinned && !message.deleted));
  }

  /** The other person of the two, where there is room for one only. */
  drawOther(person) {
    this.other.hidden = !person;
    if (!person) return;
    const { words } = this.scene.reader;
    this.other.href = this.frame.swapped();
    this.other.setAttribute("aria-label", words.switchTo(person.name));
    this.other.title = words.switchTo(person.name);
    this.other.replaceChildren(avatar(person.name, person.telegram_id), person.unread ? h("span", { class: "badge" }, person.unread) : "");
  }

  drawPin(pinned) {
    const newest = pinned.at(-1);
    const key = JSON.stringify(newest ?? null);
    if (this.pinned === key) return;
    this.pinned = key;
    this.pin.replaceChildren(newest ? h("button", { type: "button", class: "pin", onclick: () => this.scene.show(newest.message_id) },
      icon("pin"), h("span", {}, h("b", {}, this.scene.reader.words.pinned), h("span", { dir: "auto" }, newest.text))) : "");
  }

  more(anchor) {
    const { words } = this.scene.reader;
    const blocked = this.view?.blocked;
    const tools = this.frame.tools().map((tool) => ({ ...tool, label: words[tool.name] }));
    openMenu([...tools, { label: blocked ? words.unblock : words.block, icon: "block", danger: !blocked,
      act: () => post(blocked ? "unblock" : "block", { person: this.scene.person }).catch(() => {}) }], { anchor, label: words.more });
  }

  /** "is typing", for at most five seconds. */
  busy(action) {
    clearTimeout(this.busyUntil);
    const { actions } = this.scene.reader.words;
    this.status.replaceChildren(h("span", { class: "busy-text" }, h("bdi", {}, this.scene.botTitle()), ` ${actions[action] ?? actions.default}`, h("i", { class: "dots" })));
    this.busyUntil = setTimeout(() => this.quiet(), BUSY_MS);
  }

  quiet() {
    clearTimeout(this.busyUntil);
    this.busyUntil = null;
    const { scene } = this;
    this.status.replaceChildren(scene.title ? h("span", {}, `${scene.title} · `) : "", h("bdi", {}, scene.reader.words.chatWith(scene.botTitle())));
  }
}
