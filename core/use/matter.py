"""What is decided on: whose request it is, of which form, and when it is sent."""

from dataclasses import dataclass
from datetime import date, datetime

from core.model.form import Form
from core.model.ids import PersonId, RequestId
from core.model.org import Org


@dataclass(frozen=True, slots=True)
class Matter:
    """Whose request it is, and when it is sent."""

    form: Form
    author: PersonId
    now: datetime
    request: RequestId | None = None  #: None for one that is new

    def day(self, org: Org) -> date:
        """By the calendar of the author's branch."""
        return self.now.astimezone(org.zone(self.author)).date()
