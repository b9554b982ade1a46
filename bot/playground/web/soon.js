// Many events in a row cost one request.

const PAUSE_MS = 30;

/** `act` happens once, a moment after the first of several calls. */
export function soon(act) {
  let planned = false;
  return () => {
    if (planned) return;
    planned = true;
    setTimeout(() => {
      planned = false;
      act();
    }, PAUSE_MS);
  };
}
