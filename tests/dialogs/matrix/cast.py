"""Those who play in the matrix, and the form over whose requests they meet."""

from dataclasses import replace
from datetime import datetime

from core.forms.read import read_both
from core.model.ids import PersonId, RoleKey
from core.model.org import PARTNER
from core.store import forms, people
from core.store.db import Tx
from tests.dialogs.company import ANNA, BORIS, EMMA, HELEN, IVAN, OLGA, PETER, VERA
from tests.dialogs.talk import Talk

_PARTNER = PersonId(EMMA + 1)
#: Who they are, and what they are called in Russian and in English.
CAST: dict[str, tuple[PersonId, str, str]] = {
    "author": (IVAN, "Иван", "Ivan"),
    "past": (OLGA, "Ольга", "Olga"),
    "present": (ANNA, "Анна", "Anna"),
    "substitute": (VERA, "Вера", "Vera"),
    "next": (PETER, "Пётр", "Peter"),
    "observer": (HELEN, "Елена", "Helen"),
    "partner": (_PARTNER, "Олег", "Oleg"),
    "newcomer": (EMMA, "Эмма", "Emma"),
    "colleague": (BORIS, "Борис", "Boris"),
}
_HOLD = {"past": RoleKey("keeper"), "present": RoleKey("buyer"), "newcomer": RoleKey("buyer"), "partner": PARTNER}
FORM = """\
form: thing
title: {ru: Закупка, en: Purchase}
aliases: {ru: [закупка], en: [purchase]}
owner: keeper
headline: [what]
cancel: [boss, finance]
fields:
  - {key: what, type: text, partners: yes, title: {ru: Что, en: What}}
  - {key: count, type: number, title: {ru: Сколько, en: How many}}
route:
"""
#: The same of days on which the author is away.
LEAVE = """\
form: thing
title: {ru: Отгул, en: Day off}
aliases: {ru: [отгул], en: [day off]}
owner: keeper
headline: [days]
leave: {person: who, period: days}
fields:
  - {key: who, type: person, default: author, title: {ru: Кто, en: Who}}
  - {key: days, type: period, title: {ru: Когда, en: When}}
  - {key: count, type: number, required: no, title: {ru: Сколько, en: How many}}
route:
"""
#: The same of papers that are kept for a time only.
PAPERS = """\
form: thing
title: {ru: Пропуск, en: Pass}
aliases: {ru: [пропуск], en: [pass]}
owner: keeper
headline: [what]
fields:
  - {key: what, type: text, title: {ru: Куда, en: Where to}}
  - {key: papers, type: file, keep: 30d, title: {ru: Бумаги, en: Papers}}
  - {key: count, type: number, required: no, title: {ru: Сколько, en: How many}}
route:
"""
_ROUTE = """\
  - {stage: boss, title: {ru: Начальник, en: Boss}, who: [{person: $past}]}
  - {stage: finance, title: {ru: Финансы, en: Finance}, who: [$who], fallback: [{person: $substitute}$fallback]$more}
$between
  - {stage: director, title: {ru: Директор, en: Director}, who: [$director], when: {field: count, more: 10}}
"""
#: The lawyer is nobody, and the substitute stands in.
_BOTH = "{person: $present}, {role: lawyer}"
#: Only told.
RECIPIENT = "  - {stage: told, title: {ru: Получатель, en: Recipient}, who: [{person: $newcomer}], do: inform}"


def route(
    who: str = _BOTH, *, more: str = "", fallback: str = "", between: str = "", director: str = "{person: $next}"
) -> str:
    """Boss, finance, and, where it is large, the director: whom finance asks, `more` about it, who else is in its
    `fallback`, what comes `between` the last two, and whom the `director` means."""
    parts = {"who": who, "more": more, "fallback": fallback, "between": between, "director": director}
    text = _ROUTE
    for name, part in parts.items():
        text = text.replace(f"${name}", part)
    return text


def called(role: str, locale: str) -> str:
    _id, ru, en = CAST[role]
    return ru if locale == "ru" else en


def gather(talk: Talk, locale: str, form: str) -> None:
    """Everybody comes in, called and speaking as the language wants it; and the form is published."""
    talk.hire("Partner")
    talk.write(_settle, locale, talk.clock.now, form)
    for role in CAST:
        chat = talk.chat(called(role, locale))
        chat.name, chat.locale = called(role, locale), locale


def _settle(tx: Tx, locale: str, now: datetime, form: str) -> None:
    known, text = people.org(tx).people, form
    for role, (id, _ru, _en) in CAST.items():
        leader = VERA if role == "author" else None
        mine = frozenset({_HOLD[role]} if role in _HOLD else ())
        called_ = replace(known[id], name=called(role, locale), locale=locale)
        people.change(tx, replace(called_, manager=leader, roles=mine))
        text = text.replace(f"${role}", f"{id}@example.org")
    forms.publish(tx, read_both(text, 1)[0], now)
