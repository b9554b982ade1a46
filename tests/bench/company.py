"""The demo company in a database, for the benchmarks."""

import csv
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import bot
from core.forms.shipped import shipped
from core.forms.source import source_of
from core.model.ids import PersonId, RoleKey
from core.model.org import Org, Person
from core.store import forms, people
from core.store.db import Tx

_FILE = Path(bot.__file__).with_name("demo") / "company.csv"


def settle_in(tx: Tx) -> Org:
    """The people of the demo and the shipped forms. Returns everybody."""
    for _name, text in shipped():
        forms.publish(tx, source_of(text), datetime.now(UTC))
    rows = list(csv.DictReader(_FILE.open(encoding="utf-8"), delimiter=";"))
    ids = {row["email"]: _add(tx, row) for row in rows}
    org = people.org(tx)
    for row in rows:
        if row["manager"]:
            people.change(tx, replace(org.people[ids[row["email"]]], manager=ids[row["manager"]]))
    return people.org(tx)


def _add(tx: Tx, row: dict[str, str]) -> PersonId:
    people.set_branch(tx, row["branch"], row["zone"])
    person = Person(
        PersonId(0),
        row["name"],
        row["email"],
        position=row["position"],
        department=row["department"],
        branch=row["branch"],
        company=row["company"],
        roles=frozenset(RoleKey(role) for role in row["roles"].split("|") if role),
        locale=row["locale"],
        telegram=int(row["telegram_id"]),
    )
    return people.add(tx, person)
