"""A request within a request, in both languages: opened from the card, waited for, and what comes of its end."""

import pytest

from core.forms.read import read_both
from core.model.ids import RequestId, RoleKey
from core.model.org import PARTNER
from core.model.turn import NotYourTurn, StageWaits
from core.store import forms
from dialogs.action import OnRequest, Verb
from dialogs.packing import packed
from tests.dialogs.house import House
from tests.dialogs.sayings import incoming, misses, press, press_data, press_old, sees, toast

ERRAND = """\
form: errand
title: {ru: Поручение, en: Errand}
aliases: {ru: [поручение], en: [errand]}
owner: hr
headline: [what]
fields:
  - {key: what, type: text, title: {ru: Что, en: What}}
  - {key: supplier, type: text, required: no, title: {ru: Поставщик, en: Supplier}}
route:
  - {stage: manager, title: {ru: Руководитель, en: Manager}, who: [manager_of: author]}
  - {stage: purchase, title: {ru: Закупка, en: Purchase}, who: [role: office], do: act, opens: [bill]}
"""
BILL = """\
form: bill
title: {ru: Расход, en: Bill}
aliases: {ru: [расход], en: [bill]}
owner: cfo
headline: [what]
fields:
  - {key: what, type: text, title: {ru: Что, en: What}}
  - {key: supplier, type: text, title: {ru: Поставщик, en: Supplier}}
route:
  - {stage: payment, title: {ru: Оплата, en: Payment}, who: [role: accounting]}
"""


#: The office shares its stage with somebody of another company.
SHARED = """\
form: joint
title: {ru: Совместное, en: Joint}
aliases: {ru: [совместное], en: [joint]}
owner: hr
fields:
  - {key: what, type: text, partners: yes, title: {ru: Что, en: What}}
route:
  - {stage: both, title: {ru: Вместе, en: Together}, who: [role: office, role: vendor], do: act, opens: [bill]}
"""


@pytest.fixture
def office(house: House) -> House:
    """Иван's errand, number 1, waits for Сауле, who may open a bill for it."""
    for text in (ERRAND, BILL):
        house.talk.write(forms.publish, read_both(text, 1)[0], house.talk.clock.now)
    house.as_(
        "Иван",
        (house.say("поручение", "an errand"),),
        (house.say("бумага", "paper"), sees(house.say("Поставщик", "Supplier"))),
        (press("Skip"), sees("[Submit]")),
        (press("Submit"),),
    )
    house.agree("Ольга")
    return house


def _open(house: House) -> None:
    """Сауле begins the bill."""
    house.as_(
        "Сауле",
        (incoming(), sees("[Done]", house.say("[Открыть: Расход]", "[Open: Bill]"))),
        (
            press(house.say("Открыть: Расход", "Open: Bill")),
            sees(house.say("Поставщик", "Supplier"), house.say("бумага", "paper")),
        ),
    )


def _send(house: House) -> None:
    waits = house.say("Ждём: № 2 Расход", "Waiting for #2 Bill")
    house.as_(
        "Сауле",
        (
            house.say("Весна", "Spring"),
            sees(house.say("Часть заявки № 1 Поручение", "Part of #1 Errand"), house.say("Что: бумага", "What: paper")),
        ),
        (
            press("Submit"),
            sees(waits, house.say("Часть заявки № 1 Поручение", "Part of #1 Errand")),
            misses("[Done]", "[Put off]"),
        ),
    )


@pytest.fixture
def opened(office: House) -> House:
    """The bill, number 2, waits for accounting, and the errand for the bill."""
    _open(office)
    _send(office)
    return office


def test_the_stage_waits_until_the_other_one_has_ended(opened: House) -> None:
    say = opened.say
    waits = say("Ждём: № 2 Расход", "Waiting for #2 Bill")
    opened.as_("Иван", (incoming(), sees(waits), misses("[Remind]")))
    opened.as_("Анна", (incoming(), sees(say("Часть заявки № 1", "Part of #1"))), (press("Approve"), toast("Approved")))
    opened.as_(
        "Сауле",
        (
            incoming(),
            sees(say("✅ № 2 Расход · согласовано", "✅ #2 Bill · approved"), "[Done]"),
            sees(say("Поставщик: Весна", "Supplier: Spring")),
            misses(waits),
        ),
        (press("Done"), toast("Done")),
    )
    opened.as_(
        "Иван",
        (incoming(), sees("Approved", say("✅ № 2 Расход · согласовано", "✅ #2 Bill · approved"))),
        (
            press("History"),
            sees(say("Сауле Ибраева: открыта заявка № 2 Расход", "Сауле Ибраева has opened #2 Bill")),
            sees(say("✅ № 2 · согласовано · заполнено: Поставщик", "✅ #2 · approved · filled in: Supplier")),
        ),
    )


def test_who_may_not_see_the_one_above_learns_only_its_number(opened: House) -> None:
    """Анна decides on the bill, and has nothing to do with the errand."""
    errand = opened.say("Поручение", "Errand")
    opened.as_(
        "Анна",
        (incoming(), sees(opened.say("Часть заявки № 1", "Part of #1")), misses(errand)),
        (press("More…"), misses("№ 1", "#1", errand)),
        (press_data(packed(OnRequest(RequestId(1), Verb.OPEN))), misses(errand, "Иван")),
    )
    # Иван sees that his errand waits for the bill, and may not look into that.
    opened.as_(
        "Иван",
        (incoming(), sees("[Copy]"), misses("[№ 2", "[#2")),
        (press_data(packed(OnRequest(RequestId(2), Verb.OPEN))), misses(opened.say("Весна", "Spring"))),
    )


def test_an_old_button_says_what_is_waited_for(opened: House) -> None:
    opened.as_(
        "Сауле",
        (press_old("Done"), sees(StageWaits, opened.say("№ 2", "#2"), opened.say("«Расход»", "“Bill”"))),
    )
    opened.as_("Анна", (press("Approve"), toast("Approved")))
    opened.as_("Сауле", (press("Done"), toast("Done")))


def test_what_was_begun_is_gone_on_with(office: House) -> None:
    """Two taps, and a tap after a while, open one draft."""
    _open(office)
    office.as_(
        "Сауле",
        (press(office.say("Открыть: Расход", "Open: Bill")), sees(office.say("Поставщик", "Supplier"))),
    )
    _send(office)
    assert office.talk.read(lambda tx: tx.exec_driver_sql("SELECT count(*) FROM draft").scalar()) == 0


def test_a_stage_that_is_over_takes_it_in_and_waits_for_nothing(office: House) -> None:
    say = office.say
    _open(office)
    office.as_(
        "Сауле",
        (press("Done"), toast("Done")),
        (say("Весна", "Spring"), sees("[Submit]")),
        (press("Submit"), sees(say("⏳ № 2 Расход · в работе", "⏳ #2 Bill · under way"))),
    )
    office.as_("Иван", (incoming(), sees("Approved", say("⏳ № 2 Расход · в работе", "⏳ #2 Bill · under way"))))
    office.as_("Анна", (incoming(), sees(say("Часть заявки № 1", "Part of #1"))), (press("Approve"),))
    office.as_("Иван", (incoming(), sees(say("✅ № 2 Расход · согласовано", "✅ #2 Bill · approved"))))


def test_a_no_to_it_leaves_the_decision_to_the_stage(opened: House) -> None:
    say = opened.say
    opened.as_("Анна", (press("Reject"),), (say("Дорого", "Too dear"),))
    opened.as_(
        "Сауле",
        (incoming(), sees(say("❌ № 2 Расход · отклонено", "❌ #2 Bill · rejected"), "[Done]", "[Return]")),
        (press("Done"), toast("Done")),
    )


def test_whoever_opened_it_is_asked_when_the_one_above_is_recalled(opened: House) -> None:
    say = opened.say
    opened.look_away()
    opened.as_("Иван", (press("Recall"),), (say("Передумали", "No need"), sees("Recalled")))
    opened.as_(
        "Сауле",
        (
            incoming(),
            sees(say("Заявка № 1 Поручение отозвана.", "#1 Errand has been recalled.")),
            sees(say("Для неё открыта заявка № 2 Расход. Она ещё нужна?", "#2 Bill was opened for it.")),
            sees(say("[Отозвать № 2]", "[Recall #2]"), "[Keep it]"),
        ),
        (press(say("Отозвать № 2", "Recall #2")), sees("Recall the request?")),
        (press("Yes, recall"), toast("Recalled")),
    )
    opened.as_("Анна", (incoming(), sees("Recalled")))


def test_it_may_be_kept(opened: House) -> None:
    say = opened.say
    opened.as_("Иван", (press("Recall"),), (say("Передумали", "No need"),))
    opened.as_("Сауле", (press("Keep it"), sees(say("Часть заявки № 1 Поручение", "Part of #1 Errand"))))
    opened.as_("Анна", (press("Approve"), toast("Approved")))
    opened.as_("Иван", ("/my",), (press(say("№ 1 · Поручение", "#1 · Errand")), sees("Recalled", "✅")))


def test_what_has_ended_is_not_offered(opened: House) -> None:
    opened.as_("Анна", (press("Approve"), toast("Approved")))
    opened.as_("Сауле", (incoming(),))
    opened.as_("Иван", (press("Recall"),), (opened.say("Передумали", "No need"),))
    opened.as_("Сауле", (incoming(), misses("[Keep it]")))


def test_people_of_other_companies_learn_nothing_of_it(office: House) -> None:
    """Зара, of another company, has a place at the same stage."""
    say = office.say
    office.talk.write(forms.publish, read_both(SHARED, 1)[0], office.talk.clock.now)
    office.talk.hire("Зара Внешняя", roles=frozenset({RoleKey("vendor"), PARTNER}), locale=office.locale)
    office.talk.chat("Зара").locale = office.locale
    office.as_("Иван", (say("совместное", "a joint one"),), (say("бумага", "paper"),), (press("Submit"),))
    office.as_("Зара", (incoming(), sees("[Done]"), misses(say("Расход", "Bill"), "[More…]")))
    office.as_("Сауле", (incoming(),), (press(say("Открыть: Расход", "Open: Bill")),))
    office.as_("Сауле", (say("Весна", "Spring"),), (press("Submit"), sees(say("Ждём: № 3", "Waiting for #3"))))
    office.as_(
        "Зара",
        (incoming(), sees("Under way"), misses("[Done]", say("№ 3", "#3"), say("Расход", "Bill"))),
        (press_old("Done"), sees(NotYourTurn), misses(say("№ 3", "#3"), say("Расход", "Bill"))),
        (press("History"), misses(say("№ 3", "#3"), say("Расход", "Bill"))),
    )
