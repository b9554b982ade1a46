"""The other requests that have to do with one, on its card: in a line each, and a button to open them."""

from core.model.here import Here
from core.model.ids import RequestId
from core.model.request import Request, Status
from core.model.words import N_
from core.use.around import Around
from dialogs.action import OnRequest, Verb
from dialogs.i18n import _
from dialogs.screen import Choice, Line, label, line

#: How far a request has come, behind its name.
_STATES = {
    Status.NEW: N_("under way"),
    Status.PENDING: N_("under way"),
    Status.REWORK: N_("with its author"),
    Status.APPROVED: N_("approved"),
    Status.REJECTED: N_("rejected"),
    Status.RECALLED: N_("recalled"),
    Status.CANCELLING: N_("to be cancelled"),
    Status.CANCELLED: N_("cancelled"),
}


def lines(beside: Around, here: Here) -> list[Line]:
    """«Указана в: № 15 Счёт · согласована»."""
    return [line(_("Named in: {what}").format(what=f"{_called(one, here)} · {_state(one)}")) for one in beside.named_in]


def choices(beside: Around, here: Here) -> list[Choice]:
    """A way to each of them."""
    return [Choice(label(_called(one, here)), OnRequest(one.id, Verb.OPEN)) for one in beside.named_in]


def number(id: RequestId) -> str:
    """«№ 12», "#12"."""
    return _("#{number}").format(number=id)


def _called(request: Request, here: Here) -> str:
    return f"{number(request.id)} {request.form.title.in_(here.locale)}"


def _state(request: Request) -> str:
    return _(_STATES[request.status])
