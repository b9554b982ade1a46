"""What the card of a leave tells of the one that wants, or has taken, its place; and the button that moves it."""

from core.model.access import readable
from core.model.here import Here
from core.model.ids import PersonId
from core.model.leaving import away_in
from core.model.request import Request, Status
from core.model.rescheduling import has_replaced, movable
from core.use.around import Around
from dialogs.action import OnRequest, Verb
from dialogs.around import number, state_of
from dialogs.i18n import _
from dialogs.leave_words import span
from dialogs.screen import Choice, Line, line


def moved(beside: Around) -> bool:
    """Whether it is no leave any more, because another one has taken its place."""
    return beside.claim is not None and has_replaced(beside.claim)


def claimed(request: Request, person: PersonId, here: Here, beside: Around) -> list[Line]:
    """«Перенесён на 12–25 июля · № 15»; without the days for whoever may not read them."""
    claim = beside.claim
    here_, there = (away_in(one.form.leave, one.values) if one is not None else None for one in (request, claim))
    if claim is None or here_ is None or there is None:
        return []
    tail = f" · {number(claim.id)}{_ended(claim)}"
    if not _reads(claim, person, here):
        return [line(_("Moved") if moved(beside) else _("Is being moved"), tail)]
    words = _("Moved to {dates}") if moved(beside) else _("Is being moved to {dates}")
    dates = span(there.span.period, here_.span.period, here.locale)
    return [line(words.format(dates=dates), tail)]


def in_place(claim: Request) -> str:
    """«теперь № 15», «переносится: № 15»: in a list, behind the leave."""
    words = _("now {number}") if has_replaced(claim) else _("is being moved: {number}")
    return words.format(number=number(claim.id)) + _ended(claim)


def choices(request: Request, person: PersonId, here: Here, beside: Around) -> list[Choice]:
    """Where there is a form for it."""
    if not beside.mover or not movable(request, person, here.today):
        return []
    return [Choice(_("Move the dates"), OnRequest(request.id, Verb.RESCHEDULE))]


def _ended(claim: Request) -> str:
    return f" · {state_of(claim)}" if claim.status in (Status.CANCELLING, Status.CANCELLED) else ""


def _reads(claim: Request, person: PersonId, here: Here) -> bool:
    rule = claim.form.leave
    return rule is not None and readable(claim.form.field(rule.period), person, claim, outside=here.outside)
