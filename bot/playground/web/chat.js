// One person's chat with the bot: head, messages, composer.

import { get, post } from "./api.js";
import { bubble } from "./bubble.js";
import { Composer } from "./composer.js";
import { avatar, h, icon } from "./dom.js";
import { day, words } from "./words.js";

const NEAR_END = 120;

export class Chat {
  constructor(place, person) {
    this.place = place;
    this.person = person;
    this.view = null;
    this.drawn = new Map();
    this.unseen = 0;
  }

  async load() {
    const turn = (this.asked = (this.asked ?? 0) + 1);
    const view = await get("chat", { person: this.person.telegram_id }).catch(() => null);
    // Two requests may overtake each other.
    if (this.gone || turn < (this.shown ?? 0)) return;
    this.shown = turn;
    this.view = view;
    if (!view) return this.drawNoBot();
    if (!this.list) this.build();
    this.update();
  }

  /** Another person was chosen. */
  leave() {
    this.gone = true;
  }

  drawNoBot() {
    this.list = null;
    this.place.replaceChildren(this.head({ first_name: "Kivok", id: 0 }),
      h("div", { class: "blank" }, h("img", { src: "/web/icon.svg", alt: "" }), h("h2", {}, words().noBot), h("p", {}, words().noBotHint)));
  }

  build() {
    this.drawn.clear();
    this.list = h("div", { class: "messages", tabindex: "-1", role: "log", "aria-live": "polite", onscroll: () => this.scrolled() });
    this.jump = h("button", { class: "jump", type: "button", title: words().newest, "aria-label": words().newest, onclick: () => this.toEnd(true) }, icon("down"), h("span", { class: "badge" }));
    this.composer = new Composer(this.person.telegram_id, () => this.view);
    this.foot = h("div", { class: "foot" });
    this.place.replaceChildren(this.head(this.view.bot), h("div", { class: "stage" }, this.list, this.jump), this.foot, h("div", { class: "drop-hint" }, words().drop));
    this.fresh = true;
  }

  head(bot) {
    this.status = h("p", { class: "status" }, h("bdi", {}, words().youAre(this.person.name)), this.person.title ? h("span", {}, ` · ${this.person.title}`) : null);
    this.menu = h("div", { class: "head-menu" });
    return h("header", { class: "head" },
      h("a", { class: "back", href: "#", "aria-label": words().back }, icon("back")), avatar(bot.first_name, bot.id, "bot"),
      h("div", { class: "head-text" }, h("h2", {}, h("bdi", {}, bot.first_name), h("span", { class: "tag" }, words().bot)), this.status),
      h("button", { class: "tool", type: "button", "aria-label": words().more, title: words().more, onclick: () => this.flipMenu() }, icon("more")), this.menu);
  }

  flipMenu() {
    const blocked = this.view?.blocked;
    const act = () => {
      this.menu.classList.remove("open");
      post(blocked ? "unblock" : "block", { person: this.person.telegram_id });
    };
    this.menu.replaceChildren(h("button", { type: "button", onclick: act }, icon("block"), blocked ? words().unblock : words().block));
    this.menu.classList.toggle("open");
  }

  update() {
    const atEnd = this.fresh || this.distance() < NEAR_END;
    const before = this.count ?? 0;
    this.count = this.view.messages.length;
    this.drawMessages();
    this.drawFoot();
    this.composer.update();
    if (atEnd) this.toEnd(false);
    else if (this.count > before) this.unseen += this.count - before;
    this.fresh = false;
    this.scrolled();
    if (this.view.messages.at(-1)?.from_bot) this.quiet();
    if (document.visibilityState === "visible") this.read();
  }

  /** Reuses what did not change: an open quote stays open, a playing spinner spins on. */
  drawMessages() {
    const wanted = [];
    let shownDay = "";
    for (const group of groups(this.view.messages)) {
      const today = day(group[0].date);
      if (today !== shownDay) wanted.push(this.kept(`day ${today}`, () => h("div", { class: "day" }, h("span", {}, today))));
      shownDay = today;
      const key = `${group[0].message_id} ${JSON.stringify(group)}`;
      wanted.push(this.kept(key, () => bubble(group, this.person.telegram_id, this.actions())));
    }
    if (!wanted.length) wanted.push(this.kept(`welcome ${JSON.stringify(this.view.bot)}`, () => this.welcome()));
    this.place.querySelector(".head h2 bdi").textContent = this.view.bot.first_name;
    this.sync(wanted);
  }

  kept(key, make) {
    const element = this.drawn.get(key) ?? make();
    element.dataset.key = key;
    return element;
  }

  sync(wanted) {
    const keep = new Set(wanted);
    for (const child of [...this.list.children]) if (!keep.has(child)) child.remove();
    wanted.forEach((element, place) => {
      if (this.list.children[place] !== element) this.list.insertBefore(element, this.list.children[place] ?? null);
      const [here, next] = [element.classList, wanted[place + 1]?.classList];
      const side = here.contains("mine") ? "mine" : "theirs";
      element.classList.toggle("tail", here.contains("message") && !next?.contains(side));
    });
    this.drawn = new Map(wanted.map((element) => [element.dataset.key, element]));
  }

  welcome() {
    const { bot } = this.view;
    return h("div", { class: "blank welcome" }, avatar(bot.first_name, bot.id, "bot"), h("h2", {}, h("bdi", {}, bot.first_name)),
      h("p", { dir: "auto" }, bot.description || words().startHint));
  }

  drawFoot() {
    const { started, blocked } = this.view;
    const mode = blocked ? "blocked" : started ? "composer" : "start";
    if (this.foot.dataset.mode === mode) return;
    this.foot.dataset.mode = mode;
    const wide = (label, act) => h("div", { class: "wide" }, h("button", { type: "button", class: "solid", onclick: act }, label));
    const parts = {
      blocked: () => wide(words().unblock, () => post("unblock", { person: this.person.telegram_id })),
      start: () => wide(words().start, () => this.composer.say("/start")),
      composer: () => this.composer.element,
    };
    this.foot.replaceChildren(parts[mode]());
    if (mode === "composer" && matchMedia("(pointer: fine)").matches) this.composer.field.focus({ preventScroll: true });
  }

  actions() {
    return {
      reply: (message) => this.composer.reply(message),
      edit: (message) => this.composer.edit(message),
      command: (text) => this.composer.say(text),
      insert: (text) => this.composer.insert(text),
      botName: () => this.view.bot.username,
      show: (id) => this.show(id),
    };
  }

  show(id) {
    const target = this.list.querySelector(`[data-id="${id}"]`);
    target?.scrollIntoView({ block: "center", behavior: "smooth" });
    target?.classList.add("flash");
    setTimeout(() => target?.classList.remove("flash"), 1200);
  }

  /** "is typing", for at most five seconds. */
  busy(action) {
    clearTimeout(this.busyTimer);
    const text = words().actions[action] ?? words().actions.default;
    this.status.replaceChildren(h("span", { class: "busy-text" }, text, h("i", { class: "dots" })));
    this.busyTimer = setTimeout(() => this.quiet(), 5000);
  }

  quiet() {
    clearTimeout(this.busyTimer);
    this.status.replaceChildren(h("bdi", {}, words().youAre(this.person.name)), this.person.title ? h("span", {}, ` · ${this.person.title}`) : "");
  }

  read() {
    const last = this.view.messages.at(-1)?.message_id ?? 0;
    if (last > this.view.read) post("read", { person: this.person.telegram_id }).catch(() => {});
  }

  distance() {
    return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight;
  }

  toEnd(smooth) {
    this.list.scrollTo({ top: this.list.scrollHeight, behavior: smooth ? "smooth" : "instant" });
  }

  scrolled() {
    const away = this.distance() > NEAR_END;
    if (!away) this.unseen = 0;
    this.jump.classList.toggle("open", away);
    this.jump.querySelector(".badge").textContent = this.unseen || "";
  }
}

/** Albums as one group, everything else alone. */
function groups(messages) {
  const found = [];
  for (const message of messages) {
    const last = found.at(-1);
    if (message.media_group_id && last?.[0].media_group_id === message.media_group_id) last.push(message);
    else found.push([message]);
  }
  return found;
}
