"""People come, change and leave: whole tables of them, or one at a time."""

from collections.abc import Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import available_timezones

from core.model.advance import NobodyToAsk
from core.model.command import Replace
from core.model.ids import PersonId
from core.model.org import Org, Person
from core.model.refusal import Refusal
from core.model.rescheduling import MoveTooLate
from core.model.roster.entry import Entry
from core.model.roster.plan import Change, Plan, planned
from core.model.roster.table import Row
from core.store import branches, feeds, people, requests
from core.store.db import Tx
from core.use.act import carry_out


class NoSuchPerson(Refusal):
    """Nobody has the e-mail {email}. Please check how it is written."""


@dataclass(frozen=True, slots=True)
class Imported:
    """How many people a table spoke of."""

    added: int
    changed: int
    unchanged: int


def import_people(tx: Tx, rows: Sequence[Row], *, dry_run: bool = False) -> Imported:
    """Take a table of people over: all of it, or nothing. A dry run only tells what would be. People are known by their
    e-mails; a column that is absent leaves what is known, an empty cell clears it; who is inactive stays so. Raises
    TableMistakes."""
    org = people.org(tx)
    plan = planned(rows, org, branches.zones(tx), frozenset(available_timezones()))
    if not dry_run:
        _take_over(tx, plan, org)
    return Imported(len(plan.new), len(plan.changed), plan.unchanged)


def whose(tx: Tx, email: str) -> Person:
    """The person with this e-mail. Raises NoSuchPerson."""
    org = people.org(tx)
    id = org.by_email(email.strip())
    if id is None:
        raise NoSuchPerson(email=email.strip())
    return org.people[id]


def activate(tx: Tx, person: PersonId) -> None:
    """The person works here again; the Telegram account has to be linked anew."""
    people.change(tx, replace(people.org(tx).people[person], active=True))


def deactivate(tx: Tx, person: PersonId, now: datetime) -> int:
    """The person works here no more, has no access, and what waited for him goes to others. Returns how many requests
    moved. Raises NobodyToAsk, and the person has to stay, when one of them has nowhere to go; a sealed one waits where
    it is, because whoever dismisses people may know nothing of it."""
    people.change(tx, replace(people.org(tx).people[person], active=False, telegram=None))
    feeds.revoke_all(tx, person, now)
    org = people.org(tx)
    moved = 0
    for id in requests.under_way(tx):
        if (kept := requests.load(tx, id)) is not None:
            with suppress(NobodyToAsk) if kept.request.form.sealed else nullcontext():
                moved += _moved(tx, kept, org, now)
    return moved


def reseat(tx: Tx, now: datetime) -> int:
    """What waits for people who do not work here goes to others: somebody may have been asked in the very moment in
    which he was deactivated. Returns how many requests moved."""
    org, moved = people.org(tx), 0
    for id in requests.stranded(tx):
        with suppress(NobodyToAsk):  # it stays where it is, and is found again
            if (kept := requests.load_to_change(tx, id)) is not None:
                moved += _moved(tx, kept, org, now)
    return moved


def _moved(tx: Tx, kept: requests.Kept, org: Org, now: datetime) -> bool:
    try:
        after = carry_out(tx, kept, Replace(now), org)
    except MoveTooLate:
        # By what he has agreed to before it would be granted, and nobody could say no any more.
        after = carry_out(tx, kept, Replace(now, asks=True), org)
    return after.version != kept.request.version


def _take_over(tx: Tx, plan: Plan, org: Org) -> None:
    for branch, zone in plan.branches.items():
        people.set_branch(tx, branch, zone)
    _free_accounts(tx, plan.changed)
    added: dict[str, PersonId] = {}
    for entry in plan.new:
        added[entry.key] = people.add(tx, entry.newcomer(_manager(entry, org, added, None)))
    for change in plan.changed:
        manager = _manager(change.entry, org, added, change.before.manager)
        people.change(tx, change.entry.over(change.before, manager))


def _free_accounts(tx: Tx, changes: Sequence[Change]) -> None:
    """People may exchange Telegram accounts, and at no moment may two of them have the same."""
    for change in changes:
        before = change.before
        if before.telegram is not None and change.entry.says.get("telegram", before.telegram) != before.telegram:
            people.change(tx, replace(before, telegram=None))


def _manager(entry: Entry, org: Org, added: dict[str, PersonId], before: PersonId | None) -> PersonId | None:
    if entry.manager is None:
        return before
    return added.get(entry.manager.casefold()) or org.by_email(entry.manager)
