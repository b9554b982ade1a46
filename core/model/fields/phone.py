"""A phone number."""

import re
from dataclasses import dataclass
from typing import ClassVar

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat
from typing_extensions import override

from core.model.field import Compared, Prefilled, Widget
from core.model.here import Here
from core.model.problem import Problem
from core.model.refusal import Refusal
from core.model.value import Value
from core.model.words import N_

_LONGEST = 40
#: What people put between digits. Letters are refused: the library would dial them (1-800-FLOWERS).
_TYPED = re.compile(r"(?:tel:)?\+?[0-9 \xa0\u202f()./\u2010-\u2015\u2212-]+")
_EXTENSION = re.compile(r"(?:доб|ext|вн|x|#|,|;)", re.IGNORECASE)
#: Written in full with the plus left out, in a form for another country: those of the countries we work in.
_FULL = re.compile(r"7[0-9]{10}|971[0-9]{8,9}")
#: The way Russia and Kazakhstan dial within their common +7; which of the two it is, the digits behind tell.
_DIALLED = re.compile(r"8[0-9]{10}")


class PhoneNotUnderstood(Refusal):
    """This does not read as a phone number. Write it with the code of the country, for example, {example}."""


class NoExtension(Refusal):
    """An extension does not fit here. Write the number alone, for example, {example}."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneField(Prefilled):
    """The value is in E.164: +77012345678."""

    type: ClassVar[str] = "phone"
    widget: ClassVar[Widget] = Widget.PHONE
    compared: ClassVar[Compared | None] = Compared.TEXT
    examples: ClassVar[tuple[tuple[str, Value], ...]] = (
        ("8 (926) 123-45-67", "+79261234567"),
        ("8 701 234 56 78", "+77012345678"),
        ("+971 50 123 4567", "+971501234567"),
    )

    country: str = "RU"  #: whose number it is when no code of a country is written

    @override
    def understand(self, typed: str, here: Here) -> str:
        """Every digit, with the plus if there is one; `accept` finds the country."""
        text = typed.strip()
        if len(text) <= _LONGEST and _TYPED.fullmatch(text):
            return re.sub("[^0-9+]", "", text)
        why = NoExtension if re.match(r"[+(]?[0-9]", text) and _EXTENSION.search(text) else PhoneNotUnderstood
        raise why(example=self._example())

    @override
    def accept(self, value: str, here: Here) -> str:
        found = next((number for number in self._readings(value) if phonenumbers.is_valid_number(number)), None)
        if found is None:
            raise PhoneNotUnderstood(example=self._example())
        return phonenumbers.format_number(found, PhoneNumberFormat.E164)

    @override
    def show(self, value: str, here: Here) -> str:
        """«+7 926 123-45-67»."""
        number = _read(value, None)
        return value if number is None else _international(number)

    @override
    def problems(self) -> tuple[Problem, ...]:
        if self.country in phonenumbers.SUPPORTED_REGIONS:
            return ()
        about = (("word", self.country),)
        return (
            Problem(("country",), N_("“{word}” is not the code of a country. Write one like RU, KZ or AE."), about),
        )

    def _readings(self, digits: str) -> list[PhoneNumber]:
        """What the digits can be, the likeliest first."""
        tried = [(digits, self.country)]
        if _FULL.fullmatch(digits):
            tried.append((f"+{digits}", self.country))
        if _DIALLED.fullmatch(digits):
            tried.append((digits, "RU"))
        return [number for text, country in tried if (number := _read(text, country)) is not None]

    def _example(self) -> str:
        number = phonenumbers.example_number_for_type(self.country, phonenumbers.PhoneNumberType.MOBILE)
        return _international(number) if number is not None else "+7 926 123-45-67"


def _read(text: str, country: str | None) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(text, country)
    except NumberParseException:
        return None


def _international(number: PhoneNumber) -> str:
    return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL).replace(" ", "\N{NO-BREAK SPACE}")
