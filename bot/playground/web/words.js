// The page's own words in two languages, and dates and sizes as a reader of that language writes them.

const RU = {
  playground: "Песочница",
  choose: "Выберите, кем вы будете сегодня",
  chooseHint: "Слева люди вымышленной компании. Пишите и нажимайте кнопки от имени любого из них: бот отвечает каждому отдельно.",
  search: "Найти человека",
  nobody: "Людей пока нет",
  nobodyHint: "Они появятся, когда запустится бот с демонстрационной компанией.",
  noBot: "Бот ещё не подключился",
  noBotHint: "Запустите бота с адресом этой песочницы вместо адреса Telegram.",
  youAre: (name) => `вы — ${name}`,
  bot: "бот",
  start: "Начать",
  startHint: "Нажмите «Начать», чтобы познакомиться с ботом.",
  message: "Сообщение",
  send: "Отправить",
  attach: "Прикрепить",
  commands: "Команды",
  keyboard: "Кнопки ответа",
  back: "К списку людей",
  files: "Фото или файл",
  contact: "Мой контакт",
  sticker: "Стикер",
  forward: "Переслать текст",
  forwardAsk: "Текст пересылаемого сообщения",
  more: "Ещё",
  block: "Заблокировать бота",
  unblock: "Разблокировать бота",
  blocked: "Вы заблокировали бота",
  reply: "Ответить",
  edit: "Изменить",
  editing: "Изменение сообщения",
  cancel: "Отмена",
  save: "Сохранить",
  edited: "изм.",
  deleted: "Сообщение удалено",
  forwarded: "Переслано от",
  photo: "Фото",
  document: "Файл",
  contactCard: "Контакт",
  download: "Скачать",
  copied: "Скопировано",
  noAnswer: "Бот не ответил на нажатие",
  pressFailed: "Не получилось нажать",
  failed: "Не получилось",
  unsupported: "Песочница этого не умеет",
  lost: "Связь с песочницей потеряна, подключаемся…",
  drop: "Отпустите, чтобы прикрепить",
  asFiles: "без сжатия, файлом",
  ok: "Хорошо",
  open: "Открыть",
  today: "Сегодня",
  yesterday: "Вчера",
  newest: "К новым сообщениям",
  showSpoiler: "Показать скрытый текст",
  expand: "Развернуть или свернуть цитату",
  you: "Вы",
  actions: {
    typing: "печатает",
    upload_photo: "отправляет фото",
    upload_document: "отправляет файл",
    default: "занят",
  },
};

const EN = {
  playground: "Playground",
  choose: "Choose who you are today",
  chooseHint: "On the left are the people of an invented company. Write and press buttons as any of them: the bot answers each one separately.",
  search: "Find a person",
  nobody: "Nobody is here yet",
  nobodyHint: "People appear when a bot with the demo company starts.",
  noBot: "No bot has connected yet",
  noBotHint: "Start the bot with this playground's address in place of Telegram's.",
  youAre: (name) => `you are ${name}`,
  bot: "bot",
  start: "Start",
  startHint: "Press “Start” to meet the bot.",
  message: "Message",
  send: "Send",
  attach: "Attach",
  commands: "Commands",
  keyboard: "Reply buttons",
  back: "Back to people",
  files: "Photo or file",
  contact: "My contact",
  sticker: "Sticker",
  forward: "Forward a text",
  forwardAsk: "Text of the forwarded message",
  more: "More",
  block: "Block the bot",
  unblock: "Unblock the bot",
  blocked: "You have blocked the bot",
  reply: "Reply",
  edit: "Edit",
  editing: "Editing a message",
  cancel: "Cancel",
  save: "Save",
  edited: "edited",
  deleted: "Message deleted",
  forwarded: "Forwarded from",
  photo: "Photo",
  document: "File",
  contactCard: "Contact",
  download: "Download",
  copied: "Copied",
  noAnswer: "The bot did not answer the press",
  pressFailed: "The press did not work",
  failed: "That did not work",
  unsupported: "The playground cannot do this",
  lost: "Connection to the playground lost, reconnecting…",
  drop: "Drop to attach",
  asFiles: "as a file, uncompressed",
  ok: "OK",
  open: "Open",
  today: "Today",
  yesterday: "Yesterday",
  newest: "To the newest messages",
  showSpoiler: "Show hidden text",
  expand: "Expand or collapse the quote",
  you: "You",
  actions: {
    typing: "is typing",
    upload_photo: "is sending a photo",
    upload_document: "is sending a file",
    default: "is busy",
  },
};

let language = navigator.language;
let timeZone;

/** From now on the page speaks the language of the person, and shows the time of his zone. */
export function speak(tag, zone) {
  language = tag || navigator.language;
  timeZone = zone || undefined;
  document.documentElement.lang = language.startsWith("ru") ? "ru" : "en";
}

export function words() {
  return language.startsWith("ru") ? RU : EN;
}

export function locale() {
  return language.startsWith("ru") ? "ru" : language.startsWith("en") ? "en-GB" : language;
}

export function clock(unix) {
  return new Date(unix * 1000).toLocaleTimeString(locale(), { timeZone, hour: "2-digit", minute: "2-digit" });
}

/** For the list: the time of today, otherwise the date. */
export function shortDate(unix) {
  const date = new Date(unix * 1000);
  if (date.toDateString() === new Date().toDateString()) return clock(unix);
  return date.toLocaleDateString(locale(), { timeZone, day: "2-digit", month: "2-digit", year: "2-digit" });
}

export function day(unix) {
  const date = new Date(unix * 1000);
  const now = new Date();
  if (date.toDateString() === now.toDateString()) return words().today;
  now.setDate(now.getDate() - 1);
  if (date.toDateString() === now.toDateString()) return words().yesterday;
  const year = date.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  return date.toLocaleDateString(locale(), { timeZone, day: "numeric", month: "long", year });
}

export function size(bytes) {
  const units = ["byte", "kilobyte", "megabyte"];
  let step = 0;
  while (bytes >= 1000 && step < 2) {
    bytes /= 1024;
    step += 1;
  }
  const digits = step && bytes < 10 ? 1 : 0;
  return new Intl.NumberFormat(locale(), { style: "unit", unit: units[step], unitDisplay: "short", maximumFractionDigits: digits }).format(bytes);
}

/** A <tg-time> by its format: r relative, w weekday, d/D date short/long, t/T time short/long. */
export function timeText(unix, format, fallback) {
  if (!format) return fallback;
  if (format === "r") return relative(unix);
  const parts = { timeZone };
  if (format.includes("w")) parts.weekday = "long";
  if (format.includes("d")) Object.assign(parts, { day: "2-digit", month: "2-digit", year: "2-digit" });
  if (format.includes("D")) Object.assign(parts, { day: "numeric", month: "long", year: "numeric" });
  if (/[tT]/.test(format)) Object.assign(parts, { hour: "2-digit", minute: "2-digit" });
  if (format.includes("T")) parts.second = "2-digit";
  return new Date(unix * 1000).toLocaleString(locale(), parts);
}

function relative(unix) {
  const seconds = unix - Date.now() / 1000;
  const steps = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];
  const [unit, length] = steps.find(([, step]) => Math.abs(seconds) >= step) ?? steps[3];
  return new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }).format(Math.round(seconds / length), unit);
}

export function fullTime(unix) {
  return new Date(unix * 1000).toLocaleString(locale(), { timeZone, dateStyle: "full", timeStyle: "long" });
}
