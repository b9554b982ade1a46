"""Who may correct a balance of leave, and whose."""

from core.model.access import may_correct
from core.model.ids import PersonId
from core.model.org import Org, Person
from core.model.refusal import Refusal


class OnlyHrCorrects(Refusal):
    """Balances of leave are corrected by the HR department. Please ask them if yours is wrong."""


class NotYourOwnBalance(Refusal):
    """Your own balance is corrected by somebody else. Please ask a colleague of the HR department, or an
    administrator."""


class NoLeaveThere(Refusal):
    """This person is not of the company any more, or has no leave here. Please choose somebody else."""


def check_corrects(by: PersonId, org: Org, whose: PersonId | None = None) -> None:
    """Raises OnlyHrCorrects, NotYourOwnBalance, NoLeaveThere."""
    if not may_correct(by, org):
        raise OnlyHrCorrects
    if whose == by:
        raise NotYourOwnBalance
    if whose is not None and not _has_leave(whose, org):
        raise NoLeaveThere


def correctable(by: PersonId, org: Org) -> tuple[Person, ...]:
    """Whose balance `by` may correct, in no order that matters."""
    return tuple(person for id, person in org.people.items() if id != by and _has_leave(id, org))


def _has_leave(id: PersonId, org: Org) -> bool:
    return bool(org.active([id])) and not org.partner(id)
