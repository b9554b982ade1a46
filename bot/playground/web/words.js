// Whose eyes the page is read with: the words of a language, and dates and sizes as its readers write them.

import { EN } from "./en.js";
import { RU } from "./ru.js";
import { now } from "./time.js";

export class Reader {
  /** `tag` is an IETF tag, `zone` an IANA name; without them the browser's. */
  constructor(tag, zone) {
    const language = tag || navigator.language;
    this.russian = language.startsWith("ru");
    this.language = this.russian ? "ru" : "en";
    this.words = this.russian ? RU : EN;
    this.locale = this.russian ? "ru" : language.startsWith("en") ? "en-GB" : language;
    this.timeZone = zone || undefined;
    this.formats = new Map();
  }

  /** "1 запрос, 2 запроса, 5 запросов" from {one, few, many, other}; `#` stands for the number. */
  count(number, forms) {
    this.rules ??= new Intl.PluralRules(this.language);
    const form = forms[this.rules.select(number)] ?? forms.other;
    return form.replace("#", new Intl.NumberFormat(this.locale).format(number));
  }

  date(unix, options) {
    const key = JSON.stringify(options);
    if (!this.formats.has(key)) this.formats.set(key, new Intl.DateTimeFormat(this.locale, { timeZone: this.timeZone, ...options }));
    return this.formats.get(key).format(unix * 1000);
  }

  time(unix) {
    return this.date(unix, { hour: "2-digit", minute: "2-digit" });
  }

  exactTime(unix) {
    return this.date(unix, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  }

  /** For the list: the time of today, otherwise the date. */
  shortDate(unix) {
    return this.same(unix, now()) ? this.time(unix) : this.date(unix, { day: "2-digit", month: "2-digit", year: "2-digit" });
  }

  day(unix) {
    if (this.same(unix, now())) return this.words.today;
    if (this.same(unix, now() - 86400)) return this.words.yesterday;
    const year = this.date(unix, { year: "numeric" }) === this.date(now(), { year: "numeric" }) ? undefined : "numeric";
    return this.date(unix, { day: "numeric", month: "long", year });
  }

  same(one, other) {
    const key = { dateStyle: "short" };
    return this.date(one, key) === this.date(other, key);
  }

  fullTime(unix) {
    return this.date(unix, { dateStyle: "full", timeStyle: "long" });
  }

  /** A <tg-time> by its format: r relative, w weekday, d/D date short/long, t/T time short/long. */
  timeText(unix, format, fallback) {
    if (!format) return fallback;
    if (format === "r") return this.relative(unix);
    const parts = {};
    if (format.includes("w")) parts.weekday = "long";
    if (format.includes("d")) Object.assign(parts, { day: "2-digit", month: "2-digit", year: "2-digit" });
    if (format.includes("D")) Object.assign(parts, { day: "numeric", month: "long", year: "numeric" });
    if (/[tT]/.test(format)) Object.assign(parts, { hour: "2-digit", minute: "2-digit" });
    if (format.includes("T")) parts.second = "2-digit";
    return this.date(unix, parts);
  }

  relative(unix) {
    const seconds = unix - now();
    const steps = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];
    const [unit, length] = steps.find(([, step]) => Math.abs(seconds) >= step) ?? steps[3];
    return new Intl.RelativeTimeFormat(this.locale, { numeric: "auto" }).format(Math.round(seconds / length), unit);
  }

  size(bytes) {
    const units = ["byte", "kilobyte", "megabyte"];
    let step = 0;
    while (bytes >= 1000 && step < 2) {
      bytes /= 1024;
      step += 1;
    }
    const maximumFractionDigits = step && bytes < 10 ? 1 : 0;
    return new Intl.NumberFormat(this.locale, { style: "unit", unit: units[step], unitDisplay: step ? "short" : "long", maximumFractionDigits }).format(bytes);
  }
}

let frame = new Reader();

/** From now on everything around the chats speaks as this reader does. */
export function speak(reader) {
  frame = reader;
  document.documentElement.lang = reader.language;
}

/** The reader of what is around the chats. */
export const reader = () => frame;
export const words = () => frame.words;
