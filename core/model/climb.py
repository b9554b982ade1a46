"""Who stands above somebody, one above the other. It does not know who is asked for what."""

from core.model.ids import PersonId
from core.model.org import Org

#: No company is higher; what is higher is a circle.
HIGHEST = 10


def managers(org: Org, person: PersonId, most: int) -> tuple[PersonId, ...]:
    """The managers above `person`, the direct one first, `most` of them at most. A circle ends the climb: nobody comes
    twice, and nobody stands above himself."""
    climbed = [person]
    while len(climbed) <= min(most, HIGHEST):
        above = org.manager(climbed[-1])
        if above is None or above in climbed:
            break
        climbed.append(above)
    return tuple(climbed[1:])


def manager(org: Org, person: PersonId, level: int) -> PersonId | None:
    """The manager at this level, 1 being the direct one; None where the tree, or a circle, ends below it."""
    found = managers(org, person, level)
    return found[level - 1] if len(found) == level else None


def circle(org: Org, person: PersonId, most: int) -> tuple[PersonId, ...]:
    """The way up from `person` to somebody who comes a second time, if that is within `most` levels; else nothing."""
    climbed = (person, *managers(org, person, most))
    above = org.manager(climbed[-1])
    return (*climbed, above) if len(climbed) <= min(most, HIGHEST) and above in climbed and above is not None else ()
