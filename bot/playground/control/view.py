"""A chat as the person's own client sees it."""

from bot.playground import media, posts
from bot.playground.errors import Json
from bot.playground.methods.commands import commands_for, menu_button
from bot.playground.names import named, profile_text
from bot.playground.values import Bot, Group, Person, Post
from bot.playground.world import World

#: Seconds for which a draft is shown.
_DRAFT_AGE = 30


def chat_view(world: World, bot: Bot, person: Person) -> Json:
    chat = world.chat(bot.id, person.id)
    shown = posts.under(world, bot.id, person.id)
    return {
        "person": person.id,
        "revision": world.revisions.get((bot.id, person.id), 0),
        "bot": named(world, bot, person.language)
        | {"description": profile_text(world, bot.id, "description", person.language)},
        "started": chat.started,
        "blocked": chat.blocked,
        "read": chat.read,
        "messages": [_message(world, post) for post in shown],
        "reply_keyboard": reply_keyboard(shown),
        "commands": commands_for(world, bot.id, person),
        "menu_button": menu_button(world, bot.id, person.id),
        "draft": _draft(world, bot, person),
        "now": world.clock.now(),
    }


def group_view(world: World, bot: Bot, person: Person, group: Group) -> Json:
    """The group as one of its people sees it."""
    chat = posts.under(world, bot.id, group.id)
    return {
        "chat": group.chat["id"],
        "title": group.title,
        "type": group.chat["type"],
        "revision": world.revisions.get((bot.id, group.id), 0),
        "messages": [_message(world, post) | {"from_id": post.message["from"]["id"]} for post in chat],
        "commands": commands_for(world, bot.id, person, group),
        "now": world.clock.now(),
    }


def _message(world: World, post: Post) -> Json:
    message = post.message
    return {
        "message_id": post.id,
        "date": message["date"],
        "from_bot": post.by_bot,
        "from": message["from"]["first_name"],
        "text": message.get("text") or message.get("caption") or "",
        "entities": message.get("entities") or message.get("caption_entities") or [],
        "keyboard": post.buttons,
        "force_reply": _force_reply(post),
        "markup": post.markup,
        "files": _files(world, message),
        "sticker": message.get("sticker", {}).get("emoji"),
        "contact": message.get("contact"),
        "location": message.get("location"),
        "poll": _poll(post),
        "topic": message.get("message_thread_id"),
        "opens_topic": message.get("forum_topic_created", {}).get("name"),
        "via_bot": "via_bot" in message,
        "pinned": post.pinned is not None,
        "reactions": {"bot": _emoji(post.by_bot_reactions), "person": _emoji(post.by_person_reactions)},
        "media_group_id": message.get("media_group_id"),
        "forward_origin": message.get("forward_origin"),
        "reply_to": _reply_to(message),
        "protected": bool(message.get("has_protected_content")),
        "spoiler": bool(message.get("has_media_spoiler")),
        "edited": "edit_date" in message,
        "silent": post.silent,
        "deleted": post.deleted,
    }


def _files(world: World, message: Json) -> list[Json]:
    carrier = media.carried(message)
    file = world.files.get(carrier["file_id"]) if carrier else None
    # A sticker is shown by its emoji.
    if file is None or file.kind == "sticker":
        return []
    size: Json = {"size": file.size, "width": file.width, "height": file.height}
    about: Json = {"file_id": file.id, "kind": file.kind, "name": file.name, "mime": file.mime, "url": _url(file.id)}
    return [about | size | file.told]


def _url(id: str) -> str:
    return f"/_playground/file/{id}"


def _force_reply(post: Post) -> bool:
    shown: Json = post.message.get("reply_markup") or post.markup or {}
    return bool(shown.get("force_reply"))


def _reply_to(message: Json) -> Json | None:
    target = message.get("reply_to_message")
    if target is None:
        return None
    text = message.get("quote", {}).get("text") or target.get("text") or target.get("caption") or ""
    kind = kind_of(target)
    by_bot = target["from"]["is_bot"]
    return {"message_id": target["message_id"], "text": text, "kind": kind, "from_bot": by_bot} | {
        "from": target["from"]["first_name"]
    }


def kind_of(message: Json) -> str:
    """What the message is, in one word."""
    return next((kind for kind in (*media.CARRIERS, "contact", "location", "poll") if kind in message), "text")


def _emoji(reactions: list[Json]) -> list[str]:
    return [one["emoji"] for one in reactions]


def _poll(post: Post) -> Json | None:
    poll: Json | None = post.message.get("poll")
    return None if poll is None else poll | {"votes": post.votes}


def _draft(world: World, bot: Bot, person: Person) -> Json | None:
    draft = world.drafts.get((bot.id, person.id))
    if draft is None or world.clock.now() - draft.at > _DRAFT_AGE:
        return None
    return {"draft_id": draft.id, "text": draft.text, "entities": draft.entities}


def reply_keyboard(shown: list[Post]) -> Json | None:
    """The newest one that the bot sent, unless it took it away since."""
    for post in reversed(shown):
        markup = post.markup or {}
        if not post.deleted and "keyboard" in markup:
            return {**markup, "message_id": post.id}
        if "remove_keyboard" in markup:
            return None
    return None
