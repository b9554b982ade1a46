"""A correction of a balance of leave, piece by piece: whose, of which kind, by how much and why."""

import re
from dataclasses import dataclass

from core.model.ids import PersonId
from core.model.leave.opening import half_days_in
from core.model.leave.rule import ANNUAL
from core.model.refusal import Refusal

_HALVES = 2
#: Days; more at once are a slip of the finger.
_MOST = 366
#: «+2», «−2,5 дня», "3 days".
_CHANGE = re.compile(r"(?P<sign>[+\-−–]?)\s*(?P<days>[0-9][0-9.,]*)\s*(?:дн[а-я]*|день|days?)?\.?", re.IGNORECASE)


class NotInHalves(Refusal):
    """This does not read as days and halves. Write how many more or less, for example, “+2” or “-2.5”."""


class TooMuchAtOnce(Refusal):
    """That is more than a year at once ({days}). Please check the number and write it again."""


class NoChange(Refusal):
    """Nothing would change by that. Write how many days more or less, for example, “+2” or “-2.5”."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What is to be corrected, as far as it is known."""

    person: PersonId | None = None
    kind: str = ANNUAL
    half_days: int | None = None  #: more, or less
    reason: str = ""

    @property
    def complete(self) -> bool:
        return self.person is not None and self.half_days is not None and bool(self.reason)


def change_in(words: str) -> int:
    """The half-days that somebody means by «+2» or «−2,5 дня». Raises NotInHalves, TooMuchAtOnce, NoChange."""
    found = _CHANGE.fullmatch(words.strip())
    half_days = half_days_in(found["days"]) if found is not None else None
    if found is not None and half_days is None and len(found["days"].split(",")[0].split(".")[0]) > len(str(_MOST)):
        raise TooMuchAtOnce(days=found["days"][:20])
    if found is None or half_days is None:
        raise NotInHalves
    if half_days > _MOST * _HALVES:
        raise TooMuchAtOnce(days=found["days"])
    if not half_days:
        raise NoChange
    return -half_days if found["sign"] not in ("", "+") else half_days
