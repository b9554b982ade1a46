"""What a bot takes back, within two days."""

from bot.playground import posts
from bot.playground.call import Call
from bot.playground.errors import bad
from bot.playground.values import Post

_WINDOW = 48 * 3600


def delete_message(call: Call) -> bool:
    person = call.reachable()
    post = posts.find(call.world, call.bot.id, person.id, call.get("message_id"))
    if post is None:
        raise bad("message to delete not found")
    if not _young(call, post):
        raise bad("message can't be deleted for everyone")
    posts.delete(call.world, call.bot.id, person.id, post)
    return True


def delete_messages(call: Call) -> bool:
    """Those that cannot be found or deleted are skipped."""
    person = call.reachable()
    ids: list[int] = call.get("message_ids")
    if not 1 <= len(ids) <= 100:
        raise bad(f"too {'few' if not ids else 'many'} message identifiers specified")
    for one in ids:
        post = posts.find(call.world, call.bot.id, person.id, one)
        if post and _young(call, post):
            posts.delete(call.world, call.bot.id, person.id, post)
    return True


def _young(call: Call, post: Post) -> bool:
    return call.world.clock.now() - float(post.message["date"]) < _WINDOW
