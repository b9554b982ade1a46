"""What a bot takes back, within two days."""

from bot.playground import posts
from bot.playground.call import Call
from bot.playground.errors import bad
from bot.playground.values import Group, Person, Post

_WINDOW = 48 * 3600


def delete_message(call: Call) -> bool:
    party = call.reachable()
    post = posts.find(call.world, call.bot.id, party.id, call.get("message_id"))
    if post is None:
        raise bad("message to delete not found")
    if not _may(call, party, post):
        raise bad("message can't be deleted")
    if not _young(call, post):
        raise bad("message can't be deleted for everyone")
    posts.delete(call.world, call.bot.id, party.id, post)
    return True


def delete_messages(call: Call) -> bool:
    """Those that cannot be found or deleted are skipped."""
    party = call.reachable()
    ids: list[int] = call.get("message_ids")
    if not 1 <= len(ids) <= 100:
        raise bad(f"too {'few' if not ids else 'many'} message identifiers specified")
    for one in ids:
        post = posts.find(call.world, call.bot.id, party.id, one)
        if post and _young(call, post) and _may(call, party, post):
            posts.delete(call.world, call.bot.id, party.id, post)
    return True


def _may(call: Call, party: Person | Group, post: Post) -> bool:
    """In a group only who leads it takes away what others said."""
    return post.by_bot or not isinstance(party, Group) or call.bot.id in party.admins


def _young(call: Call, post: Post) -> bool:
    return call.world.clock.now() - float(post.message["date"]) < _WINDOW
