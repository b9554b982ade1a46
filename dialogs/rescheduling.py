"""Asking for other days of a leave that is granted."""

from collections.abc import Mapping
from dataclasses import replace

from core.model.fields.request import RequestField
from core.model.form import Form
from core.model.here import Here
from core.model.ids import FormKey, RequestId
from core.model.refusal import Refusal
from core.model.rescheduling import NothingToMove
from core.model.value import Values
from core.use.fill import catalog
from core.use.rescheduling import begin
from dialogs import fill
from dialogs.action import Begin, Go, OnRequest, Place, Verb
from dialogs.around import number
from dialogs.desk import Desk
from dialogs.i18n import _, told
from dialogs.said import Said, Way
from dialogs.screen import Choice, Reply, Screen, Style, line, paired
from dialogs.whose import surroundings, whose


async def moved(desk: Desk, said: Said, request: RequestId) -> Reply:
    """The question for the new days, below the card, which stays. Raises Refusal."""
    draft = await desk.write(said.once, begin, request, whose(said).id, desk.now())
    return replace(await fill.resume(desk, replace(said, once=()), draft), fresh=True)


async def begun(desk: Desk, said: Said, key: FormKey, answers: Values | None = None) -> Reply:
    """The first open question of a form; where it would be which leave is to be moved and there is none, that is said
    instead. Raises Refusal."""
    try:
        return await fill.begin(desk, said, key, answers)
    except NothingToMove as refusal:
        forms = {form.key: form for form in await desk.read(catalog, whose(said).id)}
        screen = _nothing(refusal, _moved_by(forms[key], forms), surroundings(said, desk.now()))
        return Reply(screen, fresh=said.way is not Way.PRESS)


def _moved_by(mover: Form, forms: Mapping[FormKey, Form]) -> Form | None:
    """The form whose leaves it moves; None where it moves those of any."""
    rule = mover.leave
    link = mover.field(rule.replaces) if rule is not None and rule.replaces is not None else None
    return forms.get(link.form) if isinstance(link, RequestField) and link.form is not None else None


def _nothing(refusal: NothingToMove, leave: Form | None, here: Here) -> Screen:
    """Why each leave that may have been meant stays, the way to it or to what moves it, and to a new one."""
    known = refusal.about["known"]
    why = [one for one in (known if isinstance(known, tuple) else ()) if isinstance(one, Refusal)]
    ids = [RequestId(id) for one in why if isinstance(id := one.about.get("other", one.about["number"]), int)]
    new = [Choice(leave.title.in_(here.locale), Begin(leave.key), Style.MAIN)] if leave is not None else []
    cards = [Choice(number(id), OnRequest(id, Verb.OPEN)) for id in ids]
    lines = (line(told(refusal, here)), *(line(told(one, here)) for one in why))
    return Screen(lines, tuple(paired([*new, *cards, Choice(_("To the menu"), Go(Place.HOME))])))
