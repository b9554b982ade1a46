"""Everybody who works here, read as one snapshot that is kept until somebody changes it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from secrets import randbits
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, bindparam, delete, insert, literal_column, select, text, update

from core.model.ids import PersonId, RoleKey
from core.model.org import Org, Person
from core.store.db import Tx
from core.store.instant import stored
from core.store.statement import Statement
from core.store.tables import branch, person, revision, role

_REVISION = Statement(select(revision.c.value).where(revision.c.name == literal_column("'org'")))
_PEOPLE = select(person, branch.c.zone).select_from(person.outerjoin(branch, branch.c.name == person.c.branch))
_ROLES = select(role.c.person, role.c.role)
_LOCALE = update(person).where(person.c.id == bindparam("who")).values(locale=bindparam("to"))
_MORNING = update(person).where(person.c.id == bindparam("who")).values(morning=bindparam("to"))
_UNREACHABLE = update(person).where(person.c.id == bindparam("who")).values(unreachable=bindparam("since"))
_REVISED = text(
    "INSERT INTO revision (name, value) VALUES ('org', :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)
_SET_BRANCH = text(
    "INSERT INTO branch (name, zone) VALUES (:name, :zone) ON CONFLICT (name) DO UPDATE SET zone = excluded.zone"
)


@dataclass(frozen=True, slots=True)
class _Known:
    revision: int
    org: Org


_known: WeakKeyDictionary[Engine, _Known] = WeakKeyDictionary()


def org(tx: Tx) -> Org:
    """The organisation now. Asks only whether it has changed; a changed one is read anew."""
    current = _REVISION.run(tx, {}).scalar() or 0
    known = _known.get(tx.engine)
    if known is None or known.revision != current:
        known = _known[tx.engine] = _Known(current, _read(tx))
    return known.org


def add(tx: Tx, someone: Person) -> PersonId:
    """A new person, under a new id."""
    row = tx.execute(insert(person).values(_columns(someone))).inserted_primary_key
    id = PersonId(row[0])  # type: ignore[index]  # an insert of one row into a table with a key
    _set_roles(tx, id, someone.roles)
    _changed(tx)
    return id


def change(tx: Tx, someone: Person) -> None:
    """Everything about the person with this id, as it is in `someone`."""
    tx.execute(update(person).where(person.c.id == someone.id).values(_columns(someone)))
    _set_roles(tx, someone.id, someone.roles)
    _changed(tx)


def set_locale(tx: Tx, who: PersonId, locale: str) -> None:
    tx.execute(_LOCALE, {"who": who, "to": locale})
    _changed(tx)


def set_morning(tx: Tx, who: PersonId, *, wanted: bool) -> None:
    """Whether the person is told at 9:00 what waits for him."""
    tx.execute(_MORNING, {"who": who, "to": wanted})
    _changed(tx)


def set_branch(tx: Tx, name: str, zone: str) -> None:
    """A branch and its zone, an IANA name."""
    tx.execute(_SET_BRANCH, {"name": name, "zone": zone})
    _changed(tx)


def set_unreachable(tx: Tx, who: PersonId, since: datetime | None) -> None:
    """Messages to this person do not get through since then; None: they do again."""
    tx.execute(_UNREACHABLE, {"who": who, "since": None if since is None else stored(since)})
    _changed(tx)


def _changed(tx: Tx) -> None:
    # A number that was counted up and undone would come again, for other people than those that are kept in memory.
    tx.execute(_REVISED, {"value": randbits(62)})


def _columns(someone: Person) -> dict[str, object]:
    return {
        "name": someone.name,
        "email": someone.email,
        "phone": someone.phone,
        "position": someone.position,
        "department": someone.department,
        "branch": someone.branch or None,
        "company": someone.company,
        "manager": someone.manager,
        "locale": someone.locale,
        "telegram": someone.telegram,
        "active": someone.active,
        "morning": someone.morning,
        "hired": someone.hired and someone.hired.isoformat(),
    }


def _set_roles(tx: Tx, id: PersonId, roles: frozenset[RoleKey]) -> None:
    tx.execute(delete(role).where(role.c.person == id))
    if roles:
        tx.execute(insert(role), [{"person": id, "role": key} for key in sorted(roles)])


def _read(tx: Tx) -> Org:
    roles: defaultdict[int, set[RoleKey]] = defaultdict(set)
    for row in tx.execute(_ROLES):
        roles[row.person].add(RoleKey(row.role))
    rows = tx.execute(_PEOPLE).all()
    elsewhere = _zone_of_most(row.zone for row in rows if row.active and row.zone)
    people = {
        PersonId(row.id): Person(
            id=PersonId(row.id),
            name=row.name,
            email=row.email,
            phone=row.phone,
            position=row.position,
            department=row.department,
            branch=row.branch or "",
            company=row.company,
            manager=row.manager,
            roles=frozenset(roles[row.id]),
            locale=row.locale,
            zone=row.zone or elsewhere,
            telegram=row.telegram,
            active=row.active,
            morning=row.morning,
            hired=row.hired and date.fromisoformat(row.hired),
            unreachable=row.unreachable is not None,
        )
        for row in rows
    }
    return Org(people)


def _zone_of_most(zones: Iterable[str]) -> str:
    """By which the day of somebody goes who belongs to no branch."""
    return max(Counter(zones).items(), key=lambda one: (one[1], one[0]), default=("UTC", 0))[0]
