"""The long poll: waiting, confirming, filtering, conflicts."""

import asyncio

import pytest

from bot.playground import Client
from tests.bot.playground.wire import EGOR, VERA, Api, button, inline


async def test_idle_poll_waits_and_is_empty_then(api: Api) -> None:
    poll = asyncio.create_task(api.ok("getUpdates", timeout=1))
    for _ in range(5):
        await api.ok("getMe")
    assert not poll.done()
    assert await poll == []


async def test_poll_returns_as_soon_as_something_comes(api: Api, people: Client) -> None:
    poll = asyncio.create_task(api.ok("getUpdates", timeout=50))
    await api.ok("getMe")
    await people.say(EGOR, "hi")
    [update] = await asyncio.wait_for(poll, 20)
    assert update["message"]["text"] == "hi"


async def test_updates_come_again_until_a_higher_offset_confirms_them(api: Api, people: Client) -> None:
    for text in ("one", "two", "three"):
        await people.say(EGOR, text)
    ids = [update["update_id"] for update in await api.ok("getUpdates")]
    assert ids == [ids[0], ids[0] + 1, ids[0] + 2]
    assert len(await api.ok("getUpdates", limit=2)) == 2
    assert [update["update_id"] for update in await api.ok("getUpdates", offset=ids[1])] == ids[1:]
    assert [update["update_id"] for update in await api.ok("getUpdates", offset=-1)] == ids[2:]
    assert await api.ok("getUpdates", offset=ids[2] + 1) == []


async def test_allowed_updates_filter_and_stay(api: Api, people: Client) -> None:
    await api.send(reply_markup=inline([button("Да")]))
    await api.ok("getUpdates", allowed_updates=["callback_query"])
    await people.say(EGOR, "unheard")
    await people.press(EGOR, "Да")
    [update] = await api.ok("getUpdates")
    assert "callback_query" in update
    await api.ok("getUpdates", offset=update["update_id"] + 1, allowed_updates=[])
    await people.say(EGOR, "heard")
    assert (await api.ok("getUpdates"))[0]["message"]["text"] == "heard"


async def test_newer_poller_throws_the_older_out(api: Api) -> None:
    first = asyncio.create_task(api.no("getUpdates", timeout=30))
    await asyncio.sleep(0.1)
    await api.ok("getUpdates")
    assert await first == (
        "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )


async def test_no_poll_beside_a_webhook(api: Api) -> None:
    await api.ok("setWebhook", url="http://127.0.0.1:9/hook")
    refused = await api.no("getUpdates")
    assert refused.startswith("409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to")
    await api.ok("deleteWebhook")
    assert await api.ok("getUpdates") == []


async def test_updates_of_yesterday_are_lost(api: Api, people: Client) -> None:
    await people.say(EGOR, "old")
    await people.post("clock", seconds=24 * 3600 + 1)
    await people.say(EGOR, "new")
    assert [update["message"]["text"] for update in await api.ok("getUpdates")] == ["new"]


async def test_numbers_can_jump(api: Api, people: Client) -> None:
    await people.post("jump", to=7_000_000)
    await people.say(EGOR, "hi")
    assert (await api.ok("getUpdates"))[0]["update_id"] == 7_000_000


async def test_what_people_do_becomes_updates(api: Api, people: Client) -> None:
    said = await people.say(EGOR, "first")
    await people.say(EGOR, "second", reply_to=said["message_id"])
    await people.say(EGOR, "changed", edit=said["message_id"])
    await people.post("sticker", person=EGOR)
    await people.post("forward", person=EGOR, text="news", origin=VERA)
    await people.post("share_contact", person=EGOR)
    first, second, edited, sticker, forward, contact = await api.ok("getUpdates")
    assert first["message"]["from"]["language_code"] == "ru"
    assert second["message"]["reply_to_message"]["text"] == "first"
    assert (edited["edited_message"]["text"], edited["edited_message"]["message_id"]) == ("changed", said["message_id"])
    assert sticker["message"]["sticker"]["emoji"] == "👍"
    assert forward["message"]["forward_origin"]["sender_user"]["id"] == VERA
    assert contact["message"]["contact"]["user_id"] == EGOR


@pytest.mark.parametrize("text", ["[1]", "true", "{}", "17"])
async def test_text_that_looks_like_json_stays_text(api: Api, text: str) -> None:
    assert (await api.send(text=text))["text"] == text


async def test_bots_do_not_hear_each_other(api: Api, people: Client) -> None:
    other = Api(api.session, api.url, "77:x")
    await other.ok("getMe")
    await people.say(EGOR, "to the first")
    assert await other.ok("getUpdates") == []
    async with Client(api.url, bot=77) as client:
        await client.say(EGOR, "to the second")
    assert (await other.ok("getUpdates"))[0]["message"]["text"] == "to the second"
