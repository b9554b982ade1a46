"""Another request: one's own, the newest first; any that one may see by its number."""

from core.model.draft import Draft
from core.model.field import Field
from core.model.fields.request import RequestField
from core.model.here import Here
from core.model.ids import RequestId
from core.model.linking import Linkable, Lookup, number_in
from core.model.move import Answer, Look, Move, View
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.value import Linked
from dialogs.action import Fill, NotAButton, OnDraft
from dialogs.card import headline, number
from dialogs.i18n import _
from dialogs.screen import Row, label
from dialogs.widgets.common import button, turned, turning

#: Characters on a button, of which a phone shows hardly more.
_LONGEST = 48
#: The number of no request: the whole list is meant.
_ALL = 0
_TYPED = 100


class NoSuchLink(Refusal):
    """There is no request “{typed}” that you could name. Write a number, or a word of its title."""


def rows(draft: Draft, found: Linkable, org: Org, here: Here) -> tuple[Row, ...]:
    """A row each: their names are long."""
    requests = [
        (button(draft, label(f"{number(one)} · {headline(one, org, here, whose=False)}", _LONGEST), Fill.ROW, one.id),)
        for one in found.requests
    ]
    whole = [(button(draft, _("Show the whole list"), Fill.ROW, _ALL),)] if draft.view.query else []
    return (*requests, *turning(draft, found.count), *whole)


def pressed(action: OnDraft, field: Field, draft: Draft, lookup: Lookup) -> Move:
    if action.do is Fill.ROW:
        if action.arg == _ALL:
            return Look(View())
        return _answer(lookup.linked(RequestId(action.arg), _of(field).form), str(action.arg))
    if action.do is not Fill.PAGE:
        raise NotAButton
    return turned(action, draft.view)


def written(typed: str, field: Field, lookup: Lookup) -> Move:
    """The one with this number; the one that is meant, or the list of those that may be meant. Raises NoSuchLink."""
    said, form = " ".join(typed.split())[:_TYPED], _of(field).form
    if (id := number_in(said)) is not None:
        return _answer(lookup.linked(id, form), said)
    found = lookup.linkable(form, said, 0)
    if not found.count:
        raise NoSuchLink(typed=said[:40])
    if found.count == 1:
        return _answer(lookup.linked(found.requests[0].id, form), said)
    return Look(View(query=said))


def _answer(linked: Linked | None, typed: str) -> Answer:
    if linked is None:
        raise NoSuchLink(typed=typed[:40])
    return Answer(linked)


def _of(field: Field) -> RequestField:
    if not isinstance(field, RequestField):
        raise TypeError(field)
    return field
