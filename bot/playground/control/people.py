"""The people of the playground and their relation to a bot."""

from dataclasses import replace

from fastapi import APIRouter
from pydantic import BaseModel, Field, field_validator

from bot.playground import updates
from bot.playground.control.ask import Here, done, the_bot, the_person
from bot.playground.control.view import kind_of
from bot.playground.errors import Json
from bot.playground.moment import zone
from bot.playground.names import named
from bot.playground.values import Person, Post
from bot.playground.world import World

router = APIRouter()


class PersonIn(BaseModel):
    #: Telegram's numbers have at most 52 bits.
    telegram_id: int = Field(gt=0, lt=2**52)
    name: str = Field(min_length=1, max_length=128, pattern=r"\S")
    language: str = Field("ru", pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")
    title: str = ""
    username: str | None = Field(None, pattern=r"^\w{1,32}$")
    zone: str = ""
    phone: str = Field("", pattern=r"^(\+?\d{5,15})?$")

    @field_validator("zone")
    @classmethod
    def known(cls, name: str) -> str:
        if name:
            zone(name)
        return name


class BotIn(BaseModel):
    #: The number before the colon of its token.
    id: int = Field(gt=0, lt=2**52)
    name: str | None = None
    username: str | None = None
    #: Whether its private chats may have topics; null leaves it as it is.
    topics: bool | None = None


class Whose(BaseModel):
    person: int
    bot: int | None = None


@router.post("/people")
async def put_people(world: Here, people: list[PersonIn]) -> Json:
    """Adds or renames; nobody is taken away."""
    for one in people:
        person = Person(one.telegram_id, one.name, one.language, one.title, one.username, one.zone, one.phone)
        world.people.put(person, person.id)
    world.hub.publish({"type": "people"})
    return done(world, people=len(people))


@router.get("/people")
async def list_people(world: Here, bot: int | None = None) -> list[Json]:
    known = world.bots.under()
    chosen = bot if bot is not None else next((int(number) for number in known), None)
    return [_row(world, person, chosen) for person in world.people.under().values()]


@router.post("/bots")
async def put_bot(world: Here, given: BotIn) -> Json:
    """Makes a bot known before its first request, or names it."""
    bot = world.bot(given.id)
    topics = bot.topics if given.topics is None else given.topics
    world.save(replace(bot, name=given.name or bot.name, username=given.username or bot.username, topics=topics))
    world.hub.publish({"type": "profile", "bot": bot.id})
    return done(world)


@router.get("/bots")
async def list_bots(world: Here) -> list[Json]:
    return [named(world, bot) for bot in world.bots.under().values()]


@router.post("/block")
async def block(world: Here, whose: Whose) -> Json:
    return _membership(world, whose, blocked=True)


@router.post("/unblock")
async def unblock(world: Here, whose: Whose) -> Json:
    return _membership(world, whose, blocked=False)


@router.post("/read")
async def read(world: Here, whose: Whose) -> Json:
    """The person looked at the chat: nothing is unread any more."""
    bot, person = the_bot(world, whose.bot), the_person(world, whose.person)
    chat = world.chat(bot.id, person.id)
    if chat.read != bot.next_message - 1:
        world.change_chat(replace(chat, read=bot.next_message - 1))
        world.hub.publish({"type": "read", "bot": bot.id, "person": person.id})
    return done(world)


def _membership(world: World, whose: Whose, *, blocked: bool) -> Json:
    bot, person = the_bot(world, whose.bot), the_person(world, whose.person)
    updates.membership(world, world.chat(bot.id, person.id), blocked=blocked)
    return done(world)


def _row(world: World, person: Person, bot: int | None) -> Json:
    row: Json = {
        "telegram_id": person.id,
        "name": person.name,
        "language": person.language,
        "title": person.title,
        "username": person.username,
        "zone": person.zone,
    }
    if bot is None:
        return row | {"started": False, "blocked": False, "unread": 0, "last": None}
    chat = world.chat(bot, person.id)
    posts = [post for post in world.posts.under(bot, person.id).values() if not post.deleted]
    unread = sum(post.by_bot and post.id > chat.read for post in posts)
    return row | {"started": chat.started, "blocked": chat.blocked, "unread": unread, "last": _last(posts)}


def _last(posts: list[Post]) -> Json | None:
    if not posts:
        return None
    message = posts[-1].message
    text = message.get("text") or message.get("caption") or message.get("sticker", {}).get("emoji", "")
    return {"text": text[:120], "kind": kind_of(message), "date": message["date"], "from_bot": posts[-1].by_bot}
