"""How a correction of a balance of leave is asked for, looked at, and told; and how it is said in one sentence."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from core.model.here import Here
from core.model.ids import PersonId
from core.model.leave.ledger import Posting
from core.model.org import Person
from core.model.refusal import Refusal
from core.use.correct import Corrected, Correcting
from dialogs.action import Correcting as Do
from dialogs.action import Go, OnBalance, Place
from dialogs.i18n import _, told
from dialogs.leave_words import account_lines, days, entry_line, number, signed
from dialogs.screen import Bold, Choice, Line, Row, Screen, Style, label, line, paired

#: People who are offered at once.
_MOST = 8
_NOBODY = PersonId(0)
#: «поправить остаток», "correct the balance", and whatever follows.
_SENTENCE = re.compile(
    r"(?:поправ|исправ|измен|скорректир)\w*\s+остат\w+(?:\s+отпуск\w*)?\b|(?:correct|adjust|fix)\s+(?:the\s+)?(?:leave\s+)?balance\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"(?:^|\s)(?P<change>[+\-−–]?\s?[0-9][0-9.,]*)(?:\s*(?:дн[а-я]*|день|days?)\b)?", re.IGNORECASE)
#: What stands between the parts, and belongs to none.
_BETWEEN = re.compile(r"^(?:\s|[,.:;]|(?:у|of|for|by|на|причина|because|reason)(?=[\s:,]))+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """What somebody has said at once; empty where he has not."""

    name: str
    change: str
    reason: str


def sentence(words: str) -> Sentence | None:
    """«Поправить остаток Иванов +2 отгул за субботу»; None for what is no such wish."""
    begins = _SENTENCE.match(words.strip())
    if begins is None:
        return None
    rest = _BETWEEN.sub("", words.strip()[begins.end() :])
    change = _CHANGE.search(rest)
    if change is None:
        return Sentence(rest.strip(" ,.:;"), "", "")
    name = _BETWEEN.sub("", rest[: change.start()]).removesuffix(" на").removesuffix(" by")
    reason = _BETWEEN.sub("", rest[change.end() :])
    return Sentence(name.strip(" ,.:;"), change["change"], reason.strip())


def screen(seen: Correcting, here: Here) -> Screen:
    """The first thing that is not known yet; or all of it, to be looked at."""
    known, note = seen.correction, _note(seen.note, here)
    if known.half_days is None:
        return _days(seen, here, note)
    if not known.reason:
        return _reason(seen, here, note)
    return _review(seen, here, note)


def whom(people: Iterable[Person], here: Here, why: Refusal | None = None) -> Screen:
    choices = [Choice(label(one.name), OnBalance(one.id, Do.WHOM)) for one in list(people)[:_MOST]]
    question = line(Bold(_("Whose balance of leave is to be corrected?")))
    hint = line(_("Write a name or choose."))
    return Screen((*_note(why, here), question, hint), (*paired(choices), (_cancel(),)), answer=True)


def done(corrected: Corrected, name: str, here: Here) -> Screen:
    lines = (
        line(Bold(_("The balance is corrected")), f" · {name}"),
        line(_from_to(corrected.before, corrected.after, _kind(corrected, here), here)),
        line(_("Reason: {reason}").format(reason=corrected.posting.reason)),
    )
    more = Choice(_("Correct another one"), OnBalance(_NOBODY, Do.BEGIN))
    return Screen(lines, ((more, Choice(_("To the menu"), Go(Place.HOME))),))


def told_to(corrected: Corrected, here: Here) -> Screen:
    """For whom it concerns."""
    words = _("HR has changed your balance of leave: {before} before, {after} now")
    before, after = number(corrected.before, here.locale), days(corrected.after, here.locale)
    lines = (
        line(Bold(words.format(before=before, after=after))),
        line(_("Kind: {kind}").format(kind=_kind(corrected, here))),
        line(_("Reason: {reason}").format(reason=corrected.posting.reason)),
    )
    return Screen(lines, ((Choice(_("To the menu"), Go(Place.HOME)),),))


def _days(seen: Correcting, here: Here, note: list[Line]) -> Screen:
    recent = [line(_("Latest entries:")), *(line(_entry(one, seen, here)) for one in seen.recent)]
    account = account_lines(seen.account, here.locale) if seen.account is not None else []
    question = line(Bold(_("By how many days is it to be changed?")))
    hint = line(_("Write, for example, “+2” or “-2.5”."))
    lines = (*note, _head(seen), *map(line, account), *(recent if seen.recent else []), question, hint)
    return Screen(lines, (*_kinds(seen, here), *_ways(seen)), answer=True)


def _entry(one: Posting, seen: Correcting, here: Here) -> str:
    return entry_line(one, here.locale, seen.org.name(one.by) if one.by is not None else "")


def _reason(seen: Correcting, here: Here, note: list[Line]) -> Screen:
    question = line(Bold(_("Why?")), " ", _("The reason is kept, and the person reads it."))
    return Screen((*note, _head(seen), line(_change(seen, here)), question), _ways(seen, Do.DAYS), answer=True)


def _review(seen: Correcting, here: Here, note: list[Line]) -> Screen:
    known, person = seen.correction, seen.org.people[seen.correction.person or _NOBODY]
    reached = person.telegram is not None and not person.unreachable
    words = _("{name} gets a message about it.") if reached else _("{name} cannot be reached here: please tell them.")
    lines = (
        *note,
        line(*_head(seen), " · ", _("please check")),
        line(_change(seen, here)),
        line(_("Reason: {reason}").format(reason=known.reason)),
        line(words.format(name=person.name)),
    )
    confirm = Choice(_("Change the balance"), OnBalance(person.id, Do.CONFIRM, seen.revision), Style.MAIN)
    return Screen(lines, ((confirm,), *_ways(seen, Do.DAYS, Do.REASON)))


def _head(seen: Correcting) -> Line:
    return line(Bold(_("Balance of leave")), f" · {seen.org.name(seen.correction.person or _NOBODY)}")


def _change(seen: Correcting, here: Here) -> str:
    """«Ежегодный: было 20 дней, станет 22 дня (+2 дня)»."""
    account, more = seen.account, seen.correction.half_days or 0
    if account is None:
        return ""
    before, after = number(account.today, here.locale), days(account.today + more, here.locale)
    kind = account.title.in_(here.locale) if account.title is not None else account.kind
    words = _("{kind}: {before} now, {after} afterwards ({change})")
    return words.format(kind=kind, before=before, after=after, change=signed(more, here.locale))


def _from_to(before: int, after: int, kind: str, here: Here) -> str:
    words = _("{kind}: {before} before, {after} now")
    return words.format(kind=kind, before=number(before, here.locale), after=days(after, here.locale))


def _kind(corrected: Corrected, here: Here) -> str:
    return corrected.title.in_(here.locale) if corrected.title is not None else corrected.posting.kind


def _kinds(seen: Correcting, here: Here) -> tuple[Row, ...]:
    """Those besides the one that is shown."""
    person = seen.correction.person or _NOBODY
    others = [
        Choice(label(title.in_(here.locale) if title is not None else key), OnBalance(person, Do.KIND, arg=at))
        for at, (key, title) in enumerate(seen.kinds.items())
        if key != seen.correction.kind
    ]
    return tuple(paired(others))


def _ways(seen: Correcting, *again: Do) -> tuple[Row, ...]:
    titles = {Do.DAYS: _("Other days"), Do.REASON: _("Other reason")}
    person = seen.correction.person or _NOBODY
    earlier = (Choice(titles[do], OnBalance(person, do)) for do in again)
    return tuple(paired([*earlier, Choice(_("Somebody else"), OnBalance(_NOBODY, Do.WHOM)), _cancel()]))


def _cancel() -> Choice:
    return Choice(_("Cancel"), Go(Place.HOME))


def _note(why: Refusal | None, here: Here) -> list[Line]:
    return [line(told(why, here)), line("")] if why is not None else []
