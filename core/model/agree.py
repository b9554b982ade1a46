"""How many of those who are asked at a stage have to agree, and in what order they are asked."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil


class Whose(StrEnum):
    """Whose yes it takes."""

    ALL = "all"  #: everybody's; the first no is the end
    FIRST = "first"  #: whoever answers first, yes or no
    IN_TURN = "in_turn"  #: everybody's, one after the other; each can say no
    SOME = "some"  #: a number of them


@dataclass(frozen=True, slots=True)
class Agree:
    whose: Whose = Whose.ALL
    number: int = 0  #: of SOME: how many, or how many of a hundred
    percent: bool = False

    @property
    def counts(self) -> bool:
        """Whether a no is one voice among others."""
        return self.whose is Whose.SOME

    def needed(self, places: int) -> int:
        """How many of so many places have to be filled with a yes; never more than there are."""
        if self.whose is Whose.FIRST:
            return min(1, places)
        if self.whose is not Whose.SOME:
            return places
        wanted = ceil(Fraction(self.number * places, 100)) if self.percent else self.number
        return min(wanted, places)


ALL = Agree()
