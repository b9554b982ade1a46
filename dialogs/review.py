"""The last look before a form is sent: every answer, and what can still be changed."""

from datetime import UTC, datetime

from core.model.draft import Draft, editable, mine
from core.model.event import Submitted
from core.model.evolve import evolve
from core.model.field import Field
from core.model.form import completed, unreckoned
from core.model.here import Here
from core.model.ids import RequestId
from core.model.org import Org
from core.model.request import Request, blank
from core.model.value import Values
from dialogs import leave, notice, sealed
from dialogs.action import Fill
from dialogs.changed import changes, own_fields
from dialogs.i18n import _, told
from dialogs.listing import listed
from dialogs.screen import Bold, Line, Row, Screen, Style, line, paired
from dialogs.terms import conversions, left
from dialogs.way import plan
from dialogs.widgets.common import button

#: A plan has no times: any instant will do.
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def screen(draft: Draft, org: Org, here: Here, note: list[Line], was: Request | None = None) -> Screen:
    """All the answers, and the way that they will take; of a request that `was` sent before, also what changes."""
    values = completed(draft.form, draft.answers, org, draft.terms)
    answers = [one for field in mine(draft, values) for one in _reviewed(field, draft, values, here)]
    if draft.stage is not None:
        title = line(Bold(draft.form.stage(draft.stage).title.in_(here.locale)), " · ", _("check and finish"))
        return Screen((*note, title, *answers), _rows(draft, here))
    submitted = Submitted(draft.person, values, _EPOCH, draft.terms)
    request = evolve(blank(RequestId(0), draft.form, draft.person, _EPOCH), submitted)
    terms = [*conversions(draft.form, values, draft.terms, here), *left(draft.terms, here)]
    terms += leave.on_review(draft, org, here)
    way = _("Route: {way}").format(way=plan(request, org, here))
    route = line(notice.to_be_told(request, org, here) if draft.form.notice else way)
    title = line(Bold(draft.form.title.in_(here.locale)), " · ", _("check and send"))
    differing = map(line, changes(was.values, values, own_fields(was), here)) if was is not None else ()
    below = (*map(line, (*terms, *sealed.lines(draft.form))), route)
    return Screen((*note, title, *answers, *differing, *below), _rows(draft, here))


def _reviewed(field: Field, draft: Draft, values: Values, here: Here) -> list[Line]:
    """An answer; or why a formula has none."""
    title = field.title.in_(here.locale)
    if field.key in values:
        shown = line(f"{title}: {field.show(values[field.key], here)}")
        return [shown, *listed(field, values[field.key], here)]
    why = unreckoned(draft.form, field, values, draft.terms)
    return [line(f"{title}: ", _("not reckoned. {why}").format(why=told(why, here)))] if why else []


def _rows(draft: Draft, here: Here) -> tuple[Row, ...]:
    if draft.view.page == 1:
        fields = [
            button(draft, field.title.in_(here.locale), Fill.EDIT, at) for at, field in enumerate(editable(draft))
        ]
        return (*paired(fields), (button(draft, _("Back"), Fill.REVIEW),))
    if draft.stage is None:
        submit = button(draft, _("Submit"), Fill.SUBMIT, style=Style.MAIN)
    else:
        submit = button(draft, _("Done"), Fill.FINISH, style=Style.MAIN)
    return ((submit,), (button(draft, _("Change"), Fill.CHANGE), button(draft, _("Cancel"), Fill.CANCEL)))
