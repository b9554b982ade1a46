"""Ready reasons: a button each, below the question why, beside one's own words."""

from datetime import UTC, datetime

import pytest

from core.forms.read import read_both
from core.model.ids import RequestId
from core.model.refusal import Refusal
from core.model.turn import AlreadyClosed, AlreadyDecided, CardOutdated, NotYourTurn
from core.store import forms
from core.store.db import Tx
from dialogs.action import Because, NotAButton, Verb
from dialogs.packing import packed
from tests.dialogs.sayings import (
    changed,
    fresh,
    incoming,
    misses,
    press,
    press_data,
    sees,
    silence,
    sticker,
    toast,
)
from tests.dialogs.talk import Talk

_FORM = """\
form: wish
title: {ru: Просьба, en: Wish}
aliases: {ru: [просьба], en: [wish]}
owner: hr
headline: [what]
reasons: [{ru: Нет денег, en: No money}, {ru: Не сейчас, en: Not now}]
fields:
  - {key: what, type: text, title: {ru: Что, en: What}}
route:
  - {stage: boss, title: {ru: Начальник, en: Boss}, who: [manager_of: author]}
  - {stage: buy, title: {ru: Закупка, en: Purchase}, who: [role: accounting], do: act, reasons: [{ru: Нет в продаже, en: Sold out}]}
"""  # noqa: E501


def _published(tx: Tx) -> None:
    forms.publish(tx, read_both(_FORM, 1)[0], datetime(2027, 7, 1, tzinfo=UTC))


@pytest.fixture
def wish(talk: Talk) -> Talk:
    """A chair is wished for, and Olga is asked."""
    talk.write(_published)
    talk.as_("Иван", ("просьба",), ("стул",), (press("Отправить"),))
    talk.chat("Ольга").read()
    return talk


@pytest.mark.parametrize(("verb", "done"), [("Отклонить", "Отклонено · № 1"), ("Вернуть", "Возвращено · № 1")])
def test_a_ready_reason_is_one_tap(wish: Talk, verb: str, done: str) -> None:
    wish.as_(
        "Ольга",
        (press(verb), sees("своими словами", "[Нет денег]\n[Не сейчас]\n[Отмена]"), fresh()),
        (press("Не сейчас"), sees(done, "[К заявке]"), changed(2)),
        ("спасибо", misses("Отклонено", "Возвращено")),
    )
    wish.as_("Иван", (incoming(), sees("Ольга Смирнова: Не сейчас")))


def test_own_words_are_a_reason_as_ever(wish: Talk) -> None:
    wish.as_(
        "Ольга",
        (press("Отклонить"),),
        (sticker(), sees("[Нет денег]")),
        ("стулья кончились", sees("Отклонено · № 1")),
        ("спасибо", misses("Отклонено")),
        (press("Нет денег"), toast(AlreadyDecided)),
    )
    wish.as_("Иван", (incoming(), sees("Ольга Смирнова: стулья кончились")))


def test_an_approval_needs_no_reason(wish: Talk) -> None:
    wish.as_("Ольга", (press("С комментарием"), sees("одним сообщением"), misses("Нет денег")))


def test_a_stage_has_reasons_of_its_own(wish: Talk) -> None:
    wish.as_("Ольга", (press("Согласовать"),))
    wish.as_("Анна", (press("Вернуть"),), (press("Иван Петров"), sees("[Нет в продаже]"), misses("Нет денег")))


def test_the_reason_is_in_the_language_of_the_author(wish: Talk) -> None:
    wish.change("Ольга", locale="en")
    wish.as_("Ольга", (press("Reject"), sees("[No money]")), (press("No money"), sees("Rejected · #1")))
    wish.as_("Иван", (incoming(), sees("Ольга Смирнова: Нет денег")))


@pytest.mark.parametrize(
    ("who", "action", "told"),
    [
        ("Ольга", Because(RequestId(1), Verb.REJECT, 0, 1, 2), NotYourTurn),
        ("Ольга", Because(RequestId(1), Verb.REJECT, 1, 1, 0), NotYourTurn),
        ("Ольга", Because(RequestId(1), Verb.REJECT, 0, 2, 0), CardOutdated),
        ("Ольга", Because(RequestId(1), Verb.APPROVE_SAYING, 0, 1, 0), NotAButton),
        ("Иван", Because(RequestId(1), Verb.REJECT, 0, 1, 0), NotYourTurn),
    ],
)
def test_a_forged_reason_says_no_to_nothing(wish: Talk, who: str, action: Because, told: type[Refusal]) -> None:
    wish.as_(who, (press_data(packed(action)), toast(told)))
    wish.as_("Анна", (incoming(), silence()))
    wish.as_("Ольга", (press("Согласовать"), toast("Согласовано")))


def test_a_reason_that_comes_too_late_shows_what_has_happened(wish: Talk) -> None:
    wish.as_("Ольга", (press("Отклонить"),))
    wish.as_("Иван", (press("Отозвать"),), (press("Да, отозвать"),))
    wish.as_("Ольга", (press("Нет денег"), toast(AlreadyClosed), sees("Отозвано")))
