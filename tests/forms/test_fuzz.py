"""Whatever a file holds, it is a form or a list of mistakes: never another error, never a long wait."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from core.forms.mistake import FormMistakes, Mistake, show
from core.forms.read import read_form, text_of
from core.forms.shipped import shipped
from core.forms.source import form_from, source_of
from core.forms.tree import BYTES

FILES = [text for _, text in shipped()]
#: Pieces that mean something in YAML or in a form.
PIECES = st.sampled_from(
    [
        *"{}[]:,-?&*!|>'\"%@`#\n\t ~",
        *("- ", ": ", "\n  ", "---\n", "...\n", "<<: ", "&a ", "*a", "!!map ", "null", "''", "{}", "[]"),
        *("type: ", "when: ", "all: ", "key: ", "yes", "1e999", "-0"),
        *("\x00", "\ud800", "\ufeff", "\u2028", "\x85", "🏖"),
    ]
)


def found_in(text: str) -> tuple[Mistake, ...]:
    """What is wrong with a text. A form without mistakes can be kept, too."""
    try:
        form = read_form(text)
    except FormMistakes as error:
        return error.mistakes
    assert form_from(source_of(text), 1) == form
    return ()


def answer(text: str) -> None:
    lines = len(text.splitlines()) + 1
    for mistake in found_in(text):
        assert 1 <= mistake.line <= lines
        assert mistake.column >= 1
        assert show(mistake).encode()


@given(st.binary(max_size=400))
@example(b"\xff\xfea\x00")
def test_random_bytes(file: bytes) -> None:
    try:
        text = text_of(file)
    except FormMistakes:
        return
    answer(text)


@given(st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join))
@example("a: *a\n")
@example("? {a: [}\n")
@example("&a {*a : x}\n")
def test_random_pieces_of_yaml(text: str) -> None:
    answer(text)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(FILES))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(PIECES | st.just("")) + text[at + draw(st.integers(0, 12)) :]
    return text


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(mutated())
def test_shipped_forms_with_slips(text: str) -> None:
    answer(text)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_shipped_forms_with_lines_lost_moved_or_doubled(data: st.DataObject) -> None:
    lines = data.draw(st.sampled_from(FILES)).splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        at, to = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        change: Callable[[], None] = data.draw(
            st.sampled_from([lambda: lines.insert(to, lines[at]), lambda: lines.insert(to, lines.pop(at))])  # noqa: B023
        )
        change()
    answer("\n".join(lines))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(["filled", "yes"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["key", "type", "when", "all", "field", "is", "role", "ru"]), inner, max_size=4
        )
    ),
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), JSON)
def test_kept_forms_with_a_part_replaced(data: st.DataObject, junk: object) -> None:
    source = source_of(data.draw(st.sampled_from(FILES)))
    part: object = source
    while isinstance(part, dict | list) and part:
        keys = list(part) if isinstance(part, dict) else range(len(part))
        key = data.draw(st.sampled_from(keys))
        if data.draw(st.booleans()):
            part[key] = junk
            break
        part = part[key]
    with suppress(FormMistakes):
        form_from(source, 1)


BOMBS = {
    "brackets": "[" * 5_000,
    "braces": "{a: " * 5_000,
    "indents": "\n".join(" " * n + "a:" for n in range(700)),
    "dashes": "- " * 5_000,
    "laughs": "a: &a [x,x]\n"
    + "".join(f"{c}: &{c} [*{b},*{b}]\n" for b, c in zip("abcdefgh", "bcdefghi", strict=True)),
    "keys": "\n".join(f"key{n}: x" for n in range(20_000)),
    "doubles": "a: 1\n" * 40_000,
    "questions": "? " * 5_000,
    "digits": "form: " + "9" * 200_000,
    "long word": "form: " + "x" * 200_000,
    "fields": "fields:\n" + "- {key: a, type: txet}\n" * 8_000,
    "conditions": "fields:\n" + "- {key: a, type: text, title: a, when: {field: a, is: b}}\n" * 1_000 + "route: []\n",
    "quotes": "'" * 200_001,
    "comments": "# x\n" * 60_000,
    "too much": "x" * (BYTES + 1),
    "tags": "!" * 10_000,
    "anchors": "&a " * 10_000,
    "surrogates": "\ud800" * 10,
}


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.timeout(60)  # what a bomb does unhindered takes for ever
def test_a_bomb_is_a_mistake(name: str) -> None:
    with pytest.raises(FormMistakes):
        read_form(BOMBS[name])
