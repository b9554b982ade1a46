"""The line below a question: what can be typed or sent. The form's own words go before these."""

from core.model.draft import Draft
from core.model.field import Field, Widget
from core.model.fields.choices import ChoicesField
from core.model.fields.money import MoneyField
from core.model.here import Here
from core.model.words import N_
from dialogs.i18n import _

_HINTS = {
    Widget.PERSON: N_("Write a name or choose."),
    Widget.PEOPLE: N_("Write a name or choose, then press Done."),
    Widget.CATALOG: N_("Write how the name begins, or choose."),
    Widget.REQUEST: N_("Write a number or a word, or choose."),
    Widget.CHOICES: N_("Tick what fits, then press Done."),
    Widget.PERIOD: N_("Write, for example, “5–18 August”, or choose the first and the last day."),
    Widget.DATE: N_("Write, for example, “5 August”, or choose."),
    Widget.TIME: N_("Write, for example, “14:30”, or choose."),
    Widget.MOMENT: N_("Write, for example, “5 August 15:00”, or choose the day."),
    Widget.FILES: N_("Send a file or a photo, or several at once."),
    Widget.PHONE: N_("Write the number or share a contact."),
    Widget.PLACE: N_("Write the address or send your location."),
}


def below(field: Field, draft: Draft, here: Here) -> str:
    """A sentence; empty where the question says enough."""
    words = _words(field, draft, here)
    return words if not words or words[-1] in ".!?…" else f"{words}."


def _words(field: Field, draft: Draft, here: Here) -> str:
    if field.hint is not None:
        return field.hint.in_(here.locale)
    if isinstance(field, MoneyField) and len(field.currencies) > 1:
        usual, others = field.currencies[0], ", ".join(field.currencies[1:])
        return _("In {currency}, unless you write another: {others}.").format(currency=usual, others=others)
    if isinstance(field, ChoicesField) and field.most is not None and field.most < len(field.options):
        return _("Tick what fits, {most} at most, then press Done.").format(most=field.most)
    # A moment whose day is chosen lacks a time, and no more.
    widget = Widget.TIME if field.widget is Widget.MOMENT and draft.view.first is not None else field.widget
    return _(_HINTS[widget]) if widget in _HINTS else ""
