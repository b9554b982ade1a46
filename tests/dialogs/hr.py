"""Елена of the HR department, who makes announcements."""

from core.model.value import File, FileKind
from tests.dialogs.house import House
from tests.dialogs.sayings import sees

HR = "Елена"
TEXT = "В пятницу офис закрывается в 16:00"
ASKS, LOOK = "What do you want to tell?", "check and send"


def people(house: House, count: int) -> str:
    few = "человека" if count % 10 in (2, 3, 4) and count // 10 != 1 else "человек"
    return house.say(f"{count} {few}", f"{count} person" if count == 1 else f"{count} people")


def role(house: House, name: str = "accounting") -> str:
    return house.say(f"роль «{name}»", f"role “{name}”")


def album(count: int) -> tuple[File, ...]:
    return tuple(File(f"ref-{at}", FileKind.PHOTO, f"photo-{at}.jpg", 10) for at in range(count))


def begun(house: House, *more: str) -> None:
    house.as_(HR, ("/announce", sees(ASKS)), (TEXT, sees(LOOK, TEXT)), *((words,) for words in more))
