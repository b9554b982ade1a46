// The panel beside the chats: requests on the wire, the clock, faults. One of the three at a time.

import { ClockTab } from "./clocktab.js";
import { h, icon } from "./dom.js";
import { FaultsTab } from "./faultstab.js";
import { Inspector } from "./inspector.js";
import { words } from "./words.js";

export class Panel {
  /** `changed` redraws what stands around the panel. */
  constructor(place, state, changed) {
    this.place = place;
    this.changed = changed;
    this.shown = null;
    this.tabs = { requests: new Inspector(state), clock: new ClockTab(changed), faults: new FaultsTab(changed) };
    place.addEventListener("keydown", (event) => this.key(event));
  }

  /** How many faults are on. */
  get active() {
    return this.tabs.faults.active;
  }

  flip(name) {
    if (this.shown === name) this.close();
    else this.open(name);
  }

  open(name) {
    this.before ??= document.activeElement;
    this.shown = name;
    document.documentElement.classList.add("with-panel");
    this.place.hidden = false;
    this.place.setAttribute("aria-label", words().tools);
    this.build();
    this.tabs[name].refresh();
    this.changed();
    this.place.querySelector("[aria-selected=true]")?.focus({ preventScroll: true });
  }

  close() {
    this.shown = null;
    this.place.hidden = true;
    document.documentElement.classList.remove("with-panel");
    this.changed();
    const back = this.before?.isConnected ? this.before : document.querySelector(`[data-tool="${this.before?.dataset?.tool}"]`);
    back?.focus?.();
    this.before = null;
  }

  build() {
    this.built = words();
    const tab = (name) => h("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-selected": String(this.shown === name), "aria-controls": "panel-body",
      tabindex: this.shown === name ? "0" : "-1", onclick: () => this.open(name) }, icon(name), words()[name]);
    this.place.replaceChildren(
      h("header", { class: "panel-head" }, h("div", { role: "tablist", "aria-label": words().tools }, Object.keys(this.tabs).map(tab)),
        h("button", { type: "button", class: "tool", title: words().close, "aria-label": words().close, onclick: () => this.close() }, icon("close"))),
      h("div", { id: "panel-body", class: "panel-body", role: "tabpanel", "aria-labelledby": `tab-${this.shown}` }, this.tabs[this.shown].build()));
  }

  /** Only another language needs everything anew. */
  draw() {
    if (!this.shown) return;
    if (this.built !== words()) this.build();
    this.tabs[this.shown].draw();
  }

  hear(event) {
    if (event.type === "request" && this.shown === "requests") this.tabs.requests.soon();
    if (event.type === "reset") this.tabs.requests.forget();
    if (event.type === "faults" || event.type === "reset" || event.fault) this.tabs.faults.refresh();
  }

  /** After a restart of the server. */
  refresh() {
    this.tabs.requests.forget();
    if (this.shown === "requests") this.tabs.requests.refresh();
    this.tabs.faults.refresh();
  }

  key(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || event.target.getAttribute("role") !== "tab") return;
    const names = Object.keys(this.tabs);
    this.open(names[(names.indexOf(this.shown) + step + names.length) % names.length]);
  }
}
