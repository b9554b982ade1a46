// For Mini Apps under development: a small window.Telegram.WebApp, in place of https://telegram.org/js/telegram-web-app.js.

(() => {
  const hash = new URLSearchParams(location.hash.slice(1));
  const initData = hash.get("tgWebAppData") ?? "";
  const fields = Object.fromEntries(new URLSearchParams(initData));
  const tell = (eventType, eventData = {}) => parent.postMessage(JSON.stringify({ eventType, eventData }), "*");
  const heard = { main_button_pressed: [], back_button_pressed: [], theme_changed: [] };

  function button(setup, event) {
    const made = {
      text: "", isVisible: false, isActive: true,
      show: () => made.set({ isVisible: true }),
      hide: () => made.set({ isVisible: false }),
      enable: () => made.set({ isActive: true }),
      disable: () => made.set({ isActive: false }),
      setText: (text) => made.set({ text }),
      onClick(act) {
        heard[event].push(act);
        return made;
      },
      offClick(act) {
        heard[event] = heard[event].filter((one) => one !== act);
        return made;
      },
      set(changed) {
        Object.assign(made, changed);
        tell(setup, { is_visible: made.isVisible, is_active: made.isActive, text: made.text });
        return made;
      },
    };
    return made;
  }

  addEventListener("message", (event) => {
    if (event.source !== parent || typeof event.data !== "string") return;
    const { eventType, eventData } = JSON.parse(event.data);
    if (eventType === "theme_changed") app.themeParams = eventData.theme_params;
    for (const act of heard[eventType] ?? []) act();
  });

  const app = {
    initData,
    initDataUnsafe: { ...fields, user: fields.user && JSON.parse(fields.user) },
    version: hash.get("tgWebAppVersion") ?? "6.0",
    platform: hash.get("tgWebAppPlatform") ?? "unknown",
    themeParams: JSON.parse(hash.get("tgWebAppThemeParams") ?? "{}"),
    colorScheme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
    MainButton: button("web_app_setup_main_button", "main_button_pressed"),
    BackButton: button("web_app_setup_back_button", "back_button_pressed"),
    ready: () => tell("web_app_ready"),
    expand: () => tell("web_app_expand"),
    close: () => tell("web_app_close"),
    sendData: (data) => tell("web_app_data_send", { data }),
    openLink: (url) => tell("web_app_open_link", { url }),
    onEvent: (name, act) => name === "themeChanged" && heard.theme_changed.push(act),
  };
  window.Telegram = { WebApp: app };
})();
