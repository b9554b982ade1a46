"""The queue of updates of each bot: put by people, confirmed by the bot, forgotten after a day."""

from dataclasses import replace

from bot.playground.errors import Json
from bot.playground.values import Chat, Pending
from bot.playground.world import World

RETENTION = 24 * 3600
#: Only these must be asked for.
_ON_DEMAND = {"chat_member", "message_reaction", "message_reaction_count"}


def put(world: World, bot_id: int, kind: str, content: Json) -> int | None:
    """The number of the update; None when the bot did not ask for this kind."""
    bot = world.bot(bot_id)
    if kind in _ON_DEMAND if bot.allowed is None else kind not in bot.allowed:
        return None
    number = bot.next_update
    world.save(replace(bot, next_update=number + 1))
    world.updates.put(Pending({"update_id": number, kind: content}, world.clock.now()), bot_id, number)
    world.hub.ring()
    return number


def waiting(world: World, bot_id: int) -> list[Pending]:
    """Unconfirmed ones, oldest first; those over a day old are gone."""
    horizon = world.clock.now() - RETENTION
    for number, pending in list(world.updates.under(bot_id).items()):
        if pending.at < horizon:
            world.updates.drop(bot_id, number)
    return list(world.updates.under(bot_id).values())


def confirm(world: World, bot_id: int, offset: int) -> None:
    """Forgets what lies below the offset; a negative one keeps so many from the end."""
    numbers = [int(number) for number in world.updates.under(bot_id)]
    for number in numbers[:offset] if offset < 0 else [n for n in numbers if n < offset]:
        world.updates.drop(bot_id, number)


def membership(world: World, chat: Chat, *, blocked: bool) -> None:
    """The person blocked the bot or let it back in; the bot hears of both."""
    person = world.people.get(chat.person)
    if person is None or chat.blocked == blocked:
        return
    world.change_chat(replace(chat, blocked=blocked))
    was, now = ("member", "kicked") if blocked else ("kicked", "member")
    me = world.bot(chat.bot).user
    told = {
        "chat": person.chat,
        "from": person.user,
        "date": world.now(),
        "old_chat_member": _member(me, was),
        "new_chat_member": _member(me, now),
    }
    put(world, chat.bot, "my_chat_member", told)
    world.tell("blocked" if blocked else "unblocked", chat.bot, chat.person)


def _member(user: Json, status: str) -> Json:
    return {"user": user, "status": status} | ({"until_date": 0} if status == "kicked" else {})
