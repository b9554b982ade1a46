"""Balances of leave as people ask about them, and as HR enters and corrects them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from core.model.fields.choice import ChoiceField
from core.model.ids import PersonId
from core.model.label import Label
from core.model.leave.ledger import Entry, Posting, granted_after, lowest, standing
from core.model.leave.opening import Opening, openings
from core.model.leave.rule import ANNUAL
from core.model.org import Org, Person
from core.model.refusal import Refusal
from core.model.table import Table
from core.store import forms, leave, people
from core.store.db import Tx
from core.use.leave import kept_book


class NoReason(Refusal):
    """Please say why: a balance is not corrected without a reason."""


class NoSuchBalance(Refusal):
    """There is no balance of leave “{kind}”. There are: {known}."""


class NothingChanges(Refusal):
    """Nothing would change: the number of days is zero, or is none in days and halves."""


@dataclass(frozen=True, slots=True)
class Account:
    """One kind of leave of a person, in half-days."""

    kind: str
    title: Label | None  #: as the forms call it
    today: int
    free: int  #: of what there is today, nobody has asked for so much
    pending: int  #: asked for, and not granted yet
    year_end: int  #: what there will be at the end of the year, if nothing else is taken
    last_day: date  #: of the year
    ahead: int = 0  #: granted, and to be taken after today


@dataclass(frozen=True, slots=True)
class Imported:
    entered: int
    unchanged: int


def accounts(tx: Tx, person: Person, now: datetime, org: Org) -> tuple[Account, ...]:
    """Every balance that is kept for a person, the annual leave first."""
    today, titles = now.astimezone(org.zone(person.id)).date(), kinds(tx)
    last_day = date(today.year, 12, 31)
    known = {one.kind for one in leave.book(tx, person.id)} | titles.keys() | {ANNUAL}
    found: list[Account] = []
    for kind in sorted(known, key=lambda one: (one != ANNUAL, one)):
        entries, kept = kept_book(tx, person, kind, (today, last_day))
        if kept:
            now_, end = standing(entries, today), standing(entries, last_day)
            asked = -sum(one.half_days for one in entries if one.entry in (Entry.RESERVED, Entry.RELEASED))
            free = lowest(entries, today)
            ahead = granted_after(entries, today)
            found.append(Account(kind, titles.get(kind), now_.left, free, asked, end.free, last_day, ahead))
    return tuple(found)


def ledger(tx: Tx, person: PersonId) -> tuple[Posting, ...]:
    """All that was ever entered, by the day on which it takes effect."""
    return leave.book(tx, person)


def kinds(tx: Tx) -> Mapping[str, Label]:
    """The kinds of leave that are taken from a balance, as the forms in use call them."""
    found: dict[str, Label] = {}
    for published in forms.newest(tx):
        rule = published.form.leave
        field = published.form.field(rule.kind) if rule is not None and rule.kind is not None else None
        if rule is not None and isinstance(field, ChoiceField):
            found |= {key: title for key, title in field.options.items() if rule.of_balance(key)}
    return found


def import_openings(tx: Tx, table: Table, now: datetime, *, dry_run: bool = False) -> Imported:
    """So much people have on a day: the difference to what the ledgers say is entered, so that a table can be taken
    over twice, and corrected. All of it, or nothing. Raises TableMistakes."""
    wanted = openings(table, people.org(tx), {ANNUAL, *kinds(tx)})
    leave.lock(tx, {one.person for one in wanted})
    entries = [entry for one in wanted if (entry := _difference(tx, one)) is not None]
    if not dry_run:
        leave.enter(tx, entries, now)
    return Imported(len(entries), len(wanted) - len(entries))


def adjust(tx: Tx, person: Person, half_days: int | None, reason: str, now: datetime, kind: str = ANNUAL) -> int:
    """So many half-days more, or less, from today on. Returns how many there are then. Raises NoReason, NoSuchBalance,
    NothingChanges."""
    if kind not in (known := {ANNUAL, *kinds(tx)}):
        raise NoSuchBalance(kind=kind, known=", ".join(sorted(known)))
    if not half_days:
        raise NothingChanges
    if not reason.strip():
        raise NoReason
    leave.lock(tx, {person.id})
    day = now.astimezone(people.org(tx).zone(person.id)).date()
    entry = Posting(
        person=person.id, kind=kind, entry=Entry.ADJUSTMENT, half_days=half_days, on=day, reason=reason.strip()
    )
    leave.enter(tx, [entry], now)
    entries, _kept = kept_book(tx, person, kind, (day, day))
    return standing(entries, day).left


def _difference(tx: Tx, opening: Opening) -> Posting | None:
    """None when the ledger says so already."""
    known = [one for one in leave.book(tx, opening.person) if one.kind == opening.kind]
    half_days = opening.half_days - standing(known, opening.on).left
    if not half_days and any(one.entry is Entry.OPENING for one in known):
        return None
    return Posting(person=opening.person, kind=opening.kind, entry=Entry.OPENING, half_days=half_days, on=opening.on)
