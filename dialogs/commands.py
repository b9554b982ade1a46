"""Commands, and the places of the menu: each leads to a screen of its own, whatever was said before."""

from dataclasses import replace
from typing import assert_never

from core.model.focus import OnAnnouncement, OnDraft
from core.store import drafts
from dialogs import announce, composer, correct, fill, leave, lists, menu, news, team, whereabouts
from dialogs.action import Place
from dialogs.desk import Desk
from dialogs.said import Said
from dialogs.screen import Reply, Screen
from dialogs.whose import whose


async def commanded(desk: Desk, said: Said, command: list[str], note: str) -> Reply:
    """A command goes before words that a decision waits for; `note` tells that it was not taken."""
    match command:
        case ["new"]:
            return Reply(await menu.new(desk, said), fresh=True)
        case ["inbox"]:
            return Reply(await lists.inbox(desk, said), fresh=True)
        case ["my"]:
            return Reply(await lists.mine(desk, said), fresh=True)
        case ["cancel"]:
            return await _cancelled(desk, said, note)
        case ["news"]:
            return Reply(await news.listed(desk, said), fresh=True)
        case ["announce" | "balance" as what]:
            begin = announce.begin if what == "announce" else correct.begin
            return await begin(desk, said)
        case ["leave"]:
            return Reply(await leave.mine(desk, said), fresh=True)
        case ["team"]:
            return await team.shown(desk, said)
        case ["settings"]:
            return Reply(await menu.settings(desk, said), fresh=True)
        case ["language"]:
            return Reply(menu.languages(), fresh=True)
        case ["help"]:
            return Reply(await menu.help_(desk, said), fresh=True)
        case _:
            return Reply(await menu.left(desk, said, note), fresh=True)


async def screen_at(desk: Desk, said: Said, place: Place, page: int) -> Screen:
    match place:
        case Place.HOME:
            return await menu.left(desk, said)
        case Place.NEW:
            return await menu.new(desk, said, page)
        case Place.INBOX:
            return await lists.inbox(desk, said, page)
        case Place.MINE:
            return await lists.mine(desk, said, page)
        case Place.DRAFTS:
            return await menu.begun(desk, said, page)
        case Place.NEWS:
            return await news.listed(desk, said, page)
        case Place.WATCHED:
            return await lists.watched(desk, said, page)
        case Place.WHERE:
            return await whereabouts.own(desk, said)
        case Place.SETTINGS:
            return await menu.settings(desk, said)
        case Place.LANGUAGE:
            return menu.languages()
        case Place.HELP:
            return await menu.help_(desk, said)
        case _:
            assert_never(place)


async def _cancelled(desk: Desk, said: Said, note: str) -> Reply:
    """Out of whatever is open: a form is asked about, a decision that waits for words is not taken."""
    focus = await desk.read(drafts.focus_of, whose(said).id)
    if isinstance(focus, OnDraft):
        return replace(await fill.put_away(desk, said, focus.draft), fresh=True)
    if isinstance(focus, OnAnnouncement):
        return Reply(composer.leaving(focus.announcement), fresh=True)
    return Reply(await menu.left(desk, said, note), fresh=True)
