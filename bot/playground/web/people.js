// The list of people: who they are, what is new for them, whose chat is shown.

import { link, narrow } from "./address.js";
import { avatar, h, icon } from "./dom.js";
import { reader, words } from "./words.js";

/** A short list needs no search. */
const FEW = 7;

export class People {
  /** `state`: people, person and beside (numbers), connected. `bar` stands below the list, `above` over it. */
  constructor(place, state) {
    this.place = place;
    this.state = state;
    this.rows = new Map();
    this.wish = "";
    this.lost = h("p", { class: "lost", role: "alert", hidden: true });
    this.field = h("input", { id: "search", type: "search", autocomplete: "off", oninput: () => this.draw(), onkeydown: (event) => this.walk(event) });
    this.search = h("label", { class: "search" }, icon("search"), this.field);
    this.hint = h("p");
    this.list = h("nav", { class: "people-list", onkeydown: (event) => this.walk(event) });
    this.slot = h("div", { class: "tour-slot" });
    this.bar = h("div", { class: "tool-bar", role: "toolbar" });
    place.replaceChildren(h("header", { class: "brand" }, h("img", { src: "/web/icon.svg", alt: "", width: "38", height: "38" }), h("div", {}, h("h1", {}, "Kivok"), this.hint)),
      this.search, this.lost, this.list, this.slot, this.bar);
  }

  draw() {
    const { people, connected } = this.state;
    this.hint.textContent = words().playground;
    this.lost.textContent = words().lost;
    this.lost.hidden = connected;
    this.search.hidden = people.length <= FEW;
    this.field.placeholder = words().search;
    this.field.setAttribute("aria-label", words().search);
    this.place.setAttribute("aria-label", words().playground);
    this.list.setAttribute("aria-label", words().people);
    this.sync(this.wanted());
    // The list is as high as the rest of the page lets it be.
    const shape = `${this.state.person} ${document.documentElement.className}`;
    if (this.shape === shape || !this.chosen) return;
    this.shape = shape;
    requestAnimationFrame(() => this.chosen?.scrollIntoView({ block: "nearest" }));
  }

  get chosen() {
    return this.list.querySelector(`[data-person="${this.state.person}"]`);
  }

  wanted() {
    if (!this.state.people.length) return [this.kept("nobody", () => note(words().nobody, words().nobodyHint))];
    const wish = this.field.value.trim().toLowerCase();
    const found = this.state.people.filter((one) => `${one.name} ${one.title}`.toLowerCase().includes(wish));
    if (!found.length) return [this.kept("nothing", () => note(words().nothingFound, ""))];
    return found.map((one) => this.kept(JSON.stringify([one, this.role(one), this.first(one), this.address(one), reader().day(one.last?.date ?? 0)]), () => this.row(one)));
  }

  /** Rows that did not change stay, and with them the focus. */
  kept(key, make) {
    const kept = this.rows.get(`${words().playground} ${key}`) ?? make();
    kept.dataset.key = `${words().playground} ${key}`;
    return kept;
  }

  sync(wanted) {
    const focused = this.list.contains(document.activeElement) ? document.activeElement.closest("[data-person]")?.dataset.person : null;
    const keep = new Set(wanted);
    for (const child of [...this.list.children]) if (!keep.has(child)) child.remove();
    wanted.forEach((row, place) => this.list.children[place] !== row && this.list.insertBefore(row, this.list.children[place] ?? null));
    this.rows = new Map(wanted.map((row) => [row.dataset.key, row]));
    if (focused && !this.list.contains(document.activeElement)) this.list.querySelector(`[data-person="${focused}"] a`)?.focus({ preventScroll: true });
  }

  /** The one row that Tab comes to; arrows go on from there. */
  first(one) {
    const { people } = this.state;
    return one === (people.find((other) => other.telegram_id === this.state.person) ?? people[0]);
  }

  role(one) {
    if (one.telegram_id === this.state.person) return "person";
    return one.telegram_id === this.state.beside ? "beside" : "";
  }

  /** A click on one of the two changes nothing, on anybody else the first. Where one chat has room, the one before is kept
      for a quick way back. */
  address(one) {
    const { person, beside, previous } = this.state;
    if (narrow()) return link(one.telegram_id, one.telegram_id === person ? beside : (person ?? previous));
    return one.telegram_id === beside && person ? link(person, beside) : link(one.telegram_id, beside);
  }

  row(one) {
    const { last } = one;
    const role = this.role(one);
    const label = [one.name, one.title, one.unread ? reader().count(one.unread, words().unread) : ""].filter(Boolean).join(", ");
    const beside = link(this.state.person ?? one.telegram_id, one.telegram_id);
    return h("div", { class: `person ${role}`, "data-person": one.telegram_id },
      h("a", { href: this.address(one), tabindex: this.first(one) ? "0" : "-1", "aria-current": role ? "true" : null, "aria-label": label, title: label, onclick: (event) => this.clicked(event, beside) },
        h("span", { class: "face" }, avatar(one.name, one.telegram_id), one.unread ? h("span", { class: "rail-badge", "aria-hidden": "true" }, one.unread) : null),
        h("span", { class: "person-text" },
          h("span", { class: "person-line" }, h("b", {}, h("bdi", {}, one.name))),
          h("span", { class: "person-line" }, h("span", { class: "person-title" }, one.title), last ? h("time", {}, reader().shortDate(last.date)) : null),
          h("span", { class: "person-line" }, h("span", { class: "person-last", dir: "auto" }, last ? preview(last) : ""),
            one.unread ? h("span", { class: "badge" }, one.unread) : null))),
      role ? null : h("a", { class: "tool beside-link", href: beside, tabindex: "-1", title: words().beside, "aria-label": words().besideNamed(one.name) }, icon("columns")));
  }

  /** With Ctrl, Cmd or Shift a person opens beside. */
  clicked(event, beside) {
    if (!(event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    location.hash = beside;
  }

  walk(event) {
    if (event.altKey || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    const all = [...this.list.querySelectorAll(".person > a:first-child")];
    const at = all.indexOf(document.activeElement);
    const next = event.key === "ArrowDown" ? all[at + 1] : at > 0 ? all[at - 1] : this.field;
    event.preventDefault();
    next?.focus();
  }
}

function preview(last) {
  const what = last.text.replace(/\s+/g, " ");
  const kind = { photo: words().photo, document: words().document, contact: words().contactCard }[last.kind];
  return [last.from_bot ? null : h("i", {}, `${words().you}: `), kind && kind !== what ? h("i", {}, kind, what ? " · " : "") : null, what];
}

function note(title, text) {
  return h("div", { class: "nobody" }, h("b", {}, title), h("p", {}, text));
}
