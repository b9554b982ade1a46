"""The people of the worked examples, in the places of those of the small company; and the moments at which they act."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from core.model.ids import RoleKey
from core.store import people
from tests.dialogs.house import House

#: Who is in whose place, the longer names first: that of the CEO begins as another's did.
_CAST = {
    "Елена": "Наталья Белова",
    "Роман": "Елена Романова",
    "Анна": "Марина Кузнецова",
    "Борис": "Денис Орлов",
    "Вера": "Анна Волкова",
    "Мария": "Мария Фролова",
}
SUBSTITUTE, CEO = "Анна Волкова", "Елена Романова"


def engage(house: House) -> None:
    """Whoever is called otherwise in the examples is so from now on. Мария asks herself: Кирилл and Яна answer for
    the marketing of Moscow."""
    for before, name in _CAST.items():
        house.talk.write(people.change, replace(house.talk.person(before), name=name))
    house.talk.change("Мария", roles=frozenset())
    role = frozenset({RoleKey("marketing")})
    house.talk.hire("Кирилл Зайцев", "Яна Лис", roles=role, department="Маркетинг", locale=house.locale)
    for chat in house.talk.chats.values():
        chat.locale = house.locale


def on(house: House, year: int, month: int, day: int, hour: int, minute: int = 0, zone: str = "Europe/Moscow") -> None:
    """It is this moment, on the clocks of this zone."""
    house.talk.clock.now = datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(zone))
