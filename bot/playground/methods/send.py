"""What a bot sends without a file: texts, contacts, places, drafts, and that it is typing."""

from bot.playground.call import Call
from bot.playground.errors import Json, bad
from bot.playground.methods.post import post
from bot.playground.values import Draft

_ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip


def send_message(call: Call) -> Json:
    call.reachable()
    body = call.body().fields("text", "entities")
    preview = call.get("link_preview_options")
    return post(call, body | ({"link_preview_options": preview} if preview else {}))


def send_contact(call: Call) -> Json:
    call.reachable()
    if not call.get("first_name").strip():
        raise bad("CONTACT_NAME_EMPTY")
    if not call.get("phone_number").strip():
        raise bad("PHONE_NUMBER_INVALID")
    shown = {name: call.get(name) for name in ("phone_number", "first_name", "last_name", "vcard")}
    return post(call, {"contact": {name: value for name, value in shown.items() if value}})


def send_location(call: Call) -> Json:
    call.reachable()
    place: Json = {"latitude": call.get("latitude"), "longitude": call.get("longitude")}
    if abs(place["latitude"]) > 90 or abs(place["longitude"]) > 180:
        raise bad("wrong location specified")
    accuracy = call.get("horizontal_accuracy")
    if accuracy is not None and not 0 <= accuracy <= 1500:
        raise bad("wrong horizontal accuracy specified")
    return post(call, {"location": place | ({"horizontal_accuracy": accuracy} if accuracy else {})})


def send_message_draft(call: Call) -> bool:
    """Shown for half a minute or until the message comes; it is nowhere in the chat's history."""
    person = call.private()
    call.thread()
    if call.get("draft_id") == 0:
        raise bad("draft_id must be non-zero")
    text = call.text()
    if text.length > 4096:
        raise bad("message is too long")
    world = call.world
    draft = Draft(call.get("draft_id"), text.text, list(text.entities), world.clock.now())
    world.drafts[call.bot.id, person.id] = draft
    world.tell("draft", call.bot.id, person.id, draft_id=draft.id, text=draft.text, entities=draft.entities)
    return True


def send_chat_action(call: Call) -> bool:
    person = call.reachable()
    call.thread()
    if call.get("action") not in _ACTIONS:
        raise bad("wrong parameter action in request")
    call.world.tell("action", call.bot.id, person.id, action=call.get("action"))
    return True
