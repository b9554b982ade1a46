"""Who the bot is: its account, name and descriptions in several languages."""

import re

from bot.playground.call import Call
from bot.playground.errors import Json, bad
from bot.playground.names import named, profile_text
from bot.playground.values import Setting


def get_me(call: Call) -> Json:
    return named(call.world, call.bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": call.bot.topics,
    }


def set_name(call: Call) -> bool:
    return _set(call, "name", 64)


def get_name(call: Call) -> Json:
    language = call.get("language_code") or ""
    return {"name": profile_text(call.world, call.bot.id, "name", language) or call.bot.name}


def set_description(call: Call) -> bool:
    return _set(call, "description", 512)


def get_description(call: Call) -> Json:
    return _get(call, "description")


def set_short_description(call: Call) -> bool:
    return _set(call, "short_description", 120)


def get_short_description(call: Call) -> Json:
    return _get(call, "short_description")


def language_code(call: Call) -> str:
    code: str = call.get("language_code") or ""
    if code and not re.fullmatch(r"[a-z]{2,3}(-[a-z]{2,4})?", code):
        raise bad("invalid language code specified")
    return code


def _set(call: Call, kind: str, limit: int) -> bool:
    language = language_code(call)
    text: str = call.get(kind) or ""
    if len(text) > limit:
        raise bad(f"bot {kind.replace('_', ' ')} is too long")
    if text:
        call.world.settings.put(Setting(text), call.bot.id, kind, language)
    else:
        call.world.settings.drop(call.bot.id, kind, language)
    call.world.hub.publish({"type": "profile", "bot": call.bot.id})
    return True


def _get(call: Call, kind: str) -> Json:
    return {kind: profile_text(call.world, call.bot.id, kind, call.get("language_code") or "")}
