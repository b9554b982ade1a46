"""Small forms as text, for the tests to write into."""

from typing import NamedTuple

from core.forms.mistake import FormMistakes, Mistake
from core.forms.read import read_form

#: A whole form. Line 7 is the field "amount", line 9 the stage "boss".
FORM = """\
form: purchase
title: {ru: Закупка, en: Purchase}
owner: finance
fields:
  - {key: buyer, type: person, title: Buyer, default: author}
  - {key: kind, type: choice, title: Kind, options: {goods: Goods, work: Work}}
  - {key: amount, type: money, title: Amount}
route:
  - {stage: boss, title: Boss, who: [manager_of: buyer]}
"""


class Told(NamedTuple):
    """A mistake in a form, and what is said about it."""

    text: str
    place: str  #: line, column and the way to it by keys
    english: str
    russian: str


def mistakes(text: str) -> tuple[Mistake, ...]:
    """What is wrong with a text; nothing when it is a form."""
    try:
        read_form(text)
    except FormMistakes as error:
        return error.mistakes
    return ()


def with_field(field: str) -> str:
    """The form with one more field, in line 8."""
    return FORM.replace("route:\n", f"  - {field}\nroute:\n")


def with_stage(stage: str) -> str:
    """The form with one more stage, in line 10."""
    return f"{FORM}  - {stage}\n"
