"""A time limit that could not be kept is found before a form is published."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.model.fields.text import TextField
from core.model.form import Do
from core.model.problems import problems
from tests.model.build import MARAT, form, key, named, stage, words

WHY = TextField(key=key("why"), title=words("Зачем", "Why"))
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
