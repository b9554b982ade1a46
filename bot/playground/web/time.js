// The demo's time: this computer's, moved ahead by the buttons of the panel.

let ahead = 0;
let shift = 0;

/** Unix time in seconds. */
export const now = () => Date.now() / 1000 + shift;

/** So many seconds lie between the demo and the real world. */
export const aheadBy = () => ahead;

/** As the server tells it: its present time, and how much of it was skipped. */
export function setClock(server) {
  ahead = server.ahead;
  shift = server.now - Date.now() / 1000;
}
