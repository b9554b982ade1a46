"""The line below a question that tells how to answer it."""

from core.model.field import Field, Widget
from core.model.here import Here
from dialogs.i18n import _


def below(field: Field, here: Here) -> str:
    if field.hint is not None:
        return field.hint.in_(here.locale)
    match field.widget:
        case Widget.PERSON:
            return _("Write a name or choose.")
        case Widget.PERIOD:
            return _("Write, for example, “5–18 August”, or choose the first and the last day.")
        case Widget.DATE:
            return _("Write, for example, “5 August”, or choose.")
        case Widget.FILES:
            return _("Send a file or a photo, or several at once.")
        case _:
            return ""
