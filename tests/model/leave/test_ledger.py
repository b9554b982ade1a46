"""A balance is the sum of its entries."""

from collections.abc import Mapping
from datetime import date

from hypothesis import given
from hypothesis import strategies as some

from core.model.ids import PersonId, RequestId
from core.model.leave.ledger import (
    Entry,
    Held,
    Hold,
    Posting,
    Standing,
    granted_after,
    lasting,
    lowest,
    postings,
    recounted,
    standing,
)

IVAN, ONE = PersonId(1), RequestId(1)
APRIL, AUGUST = date(2027, 4, 28), date(2027, 8, 5)


def opened(half_days: int, on: date = date(2027, 1, 1)) -> Posting:
    return Posting(person=IVAN, kind="annual", entry=Entry.OPENING, half_days=half_days, on=on)


def held(hold: Hold, half_days: Mapping[date, int]) -> Held:
    return Held(hold, IVAN, "annual", half_days)


ASKED, GRANTED = held(Hold.RESERVES, {APRIL: 24}), held(Hold.TAKES, {APRIL: 24})


def test_what_is_asked_for_stands_apart() -> None:
    book = [opened(40), *postings(None, ASKED, ONE)]
    assert standing(book, date(2027, 4, 5)) == Standing(40)
    assert standing(book, APRIL) == Standing(40, 24)
    assert standing(book, APRIL).free == 16


def test_when_it_is_granted_it_is_released_and_taken_at_once() -> None:
    entries = list(postings(ASKED, GRANTED, ONE))
    assert [(one.entry, one.half_days) for one in entries] == [(Entry.RELEASED, 24), (Entry.TAKEN, -24)]
    assert standing([opened(40), *postings(None, ASKED, ONE), *entries], APRIL) == Standing(16)


def test_when_it_is_rejected_nothing_is_left_of_it() -> None:
    assert standing([*postings(None, ASKED, ONE), *postings(ASKED, None, ONE)], APRIL) == Standing(0)


def test_when_it_is_cancelled_it_is_given_back() -> None:
    (back,) = postings(GRANTED, None, ONE)
    assert (back.entry, back.half_days) == (Entry.REVERSAL, 24)


def test_over_the_new_year_there_are_two_entries_of_one_request() -> None:
    entries = list(postings(None, held(Hold.RESERVES, {date(2026, 12, 28): 8, date(2027, 1, 1): 14}), ONE))
    assert [(one.on.year, one.half_days) for one in entries] == [(2026, -8), (2027, -14)]


def test_the_same_days_are_never_spent_twice() -> None:
    book = [opened(10), *postings(None, held(Hold.RESERVES, {AUGUST: 10}), ONE)]
    assert lowest(book, APRIL) == 0
    assert lowest(book, AUGUST) == 0
    assert lowest([opened(10)], APRIL) == 10


def test_what_is_taken_later_counts_with_what_grows_until_then() -> None:
    grown = [opened(4), opened(10, date(2027, 6, 30)), *postings(None, held(Hold.TAKES, {AUGUST: 12}), ONE)]
    assert lowest(grown, APRIL) == 2


def test_what_is_granted_and_will_be_taken_later() -> None:
    book = [opened(40), *postings(None, ASKED, ONE), *postings(ASKED, GRANTED, ONE)]
    assert [granted_after(book, day) for day in (date(2027, 4, 5), APRIL)] == [24, 0]
    assert granted_after([*book, *postings(GRANTED, None, ONE)], date(2027, 4, 5)) == 0
    assert granted_after([opened(40), *postings(None, ASKED, ONE)], date(2027, 4, 5)) == 0


def test_what_was_asked_for_is_left_out_as_soon_as_it_is_no_more() -> None:
    asked, granted = list(postings(None, ASKED, ONE)), list(postings(ASKED, GRANTED, ONE))
    assert lasting([opened(40), *asked]) == (opened(40), *asked)
    assert lasting([opened(40), *asked, *granted]) == (opened(40), granted[-1])
    assert lasting([*asked, *postings(ASKED, None, ONE)]) == ()


def test_a_recount_enters_the_difference_only() -> None:
    (entry,) = recounted(GRANTED, held(Hold.TAKES, {APRIL: 22}), ONE, "a holiday was declared")
    assert (entry.entry, entry.half_days, entry.reason) == (Entry.RECOUNT, 2, "a holiday was declared")
    assert not list(recounted(GRANTED, GRANTED, ONE, ""))


_STATES = some.sampled_from([None, ASKED, GRANTED, held(Hold.TAKES, {APRIL: 20}), held(Hold.RESERVES, {AUGUST: 6})])


@given(some.lists(_STATES, max_size=12))
def test_whatever_becomes_of_a_request_the_sum_is_what_it_holds(states: list[Held | None]) -> None:
    before: Held | None = None
    book = [opened(100)]
    for after in states:
        book += postings(before, after, ONE)
        before = after
    taken = sum(before.half_days.values()) if before is not None else 0
    assert standing(book, date(2027, 12, 31)).free == 100 - taken
