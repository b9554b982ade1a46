"""How the bot presents itself: commands and descriptions, in every language."""

from aiogram import Bot
from aiogram.types import BotCommand

from dialogs.i18n import LOCALES, _, speaking

#: What people see without a catalog of their language.
_ELSE = "en"


async def introduce(bot: Bot) -> None:
    """Tell Telegram the commands and the words of the empty chat."""
    for locale in LOCALES:
        with speaking(locale):
            language = None if locale == _ELSE else locale
            await bot.set_my_commands(_commands(), language_code=language)
            await bot.set_my_description(
                _("Requests and approvals of your company, without leaving the chat."), language_code=language
            )
            await bot.set_my_short_description(_("Requests and approvals in chat"), language_code=language)


def _commands() -> list[BotCommand]:
    return [
        BotCommand(command="new", description=_("New request")),
        BotCommand(command="inbox", description=_("Waiting for me")),
        BotCommand(command="my", description=_("My requests")),
        BotCommand(command="team", description=_("Who is away")),
        BotCommand(command="news", description=_("News")),
        BotCommand(command="leave", description=_("How much leave I have")),
        BotCommand(command="settings", description=_("Settings")),
        BotCommand(command="cancel", description=_("Leave the form I am filling in")),
        BotCommand(command="help", description=_("What I can do")),
    ]
