"""What a bot changes in its own messages."""

from bot.playground import keyboards, posts
from bot.playground.call import Call
from bot.playground.errors import Json, bad
from bot.playground.values import Post

_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)


def edit_text(call: Call) -> Json:
    post = _own(call)
    body = call.body().fields("text", "entities")
    if "text" not in post.message:
        raise bad("there is no text in the message to edit")
    preview = call.get("link_preview_options")
    return _change(
        call, post, ("text", "entities", "link_preview_options"), body | _some("link_preview_options", preview)
    )


def edit_caption(call: Call) -> Json:
    post = _own(call)
    caption = call.caption().fields("caption", "caption_entities")
    if "photo" not in post.message and "document" not in post.message:
        raise bad("there is no caption in the message to edit")
    above = call.get("show_caption_above_media")
    changed = ("caption", "caption_entities", "show_caption_above_media")
    return _change(call, post, changed, caption | _some("show_caption_above_media", above))


def edit_reply_markup(call: Call) -> Json:
    return _change(call, _own(call), (), {})


def _some(name: str, value: object) -> Json:
    return {name: value} if value else {}


def _own(call: Call) -> Post:
    """The message, if it is there and the bot's."""
    if call.get("chat_id") is None:
        raise bad("chat_id is empty")
    if call.get("message_id") is None:
        raise bad("message identifier is not specified")
    post = posts.find(call.world, call.bot.id, call.reachable().id, call.get("message_id"))
    if post is None:
        raise bad("message to edit not found")
    if not post.by_bot:
        raise bad("message can't be edited")
    return post


def _change(call: Call, post: Post, dropped: tuple[str, ...], content: Json) -> Json:
    old = post.message
    kept = {key: value for key, value in old.items() if key not in {*dropped, "reply_markup"}}
    new = kept | content | _some("reply_markup", _markup(call, old.get("reply_markup")))
    if new == old:
        raise bad(_SAME)
    changed = posts.change(call.world, call.bot.id, old["chat"]["id"], post, new | {"edit_date": call.world.now()})
    return changed.message


def _markup(call: Call, old: Json | None) -> Json | None:
    """The new keyboard; whether it opens a reply cannot change any more."""
    wish: Json | None = call.get("reply_markup")
    new = keyboards.inline(wish) if wish else None
    if new is None or old is None:
        return new
    new = {key: value for key, value in new.items() if key != "force_reply"}
    return new | ({"force_reply": old["force_reply"]} if "force_reply" in old else {})
