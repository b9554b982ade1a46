"""What is told of a request that only those see who take part in it."""

from core.model.form import Form
from dialogs.i18n import _


def lines(form: Form) -> list[str]:
    return [_("Confidential: only those who take part see it.")] if form.sealed else []
