// The messages of a chat, in order: drawn once, kept while they do not change, scrolled to the end while one reads there.

import { bubble } from "./bubble.js";
import { avatar, h, icon } from "./dom.js";
import { rich } from "./entities.js";

const NEAR_END = 120;
const FLASH_MS = 1200;
/** Half the height of a day at the top. */
const DAY_PX = 12;

export class Messages {
  constructor(scene) {
    this.scene = scene;
    this.drawn = new Map();
    this.count = 0;
    this.unseen = 0;
    this.fresh = true;
    const { words } = scene.reader;
    this.list = h("div", { class: "messages", tabindex: "0", role: "log", "aria-live": "polite", "aria-label": words.messages,
      onscroll: () => this.scrolled(), onkeydown: (event) => this.walk(event) });
    this.badge = h("span", { class: "badge" });
    this.jump = h("button", { class: "jump", type: "button", title: words.newest, "aria-label": words.newest, onclick: () => this.toEnd(true) }, icon("down"), this.badge);
    this.element = h("div", { class: "stage" }, this.list, this.jump);
    // A keyboard on a phone, or a taller field, must not hide the end.
    new ResizeObserver(() => this.pinned && this.toEnd(false)).observe(this.list);
  }

  update(view) {
    const atEnd = this.fresh || this.pinned;
    const added = view.messages.length - this.count;
    this.count = view.messages.length;
    this.sync(this.wanted(view));
    if (atEnd) this.toEnd(false);
    else this.unseen += Math.max(added, 0);
    this.fresh = false;
    this.scrolled();
  }

  redraw(view) {
    this.drawn.clear();
    this.fresh = this.pinned;
    this.update(view);
  }

  wanted(view) {
    const wanted = [];
    let shownDay = "";
    for (const group of groups(view.messages)) {
      const day = this.scene.reader.day(group[0].date);
      if (day !== shownDay) wanted.push(this.kept(`day ${day}`, () => h("div", { class: "day" }, h("span", {}, day))));
      shownDay = day;
      wanted.push(this.kept(`${group[0].message_id} ${JSON.stringify(group)}`, () => bubble(group, this.scene)));
    }
    if (view.draft) wanted.push(this.kept(`draft ${JSON.stringify(view.draft)}`, () => this.draft(view.draft)));
    return wanted.length ? wanted : [this.kept(`welcome ${JSON.stringify(view.bot)}`, () => this.welcome(view.bot))];
  }

  /** An open quote stays open, a playing spinner spins on. */
  kept(key, make) {
    const element = this.drawn.get(key) ?? make();
    element.dataset.key = key;
    return element;
  }

  sync(wanted) {
    const keep = new Set(wanted);
    const before = new Set([...this.list.children].map((child) => child.dataset.id));
    const focused = document.activeElement?.closest?.("[data-id]")?.dataset.id;
    for (const child of [...this.list.children]) if (!keep.has(child)) child.remove();
    wanted.forEach((element, place) => {
      if (this.list.children[place] !== element) this.list.insertBefore(element, this.list.children[place] ?? null);
      const [here, next] = [element.classList, wanted[place + 1]?.classList];
      here.toggle("tail", here.contains("message") && !next?.contains(here.contains("mine") ? "mine" : "theirs"));
      if (!this.fresh && !before.has(element.dataset.id)) here.add("new");
    });
    this.drawn = new Map(wanted.map((element) => [element.dataset.key, element]));
    // A card that was redrawn under the keyboard's focus keeps it.
    if (focused && document.activeElement === document.body) this.list.querySelector(`[data-id="${focused}"]`)?.focus({ preventScroll: true });
  }

  /** What the bot is still writing. */
  draft({ text, entities }) {
    const said = h("div", { class: "text", dir: "auto" }, rich(text, entities, this.scene), h("i", { class: "dots" }));
    return h("div", { class: "message theirs draft" }, h("div", { class: "stack" }, h("div", { class: "bubble" }, said)));
  }

  welcome(bot) {
    return h("div", { class: "blank welcome" }, avatar(bot.first_name, bot.id, "bot"), h("h2", {}, h("bdi", {}, bot.first_name)),
      h("p", { dir: "auto" }, bot.description || this.scene.reader.words.startHint));
  }

  show(id) {
    const target = this.list.querySelector(`[data-id="${id}"]`);
    target?.scrollIntoView({ block: "center", behavior: "smooth" });
    target?.classList.add("flash");
    setTimeout(() => target?.classList.remove("flash"), FLASH_MS);
  }

  /** Arrows go from message to message, End to the newest one. */
  walk(event) {
    const here = event.target.closest(".message");
    if (event.target !== this.list && event.target !== here) return;
    const all = [...this.list.querySelectorAll(".message")];
    const at = here ? all.indexOf(here) : all.length;
    const to = { ArrowUp: all[at - 1], ArrowDown: all[at + 1], Home: all[0], End: all.at(-1) }[event.key];
    if (!to || event.altKey) return;
    event.preventDefault();
    to.focus({ preventScroll: true });
    to.scrollIntoView({ block: "nearest" });
  }

  distance() {
    return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight;
  }

  toEnd(smooth) {
    this.pinned = true;
    this.list.scrollTo({ top: this.list.scrollHeight, behavior: smooth ? "smooth" : "instant" });
  }

  scrolled() {
    const away = this.distance() > NEAR_END;
    this.pinned = !away;
    if (!away) this.unseen = 0;
    this.jump.classList.toggle("open", away);
    this.badge.textContent = this.unseen || "";
    this.oneDay();
  }

  /** At the top stands the day of what is read there; those before it would show behind it. */
  oneDay() {
    const days = [...this.list.querySelectorAll(".day:not([data-id])")];
    const top = this.list.getBoundingClientRect().top + DAY_PX;
    const now = days.findLastIndex((day) => day.getBoundingClientRect().top <= top);
    days.forEach((day, place) => day.classList.toggle("past", place < now));
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
