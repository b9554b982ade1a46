"""Updates as Telegram writes them."""

from typing import Any

from bot.telegram.hear import Heard, heard
from core.model.ids import PersonId
from core.model.org import Org, Person
from core.store.inbox import Once

IVAN = Person(PersonId(3), "Иван Петров", telegram=103)
ORG = Org({IVAN.id: IVAN})
ONCE = Once(7, "token")

USER: dict[str, Any] = {"id": 103, "is_bot": False, "first_name": "Иван", "language_code": "ru"}
CHAT: dict[str, Any] = {"id": 103, "type": "private", "first_name": "Иван"}
GROUP: dict[str, Any] = {"id": -1005, "type": "supergroup", "title": "Продажи"}


def message(**content: Any) -> dict[str, Any]:
    """A message of Ivan's in his private chat, with `content` added or in place of what is usual."""
    return {"message_id": 11, "date": 1_800_000_000, "from": USER, "chat": CHAT} | content


def said(**content: Any) -> dict[str, Any]:
    """The update that brings such a message."""
    return {"update_id": 5, "message": message(**content)}


def press(**content: Any) -> dict[str, Any]:
    """The update that brings a press of a button under message 9."""
    below = {"message_id": 9, "date": 1_800_000_000, "chat": CHAT, "text": "Чем помочь?"}
    return {"update_id": 6, "callback_query": {"id": "q1", "from": USER, "message": below, "data": "m.h.0"} | content}


def hear(update: dict[str, Any], *, again: bool = False) -> Heard:
    """What was said by an update that is somebody's word."""
    found = heard(update, ORG, ONCE, again=again)
    assert found is not None
    return found
