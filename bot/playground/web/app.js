// A Mini App in a frame of its own, talked to as Telegram's web clients do: signed words in its address, then messages.

import { post, Refused } from "./api.js";
import { h, icon } from "./dom.js";

const VERSION = "9.1";
/** How old the signed words are: a bot must refuse old ones. */
const AGES = [[0, "appFresh"], [3600, "appHour"], [90000, "appDay"]];
const THEME = { bg_color: "--page", text_color: "--text", hint_color: "--muted", link_color: "--accent", button_color: "--solid", secondary_bg_color: "--hover" };

/** `button` holds `web_app`; a reply keyboard's one (`keyboard`) may send data back. */
export async function openApp(button, scene, keyboard = false) {
  const { words } = scene.reader;
  const address = new URL(button.web_app.url);
  if (!/^https?:$/.test(address.protocol)) return;
  // An app of the page's own origin could otherwise reach out of its frame.
  const own = address.origin === location.origin ? "" : "allow-same-origin";
  const frame = h("iframe", { title: words.app, sandbox: `allow-scripts allow-forms allow-popups ${own}` });
  const main = h("button", { type: "button", class: "solid app-main", hidden: true, onclick: () => tell("main_button_pressed") });
  const back = h("button", { type: "button", class: "tool", hidden: true, title: words.back, "aria-label": words.back, onclick: () => tell("back_button_pressed") }, icon("back"));
  const age = h("select", { "aria-label": words.appAge, title: words.appAge, onchange: () => load() }, AGES.map(([seconds, name]) => h("option", { value: seconds }, words[name])));
  const box = h("dialog", { class: "app", onclose: () => leave() },
    h("header", {}, back, h("b", {}, h("bdi", {}, button.text ?? words.app)), age,
      h("button", { type: "button", class: "tool", title: words.close, "aria-label": words.close, onclick: () => box.close() }, icon("close"))), frame, main);
  const tell = (eventType, eventData = {}) => frame.contentWindow?.postMessage(JSON.stringify({ eventType, eventData }), "*");

  const hears = {
    web_app_close: () => box.close(),
    web_app_request_theme: () => tell("theme_changed", { theme_params: theme() }),
    web_app_setup_main_button: ({ is_visible: visible, is_active: active, text }) => {
      main.hidden = !visible;
      main.disabled = active === false;
      main.textContent = text;
    },
    web_app_setup_back_button: ({ is_visible: visible }) => (back.hidden = !visible),
    web_app_open_link: ({ url }) => /^https?:/i.test(url) && window.open(url, "_blank", "noopener"),
    web_app_data_send: ({ data }) => {
      if (!keyboard) return;
      scene.act("web_app_data", { data, button_text: button.text });
      box.close();
    },
  };
  const hear = (event) => {
    if (event.source !== frame.contentWindow) return;
    const { eventType, eventData } = typeof event.data === "string" ? JSON.parse(event.data) : event.data;
    hears[eventType]?.((typeof eventData === "string" ? JSON.parse(eventData || "{}") : eventData) ?? {});
  };
  const leave = () => {
    removeEventListener("message", hear);
    box.remove();
  };
  const load = async () => {
    try {
      const { init_data: signed } = await post("web_app", { person: scene.person, age: Number(age.value) });
      frame.src = addressed(address, signed);
    } catch (error) {
      box.close();
      scene.notify(error instanceof Refused ? error.message : words.failed, "bad");
    }
  };
  addEventListener("message", hear);
  document.body.append(box);
  box.showModal();
  await load();
}

function addressed(address, signed) {
  const hash = new URLSearchParams({ tgWebAppData: signed, tgWebAppVersion: VERSION, tgWebAppPlatform: "web", tgWebAppThemeParams: JSON.stringify(theme()) });
  // Only another query makes a frame load anew: another hash does not.
  address.searchParams.set("opened", Date.now());
  address.hash = hash;
  return address.href;
}

/** The page's colours, as #rrggbb. */
function theme() {
  const probe = document.body.appendChild(h("i", { hidden: true }));
  const hex = (name) => {
    probe.style.color = `var(${name})`;
    return `#${getComputedStyle(probe).color.match(/\d+/g).slice(0, 3).map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
  };
  const found = Object.fromEntries(Object.entries(THEME).map(([name, variable]) => [name, hex(variable)]));
  probe.remove();
  return { ...found, button_text_color: "#ffffff" };
}
