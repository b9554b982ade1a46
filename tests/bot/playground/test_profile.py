"""The bot's name, descriptions, commands and menu; what it may know of a chat."""

from bot.playground import Client
from tests.bot.playground.wire import ANNA, EGOR, NOBODY, Api

RU = [{"command": "new", "description": "Новая заявка"}]
EN = [{"command": "new", "description": "New request"}]
MINE = [{"command": "broadcast", "description": "Объявление"}]


async def commands(people: Client, person: int) -> object:
    return (await people.chat(person))["commands"]


async def test_bot_knows_itself(api: Api) -> None:
    me = await api.ok("getMe")
    assert (me["id"], me["is_bot"], me["first_name"], me["username"]) == (42, True, "Kivok", "kivok_bot")


async def test_commands_by_scope_and_language(api: Api, people: Client) -> None:
    await api.ok("setMyCommands", commands=RU)
    await api.ok("setMyCommands", commands=EN, language_code="en")
    assert (await commands(people, EGOR), await commands(people, ANNA)) == (RU, EN)
    await api.ok("setMyCommands", commands=MINE, scope={"type": "chat", "chat_id": EGOR})
    assert (await commands(people, EGOR), await commands(people, ANNA)) == (MINE, EN)
    assert await api.ok("getMyCommands") == RU
    assert await api.ok("getMyCommands", language_code="de") == []
    assert await api.ok("getMyCommands", scope={"type": "chat", "chat_id": EGOR}) == MINE
    await api.ok("deleteMyCommands", scope={"type": "chat", "chat_id": EGOR})
    assert await commands(people, EGOR) == RU


async def test_commands_are_judged(api: Api) -> None:
    async def refused(command: str = "a", description: str = "b", count: int = 1) -> str:
        return await api.no("setMyCommands", commands=[{"command": command, "description": description}] * count)

    assert await refused(command="Bad Cmd!") == "400 Bad Request: BOT_COMMAND_INVALID"
    assert await refused(description="") == "400 Bad Request: BOT_COMMAND_DESCRIPTION_INVALID"
    assert await refused(count=101) == "400 Bad Request: BOT_COMMANDS_TOO_MUCH"
    scope = {"type": "chat", "chat_id": NOBODY}
    assert await api.no("setMyCommands", commands=RU, scope=scope) == "400 Bad Request: chat not found"
    wrong = await api.no("setMyCommands", commands=RU, language_code="russian!")
    assert wrong == "400 Bad Request: invalid language code specified"


async def test_names_and_descriptions_by_language(api: Api, people: Client) -> None:
    await api.ok("setMyName", name="Кивок", language_code="ru")
    assert await api.ok("getMyName", language_code="ru") == {"name": "Кивок"}
    assert await api.ok("getMyName") == {"name": "Kivok"}
    for kind in ("Description", "ShortDescription"):
        field = "description" if kind == "Description" else "short_description"
        await api.ok(f"setMy{kind}", **{field: "for all"})
        await api.ok(f"setMy{kind}", **{field: "для своих", "language_code": "ru"})
        assert await api.ok(f"getMy{kind}", language_code="ru") == {field: "для своих"}
        assert await api.ok(f"getMy{kind}", language_code="de") == {field: "for all"}
    shown = (await people.chat(EGOR))["bot"]
    assert (shown["first_name"], shown["description"]) == ("Кивок", "для своих")
    await api.ok("setMyDescription", language_code="ru")
    assert await api.ok("getMyDescription", language_code="ru") == {"description": "for all"}
    assert "too long" in await api.no("setMyShortDescription", short_description="x" * 121)


async def test_menu_button(api: Api) -> None:
    assert await api.ok("getChatMenuButton") == {"type": "commands"}
    await api.ok("setChatMenuButton", chat_id=EGOR, menu_button={"type": "default"})
    assert await api.ok("getChatMenuButton", chat_id=EGOR) == {"type": "default"}
    assert await api.ok("getChatMenuButton", chat_id=ANNA) == {"type": "commands"}


async def test_chat(api: Api) -> None:
    chat = await api.ok("getChat", chat_id=EGOR)
    assert (chat["id"], chat["type"], chat["first_name"], chat["username"]) == (EGOR, "private", "Егор", "egor")
    assert await api.no("getChat", chat_id=NOBODY) == "400 Bad Request: chat not found"
