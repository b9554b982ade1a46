// The list of people: who they are, what is new for them.

import { avatar, h, icon } from "./dom.js";
import { shortDate, words } from "./words.js";

let wish = "";

export function drawPeople(place, people, chosen, connected) {
  const focused = document.activeElement?.id === "search";
  const scrolled = place.querySelector(".people-list")?.scrollTop ?? 0;
  place.replaceChildren(
    h("header", { class: "brand" }, h("img", { src: "/web/icon.svg", alt: "", width: "38", height: "38" }), h("div", {}, h("h1", {}, "Kivok"), h("p", {}, words().playground))),
    people.length > 7 ? searchField(() => drawPeople(place, people, chosen, connected)) : "",
    connected ? "" : h("p", { class: "lost", role: "alert" }, words().lost),
    people.length ? list(people, chosen) : empty());
  place.querySelector(".people-list")?.scrollTo(0, scrolled);
  if (focused) focusSearch();
}

function focusSearch() {
  const field = document.getElementById("search");
  field?.focus();
  field?.setSelectionRange(wish.length, wish.length);
}

function searchField(redraw) {
  const hear = (event) => {
    wish = event.target.value;
    redraw();
  };
  return h("label", { class: "search" }, icon("search"),
    h("input", { id: "search", type: "search", placeholder: words().search, "aria-label": words().search, value: wish, oninput: hear, autocomplete: "off" }));
}

function list(people, chosen) {
  const wanted = wish.trim().toLowerCase();
  const found = people.filter((one) => `${one.name} ${one.title}`.toLowerCase().includes(wanted));
  return h("nav", { class: "people-list", "aria-label": words().playground }, found.map((one) => row(one, one.telegram_id === chosen)));
}

function row(one, here) {
  const last = one.last;
  const label = [one.name, one.title, one.unread ? `(${one.unread})` : ""].filter(Boolean).join(", ");
  return h("a", { class: "person", href: `#person=${one.telegram_id}`, "aria-current": here ? "true" : null, "aria-label": label, "data-person": one.telegram_id },
    avatar(one.name, one.telegram_id),
    h("span", { class: "person-text" },
      h("span", { class: "person-line" }, h("b", {}, h("bdi", {}, one.name)), last ? h("time", {}, shortDate(last.date)) : null),
      h("span", { class: "person-title" }, one.title),
      h("span", { class: "person-line" }, h("span", { class: "person-last", dir: "auto" }, last ? preview(last) : ""),
        one.unread ? h("span", { class: "badge" }, one.unread) : null)));
}

function preview(last) {
  const what = last.text.replace(/\s+/g, " ");
  const kind = { photo: words().photo, document: words().document, contact: words().contactCard }[last.kind];
  return [last.from_bot ? null : h("i", {}, `${words().you}: `), kind && kind !== what ? h("i", {}, kind, what ? " · " : "") : null, what];
}

function empty() {
  return h("div", { class: "nobody" }, h("b", {}, words().nobody), h("p", {}, words().nobodyHint));
}
