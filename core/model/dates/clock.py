"""Times of a day as people write them: 14:30, в 9, 9 am, 3 часа дня, полдень; and a day with a time."""

import re
from datetime import date, datetime, time

from core.model.dates.read import LONGEST_ANSWER, find_date, parse_date
from core.model.dates.refusals import (
    DateNotUnderstood,
    HourMissing,
    MomentNotUnderstood,
    NoSuchTime,
    TimeNotUnderstood,
)
from core.model.dates.tokens import clean

_AROUND = " \t\n\r.,;!?…«»“”„\"'()"
#: The letters that may stand between an hour and its minutes: 9ч30, 9 часов 30 минут, 9h30.
_HOURS = r"(?:час(?:а|ов)?|ч\.?|h|hours?|o['’]clock)"
_MINUTES = r"(?:минут[аы]?|мин\.?|м|min)"
_PARTS = r"(?:a\.?m\.?|p\.?m\.?|утра|дня|вечера|ночи)"
_NAMED = {"полдень": time(12), "noon": time(12), "midday": time(12), "полночь": time(0), "midnight": time(0)}
_LED = r"(?:(?:в|во|к|at|by)\s+)"

#: A whole answer.
_CLOCK = re.compile(
    rf"""{_LED}?(?:
        (?P<named>{"|".join(_NAMED)})
      | (?P<hour>[0-9]{{1,2}})
        (?:\s*(?:[:.-]|{_HOURS})\s*(?P<minute>[0-9]{{2}})(?::00|\s*{_MINUTES})? | \s*{_HOURS})?
        (?:\s*(?P<part>{_PARTS}))?
    )""",
    re.VERBOSE,
)
#: In other words a bare number or 5.08 is no time: minutes after a colon, a part of the day, or a word tell one.
_SURE = rf"""(?:
        {_LED}?(?:{"|".join(_NAMED)})
      | {_LED}?[0-9]{{1,2}}:[0-9]{{2}}(?::00)?(?:\s*{_PARTS})?
      | {_LED}?[0-9]{{1,2}}\s*{_HOURS}(?:\s*[0-9]{{2}}\s*{_MINUTES}?)?(?:\s*{_PARTS})?
      | {_LED}?[0-9]{{1,2}}\s*{_PARTS}
    )(?![\w:])"""
#: Beside a day also a bare hour with its preposition: завтра в 9.
_BESIDE = rf"(?:{_SURE}|{_LED}[0-9]{{1,2}}(?:[.-][0-9]{{2}})?(?![\w:.]))"
_BEGINNING = re.compile(rf"(?P<clock>{_BESIDE})[\s,]*(?P<day>.+)", re.VERBOSE | re.DOTALL)
_ENDING = re.compile(rf"(?P<day>.*?[^\s,])(?:[\s,]+|(?<=[0-9])t)(?P<clock>{_BESIDE})", re.VERBOSE | re.DOTALL)
_WITHIN = re.compile(rf"(?<![\w:.,-]){_SURE}", re.VERBOSE)


def parse_time(typed: str) -> time:
    """The time that an answer names. Raises a `Refusal` unless all of it was understood.

    The clock has 24 hours: 9 is nine in the morning, and nine in the evening is 21, 9 pm or «9 вечера».
    """
    match = _CLOCK.fullmatch(_plain(typed)) if len(typed) <= LONGEST_ANSWER else None
    if match is None:
        raise TimeNotUnderstood(typed=typed[:LONGEST_ANSWER])
    if match["named"]:
        return _NAMED[match["named"]]
    hour, minute = _by_part(int(match["hour"]), (match["part"] or "").replace(".", "")), int(match["minute"] or 0)
    if hour is None or hour > 23 or minute > 59:
        raise NoSuchTime(typed=typed.strip(_AROUND))
    return time(hour, minute)


def parse_moment(typed: str, today: date) -> datetime:
    """The day and the time that an answer names, in either order. Raises a `Refusal` unless all was understood."""
    text = _plain(typed) if len(typed) <= LONGEST_ANSWER else ""
    match = _ENDING.fullmatch(text) or _BEGINNING.fullmatch(text)
    if match is None:
        raise _without_a_time(text, today)
    try:
        day = parse_date(match["day"], today)
    except DateNotUnderstood:
        raise MomentNotUnderstood from None
    return datetime.combine(day, parse_time(match["clock"]))


def find_time(sentence: str) -> time | None:
    """The only time that a sentence mentions for sure. Raises a `Refusal` for one that cannot be."""
    found = _WITHIN.findall(clean(sentence).casefold())
    return parse_time(found[0]) if len(found) == 1 else None


def find_moment(sentence: str, today: date) -> datetime | None:
    """The day and the time that a sentence mentions, when it mentions one of each."""
    clock = find_time(sentence)
    # The day is looked for in the words that are left: the preposition of the time leads to nothing any more.
    rest = _WITHIN.sub("", clean(sentence).casefold())
    found = find_date(rest, today) if clock is not None else None
    return datetime.combine(found[0], clock) if found is not None and clock is not None else None


def _without_a_time(text: str, today: date) -> Exception:
    try:
        day = parse_date(text, today)
    except DateNotUnderstood:
        return MomentNotUnderstood()
    return HourMissing(day=day)


def _by_part(hour: int, part: str) -> int | None:
    """The hour of 24; None for one that this part of the day does not have."""
    match part:
        case "":
            return hour
        case "am" | "pm":
            return hour % 12 + (12 if part == "pm" else 0) if 1 <= hour <= 12 else None
        case "утра":
            return hour if 1 <= hour <= 11 else None
        case "дня":
            return {12: 12, **{one: one + 12 for one in range(1, 6)}}.get(hour)
        case "вечера":
            return hour + 12 if 4 <= hour <= 11 else None
        case _:
            return {12: 0, 10: 22, 11: 23, **{one: one for one in range(1, 6)}}.get(hour)


def _plain(typed: str) -> str:
    return " ".join(clean(typed).casefold().replace("ё", "е").split()).strip(_AROUND)
