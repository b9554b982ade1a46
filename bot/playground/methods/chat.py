"""What a bot may know of a chat."""

from bot.playground import posts
from bot.playground.call import Call
from bot.playground.errors import Json, bad
from bot.playground.methods.profile import named
from bot.playground.values import Person
from bot.playground.world import person_or_bad

_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def get_chat(call: Call) -> Json:
    person = _known(call)
    usernames = {"active_usernames": [person.username]} if person.username else {}
    bio = {"bio": person.title} if person.title else {}
    pinned = posts.pinned(call.world, call.bot.id, person.id)
    top = {"pinned_message": pinned[-1].message} if pinned else {}
    gifts = {"accepted_gift_types": dict.fromkeys(_GIFTS, False)}
    return person.chat | usernames | bio | top | gifts | {"accent_color_id": person.id % 7, "max_reaction_count": 11}


def get_member(call: Call) -> Json:
    """A private chat has two members, the person and the bot."""
    person = _known(call)
    members = {person.id: person.user, call.bot.id: named(call.world, call.bot)}
    found = members.get(call.get("user_id"))
    if found is None:
        raise bad("member not found")
    return {"user": found, "status": "member"}


def count_members(call: Call) -> int:
    _known(call)
    return 2


def get_administrators(call: Call) -> Json:
    _known(call)
    raise bad("there are no administrators in the private chat")


def _known(call: Call) -> Person:
    """The person of the chat, once he has written."""
    person = person_or_bad(call.world, call.get("chat_id"))
    if not call.world.chat(call.bot.id, person.id).started:
        raise bad("chat not found")
    return person
