"""Whoever stands in has to be there himself."""

from collections.abc import Iterable

from core.model.ids import PersonId
from core.model.leave.facts import Absence
from core.model.period import Period
from core.model.refusal import Refusal


class SubstituteAway(Refusal):
    """{who} will be away then, too: {first} – {last}. Please choose somebody else to stand in."""


class StandsInForThemselves(Refusal):
    """Nobody stands in for themselves, nor for a leave that they ask for. Please choose somebody else."""


def check_substitute(
    substitute: PersonId | None, away: frozenset[PersonId], period: Period, absences: Iterable[Absence]
) -> None:
    """`away` are whose leave it is, and whoever asks for it. Raises StandsInForThemselves, SubstituteAway."""
    if substitute in away:
        raise StandsInForThemselves
    for one in absences:
        if one.person == substitute and one.granted and one.period.meets(period):
            raise SubstituteAway(who=substitute, first=one.period.first, last=one.period.last)
