"""A comment that was shown to partners, as JSON and back."""

from datetime import datetime
from typing import Any

from core.model.ids import PersonId
from core.model.partners import Shown
from core.model.value import FileKind


def dump_shown(event: Shown) -> dict[str, Any]:
    """Beside who did it, and when."""
    return {"comment": event.comment, "to": event.to, **({"files": event.files} if event.files else {})}


def load_shown(stored: dict[str, Any], now: datetime) -> Shown:
    to, files = map(PersonId, stored["to"]), map(FileKind, stored.get("files", ()))
    return Shown(PersonId(stored["by"]), stored["comment"], now, tuple(to), tuple(files))
