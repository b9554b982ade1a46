// Files that are chosen and not sent yet.

import { h, icon } from "./dom.js";

/** One album holds so many. */
const MOST = 10;

export class Staging {
  constructor(scene, changed) {
    this.scene = scene;
    this.changed = changed;
    this.files = [];
    this.asFiles = false;
    this.picker = h("input", { type: "file", multiple: true, hidden: true, onchange: () => this.add([...this.picker.files]) });
  }

  add(files) {
    this.files.push(...files.slice(0, MOST - this.files.length));
    this.picker.value = "";
    this.changed();
  }

  /** What is sent now; nothing is left. */
  take() {
    const taken = this.files;
    this.files = [];
    return taken;
  }

  cards() {
    if (!this.files.length) return [];
    const { words } = this.scene.reader;
    const cards = this.files.map((file, place) => h("div", { class: "staged" }, thumbnail(file),
      h("span", {}, h("b", {}, h("bdi", {}, file.name)), h("small", {}, this.scene.reader.size(file.size))),
      h("button", { class: "tool", type: "button", title: words.cancel, "aria-label": `${words.cancel}: ${file.name}`, onclick: () => this.drop(place) }, icon("close"))));
    const flip = (event) => (this.asFiles = event.target.checked);
    const pictures = this.files.some((file) => file.type.startsWith("image/"));
    const choice = h("label", { class: "as-files" }, h("input", { type: "checkbox", checked: this.asFiles, onchange: flip }), words.asFiles);
    return [h("div", { class: "staging" }, cards, pictures ? choice : null)];
  }

  drop(place) {
    this.files.splice(place, 1);
    this.changed();
  }
}

function thumbnail(file) {
  if (!file.type.startsWith("image/")) return h("span", { class: "file-mark" }, icon("file"));
  const url = URL.createObjectURL(file);
  return h("img", { src: url, alt: "", onload: () => URL.revokeObjectURL(url) });
}
