"""Whom a comment speaks to, by an @ and a name."""

import pytest

from core.model.addressed import Addressed, addressed
from core.model.ids import PersonId
from core.model.org import Person

VERA, MARK, VERONICA, KIMS, ANN = (
    Person(PersonId(1), "Вера Ким", "vera.kim@example.org"),
    Person(PersonId(2), "Марк Ким-Лебедев", "mark@example.org"),
    Person(PersonId(3), "Вероника Ли", "li@example.org"),
    Person(PersonId(4), "Вера Кимова", "kimova@example.org"),
    Person(PersonId(5), "Ann O'Hara", "ann@example.org"),
)
EVERYBODY = (VERA, MARK, VERONICA, KIMS, ANN)


def names(text: str) -> list[tuple[str, list[int]]]:
    return [(one.word, list(one.people)) for one in addressed(text, EVERYBODY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@Марк, посмотрите", [("Марк", [2])]),
        ("посмотрите, @Марк.", [("Марк", [2])]),
        ("@mark посмотрите", [("mark", [2])]),
        ("@Ким-Лебедев?", [("Ким-Лебедев", [2])]),
        ("@Вероника Ли и @Марк", [("Вероника Ли", [3]), ("Марк", [2])]),
        ("@Вероника\N{NO-BREAK SPACE}Ли", [("Вероника Ли", [3])]),
        ("@Вера посмотрите", [("Вера", [1, 4])]),
        ("@Вера Ким, посмотрите", [("Вера Ким", [1])]),
        ("@Вера Кимова", [("Вера Кимова", [4])]),
        ("@vera.kim", [("vera.kim", [1])]),
        ("@vera_kim", [("vera_kim", [1])]),
        ("@vera_kimo", [("vera_kimo", [4])]),
        ("@O'Hara", [("O'Hara", [5])]),
        ("@Никто", [("Никто", [])]),
        ("@Никто Такой", [("Никто", [])]),
        ("@Марк, @Марк", [("Марк", [2])]),
        ("(@Марк)", [("Марк", [2])]),
    ],
)
def test_who_is_meant(text: str, expected: list[tuple[str, list[int]]]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("text", ["", "Марк", "mark@example.org", "a.b@Марк", "@", "@ Марк", "@5", "@@Марк", "5 @ 10"])
def test_nobody_is_addressed(text: str) -> None:
    assert names(text) == []


def test_a_name_is_what_was_written() -> None:
    assert addressed("@Марк", EVERYBODY) == (Addressed("Марк", (PersonId(2),)),)
