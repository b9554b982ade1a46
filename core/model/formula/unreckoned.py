"""Why a formula has no result with these answers: told in the review, never raised to the person as an error."""

from core.model.refusal import Refusal


class Unreckoned(Refusal):
    """It does not work out with these answers."""

    at: int | None = None  #: the place in the expression, in characters from 1


class OperandMissing(Unreckoned):
    """It needs an answer to “{field}”."""


class DividedByZero(Unreckoned):
    """Nothing can be divided by zero."""


class CurrenciesMixed(Unreckoned):
    """{one} and {other} cannot be reckoned together."""


class RateMissing(Unreckoned):
    """There is no rate of {currency} for this day."""


class ResultTooLarge(Unreckoned):
    """The result is too large."""


class NothingThere(Unreckoned):
    """The table has no such numbers yet."""


class RowWithoutResult(Unreckoned):
    """One row of the table has no result."""


class DaysReversed(Unreckoned):
    """The last day is before the first one."""


class KindsMixed(Unreckoned):
    """These answers cannot be reckoned with each other."""


class NoColumn(Unreckoned):
    """There is no column “{column}”."""
