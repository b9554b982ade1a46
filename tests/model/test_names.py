"""Finding people by what was typed."""

import pytest

from core.model.names import found, key
from tests.model.build import ORG


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Vera Kim", ["Vera Kim"]),
        ("kim vera", ["Vera Kim"]),
        ("вера", ["Vera Kim"]),
        ("Ким Вера", ["Vera Kim"]),
        ("ве ки", ["Vera Kim"]),
        ("a", ["Anna Serova", "Adam Root"]),
        ("root", ["Adam Root"]),
        ("VERA@EX", ["Vera Kim"]),
        ("vera@example.com", []),
        ("kim@", []),
        ("вера петрова", []),
        ("  ", []),
    ],
)
def test_any_order_any_alphabet_and_beginnings(typed: str, names: list[str]) -> None:
    assert [person.name for person in found(typed, ORG.people.values())] == names


def test_russian_and_kazakh_letters_become_latin() -> None:
    assert key("Щёлково, Әсем, Қанат, объезд") == "shchelkovo, asem, kanat, obezd"
