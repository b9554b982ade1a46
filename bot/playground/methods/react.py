"""What a bot thinks of a message, in one emoji."""

from bot.playground import posts, reactions
from bot.playground.call import Call
from bot.playground.errors import bad


def set_reaction(call: Call) -> bool:
    person = call.reachable()
    post = posts.find(call.world, call.bot.id, person.id, call.get("message_id"))
    if post is None:
        raise bad("message to react not found")
    reactions.by_bot(call.world, call.bot.id, person.id, post, call.get("reaction") or [])
    return True
