"""A time limit that could not be kept is found before a form is published."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.model.fields.date import DateField
from core.model.fields.period import PeriodField
from core.model.fields.text import TextField
from core.model.form import Do
from core.model.problems import problems
from tests.model.build import MARAT, form, key, named, stage, words

WHY = TextField(key=key("why"), title=words("Зачем", "Why"))
TRIP = PeriodField(key=key("trip"), title=words("Поездка", "Trip"))
BACK = DateField(key=key("back"), title=words("Возвращение", "Back"))
DAY = timedelta(days=1)
TOO_LONG = "A time limit is from an hour to a year."
OF_NOBODY = "Nobody is waited for at a stage that only tells: it has no time limit."


def whats(within: timedelta | None, do: Do = Do.APPROVE) -> list[tuple[str, str]]:
    limited = replace(stage("boss", named(MARAT), do=do), within=within)
    return [(".".join(problem.where), problem.what) for problem in problems(form(limited, fields=(WHY,)))]


@pytest.mark.parametrize("within", [None, timedelta(hours=1), timedelta(days=2), timedelta(days=366)])
@pytest.mark.parametrize("do", [Do.APPROVE, Do.ACT, Do.ACKNOWLEDGE])
def test_from_an_hour_to_a_year(within: timedelta | None, do: Do) -> None:
    assert whats(within, do) == []


@pytest.mark.parametrize(
    "within", [timedelta(0), timedelta(minutes=59), timedelta(days=366, seconds=1), timedelta(days=400)]
)
def test_neither_less_nor_more(within: timedelta) -> None:
    assert whats(within) == [("route.boss.within", TOO_LONG)]


def test_a_stage_that_only_tells_waits_for_nobody() -> None:
    assert whats(None, Do.INFORM) == []
    assert whats(timedelta(days=1), Do.INFORM) == [("route.boss.within", OF_NOBODY)]


def after(named_: str, within: timedelta | None = DAY, *, filled: bool = False) -> list[tuple[str, str]]:
    """The time of the second stage counts from the end of this field, which the second fills in."""
    fill = (key("trip"),) if filled else ()
    reporting = replace(stage("report", named(MARAT), do=Do.ACT), within=within, after=key(named_), fill=fill)
    made = form(stage("boss", named(MARAT)), reporting, fields=(WHY, TRIP, BACK))
    return [(".".join(problem.where), problem.what) for problem in problems(made)]


@pytest.mark.parametrize("field", ["trip", "back"])
def test_a_limit_may_count_from_a_day_or_a_period(field: str) -> None:
    assert after(field) == []


def test_it_counts_from_no_other_field_and_from_none_that_is_not_there() -> None:
    assert after("why") == [("route.report.after", "The field “{field}” holds neither a day nor a period.")]
    assert after("where") == [("route.report.after", "There is no field “{field}” in this form.")]


def test_it_counts_from_nothing_without_a_limit() -> None:
    what = "“after” says from when on a time limit counts: write “within”, too."
    assert after("trip", None) == [("route.report.after", what)]


def test_it_counts_from_nothing_that_is_answered_only_then() -> None:
    (found,) = after("trip", filled=True)
    assert found == (
        "route.report.after",
        "It depends on the field “{field}”, which is asked later: put that one first.",
    )
