"""The catalog of days on which leave is unwelcome: whoever wants to be away then is told why, and not refused."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from core.model.catalog.definition import Row
from core.model.ids import CatalogKey, ColumnKey
from core.model.org import Org, Person
from core.model.period import Period
from core.model.table import Mistake, advice
from core.model.words import N_

CATALOG = CatalogKey("blackouts")
_FIRST, _LAST, _BRANCH, _DEPARTMENT = map(ColumnKey, ("first", "last", "branch", "department"))


@dataclass(frozen=True, slots=True)
class Blackout:
    """Days on which nobody should be away."""

    period: Period
    reason: str
    department: str = ""  #: "" for every department
    branch: str = ""  #: "" for every branch


def meant_for(person: Person, rows: Iterable[Row]) -> tuple[Blackout, ...]:
    """Those of the person's branch and department, the earliest first."""
    found = (one for row in rows if (one := _read(row)) is not None)
    mine = (one for one in found if _fits(one.branch, person.branch) and _fits(one.department, person.department))
    return tuple(sorted(mine, key=lambda one: (one.period.first, one.period.last, one.reason)))


def mistakes(rows: Iterable[tuple[int, Row]], org: Org) -> Iterator[Mistake]:
    """Rows that would mean nothing, or nobody; each comes with its line."""
    people = tuple(one for one in org.people.values() if one.active)
    known = {
        _BRANCH: (N_("There is no branch “{word}”."), {one.branch for one in people}),
        _DEPARTMENT: (N_("There is no department “{word}”."), {one.department for one in people}),
    }
    for line, row in rows:
        first, last = row.values.get(_FIRST), row.values.get(_LAST)
        if isinstance(first, date) and isinstance(last, date) and last < first:
            yield Mistake(line, _LAST, N_("The last day is before the first one."))
        for column, (what, names) in known.items():
            word = _word(row, column)
            if word and not any(_fits(word, name) for name in names):
                yield Mistake(line, column, what, advice(word, sorted(names - {""})))


def _read(row: Row) -> Blackout | None:
    first, last = row.values.get(_FIRST), row.values.get(_LAST)
    if not isinstance(first, date) or not isinstance(last, date) or last < first:
        return None
    return Blackout(Period(first, last), row.title, _word(row, _DEPARTMENT), _word(row, _BRANCH))


def _fits(wanted: str, name: str) -> bool:
    return not wanted or _plain(wanted) == _plain(name)


def _word(row: Row, column: ColumnKey) -> str:
    cell = row.values.get(column)
    return cell if isinstance(cell, str) else ""


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").split())
