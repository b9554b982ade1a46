"""The picture of a team: everybody is in it, at the right days, in looks that need no colours."""

from datetime import date
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

import pytest

from core.model.period import Period
from dialogs.i18n import speaking
from dialogs.picture.svg import shortened, width
from dialogs.picture.team import PEOPLE, WIDTH, Team, drawn
from tests.dialogs.picture.teams import MAY, QUARTER, absence, here, large, team

SVG = "{http://www.w3.org/2000/svg}"


def seen(wanted: Team, locale: str = "ru", today: date = date(2027, 5, 14)) -> Element:
    with speaking(locale):
        return ET.fromstring(drawn(wanted, here(locale, today)))  # noqa: S314 - our own


def words(picture: Element) -> list[str]:
    return [one.text or "" for one in picture.iter(f"{SVG}text")]


def bars(picture: Element) -> list[tuple[str, float, float]]:
    """What was drawn for absences: the look, and from where to where."""
    looks = {"#2563a8": "granted", "url(#asked)": "asked"}
    found = [one for one in picture.findall(f"{SVG}rect") if one.get("fill") in looks]
    return [
        (looks[one.get("fill", "")], float(one.get("x", 0)), float(one.get("x", 0)) + float(one.get("width", 0)))
        for one in found
    ]


def shades(picture: Element, fill: str) -> int:
    return sum(one.get("fill") == fill for one in picture.findall(f"{SVG}rect"))


def test_everybody_is_in_it_and_whoever_is_there_all_the_time_too() -> None:
    picture = seen(team(absence(1, "2027-05-03", "2027-05-07"), names=("Вера Ким", "Егор Лапин")))
    assert {"Вера Ким", "Егор Лапин"} <= set(words(picture))
    assert len(bars(picture)) == 1


def test_what_is_granted_is_full_and_what_is_asked_for_is_hatched() -> None:
    one, other = absence(1, "2027-05-03", "2027-05-04"), absence(1, "2027-05-20", "2027-05-21", granted=False)
    assert [look for look, _first, _last in bars(seen(team(one, other)))] == ["asked", "granted"]


def test_a_bar_is_as_long_as_the_absence() -> None:
    picture = seen(
        team(absence(1, "2027-05-01", "2027-05-31"), absence(2, "2027-05-01", "2027-05-01"), names=("A", "B"))
    )
    (_look, first, last), (_other, day, day_end) = bars(picture)
    assert first == day
    assert last == pytest.approx(WIDTH - 8, abs=0.02)
    assert (last - first) / (day_end - day) == pytest.approx(31, rel=0.01)


@pytest.mark.parametrize(("first", "last"), [("2027-04-20", "2027-05-02"), ("2027-05-30", "2027-07-01")])
def test_what_goes_beyond_these_days_ends_at_their_edge(first: str, last: str) -> None:
    ((_look, left, right),) = bars(seen(team(absence(1, first, last))))
    assert left >= 8 + 128
    assert right <= WIDTH - 8 + 0.02


def test_what_lies_outside_of_these_days_is_not_drawn() -> None:
    assert bars(seen(team(absence(1, "2027-04-29", "2027-04-30"), absence(1, "2027-06-01", "2027-06-02")))) == []


def test_days_off_are_shaded_and_a_holiday_has_a_mark() -> None:
    picture = seen(team())
    assert shades(picture, "#f6d9c6") == 1  # 9 May
    assert shades(picture, "#e4e8ed") == 9 + 1  # weekends less that Sunday, and the Monday after it
    assert len(picture.findall(f"{SVG}circle")) == 1


def test_the_line_of_today_is_there_only_when_today_is() -> None:
    def lines(today: date) -> int:
        return sum(one.get("stroke") == "#c2410c" for one in seen(team(), today=today).findall(f"{SVG}path"))

    assert (lines(date(2027, 5, 14)), lines(date(2027, 6, 1))) == (1, 0)


@pytest.mark.parametrize(
    ("period", "locale", "heads"),
    [
        (MAY, "ru", ["май 2027"]),
        (MAY, "en", ["May 2027"]),
        (QUARTER, "ru", ["апрель", "май", "июнь"]),
        (QUARTER, "en", ["April", "May", "June"]),
    ],
)
def test_months_have_their_names_and_weeks_their_mondays(period: Period, locale: str, heads: list[str]) -> None:
    shown = words(seen(team(period=period), locale))
    assert [word for word in shown if word in heads] == heads
    assert {"3", "10", "17", "24"} <= set(shown)


@pytest.mark.parametrize(
    ("asked", "locale", "legend"),
    [
        (True, "ru", ["согласовано", "на согласовании", "сегодня", "выходной", "праздник"]),
        (True, "en", ["granted", "asked for", "today", "day off", "holiday"]),
        (False, "ru", ["нет на месте", "сегодня", "выходной", "праздник"]),
        (False, "en", ["away", "today", "day off", "holiday"]),
    ],
)
def test_the_legend_tells_what_can_be_seen(asked: bool, locale: str, legend: list[str]) -> None:
    assert words(seen(team(asked=asked), locale))[-len(legend) :] == legend


def test_the_legend_tells_nothing_that_cannot_be_seen() -> None:
    june = Period(date(2027, 6, 1), date(2027, 6, 30))
    assert words(seen(team(period=june), "en"))[-3:] == ["granted", "asked for", "day off"]


def test_nothing_in_a_name_is_taken_for_drawing() -> None:
    name = "<b>&\"'\x07 Ким"
    assert "<b>&\"' Ким" in words(seen(team(names=(name,))))


def test_a_long_name_is_cut_at_its_end_and_stays_in_its_column() -> None:
    (name,) = [word for word in words(seen(team(names=("Жұмабек Константинопольский",)))) if word.startswith("Жұм")]
    assert name.endswith("…")
    assert len(name) > 12
    assert width(name, 11) <= 128


def test_short_words_are_not_cut() -> None:
    assert shortened("Вера Ким", 11, 128) == "Вера Ким"
    assert shortened("Вера Ким", 11, 1) == "…"


def test_a_full_picture_is_as_wide_as_a_phone_and_not_higher() -> None:
    picture = seen(large(PEOPLE))
    assert float(picture.get("width", 0)) == 390
    assert float(picture.get("height", 0)) <= 844
