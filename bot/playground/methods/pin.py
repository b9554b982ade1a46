"""Messages that stay on top of a chat."""

from bot.playground import posts
from bot.playground.call import Call
from bot.playground.errors import bad


def pin_message(call: Call) -> bool:
    """Nothing happens to one that is pinned already."""
    person = call.reachable()
    post = posts.find(call.world, call.bot.id, person.id, call.get("message_id"))
    if post is None:
        raise bad("message to pin not found")
    if post.pinned is None:
        posts.note(call.world, call.bot.id, person.id, post, "pinned", pinned=call.world.clock.now())
    return True


def unpin_message(call: Call) -> bool:
    """The given one, or the newest."""
    person, wanted = call.reachable(), call.get("message_id")
    pinned = posts.pinned(call.world, call.bot.id, person.id)
    chosen = pinned[-1:] if wanted is None else [post for post in pinned if post.id == wanted]
    if not chosen:
        raise bad("message to unpin not found")
    posts.note(call.world, call.bot.id, person.id, chosen[0], "pinned", pinned=None)
    return True


def unpin_all(call: Call) -> bool:
    person = call.reachable()
    for post in posts.pinned(call.world, call.bot.id, person.id):
        posts.note(call.world, call.bot.id, person.id, post, "pinned", pinned=None)
    return True
