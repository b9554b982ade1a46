"""How a balance grows from where its ledger ends."""

from datetime import date

from core.calendars.shipped import laws
from core.model.ids import PersonId
from core.model.leave.growth import begun, grown_until, grows
from core.model.leave.law import NO_LAW
from core.model.leave.ledger import Entry, Posting

IVAN = PersonId(1)
RU = laws()["RU"]
LONG_AGO, TODAY, YEAR_END = date(2015, 3, 1), date(2027, 7, 1), date(2027, 12, 31)


def entry(entry: Entry, on: date, half_days: int = 10) -> Posting:
    return Posting(person=IVAN, kind="annual", entry=entry, half_days=half_days, on=on)


def total(hired: date, since: date | None, until: date = YEAR_END) -> int:
    return sum(one.half_days for one in grows(IVAN, RU, hired, since, (TODAY, until)))


def test_it_goes_on_from_the_last_month_that_was_entered() -> None:
    assert total(LONG_AGO, date(2027, 6, 30)) == 28
    assert total(LONG_AGO, date(2027, 10, 15), date(2027, 11, 30)) == 9


def test_without_a_beginning_the_leave_of_the_last_year_is_there() -> None:
    assert total(LONG_AGO, None, TODAY) == 56
    assert total(date(2027, 5, 1), None, TODAY) == 9


def test_where_no_law_is_known_nothing_grows() -> None:
    assert grows(IVAN, NO_LAW, LONG_AGO, None, (TODAY, YEAR_END)) == ()


def test_what_was_asked_for_or_taken_begins_no_ledger() -> None:
    taken = [entry(Entry.RESERVED, TODAY, -4), entry(Entry.TAKEN, TODAY, -4)]
    assert not begun(taken)
    assert grown_until(taken) is None
    assert begun([*taken, entry(Entry.ADJUSTMENT, TODAY)])
    assert grown_until([entry(Entry.OPENING, LONG_AGO), entry(Entry.ACCRUAL, TODAY)]) == TODAY
