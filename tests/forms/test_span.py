"""How long a stage may take, as it is written in a form."""

from datetime import timedelta

import pytest

from core.forms.read import read_form
from tests.forms.written import mistakes, with_stage

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def stage(within: str, do: str = "approve") -> str:
    return with_stage(f"{{stage: x, title: X, who: [role: hr], do: {do}, within: {within}}}")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *(
            ("2d", 2 * DAY),
            ("36h", 36 * HOUR),
            ("1 day", DAY),
            ("2 days", 2 * DAY),
            ("1 hour", HOUR),
            ("8 hours", 8 * HOUR),
        ),
        *(("3д", 3 * DAY), ("1 день", DAY), ("2 дня", 2 * DAY), ("5 дней", 5 * DAY), ("4ч", 4 * HOUR)),
        *(("1 час", HOUR), ("2 часа", 2 * HOUR), ("12 часов", 12 * HOUR), ("' 2D '", 2 * DAY), ("366d", 366 * DAY)),
    ],
)
def test_hours_and_days_in_both_languages(written: str, meant: timedelta) -> None:
    assert read_form(stage(written)).route[-1].within == meant


@pytest.mark.parametrize(
    "written",
    [
        *("2 weeks", "2", "d", "2 d h", "-1d", "1.5d", "2m", "soon", "yes", "[2d]", "''", "٣d", "99999d"),
        *("{d: 2}", "2026-07-01"),
    ],
)
def test_anything_else_is_told_with_an_example(written: str) -> None:
    (mistake,) = mistakes(stage(written))
    assert "Hours or days are expected here, like 36h or 2d" in mistake.what
    assert mistake.line == 10


@pytest.mark.parametrize("written", ["0h", "0d", "400d", "9999h"])
def test_a_limit_that_makes_no_sense_is_told_where_it_is_written(written: str) -> None:
    (mistake,) = mistakes(stage(written))
    assert (mistake.line, mistake.what) == (10, "A time limit is from an hour to a year.")


def test_a_stage_that_only_tells_has_no_limit() -> None:
    (mistake,) = mistakes(stage("2d", "inform"))
    assert mistake.what.startswith("Nobody is waited for")


def test_without_a_limit_nothing_hurries() -> None:
    assert read_form(with_stage("{stage: x, title: X, who: [role: hr]}")).route[-1].within is None
