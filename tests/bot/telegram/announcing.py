"""Елена makes announcements in the playground."""

from bot.playground.errors import Json
from core.model.ids import PersonId
from dialogs.action import News
from tests.bot.telegram.office import Office, account
from tests.dialogs.company import HELEN

TEXT = "В пятницу офис закрывается в 16:00"


async def written(office: Office, text: str = TEXT) -> None:
    await office.say(HELEN, "/announce")
    await office.say(HELEN, text)


async def sent(office: Office, text: str = TEXT) -> None:
    """It is on its way to everybody; nothing has arrived yet."""
    await written(office, text)
    await office.press(HELEN, News.SEND)


async def copies(office: Office, person: PersonId) -> list[Json]:
    """All that somebody has got of announcements."""
    shown = [m for m in await office.people.messages(account(person)) if m["from_bot"] and not m["deleted"]]
    return [m for m in shown if m["text"].startswith("📣") or (m["files"] and not m["text"])]
