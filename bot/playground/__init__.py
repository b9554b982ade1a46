"""A local Telegram Bot API server and a chat page: the whole product with no token and no internet."""

from bot.playground.client import Client
from bot.playground.serve import Playground

__all__ = ["Client", "Playground"]
