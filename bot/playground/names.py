"""What a bot calls itself, in the language of whoever reads it."""

from bot.playground.errors import Json
from bot.playground.values import Bot
from bot.playground.world import World


def named(world: World, bot: Bot, language: str = "") -> Json:
    """The bot's account under the name that a reader of the language sees."""
    return bot.user | {"first_name": profile_text(world, bot.id, "name", language) or bot.name}


def profile_text(world: World, bot: int, kind: str, language: str) -> str:
    """The text in the language, otherwise the one for everybody, otherwise nothing."""
    for wanted in (language, ""):
        found = world.settings.get(bot, kind, wanted)
        if found:
            return str(found.value)
    return ""
