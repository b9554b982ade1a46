"""A whole table of people against the organisation as it is: what would change, or everything that is wrong."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter

from core.model.ids import PersonId
from core.model.org import Org, Person
from core.model.roster.circles import circles
from core.model.roster.entry import Entry, entry_of
from core.model.roster.table import REQUIRED, Row, column_mistakes
from core.model.table import Mistake, TableMistakes, brief
from core.model.words import N_

#: Of a branch that is new and comes without one.
DEFAULT_ZONE = "Europe/Moscow"


@dataclass(frozen=True, slots=True)
class Change:
    before: Person
    entry: Entry


@dataclass(frozen=True, slots=True)
class Plan:
    new: tuple[Entry, ...]  #: managers before those they lead
    changed: tuple[Change, ...]
    unchanged: int
    branches: Mapping[str, str]  #: with their zones: those that are new, or in another zone than before


def planned(rows: Sequence[Row], org: Org, branches: Mapping[str, str], zones: frozenset[str]) -> Plan:
    """What taking the table over would change. `branches` are those that exist, with their zones; `zones` the names
    there are. Raises TableMistakes."""
    columns = tuple(dict.fromkeys(column for row in rows for column in row.cells))
    mistakes = list(column_mistakes(columns, 0)) if rows else []
    if any(column not in columns for column in REQUIRED) and mistakes:
        raise TableMistakes(mistakes)
    read = [entry_of(row, zones) for row in rows]
    mistakes += (mistake for _, wrong in read for mistake in wrong)
    entries: dict[str, Entry] = {}
    mistakes += _repeated((entry for entry, _ in read if entry.email), entries)
    mentioned = {row.cells.get("email", "").casefold() for row in rows}
    mistakes += _unknown_managers(entries.values(), org, mentioned)
    mistakes += _led_in_circles(entries, org)
    mistakes += _shared_accounts(entries, org)
    after = dict(branches)
    mistakes += _placed((entry for entry, wrong in read if not wrong), org, after)
    if mistakes:
        raise TableMistakes(mistakes)
    return _plan(entries, org, branches, after)


def _repeated(entries: Iterable[Entry], kept: dict[str, Entry]) -> Iterator[Mistake]:
    """Fills `kept` with the first entry about each person."""
    for entry in entries:
        first = kept.setdefault(entry.key, entry)
        if first is not entry:
            what = N_("“{word}” is in row {row} already. Leave one row for each person.")
            yield Mistake(entry.row, "email", what, {"word": brief(entry.email), "row": str(first.row)})


def _unknown_managers(entries: Iterable[Entry], org: Org, mentioned: Collection[str]) -> Iterator[Mistake]:
    """`mentioned` are all e-mails of the table, those with mistakes too: one mistake is told once."""
    for entry in entries:
        if entry.manager and entry.manager.casefold() not in mentioned and org.by_email(entry.manager) is None:
            what = N_("Nobody has the e-mail “{word}”. Add a row for this manager, or leave the cell empty.")
            yield Mistake(entry.row, "manager", what, {"word": brief(entry.manager)})


def _led_in_circles(entries: Mapping[str, Entry], org: Org) -> Iterator[Mistake]:
    leads = {_key(org, id): _key(org, p.manager) for id, p in org.people.items() if p.manager is not None}
    for key, entry in entries.items():
        if entry.manager is not None:
            leads.pop(key, None)
        if entry.manager:
            leads[key] = entry.manager.casefold()
    for circle in circles(leads):
        rows = [entries[key].row for key in circle if key in entries]
        if not rows:
            continue
        if len(circle) == 1:
            yield Mistake(rows[0], "manager", N_("Nobody leads himself. Leave the cell of whoever is on top empty."))
        else:
            shown = " → ".join((*circle[:5], "…") if len(circle) > 5 else (*circle, circle[0]))
            what = N_("They lead each other in a circle: {circle}. Leave the cell of whoever is on top empty.")
            yield Mistake(min(rows), "manager", what, {"circle": shown})


def _key(org: Org, id: PersonId) -> str:
    return org.people[id].email.casefold()


def _shared_accounts(entries: Mapping[str, Entry], org: Org) -> Iterator[Mistake]:
    told = {key for key, entry in entries.items() if "telegram" in entry.says}
    holders = {p.telegram: p.email for p in org.people.values() if p.email.casefold() not in told}
    for entry in entries.values():
        account = entry.says.get("telegram")
        if account is None:
            continue
        if account in holders:
            what = N_("The Telegram id {word} belongs to {email} already.")
            yield Mistake(entry.row, "telegram_id", what, {"word": str(account), "email": brief(holders[account])})
        holders.setdefault(account, entry.email)


def _placed(entries: Iterable[Entry], org: Org, branches: dict[str, str]) -> Iterator[Mistake]:
    """Brings `branches` to what the table says of them."""
    written: dict[str, Entry] = {}
    for entry in entries:
        branch = _branch(entry, org)
        if branch:
            branches.setdefault(branch, DEFAULT_ZONE)
        if entry.zone is None:
            continue
        if not branch:
            what = N_("A time zone belongs to a branch. Name the branch, too, or leave the cell empty.")
            yield Mistake(entry.row, "zone", what)
            continue
        first = written.setdefault(branch, entry)
        if first.zone != entry.zone:
            what = N_("The branch “{word}” is in the time zone {zone} in row {row}, and a branch has only one.")
            about = {"word": brief(branch), "zone": str(first.zone), "row": str(first.row)}
            yield Mistake(entry.row, "zone", what, about)
        branches[branch] = entry.zone


def _branch(entry: Entry, org: Org) -> str:
    known = org.by_email(entry.email)
    return str(entry.says.get("branch", org.people[known].branch if known is not None else ""))


def _plan(entries: Mapping[str, Entry], org: Org, before: Mapping[str, str], after: Mapping[str, str]) -> Plan:
    ids = {key: org.by_email(key) for key in entries}
    known = [Change(org.people[id], entries[key]) for key, id in ids.items() if id is not None]
    moved = {branch: zone for branch, zone in after.items() if before.get(branch) != zone}
    changed = tuple(change for change in known if _differs(change, org) or _branch(change.entry, org) in moved)
    new = {key: entry for key, entry in entries.items() if ids[key] is None}
    return Plan(_leaders_first(new), changed, len(known) - len(changed), moved)


def _differs(change: Change, org: Org) -> bool:
    """Whether the row says anything that is not so already."""
    before, entry = change.before, change.entry
    manager = before.manager if entry.manager is None else org.by_email(entry.manager)
    return (bool(entry.manager) and manager is None) or entry.over(before, manager) != before


def _leaders_first(new: Mapping[str, Entry]) -> tuple[Entry, ...]:
    graph = {key: {(entry.manager or "").casefold()} & new.keys() for key, entry in new.items()}
    return tuple(new[key] for key in TopologicalSorter(graph).static_order())
