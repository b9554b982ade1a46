"""A form as JSON: how the database keeps each version of one. The same words as in a file, without its layout.

The order of the keys matters (of options, of languages): keep it as text or JSON, not as JSONB.
"""

from collections.abc import Mapping
from typing import Any

from core.forms.check import form_in
from core.forms.mistake import FormMistakes, Mistake
from core.forms.read import read_both, where
from core.forms.sheet import Enough, Sheet
from core.model.form import Form


def source_of(text: str) -> dict[str, Any]:
    """The JSON of a form in YAML: checked; the same for every layout of the file. Raises FormMistakes."""
    return read_both(text, 1)[0]


def form_from(source: Mapping[str, Any], version: int) -> Form:
    """The form in a stored JSON. Raises FormMistakes, without lines, for what could not be read.

    Whether it is a good form is not asked again: a rule that came later must not stop the requests under way.
    """
    sheet = Sheet(source)
    try:
        form = form_in(sheet, version)
    except Enough:
        form = None
    if form is None or sheet.faults:
        raise FormMistakes(Mistake(0, 0, where(f.path, source), f.what, f.about) for f in sheet.faults)
    return form
