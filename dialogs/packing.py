"""How what a button does fits into the bytes that travel with it."""

import re
from typing import assert_never

from core.model.ids import AnnouncementId, DraftId, FormKey, PersonId, RequestId
from dialogs.action import (
    Action,
    Announce,
    Because,
    Begin,
    Beside,
    Correcting,
    Fill,
    Following,
    Go,
    Mornings,
    News,
    NotAButton,
    OnBalance,
    OnDraft,
    OnFeed,
    OnNews,
    OnRequest,
    OnSeveral,
    OnTeam,
    OnWatch,
    Place,
    Several,
    Speak,
    Verb,
    Watching,
)

#: What Telegram lets a button carry, in bytes.
MOST = 64


def packed(action: Action) -> str:
    """At most 64 bytes. Raises ValueError for what is longer."""
    data = ".".join(_parts(action))
    if len(data.encode()) > MOST:
        raise ValueError(f"a button carries at most {MOST} bytes: {data}")
    return data


def unpacked(data: str) -> Action:
    """The inverse of `packed`. Raises NotAButton for anything else: the data may have been forged."""
    try:
        return _action(data.split("."))
    except (ValueError, IndexError):
        raise NotAButton from None


def _parts(action: Action) -> tuple[str, ...]:
    match action:
        case Go():
            return ("m", action.place, _short(action.page))
        case Begin():
            return ("n", action.form)
        case OnDraft():
            return ("f", _short(action.draft), _short(action.revision), action.do, _short(action.arg))
        case OnRequest():
            about = ("a", _short(action.request), action.do, _short(action.stage), _short(action.round))
            return (*about, _short(action.arg)) if action.arg else about
        case OnWatch():
            return ("o", _short(action.request), action.do, _short(action.arg))
        case Because():
            numbers = (action.stage, action.round, action.reason)
            return ("y", _short(action.request), action.do, *map(_short, numbers))
        case OnSeveral():
            return ("b", action.do, _short(action.arg), _short(action.page))
        case _:
            return _beside(action)


def _beside(action: Beside) -> tuple[str, ...]:
    match action:
        case OnNews():
            return ("w", _short(action.announcement), _short(action.revision), action.do, _short(action.arg))
        case OnTeam():
            return ("e", *map(_short, (action.leader, action.month, action.months, action.page)))
        case OnFeed():
            return ("k", _short(action.leader), action.do)
        case OnBalance():
            return ("c", _short(action.person), action.do, _short(action.revision), _short(action.arg))
        case Announce() | Mornings() | Speak():
            return _of_person(action)
        case _:
            assert_never(action)


def _of_person(action: Announce | Mornings | Speak) -> tuple[str, ...]:
    """About no request, and nobody else."""
    match action:
        case Announce():
            return ("w",)
        case Mornings():
            return ("t", "1" if action.wanted else "0")
        case Speak():
            return ("l", action.locale)
        case _:
            assert_never(action)


def _action(parts: list[str]) -> Action:
    match parts:
        case ["m", place, page]:
            return Go(Place(place), _long(page))
        case ["n", form] if _WORD.fullmatch(form):
            return Begin(FormKey(form))
        case ["f", draft, revision, do, arg]:
            return OnDraft(DraftId(_long(draft)), _long(revision), Fill(do), _long(arg))
        case ["a" | "o" | "y", *_]:
            return _on_request(parts)
        case ["b", do, arg, page]:
            return OnSeveral(Several(do), _long(arg), _long(page))
        case _:
            return _on_beside(parts)


def _on_beside(parts: list[str]) -> Beside:
    match parts:
        case ["w", announcement, revision, do, arg]:
            return OnNews(AnnouncementId(_long(announcement)), News(do), _long(revision), _long(arg))
        case ["e", leader, month, months, page]:
            return OnTeam(PersonId(_long(leader)), _long(month), _long(months), _long(page))
        case ["k", leader, do]:
            return OnFeed(PersonId(_long(leader)), Following(do))
        case ["c", person, do, revision, arg]:
            return OnBalance(PersonId(_long(person)), Correcting(do), _long(revision), _long(arg))
        case ["w"]:
            return Announce()
        case ["t", "0" | "1" as wanted]:
            return Mornings(wanted == "1")
        case ["l", locale] if _WORD.fullmatch(locale):
            return Speak(locale)
        case _:
            raise NotAButton


def _on_request(parts: list[str]) -> OnRequest | OnWatch | Because:
    match parts:
        case ["a", request, do, stage, round_]:
            return OnRequest(RequestId(_long(request)), Verb(do), _long(stage), _long(round_))
        case ["a", request, do, stage, round_, arg] if arg.strip("0"):
            return OnRequest(RequestId(_long(request)), Verb(do), _long(stage), _long(round_), _long(arg))
        case ["o", request, do, arg]:
            return OnWatch(RequestId(_long(request)), Watching(do), _long(arg))
        case ["y", request, do, stage, round_, reason]:
            return Because(RequestId(_long(request)), Verb(do), _long(stage), _long(round_), _long(reason))
        case _:
            raise NotAButton


#: What a form and a language can be called: no bytes that a database would choke on.
_WORD = re.compile(r"[a-zA-Z0-9_]{1,32}")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def _short(number: int) -> str:
    """In base 36, the way `int(..., 36)` reads it."""
    if number < 0:
        raise ValueError(number)
    digits = _DIGITS[number % 36]
    while number := number // 36:
        digits = _DIGITS[number % 36] + digits
    return digits


def _long(digits: str) -> int:
    """Raises ValueError, also for numbers that no id can be: a database would choke on them."""
    if not digits.isascii() or not digits.isalnum() or len(digits) > 12:
        raise ValueError(digits)
    return int(digits, 36)
