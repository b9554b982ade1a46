"""Screens as values: rows of buttons, and texts that fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.ids import FormKey
from dialogs.action import Begin
from dialogs.screen import LABEL, LONGEST, Bold, Choice, Line, Quote, Screen, fitted, label, line, paired, text_of
from tests.dialogs.manners import BadManners, mind

_SPANS = st.one_of(st.text(max_size=3000), st.builds(Bold, st.text(max_size=3000)), st.builds(Quote, st.text()))
_LINE = st.lists(_SPANS, min_size=1, max_size=3).map(tuple)
_LINES: st.SearchStrategy[list[Line]] = st.lists(_LINE, min_size=1, max_size=6)
_ON = Begin(FormKey("vacation"))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _choices(*labels: str) -> list[Choice]:
    return [Choice(label, _ON) for label in labels]


@given(_LINES)
def test_whatever_is_too_long_is_cut(lines: list[Line]) -> None:
    screen = Screen(tuple(lines))
    cut = fitted(screen)
    assert _units(text_of(cut)) <= LONGEST
    assert len(cut.lines) == len(screen.lines)
    if _units(text_of(screen)) <= LONGEST:
        assert cut == screen


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Закупка · 900 000 ₽", "Закупка · 900 000 ₽"),
        ("Отпуск · 5–18\N{NO-BREAK SPACE}августа\N{NO-BREAK SPACE}2027", "Отпуск · 5–18\N{NO-BREAK SPACE}августа…"),
        ("Командировка в Нижний · 5–18 июля", "Командировка в Нижний…"),
        ("Ы" * 25, "Ы" * 23 + "…"),
        ("А " + "Ы" * 25, "А " + "Ы" * 21 + "…"),
    ],
)
def test_a_long_label_ends_between_two_words_if_it_can(words: str, shown: str) -> None:
    assert label(words) == shown


@given(st.text(min_size=1))
def test_a_label_fits_a_button(words: str) -> None:
    assert len(label(words)) <= LABEL


def test_the_longest_is_cut_where_it_hurts_least() -> None:
    screen = Screen((line(Bold("Отпуск")), line(Quote("😀" * 5000)), line("Путь")))
    first, second, third = fitted(screen).lines
    assert (first, third) == (screen.lines[0], screen.lines[2])
    assert isinstance(second[0], Quote)
    assert second[0].text.endswith("😀…")


def test_an_emoji_counts_twice() -> None:
    assert fitted(Screen((line("😀" * 2048),))).lines == (line("😀" * 2048),)
    assert fitted(Screen((line("😀" * 2049),))).lines != (line("😀" * 2049),)


def test_many_lines_fit_too() -> None:
    assert _units(text_of(fitted(Screen(tuple(line(f"{n:05} слов") for n in range(600)))))) <= LONGEST


@pytest.mark.parametrize(
    ("labels", "rows"),
    [
        ([], []),
        (["a"], [["a"]]),
        (["a", "b", "c"], [["a", "b"], ["c"]]),
        (["a", "b" * 25, "c", "d"], [["a"], ["b" * 25], ["c", "d"]]),
        (["a" * 24, "b" * 24], [["a" * 24, "b" * 24]]),
    ],
)
def test_buttons_stand_in_pairs(labels: list[str], rows: list[list[str]]) -> None:
    assert [[choice.label for choice in row] for row in paired(_choices(*labels))] == rows


@given(st.lists(st.text(min_size=1, max_size=40)))
def test_no_button_is_lost(labels: list[str]) -> None:
    assert [choice.label for row in paired(_choices(*labels)) for choice in row] == labels


@pytest.mark.parametrize(
    "screen",
    [
        Screen((line("Готово"),)),
        Screen((line("Готово"),), ((Choice("Готово", None),),)),
        Screen((line(""), line("Готово")), (tuple(_choices("Дальше")),)),
        Screen((line("Готово"),), ((Choice("", _ON),),)),
        Screen((line("Готово"),), (tuple(_choices(*"abcdefghi")),)),
    ],
)
def test_a_screen_without_manners_is_noticed(screen: Screen) -> None:
    with pytest.raises(BadManners):
        mind(screen)
