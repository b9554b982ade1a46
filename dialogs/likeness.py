"""That a request may have been sent before, in one line: a word to whoever sends or decides, and no more."""

from core.model.fields.date import show_date
from core.model.form import Form
from core.model.here import Here
from core.model.likeness import Alike
from dialogs.around import number, state_of
from dialogs.i18n import _
from dialogs.screen import Line, line


def lines(form: Form, alike: tuple[Alike, ...], here: Here) -> list[Line]:
    """«Похоже на № 12 (согласовано 3 марта 2027): такое уже отправляли. Совпадает: кому, номер счёта»."""
    if not alike:
        return []
    others = ", ".join(_called(one, here) for one in alike)
    titles = ", ".join(form.field(key).title.within(here.locale) for key in dict.fromkeys(form.alike))
    words = _("Looks like {others}: this has been sent before. The same: {fields}.")
    return [line(words.format(others=others, fields=titles))]


def _called(one: Alike, here: Here) -> str:
    if one.request is None:
        return number(one.id)
    state = state_of(one.request)
    if one.request.ended is not None and one.request.closed:
        state = f"{state} {show_date(one.request.ended.astimezone(here.zone).date(), here.locale)}"
    return f"{number(one.id)} ({state})"
