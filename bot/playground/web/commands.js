// The "/" menu: the commands that the bot gives this person in his language.

import { h } from "./dom.js";

/** `commands()` gives the present list, `run(text)` sends one. */
export function commandMenu(field, commands, run, label) {
  const element = h("div", { class: "command-menu", role: "listbox", "aria-label": label });
  let shown = [];
  let at = 0;
  let always = false;

  const close = () => {
    always = false;
    draw([]);
  };
  const pick = (command) => {
    close();
    run(`/${command.command}`);
    field.focus();
  };
  const draw = (found) => {
    shown = found;
    at = Math.min(at, Math.max(found.length - 1, 0));
    element.classList.toggle("open", found.length > 0);
    element.replaceChildren(...found.map((command, place) =>
      h("button", { type: "button", role: "option", "aria-selected": String(place === at), tabindex: "-1", onclick: () => pick(command) },
        h("b", {}, `/${command.command}`), h("span", { dir: "auto" }, command.description))));
  };
  const typed = () => {
    const text = field.value;
    const asked = /^\/\w*$/.test(text);
    if (!asked && !always) return draw([]);
    draw(commands().filter((command) => !asked || `/${command.command}`.startsWith(text)));
  };
  const key = (event) => {
    if (!shown.length) return false;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      at = (at + (event.key === "ArrowDown" ? 1 : -1) + shown.length) % shown.length;
      draw(shown);
    } else if (event.key === "Enter" || event.key === "Tab") pick(shown[at]);
    else if (event.key === "Escape") close();
    else return false;
    event.preventDefault();
    return true;
  };
  const flip = () => {
    always = !element.classList.contains("open");
    at = 0;
    draw(always ? commands() : []);
    field.focus();
  };
  return { element, typed, key, flip, close };
}
