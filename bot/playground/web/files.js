// Photos, albums, documents and contacts inside a bubble.

import { h, icon } from "./dom.js";
import { picture } from "./notices.js";

/** As wide and high as a picture that stands alone may be. */
const LARGEST_PX = 420;

/** Room is kept before a picture is there. */
export function gallery(photos, words) {
  if (!photos.length) return null;
  const alone = ({ width, height }) => Math.round(width * Math.min(1, LARGEST_PX / width, LARGEST_PX / height));
  return h("div", { class: `gallery of-${Math.min(photos.length, 4)} ${photos.length % 2 ? "odd" : ""}` }, photos.map((photo) =>
    h("button", { type: "button", class: photo.spoiler ? "hidden-photo" : "", "aria-label": `${words.photo}: ${photo.name}`, onclick: (event) => open(event, photo) },
      h("img", { src: photo.url, alt: photo.name, width: photo.width, height: photo.height, style: photo.width ? { "--wide": `${alone(photo)}px` } : {} }))));
}

function open(event, photo) {
  const button = event.currentTarget;
  if (button.classList.contains("hidden-photo")) button.classList.remove("hidden-photo");
  else picture(photo.url, photo.name);
}

export function card(file, reader) {
  const ending = file.name.includes(".") ? file.name.split(".").pop().slice(0, 4) : "";
  return h("a", { class: "file", href: file.url, download: file.name, title: `${reader.words.download}: ${file.name}` },
    h("span", { class: "file-mark" }, ending ? ending.toUpperCase() : icon("file")),
    h("span", { class: "file-text" }, h("b", {}, h("bdi", {}, file.name)), h("small", {}, reader.size(file.size))));
}

export function contactCard(message) {
  const shown = message.contact;
  if (!shown) return null;
  const name = [shown.first_name, shown.last_name].filter(Boolean).join(" ");
  return h("div", { class: "file" }, h("span", { class: "file-mark" }, icon("person")),
    h("span", { class: "file-text" }, h("b", {}, h("bdi", {}, name)), h("small", { dir: "ltr" }, shown.phone_number)));
}
