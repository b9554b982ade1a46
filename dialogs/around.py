"""The other requests that have to do with one, on its card: in a line each, and a button to open them."""

from typing import assert_never

from core.model.children import Child, ChildEnded, ChildOpened, ChildReopened, Nested, Parent
from core.model.form import Form
from core.model.here import Here
from core.model.ids import RequestId
from core.model.label import Label
from core.model.org import Org
from core.model.outcome import Outcome
from core.model.request import Request, Status
from core.model.words import N_
from core.use.around import Around
from dialogs.action import OnRequest, Verb
from dialogs.i18n import _
from dialogs.screen import Choice, Line, Style, label, line

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
_SIGNS = {None: "⏳ ", Outcome.APPROVED: "✅ ", Outcome.REJECTED: "❌ "}


def lines(request: Request, beside: Around, here: Here) -> list[Line]:
    """«Часть заявки № 12 Заказ», «✅ № 15 Счёт · согласовано», «Указана в заявке: № 16 Отчёт · в работе»."""
    within = [line(_child(one, here)) for one in request.children if one not in request.held]
    naming = (f"{called(one.id, one.form.title, here)} · {state_of(one)}" for one in beside.named_in)
    part = part_of(request.parent, beside.parent, here)
    return [*part, *within, *(line(_("Named in: {what}").format(what=one)) for one in naming)]


def part_of(parent: Parent | None, known: Request | None, here: Here) -> list[Line]:
    """What a request is part of, and how that has ended; by its number alone where it is not `known` to the reader."""
    if parent is None:
        return []
    what = number(parent.id) if known is None else called(known.id, known.form.title, here)
    ended = f" · {state_of(known)}" if known is not None and known.closed else ""
    return [line(_("Part of {what}").format(what=what), ended)]


def awaited(request: Request, here: Here) -> list[str]:
    """Those that the open stage waits for."""
    return [called(one.id, one.title, here) for one in request.held]


def openings(request: Request, beside: Around, here: Here) -> list[Choice]:
    """The forms that can be filled in as part of it."""
    at = next((at for at, step in enumerate(request.steps) if step is request.open), 0)
    begun = [one.by_itself is not None for one in request.form.route[at].opens] if is_main(request) else []
    return [
        Choice(
            label(_("Open: {form}").format(form=title.in_(here.locale))),
            OnRequest(request.id, Verb.OPEN_CHILD, at, request.round, which),
            Style.MAIN if begun[which - 1 : which] == [True] else Style.PLAIN,
        )
        for which, title in beside.openings
    ]


def is_main(request: Request) -> bool:
    """Whether to fill in another form is how the open stage is done."""
    step = request.open
    if step is None or request.form.stage(step.stage).begun is None:
        return False
    return all(one.stage != step.stage or one.outcome not in (None, Outcome.APPROVED) for one in request.children)


def choices(beside: Around, here: Here) -> list[Choice]:
    """A way to each of the others that the reader may see."""
    others = (*([beside.parent] if beside.parent is not None else ()), *beside.children, *beside.named_in)
    return [
        Choice(label(called(one.id, one.form.title, here)), OnRequest(one.id, Verb.OPEN))
        for one in {one.id: one for one in others}.values()
    ]


def told(event: Nested, form: Form, org: Org, here: Here) -> str:
    """A line of the history."""
    match event:
        case ChildOpened():
            what = called(event.child, event.title, here)
            return _("{who} has opened {what}").format(who=org.name(event.by), what=what)
        case ChildEnded():
            filled = ", ".join(form.field(key).title.in_(here.locale) for key in event.values)
            more = " · " + _("filled in: {fields}").format(fields=filled) if filled else ""
            return f"{_SIGNS.get(event.outcome, '')}{number(event.child)} · {_(_STATES[Status(event.outcome)])}{more}"
        case ChildReopened():
            return f"⏳ {number(event.child)} · " + _("under way again")
        case _:
            assert_never(event)


def state_of(request: Request) -> str:
    """«согласовано», «в работе»."""
    return _(_STATES[request.status])


def number(id: RequestId) -> str:
    """«№ 12», "#12"."""
    return _("#{number}").format(number=id)


def called(id: RequestId, title: Label, here: Here) -> str:
    """«№ 12 Заказ»."""
    return f"{number(id)} {title.in_(here.locale)}"


def _child(child: Child, here: Here) -> str:
    state = Status.PENDING if child.outcome is None else Status(child.outcome)
    return f"{_SIGNS.get(child.outcome, '')}{called(child.id, child.title, here)} · {_(_STATES[state])}"
