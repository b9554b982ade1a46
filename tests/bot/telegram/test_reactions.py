"""A thumb up under a card, from Telegram's update to what comes of it."""

from core.forms.source import source_of
from core.store import forms
from dialogs.action import Fill
from tests.bot.telegram.office import Office, account
from tests.dialogs.company import IVAN, OLGA

_FORM = """\
form: wish
title: {ru: Просьба, en: Wish}
aliases: {ru: [просьба], en: [wish]}
owner: hr
headline: [what]
answers: [reactions]
fields:
  - {key: what, type: text, title: {ru: Что, en: What}}
route:
  - {stage: boss, title: {ru: Начальник, en: Boss}, who: [manager_of: author]}
"""


async def _react(office: Office, message: int, emoji: str | None) -> int | None:
    """Olga's reaction, and what follows. Returns the number of its update."""
    done = await office.people.post("react", person=account(OLGA), message_id=message, emoji=emoji)
    await office.work()
    await office.send()
    number: int | None = done["update_id"]
    return number


async def test_a_thumb_up_approves_and_nothing_takes_that_back(office: Office) -> None:
    await office.db.write(forms.publish, source_of(_FORM), office.clock())
    for words in ("просьба", "стул"):
        await office.say(IVAN, words)
    await office.press(IVAN, Fill.SUBMIT)
    await office.send()
    card = (await office.people.messages(account(OLGA)))[-1]["message_id"]
    before = len(await office.shown(OLGA))
    assert await _react(office, card, "❤") is not None
    assert len(await office.shown(OLGA)) == before
    assert await _react(office, card, "👍") is not None
    shown = await office.shown(OLGA)
    assert (len(shown), shown[-1]) == (before + 1, "Вы согласовали · №\N{NO-BREAK SPACE}1")
    assert (await office.shown(IVAN))[-1].startswith("✅ Согласовано: Просьба")
    assert await _react(office, card, None) is not None
    assert len(await office.shown(OLGA)) == before + 1
    assert {state for state, _acted in await office.inbox()} == {1}
