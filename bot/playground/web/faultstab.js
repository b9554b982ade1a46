// Faults on purpose: what can go wrong with Telegram, turned on and off.

import { get, post, remove, Refused } from "./api.js";
import { h } from "./dom.js";
import { notify } from "./notices.js";
import { reader, words } from "./words.js";

/** What happens to a chosen request, and what happens to updates, presses and files whatever is chosen. */
const ANSWERS = ["lost_answer", "429", "500", "502_html", "403", "migrate", "reset_before", "hang"];
const OTHERS = ["late_callback", "duplicate_update", "reordered_updates", "slow_webhook", "truncated_file", "stalled_file"];
const METHODS = ["sendMessage", "editMessageText", "answerCallbackQuery", "getUpdates", "*"];
const TIMES = [[1, "once"], [3, "thrice"], [null, "always"]];
const SILENCE_S = 60;

export class FaultsTab {
  constructor(changed) {
    this.changed = changed;
    this.rules = [];
    this.method = METHODS[0];
    this.times = 1;
  }

  /** How many can still hit. */
  get active() {
    return this.rules.filter((rule) => rule.times !== 0).length;
  }

  build() {
    const said = words();
    const pick = (label, options, chosen, choose) => h("label", {}, label, h("select", { onchange: (event) => choose(options[event.target.selectedIndex][0]) },
      options.map(([value, name]) => h("option", { selected: value === chosen }, name))));
    this.list = h("div", { class: "active-faults", "aria-live": "polite" });
    this.limits = h("input", { type: "checkbox", role: "switch", onchange: (event) => this.tried(() => post("limits", { on: event.target.checked })) });
    return h("div", { class: "tab" }, h("p", { class: "hint" }, said.faultsHint), this.list,
      h("div", { class: "fault-choice" },
        pick(said.whichMethod, METHODS.map((name) => [name, name === "*" ? said.everyMethod : name]), this.method, (method) => (this.method = method)),
        pick(said.howOften, TIMES.map(([times, name]) => [times, said[name]]), this.times, (times) => (this.times = times))),
      h("div", { class: "faults" }, ANSWERS.map((kind) => this.row(kind))), h("h3", {}, said.otherFaults), h("div", { class: "faults" }, OTHERS.map((kind) => this.row(kind))),
      h("label", { class: "fault" }, h("div", {}, h("b", {}, said.limits), h("p", {}, said.limitsMeaning)), this.limits));
  }

  row(kind) {
    const said = words();
    return h("div", { class: "fault", "data-fault": kind }, h("div", {}, h("b", {}, said.faultName[kind]), h("p", {}, said.meaning[kind])),
      h("button", { type: "button", class: "choice", "aria-label": `${said.turnOn}: ${said.faultName[kind]}`, onclick: () => this.add(kind) }, said.turnOn));
  }

  async add(action) {
    const method = OTHERS.includes(action) ? "*" : this.method;
    await this.tried(() => post("faults", { action, method, times: this.times, seconds: SILENCE_S }));
  }

  async tried(act) {
    try {
      await act();
    } catch (error) {
      notify(error instanceof Refused ? error.message : words().failed, "bad");
    }
    await this.refresh();
  }

  async refresh() {
    this.rules = await get("faults").catch(() => this.rules);
    const limits = await get("limits").catch(() => null);
    if (this.limits && limits) this.limits.checked = limits.on;
    this.draw();
    this.changed();
  }

  draw() {
    if (!this.list?.isConnected) return;
    const said = words();
    const key = JSON.stringify([this.rules, said.active]);
    if (this.list.dataset.key === key) return;
    this.list.dataset.key = key;
    this.list.replaceChildren(h("h3", {}, this.rules.length ? said.active : said.noFaults),
      ...this.rules.map((rule) => h("p", { class: rule.times === 0 ? "spent" : "" }, h("b", {}, said.faultName[rule.action] ?? rule.action),
        rule.method === "*" ? "" : ` · ${rule.method}`, h("small", {}, `${left(rule)} · ${reader().count(rule.hits, said.hits)}`))),
      this.rules.length ? h("button", { type: "button", class: "choice", onclick: () => this.tried(() => remove("faults")) }, said.clearFaults) : "");
  }
}

function left(rule) {
  if (rule.times === null) return words().endless;
  return rule.times ? reader().count(rule.times, words().left) : words().used;
}
