"""Messages said again: copied as if new, or forwarded with their origin."""

from bot.playground import posts
from bot.playground.call import Call
from bot.playground.errors import Json, bad
from bot.playground.methods.post import post
from bot.playground.values import Post
from bot.playground.world import new_id, party_or_bad

_CAPTION = ("caption", "caption_entities", "show_caption_above_media")


def copy_message(call: Call) -> Json:
    call.reachable()
    source = _source(call, call.get("message_id"))
    if source is None:
        raise bad("message to copy not found")
    content = posts.content(source.message)
    if not content:
        raise bad("message can't be copied")
    if call.get("caption") is not None and "caption" not in content and "text" in content:
        return _number(post(call, content))
    if call.get("caption") is not None:
        above: Json = {"show_caption_above_media": True} if call.get("show_caption_above_media") else {}
        content = _without_caption(content) | call.caption().fields("caption", "caption_entities") | above
    return _number(post(call, content))


def copy_messages(call: Call) -> list[Json]:
    """Those that cannot be found are skipped."""
    contents = [posts.content(source.message) | group for source, group in _sources(call, "copy") if _told(source)]
    if call.get("remove_caption"):
        contents = [_without_caption(content) for content in contents]
    return [_number(post(call, content)) for content in contents]


def forward_message(call: Call) -> Json:
    call.reachable()
    source = _source(call, call.get("message_id"))
    if source is None:
        raise bad("message to forward not found")
    if not _free(source):
        raise bad("message can't be forwarded")
    return post(call, _forwarded(source))


def forward_messages(call: Call) -> list[Json]:
    """Those that cannot be found or forwarded are skipped."""
    contents = [_forwarded(source) | group for source, group in _sources(call, "forward") if _free(source)]
    return [_number(post(call, content)) for content in contents]


def _sources(call: Call, what: str) -> list[tuple[Post, Json]]:
    """The messages that are there, each with what makes it part of an album again."""
    call.reachable()
    ids: list[int] = call.get("message_ids")
    if not 1 <= len(ids) <= 100:
        raise bad(f"too {'few' if not ids else 'many'} message identifiers specified")
    if ids != sorted(set(ids)):
        raise bad("message identifiers must be in a strictly increasing order")
    found = [source for id in ids if (source := _source(call, id))]
    if not found:
        raise bad(f"there are no messages to {what}")
    groups: dict[str, Json] = {}
    for source in found:
        old = source.message.get("media_group_id", "")
        groups.setdefault(old, {"media_group_id": str(int.from_bytes(new_id().encode()[:7], "big"))} if old else {})
    return [(source, groups[source.message.get("media_group_id", "")]) for source in found]


def _source(call: Call, id: int) -> Post | None:
    party = party_or_bad(call.world, call.get("from_chat_id"))
    return posts.find(call.world, call.bot.id, party.id, id)


def _free(source: Post) -> bool:
    return _told(source) and not source.message.get("has_protected_content")


def _told(source: Post) -> bool:
    """Whether it says anything: service messages do not."""
    return bool(posts.content(source.message))


def _forwarded(source: Post) -> Json:
    message = source.message
    origin = {"type": "user", "date": message["date"], "sender_user": message["from"]}
    return posts.content(message) | {"forward_origin": message.get("forward_origin", origin)}


def _without_caption(content: Json) -> Json:
    return {key: value for key, value in content.items() if key not in _CAPTION}


def _number(message: Json) -> Json:
    return {"message_id": message["message_id"]}
