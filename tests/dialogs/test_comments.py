"""Words about a request: a reply to its card, or to any message about it, goes to whom they concern."""

import pytest

from core.model.aside import NothingSaid
from core.model.command import Comment
from core.model.fields.text import TooLong
from core.model.ids import RequestId
from core.model.value import File, FileKind
from core.use.comment import comment
from dialogs.fill import EditedNotHeard
from dialogs.said import Way
from dialogs.screen import fitted, text_of
from tests.dialogs.company import IVAN, OLGA
from tests.dialogs.house import House
from tests.dialogs.sayings import (
    Update,
    begins,
    file,
    fresh,
    incoming,
    misses,
    press,
    repeated,
    reply,
    reply_with,
    sees,
    silence,
    unseen,
)

#: What is read on the author's card alone.
CARD = "[Recall]"
PHOTO = File("ref-photo", FileKind.PHOTO, "photo.jpg", 1000)


@pytest.fixture
def asked(house: House) -> House:
    """Иван's vacation waits for Ольга."""
    asks_for_vacation(house)
    house.look_away()
    return house


def asks_for_vacation(house: House, ru: str = "с 5 по 18 августа", en: str = "from 5 to 18 August") -> None:
    say = house.say
    house.as_(
        "Иван",
        (say(f"хочу в отпуск {ru}", f"vacation {en}"),),
        (press("Skip"),),
        (press(say("Всё сделано", "All done")),),
        (press("Submit"),),
    )


def test_the_author_asks_and_the_approver_answers(asked: House) -> None:
    say = asked.say
    asked.as_(
        "Иван", (reply("Успеете сегодня?", CARD), sees(say("Передано: Ольга", "Passed on: Ольга"), say("№ 1", "#1")))
    )
    asked.as_(
        "Ольга",
        (
            incoming(),
            fresh(),
            begins(say("Иван Петров · Отпуск · 5", "Иван Петров · Vacation · 5")),
            sees("Успеете сегодня?", "[To the request]"),
        ),
        (reply("Да, к вечеру", "Успеете сегодня?"), sees(say("Передано: Иван Петров", "Passed on: Иван Петров"))),
    )
    asked.hears(
        "Иван", begins(say("Ольга Смирнова · Отпуск · Иван", "Ольга Смирнова · Vacation · Иван")), sees("Да, к вечеру")
    )
    asked.as_("Ольга", (reply("И ещё", "Успеете сегодня?"), sees("Иван Петров")))
    for name in ("Пётр", "Вера", "Анна"):
        asked.hears(name, silence())
    asked.as_(
        "Иван",
        (
            press("History"),
            sees(say("Иван Петров: «Успеете сегодня?»", "Иван Петров: “Успеете сегодня?”"), "Да, к вечеру"),
        ),
    )


def test_a_comment_is_a_reply_to_the_card_and_the_card_counts_it(asked: House) -> None:
    card = asked.talk.chat("Ольга").reading("[Approve]").number
    asked.as_("Иван", (reply("Когда?", CARD),))
    passed = asked.talk.chat("Ольга").messages[-1]
    assert (passed.replies_to, passed.silent) == (card, False)
    assert asked.say("1 комментарий", "1 comment") in str(asked.talk.chat("Ольга").message(card))


def test_in_the_night_a_comment_makes_no_sound(asked: House) -> None:
    asked.talk.wait(hours=9)
    asked.as_("Иван", (reply("Когда?", CARD),))
    assert asked.talk.chat("Ольга").messages[-1].silent


def test_files_go_along(asked: House) -> None:
    asked.as_("Иван", (reply_with(file("план.pdf"), CARD, "Вот план"), sees("Ольга Смирнова")))
    asked.hears("Ольга", sees("Вот план", "📎 план.pdf"), fresh(2))
    asked.as_("Ольга", (reply_with(PHOTO, "[Approve]"), sees("Иван Петров")))
    asked.hears("Иван", sees("📎 photo.jpg"), fresh(2))
    asked.as_("Иван", (press("History"), sees("📎 план.pdf", "📎 photo.jpg")))


def test_a_role_that_has_answered_hears_by_the_one_who_did(asked: House) -> None:
    asked.agree("Ольга")
    asked.as_("Анна", (press("Done"),))
    asked.look_away()
    asked.as_("Иван", (reply("Спасибо", asked.say("Отпуск", "Vacation")), sees("Ольга Смирнова, Анна Серова")))
    asked.hears("Анна", fresh(), sees("Спасибо"))
    asked.hears("Ольга", fresh(), sees("Спасибо"))
    asked.hears("Борис", misses("Спасибо"))


def test_during_a_form_a_reply_to_a_card_is_a_comment_and_the_form_goes_on(asked: House) -> None:
    say = asked.say
    asked.as_(
        "Ольга",
        (say("командировка с 5 по 9 августа", "business trip from 5 to 9 August"), sees(say("Куда", "Where to?"))),
        (reply("Подождите", "[Approve]"), sees("Иван Петров"), misses(say("В какой стране?", "In which country?"))),
        (say("Дубай", "Dubai"), sees(say("В какой стране?", "In which country?"))),
    )
    asked.hears("Иван", sees("Подождите"))


def test_while_a_reason_is_awaited_a_reply_to_this_card_is_the_reason(asked: House) -> None:
    asked.as_("Ольга", (press("Reject"),), (reply("Нет замены", "[Approve]"), sees("Rejected")))
    asked.hears("Иван", sees("❌", "Нет замены"))
    asked.as_("Иван", (press("History"), sees("❌", "Нет замены")))


def test_a_comment_on_a_finished_request_is_passed_on_and_kept(asked: House) -> None:
    asked.as_("Ольга", (press("Reject"),), ("Нет замены",))
    asked.look_away()
    finished = "The request is finished; your words are kept in its history."
    asked.as_("Иван", (reply("Жаль", "Нет замены"), sees(finished, "Ольга Смирнова")))
    asked.hears("Ольга", fresh(), sees("Жаль"))
    asked.as_("Иван", (press("History"), sees("Жаль")))


def test_when_nobody_else_is_concerned_it_is_only_noted(asked: House) -> None:
    asked.as_(
        "Иван",
        (press("Recall"),),
        (press("Yes, recall"),),
        (reply("Передумал", asked.say("№ 1", "#1")), sees("Noted in the history.")),
    )
    asked.hears("Ольга", misses("Передумал"))


def test_what_cannot_be_passed_on_is_refused_politely(asked: House) -> None:
    card = asked.talk.chat("Иван").reading(CARD).number
    sticker = Update(Way.OTHER, message=card, shown="(a sticker, to the card)")
    edited = Update(Way.EDITED, "Когда же?", message=card, shown="(edited) Когда же?")
    asked.as_(
        "Иван",
        (lambda _chat: (sticker,), sees(NothingSaid)),
        (lambda _chat: (edited,), sees(EditedNotHeard)),
        (reply("а" * 5000, CARD), sees(TooLong)),
    )
    asked.hears("Ольга", silence())


def test_three_thousand_characters_arrive_whole(asked: House) -> None:
    asked.as_("Иван", (reply("ж" * 2999 + "🎉", CARD), sees("Ольга Смирнова")))
    asked.hears("Ольга", sees("ж" * 2999 + "🎉"))


@pytest.mark.parametrize("number", [0, -1, 10**12])
def test_a_reply_to_a_message_that_is_about_nothing_is_no_comment(asked: House, number: int) -> None:
    forged = Update(Way.WORDS, "Когда?", message=number, shown="Когда? (to a forged message)")
    asked.as_("Иван", (lambda _chat: (forged,), sees("I did not understand that. Here is what I can do.")))
    asked.hears("Ольга", silence())


def test_a_reply_to_a_message_of_anothers_chat_is_no_comment(asked: House) -> None:
    card = asked.talk.chat("Ольга").reading("[Approve]").number
    forged = Update(Way.WORDS, "Когда?", message=card, shown="Когда? (to Olga's card)")
    for name in ("Вера", "Пётр"):
        asked.as_(name, (lambda _chat: (forged,), sees("I did not understand that. Here is what I can do.")))
    asked.hears("Ольга", silence())


@pytest.mark.parametrize("how", [repeated, unseen])
def test_the_same_comment_arrives_once(asked: House, how: object) -> None:
    asked.as_("Иван", (how(reply("Когда?", CARD)),))  # type: ignore[operator]
    asked.hears("Ольга", fresh(), sees("Когда?"))
    asked.as_("Иван", (press("History"), sees("Когда?")))


def test_a_reply_to_a_reminder_is_a_comment(asked: House) -> None:
    asked.as_("Иван", (press("Remind"),))
    asked.as_("Ольга", (reply("Смотрю", asked.say("просит не забыть", "asks you not to forget")), sees("Иван Петров")))
    asked.hears("Иван", fresh(), sees("Смотрю"))


def test_a_reply_to_a_receipt_or_to_the_history_is_a_comment(asked: House) -> None:
    receipt = asked.say("Передано: Ольга", "Passed on: Ольга")
    asked.as_(
        "Иван",
        (reply("Успеете?", CARD),),
        (reply("До вечера.", receipt), sees(receipt)),
        (press("History"), sees("До вечера.")),
        (reply("И ещё: спасибо.", asked.say("История", "History")), sees(receipt)),
    )
    asked.hears("Ольга", fresh(3), sees("Успеете?", "До вечера.", "И ещё: спасибо."))


def test_the_card_of_who_only_listens_changes_without_a_sound(asked: House) -> None:
    asked.as_("Иван", (reply("Когда?", CARD), sees("Ольга Смирнова")))
    assert asked.say("1 комментарий — в истории", "1 comment: see the history") in str(
        asked.talk.chat("Иван").reading(CARD)
    )
    asked.hears("Иван", silence())


@pytest.mark.parametrize("length", [1, 40, 2900])
def test_a_history_of_a_hundred_comments_is_one_message(asked: House, length: int) -> None:
    for n in range(100):
        by = (IVAN, OLGA)[n % 2]
        asked.talk.write(comment, RequestId(1), Comment(by, asked.talk.clock.now, f"{n}-{'ы' * length}"))
    asked.talk.sweep()
    asked.look_away()
    sent = asked.say("Отправлено: Иван", "Sent: Иван")
    asked.as_("Иван", (press("History"), fresh(), sees("99-ы", sent, "[To the request]")))
    shown = asked.talk.chat("Иван").messages[-1].screen
    assert fitted(shown) == shown
    assert (asked.say("не поместил", "left out") in text_of(shown)) is (length > 1)
