"""A partner's link, from the button to his first card, in the playground."""

import re

from bot.telegram.connect import _met
from core.model.ids import PersonId, RequestId
from core.model.observers import Observe
from core.model.org import PARTNER, Person
from core.store import people
from core.use.act import act
from dialogs.action import Fill, Verb, Watching
from tests.bot.telegram.office import STRANGER, Office, account, vacation
from tests.dialogs.company import IVAN

LINK = re.compile(r"https://t\.me/kivok_bot\?start=([\w-]+)")


async def test_a_partner_comes_in_by_his_link(office: Office) -> None:
    await _met(office.worker, office.bot)
    await vacation(office, IVAN)
    await office.press(IVAN, Fill.SUBMIT)
    partner = Person(PersonId(99), "Олег Чужой", "oleg@example.org", roles=frozenset({PARTNER}))
    oleg = await office.db.write(people.add, partner)
    await office.db.write(act, RequestId(1), Observe(IVAN, oleg, office.clock.now))
    await office.send()
    await office.press(IVAN, Verb.MORE)
    await office.press(IVAN, Watching.LINK)
    found = LINK.search((await office.shown(IVAN))[-1])
    assert found is not None
    await office.people.say(STRANGER, f"/start {found[1]}")
    await office.work()
    await office.send()
    seen = [one["text"] for one in await office.people.messages(STRANGER) if one["from_bot"]]
    assert "Олег Чужой" in seen[-2]
    assert "Отпуск · Иван Петров" in seen[-1]
    assert (await office.db.read(people.org)).by_telegram(STRANGER) is not None
    assert account(IVAN) != STRANGER


async def test_as_long_as_the_bot_does_not_know_its_name_no_link_is_made(office: Office) -> None:
    await vacation(office, IVAN)
    await office.press(IVAN, Fill.SUBMIT)
    partner = Person(PersonId(99), "Олег Чужой", "oleg@example.org", roles=frozenset({PARTNER}))
    oleg = await office.db.write(people.add, partner)
    await office.db.write(act, RequestId(1), Observe(IVAN, oleg, office.clock.now))
    await office.send()
    await office.press(IVAN, Verb.MORE)
    answered = await office.press(IVAN, Watching.LINK)
    assert "Попробуйте через минуту" in answered["text"]
