"""What a card says of a leave: the worked example, each doubt at its boundary, and what is refused."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from core.calendars.shipped import calendar, laws
from core.model.ids import PersonId, RequestId
from core.model.leave.accrual import accruals
from core.model.leave.blackout import Blackout
from core.model.leave.counting import Span
from core.model.leave.facts import Absence, Asked, AwayAlready, Balance, Doubt, Facts, NotEnoughLeft, facts, together
from core.model.leave.law import NO_LAW
from core.model.leave.ledger import Entry, Held, Hold, Posting, postings
from core.model.org import Org, Person
from core.model.period import Period

OLGA, IVAN, ANNA, VERA, LEFT = map(PersonId, range(1, 6))
ORG = Org(
    {
        OLGA: Person(OLGA, "Olga"),
        IVAN: Person(IVAN, "Ivan", manager=OLGA),
        ANNA: Person(ANNA, "Anna", manager=OLGA),
        VERA: Person(VERA, "Vera", manager=OLGA),
        LEFT: Person(LEFT, "Gone", manager=OLGA, active=False),
    }
)
RU, KZ = laws()["RU"], laws()["KZ"]
HIRED = date(2020, 1, 1)


def period(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))


def grown(opening: int, until: date = date(2027, 12, 31)) -> tuple[Posting, ...]:
    """What there was on New Year's Eve, and what every month adds."""
    begun = date(2026, 12, 31)
    first = Posting(person=IVAN, kind="annual", entry=Entry.OPENING, half_days=opening, on=begun)
    months = accruals(RU, HIRED, begun, until)
    return (
        first,
        *(Posting(person=IVAN, kind="annual", entry=Entry.ACCRUAL, half_days=m.half_days, on=m.on) for m in months),
    )


APRIL = Asked(person=IVAN, span=Span(period("2027-04-28", "2027-05-11")), today=date(2027, 4, 5), hired=HIRED)
BOOK = grown(26)


def told(asked: Asked = APRIL, book: tuple[Posting, ...] = BOOK, *absences: Absence, org: Org = ORG) -> Facts:
    return facts(asked, book, absences, RU, calendar("RU", 2027), org)


def away(person: PersonId, first: str, last: str, number: int = 7) -> Absence:
    return Absence(person, period(first, last), "Vacation", RequestId(number))


def test_the_worked_example() -> None:
    kim = away(VERA, "2027-05-03", "2027-05-07")
    assert told(APRIL, BOOK, kim) == Facts(
        half_days=24,
        not_counted=(date(2027, 5, 1), date(2027, 5, 9)),
        balance=Balance(today=40, first=40, after=16),
        away=((VERA, kim.period),),
        team=2,
        pay_by=date(2027, 4, 23),
    )


def test_what_is_asked_for_elsewhere_stands_beside_and_is_not_spent_twice() -> None:
    other = tuple(postings(None, Held(Hold.RESERVES, IVAN, "annual", {date(2027, 4, 1): 16}), RequestId(1)))
    assert told(APRIL, BOOK + other).balance == Balance(today=40, first=40, after=0, pending=16)
    more = tuple(postings(None, Held(Hold.RESERVES, IVAN, "annual", {date(2027, 4, 1): 17}), RequestId(1)))
    with pytest.raises(NotEnoughLeft) as refusal:
        told(APRIL, BOOK + more)
    assert refusal.value.about == {"needed": Decimal(12), "left": Decimal("11.5")}


def test_below_zero_is_a_doubt_where_it_may_be() -> None:
    found = told(replace(APRIL, below_zero=True), grown(0))
    assert (found.balance, found.doubts) == (Balance(14, 14, -10), (Doubt.OVERDRAWN,))


def test_days_of_sickness_are_left_out_of_what_stands_again() -> None:
    monday = date(2027, 5, 3)
    found = told(replace(APRIL, ill=frozenset({monday, date(2027, 5, 9)})))
    assert (found.half_days, found.not_counted) == (22, (date(2027, 5, 1), monday, date(2027, 5, 9)))


def test_a_kind_without_a_balance_has_none() -> None:
    found = told(replace(APRIL, from_balance=False), ())
    assert (found.balance, found.doubts) == (None, ())


@pytest.mark.parametrize(("days", "doubts"), [(13, (Doubt.SHORT_NOTICE,)), (14, ())])
def test_notice(days: int, doubts: tuple[Doubt, ...]) -> None:
    assert told(replace(APRIL, today=date(2027, 4, 28) - timedelta(days=days))).doubts == doubts


def test_the_long_part_is_looked_for_in_the_year() -> None:
    short = replace(APRIL, span=Span(period("2027-07-05", "2027-07-18")))
    assert told(short, grown(0)).doubts == ()
    week = replace(APRIL, span=Span(period("2027-11-08", "2027-11-14")))
    spent = (Posting(person=IVAN, kind="annual", entry=Entry.TAKEN, half_days=-20, on=date(2027, 3, 1)),)
    assert told(week, grown(0) + spent).doubts == (Doubt.NO_LONG_PART,)
    assert told(week, grown(5) + spent).doubts == (Doubt.NO_LONG_PART,)
    assert told(week, grown(6) + spent).doubts == ()
    taken = away(IVAN, "2027-02-01", "2027-02-14")
    assert told(week, grown(0) + spent, taken).doubts == ()


def test_the_first_months() -> None:
    begun = replace(APRIL, hired=date(2026, 10, 29))
    assert told(begun).doubts == (Doubt.FIRST_MONTHS,)
    assert told(replace(APRIL, hired=date(2026, 10, 28))).doubts == ()
    assert told(replace(APRIL, hired=None)).doubts == ()
    winter = replace(APRIL, today=date(2027, 1, 10), hired=date(2026, 8, 31))
    assert told(replace(winter, span=Span(period("2027-02-24", "2027-02-28")))).doubts == (Doubt.FIRST_MONTHS,)
    assert told(replace(winter, span=Span(period("2027-03-01", "2027-03-14")))).doubts == ()


def test_too_many_of_the_team() -> None:
    vera, anna = away(VERA, "2027-05-11", "2027-05-12"), away(ANNA, "2027-04-01", "2027-04-28", 8)
    limited = replace(APRIL, team_limit=66)
    assert told(limited, BOOK, vera).doubts == ()
    assert told(limited, BOOK, vera, anna).doubts == (Doubt.TEAM_AWAY,)
    assert told(limited, BOOK, away(VERA, "2027-05-12", "2027-05-20")).away == ()


def test_days_on_which_nobody_should_be_away() -> None:
    before, first, last, after = (
        Blackout(period(*days), "Report")
        for days in (
            ("2027-04-01", "2027-04-27"),
            ("2027-04-01", "2027-04-28"),
            ("2027-05-11", "2027-05-31"),
            ("2027-05-12", "2027-05-31"),
        )
    )
    closing = told(replace(APRIL, blackout=(before, first, last, after)))
    assert (closing.doubts, closing.blackout) == ((Doubt.BLACKOUT,), (first, last))
    open_ = told(replace(APRIL, blackout=(before, after)))
    assert (open_.doubts, open_.blackout) == ((), ())


def test_days_that_may_still_move() -> None:
    far = replace(APRIL, span=Span(period("2028-02-01", "2028-02-14")))
    assert told(far, grown(26, date(2028, 12, 31))).doubts == (Doubt.RECOUNT,)


def test_who_is_away_already_is_told_where() -> None:
    with pytest.raises(AwayAlready) as refusal:
        told(APRIL, BOOK, away(IVAN, "2027-05-11", "2027-05-12", 12))
    assert refusal.value.about["number"] == 12
    assert told(APRIL, BOOK, away(IVAN, "2027-05-12", "2027-05-13")).away == ()


def test_whoever_has_no_manager_has_no_team() -> None:
    chief = replace(APRIL, person=OLGA)
    assert (told(chief).team, told(chief).away) == (0, ())


def test_the_law_that_is_silent_raises_no_doubt() -> None:
    quiet = replace(KZ, part=None, notice=None, waiting=None)
    assert facts(replace(APRIL, today=date(2027, 4, 27)), BOOK, (), quiet, calendar("KZ", 2026), ORG).doubts == ()


def test_where_the_law_or_the_balance_is_not_known_it_is_said() -> None:
    found = facts(replace(APRIL, kept=False), (), (), NO_LAW, calendar("RU", 2027), ORG)
    assert (found.balance, found.doubts) == (None, (Doubt.NO_LAW, Doubt.NO_BALANCE))


SICK = replace(APRIL, sick=True, from_balance=False, team_limit=0, hired=date(2027, 4, 1))


def test_who_is_ill_is_warned_of_nothing_and_every_day_counts() -> None:
    assert told(SICK, (), away(VERA, "2027-05-03", "2027-05-07")) == Facts(28)
    assert told(replace(SICK, span=replace(SICK.span, from_noon=True)), ()) == Facts(27)
    assert told(replace(SICK, span=Span(period("2027-05-01", "2027-05-01"))), ()) == Facts(2)


def test_who_is_ill_may_be_on_leave_but_not_be_ill_already() -> None:
    leave = away(IVAN, "2027-05-03", "2027-05-07")
    assert told(SICK, (), leave, replace(leave, granted=False)) == Facts(28)
    with pytest.raises(AwayAlready) as refusal:
        told(SICK, (), leave, replace(leave, sick=True, request=RequestId(8)))
    assert refusal.value.about["number"] == 8


def test_no_leave_is_asked_for_while_one_is_ill() -> None:
    with pytest.raises(AwayAlready):
        told(APRIL, BOOK, replace(away(IVAN, "2027-05-03", "2027-05-07"), sick=True))


def test_who_falls_ill_on_leave_is_away_once() -> None:
    leave, ill = away(VERA, "2027-05-03", "2027-05-07"), away(VERA, "2027-05-06", "2027-05-12", 9)
    once = replace(leave, period=period("2027-05-03", "2027-05-12"))
    assert together([replace(ill, sick=True), leave]) == (once,)
    assert told(APRIL, BOOK, leave, replace(ill, sick=True)).away == ((VERA, once.period),)
    within = replace(ill, period=period("2027-05-04", "2027-05-05"), sick=True)
    assert together([leave, within]) == (leave,)


def test_what_is_only_asked_for_or_lies_apart_or_is_anothers_stands_by_itself() -> None:
    leave = away(VERA, "2027-05-03", "2027-05-07")
    ill = replace(away(VERA, "2027-05-05", "2027-05-06", 8), sick=True)
    apart, others = away(VERA, "2027-05-08", "2027-05-09", 9), away(ANNA, "2027-05-04", "2027-05-04", 10)
    asked = replace(leave, granted=False)
    assert together([asked, ill]) == (asked, ill)
    assert together([leave, others, apart]) == (leave, others, apart)
    assert together([]) == ()


def test_being_ill_for_long_is_no_long_part_of_a_leave() -> None:
    few, month = grown(-26), away(IVAN, "2027-02-01", "2027-02-28")
    asked = replace(APRIL, span=Span(period("2027-12-13", "2027-12-14")))
    assert told(asked, few, month).doubts == ()
    assert told(asked, few, replace(month, sick=True)).doubts == (Doubt.NO_LONG_PART,)
