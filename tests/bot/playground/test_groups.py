"""Groups: what a bot may do in them, what it hears, who comes and goes."""

import pytest
from aiogram.types import ChatMemberAdministrator, Update

from bot.playground import Client
from bot.playground.client import Refused
from bot.playground.errors import Json
from tests.bot.playground.wire import ANNA, EGOR, NOBODY, VERA, Api, button, inline

GROUP = -100


@pytest.fixture
async def group(api: Api, people: Client) -> Api:
    """A bot in a group of two, led by Vera."""
    await people.post("groups", id=GROUP, title="Бухгалтерия", members=[EGOR, VERA], admins=[VERA])
    await people.post("group_bot", chat=GROUP, person=VERA)
    assert [kind(update) for update in await heard(api)] == ["my_chat_member"]
    return api


async def heard(api: Api) -> list[Json]:
    """New updates, confirmed; all of them such as aiogram reads."""
    found: list[Json] = await api.ok("getUpdates")
    if found:
        await api.ok("getUpdates", offset=found[-1]["update_id"] + 1)
    for update in found:
        Update.model_validate(update)
    return found


def kind(update: Json) -> str:
    return next(key for key in update if key != "update_id")


async def test_bot_speaks_in_a_group(group: Api, people: Client) -> None:
    sent = await group.ok("sendMessage", chat_id=GROUP, text="Всем привет")
    assert sent["chat"] == {"id": GROUP, "title": "Бухгалтерия", "type": "group"}
    await group.ok("editMessageText", chat_id=GROUP, message_id=sent["message_id"], text="Всем")
    seen = await people.get("group_chat", chat=GROUP, person=EGOR)
    assert [(one["text"], one["from_id"]) for one in seen["messages"]] == [("Всем", 42)]
    assert "Всем" not in [one["text"] for one in await people.messages(EGOR)]


async def test_button_in_a_group_is_pressed_by_a_person(group: Api, people: Client) -> None:
    await group.ok("sendMessage", chat_id=GROUP, text="Кто?", reply_markup=inline([button("Я")]))
    pressed = await people.post("group_press", chat=GROUP, person=EGOR, label="Я")
    [update] = await heard(group)
    query = update["callback_query"]
    assert (query["from"]["id"], query["message"]["chat"]["id"]) == (EGOR, GROUP)
    await group.ok("answerCallbackQuery", callback_query_id=pressed["callback_query_id"], text="Вы")
    assert (await people.answer(pressed["callback_query_id"]))["text"] == "Вы"
    with pytest.raises(Refused, match="no button 'Он' in the chat of Бухгалтерия"):
        await people.post("group_press", chat=GROUP, person=EGOR, label="Он")


async def test_privacy_mode(group: Api, people: Client) -> None:
    sent = await group.ok("sendMessage", chat_id=GROUP, text="x")
    for text, more in (
        ("между нами", {}),
        ("/status", {}),
        ("эй, @kivok_bot", {}),
        ("тебе", {"reply_to": sent["message_id"]}),
    ):
        await people.post("group_say", chat=GROUP, person=EGOR, text=text, **more)
    assert [update["message"]["text"] for update in await heard(group)] == ["/status", "эй, @kivok_bot", "тебе"]
    await people.post("group_bot", chat=GROUP, person=VERA, admin=True)
    await people.post("group_say", chat=GROUP, person=EGOR, text="при всех")
    promoted, said = await heard(group)
    assert promoted["my_chat_member"]["new_chat_member"]["status"] == "administrator"
    assert said["message"]["text"] == "при всех"


async def test_members(group: Api, people: Client) -> None:
    assert await group.ok("getChatMemberCount", chat_id=GROUP) == 3
    [leader] = await group.ok("getChatAdministrators", chat_id=GROUP)
    assert ChatMemberAdministrator.model_validate(leader).user.id == VERA
    statuses = [(await group.ok("getChatMember", chat_id=GROUP, user_id=id))["status"] for id in (EGOR, VERA, ANNA, 42)]
    assert statuses == ["member", "administrator", "left", "member"]
    assert await group.no("getChatMember", chat_id=GROUP, user_id=NOBODY) == "400 Bad Request: member not found"
    assert (await group.ok("getChat", chat_id=GROUP))["title"] == "Бухгалтерия"


async def test_people_come_and_go(group: Api, people: Client) -> None:
    await people.post("group_members", chat=GROUP, person=VERA, add=[ANNA], remove=[EGOR])
    came, went = await heard(group)
    assert came["message"]["new_chat_members"][0]["id"] == ANNA
    assert went["message"]["left_chat_member"]["id"] == EGOR
    await people.post("group_bot", chat=GROUP, person=VERA, admin=True)
    await group.ok("getUpdates", offset=-1, allowed_updates=["chat_member"])
    await heard(group)
    await people.post("group_members", chat=GROUP, person=VERA, add=[EGOR])
    [joined] = [update for update in await heard(group) if kind(update) == "chat_member"]
    assert joined["chat_member"]["new_chat_member"]["status"] == "member"
    await people.post("groups", id=GROUP, title="Бухгалтерия", members=[VERA])
    with pytest.raises(Refused, match="Егор Лапин is not in"):
        await people.post("group_say", chat=GROUP, person=EGOR, text="x")


async def test_bot_that_is_out_cannot_speak(group: Api, people: Client) -> None:
    await people.post("group_bot", chat=GROUP, person=VERA, there=False)
    [update] = await heard(group)
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    refused = await group.no("sendMessage", chat_id=GROUP, text="x")
    assert refused == "403 Forbidden: bot is not a member of the group chat"
    await people.post("group_say", chat=GROUP, person=EGOR, text="/status")
    assert await heard(group) == []


async def test_bot_leaves(group: Api) -> None:
    assert await group.ok("leaveChat", chat_id=GROUP) is True
    refused = await group.no("getChat", chat_id=GROUP)
    assert refused == "403 Forbidden: bot is not a member of the group chat"
    refused = await group.no("leaveChat", chat_id=EGOR)
    assert refused == "400 Bad Request: chat member status can't be changed in private chats"


async def test_group_becomes_a_supergroup(group: Api, people: Client) -> None:
    new = (await people.post("group_migrate", chat=GROUP, person=VERA))["chat"]
    gone, came = await heard(group)
    assert (gone["message"]["migrate_to_chat_id"], came["message"]["migrate_from_chat_id"]) == (new, GROUP)
    body = await group.call("sendMessage", chat_id=GROUP, text="x")
    assert body["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert body["parameters"] == {"migrate_to_chat_id": new}
    assert (await group.ok("sendMessage", chat_id=new, text="x"))["chat"]["type"] == "supergroup"
    for chat, why in ((GROUP, "has become the supergroup"), (new, "is a supergroup already")):
        with pytest.raises(Refused, match=why):
            await people.post("group_migrate", chat=chat, person=VERA)


async def test_only_who_leads_deletes_what_others_said(group: Api, people: Client) -> None:
    said = (await people.post("group_say", chat=GROUP, person=EGOR, text="/x"))["message_id"]
    own = (await group.ok("sendMessage", chat_id=GROUP, text="x"))["message_id"]
    refused = await group.no("deleteMessage", chat_id=GROUP, message_id=said)
    assert refused == "400 Bad Request: message can't be deleted"
    await group.ok("deleteMessages", chat_id=GROUP, message_ids=[said, own])
    seen = (await people.get("group_chat", chat=GROUP, person=EGOR))["messages"]
    assert [one["deleted"] for one in seen] == [False, True]
    await people.post("group_bot", chat=GROUP, person=VERA, admin=True)
    await group.ok("deleteMessage", chat_id=GROUP, message_id=said)


async def test_commands_in_a_group(group: Api, people: Client) -> None:
    async def menu(person: int) -> list[str]:
        shown = await people.get("group_chat", chat=GROUP, person=person)
        return [one["command"] for one in shown["commands"]]

    for name, scope in (
        ("default", {"type": "default"}),
        ("groups", {"type": "all_group_chats"}),
        ("leaders", {"type": "all_chat_administrators"}),
        ("here", {"type": "chat", "chat_id": GROUP}),
        ("leaders_here", {"type": "chat_administrators", "chat_id": GROUP}),
        ("egor_here", {"type": "chat_member", "chat_id": GROUP, "user_id": EGOR}),
    ):
        await group.ok("setMyCommands", commands=[{"command": name, "description": "x"}], scope=scope)
    assert (await menu(EGOR), await menu(VERA)) == (["egor_here"], ["leaders_here"])
    await group.ok("deleteMyCommands", scope={"type": "chat_member", "chat_id": GROUP, "user_id": EGOR})
    await group.ok("deleteMyCommands", scope={"type": "chat_administrators", "chat_id": GROUP})
    await group.ok("deleteMyCommands", scope={"type": "chat", "chat_id": GROUP})
    assert (await menu(EGOR), await menu(VERA)) == (["groups"], ["leaders"])


async def test_what_is_for_private_chats_only(group: Api) -> None:
    app = {"inline_keyboard": [[{"text": "x", "web_app": {"url": "https://example.com"}}]]}
    contact = {"keyboard": [[{"text": "x", "request_contact": True}]]}
    for markup in (app, contact):
        refused = await group.no("sendMessage", chat_id=GROUP, text="x", reply_markup=markup)
        assert refused == "400 Bad Request: BUTTON_TYPE_INVALID"
    refused = await group.no("sendMessageDraft", chat_id=GROUP, draft_id=1)
    assert refused == "400 Bad Request: method is available only in private chats"
    await group.ok("getMe")
    assert await group.no("createForumTopic", chat_id=GROUP, name="x") == "400 Bad Request: the chat is not a forum"


async def test_a_group_is_limited_by_the_minute(group: Api, people: Client) -> None:
    await people.post("limits", on=True)
    answers = [await group.call("sendMessage", chat_id=GROUP, text="x") for _ in range(25)]
    assert [body["ok"] for body in answers[:20]] == [True] * 20
    assert 429 in [body.get("error_code") for body in answers]


@pytest.mark.parametrize("wrong", [{"id": 5}, {"id": -(10**12)}, {"title": ""}, {"members": []}, {"members": [NOBODY]}])
async def test_groups_that_cannot_be(people: Client, wrong: Json) -> None:
    with pytest.raises(Refused):
        await people.post("groups", {"id": GROUP, "title": "x", "members": [EGOR]} | wrong)
    with pytest.raises(Refused, match="no group -5"):
        await people.get("group_chat", chat=-5, person=EGOR)
