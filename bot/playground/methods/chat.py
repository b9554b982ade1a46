"""What a bot may know of a chat."""

from bot.playground import groups, posts
from bot.playground.call import Call
from bot.playground.errors import Json, bad
from bot.playground.names import named
from bot.playground.values import Group, Person
from bot.playground.world import party_or_bad

_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def get_chat(call: Call) -> Json:
    party = _known(call)
    pinned = posts.pinned(call.world, call.bot.id, party.id)
    top = {"pinned_message": pinned[-1].message} if pinned else {}
    gifts = {"accepted_gift_types": dict.fromkeys(_GIFTS, False)}
    about = _about_person(party) if isinstance(party, Person) else {}
    return party.chat | about | top | gifts | {"accent_color_id": abs(party.id) % 7, "max_reaction_count": 11}


def get_member(call: Call) -> Json:
    """A private chat has two members, the person and the bot."""
    party, wanted = _known(call), call.get("user_id")
    if isinstance(party, Group):
        found = groups.member(call.world, party, wanted)
    else:
        users = {party.id: party.user, call.bot.id: named(call.world, call.bot)}
        found = {"user": users[wanted], "status": "member"} if wanted in users else None
    if found is None:
        raise bad("member not found")
    return found


def count_members(call: Call) -> int:
    party = _known(call)
    return len({*party.members, *party.bots}) if isinstance(party, Group) else 2


def get_administrators(call: Call) -> list[Json]:
    """Bots are left out, the asking one excepted, unless `return_bots` is set."""
    party = _known(call)
    if not isinstance(party, Group):
        raise bad("there are no administrators in the private chat")
    shown = [id for id in party.admins if id not in party.bots or id == call.bot.id or call.get("return_bots")]
    return [found for id in shown if (found := groups.member(call.world, party, id))]


def leave_chat(call: Call) -> bool:
    party = call.reachable()
    if not isinstance(party, Group):
        raise bad("chat member status can't be changed in private chats")
    groups.bot_moves(call.world, party, call.bot, None, there=False)
    return True


def _about_person(person: Person) -> Json:
    usernames = {"active_usernames": [person.username]} if person.username else {}
    return usernames | ({"bio": person.title} if person.title else {})


def _known(call: Call) -> Person | Group:
    """Who is behind the chat, once the person has written or while the bot is in the group."""
    party = party_or_bad(call.world, call.get("chat_id"))
    if isinstance(party, Group):
        return call.reachable()
    if not call.world.chat(call.bot.id, party.id).started:
        raise bad("chat not found")
    return party
