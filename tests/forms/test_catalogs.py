"""Definitions of catalogs as files: read like forms, with every mistake at its line."""

import json

import pytest

from core.forms.catalog import catalog_from, catalog_source, read_catalog
from core.forms.mistake import FormMistakes, show
from core.model.catalog.definition import Kind

CITIES = """\
catalog: cities
title: {ru: Города, en: Cities}
key_column: code
title_column: name
columns:
  - {key: code, type: text, required: true, title: {ru: Код, en: Code}}
  - {key: name, type: text, required: true, title: {ru: Город, en: City}}
  - {key: head, type: person, title: {ru: Директор, en: Head}}
  - {key: budget, type: money, currency: KZT, title: {ru: Бюджет, en: Budget}}
"""


def wrong(text: str) -> list[str]:
    with pytest.raises(FormMistakes) as raised:
        read_catalog(text)
    return [show(mistake) for mistake in raised.value.mistakes]


def test_a_definition_is_read() -> None:
    cities = read_catalog(CITIES)
    assert (cities.key, cities.title.in_("ru"), cities.key_column) == ("cities", "Города", "code")
    assert [column.type for column in cities.columns] == [Kind.TEXT, Kind.TEXT, Kind.PERSON, Kind.MONEY]
    assert catalog_from(json.loads(json.dumps(catalog_source(CITIES)))) == cities


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("type: person", "type: persn", "8:23: columns.head.type: “persn” is not known here. Perhaps “person”?"),
        ("key_column: code", "key_column: id", "3:13: key_column: There is no column “id” in this catalog."),
        ("key_column: code\n", "", "1:1: key_column: “key_column” is missing here."),
        ("currency", "curency", "9:32: columns.budget.curency: “curency” is not known here. Perhaps “currency”?"),
        ("{key: head", "{key: name", "8:5: columns.name: The key “name” is used 2 times."),
        ("key_column: code", "key_column: head", "The column “head” has to be a text, and required"),
        (CITIES, "[]", "Names with values are expected here"),
        ("catalog: cities", "catalog: cities\ncatalog: towns", "stands here a second time"),
    ],
)
def test_a_mistake_is_told_with_its_line(old: str, new: str, said: str) -> None:
    (line, *_) = wrong(CITIES.replace(old, new, 1))
    assert said in line


def test_a_column_that_cannot_be_read_is_not_missed_elsewhere() -> None:
    assert len(wrong(CITIES.replace("{key: code, type: text,", "{key: code, type: txt,"))) == 1


def test_so_many_mistakes_that_nobody_reads_on_are_a_hundred() -> None:
    assert len(wrong(CITIES + "".join(f"x{at}: 1\n" for at in range(200)))) == 100


@pytest.mark.parametrize("source", [[], {"catalog": "a"}, {f"x{at}": 1 for at in range(200)}])
def test_a_stored_definition_that_cannot_be_read_is_refused(source: object) -> None:
    with pytest.raises(FormMistakes):
        catalog_from(source)  # type: ignore[arg-type]  # what may lie in a database
