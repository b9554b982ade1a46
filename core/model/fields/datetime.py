"""A day and a time, as the clock on the wall shows them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from typing_extensions import override

from core.model.dates import find_moment, parse_moment
from core.model.field import Prefilled, Widget
from core.model.fields.date import near, show_date
from core.model.fields.time import show_time
from core.model.here import Here
from core.model.refusal import Refusal
from core.model.value import Value


class MomentIsPast(Refusal):
    """{moment} has passed already. Please choose a time from now on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatetimeField(Prefilled):
    """The value has no zone, and is never shifted: a meeting at 15:00 in Almaty is at 15:00 for whoever reads of it in
    Moscow, because it is asked for where it takes place. An instant would tell each reader another time."""

    type: ClassVar[str] = "datetime"
    widget: ClassVar[Widget] = Widget.MOMENT
    examples: ClassVar[tuple[tuple[str, Value], ...]] = (
        ("завтра в 15:00", datetime(2027, 7, 2, 15)),  # noqa: DTZ001 - what the wall shows
        ("5 августа 9:30", datetime(2027, 8, 5, 9, 30)),  # noqa: DTZ001
        ("5 August at 3 pm", datetime(2027, 8, 5, 15)),  # noqa: DTZ001
    )

    past: bool = False  #: moments that have passed are welcome too

    @override
    def understand(self, typed: str, here: Here) -> datetime:
        return parse_moment(typed, here.today)

    @override
    def accept(self, value: datetime, here: Here) -> datetime:
        near(value.date(), here.today, past=self.past)
        if not self.past and value < here.now.astimezone(here.zone).replace(tzinfo=None, second=0, microsecond=0):
            raise MomentIsPast(moment=show_moment(value, here.locale))
        return value.replace(second=0, microsecond=0)

    @override
    def show(self, value: datetime, here: Here) -> str:
        return show_moment(value, here.locale)

    @override
    def find(self, sentence: str, here: Here) -> datetime | None:
        found = find_moment(sentence, here.today)
        return None if found is None else self.accept(found, here)

    @override
    def dump(self, value: datetime) -> str:
        return value.isoformat(timespec="minutes")

    @override
    def load(self, stored: Any) -> datetime:
        loaded = datetime.fromisoformat(stored)
        if loaded.tzinfo is not None:
            raise ValueError(stored)
        return loaded


def show_moment(value: datetime, locale: str) -> str:
    """«5 августа 2027, 15:00»: a narrow screen may break it before the time."""
    return f"{show_date(value.date(), locale)}, {show_time(value.time())}"
