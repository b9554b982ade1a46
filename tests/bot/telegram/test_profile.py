"""How the bot presents itself."""

from bot.telegram.profile import introduce
from tests.bot.telegram.office import Office, account
from tests.dialogs.company import EMMA, IVAN


async def test_everybody_reads_commands_and_description_in_his_language(office: Office) -> None:
    await introduce(office.bot)
    ru, en = [await office.people.chat(account(person)) for person in (IVAN, EMMA)]
    names = [command["command"] for command in ru["commands"]]
    assert names == [command["command"] for command in en["commands"]]
    assert names == ["new", "inbox", "my", "team", "news", "leave", "settings", "cancel", "help"]
    assert "Новая заявка" in [command["description"] for command in ru["commands"]]
    assert "New request" in [command["description"] for command in en["commands"]]
    assert ru["bot"]["description"].startswith("Заявки и согласования")
    assert en["bot"]["description"].startswith("Requests and approvals")


async def test_who_speaks_another_language_reads_english(office: Office) -> None:
    await introduce(office.bot)
    commands = await office.bot.get_my_commands(language_code="pt")
    assert commands == []
    assert (await office.bot.get_my_commands())[0].description == "New request"
