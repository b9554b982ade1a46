"""Emoji under a message: which there are, and how the bot and the person change theirs."""

from bot.playground import posts, updates
from bot.playground.errors import Json, bad
from bot.playground.values import Person, Post
from bot.playground.world import World

_EMOJI = (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤\u200d🔥 🌚 🌭 💯 "
    "🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨\u200d💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 "
    "🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷\u200d♂ 🤷 🤷\u200d♀ 😡"
)
#: Every one that Telegram takes as a reaction.
EMOJI = frozenset(_EMOJI.split(" "))


def checked(wish: list[Json]) -> list[Json]:
    """One emoji or none: neither bots nor people without Premium have more."""
    if len(wish) > 1:
        raise bad("REACTIONS_TOO_MANY")
    if any(one["type"] != "emoji" or one["emoji"] not in EMOJI for one in wish):
        raise bad("REACTION_INVALID")
    return wish


def by_bot(world: World, bot: int, person: int, post: Post, wish: list[Json]) -> None:
    posts.note(world, bot, person, post, "reaction", by_bot_reactions=checked(wish))


def by_person(world: World, bot: int, person: Person, post: Post, wish: list[Json]) -> int | None:
    """The number of the update, if the bot has asked for reactions."""
    told = {
        "chat": person.chat,
        "message_id": post.id,
        "user": person.user,
        "date": world.now(),
        "old_reaction": post.by_person_reactions,
        "new_reaction": checked(wish),
    }
    posts.note(world, bot, person.id, post, "reaction", by_person_reactions=wish)
    return updates.put(world, bot, "message_reaction", told)
