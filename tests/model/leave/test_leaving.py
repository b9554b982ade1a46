"""A request as a leave: what it does to a balance, who is away by it, and who reads of it."""

from dataclasses import replace
from datetime import date

import pytest

from core.calendars.shipped import laws
from core.model.command import Approve, Recount, Replace, presser
from core.model.decide import course, decide
from core.model.effect import Tell
from core.model.erasing import Erase
from core.model.event import Recounted
from core.model.ids import PersonId, RequestId, StageKey
from core.model.leave.counting import Span
from core.model.leave.facts import Absence, Facts
from core.model.leave.ledger import Held, Hold
from core.model.leave.rule import Leave
from core.model.leave.substitute import StandsInForThemselves, SubstituteAway, check_substitute
from core.model.leaving import absent, away_in, days_ill, held, hold, ill, taken_by_year
from core.model.overseeing import oversees
from core.model.period import Period
from core.model.react import settle
from core.model.request import Request, Status, blank
from core.model.terms import Terms
from core.model.value import Values
from tests.model.build import (
    ANNA,
    EGOR,
    FINANCE,
    HELEN,
    HR,
    LATER,
    MARAT,
    NOON,
    OLGA,
    ORG,
    STRANGER,
    VERA,
    form,
    key,
    without,
)
from tests.model.build import org_with as company
from tests.model.samples import FIELDS

DAYS = Period(date(2026, 12, 28), date(2027, 1, 10))
RULE = Leave(person=key("person"), period=key("days"), kind=key("kind"), balance=("annual",), substitute=key("instead"))
FACTS = Facts(24, not_counted=(date(2027, 1, 1), date(2027, 1, 7)))
ANSWERS: Values = {key("person"): EGOR, key("days"): DAYS, key("kind"): "annual", key("instead"): VERA}
FORM = replace(form(fields=(replace(FIELDS["period"], key=key("days")),), owner=HR), leave=RULE)


def asked(status: Status = Status.PENDING, values: Values = ANSWERS) -> Request:
    return replace(blank(RequestId(7), FORM, EGOR, NOON), status=status, values=values, terms=Terms(leave=FACTS))


UNPAID: Values = {**ANSWERS, key("kind"): "unpaid"}


def test_what_the_answers_say_of_a_leave() -> None:
    away = away_in(RULE, ANSWERS)
    assert away is not None
    assert (away.person, away.span, away.kind, away.substitute) == (EGOR, Span(DAYS), "annual", VERA)
    assert away.from_balance
    assert away_in(RULE, UNPAID) == replace(away, kind="unpaid", from_balance=False)


@pytest.mark.parametrize("missing", ["person", "days"])
def test_without_a_person_or_days_there_is_none(missing: str) -> None:
    request = asked(values={name: value for name, value in ANSWERS.items() if name != missing})
    assert (away_in(RULE, request.values), held(request), absent(request)) == (None, None, None)
    assert away_in(None, ANSWERS) is None


def test_a_leave_may_begin_and_end_at_noon() -> None:
    rule = Leave(person=key("person"), period=key("days"), from_noon=key("late"), until_noon=key("early"))
    away = away_in(rule, {**ANSWERS, key("late"): True, key("early"): False})
    assert away is not None
    assert (away.span, away.kind, away.substitute) == (Span(DAYS, from_noon=True), "annual", None)


@pytest.mark.parametrize(
    ("status", "does"),
    [
        (Status.NEW, None),
        (Status.PENDING, Hold.RESERVES),
        (Status.REWORK, Hold.RESERVES),
        (Status.APPROVED, Hold.TAKES),
        (Status.CANCELLING, Hold.TAKES),
        (Status.REJECTED, None),
        (Status.RECALLED, None),
        (Status.CANCELLED, None),
    ],
)
def test_what_each_state_does_to_the_balance(status: Status, does: Hold | None) -> None:
    assert hold(status) is does
    by_year = {date(2026, 12, 28): 8, date(2027, 1, 2): 16}
    assert held(asked(status)) == (None if does is None else Held(does, EGOR, "annual", by_year))
    granted = does is Hold.TAKES
    assert absent(asked(status)) == (None if does is None else Absence(EGOR, DAYS, "", RequestId(7), granted=granted))


def test_a_kind_without_a_balance_takes_nothing_and_is_away_all_the_same() -> None:
    unpaid = asked(values=UNPAID)
    assert held(unpaid) is None
    assert absent(unpaid) is not None
    assert absent(replace(unpaid, terms=Terms())) is None


@pytest.mark.parametrize("status", Status)
def test_who_is_ill_holds_nothing_and_is_so_when_it_is_granted(status: Status) -> None:
    notice = replace(FORM, leave=Leave(person=key("person"), period=key("days"), sick=True))
    request = replace(asked(status), form=notice)
    away = away_in(notice.leave, ANSWERS)
    assert away is not None
    assert (away.kind, away.sick, away.from_balance, held(request)) == ("sick", True, False, None)
    granted = Absence(EGOR, DAYS, "", RequestId(7), sick=True)
    assert ill(request) == (granted if hold(status) is Hold.TAKES else None)
    assert ill(asked(status)) is None


def test_each_year_begins_with_its_first_day_that_counts() -> None:
    assert taken_by_year(Span(DAYS, from_noon=True), FACTS) == {date(2026, 12, 28): 7, date(2027, 1, 2): 16}


def test_counted_again_it_is_told() -> None:
    request, counted = asked(Status.APPROVED), Terms(leave=replace(FACTS, half_days=22, was=24))
    command = Recount(LATER, counted, (HELEN,))
    assert decide(request, command, ORG) == (Recounted(counted, LATER, (HELEN,)),)
    after, effects = settle(request, course(request, command, ORG))
    assert after.terms == counted
    assert {effect for effect in effects if isinstance(effect, Tell)} == {Tell(EGOR), Tell(HELEN)}


def test_whoever_stands_in_is_there_and_somebody_else() -> None:
    away = Absence(VERA, Period(date(2027, 1, 10), date(2027, 1, 12)), "", RequestId(1))
    check_substitute(None, frozenset({EGOR}), DAYS, [away])
    check_substitute(VERA, frozenset({EGOR}), DAYS, [replace(away, granted=False), replace(away, person=ANNA)])
    check_substitute(VERA, frozenset({EGOR}), Period(date(2027, 1, 1), date(2027, 1, 9)), [away])
    with pytest.raises(StandsInForThemselves):
        check_substitute(EGOR, frozenset({EGOR, MARAT}), DAYS, ())
    with pytest.raises(SubstituteAway) as refusal:
        check_substitute(VERA, frozenset({EGOR}), DAYS, [away])
    assert refusal.value.about == {"who": VERA, "first": away.period.first, "last": away.period.last}


@pytest.mark.parametrize(
    ("reader", "reads"), [(MARAT, True), (OLGA, True), (HELEN, True), (EGOR, False), (ANNA, False), (STRANGER, False)]
)
def test_who_leads_somebody_or_answers_for_leave_reads_of_it(reader: PersonId, reads: bool) -> None:
    assert oversees(reader, EGOR, FINANCE, ORG) is reads


def test_nobody_who_has_left_oversees_anybody_and_a_circle_ends() -> None:
    assert not oversees(MARAT, EGOR, HR, without(MARAT))
    circle = company(replace(ORG.people[OLGA], manager=MARAT))
    assert not oversees(ANNA, EGOR, FINANCE, circle)


NOTICE = Absence(EGOR, Period(date(2027, 1, 3), date(2027, 1, 4)), "", RequestId(8), sick=True)


@pytest.mark.parametrize(
    ("country", "notice", "days"),
    [
        ("RU", NOTICE, (3, 4)),
        ("RU", replace(NOTICE, sick=False), ()),
        ("RU", replace(NOTICE, granted=False), ()),
        ("RU", replace(NOTICE, person=VERA), ()),
        ("KZ", NOTICE, ()),
    ],
)
def test_days_of_sickness_are_no_days_of_leave_where_the_law_says_so(
    country: str, notice: Absence, days: tuple[int, ...]
) -> None:
    away = away_in(RULE, ANSWERS)
    assert away is not None
    assert days_ill(away, [notice], laws()[country]) == {date(2027, 1, day) for day in days}
    assert days_ill(replace(away, from_balance=False), [notice], laws()[country]) == frozenset()


def test_what_kivok_does_by_itself_nobody_has_pressed() -> None:
    assert presser(Approve(MARAT, StageKey("boss"), 1, NOON)) == MARAT
    assert [presser(one) for one in (Replace(NOON), Erase(NOON), Recount(NOON, Terms()))] == [None] * 3
