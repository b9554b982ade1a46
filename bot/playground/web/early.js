// What must be known before anything is painted, so that nothing flashes or jumps: the colours, and how many chats there are.

(() => {
  const page = document.documentElement;
  const chosen = localStorage.getItem("theme");
  if (chosen === "dark" || chosen === "light") page.dataset.theme = chosen;
  const hash = new URLSearchParams(location.hash.slice(1));
  page.classList.toggle("in-chat", hash.has("person"));
  page.classList.toggle("two", hash.has("person") && hash.has("beside"));
})();
