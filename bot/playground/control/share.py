"""What people share by the buttons of a reply keyboard: contacts, people, chats and places."""

from fastapi import APIRouter
from pydantic import Field

from bot.playground import posts
from bot.playground.control.ask import Here, refuse, the_person
from bot.playground.control.speak import Act, both, send
from bot.playground.control.view import reply_keyboard
from bot.playground.errors import Json
from bot.playground.values import Bot, Person
from bot.playground.world import World

router = APIRouter()


class ShareContact(Act):
    phone_number: str | None = None
    #: Another person of the playground; without it one's own contact.
    contact: int | None = None


class ShareLocation(Act):
    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)


class ShareUsers(Act):
    #: People of the playground.
    users: list[int]
    #: Which request is answered; without it the only one on the keyboard.
    request_id: int | None = None


class ShareChat(Act):
    chat_id: int
    title: str = ""
    username: str | None = None
    request_id: int | None = None


@router.post("/share_contact")
async def share_contact(world: Here, given: ShareContact) -> Json:
    bot, person = both(world, given)
    whose = the_person(world, given.contact or given.person)
    phone = given.phone_number or whose.phone or f"+7700{whose.id:07d}"
    return send(world, bot, person, [{"contact": {"phone_number": phone, "user_id": whose.id} | _name(whose)}])


@router.post("/share_location")
async def share_location(world: Here, given: ShareLocation) -> Json:
    bot, person = both(world, given)
    return send(world, bot, person, [{"location": {"latitude": given.latitude, "longitude": given.longitude}}])


@router.post("/share_users")
async def share_users(world: Here, given: ShareUsers) -> Json:
    bot, person = both(world, given)
    wish = _request(world, bot, person, "request_users", given.request_id)
    most = wish.get("max_quantity", 1)
    if not 1 <= len(given.users) <= most:
        raise refuse(f"the button asks for 1 to {most} people", 400)
    shared = [_shared(the_person(world, id), wish) for id in given.users]
    ids = [one["user_id"] for one in shared]
    told = {"request_id": wish["request_id"], "users": shared, "user_ids": ids}
    return send(world, bot, person, [{"users_shared": told}])


@router.post("/share_chat")
async def share_chat(world: Here, given: ShareChat) -> Json:
    """Any chat at all: the playground itself has private ones only."""
    bot, person = both(world, given)
    wish = _request(world, bot, person, "request_chat", given.request_id)
    told: Json = {"request_id": wish["request_id"], "chat_id": given.chat_id}
    told |= {"title": given.title} if wish.get("request_title") else {}
    told |= {"username": given.username} if wish.get("request_username") and given.username else {}
    return send(world, bot, person, [{"chat_shared": told}])


def _request(world: World, bot: Bot, person: Person, kind: str, id: int | None) -> Json:
    """What the button on the present keyboard asks for."""
    shown = reply_keyboard(posts.under(world, bot.id, person.id)) or {"keyboard": []}
    wishes: list[Json] = [button[kind] for row in shown["keyboard"] for button in row if kind in button]
    found = next((wish for wish in wishes if id is None or wish["request_id"] == id), None)
    if found is None:
        raise refuse(f"no button with {kind} on the keyboard of {person.name}", 404)
    return found


def _shared(person: Person, wish: Json) -> Json:
    name = _name(person) if wish.get("request_name") else {}
    username = {"username": person.username} if wish.get("request_username") and person.username else {}
    return {"user_id": person.id} | name | username


def _name(person: Person) -> Json:
    return {key: value for key, value in person.user.items() if key in {"first_name", "last_name"}}
