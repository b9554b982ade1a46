// Inline search: "@bot words" in the field asks the bot for results to send.

import { get, post } from "./api.js";
import { h, icon } from "./dom.js";

const PAUSE_MS = 250;
/** Seconds that a bot is waited for. */
const PATIENCE = 10;

export class InlineSearch {
  /** `sent` is called once a result was taken. */
  constructor(scene, field, sent) {
    Object.assign(this, { scene, field, sent, results: [], at: 0, turn: 0 });
    this.element = h("div", { class: "inline-results command-menu", role: "listbox", "aria-label": scene.reader.words.inline });
  }

  /** What follows the bot's name; null when something else is written. */
  get query() {
    const name = `@${this.scene.botName()} `;
    return this.field.value.toLowerCase().startsWith(name.toLowerCase()) ? this.field.value.slice(name.length) : null;
  }

  typed() {
    clearTimeout(this.timer);
    this.turn += 1;
    if (this.query === null) return this.show([]);
    this.timer = setTimeout(() => this.ask(this.query), PAUSE_MS);
    return undefined;
  }

  async ask(query) {
    const turn = (this.turn += 1);
    const { person } = this.scene;
    try {
      const { id, update_id: heard } = await post("inline", { person, query });
      const answer = heard === null ? { results: [] } : await get("results", { id, wait: PATIENCE });
      // Meanwhile something else may have been typed.
      if (turn !== this.turn) return;
      this.id = id;
      this.at = 0;
      this.show(answer.results, answer.button);
    } catch {
      if (turn === this.turn) this.show([]);
    }
  }

  show(results, button = null) {
    this.results = results;
    const asked = this.query !== null;
    this.element.classList.toggle("open", asked);
    if (!asked) return;
    const { words } = this.scene.reader;
    const nothing = results.length || button ? null : h("p", { class: "hint" }, words.inlineNothing);
    const above = button ? h("button", { type: "button", class: "inline-button", onclick: () => this.go(button) }, h("b", {}, button.text)) : null;
    this.element.replaceChildren(...[above, ...results.map((result, place) => this.row(result, place)), nothing].filter(Boolean));
  }

  row(result, place) {
    const name = result.title ?? result.first_name ?? result.caption ?? result.type;
    return h("button", { type: "button", role: "option", tabindex: "-1", "aria-selected": String(place === this.at), onclick: () => this.choose(result) },
      icon(result.type === "article" ? "file" : "search"), h("span", { class: "result-text" }, h("b", { dir: "auto" }, name), h("span", { dir: "auto" }, result.description ?? "")));
  }

  async choose(result) {
    if (await this.scene.act("choose", { id: this.id, result: result.id })) this.sent();
  }

  go(button) {
    if (button.web_app) this.scene.openApp(button);
    else this.scene.command(`/start ${button.start_parameter}`);
  }

  key(event) {
    if (this.query === null || !this.results.length) return false;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      this.at = (this.at + (event.key === "ArrowDown" ? 1 : -1) + this.results.length) % this.results.length;
      this.show(this.results);
    } else if (event.key === "Enter") this.choose(this.results[this.at]);
    else if (event.key === "Escape") this.sent();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
}
