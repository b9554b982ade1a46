// The requests on the wire, newest first: what the bot asked, and what it was answered.

import { get } from "./api.js";
import { h, icon } from "./dom.js";
import { json, unfolded } from "./json.js";
import { soon } from "./soon.js";
import { reader, words } from "./words.js";

/** More would only slow the page down; the server keeps them all. */
const MOST = 300;

export class Inspector {
  constructor(state) {
    this.state = state;
    this.entries = [];
    this.last = 0;
    this.method = "";
    this.quiet = true;
    this.soon = soon(() => this.refresh());
  }

  build() {
    this.rows = new Map();
    const choose = (event) => { this.method = event.target.value; this.draw(); };
    const hush = (event) => { this.quiet = event.target.checked; this.draw(); };
    this.select = h("select", { "aria-label": words().method, onchange: choose });
    this.count = h("span", { class: "count", role: "status" });
    this.list = h("div", { class: "requests" });
    return [h("div", { class: "filters" }, this.select, this.count, h("label", {}, h("input", { type: "checkbox", checked: this.quiet, onchange: hush }), words().quietPolls)), this.list];
  }

  forget() {
    this.entries = [];
    this.last = 0;
    this.rows?.clear();
  }

  async refresh() {
    const fresh = await get("log", { after: this.last, limit: MOST }).catch(() => []);
    // Two answers may hold the same entries.
    const unknown = fresh.filter((entry) => entry.number > this.last);
    if (unknown.length) {
      this.last = unknown.at(-1).number;
      this.entries = [...unknown.reverse(), ...this.entries].slice(0, MOST);
    }
    this.draw();
  }

  draw() {
    if (!this.list?.isConnected) return;
    this.drawMethods();
    const shown = this.entries.filter((entry) => (!this.method || entry.method === this.method) && !(this.quiet && empty(entry)));
    this.count.textContent = reader().count(shown.length, words().shown);
    const wanted = shown.length ? shown.map((entry) => this.kept(entry)) : [h("p", { class: "hint" }, words().noRequests)];
    const keep = new Set(wanted);
    for (const child of [...this.list.children]) if (!keep.has(child)) child.remove();
    wanted.forEach((row, at) => this.list.children[at] !== row && this.list.insertBefore(row, this.list.children[at] ?? null));
  }

  drawMethods() {
    const known = [...new Set([...this.entries.map((entry) => entry.method), this.method])].filter(Boolean).sort();
    if (this.known === `${words().allMethods} ${known}` && this.select.children.length) return;
    this.known = `${words().allMethods} ${known}`;
    const option = (value, label) => h("option", { value, selected: value === this.method }, label);
    this.select.replaceChildren(option("", words().allMethods), ...known.map((name) => option(name, name)));
  }

  kept(entry) {
    if (!this.rows.has(entry.number)) this.rows.set(entry.number, this.row(entry));
    return this.rows.get(entry.number);
  }

  /** What is inside is drawn when it is opened. */
  row(entry) {
    const ok = entry.status === 200;
    const open = (event) => event.target.open && event.target.children.length === 1 && event.target.append(details(entry));
    return h("details", { class: `request ${ok ? "" : "bad"}`, ontoggle: open, "data-method": entry.method },
      h("summary", {},
        h("span", { class: "request-line" }, h("b", {}, entry.method), h("span", { class: "code" }, entry.status ?? words().lostStatus)),
        h("span", { class: "request-line small" }, h("span", { class: "about" }, this.about(entry)),
          h("span", {}, words().milliseconds(milliseconds(entry.seconds))), h("time", {}, reader().exactTime(entry.at + entry.seconds)))));
  }

  /** For whom, or which updates came, or which fault hit. */
  about(entry) {
    if (entry.fault) return words().byFault(words().faultName[entry.fault] ?? entry.fault);
    if (entry.status !== 200) return entry.answer?.description ?? "";
    if (entry.method === "getUpdates") return entry.answer.result.map((update) => Object.keys(update).find((name) => name !== "update_id")).join(", ");
    return this.state.people.find((one) => String(one.telegram_id) === String(entry.parameters.chat_id))?.name ?? "";
  }
}

function details(entry) {
  const part = (title, value) => [h("h3", {}, title), json(value)];
  return h("div", { class: "request-body" },
    part(words().parameters, unfolded(entry.parameters)),
    entry.files.length ? part(words().sentFiles, entry.files) : null,
    entry.answer ? part(words().answer, entry.answer) : [h("h3", {}, words().answer), h("p", { class: "hint" }, icon("block"), words().noAnswerSent)]);
}

const empty = (entry) => entry.method === "getUpdates" && entry.status === 200 && !entry.answer.result.length;

const milliseconds = (seconds) => {
  const ms = seconds * 1000;
  return reader().count(ms < 10 ? Math.round(ms * 10) / 10 : Math.round(ms), { other: "#" });
};
