"""Approving several at once: ticks, a question where it is much, each its own decision, one report."""

import pytest

from core.model.ids import PersonId
from core.model.turn import AlreadyClosed
from core.store import journal, requests
from core.store.db import Tx
from core.use import batch
from dialogs.action import OnSeveral, Several
from dialogs.packing import packed
from tests.dialogs.company import OLGA
from tests.dialogs.sayings import (
    begins,
    changed,
    fresh,
    incoming,
    misses,
    press,
    press_data,
    press_old,
    sees,
    silence,
    toast,
    twice,
    unseen,
)
from tests.dialogs.stories import asked_for_vacation, asked_to_buy
from tests.dialogs.talk import Talk


def _asked_often(talk: Talk, times: int) -> None:
    for day in range(1, times + 1):
        asked_for_vacation(talk, wish=f"отпуск с {day} по {day} сентября")


def test_one_that_waits_is_approved_by_its_own_button(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Ольга", ("/inbox", misses("Согласовать несколько")))


def test_what_has_to_be_done_is_not_among_them(talk: Talk) -> None:
    _asked_often(talk, 2)
    talk.as_("Ольга", ("/inbox",), (press("Согласовать несколько"),), (press("Отметить все"),), (press("2 заявки"),))
    talk.as_("Анна", ("/inbox", sees("Ждут вас: 2"), misses("Согласовать несколько")))
    talk.as_("Анна", (press_data(packed(OnSeveral(Several.OPEN))), sees("нет заявок", "[В меню]"), changed()))


def test_those_that_are_ticked_are_approved_and_no_others(talk: Talk) -> None:
    _asked_often(talk, 3)
    talk.as_(
        "Ольга",
        ("/inbox", sees("[Согласовать несколько]")),
        (press("Согласовать несколько"), begins("Какие заявки согласуете?"), sees("Отмечено: 0 из 3"), changed()),
        (press("⚪ № 1"), sees("[✅ № 1 · Иван Петров]", "[Согласовать 1 заявку]", "Отмечено: 1 из 3"), changed()),
        (press("⚪ № 2"), sees("[Согласовать 2 заявки]")),
        (press("⚪ № 3"), sees("[Согласовать 3 заявки]"), misses("Отметить все")),
        (press("✅ № 2"), sees("[Согласовать 2 заявки]", "[Отметить все]")),
        (
            press("Согласовать 2 заявки"),
            sees("✅ Согласованы 2 заявки", "[Ждут меня] [В меню]"),
            misses("Не согласован"),
            toast("Согласованы 2 заявки"),
        ),
        ("/inbox", sees("Ждут вас: 1", "№ 2"), misses("№ 1", "№ 3")),
    )
    for number in (1, 3):
        assert talk.read(_versions, number) == 2
    assert talk.read(_versions, 2) == 1
    talk.as_("Анна", (incoming(), fresh(2)))


def test_each_has_its_own_failure(talk: Talk) -> None:
    _asked_often(talk, 3)
    talk.as_("Ольга", ("/inbox",), (press("Согласовать несколько"),), (press("Отметить все"),))
    talk.as_("Иван", ("/my",), (press("№ 2"),), (press("Отозвать"),), (press("Да, отозвать"),))
    talk.as_(
        "Ольга",
        (
            press("Согласовать 3 заявки"),
            sees("✅ Согласованы 2 заявки", "❌ Не согласована 1 заявка", "№ 2 · Отпуск · Иван Петров", AlreadyClosed),
            misses("№ 1 · Отпуск", "№ 3 · Отпуск"),
        ),
    )


def test_many_are_asked_about_once(talk: Talk) -> None:
    _asked_often(talk, 11)
    talk.as_(
        "Ольга",
        ("/inbox",),
        (press("Согласовать несколько"), sees("№ 8", "[Ещё →]"), misses("№ 9")),
        (press("Ещё →"), sees("№ 9", "№ 11", "[← Раньше]"), misses("№ 8 ", "Ещё →")),
        (press("Отметить все"), sees("Отмечено: 11 из 11", "№ 9")),
        (press("← Раньше"), sees("[✅ № 1 · Иван Петров]")),
        (press("11 заявок"), begins("Согласовать 11 заявок?"), sees("[Да, согласовать] [Нет]"), misses("крупные")),
        (press("Нет"), begins("Какие заявки согласуете?"), sees("Отмечено: 11 из 11")),
        (press("Снять отметки"), sees("Отмечено: 0 из 11"), misses("Снять отметки")),
        (press("Отметить все"),),
        (press("11 заявок"),),
        (twice(press("Да, согласовать")), sees("✅ Согласовано 11 заявок")),
        ("/inbox", sees("ничего не нужно")),
    )


def test_large_sums_are_named_before_they_are_approved(talk: Talk) -> None:
    asked_for_vacation(talk)
    asked_to_buy(talk)
    talk.as_(
        "Ольга",
        ("/inbox",),
        (press("Согласовать несколько"),),
        (press("Отметить все"),),
        (
            press("Согласовать 2 заявки"),
            begins("Согласовать 2 заявки?"),
            sees("крупные суммы", "№ 2 · Снабжение · Иван Петров · 900 000 ₽"),
            misses("№ 1"),
        ),
        (press("Да, согласовать"), sees("✅ Согласованы 2 заявки")),
    )


def test_a_button_approves_only_what_it_was_drawn_for(talk: Talk) -> None:
    _asked_often(talk, 2)
    talk.as_(
        "Ольга",
        ("/inbox",),
        (press("Согласовать несколько"),),
        (press("⚪ № 1"),),
        (press("⚪ № 2"),),
        (press_old("Согласовать 1 заявку"), begins("Какие заявки согласуете?"), sees("Отмечено: 2 из 2")),
        (press_data(packed(OnSeveral(Several.SURELY, 0))), sees("Отмечено: 2 из 2")),
        (press("Согласовать 2 заявки"), sees("✅ Согласованы 2 заявки")),
        (press_old("Согласовать 2 заявки"), sees("✅ Согласованы 2 заявки")),
        (press_old("⚪ № 2"), sees("✅ Согласованы 2 заявки"), misses("Отмечено")),
    )


def test_nobody_approves_what_another_one_has_laid_out(talk: Talk) -> None:
    _asked_often(talk, 2)
    talk.as_("Ольга", ("/inbox",), (press("Согласовать несколько"),), (press("Отметить все"),))
    button = talk.chat("Ольга").button("Согласовать 2 заявки")[1].action
    assert isinstance(button, OnSeveral)
    talk.as_("Вера", (press_data(packed(button)), sees("нет заявок")))
    assert talk.read(_versions, 1) == 1


def test_who_goes_on_after_a_crash_approves_what_is_left(talk: Talk) -> None:
    _asked_often(talk, 3)
    talk.as_("Ольга", ("/inbox",), (press("Согласовать несколько"),), (press("Отметить все"),))
    talk.write(_dies_after_the_first, OLGA, talk)
    talk.as_("Ольга", (press("Согласовать 3 заявки"), sees("✅ Согласованы 3 заявки"), misses("Не согласован")))
    assert [talk.read(_versions, number) for number in (1, 2, 3)] == [2, 2, 2]


def test_a_report_that_nobody_saw_is_shown_again(talk: Talk) -> None:
    _asked_often(talk, 2)
    talk.as_("Ольга", ("/inbox",), (press("Согласовать несколько"),), (press("Отметить все"),))
    talk.as_("Ольга", (unseen(press("Согласовать 2 заявки")), sees("✅ Согласованы 2 заявки")))
    talk.as_("Анна", (incoming(), fresh(2)))
    talk.as_("Ольга", (incoming(), silence()))


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_more_refusals_than_are_named_are_counted(talk: Talk, locale: str) -> None:
    _asked_often(talk, 12)
    talk.change("Ольга", locale=locale)
    talk.as_("Ольга", ("/inbox",), (press("Approve several"),), (press("Tick all"),))
    for number in range(12):
        talk.as_("Иван", (press_data(f"a.{'123456789abc'[number]}.X.0.0"),))
    words = {"ru": ("❌ Не согласовано 12 заявок", "… и ещё 2"), "en": ("❌ Not approved: 12 requests", "… and 2 more")}
    talk.as_("Ольга", (press("12"),), (press("Yes, approve"), sees(*words[locale], "10 · "), misses("✅")))


def _versions(tx: Tx, number: int) -> int:
    """How many entries the journal of a request has."""
    kept = requests.load(tx, requests.everything(tx)[number - 1])
    assert kept is not None
    assert journal.breaks(tx, kept.request.id, kept.head, kept.request.version) is None
    return kept.request.version


def _dies_after_the_first(tx: Tx, person: PersonId, talk: Talk) -> None:
    first, *_rest = batch.ticked(tx, person).left
    batch.approve(tx, person, first, talk.clock.now)
