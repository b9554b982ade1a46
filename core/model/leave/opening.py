"""A table of opening balances: how much leave people have on a day, as HR knows it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.model.ids import PersonId
from core.model.leave.rule import ANNUAL
from core.model.numbers import parse_number
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.table import Line, Mistake, Table, TableMistakes, advice, brief, day_in
from core.model.words import N_

COLUMNS = ("email", "kind", "days", "on")
_REQUIRED = ("email", "days", "on")
#: Days: more are a slip of the finger.
_MOST = 1000
_HALVES = 2


@dataclass(frozen=True, slots=True)
class Opening:
    """So much there is on a day, whatever came before."""

    person: PersonId
    kind: str
    half_days: int
    on: date


def openings(table: Table, org: Org, kinds: Collection[str]) -> tuple[Opening, ...]:
    """All of the table, or everything that is wrong with it. Raises TableMistakes."""
    mistakes = list(_columns(table))
    if mistakes:
        raise TableMistakes(mistakes)
    found: dict[tuple[PersonId, str], tuple[int, Opening]] = {}
    for line in table.lines:
        read = _opening(line, dict(zip(table.columns, line.cells, strict=True)), org, kinds)
        if isinstance(read, Opening):
            first, _one = found.setdefault((read.person, read.kind), (line.number, read))
            if first != line.number:
                what = N_("This person and kind of leave are in row {row} already. Leave one row for each.")
                mistakes.append(Mistake(line.number, "email", what, {"row": str(first)}))
        else:
            mistakes += read
    if mistakes:
        raise TableMistakes(mistakes)
    return tuple(one for _row, one in found.values())


def half_days_in(text: str) -> int | None:
    """«13,5» or "13.5" as half-days; None for what is no number of halves of a day, or too many."""
    try:
        days = parse_number(text)
    except Refusal:
        return None
    halves = Decimal(days) * _HALVES
    return int(halves) if halves == int(halves) and abs(days) <= _MOST else None


def _columns(table: Table) -> Iterator[Mistake]:
    for name in table.columns:
        if name not in COLUMNS:
            yield Mistake(table.row, "", N_("There is no column “{word}”."), advice(name, COLUMNS))
    for name in _REQUIRED:
        if name not in table.columns:
            what = N_("The column “{word}” is missing. The first row names the columns: email, kind, days, on.")
            yield Mistake(table.row, "", what, {"word": name})


def _opening(line: Line, cells: Mapping[str, str], org: Org, kinds: Collection[str]) -> Opening | list[Mistake]:
    person, kind = org.by_email(cells["email"]), cells.get("kind") or ANNUAL
    half_days, on = half_days_in(cells["days"]), day_in(cells["on"])
    wrong: list[tuple[str, str, dict[str, str]]] = []
    if person is None:
        wrong.append(("email", N_("Nobody has the e-mail “{word}”."), {"word": brief(cells["email"])}))
    if kind not in kinds:
        wrong.append(("kind", N_("There is no balance of leave “{word}”."), advice(kind, sorted(kinds))))
    if half_days is None:
        what = N_("“{word}” is no number of days. Write days and halves, like 13.5.")
        wrong.append(("days", what, {"word": brief(cells["days"])}))
    if on is None:
        what = N_("“{word}” is not a day. Write it like 2027-07-05 or 05.07.2027.")
        wrong.append(("on", what, {"word": brief(cells["on"])}))
    if person is None or half_days is None or on is None or wrong:
        return [Mistake(line.number, column, what, about) for column, what, about in wrong]
    return Opening(person, kind, half_days, on)
