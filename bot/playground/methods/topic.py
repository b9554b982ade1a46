"""Topics of a private chat: a bot opens them, if its owner has switched them on."""

from bot.playground import posts
from bot.playground.call import Call
from bot.playground.errors import Json, bad
from bot.playground.names import named
from bot.playground.values import Group, Topic

#: The colours that Telegram gives to choose from; the first is taken when none is said.
_COLOURS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)


def create_topic(call: Call) -> Json:
    person, name = call.reachable(), call.get("name").strip()
    if not call.bot.topics or isinstance(person, Group):
        raise bad("the chat is not a forum")
    if not 1 <= len(name) <= 128:
        raise bad("TOPIC_TITLE_EMPTY" if not name else "TOPIC_TITLE_TOO_LONG")
    colour = call.get("icon_color") or _COLOURS[0]
    if colour not in _COLOURS:
        raise bad("TOPIC_ICON_COLOR_INVALID")
    told: Json = {"name": name, "icon_color": colour}
    post = posts.say(call.world, call.bot, person, named(call.world, call.bot), {"forum_topic_created": told})
    call.world.topics.put(Topic(post.id, name), call.bot.id, person.id, post.id)
    return {"message_thread_id": post.id} | told
