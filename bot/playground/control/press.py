"""Pressing inline buttons: those that are really there, or forged ones."""

from fastapi import APIRouter
from pydantic import BaseModel

from bot.playground import keyboards, posts, updates
from bot.playground.control.ask import Here, done, refuse, the_bot, the_person
from bot.playground.errors import Json
from bot.playground.values import Bot, Person, Post, Press
from bot.playground.world import World, new_id

router = APIRouter()


class PressIn(BaseModel):
    """The button by its label, its data, or its place (row and column from 0)."""

    person: int
    #: Without it the newest message that has such a button.
    message_id: int | None = None
    label: str | None = None
    data: str | None = None
    place: tuple[int, int] | None = None
    bot: int | None = None


class Forge(BaseModel):
    person: int
    data: str
    #: Without it the newest message.
    message_id: int | None = None
    bot: int | None = None


@router.post("/press")
async def press(world: Here, given: PressIn) -> Json:
    bot, person = the_bot(world, given.bot), the_person(world, given.person)
    return pressed(world, bot, person, given, person.id)


def pressed(world: World, bot: Bot, person: Person, given: PressIn, chat: int) -> Json:
    """A press in the person's own chat or in a group."""
    post, button = _button(world, bot, chat, given)
    kind = keyboards.kind(button)
    if kind == "disabled":
        raise refuse(f'the button "{button["text"]}" is disabled')
    if kind != "callback_data":
        raise refuse(f'the button "{button["text"]}" is a {kind} button: the bot hears nothing of it')
    return _press(world, bot, person, post, button["callback_data"])


@router.post("/forge")
async def forge(world: Here, given: Forge) -> Json:
    """A press of a button that may never have been there, as a bad client can send it."""
    bot, person = the_bot(world, given.bot), the_person(world, given.person)
    shown = _posts(world, bot, person.id, given.message_id)
    if not shown:
        raise refuse("no such message", 404)
    return _press(world, bot, person, shown[0], given.data)


def _posts(world: World, bot: Bot, chat: int, id: int | None) -> list[Post]:
    """The bot's message with the number, or all of them, newest first."""
    if id is not None:
        found = posts.find(world, bot.id, chat, id)
        return [found] if found and found.by_bot else []
    shown = posts.under(world, bot.id, chat)
    return [post for post in reversed(shown) if post.by_bot and not post.deleted]


def _button(world: World, bot: Bot, chat: int, given: PressIn) -> tuple[Post, Json]:
    for post in _posts(world, bot, chat, given.message_id):
        for row, buttons in enumerate(post.buttons):
            for column, button in enumerate(buttons):
                if _meant(given, button, (row, column)):
                    return post, button
    what = given.label or given.data or given.place
    whose = world.people.get(chat) or world.groups.get(chat)
    name = whose.name if isinstance(whose, Person) else whose.title if whose else chat
    raise refuse(f"no button {what!r} in the chat of {name}", 404)


def _meant(given: PressIn, button: Json, place: tuple[int, int]) -> bool:
    if given.place is not None:
        return given.place == place
    if given.data is not None:
        return bool(button.get("callback_data") == given.data)
    return bool(button["text"] == given.label)


def _press(world: World, bot: Bot, person: Person, post: Post, data: str) -> Json:
    made = Press(new_id(), bot.id, person.id, post.id, data, world.clock.now())
    world.presses.put(made, made.id)
    query = {
        "id": made.id,
        "from": person.user,
        "message": post.message,
        "chat_instance": f"-{bot.id}{abs(post.message['chat']['id'])}",
    }
    number = updates.put(world, bot.id, "callback_query", query | {"data": data})
    world.tell("press", bot.id, person.id, id=made.id, message_id=post.id, data=data)
    return done(world, callback_query_id=made.id, update_id=number, message_id=post.id)
