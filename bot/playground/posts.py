"""Messages of private chats: said by either side, changed, taken away."""

from dataclasses import replace
from typing import Any

from bot.playground.errors import Json, bad
from bot.playground.media import CARRIERS
from bot.playground.values import Bot, Group, Person, Post
from bot.playground.world import World

_CONTENT = frozenset(CARRIERS) | {
    "text", "entities", "link_preview_options", "caption", "caption_entities", "show_caption_above_media",
    "has_media_spoiler", "contact", "location", "poll",
}  # fmt: skip


def say(world: World, bot: Bot, party: Person | Group, sender: Json, fields: Json, **unseen: Any) -> Post:
    """A new message at the end of the chat. `unseen` are the fields of a Post that the bot does not get back."""
    bot = world.bot(bot.id)
    world.save(replace(bot, next_message=bot.next_message + 1))
    head = {"message_id": bot.next_message, "from": sender, "chat": party.chat, "date": world.now()}
    post = world.posts.put(Post(head | fields, **unseen), bot.id, party.id, bot.next_message)
    world.tell("message", bot.id, party.id, message_id=post.id, by_bot=post.by_bot)
    return post


def under(world: World, bot: int, chat: int) -> list[Post]:
    """All of a chat, oldest first."""
    return list(world.posts.under(bot, chat).values())


def find(world: World, bot: int, person: int, message_id: int | None) -> Post | None:
    """None when it never was or was deleted."""
    post = world.posts.get(bot, person, message_id) if message_id is not None else None
    return post if post and not post.deleted else None


def change(world: World, bot: int, person: int, post: Post, message: Json) -> Post:
    changed = world.posts.put(replace(post, message=message), bot, person, post.id)
    world.tell("edited", bot, person, message_id=post.id, by_bot=post.by_bot)
    return changed


def note(world: World, bot: int, person: int, post: Post, type: str, **unseen: Any) -> Post:
    """A change of something that is not in the message; the page hears of it as `type`."""
    changed = world.posts.put(replace(post, **unseen), bot, person, post.id)
    world.tell(type, bot, person, message_id=post.id)
    return changed


def pinned(world: World, bot: int, person: int) -> list[Post]:
    """The newest pin last."""
    found = [post for post in world.posts.under(bot, person).values() if post.pinned is not None and not post.deleted]
    return sorted(found, key=lambda post: post.pinned or 0)


def delete(world: World, bot: int, person: int, post: Post) -> None:
    """The post stays, marked: the page shows that something was taken away."""
    world.posts.put(replace(post, deleted=True), bot, person, post.id)
    world.tell("deleted", bot, person, message_id=post.id)


def content(message: Json) -> Json:
    """What a copy of the message takes along."""
    return {key: value for key, value in message.items() if key in _CONTENT}


def reply(world: World, bot: int, person: int, wish: Json | None) -> Json:
    """The fields of a message that answers another: without the answer's own answer, as Telegram does."""
    if not wish or "message_id" not in wish:
        return {}
    target = find(world, bot, person, wish["message_id"])
    if target is None:
        if wish.get("allow_sending_without_reply"):
            return {}
        raise bad("message to be replied not found")
    shown = {key: value for key, value in target.message.items() if key != "reply_to_message"}
    return {"reply_to_message": shown} | _quote(target, wish.get("quote"))


def _quote(target: Post, quote: str | None) -> Json:
    if not quote:
        return {}
    text: str = target.message.get("text") or target.message.get("caption") or ""
    if quote not in text:
        raise bad("QUOTE_TEXT_INVALID")
    position = len(text[: text.index(quote)].encode("utf-16-le")) // 2
    return {"quote": {"text": quote, "position": position, "is_manual": True}}
