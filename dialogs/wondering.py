"""«Кто в отпуске в июле?»: whether somebody asks who is away, and about which month."""

import re
from datetime import date

from babel.dates import get_month_names

from dialogs.i18n import LOCALES

#: Questions are short; a letter with these words in it is something else.
_LONGEST = 80

_NOW = "(?:сейчас |сегодня )?"
_OUR = "(?:моей |нашей |моего |нашего )?(?:команды|отдела|группы|коллег|сотрудников|компании)"
_QUESTIONS = (
    f"(?:а )?кто (?:у нас )?{_NOW}(?:в отпуске|в отпусках|отсутствует|уходит в отпуск)",
    f"кого {_NOW}(?:нет|не будет)(?: на месте| на работе)?",
    f"(?:график |календарь |список )?(?:отпуска|отпусков|отсутствия) {_OUR}",
    "(?:график|календарь) (?:отпусков|отсутствий)",
    r"who(?: is| s|s| will be) (?:currently )?(?:away|absent|out|out of office|off|on leave|on vacat\w+|on holiday)",
    r"(?:my |our )?team(?: s)? (?:vacat\w+|leaves?|absences?|holidays?|calendar)",
    r"(?:vacat\w+|leaves|absences) of (?:my|our|the) team",
    r"(?:vacat\w+|leave|absence) (?:calendar|schedule)",
)
_ASKS = re.compile(rf"(?:{'|'.join(_QUESTIONS)})(?P<when>(?: \w+){{0,4}})")
#: Words that say no more than the question itself.
_NEARBY = frozenset(
    ["в", "на", "у", "нас", "сейчас", "сегодня", "здесь", "in", "on", "at", "now", "today", "here", "the", "this"]
)
_MAY = frozenset({"май", "мая", "мае", "may"})
_MONTHS = tuple(
    (at, name.casefold()) for locale in LOCALES for at, name in get_month_names("wide", locale=locale).items()
)
_YEARS = range(2000, 2100)


def asked_about(words: str, today: date) -> date | None:
    """The first of the month that is meant, the present one when none is named; None when it is not asked who is
    away."""
    if len(words) > _LONGEST:
        return None
    found = _ASKS.fullmatch(" ".join("".join(one if one.isalnum() else " " for one in _plain(words)).split()))
    return None if found is None else _month(found["when"].split(), today)


def _month(when: list[str], today: date) -> date | None:
    """The next month of that name; None for words that are something else."""
    said = [word for word in when if word not in _NEARBY]
    years = [int(word) for word in said if word.isdecimal() and int(word) in _YEARS]
    months = [month for word in said if (month := _named(word)) is not None]
    if len(said) != len(years) + len(months) or len(years) > 1 or len(months) > 1 or (years and not months):
        return None
    if not months:
        return today.replace(day=1)
    year = years[0] if years else today.year + (months[0] < today.month)
    return date(year, months[0], 1)


def _named(word: str) -> int | None:
    if word in _MAY:
        return 5
    return next((at for at, name in _MONTHS if len(name) > len("мая") and _is_called(word, name)), None)


def _is_called(word: str, month: str) -> bool:
    """In any case, and cut to three letters: «июля», «июле», «июл»."""
    return word == month[:3] or (word.startswith(month[:-1]) and len(word) <= len(month) + 1)


def _plain(words: str) -> str:
    return words.casefold().replace("ё", "е")
