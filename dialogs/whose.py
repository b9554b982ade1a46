"""Who is speaking, and his surroundings."""

from datetime import datetime

from core.model.here import Here
from core.model.org import Org, Person
from dialogs.i18n import here_of
from dialogs.said import Said


def whose(said: Said) -> Person:
    """The person who said it. Strangers never come this far: the router stops them."""
    if said.person is None:
        raise AssertionError("a stranger got past the router")
    return said.person


def surroundings(said: Said, now: datetime, org: Org | None = None) -> Here:
    """By which his words are understood."""
    return here_of(whose(said), org or Org(), now)
