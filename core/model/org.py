"""The organisation as it stands now: who works here, who leads whom, who holds which role."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from core.model.ids import PersonId, RoleKey

#: The role that keeps Kivok running; the last rung of every ladder.
ADMIN = RoleKey("admin")
#: The role of people of other companies: they see what they take part in, as far as it is marked for them.
PARTNER = RoleKey("partner")


@dataclass(frozen=True, slots=True)
class Person:
    id: PersonId
    name: str
    email: str = ""
    phone: str = ""
    position: str = ""
    department: str = ""
    branch: str = ""
    company: str = ""
    manager: PersonId | None = None
    roles: frozenset[RoleKey] = frozenset()
    locale: str = ""  #: "" until the person has written once or chosen
    zone: str = "UTC"  #: of the branch, else where most people work; an IANA name
    telegram: int | None = None
    active: bool = True
    morning: bool = True  #: wants to be told at 9:00 what waits
    hired: date | None = None  #: the first day of work
    unreachable: bool = False  #: messages do not get through: the bot is blocked, or was never started


@dataclass(frozen=True)
class Org:
    """Everybody, by id. One snapshot serves a whole decision, so that all its questions get consistent answers."""

    people: Mapping[PersonId, Person] = field(default_factory=dict)

    @cached_property
    def _holders(self) -> dict[RoleKey, tuple[PersonId, ...]]:
        holders: dict[RoleKey, list[PersonId]] = {}
        for person in self.people.values():
            if person.active:
                for role in person.roles:
                    holders.setdefault(role, []).append(person.id)
        return {role: tuple(sorted(ids)) for role, ids in holders.items()}

    @cached_property
    def _by_email(self) -> dict[str, PersonId]:
        return {person.email.casefold(): person.id for person in self.people.values() if person.email}

    @cached_property
    def _by_telegram(self) -> dict[int, Person]:
        return {p.telegram: p for p in self.people.values() if p.telegram is not None and p.active}

    def holders(self, role: RoleKey) -> tuple[PersonId, ...]:
        """The active holders of a role, in the order of their ids."""
        return self._holders.get(role, ())

    def roles(self) -> frozenset[RoleKey]:
        """The roles that somebody holds now."""
        return frozenset(self._holders)

    def active(self, ids: Iterable[PersonId | None]) -> tuple[PersonId, ...]:
        """Those of `ids` who work here now."""
        return tuple(i for i in ids if i is not None and i in self.people and self.people[i].active)

    def partner(self, id: PersonId) -> bool:
        """Whether this person belongs to another company."""
        return id in self.people and PARTNER in self.people[id].roles

    def manager(self, of: PersonId) -> PersonId | None:
        return self.people[of].manager if of in self.people else None

    def by_email(self, email: str) -> PersonId | None:
        return self._by_email.get(email.casefold())

    def by_telegram(self, telegram: int) -> Person | None:
        """The active person whose Telegram account this is; nobody else has any rights."""
        return self._by_telegram.get(telegram)

    def zone(self, id: PersonId) -> ZoneInfo:
        """By which this person's day goes."""
        return zone_named(self.people[id].zone if id in self.people else "UTC")

    def name(self, id: PersonId) -> str:
        return self.people[id].name if id in self.people else "?"


def zone_named(name: str) -> ZoneInfo:
    """The zone of an IANA name. UTC for one that the tables of this machine do not have: nobody's night, and no other
    reader, may depend on a name that has become obsolete."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
