"""Days out of typed text: an answer that must be a date altogether, or a sentence that may mention one."""

from datetime import date

from core.model.dates.expression import Edge, OneDay, expression
from core.model.dates.length import Length
from core.model.dates.mention import Mention, mentions
from core.model.dates.refusals import (
    DateNotUnderstood,
    FirstDayMissing,
    LastDayMissing,
    PeriodNotUnderstood,
    SeveralDays,
)
from core.model.dates.tokens import clean, line
from core.model.period import Period
from core.model.refusal import Refusal

#: The longest date anybody writes has some sixty characters.
LONGEST_ANSWER = 100
#: The longest message of Telegram.
LONGEST_SENTENCE = 4096

_AROUND = " \t\n\r.,;:!?…«»“”„\"'()"


def parse_date(typed: str, today: date) -> date:
    """The day that an answer names, in Russian or English. Raises a `Refusal` unless all of it was understood.

    Without a year it is the next such day, today included; a weekday is the next one after today.
    """
    match _read(typed, today, DateNotUnderstood):
        case OneDay(day):
            return day
        case Period(first, last) if first == last:
            return first
        case _:
            raise SeveralDays


def parse_period(typed: str, today: date) -> Period:
    """The days that an answer names; one day is a period of one. Raises a `Refusal` unless all of it was understood."""
    match _read(typed, today, PeriodNotUnderstood):
        case Period() as period:
            return period
        case OneDay(day, Edge.ON):
            return Period(day, day)
        case OneDay(day, Edge.FROM):
            raise LastDayMissing(first=day)
        case Length() as length:
            length.check()
            raise FirstDayMissing
        case _:
            raise FirstDayMissing


def find_date(sentence: str, today: date) -> tuple[date, str] | None:
    """The only day that a sentence mentions, and the sentence without it; None when it mentions several or none.

    Raises a `Refusal` when a day is named that cannot be (31 июня).
    """
    match _mentioned(sentence, today):
        case (Mention(OneDay(day)) as only,):
            return day, only.rest
        case _:
            return None


def find_period(sentence: str, today: date) -> tuple[Period, str] | None:
    """The only period, or else the only day, that a sentence mentions, and the sentence without it.

    None is the answer in every doubt: two periods, a beginning without an end, 5 и 18 августа. Asking costs less than
    a period that was not meant. Raises a `Refusal` when a day is named that cannot be.
    """
    found = _mentioned(sentence, today)
    periods = [(mention, mention.what) for mention in found if isinstance(mention.what, Period)]
    days = [mention.what.day for mention in found if isinstance(mention.what, OneDay)]
    match periods, found:
        case [(mention, period)], _ if not any(period.first <= day <= period.last for day in days):
            return period, mention.rest
        case _, (Mention(OneDay(day, Edge.ON)) as only,):
            return Period(day, day), only.rest
        case _:
            return None


def _read(typed: str, today: date, refused: type[Refusal]) -> Period | OneDay | Length:
    if len(typed) > LONGEST_ANSWER:
        raise refused(typed=typed[:LONGEST_ANSWER])
    read = line(clean(typed).strip(_AROUND), today, whole=True)
    found = expression(read, 0)
    if found is None or found[1] < len(read.tokens):
        raise refused(typed=typed)
    return found[0]


def _mentioned(sentence: str, today: date) -> tuple[Mention, ...]:
    if len(sentence) > LONGEST_SENTENCE:
        return ()
    return mentions(line(clean(sentence), today, whole=False))
