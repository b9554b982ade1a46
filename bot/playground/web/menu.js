// A menu that floats above the page: arrows walk, Enter chooses, Esc or a click elsewhere closes.

import { h, icon } from "./dom.js";

const GAP = 8;

/** `items`: {label, note, icon or mark (an element), act, danger}; at `anchor` (an element) or at a `point` {x, y}. */
export function openMenu(items, { anchor = null, point = null, label = "", title = "" } = {}) {
  const open = document.querySelector(".menu");
  open?.close();
  if (open && anchor && open.owner === anchor) return null;
  const before = document.activeElement;
  const choose = (item) => {
    element.close();
    item.act();
  };
  // Not "auto": a browser takes the finger that is lifted after a long press for a touch elsewhere.
  const element = h("div", { class: "menu", role: "menu", popover: "manual", "aria-label": label || title, onkeydown: (event) => walk(event, element) },
    title ? h("p", { class: "menu-title" }, title) : null,
    items.map((item) => h("button", { type: "button", role: "menuitem", class: item.danger ? "danger-item" : "", onclick: () => choose(item) },
      item.mark ?? (item.icon ? icon(item.icon) : null), h("span", {}, h("bdi", {}, item.label), item.note ? h("small", {}, item.note) : null))));
  const elsewhere = (event) => !element.contains(event.target) && !anchor?.contains(event.target) && element.close();
  const escaped = (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    element.close();
  };
  element.owner = anchor;
  element.close = () => {
    removeEventListener("pointerdown", elsewhere, true);
    removeEventListener("keydown", escaped, true);
    const inside = element.contains(document.activeElement);
    element.remove();
    if (inside) before?.focus?.({ preventScroll: true });
  };
  addEventListener("pointerdown", elsewhere, true);
  addEventListener("keydown", escaped, true);
  document.body.append(element);
  element.showPopover();
  lay(element, anchor?.getBoundingClientRect() ?? { left: point.x, right: point.x, top: point.y, bottom: point.y });
  element.querySelector("[role=menuitem]")?.focus({ preventScroll: true });
  return element;
}

/** Below the anchor where there is room, else above; never outside the window. */
function lay(element, at) {
  const { width, height } = element.getBoundingClientRect();
  const below = at.bottom + GAP + height <= innerHeight;
  const top = below ? at.bottom + GAP : Math.max(GAP, at.top - GAP - height);
  const left = at.left + width <= innerWidth - GAP ? at.left : at.right - width;
  Object.assign(element.style, { top: `${top}px`, left: `${Math.max(GAP, Math.min(left, innerWidth - width - GAP))}px` });
}

function walk(event, element) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const items = [...element.querySelectorAll("[role=menuitem]")];
  const at = items.indexOf(document.activeElement);
  items[(at + step + items.length) % items.length]?.focus();
}
