"""The card of a request as it stands now, for whoever looks at it."""

from core.model.ids import RequestId
from core.use import overview
from dialogs.card import card
from dialogs.desk import Desk
from dialogs.i18n import here_of
from dialogs.said import Said
from dialogs.screen import Screen
from dialogs.whose import whose


async def present(desk: Desk, said: Said, request: RequestId) -> Screen:
    """Raises NoSuchRequest."""
    found, org, beside = await desk.read(overview.card, request, whose(said).id)
    return card(found, whose(said).id, org, here_of(whose(said), org, desk.now()), beside)
