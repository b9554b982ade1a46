"""The first words: greetings, the menu, wishes in one's own words, and what nobody can understand."""

import pytest

from core.use.act import NoSuchRequest
from core.use.fill import NoSuchForm
from tests.dialogs.sayings import (
    attach,
    begins,
    changed,
    edited,
    file,
    fresh,
    incoming,
    press,
    press_data,
    sees,
    silence,
    sticker,
    toast,
    unseen,
)
from tests.dialogs.stories import WISH, asked_for_vacation
from tests.dialogs.talk import Talk

MENU = ("[Новая заявка]", "[Ждут меня]", "[Мои заявки]", "[Новости]", "[Настройки]")


def test_start_greets_with_the_menu(talk: Talk) -> None:
    talk.as_("Иван", ("/start", begins("Чем помочь?"), sees(*MENU), fresh()))


def test_start_greets_in_english(talk: Talk) -> None:
    talk.as_("Emma", ("/start", begins("How can I help?"), sees("[New request]", "[My requests]", "[Settings]")))


def test_a_sentence_is_half_the_form(talk: Talk) -> None:
    talk.as_(
        "Иван",
        (WISH, begins("Отпуск · 5–18 августа 2027, 14 дней"), sees("Кто вас заменит?", "2 из 3")),
        (press("Пропустить"), sees("Всё готово к отпуску?", "[⚪ Дела переданы]")),
        (press("Всё сделано"), sees("Путь: Ольга Смирнова → Бухгалтерия", "[Отправить]")),
        (press("Отправить"), toast("№ 1"), sees("⏳ Ольга Смирнова", "[Отозвать]")),
    )
    talk.as_("Ольга", (incoming(), begins("Отпуск · Иван Петров"), sees("14 дней", "[Согласовать]"), fresh()))


def test_a_sentence_is_half_the_form_in_english(talk: Talk) -> None:
    talk.as_(
        "Emma",
        ("I need a vacation from 5 to 18 August", sees("5–18 August 2027, 14 days", "Who stands in for you?")),
        (press("Skip"), sees("Work handed over")),
        (press("All done"), sees("Route: Ольга Смирнова → Accounting")),
        (press("Submit"), toast("#1"), sees("⏳ Ольга Смирнова", "[Recall]")),
    )
    talk.as_("Ольга", (incoming(), begins("Отпуск · Emma Stone"), sees("14 дней", "[Согласовать]")))


@pytest.mark.parametrize(
    ("wish", "seen"),
    [
        ("отпуск", "На какие даты?"),
        ("Нужен отпуск с 1 сентября на 2 недели", "1–14 сентября 2027, 14 дней"),
        ("оформи мне отпускные", "На какие даты?"),
        ("надо снабдить отдел", "Сумма"),
        ("снабжение", "Сумма"),
    ],
)
def test_a_form_is_begun_by_its_names(talk: Talk, wish: str, seen: str) -> None:
    talk.as_("Иван", (wish, sees(seen, "[Отмена]")))


def test_a_sentence_with_impossible_dates_asks_for_them(talk: Talk) -> None:
    talk.as_("Иван", ("хочу в отпуск с 31 июня", begins("Отпуск"), sees("На какие даты?", "1 из 3")))


def test_words_for_two_forms_offer_both(talk: Talk) -> None:
    talk.as_(
        "Иван",
        ("снабдить кого-то в отпуск", sees("Что из этого вам нужно?", "[Снабжение]", "[Отпуск]", "[В меню]")),
        (press("Отпуск"), sees("На какие даты?"), changed()),
    )


@pytest.mark.parametrize("words", ["привет", "?", "👋", "х" * 5000, "/nonsense", "/", "/ start", "1", "<b>&amp;"])
def test_unknown_words_lead_to_the_menu(talk: Talk, words: str) -> None:
    talk.as_("Иван", (words, sees("Чем помочь?", *MENU), fresh()))


def test_what_cannot_be_read_leads_to_the_menu(talk: Talk) -> None:
    talk.as_(
        "Иван",
        (sticker(), sees("Это мне непонятно", *MENU)),
        (attach(file()), sees(*MENU)),
    )


@pytest.mark.parametrize("words", ["что-то", "хочу в отпуск", "/start"])
def test_a_correction_of_what_was_said_long_ago_is_no_new_wish(talk: Talk, words: str) -> None:
    talk.as_("Иван", ("привет", sees(*MENU)), (edited(words), silence()))


def test_a_new_request_is_chosen_from_the_forms(talk: Talk) -> None:
    talk.as_(
        "Иван",
        ("/new", sees("[Отпуск]", "[Снабжение]", "[В меню]"), fresh()),
        (press("Отпуск"), sees("На какие даты?"), changed()),
        (press("Отмена"), sees("[Отложить]", "[Удалить]", "[Вернуться к вопросам]"), changed()),
        (press("Удалить"), toast("Удалено"), sees(*MENU), changed()),
    )


def test_every_way_leads_back_to_the_menu(talk: Talk) -> None:
    for place in ("Новая заявка", "Ждут меня", "Мои заявки", "Новости", "Настройки"):
        talk.as_("Иван", ("/start",), (press(place), sees("[В меню]"), changed()), (press("В меню"), sees(*MENU)))


def test_words_after_new_begin_another_form(talk: Talk) -> None:
    talk.as_(
        "Иван",
        (WISH, sees("Кто вас заменит?")),
        ("/new", sees("[Черновики · 1]")),
        ("надо снабдить отдел", begins("Снабжение"), sees("Сумма")),
    )


def test_help_tells_what_can_be_done(talk: Talk) -> None:
    talk.as_("Иван", ("/help", begins("Что я умею"), sees("/new", "/inbox", "/my", "/cancel", "/news", "/settings")))
    talk.as_("Emma", ("/help", begins("What I can do"), sees("/new", "/inbox", "/my", "/cancel", "/news", "/settings")))


def test_the_language_is_chosen_and_kept(talk: Talk) -> None:
    talk.as_(
        "Иван",
        ("/language", sees("[Русский]", "[English]")),
        (press("English"), toast("We speak English now"), sees("How can I help?", "[New request]"), changed()),
    )
    talk.restart()
    talk.as_("Иван", ("vacation from 5 to 18 August", begins("Vacation · 5–18 August 2027, 14 days")))


def test_cards_come_in_the_language_of_their_reader(talk: Talk) -> None:
    talk.as_("Ольга", ("/language",), (press("English"),))
    asked_for_vacation(talk)
    talk.as_("Ольга", ("/inbox", sees("Vacation · Иван Петров · 5–18 August 2027, 14 days")))
    talk.as_("Иван", ("/my", sees("Отпуск · 5–18 августа 2027, 14 дней")))


def test_a_newcomer_is_spoken_with_in_the_language_of_his_messenger(talk: Talk) -> None:
    talk.hire("Тимур Асанов", locale="")
    talk.as_("Тимур", ("/start", begins("Чем помочь?")))
    assert talk.person("Тимур").locale == "ru"


def test_an_unread_answer_is_given_again(talk: Talk) -> None:
    talk.as_(
        "Иван",
        (unseen("/start"), sees(*MENU)),
        (unseen(WISH), sees("Кто вас заменит?")),
        (unseen(press("Пропустить")), sees("Всё готово к отпуску?")),
    )


def test_a_form_that_is_gone_is_said_to_be(talk: Talk) -> None:
    talk.as_("Иван", ("/start",), (press_data("n.nothing"), toast(NoSuchForm), sees(*MENU)))


def test_a_request_that_is_not_there_is_said_not_to_be(talk: Talk) -> None:
    talk.as_("Иван", ("/start",), (press_data("a.z.o.0.0"), toast(NoSuchRequest), sees(*MENU)))


def test_a_form_is_offered_while_its_name_is_being_typed(talk: Talk) -> None:
    talk.as_(
        "Иван",
        ("/new",),
        ("отп", sees("Что из этого вам нужно?", "[Отпуск]"), fresh()),
        (press("Отпуск"), begins("Отпуск"), sees("На какие даты?")),
    )
