"""What is true of all the values of the rule book, and of the smallest of them."""

import inspect
import pickle
import pkgutil
from collections.abc import Iterator
from dataclasses import is_dataclass
from importlib import import_module

import pytest

import core.model
from core.model.catalog.search import Index
from core.model.fields.number import decimal_of
from core.model.label import Label
from core.model.org import Org, zone_named
from core.model.refusal import Refusal
from tests.model.build import INVOICE, key, words


def _defined() -> Iterator[type]:
    for module in pkgutil.walk_packages(core.model.__path__, "core.model."):
        for _, found in inspect.getmembers(import_module(module.name), inspect.isclass):
            if found.__module__ == module.name:
                yield found


VALUES = [found for found in _defined() if is_dataclass(found)]
REFUSALS = [found for found in _defined() if issubclass(found, Refusal)]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_values_do_not_change(value: type) -> None:
    assert value.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(value) or value in (Org, Index)


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.__name__)
def test_a_refusal_is_said_in_whole_sentences(refusal: type[Refusal]) -> None:
    message = refusal.message()
    assert message[-1] in ".?"
    assert "\n" not in message
    assert "`" not in message


def test_only_the_first_paragraph_of_a_refusal_is_said() -> None:
    assert Refusal.message() == "This cannot be done now."
    assert Refusal(day=5).about == {"day": 5}


@pytest.mark.parametrize(
    ("locale", "text"),
    [("ru", "Отпуск"), ("ru_RU", "Отпуск"), ("en", "Vacation"), ("en_GB", "Holiday"), ("kk", "Отпуск")],
)
def test_a_label_speaks_the_readers_language_or_its_first_one(locale: str, text: str) -> None:
    assert Label({"ru": "Отпуск", "en": "Vacation", "en_GB": "Holiday"}).in_(locale) == text


def test_a_label_is_a_value() -> None:
    label = words("Отпуск", "Vacation")
    assert Label({}).in_("ru") == ""
    assert pickle.loads(pickle.dumps(label)) == label  # noqa: S301 - our own bytes
    assert len({label, words("Отпуск", "Vacation")}) == 1


def test_a_field_that_does_not_exist_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        INVOICE.field(key("nowhere"))


def test_a_zone_that_is_not_known_any_more_is_utc() -> None:
    assert zone_named("Asia/Almaty").key == "Asia/Almaty"
    assert [zone_named(name).key for name in ("Nowhere/At_all", "../etc", "")] == ["UTC", "UTC", "UTC"]


@pytest.mark.parametrize("stored", ["1E999999999999999999", "-1E999999999999999999", "NaN", "Infinity", "1E30", "x"])
def test_a_number_that_nobody_could_have_typed_is_none(stored: str) -> None:
    with pytest.raises(ValueError, match=stored):
        decimal_of(stored)
