// The bar below the people: the demo's clock, faults, requests, the tour, dark or light.

import { h, icon } from "./dom.js";
import { aheadBy, frozen, now } from "./time.js";

const THEMES = ["auto", "light", "dark"];

export function drawBar(place, { panel, tour, reader }) {
  const { words } = reader;
  const key = JSON.stringify([reader.language, reader.timeZone, panel.shown, panel.active, aheadBy(), frozen()]);
  if (place.dataset.key === key) return;
  place.dataset.key = key;
  const focused = place.contains(document.activeElement) ? document.activeElement.dataset.tool : null;
  const tool = (name, label, act, { picture = name, ...more } = {}) =>
    h("button", { type: "button", class: "tool", "data-tool": name, title: label, "aria-label": label, onclick: act, ...more }, icon(picture));
  const toggle = (name, label) => tool(name, label, () => panel.flip(name), { "aria-pressed": String(panel.shown === name) });
  place.setAttribute("aria-label", words.tools);
  const faults = toggle("faults", words.faults);
  if (panel.active) faults.append(h("span", { class: "badge warn" }, panel.active));
  place.replaceChildren(clock(panel, reader), faults, toggle("requests", `${words.requests}. ${words.requestsHint}`),
    tool("tour", words.tourAgain, () => tour.start()), theme(words, tool));
  if (focused) place.querySelector(`[data-tool="${focused}"]`)?.focus();
}

function clock(panel, reader) {
  const shown = h("b", {}, reader.time(now()));
  const day = h("small", {}, reader.date(now(), { weekday: "short", day: "numeric", month: "short" }));
  const button = h("button", { type: "button", class: `clock-button ${aheadBy() || frozen() ? "moved" : ""}`, "data-tool": "clock", "aria-pressed": String(panel.shown === "clock"),
    title: reader.words.openClock, onclick: () => panel.flip("clock") }, icon("clock"), h("span", {}, shown, day));
  button.tick = () => {
    shown.textContent = reader.time(now());
    day.textContent = reader.date(now(), { weekday: "short", day: "numeric", month: "short" });
  };
  return button;
}

function theme(words, tool) {
  const chosen = document.documentElement.dataset.theme ?? "auto";
  const next = THEMES[(THEMES.indexOf(chosen) + 1) % THEMES.length];
  return tool("theme", words.theme[chosen], (event) => {
    if (next === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    localStorage.setItem("theme", next);
    const fresh = theme(words, tool);
    event.currentTarget.replaceWith(fresh);
    fresh.focus();
  }, { picture: { auto: "half", light: "sun", dark: "moon" }[chosen] });
}

setInterval(() => document.querySelector(".clock-button")?.tick?.(), 1000);
