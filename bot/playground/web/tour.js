// The first minute: a vacation is asked for, sent and approved, in three steps.

import { go, narrow } from "./address.js";
import { h, icon } from "./dom.js";
import { reader, words } from "./words.js";

const KEY = "tour";
/** Of the demo company; in another one the first two will do. */
const STARS = { ru: "Иван Петров", en: "Rami Haddad" };

export class Tour {
  /** `page`: chat(id) gives a chat that is shown, redraw() draws the page anew. */
  constructor(place, state, page) {
    this.place = place;
    this.state = state;
    this.page = page;
    this.step = localStorage.getItem(KEY) ? null : 0;
    this.author = this.approver = null;
    setInterval(() => this.spot(), 400);
  }

  start() {
    localStorage.removeItem(KEY);
    Object.assign(this, { step: 0, author: null, approver: null });
    this.page.redraw();
  }

  /** From the very beginning, with the sentence already in the field. */
  lead() {
    this.start();
    this.fillIn();
  }

  close() {
    localStorage.setItem(KEY, "seen");
    this.step = null;
    this.page.redraw();
  }

  get employee() {
    const { people } = this.state;
    return people.find((one) => one.telegram_id === this.author) ?? people.find((one) => one.name === STARS[reader().language]) ?? people[0];
  }

  get decider() {
    return this.state.people.find((one) => one.telegram_id === this.approver);
  }

  /** Somebody writes; then somebody else gets a card; then he presses. */
  hear(event) {
    if (this.step === null) return;
    const written = event.type === "message";
    const carded = written && event.by_bot && event.person !== this.author;
    if (this.step === 0 && written && !event.by_bot) this.go(1, { author: event.person });
    else if ((this.step === 1 && carded) || (this.step === 2 && carded && !this.pressed)) this.go(2, { approver: event.person });
    else if (this.step === 2 && event.person === this.approver && event.type === "press") this.pressed = true;
    else if (this.step === 2 && event.person === this.approver && event.type === "answer" && this.pressed) this.go(3, {});
  }

  go(step, known) {
    Object.assign(this, known, { step, pressed: false });
    if (step === 3) localStorage.setItem(KEY, "seen");
    this.page.redraw();
  }

  draw() {
    const key = JSON.stringify([this.step, this.employee?.name, this.decider?.name, reader().language, this.state.person, this.state.beside]);
    if (this.key === key) return;
    this.key = key;
    this.place.replaceChildren(this.step === null || !this.state.people.length ? "" : this.card());
    this.spot();
  }

  card() {
    const said = words();
    const done = this.step >= said.tourSteps.length;
    const step = done ? { title: said.tourDone, text: () => said.tourDoneText, act: said.ok } : said.tourSteps[this.step];
    const acts = [() => this.fillIn(), null, () => this.beside(), () => this.close()];
    const useful = step.act && !(this.step === 2 && (!this.approver || this.page.chat(this.approver)));
    return h("section", { class: "tour", role: "complementary", "aria-label": said.tour },
      h("header", {}, h("small", {}, done ? said.tour : `${said.tour} · ${said.tourStep(this.step + 1, said.tourSteps.length)}`),
        h("button", { type: "button", class: "tool", title: said.tourClose, "aria-label": said.tourClose, onclick: () => this.close() }, icon("close"))),
      h("div", { "aria-live": "polite" }, h("b", {}, step.title), h("p", {}, step.text(this.step === 0 ? this.employee?.name : this.decider?.name))),
      useful ? h("button", { type: "button", class: "solid", onclick: acts[this.step] }, this.step === 2 && narrow() ? said.tourOpen : step.act) : null);
  }

  fillIn() {
    const id = this.employee.telegram_id;
    if (this.state.person !== id) go(id, this.state.beside);
    const wait = setInterval(() => {
      const composer = this.page.chat(id)?.composer;
      if (!composer) return;
      clearInterval(wait);
      composer.insert(this.page.chat(id).scene.reader.words.tourSentence);
    }, 50);
  }

  beside() {
    // Where there is room for one chat only, it is the one to press in.
    const one = narrow();
    go(one ? this.approver : this.author ?? this.state.person, one ? this.author : this.approver);
  }

  /** A ring around what is to be pressed now. */
  spot() {
    const target = this.target();
    for (const old of document.querySelectorAll(".spot")) if (old !== target) old.classList.remove("spot");
    if (!target || target.classList.contains("spot")) return;
    target.classList.add("spot");
    if (target.matches(".person")) target.scrollIntoView({ block: "nearest" });
  }

  target() {
    const keys = (id) => [...document.querySelectorAll(`[data-pane="${id}"] .key.success`)].at(-1);
    const employee = this.employee?.telegram_id;
    if (this.step === 0) return document.querySelector(this.state.person === employee ? `[data-pane="${employee}"] .composer` : `[data-person="${employee}"]`);
    if (this.step === 1) return keys(this.author);
    if (this.step === 2) return keys(this.approver) ?? document.querySelector(`[data-person="${this.approver}"]`);
    return null;
  }
}
