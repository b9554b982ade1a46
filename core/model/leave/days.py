"""The catalog of days: what a company knows better about its calendar than the one that comes with Kivok."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from core.model.calendar import DayKind
from core.model.catalog.definition import Row
from core.model.ids import CatalogKey, ColumnKey
from core.model.table import Mistake, advice
from core.model.words import N_

CATALOG = CatalogKey("days")
_DATE, _KIND, _COUNTRY, _BRANCH = map(ColumnKey, ("date", "kind", "country", "branch"))

#: A day like others, whatever the shipped calendar says.
_USUAL = "usual"
_KINDS: Mapping[str, DayKind | None] = {**{kind.value: kind for kind in DayKind}, _USUAL: None}


def corrections(rows: Iterable[Row], country: str | None, branch: str) -> Mapping[date, DayKind | None]:
    """What these rows say of the days of a branch: those of the branch itself go before those of its country, and these
    before those that name neither."""
    found: dict[date, tuple[int, DayKind | None]] = {}
    for row in rows:
        day, kind, near = row.values.get(_DATE), _word(row, _KIND), _nearness(row, country, branch)
        if isinstance(day, date) and kind in _KINDS and near is not None and near >= found.get(day, (0, None))[0]:
            found[day] = near, _KINDS[kind]
    return {day: kind for day, (_near, kind) in sorted(found.items())}


def mistakes(rows: Iterable[tuple[int, Row]]) -> Iterator[Mistake]:
    """Rows that would mean nothing; each comes with its line."""
    for line, row in rows:
        if (kind := _word(row, _KIND)) not in _KINDS:
            what = N_("“{word}” is no kind of day.")
            yield Mistake(line, _KIND, what, advice(kind, _KINDS))


def _nearness(row: Row, country: str | None, branch: str) -> int | None:
    """How closely a row is meant for a branch; None when it is not."""
    of_country, of_branch = _word(row, _COUNTRY), _word(row, _BRANCH)
    if of_branch:
        return 2 if of_branch == _plain(branch) else None
    if of_country:
        return 1 if country is not None and of_country == _plain(country) else None
    return 0


def _word(row: Row, column: ColumnKey) -> str:
    cell = row.values.get(column)
    return _plain(cell) if isinstance(cell, str) else ""


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").split())
