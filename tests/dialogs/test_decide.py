"""Deciding: the card with its facts, one tap, words where they are needed, and who hears of it."""

from collections.abc import Callable

import pytest

from core.model.fields.text import TooLong
from core.model.ids import RequestId, RoleKey
from core.model.turn import AlreadyClosed, AlreadyDecided, CardOutdated, NotYourTurn
from core.store import people
from dialogs.action import OnRequest, Verb
from dialogs.explaining import AboutAnother, InWords
from dialogs.fill import EditedNotHeard
from dialogs.packing import packed
from tests.dialogs.sayings import (
    Saying,
    attach,
    begins,
    changed,
    edited,
    file,
    fresh,
    incoming,
    misses,
    press,
    press_data,
    press_old,
    repeated,
    reply,
    sees,
    silence,
    sticker,
    toast,
    twice,
    unseen,
)
from tests.dialogs.stories import asked_for_vacation, asked_to_buy, returned
from tests.dialogs.talk import Talk


def test_the_card_carries_the_facts(talk: Talk) -> None:
    talk.as_("Иван", ("хочу в отпуск с 5 по 18 августа",), ("вера",), (press("Всё сделано"),), (press("Отправить"),))
    talk.as_(
        "Вера",
        (
            incoming(),
            begins("Отпуск · Иван Петров · 5–18 августа 2027, 14 дней · № 1"),
            sees("Подмените на это время?", "Вид отпуска: Ежегодный", "✅ Дела переданы", "Организация: ООО Ромашка"),
            sees("⏳ Вера Ким → ⚪ Ольга Смирнова → ⚪ Бухгалтерия"),
            sees("[Согласовать] [Отклонить]", "[Вернуть] [С комментарием]", "[История]"),
            fresh(),
        ),
    )
    talk.as_("Ольга", (incoming(), silence()))


def test_the_way_of_a_vacation_to_its_end(talk: Talk) -> None:
    asked_for_vacation(talk, substitute="Вера Ким")
    own = len(talk.chat("Иван").messages)
    talk.as_("Вера", (press("Согласовать"), toast("Согласовано"), sees("(✅ Согласовано, 12:00)"), changed()))
    talk.as_("Иван", (incoming(), sees("✅ Вера Ким → ⏳ Ольга Смирнова"), changed()))
    talk.wait(hours=2)
    talk.as_("Ольга", (press("Согласовать"), sees("⏳ Бухгалтерия", "(✅ Согласовано, 14:00)"), changed()))
    talk.as_("Иван", (incoming(), sees("⏳ Бухгалтерия"), changed()))
    assert len(talk.chat("Иван").messages) == own, "the author's message changes itself"
    talk.as_("Анна", (incoming(), sees("Оформите отпуск", "[Готово] [Вернуть]"), misses("Согласовать"), fresh()))
    talk.as_("Борис", (incoming(), fresh()), (press("Готово"), toast("Готово"), sees("(✅ Готово, 14:00)"), changed()))
    talk.as_("Анна", (incoming(), sees("✅ Борис Ганин: готово", "(✅ Готово, 14:00)"), misses("[Готово]"), changed()))
    talk.as_("Елена", (incoming(), begins("✅ Согласовано: Отпуск · Иван Петров"), fresh()))
    talk.as_("Иван", (incoming(), begins("✅ Согласовано: Отпуск"), sees("Хорошего отдыха!"), fresh()))
    talk.as_("Вера", (incoming(), begins("✅ Согласовано"), changed()))


def test_the_author_reads_his_card_in_english(talk: Talk) -> None:
    talk.as_(
        "Emma",
        ("vacation from 5 to 18 August",),
        (press("Skip"),),
        (press("All done"),),
        (press("Submit"), begins("Vacation · 5–18 August 2027, 14 days · #1"), sees("⚪ Accounting")),
    )
    talk.as_("Ольга", (press("Отклонить"),), ("отчёт",))
    talk.as_("Emma", (incoming(), begins("❌ Rejected: Vacation"), sees("❌ Ольга Смирнова: отчёт"), fresh()))


def test_the_author_sees_in_his_card_what_he_has_asked_for(talk: Talk) -> None:
    asked_to_buy(talk)
    talk.as_("Ольга", (press("Согласовать"),))
    talk.as_("Иван", (incoming(), sees("⏳ Ознакомление\nКоличество: 3\nЧто купить: Три стола", "Магазин: Осень")))


def test_an_approval_may_carry_words(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_(
        "Ольга",
        (press("С комментарием"), sees("Что добавить к согласованию?", "[Отмена]"), fresh()),
        (
            "только ноутбук оставьте <3",
            sees("Вы согласовали · № 1", "[К заявке]", "[В меню]", "(✅ Согласовано, 12:00)"),
        ),
        (press("К заявке"), sees("✅ Ольга Смирнова: только ноутбук оставьте <3"), fresh()),
    )
    talk.as_("Анна", (incoming(), sees("✅ Ольга Смирнова: только ноутбук оставьте <3")))


def test_a_rejection_needs_a_reason(talk: Talk) -> None:
    asked_for_vacation(talk, substitute="Вера Ким")
    talk.as_("Вера", (press("Согласовать"),))
    talk.as_(
        "Ольга",
        (press("Отклонить"), sees("Почему отклоняете?", "Иван Петров"), fresh()),
        (sticker(), sees(InWords, "Почему отклоняете?", "[Отмена]"), fresh()),
        (attach(file()), sees(InWords)),
        (edited("нельзя"), sees(EditedNotHeard, "Почему отклоняете?"), misses(InWords)),
        ("в августе сдаём отчёт", sees("Отклонено · № 1", "(❌ Отклонено, 12:00)")),
    )
    talk.as_("Иван", (incoming(), begins("❌ Отклонено: Отпуск"), sees("❌ Ольга Смирнова: в августе сдаём отчёт")))
    talk.as_(
        "Вера", (incoming(), begins("❌ Отклонено: Отпуск · Иван Петров"), sees("в августе сдаём отчёт"), fresh(1))
    )
    talk.as_("Анна", (incoming(), silence()))


@pytest.mark.parametrize("verb", ["Отклонить", "Вернуть", "С комментарием"])
def test_a_reason_is_cancelled_by_its_button(talk: Talk, verb: str) -> None:
    asked_for_vacation(talk)
    talk.as_(
        "Ольга",
        (press(verb), sees("[Отмена]")),
        (press("Отмена"), sees("Всё осталось как было", "[К заявке]", "[В меню]"), changed()),
        ("спасибо", sees("Это мне непонятно")),
        (press("Согласовать"), toast("Согласовано")),
    )


@pytest.mark.parametrize("command", ["/cancel", "/start", "/inbox", "/my", "/help", "/new", "/language"])
def test_a_command_goes_before_a_reason(talk: Talk, command: str) -> None:
    """What is said after it rejects nothing."""
    asked_for_vacation(talk)
    talk.as_("Ольга", (press("Отклонить"),), (command, misses("Отклонено")), ("спасибо", sees("Чем помочь?")))
    talk.as_("Иван", (incoming(), silence()))


def test_the_menu_goes_before_a_reason(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Ольга", ("/start",), (press("Отклонить"),), (press("Мои заявки"),), ("спасибо", sees("Чем помочь?")))
    talk.as_("Иван", (incoming(), silence()))


def test_a_decision_on_another_card_ends_the_question(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Ольга", (press("Отклонить"),))
    asked_for_vacation(talk, "Вера", wish="отпуск с 1 по 14 сентября")
    talk.as_(
        "Ольга",
        (press("Согласовать"), toast("Согласовано")),
        ("спасибо", sees("Чем помочь?")),
        ("/inbox", sees("Ждут вас: 1", "Иван Петров")),
    )


def test_a_reply_to_another_card_is_no_reason(talk: Talk) -> None:
    """He means the other request: neither is decided, and the other card keeps its buttons."""
    asked_for_vacation(talk)
    asked_for_vacation(talk, "Вера", wish="отпуск с 1 по 14 сентября")
    talk.as_(
        "Ольга",
        ("/inbox",),
        (press("№ 1"),),
        (press("Отклонить"), sees("Почему отклоняете?", "Иван Петров")),
        (
            reply("тут всё хорошо", to="14 дней · № 2"),
            sees(AboutAnother, "Почему отклоняете?", "Иван Петров", "[Отмена]"),
            misses("Отклонено"),
            fresh(),
        ),
    )
    assert "[Согласовать]" in str(talk.chat("Ольга").reading("14 дней · № 2"))
    talk.as_("Иван", (incoming(), silence()))
    talk.as_("Ольга", ("в августе отчёт", sees("Отклонено · № 1")))


@pytest.mark.parametrize("to", ["Почему отклоняете?", "[Согласовать]"])
def test_a_reply_to_the_question_or_to_its_card_is_a_reason(talk: Talk, to: str) -> None:
    """The question loses its button; the card is drawn anew, as ever."""
    asked_for_vacation(talk)
    talk.as_(
        "Ольга",
        (press("Отклонить"),),
        (reply("в августе отчёт", to), sees("Отклонено · № 1", "(❌ Отклонено, 12:00)", "[История]")),
    )
    assert ("[Отмена]" in str(talk.chat("Ольга").reading("Почему отклоняете?"))) is (to == "[Согласовать]")


def test_history_may_be_read_before_the_reason_is_written(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_(
        "Ольга", (press("Отклонить"),), (press("История"), sees("Отправлено: Иван Петров")), ("нет", sees("Отклонено"))
    )


def test_a_question_that_nobody_saw_is_asked_again(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Ольга", (unseen(press("Отклонить")), sees("Почему отклоняете?", "[Отмена]")), ("нет", sees("Отклонено")))


def test_words_that_come_too_late_are_answered_by_the_card(talk: Talk) -> None:
    """And the words after them are no reason either."""
    asked_for_vacation(talk)
    talk.as_("Ольга", (press("Согласовать"),))
    talk.as_("Анна", (press("С комментарием"), sees("Что сделано?")))
    talk.as_("Борис", (press("Готово"),))
    talk.as_(
        "Анна",
        ("оплатила", sees(AlreadyDecided, "✅ Борис Ганин: готово", "(✅ Готово, 12:00)", "[История]"), fresh()),
        ("сделала же", sees("Чем помочь?")),
    )


def test_words_for_a_request_that_is_recalled_are_not_kept_waiting(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Ольга", (press("Отклонить"),))
    talk.as_("Иван", (press("Отозвать"),), (press("Да, отозвать"),))
    talk.as_("Ольга", ("нельзя", sees(AlreadyClosed, "Отозвано")), ("нельзя", sees("Чем помочь?")))


def test_a_question_of_before_is_no_way_back(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_(
        "Ольга", (press("Отклонить"),), ("нет",), (press("Отмена"), sees("❌ Отклонено: Отпуск"), misses("как было"))
    )


@pytest.mark.parametrize("again", [twice, repeated])
def test_a_double_tap_decides_once(talk: Talk, again: Callable[[Saying], Saying]) -> None:
    asked_for_vacation(talk)
    talk.as_("Ольга", (again(press("Согласовать")), toast("Согласовано"), sees("(✅ Согласовано, 12:00)")))
    talk.as_("Анна", (incoming(), fresh()))
    talk.as_("Иван", (press("История"), sees("✅ Руководитель: Ольга Смирнова")))
    assert str(talk.chat("Иван").messages[-1]).count("Ольга") == 2  # asked, and answered


def test_a_card_that_another_has_decided_tells_who_and_when(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Ольга", (press("Согласовать"),))
    talk.as_("Борис", (press("Готово"),))
    talk.wait(days=1)
    talk.as_(
        "Анна",
        (
            press_old("Готово"),
            toast(AlreadyDecided, "Борис Ганин", "вчера, 12:00"),
            sees("✅ Борис Ганин: готово", "(✅ Готово, 1 июля, 12:00)"),
            changed(),
        ),
        (press_old("Вернуть"), toast("Борис Ганин"), misses("Что нужно исправить?")),
    )


def test_a_card_of_an_earlier_round_decides_nothing(talk: Talk) -> None:
    returned(talk)
    talk.as_("Иван", (press("Изменить и отправить"),), (press("Отправить"),))
    talk.as_(
        "Ольга",
        (incoming(), fresh()),
        (press_old("Согласовать"), toast(CardOutdated), sees("[Согласовать]", "⏳ Ольга Смирнова")),
        (press("Согласовать"), toast("Согласовано")),
    )


def test_a_card_of_an_earlier_stage_decides_nothing(talk: Talk) -> None:
    """What was for the substitute does not answer for the manager."""
    asked_for_vacation(talk, substitute="Вера Ким")
    talk.change("Вера", roles=frozenset({RoleKey("accounting")}))
    talk.as_("Вера", (press("Согласовать"), toast("Согласовано")))
    talk.as_("Ольга", (press("Согласовать"),))
    talk.as_(
        "Вера",
        (incoming(), sees("[Готово]")),
        (press_old("Согласовать"), toast(AlreadyDecided)),
        ("/inbox", sees("Ждут вас: 1")),
    )


def test_whoever_has_agreed_is_not_asked_for_the_same_again(talk: Talk) -> None:
    asked_for_vacation(talk, substitute="Ольга Смирнова")
    talk.as_("Ольга", (press("Согласовать"), toast("Согласовано"), sees("✅ Ольга Смирнова → ⏳ Бухгалтерия")))
    talk.as_(
        "Иван", (press("История"), sees("✅ Руководитель: Ольга Смирнова, согласие дано раньше, на этапе «Замещающий»"))
    )


def test_a_decision_is_one_tap(talk: Talk) -> None:
    asked_for_vacation(talk)
    chat = talk.chat("Ольга")
    before = chat.taps
    talk.as_("Ольга", (press("Согласовать"), sees("✅ Согласовано")))
    assert chat.taps - before == 1


def test_the_last_stage_reads_and_says_so(talk: Talk) -> None:
    asked_to_buy(talk)
    talk.as_("Ольга", (press("Согласовать"),))
    talk.as_("Елена", (incoming(), sees("[Прочитано]")), (press("Прочитано"), toast("Спасибо"), sees("✅ Прочитано")))
    talk.as_("Иван", (incoming(), begins("✅ Согласовано: Снабжение · 900 000 ₽")))


def test_more_than_a_million_goes_to_the_director(talk: Talk) -> None:
    asked_to_buy(talk, amount="1 000 000,50")
    talk.as_("Ольга", (press("Согласовать"), sees("⏳ Директор")))
    talk.as_("Пётр", (incoming(), begins("Снабжение · Иван Петров · 1 000 000,50 ₽"), sees("[Согласовать]")))


def test_a_decision_that_is_not_ones_own_is_declined(talk: Talk) -> None:
    """The owner of the process sees the request, and still does not decide for others."""
    asked_for_vacation(talk)
    talk.as_("Елена", ("/start",))
    for verb in (Verb.APPROVE, Verb.REJECT, Verb.RETURN, Verb.COMPLETE, Verb.ACKNOWLEDGE, Verb.APPROVE_SAYING):
        data = packed(OnRequest(RequestId(1), verb, stage=1, round=1))
        talk.as_("Елена", (press_data(data), toast(NotYourTurn), sees("Отпуск · Иван Петров"), misses("[Согласовать]")))
    talk.as_("Иван", (incoming(), silence()))


def test_a_reason_that_is_too_long_is_not_cut_in_silence(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_(
        "Ольга",
        (press("Отклонить"),),
        ("х" * 1001, sees(TooLong, "Почему отклоняете?", "[Отмена]")),
        ("х" * 1000, sees("Отклонено")),
    )


def test_whoever_is_back_gets_what_waits_for_him(talk: Talk) -> None:
    """He had blocked the bot, and unblocks it by writing."""
    talk.write(people.set_unreachable, talk.person("Ольга").id, talk.clock.now)
    talk.chat("Ольга")
    asked_for_vacation(talk)
    talk.write(people.set_unreachable, talk.person("Ольга").id, talk.clock.now)
    talk.as_("Ольга", ("/start", sees("Чем помочь?", "Отпуск · Иван Петров", "[Согласовать]"), fresh(2)))
    talk.as_("Ольга", ("/start", fresh()))
