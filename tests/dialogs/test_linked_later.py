"""A request that was named while it could be seen: who may not see it any more is told before it is sent."""

import pytest

from core.forms.read import read_both
from core.model.ids import RoleKey
from core.store import forms
from core.use.linked import LinkUnseen
from tests.dialogs.house import House
from tests.dialogs.sayings import incoming, misses, press, sees
from tests.dialogs.test_linked import TRIP

OUTING = TRIP.replace("owner: hr", "owner: director")
REPORT = """\
form: outlay
title: {ru: Расход, en: Outlay}
aliases: {ru: [расход], en: [outlay]}
owner: hr
fields:
  - {key: trip, type: request, form: outing, title: {ru: Поездка, en: Trip}}
  - {key: other, type: request, required: no, title: {ru: Заодно, en: Also}}
route:
  - {stage: boss, title: {ru: Руководитель, en: Manager}, who: [manager_of: author]}
  - {stage: desk, title: {ru: Кадры, en: HR}, who: [role: hr], do: act, fill: [other]}
"""


@pytest.fixture
def trips(house: House) -> House:
    """Вера has made an outing, number 1, and Иван another one. He answers for outings, and sees hers."""
    for form in (OUTING, REPORT):
        house.talk.write(forms.publish, read_both(form, 1)[0], house.talk.clock.now)
    for who, where in (("Вера", "Казань"), ("Иван", "Сочи")):
        house.as_(who, (house.say("выезд", "outing"),), (where,), (press("Submit"), sees("⏳")))
    answers_for_outings(house, "Иван")
    return house


def answers_for_outings(house: House, name: str, *, no_more: bool = False) -> None:
    role = RoleKey("director")
    roles = house.talk.person(name).roles
    house.talk.change(name, roles=roles - {role} if no_more else roles | {role})


def names(house: House, number: int) -> None:
    """Иван is at the last look of an outlay for this outing."""
    what = house.say(f"Поездка: № {number} · Выезд", f"Trip: #{number} · Outing")
    house.as_("Иван", (house.say("расход", "outlay"),), (f"#{number}", sees(what, "[Submit]")))


def test_who_may_not_see_it_any_more_names_another_one(trips: House) -> None:
    say = trips.say
    names(trips, 1)
    answers_for_outings(trips, "Иван", no_more=True)
    told = say(
        "Заявка № 1 вам больше не видна, указать её нельзя. Нажмите «Изменить» и выберите другую: Поездка.",
        "Request #1 is not shown to you any more, so it cannot be named. Press Change and choose another one: Trip.",
    )
    trips.as_(
        "Иван",
        (press("Submit"), sees(told, say("Поездка: № 1", "Trip: #1"), "[Change]")),
        (press("Submit"), sees(LinkUnseen)),
        (press("Change"),),
        (press(say("Поездка", "Trip")), sees("[№ 2" if trips.locale == "ru" else "[#2"), misses("Казань")),
        ("#2", sees(say("Поездка: № 2", "Trip: #2")), misses(LinkUnseen)),
        (press("Submit"), sees("⏳")),
    )


def test_who_comes_back_to_a_draft_reads_it_at_the_last_look(trips: House) -> None:
    say = trips.say
    names(trips, 1)
    trips.as_("Иван", (press("Cancel"),), (press("Keep for later"),))
    answers_for_outings(trips, "Иван", no_more=True)
    trips.as_(
        "Иван",
        ("/my",),
        (press(say("Черновики", "Drafts")),),
        (press(say("Расход", "Outlay")), sees(LinkUnseen, say("Поездка: № 1", "Trip: #1"), "[Change]")),
    )


def test_what_was_sent_before_stands_when_it_is_sent_again(trips: House) -> None:
    say = trips.say
    names(trips, 1)
    trips.as_("Иван", (press("Submit"), sees("⏳")))
    answers_for_outings(trips, "Иван", no_more=True)
    trips.as_("Ольга", (incoming(), sees(say("Поездка: № 1", "Trip: #1"))), (press("Return"),), ("отчёт",))
    trips.as_(
        "Иван",
        (press("Change and send"), sees(say("Поездка: № 1", "Trip: #1")), misses(LinkUnseen)),
        (press("Submit"), sees("⏳")),
    )


def test_what_a_stage_names_is_looked_at_too(trips: House) -> None:
    say = trips.say
    names(trips, 2)
    trips.as_("Иван", (press("Submit"), sees("⏳")))
    trips.as_("Ольга", (incoming(),), (press("Approve"),))
    answers_for_outings(trips, "Елена")
    trips.as_(
        "Елена",
        (incoming(), sees(say("Расход", "Outlay"))),
        (press("Fill in and finish"), sees(say("Заодно", "Also"))),
        ("#1", sees(say("Заодно: № 1", "Also: #1"))),
    )
    answers_for_outings(trips, "Елена", no_more=True)
    trips.as_(
        "Елена",
        (press("Done"), sees(LinkUnseen, "[Change]")),
        (press("Change"),),
        (press(say("Заодно", "Also")),),
        (press("Skip"), misses(LinkUnseen)),
        (press("Done"),),
    )


ERRAND = """\
form: errand
title: {ru: Поручение, en: Errand}
aliases: {ru: [поручение], en: [errand]}
owner: hr
fields:
  - {key: trip, type: request, form: outing, title: {ru: Поездка, en: Trip}}
route:
  - {stage: office, title: {ru: Офис, en: Office}, who: [role: office], do: act, opens: [bill]}
"""
BILL = """\
form: bill
title: {ru: Счёт на оплату, en: Bill}
owner: cfo
fields:
  - {key: trip, type: request, form: outing, title: {ru: Поездка, en: Trip}}
  - {key: whose, type: request, form: errand, title: {ru: Чьё, en: Whose}}
  - {key: what, type: text, title: {ru: Что, en: What}}
route:
  - {stage: payment, title: {ru: Оплата, en: Payment}, who: [role: accounting]}
"""


def test_what_came_from_the_request_that_it_is_part_of_stands(trips: House) -> None:
    """Сауле reads the outing's number on the errand, and cannot see the outing itself."""
    say = trips.say
    for form in (ERRAND, BILL):
        trips.talk.write(forms.publish, read_both(form, 1)[0], trips.talk.clock.now)
    trips.as_("Иван", (say("поручение", "errand"),), ("#1",), (press("Submit"), sees("⏳")))
    trips.as_(
        "Сауле",
        (incoming(), sees(say("Поездка: № 1", "Trip: #1"))),
        (press(say("Открыть: Счёт на оплату", "Open: Bill")), sees(say("Что", "What"))),
        (
            say("билеты", "tickets"),
            sees(say("Поездка: № 1", "Trip: #1"), say("Чьё: № 3", "Whose: #3")),
            misses(LinkUnseen),
        ),
        (press("Submit"), sees("⏳")),
    )
