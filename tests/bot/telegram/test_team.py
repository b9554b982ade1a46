"""«Кто в отпуске», from Telegram's update to the picture in the chat."""

from tests.bot.telegram.office import Office, account
from tests.dialogs.company import OLGA


async def test_the_picture_of_a_team_changes_in_its_place(office: Office) -> None:
    await office.say(OLGA, "кто в отпуске?")
    before = (await office.people.messages(account(OLGA)))[-1]
    assert before["text"].startswith("Команда: Ольга Смирнова · март 2027")
    assert [file["kind"] for file in before["files"]] == ["photo"]
    await office.people.press(account(OLGA), "апрель →")
    await office.work()
    after = (await office.people.messages(account(OLGA)))[-1]
    assert after["message_id"] == before["message_id"]
    assert after["text"].startswith("Команда: Ольга Смирнова · апрель 2027")
    assert after["files"][0]["file_id"] != before["files"][0]["file_id"]


async def test_the_menu_below_a_picture_is_a_message_of_its_own(office: Office) -> None:
    await office.say(OLGA, "/team")
    await office.people.press(account(OLGA), "В меню")
    await office.work()
    picture, menu = (await office.people.messages(account(OLGA)))[-2:]
    assert (len(picture["files"]), menu["files"]) == (1, [])
    assert "Чем помочь?" in menu["text"]
