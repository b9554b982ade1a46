"""Rows of a catalog are found as people type."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.model.catalog.search import Entry, Index, search_key, words_of
from core.model.ids import RowId
from tests.model.catalogs import CLIENTS, client

TITLES = (
    "Kaspi Bank",
    "ТОО «Яндекс Казахстан»",
    "ООО Ромашка",
    "Ромашковый рай",
    "Партнёры",
    "Сити Центр FZ-LLC",
    "ИП Ким В. А.",
    "Народный банк",
    "Алматы Мунай",
    "Phoenix",
    "ООО",
)


def entry(id: int, title: str, city: str = "", code: str = "") -> Entry:
    row = client(name=title, city=city, code=code or f"c{id}")
    return Entry(RowId(id), title, search_key(CLIENTS, row))


INDEX = Index.of(entry(id, title) for id, title in enumerate(TITLES))


def found(typed: str) -> list[str]:
    return [one.title for one in INDEX.found(typed)]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("каспи", ["Kaspi Bank"]),
        ("КАСПИ банк", ["Kaspi Bank"]),
        ("kaspi", ["Kaspi Bank"]),
        ("yandex", ["ТОО «Яндекс Казахстан»"]),
        ("партнеры", ["Партнёры"]),
        ("partnery", ["Партнёры"]),
        ("city center", ["Сити Центр FZ-LLC"]),
        ("ромашка", ["ООО Ромашка"]),
        ("ромаш", ["ООО Ромашка", "Ромашковый рай"]),
        ("тоо ромашка", ["ООО Ромашка"]),
        ("ким ип", ["ИП Ким В. А."]),
        ("ромашак", ["ООО Ромашка", "Ромашковый рай"]),
        ("ромшка", ["ООО Ромашка"]),
        ("роомашка", ["ООО Ромашка"]),
        ("рпмашка", ["ООО Ромашка"]),
        ("банк", ["Народный банк", "Kaspi Bank"]),
        ("Alma", ["Алматы Мунай"]),
        ("c3", ["Ромашковый рай"]),
        ("нет такого", []),
        ("кмм", []),
        ("phoe", ["Phoenix"]),
        ("фоен", ["Phoenix"]),
        ("ооо", ["ООО"]),
    ],
)
def test_a_row_is_found_as_it_is_typed(typed: str, titles: list[str]) -> None:
    assert sorted(found(typed)) == sorted(titles)


def test_without_words_all_rows_are_there_by_title() -> None:
    assert found(" «»") == sorted(TITLES, key=str.casefold)


def test_the_likeliest_comes_first() -> None:
    titles = ("Old Alma", "Alma", "Almaty", "Elma")
    entries = [*(entry(id, title) for id, title in enumerate(titles)), entry(9, "Zeta", city="Alma")]
    assert [one.title for one in Index.of(entries).found("alma")] == ["Alma", "Old Alma", "Zeta", "Almaty"]


def test_a_word_of_a_title_beats_the_same_word_elsewhere() -> None:
    both = Index.of([entry(1, "Alma Alma", city="Alma")])
    assert len(both.found("alma")) == 1


def test_numbers_are_not_forgiven() -> None:
    index = Index.of([entry(1, "Alma", code="7701234567"), entry(2, "77012345678 Alma")])
    assert [one.id for one in index.found("7701234567")] == [1, 2]
    assert index.found("7701234568") == ()


def test_kinds_of_companies_and_ways_of_writing_do_not_matter() -> None:
    assert words_of("ТОО «Каспи Банк»") == words_of("Kaspi Bank LLP") == ["kaspi", "bank"]
    assert words_of("Дом.ру 1100 Alpha") == ["dom", "ru", "1100", "alpha/alfa"]


@settings(deadline=None)
@given(st.text(max_size=40))
def test_anything_can_be_typed(typed: str) -> None:
    assert set(INDEX.found(typed)) <= set(INDEX.entries)


@settings(deadline=None)
@given(st.sampled_from(INDEX.entries), st.data())
def test_the_beginning_of_a_title_finds_it(entry: Entry, data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(entry.search.split("\n")[0].replace("/", " ").split()))
    assert entry in INDEX.found(word[: data.draw(st.integers(1, len(word)))])


def test_rows_are_told_by_their_whole_title() -> None:
    index = Index.of([entry(1, "Алма"), entry(2, "алма"), entry(3, "Алма Трейд"), entry(4, "Алла")])
    assert [one.id for one in index.titled("АЛМА")] == [1, 2]
    assert [one.id for one in index.titled("алма трейд")] == [3]
    assert index.titled("алм") == index.titled("яблоко") == ()
