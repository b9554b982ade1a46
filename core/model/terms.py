"""What conditions compare the answers with: rates of currencies, and the budget; and what there is to know of a leave.
A request keeps those of the moment when it was sent: whatever becomes of them later, it is judged by them."""

from dataclasses import dataclass

from core.model.budget import Spending
from core.model.leave.facts import Facts
from core.model.rates import NO_RATES, Rates


@dataclass(frozen=True, slots=True)
class Terms:
    rates: Rates = NO_RATES  #: those that are needed
    spending: Spending | None = None  #: None where no limit applies
    leave: Facts | None = None  #: None where the form is none of leave
    zone: str = ""  #: of the author's branch, where a time limit goes by its days


NO_TERMS = Terms()
