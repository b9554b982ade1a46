"""What an author has changed in a request that was sent before: «Изменено · Даты: 5–18 июля → 6–18 июля»."""

from collections.abc import Iterable

from core.model.field import Field, Widget
from core.model.form import asked_later
from core.model.here import Here
from core.model.request import Request
from core.model.value import Values
from dialogs.i18n import _


def changes(before: Values, after: Values, fields: Iterable[Field], here: Here) -> list[str]:
    """A line for each of the fields that has another answer."""
    differing = (field for field in fields if before.get(field.key) != after.get(field.key))
    return [_("Changed · {what}").format(what=_change(field, before, after, here)) for field in differing]


def own_fields(request: Request) -> list[Field]:
    """Those that the author answers, or that follow from his answers."""
    later = asked_later(request.form)
    return [field for field in request.form.fields if field.widget is not Widget.NONE and field.key not in later]


def _change(field: Field, before: Values, after: Values, here: Here) -> str:
    """What reads the same, such as the rows of a table, is shown once."""
    old, new = (field.show(values[field.key], here) if field.key in values else "—" for values in (before, after))
    return f"{field.title.in_(here.locale)}: {new}" if old == new else f"{field.title.in_(here.locale)}: {old} → {new}"
