"""What a new type of field costs: one class. Here is one of tomorrow, from the file of a form to the card."""

import re
from dataclasses import dataclass
from typing import ClassVar

import pytest
from typing_extensions import override

from core.forms.read import read_both
from core.model.field import Compared, Prefilled, Widget
from core.model.fields import FIELD_TYPES
from core.model.here import Here
from core.model.refusal import Refusal
from core.store import forms
from tests.dialogs.sayings import incoming, press, sees
from tests.dialogs.talk import Talk


class PlateNotUnderstood(Refusal):
    """This does not read as a number plate. Write, for example, A 123 BC 77."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlateField(Prefilled):
    """The number plate of a car."""

    type: ClassVar[str] = "plate"
    widget: ClassVar[Widget] = Widget.LINE
    compared: ClassVar[Compared | None] = Compared.TEXT

    regions: tuple[str, ...] = ()  #: none means all

    @override
    def understand(self, typed: str, here: Here) -> str:
        return typed.upper().replace(" ", "")

    @override
    def accept(self, value: str, here: Here) -> str:
        match = re.fullmatch(r"([A-Z])([0-9]{3})([A-Z]{2})([0-9]{2,3})", value)
        if match is None or (self.regions and match[4] not in self.regions):
            raise PlateNotUnderstood
        return value

    @override
    def show(self, value: str, here: Here) -> str:
        return f"{value[0]} {value[1:4]} {value[4:6]} {value[6:]}"


_PASS = """\
form: parking
title: {ru: Парковка, en: Parking}
aliases: {ru: [парковка], en: [parking]}
owner: hr
headline: [car]
fields:
  - {key: car, type: plate, regions: [77, 99], title: {ru: Машина, en: Car}}
  - {key: old, type: plate, default: last, required: no, title: {ru: Прежняя, en: Former}}
  - {key: why, type: text, when: {field: car, matches: "*99"}, title: {ru: Почему, en: Why}}
route:
  - {stage: manager, title: {ru: Руководитель, en: Manager}, who: [manager_of: author]}
"""


def test_a_new_type_is_one_class(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FIELD_TYPES, "plate", PlateField)
    talk.write(forms.publish, read_both(_PASS, 1)[0], talk.clock.now)
    talk.as_(
        "Emma",
        ("parking", sees("Car", "1 of 2")),
        ("a red one", sees(PlateNotUnderstood.message())),
        ("a123bc50", sees(PlateNotUnderstood.message())),
        ("a 123 bc 99", sees("Parking · A 123 BC 99", "Former", "2 of 3")),
        ("b 001 bb 77", sees("Why", "3 of 3")),
        ("It is mine", sees("Former: B 001 BB 77", "[Submit]")),
        (press("Submit"),),
    )
    talk.as_("Ольга", (incoming(), sees("Парковка · Emma Stone · A 123 BC 99", "Прежняя: B 001 BB 77")))
    talk.as_("Emma", ("parking",), ("a 123 bc 77", sees("Former: B 001 BB 77")))
