"""Polls: sent and stopped."""

from bot.playground.call import Call
from bot.playground.errors import Json, bad, missing
from bot.playground.methods.edit import change, own
from bot.playground.methods.post import post
from bot.playground.text import Text, formatted
from bot.playground.world import new_id

_SWITCHES = ("allows_multiple_answers", "allows_revoting")


def send_poll(call: Call) -> Json:
    call.reachable()
    kind = call.get("type") or "regular"
    if kind not in {"regular", "quiz"}:
        raise bad("invalid poll type specified")
    question = _text(call.arguments, "question", 300, "poll question")
    options = [_option(place, one) for place, one in enumerate(call.get("options"))]
    if not 1 <= len(options) <= 12:
        raise bad(f"poll must have {'at least 1 option' if not options else 'at most 12 options'}")
    poll: Json = {
        "id": str(int.from_bytes(new_id().encode()[:7], "big")),
        **question.fields("question", "question_entities"),
        "options": options,
        "total_voter_count": 0,
        "is_closed": bool(call.get("is_closed")),
        "is_anonymous": call.get("is_anonymous") is not False,
        "type": kind,
        "members_only": False,
        **{name: bool(call.get(name)) for name in _SWITCHES},
    }
    return post(call, {"poll": poll | _answers(call, kind, len(options)) | _description(call)})


def stop_poll(call: Call) -> Json:
    message = own(call, "message with poll to stop not found")
    poll: Json | None = message.message.get("poll")
    if poll is None:
        raise bad("message with poll to stop not found")
    if poll["is_closed"]:
        raise bad("poll has already been closed")
    closed = poll | {"is_closed": True}
    change(call, message, (), {"poll": closed})
    return closed


def _text(given: Json, name: str, limit: int, what: str) -> Text:
    text = formatted(given.get(name) or "", given.get(f"{name}_parse_mode"), given.get(f"{name}_entities"))
    if text.length > limit:
        raise bad(f"{what} length must not exceed {limit}")
    if not text.text and name != "explanation":
        raise bad(f"{what} must be non-empty")
    return text


def _option(place: int, given: Json) -> Json:
    if "media" in given:
        raise missing("InputPollOption.media")
    text = _text(given, "text", 100, "poll options")
    return {"persistent_id": str(place), **text.fields("text", "text_entities"), "voter_count": 0}


def _answers(call: Call, kind: str, options: int) -> Json:
    """What a quiz knows; a regular poll has no right answers."""
    right: list[int] = call.get("correct_option_ids") or []
    if kind == "regular":
        return {}
    if not right or any(not 0 <= one < options for one in right):
        raise bad("wrong correct option ID specified")
    explanation = _text(call.arguments, "explanation", 200, "poll explanation")
    return {"correct_option_ids": right} | explanation.fields("explanation", "explanation_entities")


def _description(call: Call) -> Json:
    if not call.get("description"):
        return {}
    return _text(call.arguments, "description", 1024, "poll description").fields("description", "description_entities")
