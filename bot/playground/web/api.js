// The control API: requests, and the stream of what happens.

export class Refused extends Error {}

async function ask(path, options) {
  const answer = await fetch(`/_playground/${path}`, options);
  const body = await answer.json();
  if (!answer.ok) throw new Refused(typeof body.detail === "string" ? body.detail : JSON.stringify(body.detail));
  return body;
}

export const get = (path, query = {}) => ask(`${path}?${new URLSearchParams(query)}`);

export const post = (path, body) =>
  ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export const remove = (path) => ask(path, { method: "DELETE" });

export function upload(fields, files) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value) form.append(name, value);
  for (const file of files) form.append("files", file, file.name);
  return ask("upload", { method: "POST", body: form });
}

/** Calls `hear` with every event, and `connected(true | false)`; the browser reconnects by itself. */
export function listen(hear, connected) {
  const stream = new EventSource("/_playground/events");
  stream.onopen = () => connected(true);
  stream.onmessage = (message) => hear(JSON.parse(message.data));
  stream.onerror = () => {
    connected(false);
    // A refused stream is closed for good and must be opened anew; a broken one returns by itself.
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => listen(hear, connected), 2000);
  };
}
