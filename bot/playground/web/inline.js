// Inline search: "@bot words" in the field asks the bot for results to send.

import { h } from "./dom.js";

export class InlineSearch {
  constructor(scene, field, sent) {
    this.scene = scene;
    this.field = field;
    this.sent = sent;
    this.element = h("div", { class: "inline-results", role: "listbox" });
  }

  typed() {}

  key() {
    return false;
  }
}
