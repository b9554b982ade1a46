// The demo's time: this computer's, moved ahead by the buttons of the panel.

let ahead = 0;
let shift = 0;
let stopped = null;

/** Unix time in seconds. */
export const now = () => stopped ?? Date.now() / 1000 + shift;

/** Whether the clock stands still. */
export const frozen = () => stopped !== null;

/** So many seconds lie between the demo and the real world. */
export const aheadBy = () => ahead;

/** As the server tells it: its present time, how much of it was skipped, and whether it stands still. */
export function setClock(server) {
  ahead = server.ahead;
  shift = server.now - Date.now() / 1000;
  stopped = server.frozen ? server.now : null;
}
