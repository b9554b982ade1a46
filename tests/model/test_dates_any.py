"""What holds for every date, every day on which it is read, and every text."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.model.dates import find_date, find_period, parse_date, parse_period
from core.model.period import Period
from core.model.refusal import Refusal
from tests.model.spellings import TODAY, days


def words(text: str) -> list[str]:
    return text.split()


RUSSIAN = words("января февраля марта апреля мая июня июля августа сентября октября ноября декабря")
ENGLISH = words("January February March April May June July August September October November December")
WRITINGS: tuple[Callable[[date], str], ...] = (
    lambda day: day.isoformat(),
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: f"{day.day}.{day.month}.{day.year}",
    lambda day: f"{day.day} {RUSSIAN[day.month - 1]} {day.year} г.",
    lambda day: f"{day.day}-го {RUSSIAN[day.month - 1].upper()} {day.year}",
    lambda day: f"{day.day} {ENGLISH[day.month - 1]} {day.year}",
    lambda day: f"{ENGLISH[day.month - 1][:3]} {day.day}, {day.year}",
)
DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
TODAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
LETTERS = st.text(max_size=120)
# Pieces of the grammar in any order find more than letters at random.
PIECES = st.lists(
    st.sampled_from(
        [
            *words("с по до на от к через в и или между and between to from for in the of next at on , . / - – ( ) %"),
            *words("5 18 31 32 0 99 999 2027 05.08 31.06 1.5 1,5 15:00 5.8.27 2027-08-05 05/08/2027 25/12 5-го 5th"),
            *words("августа Aug may февраля понедельника среды Friday пт завтра tomorrow послезавтра конца месяца"),
            *words(
                "недели неделю week дней рабочих календарных полторы two двадцать пятого следующей года г руб half a"
            ),
        ]
    ),
    max_size=12,
).map(" ".join)


@given(DAYS, TODAYS, st.sampled_from(WRITINGS))
def test_a_full_date_reads_back_whatever_today_is(day: date, today: date, write: Callable[[date], str]) -> None:
    assert parse_date(write(day), today) == day


@given(DAYS, DAYS, TODAYS, st.sampled_from(WRITINGS), st.sampled_from([" - ", "–", " по ", " to "]))
def test_two_full_dates_read_back_as_a_period(
    one: date, other: date, today: date, write: Callable[[date], str], middle: str
) -> None:
    first, last = sorted((one, other))
    assert parse_period(write(first) + middle + write(last), today) == Period(first, last)


@given(TODAYS, st.integers(0, 364), st.sampled_from([RUSSIAN, ENGLISH]))
def test_a_day_without_a_year_is_the_next_one(today: date, ahead: int, months: list[str]) -> None:
    day = today + timedelta(days=ahead)
    assert parse_date(f"{day.day} {months[day.month - 1]}", today) == day


@given(TODAYS, st.integers(1, 999))
def test_a_length_counts_both_ends(today: date, number: int) -> None:
    assert parse_period(f"с завтрашнего дня на {number} дней", today).days == number


@given(TODAYS, st.integers(1, 99))
def test_months_follow_each_other_without_a_gap_or_an_overlap(today: date, number: int) -> None:
    period = parse_period(f"с сегодня на {number} месяцев", today)
    after = period.last + timedelta(days=1)
    assert after.day in (today.day, 1)
    assert (after.year - today.year) * 12 + after.month - today.month == number + (after.day != today.day)


def refusal_of(read: Callable[[str, date], object], typed: str, today: date) -> Refusal | None:
    try:
        read(typed, today)
    except Refusal as refusal:
        return refusal
    return None


@given(LETTERS | PIECES, TODAYS)
@example("5 августа" * 20, TODAY)
def test_any_text_is_understood_or_refused(typed: str, today: date) -> None:
    for read in (parse_date, parse_period, find_date, find_period):
        refused = refusal_of(read, typed, today)
        assert refused is None or refused.message().format(**refused.about)


@given(PIECES, TODAYS)
def test_what_is_found_is_taken_out_of_the_sentence_and_nothing_is_added(sentence: str, today: date) -> None:
    try:
        found = find_period(sentence, today)
    except Refusal:
        return
    if found:
        period, rest = found
        assert period.first <= period.last
        assert len(rest) < len(sentence)
        assert set(re.findall(r"\w+", rest)) <= set(re.findall(r"\w+", sentence))


@given(st.text("абвгежзxyzq ", max_size=40), st.text("абвгежзxyzq ", max_size=40))
def test_words_around_a_period_stay(before: str, after: str) -> None:
    found = find_period(f"{before} ! с 5 по 18 августа 2027 ! {after}", TODAY)
    assert found is not None
    assert found[0] == days("2027-08-05", "2027-08-18")
    assert found[1].replace("!", " ").split() == f"{before} {after}".split()


@pytest.mark.parametrize(
    "piece", ["5-", "5 августа ", "с ", "A-", "1", "1.1", "1/1.", "а", "_", "٣", "двадцать-", "5, "]
)
@pytest.mark.timeout(60)  # a grammar that goes back and forth would take hours
def test_a_long_text_is_read_to_its_end(piece: str) -> None:
    text = (piece * 5000)[:5000]
    for sentence in (text, text[:4096]):
        for read in (parse_date, parse_period, find_date, find_period):
            refused = refusal_of(read, sentence, TODAY)
            assert refused is None or len(str(refused.about)) < 300
