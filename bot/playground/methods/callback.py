"""The answer to a pressed button: once, and in time."""

import re
from dataclasses import replace

from bot.playground.call import Call
from bot.playground.errors import bad

_LATE = "query is too old and response timeout expired or query ID is invalid"

#: All that a press may open besides games, which are not here: a bot, with a parameter.
_OPENS = re.compile(r"(https?://)?(t|telegram)\.me/\w+\?start=|tg://resolve\?")


def answer_callback_query(call: Call) -> bool:
    world = call.world
    press = world.presses.get(call.get("callback_query_id"))
    if press is None or press.bot != call.bot.id or press.answer is not None:
        raise bad(_LATE)
    if world.clock.now() - press.at > world.callback_age:
        raise bad(_LATE)
    text: str = call.get("text") or ""
    if len(text) > 200:
        raise bad("MESSAGE_TOO_LONG")
    url: str | None = call.get("url")
    if url and not _OPENS.match(url):
        raise bad("URL_INVALID")
    answer = {"text": text, "show_alert": bool(call.get("show_alert")), "url": url}
    world.presses.put(replace(press, answer=answer), press.id)
    world.tell("answer", press.bot, press.person, id=press.id, message_id=press.message, **answer)
    return True
