"""One vacation, from the menu to its submission: the updates a person causes, made from the buttons he sees."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any

from tests.bench.wire import Wire, pressed, typed

#: Between the first numbers of two walks.
APART = 1000
_SUMMER = date(2027, 8, 5)

Feed = Callable[[dict[str, Any]], Awaitable[None]]

#: Words are typed. What begins with › is what the pressed button does, as it is packed, without ids: ›o2 is the third
#: option of the question, ›d the first day that can be chosen.
DATES = "dates"
STEPS = (
    "/start",
    "›m.n",
    "›n.vacation",
    "31 июня",
    "›d",
    "›d",
    DATES,
    "Волкова",
    "›t0",
    "›b",
    "›p1",
    "›w",
    "›t1",
    "›c",
    "›e1",
    "›o2",
    "›S",
)


class Walk:
    """Makes the updates of the walk one by one, each from the screen that the bot showed last."""

    def __init__(self, wire: Wire, first: int) -> None:
        self._wire = wire
        self._number = self._first = first

    def next(self, step: str) -> dict[str, Any]:
        self._number += 1
        if step == DATES:
            return typed(self._number, self._dates())
        if not step.startswith("›"):
            return typed(self._number, step)
        return pressed(self._number, self._data(step[1:]), self._wire.message)

    def _dates(self) -> str:
        """Two weeks of its own for every walk: nobody is away twice at once."""
        first = _SUMMER + timedelta(weeks=2 * (self._first // APART))
        return f"{first:%d.%m.%Y}-{first + timedelta(days=13):%d.%m.%Y}"

    def _data(self, does: str) -> str:
        buttons = [button for row in self._wire.keyboard for button in row if "callback_data" in button]
        for data in (str(button["callback_data"]) for button in buttons):
            if data.startswith(does) or (data.startswith("f.") and _act(data).startswith(does)):
                return data
        raise LookupError(f"no button {does!r} under {self._wire.text!r}: {buttons}")


def _act(data: str) -> str:
    """«f.1a.3.o.2» does o2."""
    _f, _draft, _revision, act, arg = data.split(".")
    return act + arg
