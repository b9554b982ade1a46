"""A yes in one's own words: on exactly that card, at its present version; large sums and bare words are asked about."""

from datetime import UTC, datetime

import pytest

from core.forms.read import read_both
from core.model.ids import RequestId
from core.model.turn import AlreadyDecided, CardOutdated, NotYourTurn
from core.store import cards, forms
from core.store.db import Tx
from dialogs.action import OnRequest, Verb
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
    react,
    reply,
    sees,
    silence,
    toast,
    twice,
    unseen,
)
from tests.dialogs.stories import asked_for_vacation, asked_to_buy
from tests.dialogs.talk import Talk

CARD = "[Согласовать]"


@pytest.mark.parametrize("words", ["ок", "Согласна", "+", "👍", "yes"])
def test_a_yes_in_reply_to_the_card_approves_it(talk: Talk, words: str) -> None:
    asked_for_vacation(talk)
    talk.as_(
        "Ольга",
        (reply(words, CARD), sees("Вы согласовали · № 1", "[К заявке] [В меню]", "(✅ Согласовано, 12:00)"), fresh()),
    )
    talk.as_("Анна", (incoming(), sees("Оформите отпуск"), fresh()))
    talk.as_("Иван", (incoming(), sees("⏳ Бухгалтерия"), changed()))


@pytest.mark.parametrize("words", ["ок, но сдайте отчёт", "ок?", "не согласна"])
def test_other_words_stay_a_comment(talk: Talk, words: str) -> None:
    asked_for_vacation(talk)
    talk.as_("Ольга", (reply(words, CARD), sees("Передано: Иван Петров")))
    talk.as_("Иван", (incoming(), sees(words)))
    talk.as_("Анна", (incoming(), silence()))


def test_a_no_in_reply_to_the_card_asks_why(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_(
        "Ольга",
        (reply("Нет", CARD), begins("Почему отклоняете?"), fresh()),
        ("в августе отчёт", sees("Отклонено · № 1")),
    )
    talk.as_("Иван", (incoming(), begins("❌ Отклонено"), sees("в августе отчёт")))


def test_a_yes_to_what_was_said_about_it_is_an_answer_to_that(talk: Talk) -> None:
    """Not to the request: only its card is decided on."""
    asked_for_vacation(talk)
    talk.as_("Иван", (reply("Успеете сегодня?", "[Отозвать]"),))
    talk.as_("Ольга", (reply("Да", "Успеете сегодня?"), sees("Передано: Иван Петров"), misses("Согласовано")))


def test_the_yes_of_somebody_who_is_not_asked_is_a_comment(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Иван", (reply("ок", "[Отозвать]"), sees("Передано: Ольга Смирнова")))
    talk.as_("Ольга", (press("Согласовать"),), (reply("ок", "(✅ Согласовано"), sees("Передано")))


def test_what_is_to_be_done_is_not_done_by_a_yes(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Ольга", (press("Согласовать"),))
    talk.as_("Анна", (reply("ок", "[Готово]"), sees("Передано: Иван Петров")))


def test_a_comment_makes_no_card_outdated(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Иван", (reply("Прошу", "[Отозвать]"),))
    talk.write(_seen_at, 1)
    talk.as_("Ольга", (reply("ок", CARD), sees("Вы согласовали · № 1")))


def test_a_card_of_an_earlier_version_approves_nothing(talk: Talk) -> None:
    """It is not known what was read: the card comes anew, and a yes to that one counts."""
    asked_for_vacation(talk)
    for words in ("ок", "нет"):
        talk.wait(minutes=1)
        talk.write(_seen_at, 0)
        talk.as_("Ольга", (reply(words, CARD), sees(CardOutdated, "[Согласовать] [Отклонить]"), fresh(2)))
    talk.as_("Анна", (incoming(), silence()))
    talk.as_("Ольга", (reply("ок", CARD), sees("Вы согласовали · № 1")))


def test_a_large_sum_is_asked_about(talk: Talk) -> None:
    asked_to_buy(talk, amount="1 200 000")
    talk.as_(
        "Ольга",
        (
            reply("ок", CARD),
            begins("Согласовать? Снабжение · Иван Петров · 1 200 000 ₽"),
            sees("[Согласовать] [К заявке]"),
            fresh(),
        ),
        (
            press("Согласовать"),
            toast("Согласовано"),
            sees("Вы согласовали · № 1", "(✅ Согласовано, 12:00)"),
            changed(2),
        ),
        (press_old("Согласовать"), toast(AlreadyDecided)),
    )
    talk.as_("Пётр", (incoming(), sees("1 200 000 ₽"), fresh()))


def test_a_bare_yes_is_asked_about(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_(
        "Ольга",
        ("ок", begins("Согласовать? Отпуск · Иван Петров · 5–18 августа 2027, 14 дней"), fresh()),
        (twice(press("Согласовать")), toast("Согласовано"), sees("(✅ Согласовано, 12:00)")),
        ("ок", sees("Чем помочь?")),
    )
    talk.as_("Анна", (incoming(), fresh()))


def test_of_several_a_bare_yes_asks_which(talk: Talk) -> None:
    asked_for_vacation(talk)
    asked_to_buy(talk)
    talk.as_(
        "Ольга",
        (
            "да",
            begins("Какую заявку согласуете?"),
            sees("№ 1 · Отпуск · Иван Петров", "[№ 1 · Иван Петров]", "[№ 2 · Иван Петров]", "[Ждут меня] [В меню]"),
        ),
        (press("№ 1 · Иван Петров"), toast("Согласовано"), sees("Вы согласовали · № 1")),
        ("да", begins("Согласовать? Снабжение · Иван Петров · 900 000 ₽")),
        (press("К заявке"), sees("[Отклонить]")),
    )
    talk.as_("Анна", (incoming(), fresh()))


def test_of_several_a_large_one_is_asked_about_again(talk: Talk) -> None:
    asked_for_vacation(talk)
    asked_to_buy(talk)
    talk.as_("Ольга", ("+",), (press("№ 2 · Иван"), begins("Согласовать? Снабжение"), changed()))
    talk.as_("Ольга", (press("Согласовать"), sees("Вы согласовали · № 2")))


@pytest.mark.parametrize("words", ["нет", "ок, потом", "спасибо"])
def test_other_bare_words_are_no_yes(talk: Talk, words: str) -> None:
    asked_for_vacation(talk)
    talk.as_("Ольга", (words, misses("Согласовать:"), sees("Чем помочь?")))


def test_a_yes_is_an_answer_where_a_question_is_open(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Ольга", ("снабдить",), ("ок", misses("Согласовать:")))
    talk.as_("Ольга", ("/start",), (press("Отклонить"),), ("нет", sees("Отклонено · № 1")))


def test_a_form_can_do_without_words(talk: Talk) -> None:
    talk.write(_wishes, "answers: []")
    talk.as_("Иван", ("просьба",), ("стул",), (press("Отправить"),))
    talk.as_("Ольга", (reply("ок", CARD), sees("Передано: Иван Петров")), ("ок", sees("Чем помочь?")))


def test_a_form_says_what_is_large(talk: Talk) -> None:
    talk.write(_wishes, "large: 10")
    talk.as_("Иван", ("просьба",), ("стул",), ("11",), (press("Отправить"),))
    talk.as_("Ольга", (reply("ок", CARD), begins("Согласовать? Просьба · Иван Петров · стул")))


@pytest.mark.parametrize("verb", [Verb.APPROVE_ASK, Verb.APPROVE_SURELY])
def test_a_forged_yes_approves_nothing(talk: Talk, verb: Verb) -> None:
    asked_for_vacation(talk)
    data = packed(OnRequest(RequestId(1), verb, 0, 1))
    talk.as_("Иван", (press_data(data), toast(NotYourTurn)))
    talk.as_("Вера", (press_data(data), misses("Согласовано")))
    talk.as_("Анна", (incoming(), silence()))


@pytest.fixture
def wish(talk: Talk) -> Talk:
    """A chair is wished for by a form that takes reactions, and Olga is asked."""
    talk.write(_wishes, "answers: [reactions]")
    talk.as_("Иван", ("просьба",), ("стул",), (press("Отправить"),))
    talk.chat("Ольга").read()
    return talk


@pytest.mark.parametrize("emoji", ["👍", "👍🏽"])
def test_a_thumb_up_under_the_card_approves_it(wish: Talk, emoji: str) -> None:
    wish.as_("Ольга", (react(emoji, CARD), sees("Вы согласовали · № 1", "(✅ Согласовано, 12:00)"), fresh()))
    wish.as_("Иван", (incoming(), begins("✅ Согласовано")))
    wish.as_("Ольга", (react("👍", "(✅ Согласовано"), silence()))


@pytest.mark.parametrize("emoji", ["👎", "❤", "🔥"])
def test_other_reactions_say_nothing(wish: Talk, emoji: str) -> None:
    wish.as_("Ольга", (react(emoji, CARD), silence()))
    wish.as_("Иван", (react("👍", "[Отозвать]"), silence()))


def test_a_thumb_up_under_another_message_says_nothing(wish: Talk) -> None:
    wish.as_("Иван", (reply("Прошу", "[Отозвать]"),))
    wish.as_("Ольга", (react("👍", "Прошу"), silence()))


def test_a_form_takes_no_reactions_unless_it_says_so(talk: Talk) -> None:
    talk.write(_wishes, "answers: [words]")
    talk.as_("Иван", ("просьба",), ("стул",), (press("Отправить"),))
    talk.chat("Ольга").read()
    talk.as_("Ольга", (react("👍", CARD), silence()))


def test_words_say_nothing_where_only_reactions_count(wish: Talk) -> None:
    wish.as_("Ольга", (reply("ок", CARD), sees("Передано: Иван Петров")))


def test_a_thumb_up_under_a_large_sum_is_asked_about(talk: Talk) -> None:
    talk.write(_wishes, "answers: [reactions]\nlarge: 10")
    talk.as_("Иван", ("просьба",), ("стул",), ("11",), (press("Отправить"),))
    talk.chat("Ольга").read()
    talk.as_("Ольга", (react("👍", CARD), begins("Согласовать? Просьба · Иван Петров · стул")))
    talk.as_("Ольга", (press("Согласовать"), sees("Вы согласовали · № 1")))


def test_a_thumb_up_under_an_outdated_card_brings_the_present_one(wish: Talk) -> None:
    wish.write(_seen_at, 0)
    wish.as_("Ольга", (react("👍", CARD), sees(CardOutdated, "[Согласовать] [Отклонить]")))


def test_a_thumb_up_whose_answer_was_lost_has_approved_once(wish: Talk) -> None:
    wish.as_("Ольга", (unseen(react("👍", CARD)), sees("(✅ Согласовано, 12:00)"), changed()))
    wish.as_("Иван", (incoming(), begins("✅ Согласовано"), fresh()))


def _seen_at(tx: Tx, version: int) -> None:
    """Olga's card is one of an earlier version, as when the newer one could not be drawn yet."""
    card = cards.of(tx, RequestId(1), OLGA)
    assert card is not None
    cards.put(tx, cards.Card(card.request, card.person, card.message, version, card.digest))


def _wishes(tx: Tx, more: str) -> None:
    text = f"""\
form: wish
title: {{ru: Просьба, en: Wish}}
aliases: {{ru: [просьба], en: [wish]}}
owner: hr
headline: [what]
{more}
fields:
  - {{key: what, type: text, title: {{ru: Что, en: What}}}}
  {"- {key: price, type: money, title: {ru: Цена, en: Price}}" if "large" in more else ""}
route:
  - {{stage: boss, title: {{ru: Начальник, en: Boss}}, who: [manager_of: author]}}
"""
    forms.publish(tx, read_both(text, 1)[0], datetime(2027, 7, 1, tzinfo=UTC))
