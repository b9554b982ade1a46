"""What is done to a message without changing it: pins, reactions, votes."""

import pytest

from bot.playground import Client
from bot.playground.client import Refused
from bot.playground.errors import Json
from tests.bot.playground.wire import EGOR, VERA, Api


async def seen(people: Client, id: int) -> Json:
    return next(message for message in (await people.chat(EGOR))["messages"] if message["message_id"] == id)


async def test_pins(api: Api, people: Client) -> None:
    first, second = [(await api.send(text=text))["message_id"] for text in ("one", "two")]
    for id in (first, second, second):
        assert await api.ok("pinChatMessage", chat_id=EGOR, message_id=id, disable_notification=True) is True
    assert (await api.ok("getChat", chat_id=EGOR))["pinned_message"]["text"] == "two"
    await api.ok("unpinChatMessage", chat_id=EGOR)
    assert (await api.ok("getChat", chat_id=EGOR))["pinned_message"]["text"] == "one"
    assert ((await seen(people, first))["pinned"], (await seen(people, second))["pinned"]) == (True, False)
    await api.ok("pinChatMessage", chat_id=EGOR, message_id=second)
    await api.ok("unpinChatMessage", chat_id=EGOR, message_id=first)
    await api.ok("unpinAllChatMessages", chat_id=EGOR)
    assert "pinned_message" not in await api.ok("getChat", chat_id=EGOR)


async def test_pins_of_nothing(api: Api) -> None:
    refused = await api.no("pinChatMessage", chat_id=EGOR, message_id=999)
    assert refused == "400 Bad Request: message to pin not found"
    assert await api.no("unpinChatMessage", chat_id=EGOR) == "400 Bad Request: message to unpin not found"
    assert await api.ok("unpinAllChatMessages", chat_id=EGOR) is True


async def test_bot_reacts(api: Api, people: Client) -> None:
    id = (await people.say(EGOR, "done"))["message_id"]
    reaction = [{"type": "emoji", "emoji": "👍"}]
    assert await api.ok("setMessageReaction", chat_id=EGOR, message_id=id, reaction=reaction) is True
    assert (await seen(people, id))["reactions"] == {"bot": ["👍"], "person": []}
    await api.ok("setMessageReaction", chat_id=EGOR, message_id=id)
    assert (await seen(people, id))["reactions"]["bot"] == []


@pytest.mark.parametrize(
    ("reaction", "why"),
    [
        ([{"type": "emoji", "emoji": "🧾"}], "REACTION_INVALID"),
        ([{"type": "custom_emoji", "custom_emoji_id": "5"}], "REACTION_INVALID"),
        ([{"type": "paid"}], "REACTION_INVALID"),
        ([{"type": "emoji", "emoji": "👍"}, {"type": "emoji", "emoji": "🔥"}], "REACTIONS_TOO_MANY"),
    ],
)
async def test_reactions_that_are_none(api: Api, reaction: list[Json], why: str) -> None:
    id = (await api.send())["message_id"]
    refused = await api.no("setMessageReaction", chat_id=EGOR, message_id=id, reaction=reaction)
    assert refused == f"400 Bad Request: {why}"
    refused = await api.no("setMessageReaction", chat_id=EGOR, message_id=999)
    assert refused == "400 Bad Request: message to react not found"


async def test_person_reacts_and_the_bot_hears_it_if_it_asked(api: Api, people: Client) -> None:
    id = (await api.send())["message_id"]
    assert (await people.post("react", person=EGOR, message_id=id, emoji="👍"))["update_id"] is None
    await api.ok("getUpdates", allowed_updates=["message_reaction"])
    await people.post("react", person=EGOR, message_id=id, emoji="🔥")
    await people.post("react", person=EGOR, message_id=id)
    changed, gone = [update["message_reaction"] for update in await api.ok("getUpdates")]
    assert [one["emoji"] for one in changed["old_reaction"] + changed["new_reaction"]] == ["👍", "🔥"]
    assert (gone["new_reaction"], gone["user"]["id"], gone["message_id"]) == ([], EGOR, id)
    with pytest.raises(Refused, match="REACTION_INVALID"):
        await people.post("react", person=EGOR, message_id=id, emoji="🧾")
    with pytest.raises(Refused, match="no message 999"):
        await people.post("react", person=EGOR, message_id=999, emoji="👍")


async def poll(api: Api, **more: object) -> int:
    wish = {"question": "Когда?", "options": ["Сегодня", {"text": "Завтра"}, "Никогда"], "is_anonymous": False} | more
    sent = await api.ok("sendPoll", chat_id=EGOR, **wish)
    assert [option["text"] for option in sent["poll"]["options"]] == ["Сегодня", "Завтра", "Никогда"]
    return int(sent["message_id"])


async def test_person_votes(api: Api, people: Client) -> None:
    id = await poll(api, allows_multiple_answers=True)
    await people.post("vote", person=EGOR, message_id=id, options=[2, 0])
    await people.post("vote", person=EGOR, message_id=id, options=[])
    state, answer, _, back = await api.ok("getUpdates")
    assert [option["voter_count"] for option in state["poll"]["options"]] == [1, 0, 1]
    assert (answer["poll_answer"]["option_ids"], answer["poll_answer"]["user"]["id"]) == ([0, 2], EGOR)
    assert back["poll_answer"]["option_ids"] == []
    assert (await seen(people, id))["poll"]["votes"] == []


async def test_votes_that_are_refused(api: Api, people: Client) -> None:
    async def refused(id: int, options: list[int]) -> str:
        with pytest.raises(Refused) as no:
            await people.post("vote", person=EGOR, message_id=id, options=options)
        return str(no.value)

    id = await poll(api)
    assert await refused(id, [0, 1]) == "the poll takes one answer"
    assert await refused(id, [3]) == "no such option"
    closed = await api.ok("stopPoll", chat_id=EGOR, message_id=id)
    assert closed["is_closed"]
    assert await refused(id, [0]) == "the poll is closed"
    quiz = await poll(api, type="quiz", correct_option_ids=[1])
    await people.post("vote", person=EGOR, message_id=quiz, options=[0])
    assert await refused(quiz, [1]) == "a quiz takes no second answer"
    assert await refused((await api.send())["message_id"], [0]) == f"message {quiz + 1} is no poll"
    assert await refused(999, [0]) == "no message 999 in the chat of Егор Лапин"


async def test_anonymous_poll_tells_no_names(api: Api, people: Client) -> None:
    id = await poll(api, is_anonymous=True)
    await people.post("vote", person=EGOR, message_id=id, options=[1])
    assert [update.keys() - {"update_id"} for update in await api.ok("getUpdates")] == [{"poll"}]


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        ({"question": "я" * 301}, "poll question length must not exceed 300"),
        ({"question": " "}, "poll question must be non-empty"),
        ({"options": []}, "poll must have at least 1 option"),
        ({"options": [str(n) for n in range(13)]}, "poll must have at most 12 options"),
        ({"options": ["я" * 101]}, "poll options length must not exceed 100"),
        ({"type": "survey"}, "invalid poll type specified"),
        ({"type": "quiz"}, "wrong correct option ID specified"),
        ({"type": "quiz", "correct_option_ids": [5]}, "wrong correct option ID specified"),
    ],
)
async def test_polls_that_are_refused(api: Api, wish: Json, why: str) -> None:
    refused = await api.no("sendPoll", **{"chat_id": EGOR, "question": "?", "options": ["a"]} | wish)
    assert refused == f"400 Bad Request: {why}"


async def test_stopping_what_is_no_poll(api: Api) -> None:
    id, text = await poll(api), (await api.send())["message_id"]
    await api.ok("stopPoll", chat_id=EGOR, message_id=id)
    assert await api.no("stopPoll", chat_id=EGOR, message_id=id) == "400 Bad Request: poll has already been closed"
    for wrong in (text, 999):
        refused = await api.no("stopPoll", chat_id=EGOR, message_id=wrong)
        assert refused == "400 Bad Request: message with poll to stop not found"


async def test_members_of_a_private_chat(api: Api) -> None:
    assert (await api.ok("getChatMember", chat_id=EGOR, user_id=EGOR))["user"]["first_name"] == "Егор"
    assert (await api.ok("getChatMember", chat_id=EGOR, user_id=42))["user"]["is_bot"]
    assert await api.ok("getChatMemberCount", chat_id=EGOR) == 2
    assert await api.no("getChatMember", chat_id=EGOR, user_id=VERA) == "400 Bad Request: member not found"
    refused = await api.no("getChatAdministrators", chat_id=EGOR)
    assert refused == "400 Bad Request: there are no administrators in the private chat"
