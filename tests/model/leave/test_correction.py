"""Correcting a balance of leave: how much is meant, who may, and whose."""

import pytest

from core.model.access import HR
from core.model.correcting import NoLeaveThere, NotYourOwnBalance, OnlyHrCorrects, check_corrects, correctable
from core.model.ids import PersonId
from core.model.leave.correction import Correction, NoChange, NotInHalves, TooMuchAtOnce, change_in
from core.model.org import PARTNER, Org, Person
from core.model.refusal import Refusal

HELEN, IVAN, GONE, OUTSIDE, CHIEF, LEFT, NOBODY = map(PersonId, range(1, 8))
ORG = Org(
    {
        HELEN: Person(HELEN, "Helen", roles=frozenset({HR})),
        IVAN: Person(IVAN, "Ivan"),
        GONE: Person(GONE, "Gone", active=False),
        OUTSIDE: Person(OUTSIDE, "Outside", roles=frozenset({PARTNER, HR})),
        CHIEF: Person(CHIEF, "Chief", roles=frozenset({HR})),
        LEFT: Person(LEFT, "Left", roles=frozenset({HR}), active=False),
    }
)


@pytest.mark.parametrize(
    ("words", "half_days"),
    [
        *(("+2", 4), ("2", 4), ("-2,5", -5), ("−2.5", -5), ("– 3", -6), (" +0,5 ", 1), ("+2 дня", 4), ("1 день", 2)),
        *(("-5 дней", -10), ("3 days", 6), ("+1 day.", 2), ("366", 732), ("-366", -732), ("00002", 4)),
    ],
)
def test_days_and_halves_more_or_less(words: str, half_days: int) -> None:
    assert change_in(words) == half_days


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        *((words, NotInHalves) for words in ("", "two", "2,25", "1e3", "+-2", "2 weeks", "٣", "1.000", "--2", "2 2")),
        *((words, TooMuchAtOnce) for words in ("366,5", "-367", "1000", "5000", "99999999999999999999", "12345.7")),
        *((words, NoChange) for words in ("0", "-0", "+0,0")),
    ],
)
def test_what_is_no_such_number_is_refused(words: str, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        change_in(words)


@pytest.mark.parametrize(
    ("by", "whose", "refusal"),
    [
        (IVAN, None, OnlyHrCorrects),
        (IVAN, IVAN, OnlyHrCorrects),
        (OUTSIDE, IVAN, OnlyHrCorrects),
        (LEFT, IVAN, OnlyHrCorrects),
        (NOBODY, IVAN, OnlyHrCorrects),
        (HELEN, HELEN, NotYourOwnBalance),
        (HELEN, GONE, NoLeaveThere),
        (HELEN, OUTSIDE, NoLeaveThere),
        (HELEN, NOBODY, NoLeaveThere),
    ],
)
def test_only_hr_corrects_and_only_of_others_who_have_leave(
    by: PersonId, whose: PersonId | None, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        check_corrects(by, ORG, whose)


def test_hr_corrects_for_everybody_else_of_the_company() -> None:
    check_corrects(HELEN, ORG)
    check_corrects(HELEN, ORG, IVAN)
    check_corrects(CHIEF, ORG, HELEN)
    assert {one.id for one in correctable(HELEN, ORG)} == {IVAN, CHIEF}


@pytest.mark.parametrize(
    ("correction", "complete"),
    [
        (Correction(IVAN, half_days=4, reason="why"), True),
        (Correction(half_days=4, reason="why"), False),
        (Correction(IVAN, reason="why"), False),
        (Correction(IVAN, half_days=4), False),
    ],
)
def test_it_is_complete_when_all_is_told(correction: Correction, complete: bool) -> None:
    assert correction.complete is complete
