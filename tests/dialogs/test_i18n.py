"""Texts, times and refusals in the reader's language."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from core.model.draft import NotReady
from core.model.fields.date import DayIsPast
from core.model.fields.number import TooSmall
from core.model.fields.person import NobodyFound
from core.model.money import Money
from core.model.org import Person
from core.model.refusal import Refusal
from core.model.turn import AlreadyDecided
from dialogs.i18n import _, here_of, moment, near, ngettext, since, speaking, spoken, told
from tests.model.build import EN, NOON, ORG, RU, VERA, words


def _plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def _told(refusal: Refusal, locale: str) -> str:
    with speaking(locale):
        return _plain(told(refusal, RU if locale == "ru" else EN))


@pytest.mark.parametrize(
    ("language", "locale"),
    [
        *(
            ("ru", "ru"),
            ("en", "en"),
            ("en-GB", "en"),
            ("ru_RU", "ru"),
            ("RU-ru", "ru"),
            ("kk", "ru"),
            ("uz-Latn", "ru"),
        ),
        *(("pt-br", "en"), ("de", "en"), ("", "en"), ("-", "en"), ("ж", "en")),
    ],
)
def test_a_language_is_found_for_everybody(language: str, locale: str) -> None:
    assert spoken(language) == locale


def test_words_are_those_of_the_language_that_is_spoken() -> None:
    with speaking("ru"):
        assert _("Approve") == "Согласовать"
        with speaking("en"):
            assert _("Approve") == "Approve"
        assert _("Approve") == "Согласовать"
    assert _("What nobody has translated") == "What nobody has translated"


@pytest.mark.parametrize(
    ("count", "noun"), [(1, "заявка"), (2, "заявки"), (5, "заявок"), (21, "заявка"), (0, "заявок")]
)
def test_plurals_follow_the_number(count: int, noun: str) -> None:
    with speaking("ru"):
        assert noun in ngettext("{count} request of yours", "{count} requests of yours", count)


@pytest.mark.parametrize(
    ("at", "russian", "english"),
    [
        (datetime(2027, 7, 1, 7, 42, tzinfo=UTC), "10:42", "10:42"),
        (datetime(2027, 7, 1, 21, 5, tzinfo=UTC), "2 июля, 0:05", "2 July, 0:05"),
        (datetime(2027, 6, 5, 7, 42, tzinfo=UTC), "5 июня, 10:42", "5 June, 10:42"),
        (datetime(2026, 7, 1, 7, 42, tzinfo=UTC), "1 июля 2026, 10:42", "1 July 2026, 10:42"),
    ],
)
def test_a_moment_is_that_of_the_readers_clock(at: datetime, russian: str, english: str) -> None:
    assert _plain(moment(at, RU)) == russian
    assert _plain(moment(at, EN)) == english


@pytest.mark.parametrize(
    ("at", "russian", "english", "from_then"),
    [
        # It is noon of 1 July in Moscow.
        (datetime(2027, 7, 1, 6, tzinfo=UTC), "9:00", "9:00", ("с 9:00", "since 9:00")),
        (datetime(2027, 7, 1, 20, 59, tzinfo=UTC), "23:59", "23:59", ("с 23:59", "since 23:59")),
        (
            datetime(2027, 7, 1, 21, tzinfo=UTC),
            *("завтра, 0:00", "tomorrow, 0:00", ("с 2 июля, 0:00", "since 2 July, 0:00")),
        ),
        (
            datetime(2027, 7, 2, 6, tzinfo=UTC),
            *("завтра, 9:00", "tomorrow, 9:00", ("с 2 июля, 9:00", "since 2 July, 9:00")),
        ),
        (datetime(2027, 7, 3, 6, tzinfo=UTC), "3 июля, 9:00", "3 July, 9:00", ("с 3 июля, 9:00", "since 3 July, 9:00")),
        (
            datetime(2027, 6, 30, 20, 59, tzinfo=UTC),
            *("вчера, 23:59", "yesterday, 23:59", ("со вчера, 23:59", "since yesterday, 23:59")),
        ),
        (
            datetime(2027, 6, 29, 20, 59, tzinfo=UTC),
            *("29 июня, 23:59", "29 June, 23:59", ("с 29 июня, 23:59", "since 29 June, 23:59")),
        ),
    ],
)
def test_a_moment_of_yesterday_or_tomorrow_is_called_so(
    at: datetime, russian: str, english: str, from_then: tuple[str, str]
) -> None:
    for locale, here, shown, from_ in (("ru", RU, russian, from_then[0]), ("en", EN, english, from_then[1])):
        with speaking(locale):
            assert (_plain(near(at, here)), _plain(since(at, here))) == (shown, from_)


def test_a_person_reads_in_his_zone_and_language() -> None:
    here = here_of(Person(VERA, "Vera", locale="ru", zone="Asia/Almaty"), ORG, datetime(2027, 7, 1, 20, tzinfo=UTC))
    assert (here.locale, here.zone, here.today) == ("ru", ZoneInfo("Asia/Almaty"), date(2027, 7, 2))
    assert here.name(VERA) == "Vera Kim"
    assert here_of(replace(ORG.people[VERA], locale=""), ORG, NOON).locale == "en"


@pytest.mark.parametrize(
    ("refusal", "russian", "english"),
    [
        (AlreadyDecided(who=VERA, at=NOON), "Решение уже есть: Vera Kim, 12:00.", "Already decided: Vera Kim, 12:00."),
        (DayIsPast(day=date(2027, 6, 5)), "5 июня 2027 уже", "5 June 2027 has passed"),
        (NotReady(field=words("Даты", "Dates")), "Даты", "Dates"),
        (TooSmall(value=Decimal("1234.5"), limit=Decimal(2000)), "1 234,5", "1,234.5"),
        (TooSmall(value=Money(Decimal("1234.5"), "RUB"), limit=1), "1 234,50 ₽", "1,234.50"),
        (NobodyFound(typed="{who} <b>"), "{who} <b>", "{who} <b>"),
    ],
)
def test_a_refusal_is_told_in_the_readers_words(refusal: Refusal, russian: str, english: str) -> None:
    assert russian in _told(refusal, "ru")
    assert english in _told(refusal, "en")


def test_every_refusal_can_be_told() -> None:
    """Whatever its values are: a template that asks for one that is never given would break the answer."""
    refusals = [cls for cls in _all(Refusal) if cls.__module__.startswith(("core.", "dialogs."))]
    assert len(refusals) > 30
    for cls in refusals:
        with speaking("ru"):
            assert _(cls.message()) != "" != cls.message()


def _all(cls: type[Refusal]) -> list[type[Refusal]]:
    return [one for sub in cls.__subclasses__() for one in (sub, *_all(sub))]
