// Elements from values. Text is always text: nothing that a bot or a person wrote is ever read as HTML.

/** h("a", {class: "x", onclick: f, href: "…"}, child, "text", [more]) */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "style") for (const [key, item] of Object.entries(value)) element.style.setProperty(key, item);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const PATHS = {
  back: "M15 5l-7 7 7 7",
  send: "M4 12l16-8-6 16-3-6.5z",
  clip: "M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.6-8.6a3.4 3.4 0 0 1 4.8 4.8l-8.5 8.5a1.7 1.7 0 0 1-2.4-2.4l7.8-7.8",
  slash: "M6.5 3.5h11a3 3 0 0 1 3 3v11a3 3 0 0 1-3 3h-11a3 3 0 0 1-3-3v-11a3 3 0 0 1 3-3zM14 8l-4 8",
  keys: "M4.5 6h15a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-15a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2zM6.5 10h.01M10.2 10h.01M13.9 10h.01M17.5 10h.01M8 14h8",
  reply: "M10 7L5 12l5 5M5 12h9a5 5 0 0 1 5 5v1",
  edit: "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
  close: "M6 6l12 12M18 6L6 18",
  down: "M6 9.5l6 6 6-6",
  file: "M7 3h7l4 4v12.5A1.5 1.5 0 0 1 16.5 21h-9A1.500 1.500 0 0 1 6 19.500v-15A1.500 1.500 0 0 1 7.500 3zM14 3v4.500h4",
  link: "M8 16l8-8M9.500 8H16v6.500",
  copy: "M9 9h10v10H9zM5 15V5h10",
  more: "M12 6h.01M12 12h.01M12 18h.01",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM5 20c.6-3.600 3.500-5.500 7-5.500s6.400 1.900 7 5.500",
  smile: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.500 14.500c1.700 2.300 5.300 2.300 7 0M9 9.500h.01M15 9.500h.01",
  forward: "M14 7l5 5-5 5M19 12h-9a5 5 0 0 0-5 5v1",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l4.500 4.500",
  block: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM5.800 5.800l12.400 12.400",
  app: "M5 5h14v14H5zM5 9h14",
  columns: "M4 5h16v14H4zM12 5v14",
  people: "M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 19c.5-3.200 3-5 6.500-5s6 1.800 6.500 5M15.500 4.300a3.500 3.500 0 0 1 0 6.400M17.500 14.500c2.200.6 3.600 2.200 4 4.500",
  pin: "M9 4h6l-.7 6 3.200 3.500H6.500L9.700 10zM12 13.500V20",
  bellOff: "M6 16.500V11a6 6 0 0 1 9.500-4.900M18 10v6.500H6l-1.500 0M10 20a2.200 2.200 0 0 0 4 0M4 4l16 16",
  place: "M12 21c4.500-5 6.500-8.200 6.500-11a6.500 6.500 0 1 0-13 0c0 2.800 2 6 6.500 11zM12 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.500 2",
  faults: "M12 4l9 15.500H3zM12 10v4.500M12 17h.01",
  requests: "M7 20V5M3.500 8.500L7 5l3.500 3.500M17 4v15M13.500 15.500L17 19l3.500-3.500",
  tour: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.7.400-1 .9-1 1.700M12 16.500h.01",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 3v2M12 19v2M3 12h2M19 12h2M5.600 5.600L7 7M17 17l1.400 1.400M18.400 5.600L17 7M7 17l-1.400 1.400",
  moon: "M20 14.500A8.500 8.500 0 0 1 9.500 4a8.500 8.500 0 1 0 10.500 10.500z",
  half: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 3v18M12 7l6 3M12 12l8.500 1M12 17l6 1",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `icon icon-${name}`);
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** A round picture with initials; the colour belongs to the id. */
export function avatar(name, id, kind = "") {
  const initials = [...name.split(/\s+/).map((word) => [...word][0] ?? "")].slice(0, 2).join("").toUpperCase();
  const hue = (Number(id) * 137.508) % 360;
  return h("span", { class: `avatar ${kind}`, style: { "--hue": hue.toFixed(0) }, "aria-hidden": "true" }, kind === "bot" ? check() : initials);
}

function check() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 64 64");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", "M15 34l11 11 23-25");
  svg.append(path);
  return svg;
}
