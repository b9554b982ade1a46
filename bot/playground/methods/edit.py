"""What a bot changes in its own messages."""

from bot.playground import keyboards, media, posts
from bot.playground.call import Call
from bot.playground.errors import Json, bad
from bot.playground.methods import attach
from bot.playground.values import Post

_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)
_TEXT = ("text", "entities", "link_preview_options")
_CAPTION = ("caption", "caption_entities", "show_caption_above_media")


def edit_text(call: Call) -> Json:
    post = own(call)
    body = call.body().fields("text", "entities")
    if "text" not in post.message:
        raise bad("there is no text in the message to edit")
    preview = call.get("link_preview_options")
    return change(call, post, _TEXT, body | _some("link_preview_options", preview))


def edit_caption(call: Call) -> Json:
    post = own(call)
    caption = call.caption().fields("caption", "caption_entities")
    if not media.captioned(post.message):
        raise bad("there is no caption in the message to edit")
    above = call.get("show_caption_above_media")
    return change(call, post, _CAPTION, caption | _some("show_caption_above_media", above))


def edit_media(call: Call) -> Json:
    """Another file in the place of the old one, or of a text."""
    post, given = own(call), call.get("media")
    if "text" not in post.message and not media.captioned(post.message):
        raise bad("message can't be edited")
    content = attach.item(call, given)
    if "media_group_id" in post.message and not attach.fits(post.message, given["type"]):
        raise bad("can't use the media of the specified type in the album")
    dropped = (*media.CARRIERS, *_TEXT, *_CAPTION, "has_media_spoiler")
    return change(call, post, dropped, content)


def edit_reply_markup(call: Call) -> Json:
    return change(call, own(call), (), {})


def _some(name: str, value: object) -> Json:
    return {name: value} if value else {}


def own(call: Call, gone: str = "message to edit not found") -> Post:
    """The message, if it is there and the bot's; `gone` is said of one that is not there."""
    if call.get("chat_id") is None:
        raise bad("chat_id is empty")
    if call.get("message_id") is None:
        raise bad("message identifier is not specified")
    post = posts.find(call.world, call.bot.id, call.reachable().id, call.get("message_id"))
    if post is None:
        raise bad(gone)
    if not post.by_bot:
        raise bad("message can't be edited")
    return post


def change(call: Call, post: Post, dropped: tuple[str, ...], content: Json) -> Json:
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
