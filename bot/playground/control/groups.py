"""Groups: made, entered and left, spoken and pressed in. The page shows private chats only."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from bot.playground import groups, posts, text, updates
from bot.playground.control.ask import Here, done, refuse, the_bot, the_person
from bot.playground.control.press import PressIn, pressed
from bot.playground.control.view import group_view
from bot.playground.errors import ApiError, Json
from bot.playground.values import Group, Person
from bot.playground.world import World

router = APIRouter()

Number = Annotated[int, Field(lt=0, gt=-(10**12))]


class GroupIn(BaseModel):
    id: Number
    title: str = Field(min_length=1, max_length=128)
    members: list[int] = Field(min_length=1)
    admins: list[int] = []


class InGroup(BaseModel):
    chat: int
    #: Who does it; a member.
    person: int
    bot: int | None = None


class BotMoves(InGroup):
    there: bool = True
    admin: bool = False


class Members(InGroup):
    add: list[int] = []
    remove: list[int] = []


class Say(InGroup):
    text: str
    reply_to: int | None = None


class GroupPress(PressIn):
    chat: int


@router.post("/groups")
async def put_group(world: Here, given: GroupIn) -> Json:
    """Makes it, without any bot, or changes its title and people without telling anybody."""
    members = [the_person(world, id).id for id in dict.fromkeys(given.members)]
    known = world.groups.get(given.id) or Group(given.id, given.title)
    admins = [id for id in dict.fromkeys([*given.admins, *known.admins]) if id in members or id in known.bots]
    world.groups.put(replace(known, title=given.title, members=members, admins=admins), given.id)
    return done(world)


@router.get("/groups")
async def list_groups(world: Here) -> list[Json]:
    return world.groups.rows()


@router.post("/group_bot")
async def move_bot(world: Here, given: BotMoves) -> Json:
    """The bot comes into the group or is thrown out, or becomes an administrator or none any more."""
    group, person = _both(world, given)
    groups.bot_moves(world, group, the_bot(world, given.bot), person, there=given.there, leads=given.admin)
    return done(world)


@router.post("/group_members")
async def move_people(world: Here, given: Members) -> Json:
    group, _ = _both(world, given)
    came, went = ([the_person(world, id) for id in ids] for ids in (given.add, given.remove))
    groups.people_move(world, group, the_bot(world, given.bot), came, went)
    return done(world)


@router.post("/group_migrate")
async def migrate(world: Here, given: InGroup) -> Json:
    group, person = _both(world, given)
    if group.chat["type"] == "supergroup":
        raise refuse(f"{group.title} is a supergroup already")
    return done(world, chat=groups.migrate(world, group, the_bot(world, given.bot), person).id)


@router.post("/group_say")
async def say(world: Here, given: Say) -> Json:
    """`update_id` is null when privacy mode keeps the words from the bot."""
    group, person = _both(world, given)
    bot, body = the_bot(world, given.bot), text.plain(given.text)
    if not 1 <= body.length <= 4096:
        raise refuse("a message has 1 to 4096 characters", 400)
    try:
        where = posts.reply(world, bot.id, group.id, {"message_id": given.reply_to} if given.reply_to else None)
    except ApiError as no:
        raise refuse(no.description, 404) from None
    post = posts.say(world, bot, group, person.user, where | body.fields("text", "entities"))
    heard = bot.id in group.bots and groups.hears(bot, group, post)
    number = updates.put(world, bot.id, "message", post.message) if heard else None
    return done(world, message_id=post.id, update_id=number)


@router.post("/group_press")
async def press(world: Here, given: GroupPress) -> Json:
    group, person = _both(world, InGroup(chat=given.chat, person=given.person))
    return pressed(world, the_bot(world, given.bot), person, given, group.id)


@router.get("/group_chat")
async def chat(world: Here, chat: int, person: int, bot: int | None = None) -> Json:
    group, whose = _both(world, InGroup(chat=chat, person=person))
    return group_view(world, the_bot(world, bot), whose, group)


def _both(world: World, given: InGroup) -> tuple[Group, Person]:
    """The group and one of its people."""
    group, person = world.groups.get(given.chat), the_person(world, given.person)
    if group is None:
        raise refuse(f"no group {given.chat} in the playground", 404)
    if group.moved_to is not None:
        raise refuse(f"{group.title} has become the supergroup {group.moved_to}")
    if person.id not in group.members:
        raise refuse(f"{person.name} is not in {group.title}")
    return group, person
