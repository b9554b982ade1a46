// A Mini App in a frame of its own.

export function openApp(button, scene) {
  window.open(button.web_app.url, "_blank", "noopener");
  scene.notify(scene.reader.words.app);
}
