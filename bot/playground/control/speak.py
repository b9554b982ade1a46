"""What people do in their chats; each act becomes the updates that Telegram would make of it."""

from dataclasses import replace
from typing import Annotated, Literal

from fastapi import APIRouter, Form, UploadFile
from pydantic import BaseModel

from bot.playground import media, posts, text, updates
from bot.playground.control.ask import Here, done, refuse, the_bot, the_person
from bot.playground.errors import ApiError, Json
from bot.playground.values import Bot, Person, Post
from bot.playground.wire import Upload
from bot.playground.world import World

router = APIRouter()
_EDITABLE = 48 * 3600
_UNKNOWN = "application/octet-stream"


Kind = Literal["photo", "document", "video", "animation", "audio", "voice"]


class Act(BaseModel):
    person: int
    bot: int | None = None


class Say(Act):
    text: str
    reply_to: int | None = None
    #: In which part of the chat.
    topic: int | None = None
    #: Changes an own message instead of writing a new one.
    edit: int | None = None


class Delete(Act):
    message_id: int


class Sticker(Act):
    emoji: str = "👍"


class Forward(Act):
    text: str
    #: Whose words these are: a person of the playground by number, or any name.
    origin: int | str = "Telegram"


@router.post("/say")
async def say(world: Here, given: Say) -> Json:
    bot, person = both(world, given)
    body = text.plain(given.text)
    if not 1 <= body.length <= 4096:
        raise refuse("a message has 1 to 4096 characters", 400)
    fields = body.fields("text", "entities")
    if given.edit is not None:
        return _edit(world, bot, person, given.edit, fields)
    where = _reply(world, bot, person, given.reply_to) | _topic(world, bot, person, given)
    return send(world, bot, person, [where | fields])


@router.post("/upload")
async def upload(
    world: Here,
    person: Annotated[int, Form()],
    files: list[UploadFile],
    caption: Annotated[str, Form()] = "",
    kind: Annotated[Kind | None, Form()] = None,
    bot: Annotated[int | None, Form()] = None,
    reply_to: Annotated[int | None, Form()] = None,
) -> Json:
    """One file, or an album: as many messages as files, with one group. The caption belongs to the first.

    Without a kind, pictures become photos.
    """
    the, whose = both(world, Act(person=person, bot=bot))
    reply = _reply(world, the, whose, reply_to)
    group = {"media_group_id": str(the.next_message)} if len(files) > 1 else {}
    got = [Upload(one.filename or "file", one.content_type or _UNKNOWN, await one.read()) for one in files]
    # An album holds files of one kind.
    chosen = kind or ("photo" if all(media.measure(one.content) for one in got) else "document")
    said = text.plain(caption).fields("caption", "caption_entities")
    contents = [reply | _stored(world, one, chosen) | group | (said if one is got[0] else {}) for one in got]
    return send(world, the, whose, contents)


@router.post("/delete")
async def delete(world: Here, given: Delete) -> Json:
    """The person takes a message away for both sides; the bot hears nothing of it."""
    bot, person = the_bot(world, given.bot), the_person(world, given.person)
    post = posts.find(world, bot.id, person.id, given.message_id)
    if post is None:
        raise refuse(f"no message {given.message_id} in the chat of {person.name}", 404)
    posts.delete(world, bot.id, person.id, post)
    return done(world)


@router.post("/sticker")
async def sticker(world: Here, given: Sticker) -> Json:
    bot, person = both(world, given)
    picture = Upload("sticker.webp", "image/webp", b"RIFF\x00\x00\x00\x00WEBP")
    file = media.store(world, picture, "sticker", {"emoji": given.emoji})
    return send(world, bot, person, [media.fields(file)])


@router.post("/forward")
async def forward(world: Here, given: Forward) -> Json:
    bot, person = both(world, given)
    origin: Json = {"type": "hidden_user", "date": world.now(), "sender_user_name": str(given.origin)}
    if isinstance(given.origin, int):
        origin = {"type": "user", "date": world.now(), "sender_user": the_person(world, given.origin).user}
    return send(world, bot, person, [text.plain(given.text).fields("text", "entities") | {"forward_origin": origin}])


def both(world: World, given: Act) -> tuple[Bot, Person]:
    """The bot and the person, if the person can write to it."""
    bot, person = the_bot(world, given.bot), the_person(world, given.person)
    if world.chat(bot.id, person.id).blocked:
        raise refuse(f"{person.name} has blocked the bot")
    return bot, person


def send(world: World, bot: Bot, person: Person, contents: list[Json]) -> Json:
    world.change_chat(replace(world.chat(bot.id, person.id), started=True))
    sent = [posts.say(world, bot, person, person.user, content) for content in contents]
    numbers = [updates.put(world, bot.id, "message", post.message) for post in sent]
    world.change_chat(replace(world.chat(bot.id, person.id), read=sent[-1].id))
    first = {"message_id": sent[0].id, "update_id": numbers[0]}
    return done(world, **first, message_ids=[post.id for post in sent], update_ids=numbers)


def _edit(world: World, bot: Bot, person: Person, id: int, fields: Json) -> Json:
    post = posts.find(world, bot.id, person.id, id)
    if post is None or post.by_bot or "text" not in post.message:
        raise refuse(f"message {id} is not a text of {person.name}")
    if world.clock.now() - post.message["date"] > _EDITABLE:
        raise refuse("a message can be edited for two days")
    kept = {key: value for key, value in post.message.items() if key != "entities"}
    changed: Post = posts.change(world, bot.id, person.id, post, kept | fields | {"edit_date": world.now()})
    return done(world, message_id=id, update_id=updates.put(world, bot.id, "edited_message", changed.message))


def _reply(world: World, bot: Bot, person: Person, to: int | None) -> Json:
    try:
        return posts.reply(world, bot.id, person.id, {"message_id": to} if to else None)
    except ApiError as no:
        raise refuse(no.description, 404) from None


def _topic(world: World, bot: Bot, person: Person, given: Say) -> Json:
    if given.topic is None:
        return {}
    if world.topics.get(bot.id, person.id, given.topic) is None:
        raise refuse(f"no topic {given.topic} in the chat of {person.name}", 404)
    return {"message_thread_id": given.topic, "is_topic_message": True}


def _stored(world: World, got: Upload, kind: str) -> Json:
    try:
        return media.fields(media.store(world, got, kind))
    except ApiError as no:
        raise refuse(no.description, 400) from None
