"""A request that nobody answers for three days, as people in three zones hear of it; also when nobody was there to
send anything for 26 hours of them.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.forms.read import read_both
from core.model.quiet import next_morning, polite, quiet
from core.store import forms, people
from tests.dialogs.chat import Chat, Message
from tests.dialogs.house import House
from tests.dialogs.sayings import press, sees

#: Those who decide, each by himself, and where.
WHERE = {"Ольга": "Europe/Moscow", "Вера": "Asia/Almaty", "Анна": "Asia/Dubai"}
BRANCHES = {"Europe/Moscow": "Москва", "Asia/Almaty": "Алматы", "Asia/Dubai": "Дубай"}
#: Thursday, noon in Moscow.
THURSDAY = datetime(2027, 7, 1, 9, tzinfo=UTC)
DAYS = timedelta(days=3)
DOWN = timedelta(hours=26)


@dataclass(frozen=True)
class Heard:
    at: datetime
    what: str  #: "card", "reminder" or "morning"


def request_within(house: House, limit: str) -> None:
    """Иван asks for a pass, and three people in three zones have to agree."""
    text = f"""\
form: pass
title: {{ru: Пропуск, en: Pass}}
aliases: {{ru: [пропуск], en: [pass]}}
owner: hr
headline: [whom]
fields:
  - {{key: whom, type: text, title: {{ru: Для кого, en: For whom}}}}
route:
  - stage: all
    title: {{ru: Все трое, en: All three}}
    who: [person: 2@example.org, person: 4@example.org, person: 5@example.org]
    within: {limit}
"""
    talk = house.talk
    for zone, branch in BRANCHES.items():
        talk.write(people.set_branch, branch, zone)
    for name, zone in WHERE.items():
        talk.change(name, branch=BRANCHES[zone])
    talk.restart()
    talk.write(forms.publish, read_both(text, 1)[0], talk.clock.now)
    house.as_("Иван", (house.say("пропуск", "pass"),), ("A guest",), (press("Submit"), sees("A guest", "⏳")))


def heard(house: House, name: str) -> list[Heard]:
    """All that came with a sound."""
    chat = house.talk.chat(name)
    return [Heard(message.at, what) for message in chat.messages if message.at and (what := _what(message, chat))]


def _what(message: Message, chat: Chat) -> str:
    labels = _labels(message)
    for what, button in (("card", "Approve"), ("morning", "Waiting for me"), ("reminder", "To the request")):
        if chat.in_words(button) in labels:
            return what
    return ""


def _labels(message: Message) -> list[str]:
    """As they were when it came."""
    return [choice.label for row in message.screens[0].rows for choice in row]


def by_the_clock(found: list[Heard], zone: str) -> list[str]:
    return [f"{one.at.astimezone(ZoneInfo(zone)):%a %H:%M} {one.what}" for one in found]


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        (
            "30h",  # until Friday, 18:00 in Moscow: that is night in Almaty, where the morning message tells of it
            {
                "Ольга": "Thu 12:00 card, Fri 09:00 morning, Fri 10:30 reminder, Fri 18:00 reminder,"
                " Sat 09:00 morning, Sat 18:00 reminder, Sun 09:00 morning",
                "Вера": "Thu 14:00 card, Fri 09:00 morning, Fri 12:30 reminder, Sat 09:00 morning, Sun 09:00 morning",
                "Анна": "Thu 13:00 card, Fri 09:00 morning, Fri 11:30 reminder, Fri 19:00 reminder,"
                " Sat 09:00 morning, Sat 19:00 reminder, Sun 09:00 morning",
            },
        ),
        (
            "2d",  # until Saturday noon; half a day before that is night everywhere
            {
                "Ольга": "Thu 12:00 card, Fri 09:00 morning, Sat 09:00 morning, Sat 12:00 reminder,"
                " Sun 09:00 morning, Sun 12:00 reminder",
                "Вера": "Thu 14:00 card, Fri 09:00 morning, Sat 09:00 morning, Sat 14:00 reminder,"
                " Sun 09:00 morning, Sun 14:00 reminder",
                "Анна": "Thu 13:00 card, Fri 09:00 morning, Sat 09:00 morning, Sat 13:00 reminder,"
                " Sun 09:00 morning, Sun 13:00 reminder",
            },
        ),
    ],
)
def test_three_days_in_three_zones(house: House, limit: str, expected: dict[str, str]) -> None:
    request_within(house, limit)
    house.talk.goes_by(hours=72)
    assert {name: ", ".join(by_the_clock(heard(house, name), zone)) for name, zone in WHERE.items()} == expected


@pytest.mark.parametrize("limit", ["30h", "2d"])
def test_without_morning_messages_the_night_is_made_up_for_at_nine(house: House, limit: str) -> None:
    for name in WHERE:
        house.talk.change(name, morning=False)
    request_within(house, limit)
    house.talk.goes_by(hours=72)
    found = by_the_clock(heard(house, "Вера"), "Asia/Almaty")
    if limit == "30h":
        assert found == [
            *("Thu 14:00 card", "Fri 12:30 reminder", "Sat 09:00 reminder", "Sun 09:00 reminder"),
        ]
    else:
        assert found == ["Thu 14:00 card", "Sat 09:00 reminder", "Sat 14:00 reminder", "Sun 14:00 reminder"]


@pytest.mark.parametrize("morning", [True, False], ids=["morning", "no morning"])
@pytest.mark.parametrize("hours", [1, 7, 12, 19, 24, 29, 38])
def test_26_hours_without_a_process_lose_nothing_and_double_nothing(house: House, hours: int, morning: bool) -> None:
    for name in WHERE:
        house.talk.change(name, morning=morning)
    request_within(house, "30h")
    house.talk.goes_by(hours=hours)
    house.talk.wait(hours=26)
    house.talk.restart()
    house.talk.sweep()
    house.talk.goes_by(hours=72 - 26 - hours)
    down = THURSDAY + timedelta(hours=hours)
    found = {name: heard(house, name) for name in WHERE}
    assert found == {name: _must_come(name, down, down + DOWN, morning=morning) for name in WHERE}
    for name, zone in WHERE.items():
        assert not [one for one in found[name] if quiet(one.at, ZoneInfo(zone))]
        assert max(Counter(found[name]).values()) == 1


def _must_come(name: str, down: datetime, up: datetime, *, morning: bool) -> list[Heard]:
    """What would have come without a downtime; of what fell into it, each kind once when it is over, or, in the night,
    with the next morning."""
    zone = ZoneInfo(WHERE[name])
    limit = THURSDAY + timedelta(hours=30)
    nominal = [limit - timedelta(hours=7.5), limit, limit + timedelta(days=1), limit + timedelta(days=3)]
    reminders = [polite(one, zone) for one in nominal if not (morning and quiet(one, zone))]
    mornings = [next_morning(THURSDAY + timedelta(days=n), zone) for n in range(4)] if morning else []
    found = {Heard(THURSDAY, "card")}
    for what, moments in (("reminder", reminders), ("morning", mornings)):
        found |= {Heard(one, what) for one in moments if one <= down or one > up}
        if any(down < one <= up for one in moments):
            if not quiet(up, zone):
                found.add(Heard(up, what))
            elif not morning:
                found.add(Heard(polite(up, zone), what))
    order = ["card", "reminder", "morning"]  # what goes to many comes last
    return sorted((one for one in found if one.at <= THURSDAY + DAYS), key=lambda one: (one.at, order.index(one.what)))
