// Moving the demo's clock: reminders and overdue decisions without waiting for days.

import { get, post, Refused } from "./api.js";
import { h } from "./dom.js";
import { notify } from "./notices.js";
import { aheadBy, frozen, now, setClock } from "./time.js";
import { reader, words } from "./words.js";
import { local, unixOf } from "./zone.js";

const HOUR = 3600;

export class ClockTab {
  constructor(changed) {
    this.changed = changed;
    setInterval(() => this.draw(), 1000);
  }

  build() {
    const said = words();
    this.time = h("b", { class: "big-time" });
    this.day = h("span", { class: "big-day" });
    this.moved = h("p", { class: "hint" });
    const zone = reader().timeZone;
    const jump = (label, move, title) => h("button", { type: "button", class: "choice", title, onclick: () => this.move(move()) }, label);
    const morning = (to) => () => ({ to, zone: zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone });
    [this.date, this.hour] = ["date", "time"].map((type) => h("input", { type, required: true, "aria-label": `${said.toDate}: ${said[type]}` }));
    const wished = (event) => {
      event.preventDefault();
      this.move({ seconds: Math.ceil(unixOf(`${this.date.value}T${this.hour.value}`, reader().timeZone) - now()) });
    };
    this.freeze = h("button", { type: "button", class: "choice", onclick: () => this.move({ freeze: !frozen() }) });
    return h("div", { class: "tab" },
      h("div", { class: "clock-face" }, h("small", {}, said.demoTime), this.time, this.day, zone ? h("small", {}, said.inZone(zone)) : null), this.moved,
      h("div", { class: "choices" }, jump(said.anHour, () => ({ seconds: HOUR })), jump(said.tomorrow, morning("tomorrow")),
        jump(said.workday, morning("working_day"), said.workdayHint), this.freeze),
      h("form", { class: "to-date", onsubmit: wished }, h("h3", {}, said.toDate), this.date, this.hour, h("button", { type: "submit", class: "solid" }, said.move)),
      h("p", { class: "hint" }, said.clockHint));
  }

  async refresh() {
    await get("clock").then(setClock).catch(() => {});
    this.draw();
    if (!this.date) return;
    const wish = this.date.value && unixOf(`${this.date.value}T${this.hour.value || "00:00"}`, reader().timeZone);
    if (!(wish > now())) [this.date.value, this.hour.value] = local(now() + 24 * HOUR, reader().timeZone).split("T");
  }

  async move(by) {
    try {
      if (by.seconds < 0) throw new Refused(words().pastDate);
      await post("clock", by);
      await this.refresh();
      this.changed();
    } catch (error) {
      notify(error instanceof Refused ? error.message : words().failed, "bad");
    }
  }

  draw() {
    if (!this.time?.isConnected) return;
    this.time.textContent = reader().exactTime(now());
    this.day.textContent = reader().date(now(), { weekday: "long", day: "numeric", month: "long", year: "numeric" });
    this.freeze.textContent = frozen() ? words().thaw : words().freeze;
    this.moved.textContent = frozen() ? words().stopped : aheadBy() >= 60 ? words().ahead(span(aheadBy())) : words().realTime;
  }
}

/** The two largest units: "2 days 5 hours". */
function span(seconds) {
  const said = words();
  const parts = [[Math.floor(seconds / 86400), said.aheadDays], [Math.floor(seconds / HOUR) % 24, said.aheadHours], [Math.floor(seconds / 60) % 60, said.aheadMinutes]];
  return parts.filter(([number]) => number).slice(0, 2).map(([number, forms]) => reader().count(number, forms)).join(" ");
}
