"""A month of days can always be drawn, whatever was pressed, forged or stored."""

from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.model.answering import step
from core.model.draft import Draft, begin
from core.model.fields.date import DateField
from core.model.fields.period import PeriodField
from core.model.ids import DraftId, FieldKey
from core.model.label import Label
from core.model.move import View
from core.model.refusal import Refusal
from core.use.filling import Filling
from dialogs import fill, widgets
from dialogs.action import Fill, NotAButton, OnDraft
from dialogs.i18n import speaking
from tests.dialogs.manners import mind
from tests.model.build import EGOR, INVOICE, ORG, RU
from tests.model.catalogs import NOTHING

_FIELDS = {"date": DateField, "period": PeriodField}
_FORGED = st.integers(0, 36**12 - 1) | st.integers(0, date.max.toordinal() + 1)
_VIEWS = st.builds(View, month=st.none() | st.dates(), first=st.none() | st.dates())
_EDGES = (date.min, date.max.replace(day=1), date.max)


@given(kind=st.sampled_from(sorted(_FIELDS)), past=st.booleans(), view=_VIEWS, do=st.sampled_from(Fill), arg=_FORGED)
@example(kind="date", past=True, view=View(), do=Fill.MONTH, arg=date.max.toordinal())
@example(kind="period", past=True, view=View(), do=Fill.DAY, arg=1)
@example(kind="period", past=True, view=View(first=date.min), do=Fill.DAY, arg=RU.today.toordinal())
def test_whatever_is_pressed_the_question_can_be_drawn(kind: str, past: bool, view: View, do: Fill, arg: int) -> None:
    draft = replace(_asking(kind, past=past), view=view)
    with suppress(Refusal):
        draft = step(
            draft, widgets.pressed(OnDraft(draft.id, draft.revision, do, arg), RU, draft, ORG, NOTHING), RU, ORG
        )
    _drawn(draft)


@pytest.mark.parametrize("kind", sorted(_FIELDS))
@pytest.mark.parametrize("day", _EDGES)
def test_what_was_stored_can_be_drawn(kind: str, day: date) -> None:
    draft = _asking(kind, past=True)
    for view in (View(month=day), View(first=day)):
        _drawn(replace(draft, view=view))


@pytest.mark.parametrize("do", [Fill.DAY, Fill.MONTH])
@pytest.mark.parametrize("kind", sorted(_FIELDS))
def test_days_out_of_reach_are_no_buttons(kind: str, do: Fill) -> None:
    draft, year = _asking(kind, past=True), RU.today.year
    for day in (date(year + 11, 1, 1), date(year - 11, 12, 31), *_EDGES):
        with pytest.raises(NotAButton):
            widgets.pressed(OnDraft(draft.id, 0, do, day.toordinal()), RU, draft, ORG, NOTHING)
    for day in (date(year + 10, 12, 31), date(year - 10, 1, 1)):
        widgets.pressed(OnDraft(draft.id, 0, do, day.toordinal()), RU, draft, ORG, NOTHING)


def _asking(kind: str, *, past: bool) -> Draft:
    """A form of one question, which is this one."""
    field = _FIELDS[kind](key=FieldKey("day"), title=Label({"ru": "День"}), past=past)
    return begin(DraftId(1), replace(INVOICE, fields=(field,), headline=(), route=()), EGOR, ORG)


def _drawn(draft: Draft) -> None:
    with speaking("ru"):
        mind(fill.screen(Filling(draft, ORG), RU))
