"""A yes or a no in human words."""

from dataclasses import replace

import pytest

from core.model.assent import Assent, answerable, assent_in, is_thumb
from core.model.form import Answering
from core.model.ids import PersonId
from tests.model.build import EGOR, MARAT, VERA, form, named, stage
from tests.model.story import PAIR, after, approve, submitted

ASKED = form(stage("yes", named(MARAT)), stage("then", named(VERA)))


@pytest.mark.parametrize(
    "words",
    [
        *(
            "ок",
            "Ок!",
            "ОК.",
            " окей ",
            "да",
            "Согласен",
            "согласна.",
            "согласовано",
            "Утверждаю",
            "+",
            "👍",
            "👍🏽",
            "👍️",
        ),
        *("ok", "OK", "yes", "Yes!", "approve", "Approved.", "okay", "да)"),
    ],
)
def test_a_yes_is_a_yes_however_it_is_written(words: str) -> None:
    assert assent_in(words) is Assent.YES


@pytest.mark.parametrize("words", ["нет", "Нет.", "отказ", "no", "Reject", "👎", "отклоняю"])
def test_a_no_is_a_no(words: str) -> None:
    assert assent_in(words) is Assent.NO


@pytest.mark.parametrize(
    "words",
    [
        *(
            "",
            ".",
            "ок?",
            "да?",
            "ок, но позже",
            "не согласен",
            "да нет",
            "не ок",
            "ok but later",
            "++",
            "👍👍",
            "окна",
        ),
        *("согласен с Верой", "yes and no", "д а", "+1", "ок" + " " * 50),
    ],
)
def test_what_says_more_than_that_is_neither(words: str) -> None:
    assert assent_in(words) is None


@pytest.mark.parametrize(("emoji", "yes"), [("👍", True), ("👍🏿", True), ("👎", False), ("❤", False), ("👌", False)])
def test_only_a_thumb_up_is_a_reaction_that_says_yes(emoji: str, yes: bool) -> None:
    assert is_thumb(emoji) is yes


@pytest.mark.parametrize(("person", "can"), [(MARAT, True), (EGOR, False), (VERA, False)])
def test_only_who_is_asked_can_answer(person: PersonId, can: bool) -> None:
    assert answerable(submitted(ASKED), person, Answering.WORDS) is can


def test_who_has_answered_has_answered() -> None:
    request = submitted(ASKED)
    assert not answerable(after(request, approve(request, MARAT)), MARAT, Answering.WORDS)
    assert after(submitted(PAIR)).open is not None


@pytest.mark.parametrize("answers", [(), (Answering.WORDS,), (Answering.REACTIONS,), tuple(Answering)])
def test_the_form_says_in_which_ways(answers: tuple[Answering, ...]) -> None:
    request = submitted(replace(ASKED, answers=answers))
    assert [way for way in Answering if answerable(request, MARAT, way)] == list(answers)


def test_a_form_that_says_nothing_takes_words_but_no_reactions() -> None:
    assert ASKED.answers == (Answering.WORDS,)
