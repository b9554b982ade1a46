// Links that lead to the bot itself: they start it here, instead of opening t.me.

const LINK = /^(?:https?:\/\/)?t\.me\/(\w+)(?:\/?\?start=([\w-]*))?$/i;

/** What the person says by following the link; null when it leads elsewhere. */
export function startOf(url, scene) {
  const [, name, parameter] = LINK.exec(url) ?? [];
  if (!name || name.toLowerCase() !== scene.botName().toLowerCase()) return null;
  return parameter ? `/start ${parameter}` : "/start";
}
