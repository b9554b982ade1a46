"""Inline results: which a bot may offer, and the message that becomes of the one that is taken."""

from bot.playground import media, posts, updates
from bot.playground.errors import Json, bad, missing
from bot.playground.text import formatted
from bot.playground.values import Bot, Person
from bot.playground.world import World

_CACHED = {"photo": "photo_file_id", "document": "document_file_id", "sticker": "sticker_file_id"}


def content(world: World, result: Json) -> Json:
    """The content of a message; refused if Telegram refuses it, or if the playground cannot show it."""
    if "reply_markup" in result:
        raise missing("an inline result with a keyboard")
    if not 1 <= len(result["id"].encode()) <= 64:
        raise bad("RESULT_ID_INVALID")
    kind, given = result["type"], result.get("input_message_content")
    if given is not None:
        return _said(given)
    if kind in _CACHED and _CACHED[kind] in result:
        return media.fields(media.resolve(world, {}, result[_CACHED[kind]], kind, {})) | _caption(result)
    if kind == "contact":
        return {"contact": {key: result[key] for key in ("phone_number", "first_name", "last_name") if key in result}}
    if kind == "location":
        return {"location": {key: result[key] for key in ("latitude", "longitude")}}
    raise missing(f"an inline result of the type {kind}")


def sent(world: World, bot: Bot, person: Person, result: Json) -> int:
    """The person sends the result to the bot's own chat: the number of the message."""
    fields = content(world, result) | {"via_bot": bot.user}
    post = posts.say(world, bot, person, person.user, fields)
    updates.put(world, bot.id, "message", post.message)
    return post.id


def _said(given: Json) -> Json:
    if "message_text" in given:
        text = formatted(given["message_text"], given.get("parse_mode"), given.get("entities"))
        if not text.text:
            raise bad("message text is empty")
        if text.length > 4096:
            raise bad("message is too long")
        return text.fields("text", "entities")
    if "phone_number" in given:
        return {"contact": given}
    if "latitude" in given and "address" not in given:
        return {"location": {key: given[key] for key in ("latitude", "longitude")}}
    raise missing("this InputMessageContent")


def _caption(result: Json) -> Json:
    text = formatted(result.get("caption", ""), result.get("parse_mode"), result.get("caption_entities"))
    if text.length > 1024:
        raise bad("message caption is too long")
    return text.fields("caption", "caption_entities")
