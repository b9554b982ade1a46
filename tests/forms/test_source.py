"""A form is kept as JSON, and read from it by the same rules."""

import json

import pytest

from core.forms.mistake import FormMistakes
from core.forms.read import read_form
from core.forms.shipped import shipped
from core.forms.source import form_from, source_of
from tests.forms.written import FORM

TEXTS = [FORM, *(text for _, text in shipped())]


@pytest.mark.parametrize("text", TEXTS)
def test_a_form_survives_being_kept(text: str) -> None:
    kept = json.dumps(source_of(text), ensure_ascii=False)
    assert form_from(json.loads(kept), 3) == read_form(text, 3)


def test_the_layout_of_a_file_does_not_matter() -> None:
    spread = FORM.replace("title: {ru: Закупка, en: Purchase}", 'title: # words\n  ru: "Закупка"\n  "en": Purchase\n')
    assert spread != FORM
    assert json.dumps(source_of(spread)) == json.dumps(source_of(FORM))


def test_a_kept_form_that_is_spoilt_is_told_without_lines() -> None:
    with pytest.raises(FormMistakes) as error:
        form_from({**source_of(FORM), "fields": [{"key": "x", "type": "txt", "title": 1.5}]}, 1)
    assert [(m.line, m.where, m.about["nearest"]) for m in error.value.mistakes] == [(0, "fields.x.type", "text")]


@pytest.mark.parametrize("value", [1.5, None, b"x", {1: 2}, [[[]]], object(), True, "\x00", "\ud800"])
def test_whatever_is_kept_there_is_an_answer(value: object) -> None:
    source = source_of(FORM)
    for word in source:
        with pytest.raises(FormMistakes):
            form_from({**source, word: value}, 1)


def test_a_kept_form_is_not_judged_by_rules_that_came_later() -> None:
    source = {**source_of(FORM), "route": []}
    assert form_from(source, 1).route == ()
