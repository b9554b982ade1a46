"""What a bot may know of a chat."""

from bot.playground.call import Call
from bot.playground.errors import Json, bad
from bot.playground.world import person_or_bad

_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def get_chat(call: Call) -> Json:
    person = person_or_bad(call.world, call.get("chat_id"))
    if not call.world.chat(call.bot.id, person.id).started:
        raise bad("chat not found")
    usernames = {"active_usernames": [person.username]} if person.username else {}
    bio = {"bio": person.title} if person.title else {}
    gifts = {"accepted_gift_types": dict.fromkeys(_GIFTS, False)}
    return person.chat | usernames | bio | gifts | {"accent_color_id": person.id % 7, "max_reaction_count": 11}
