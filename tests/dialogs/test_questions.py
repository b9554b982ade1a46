"""Every kind of question that the vacation form lacks, and what cannot answer it."""

import pytest
from sqlalchemy import text

from core.model.answering import MayNotSkip
from core.model.fields.choice import NoSuchOption
from core.model.fields.date import DayIsPast
from core.model.fields.file import FileExpected, FileTooLarge, TooManyFiles
from core.model.fields.money import NotPositive, OtherCurrency
from core.model.fields.number import TooLarge, TooSmall
from core.model.fields.text import NothingWritten, TooLong
from core.model.fields.yes_no import YesOrNo
from core.model.ids import DraftId
from dialogs.action import Fill, NotAButton, OnDraft
from dialogs.fill import CannotBeRead
from dialogs.packing import packed
from tests.dialogs.sayings import (
    Needle,
    Saying,
    attach,
    changed,
    file,
    fresh,
    incoming,
    misses,
    press,
    press_data,
    sees,
    sticker,
    toast,
)
from tests.dialogs.stories import asked_to_buy
from tests.dialogs.talk import Talk

#: What answers each question of the form, in order; None where a button does.
_ANSWERS = ("снабдить", "12 500", "3", "стол", "нет", "осень", "завтра")


def _asked(talk: Talk, place: int) -> None:
    """The form is at its question number `place`, from 1."""
    for words in _ANSWERS[:place]:
        talk.as_("Иван", (words,))


def test_every_question_can_be_answered_by_words(talk: Talk) -> None:
    talk.as_(
        "Иван",
        ("надо снабдить", sees("Сумма", "1 из 7", "[Отмена]")),
        ("1 250 000,50", sees("Снабжение · 1 250 000,50 ₽", "Количество")),
        ("3", sees("Что купить")),
        ("стол\nстул", sees("Срочно", "[Да] [Нет]")),
        ("да", sees("Покупаем только у знакомых", "Магазин", "(1 / 2)", "[Ещё →]")),
        ("полноч", sees("К какому дню", "[Сегодня] [Завтра]", "(Июль 2027)")),
        ("завтра", sees("Счета", "Пришлите файл")),
        (attach(file("счёт.pdf")), sees("📎 счёт.pdf", "[Готово] [Убрать последний]"), fresh()),
        (press("Готово"), sees("Сумма: 1 250 000,50 ₽", "Срочно: Да", "Магазин: Полночь", "К какому дню: 2 июля 2027")),
    )


def test_every_question_can_be_answered_in_english(talk: Talk) -> None:
    talk.as_(
        "Emma",
        ("It supplies us", sees("Amount", "1 of 7")),
        ("100 USD", sees(OtherCurrency)),
        ("1500.50", sees("Quantity")),
        ("3", sees("What to buy")),
        ("A desk", sees("Urgent", "[Yes] [No]")),
        (press("Yes"), sees("We buy from those we know", "[Spring]")),
        (press("More →"), sees("[Midnight]", "[← Previous]")),
        (press("Midnight"), sees("Needed by", "[Today] [Tomorrow]")),
        (press("Tomorrow"), sees("Bills")),
        (attach(file("bill.pdf")),),
        (press("Done"), sees("Amount: RUB 1,500.50", "Urgent: Yes", "Shop: Midnight", "Needed by: 2 July 2027")),
    )


@pytest.mark.parametrize(
    ("place", "said", "why"),
    [
        (1, "много денег", "Это не похоже на сумму"),
        (1, "12x500", "Это не похоже на сумму"),
        (1, "-5", NotPositive),
        (1, "0", NotPositive),
        (1, "100 долларов", OtherCurrency),
        (1, "9" * 5000, "Напишите"),
        (2, "три", "Это не похоже на число"),
        (2, "0", TooSmall),
        (2, "101", TooLarge),
        (2, "1,5", "знаков после запятой"),
        (3, "   ", NothingWritten),
        (3, "х" * 4001, TooLong),
        (3, attach(file()), CannotBeRead),
        (4, "может быть", YesOrNo),
        (5, "Весна и лето", NoSuchOption),
        (5, "пол", NoSuchOption),
        (5, "<b>", NoSuchOption),
        (6, "вчера", DayIsPast),
        (6, "29 февраля 2027", "такого дня нет в календаре"),
        (6, sticker(), CannotBeRead),
        (7, "вот", FileExpected),
        (7, sticker(), CannotBeRead),
        (7, attach(file(size=21 * 1024 * 1024)), FileTooLarge),
        (7, attach(*(file(f"{n}.pdf") for n in range(4))), TooManyFiles),
    ],
)
def test_what_cannot_be_an_answer_is_explained(talk: Talk, place: int, said: Saying, why: Needle) -> None:
    _asked(talk, place)
    talk.as_("Иван", (said, sees(why, f"{place} из 7", "[Отмена]"), fresh()))


def test_choices_are_leafed_through(talk: Talk) -> None:
    _asked(talk, 5)
    talk.as_(
        "Иван",
        (press("Ещё →"), sees("[Полдень] [Полночь]", "(2 / 2)", "[← Раньше]"), misses("[Весна]"), changed()),
        (press("← Раньше"), sees("[Весна]", "(1 / 2)")),
        (press("Ночь"), sees("К какому дню")),
    )


def test_a_day_is_one_press(talk: Talk) -> None:
    _asked(talk, 6)
    talk.as_("Иван", (press("31"), sees("Счета")), (press("Назад"), sees("Сейчас: 31 июля 2027", "[Оставить]")))
    talk.as_("Иван", (press("Сегодня"), sees("Счета")), (press("Назад"), sees("Сейчас: 1 июля 2027")))


def test_files_gather_until_done_is_pressed(talk: Talk) -> None:
    _asked(talk, 7)
    talk.as_(
        "Иван",
        (attach(file("a.pdf"), file("b.pdf"), file("c.pdf")), sees("📎 a.pdf, 📎 b.pdf, 📎 c.pdf", "7 из 7"), fresh()),
        (attach(file("d.pdf")), sees(TooManyFiles, "📎 c.pdf")),
        (press("Убрать последний"), sees("📎 a.pdf, 📎 b.pdf"), misses("c.pdf"), changed()),
        (attach(file("d.pdf")), sees("📎 b.pdf, 📎 d.pdf")),
        (press("Готово"), sees("Счета: 📎 a.pdf, 📎 b.pdf, 📎 d.pdf", "[Отправить]")),
    )


def test_a_file_with_a_caption_is_a_file(talk: Talk) -> None:
    _asked(talk, 7)
    talk.as_("Иван", (attach(file(), caption="вот счёт"), sees("📎 счёт.pdf")))


def test_without_its_files_a_form_is_not_done(talk: Talk) -> None:
    _asked(talk, 7)
    talk.as_("Иван", (press_data(packed(OnDraft(DraftId(1), 6, Fill.DONE))), sees(FileExpected, "Счета")))


def test_what_is_needed_cannot_be_skipped(talk: Talk) -> None:
    talk.as_("Иван", ("снабдить", misses("[Пропустить]")))
    talk.as_("Иван", (press_data(packed(OnDraft(DraftId(1), 0, Fill.SKIP))), sees(MayNotSkip, "Сумма")))


def test_files_travel_with_the_card(talk: Talk) -> None:
    asked_to_buy(talk)
    talk.as_(
        "Ольга",
        (press("Файлы"), sees("📎 счёт.pdf", "Снабжение · Иван Петров · 900 000 ₽", "[К заявке]"), fresh()),
        (press("К заявке"), sees("[Согласовать]"), fresh()),
    )


def test_markup_in_answers_is_only_text(talk: Talk) -> None:
    asked_to_buy(talk)
    talk.as_("Ольга", ("/inbox",), (press("№ 1"), sees("Что купить: Три стола <b>и</b> стул")))


def test_the_longest_answers_fit_into_one_message(talk: Talk) -> None:
    """Screens are checked as they are shown: what is too long is cut, and the buttons stay."""
    talk.hire("Ы" * 200)
    _asked(talk, 2)
    talk.as_("Иван", ("1",), ("😀" * 2000,), ("нет",), ("осень",), ("завтра",), (attach(file("я" * 300)),))
    talk.as_("Иван", (press("Готово"), sees("😀…", "[Отправить]")), (press("Отправить"),))
    talk.as_(
        "Ольга", (incoming(), sees("😀…", "[Согласовать]")), (press("Отклонить"),), ("х" * 1000, sees("Отклонено"))
    )
    talk.as_("Иван", (incoming(), sees("❌ Ольга Смирнова: х", "[История]")))


def test_a_very_long_name_can_be_chosen(talk: Talk) -> None:
    talk.hire("Ы" * 200)
    talk.as_("Иван", ("отпуск с 5 по 18 августа",), ("ыыы", sees("Всё готово к отпуску?")))
    talk.as_("Иван", (press("Всё сделано"), sees("Замещает: ЫЫЫ")), (press("Отправить"), sees("⏳ ЫЫЫ")))


@pytest.mark.parametrize("place", range(1, 8))
def test_a_button_of_another_kind_of_question_is_none(talk: Talk, place: int) -> None:
    """Whatever was forged, the question stays where it is and can still be answered."""
    foreign = {
        Fill.OPTION: 5,
        Fill.TICK: 0,
        Fill.ALL: 0,
        Fill.DAY: 6,
        Fill.MONTH: 6,
        Fill.PERSON: 0,
        Fill.YES: 4,
        Fill.NO: 4,
        Fill.DETACH: 7,
        Fill.PAGE: 5,
    }
    _asked(talk, place)
    for do in (do for do, own in foreign.items() if own != place):
        revision = talk.read(lambda tx: int(tx.execute(text("SELECT revision FROM draft")).scalar_one()))
        data = packed(OnDraft(DraftId(1), revision, do))
        talk.as_("Иван", (press_data(data), toast(NotAButton), sees(f"{place} из 7"), changed()))


def test_a_day_outside_the_calendar_is_no_button(talk: Talk) -> None:
    _asked(talk, 6)
    for do in (Fill.DAY, Fill.MONTH):
        for number in (0, 36**12 - 1):
            revision = talk.read(lambda tx: int(tx.execute(text("SELECT revision FROM draft")).scalar_one()))
            data = packed(OnDraft(DraftId(1), revision, do, number))
            talk.as_("Иван", (press_data(data), toast(NotAButton), sees("6 из 7")))


def test_an_option_that_does_not_exist_is_no_button(talk: Talk) -> None:
    _asked(talk, 5)
    talk.as_("Иван", (press_data(packed(OnDraft(DraftId(1), 4, Fill.OPTION, 10))), toast(NotAButton), sees("5 из 7")))
