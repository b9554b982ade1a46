"""What a bot sends: texts, photos, documents, albums, and that it is typing."""

from bot.playground import keyboards, media, posts
from bot.playground.call import Call
from bot.playground.errors import Json, bad, missing
from bot.playground.methods.profile import named
from bot.playground.values import Post
from bot.playground.world import new_id

_ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip
_ALBUM = {"photo", "document"}


def send_message(call: Call) -> Json:
    person = call.reachable()
    body = call.body().fields("text", "entities")
    preview = call.get("link_preview_options")
    return _post(call, person.id, body | ({"link_preview_options": preview} if preview else {}))


def send_photo(call: Call) -> Json:
    return _send_file(call, "photo")


def send_document(call: Call) -> Json:
    return _send_file(call, "document")


def send_media_group(call: Call) -> list[Json]:
    person = call.reachable()
    items: list[Json] = call.get("media")
    _check_album(items)
    group = {"media_group_id": str(int.from_bytes(new_id().encode()[:7], "big"))}
    parts = [_item(call, item) | group for item in items]
    return [_post(call, person.id, part) for part in parts]


def send_chat_action(call: Call) -> bool:
    person = call.reachable()
    if call.get("action") not in _ACTIONS:
        raise bad("wrong parameter action in request")
    call.world.tell("action", call.bot.id, person.id, action=call.get("action"))
    return True


def _check_album(items: list[Json]) -> None:
    if not 2 <= len(items) <= 10:
        raise bad(f"too {'few' if len(items) < 2 else 'many'} messages to send as an album")
    types = {item["type"] for item in items}
    if types - _ALBUM:
        raise missing(f"albums of {', '.join(sorted(types - _ALBUM))}")
    if len(types) > 1:
        raise bad("can't use the media of the specified type in the album")


def _send_file(call: Call, kind: str) -> Json:
    person = call.reachable()
    caption = call.caption().fields("caption", "caption_entities")
    keyboards.split(call.get("reply_markup"))
    file = media.resolve(call.world, call.files, call.get(kind), kind)
    return _post(call, person.id, media.fields(file) | caption | _look(call.arguments))


def _item(call: Call, item: Json) -> Json:
    caption = call.caption(item).fields("caption", "caption_entities")
    file = media.resolve(call.world, call.files, item["media"], item["type"])
    return media.fields(file) | caption | _look(item)


def _look(given: Json) -> Json:
    names = {"show_caption_above_media": "show_caption_above_media", "has_spoiler": "has_media_spoiler"}
    return {shown: True for name, shown in names.items() if given.get(name)}


def _post(call: Call, person_id: int, content: Json) -> Json:
    world, person = call.world, call.reachable()
    shown, hidden = keyboards.split(call.get("reply_markup"))
    fields = posts.reply(world, call.bot.id, person_id, _here(call.get("reply_parameters"), person_id)) | content
    fields |= {"has_protected_content": True} if call.get("protect_content") else {}
    fields |= {"effect_id": call.get("message_effect_id")} if call.get("message_effect_id") else {}
    fields |= {"reply_markup": shown} if shown else {}
    post: Post = posts.say(world, call.bot, person, named(world, call.bot), fields, hidden)
    return post.message


def _here(wish: Json | None, chat: int) -> Json | None:
    if wish and wish.get("chat_id", chat) != chat:
        raise missing("ReplyParameters.chat_id of another chat")
    return wish
