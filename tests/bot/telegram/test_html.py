"""Screens in Telegram's HTML."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram import html
from core.model.ids import RequestId
from dialogs.action import Go, OnRequest, Place, Verb
from dialogs.packing import packed
from dialogs.screen import LONGEST, Bold, Choice, Quote, Screen, Style, line

_HOME = Go(Place.HOME)


def _plain(text: str) -> str:
    return unescape(re.sub(r"</?(?:b|blockquote)(?: expandable)?>", "", text))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def test_words_of_people_are_never_markup() -> None:
    shown = html.text(Screen((line("<b>1 & 2</b> "), line(Bold("<i>")), line(Quote("a > b")))))
    assert shown == ("&lt;b&gt;1 &amp; 2&lt;/b&gt; \n<b>&lt;i&gt;</b>\n<blockquote expandable>a &gt; b</blockquote>")


@given(st.lists(st.text(max_size=40), min_size=1, max_size=6))
def test_what_is_read_is_what_was_written(words: list[str]) -> None:
    screen = Screen(tuple(line(Bold(one), one, Quote(one)) for one in words))
    assert _plain(html.text(screen)) == "\n".join(one * 3 for one in words)


@pytest.mark.parametrize("letter", ["я", "😀", "<"])
def test_long_text_is_cut_to_one_message(letter: str) -> None:
    shown = _plain(html.text(Screen((line(Bold("Отпуск"), " · № 1"), line(Quote(letter * 5000)), line("Ждём")))))
    assert _units(shown) <= LONGEST
    assert shown.startswith("Отпуск · № 1\n")
    assert shown.endswith("…\nЖдём")


def test_text_that_just_fits_is_left_alone() -> None:
    assert html.text(Screen((line("😀" * 2048),))) == "😀" * 2048


def test_several_long_texts_are_cut_together() -> None:
    shown = html.text(Screen(tuple(line("ю" * 3000) for _ in range(4))))
    assert _units(shown) <= LONGEST


def test_buttons_carry_their_action_and_look_as_important_as_they_are() -> None:
    approve = OnRequest(RequestId(1), Verb.APPROVE)
    rows = (
        (Choice("Согласовать", approve, Style.MAIN), Choice("Отклонить", _HOME, Style.DANGER)),
        (Choice("История", _HOME),),
    )
    assert html.markup(Screen((), rows)) == {
        "inline_keyboard": [
            [
                {"text": "Согласовать", "callback_data": packed(approve), "style": "success"},
                {"text": "Отклонить", "callback_data": packed(_HOME), "style": "danger"},
            ],
            [{"text": "История", "callback_data": packed(_HOME)}],
        ]
    }


def test_button_that_only_tells_something_cannot_be_pressed() -> None:
    markup = html.markup(Screen((), ((Choice("✅ Согласовано 14:05", None),),)))
    assert markup == {"inline_keyboard": [[{"text": "✅ Согласовано 14:05", "disabled": {}}]]}


def test_question_for_words_opens_the_field_to_write_in() -> None:
    markup = html.markup(Screen((), ((Choice("Отмена", _HOME),),), answer=True))
    assert markup is not None
    assert markup["force_reply"] is True


@pytest.mark.parametrize("rows", [(), ((),)])
def test_screen_without_buttons_has_no_keyboard(rows: tuple[tuple[Choice, ...], ...]) -> None:
    assert html.markup(Screen((line("."),), rows)) is None
