"""What a row that was chosen from a catalog answers besides its own question."""

from contextlib import suppress
from datetime import date
from decimal import Decimal

from core.model.field import Field
from core.model.fields.catalog import CatalogField
from core.model.fields.date import DateField
from core.model.fields.money import MoneyField
from core.model.fields.number import NumberField
from core.model.fields.person import PersonField
from core.model.fields.persons import PersonsField
from core.model.fields.yes_no import YesNoField
from core.model.form import Form
from core.model.here import Here
from core.model.ids import FieldKey, PersonId
from core.model.money import Money
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.value import Cell, Picked, Value, Values

#: Fields that take a cell just as it is, when it is of this kind.
_KINDS: tuple[tuple[type[Field], type[Cell]], ...] = (
    (PersonField, int),
    (YesNoField, bool),
    (NumberField, Decimal),
    (MoneyField, Money),
    (DateField, date),
)


def filled(form: Form, field: CatalogField, picked: Picked, author: PersonId, here: Here, org: Org) -> Values:
    """The answers that stand in the row. A cell that is empty, or does not fit its field, answers nothing: its question
    is asked."""
    found: dict[FieldKey, Value] = {}
    for key, column in field.fills.items():
        cell = picked.cell(column)
        if cell is not None:
            with suppress(Refusal, KeyError):
                found[key] = _fitting(form.field(key), cell, author, here, org)
    return found


def _fitting(field: Field, cell: Cell, author: PersonId, here: Here, org: Org) -> Value:
    """Raises Refusal when the cell is no answer of this field."""
    kind = next((kind for one, kind in _KINDS if isinstance(field, one)), None)
    value: Value
    if isinstance(field, PersonsField) and type(cell) is int:
        value = field.accept((cell,), here)
    elif type(cell) is kind:
        value = field.accept(cell, here)
    else:
        value = field.parse(_words(cell, here), here)
    field.fits(value, author, org)
    return value


def _words(cell: Cell, here: Here) -> str:
    """A cell as somebody would type it."""
    match cell:
        case bool():
            return here.say("Yes") if cell else here.say("No")
        case Money():
            return f"{cell.amount:f} {cell.currency}"
        case int():
            return here.name(PersonId(cell))
        case Decimal():
            return f"{cell:f}"
        case _:
            return str(cell)
