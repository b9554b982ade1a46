// Dark or light, as chosen earlier; runs before anything is painted, so that nothing flashes.
(() => {
  const chosen = localStorage.getItem("theme");
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
})();
