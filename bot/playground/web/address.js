// The address of the page: #person=1004&beside=1003 says whose chats are shown.

export function read() {
  const hash = new URLSearchParams(location.hash.slice(1));
  const [person, beside] = ["person", "beside"].map((name) => Number(hash.get(name)) || null);
  return person ? { person, beside: beside === person ? null : beside } : { person: beside, beside: null };
}

export function link(person, beside) {
  return `#${new URLSearchParams({ ...(person && { person }), ...(beside && beside !== person && { beside }) })}`;
}

/** There is room for one chat only. */
export const narrow = () => matchMedia("(max-width: 979px)").matches;

export function go(person, beside) {
  location.hash = link(person, beside);
}
