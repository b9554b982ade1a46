"""What a bot sends with a file: photos, documents, videos, sounds, stickers, and albums of them."""

from bot.playground import keyboards, media
from bot.playground.call import Call
from bot.playground.errors import Json, bad, missing
from bot.playground.methods.post import post
from bot.playground.world import new_id

#: What may be in one album together.
_ALBUMS = ({"photo", "video"}, {"document"}, {"audio"})


def send_photo(call: Call) -> Json:
    return _send(call, "photo")


def send_document(call: Call) -> Json:
    return _send(call, "document")


def send_video(call: Call) -> Json:
    return _send(call, "video")


def send_animation(call: Call) -> Json:
    return _send(call, "animation")


def send_audio(call: Call) -> Json:
    return _send(call, "audio")


def send_voice(call: Call) -> Json:
    return _send(call, "voice")


def send_sticker(call: Call) -> Json:
    return _send(call, "sticker")


def send_media_group(call: Call) -> list[Json]:
    call.reachable()
    items: list[Json] = call.get("media")
    _check_album(items)
    group = {"media_group_id": str(int.from_bytes(new_id().encode()[:7], "big"))}
    parts = [item(call, one) | group for one in items]
    return [post(call, part) for part in parts]


def item(call: Call, given: Json) -> Json:
    """The content of one InputMedia."""
    for name in sorted(media.UNSUPPORTED & given.keys()):
        raise missing(f"{given['type']} with {name}")
    caption = call.caption(given).fields("caption", "caption_entities")
    file = media.resolve(call.world, call.files, given["media"], given["type"], given)
    return media.fields(file) | caption | _look(given)


def fits(message: Json, kind: str) -> bool:
    """Whether a file of the kind may stand where the album has this message."""
    return any(kind in together and together & message.keys() for together in _ALBUMS)


def _check_album(items: list[Json]) -> None:
    if not 2 <= len(items) <= 10:
        raise bad(f"too {'few' if len(items) < 2 else 'many'} messages to send as an album")
    types = {one["type"] for one in items}
    if absent := types - media.KINDS:
        raise missing(f"albums of {', '.join(sorted(absent))}")
    if not any(types <= together for together in _ALBUMS):
        raise bad("can't use the media of the specified type in the album")


def _send(call: Call, kind: str) -> Json:
    call.reachable()
    caption = call.caption().fields("caption", "caption_entities")
    keyboards.split(call.get("reply_markup"))
    file = media.resolve(call.world, call.files, call.get(kind), kind, call.arguments)
    return post(call, media.fields(file) | caption | _look(call.arguments))


def _look(given: Json) -> Json:
    names = {"show_caption_above_media": "show_caption_above_media", "has_spoiler": "has_media_spoiler"}
    return {shown: True for name, shown in names.items() if given.get(name)}
