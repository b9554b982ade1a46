"""The message of a form that has begun by itself: what stands in it already, and its first question."""

from core.model.draft import Draft, mine
from core.model.field import Field
from core.model.here import Here
from core.model.value import Linked, Value
from core.use.started import Started
from dialogs import fill
from dialogs.action import Fill, OnDraft
from dialogs.around import number
from dialogs.i18n import _, moment
from dialogs.listing import listed
from dialogs.screen import Bold, Choice, Line, Screen, Style, label, line


def screen(started: Started, here: Here) -> Screen:
    """Whoever is about to answer something else gets a button instead of the question."""
    draft = started.filling.draft
    said = (line(Bold(started.says.in_(here.locale))), *_known(draft, here), *_limit(started, here))
    if started.free:
        return fill.screen(started.filling, here, (*said, line("")))
    going_on = label(_("Open: {form}").format(form=draft.form.title.in_(here.locale)))
    waits = line(_("What you are writing now is kept. Open this one when it suits you."))
    return Screen((*said, waits), ((Choice(going_on, OnDraft(draft.id, 0, Fill.RESUME), Style.MAIN),),))


def _known(draft: Draft, here: Here) -> list[Line]:
    """The answers that stand already."""
    told: list[Line] = []
    for field in mine(draft):
        if field.key in draft.answers and not field.by_itself and field.key != draft.at:
            value = draft.answers[field.key]
            shown = _shown(field, value, draft, here)
            told += [line(f"{field.title.in_(here.locale)}: {shown}"), *listed(field, value, here)]
    return told


def _shown(field: Field, value: Value, draft: Draft, here: Here) -> str:
    """What it was begun for is known to him: the number is enough."""
    if isinstance(value, Linked) and draft.parent is not None and value.id == draft.parent.id:
        return number(value.id)
    return field.show(value, here)


def _limit(started: Started, here: Here) -> list[Line]:
    if started.until is None or started.until <= here.now:
        return []
    return [line(_("To be done by {time}").format(time=moment(started.until, here)))]
