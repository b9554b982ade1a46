"""What people share by the buttons of a keyboard."""

import pytest

from bot.playground import Client
from bot.playground.client import Refused
from bot.playground.errors import Json
from tests.bot.playground.wire import ANNA, EGOR, VERA, Api


async def asked(api: Api, **wish: object) -> None:
    button: Json = {"text": "Кто?", **wish}
    await api.send(reply_markup={"keyboard": [[button], ["Отмена"]]})


async def shared(api: Api) -> Json:
    message: Json = (await api.ok("getUpdates"))[-1]["message"]
    return message


async def test_people_are_shared_as_far_as_the_button_asks(api: Api, people: Client) -> None:
    await asked(api, request_users={"request_id": 7, "max_quantity": 2, "request_name": True})
    await people.post("share_users", person=EGOR, users=[VERA, ANNA])
    told = (await shared(api))["users_shared"]
    assert told["request_id"] == 7
    assert [(one["user_id"], one["first_name"]) for one in told["users"]] == [(VERA, "Вера"), (ANNA, "Anna")]
    await asked(api, request_users={"request_id": 8, "request_username": True})
    await people.post("share_users", person=EGOR, users=[EGOR], request_id=8)
    assert (await shared(api))["users_shared"]["users"] == [{"user_id": EGOR, "username": "egor"}]


async def test_more_than_asked_or_without_a_button(api: Api, people: Client) -> None:
    with pytest.raises(Refused, match="no button with request_users on the keyboard of Егор Лапин"):
        await people.post("share_users", person=EGOR, users=[VERA])
    await asked(api, request_users={"request_id": 7})
    for users in ([VERA, ANNA], []):
        with pytest.raises(Refused, match="asks for 1 to 1 people"):
            await people.post("share_users", person=EGOR, users=users)
    with pytest.raises(Refused, match="no person 5"):
        await people.post("share_users", person=EGOR, users=[5])
    with pytest.raises(Refused, match="no button with request_users"):
        await people.post("share_users", person=EGOR, users=[VERA], request_id=1)


async def test_chat_is_shared(api: Api, people: Client) -> None:
    await asked(api, request_chat={"request_id": 3, "chat_is_channel": False, "request_title": True})
    await people.post("share_chat", person=EGOR, chat_id=-100500, title="Бухгалтерия")
    assert (await shared(api))["chat_shared"] == {"request_id": 3, "chat_id": -100500, "title": "Бухгалтерия"}


async def test_place_and_contact_are_shared(api: Api, people: Client) -> None:
    await people.post("share_location", person=EGOR, latitude=43.2, longitude=76.9)
    assert (await shared(api))["location"] == {"latitude": 43.2, "longitude": 76.9}
    await people.post("share_contact", person=EGOR, contact=VERA)
    assert (await shared(api))["contact"]["user_id"] == VERA
    await people.post("people", [{"telegram_id": EGOR, "name": "Егор", "phone": "+77011234567"}])
    await people.post("share_contact", person=EGOR)
    assert (await shared(api))["contact"]["phone_number"] == "+77011234567"


async def test_bot_sends_places_and_contacts(api: Api, people: Client) -> None:
    await api.ok("sendContact", chat_id=EGOR, phone_number="+7700", first_name="Вера", last_name="Ким")
    await api.ok("sendLocation", chat_id=EGOR, latitude=43.2, longitude=76.9, horizontal_accuracy=10)
    contact, place = (await people.chat(EGOR))["messages"][-2:]
    assert contact["contact"]["last_name"] == "Ким"
    assert place["location"]["horizontal_accuracy"] == 10


@pytest.mark.parametrize(
    ("method", "wish", "why"),
    [
        ("sendContact", {"phone_number": "+7", "first_name": " "}, "CONTACT_NAME_EMPTY"),
        ("sendContact", {"phone_number": " ", "first_name": "x"}, "PHONE_NUMBER_INVALID"),
        ("sendLocation", {"latitude": 91, "longitude": 0}, "wrong location specified"),
        ("sendLocation", {"latitude": 0, "longitude": -181}, "wrong location specified"),
        (
            "sendLocation",
            {"latitude": 0, "longitude": 0, "horizontal_accuracy": 1501},
            "wrong horizontal accuracy specified",
        ),
    ],
)
async def test_places_and_contacts_that_are_refused(api: Api, method: str, wish: Json, why: str) -> None:
    assert await api.no(method, chat_id=EGOR, **wish) == f"400 Bad Request: {why}"
