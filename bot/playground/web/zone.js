// Local time of a zone and back. Zones are IANA names; without one it is the browser's.

/** As an input of date and time wants it: 2027-07-05T09:00. */
export function local(unix, timeZone) {
  const shown = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone, ...shown }).formatToParts(unix * 1000);
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
}

/** The instant that the zone's clocks show as this local time. */
export function unixOf(text, timeZone) {
  const wanted = Date.parse(`${text}Z`) / 1000;
  // The offset depends on the instant that is looked for: the second guess knows it better.
  let guess = wanted;
  for (let turn = 0; turn < 2; turn += 1) guess = wanted - (Date.parse(`${local(guess, timeZone)}Z`) / 1000 - Math.floor(guess / 60) * 60);
  return guess;
}
