"""The menu of commands by scope and language, and the menu button."""

import re

from bot.playground.call import Call
from bot.playground.errors import Json, bad
from bot.playground.methods.profile import language_code
from bot.playground.values import Group, Person, Setting
from bot.playground.world import World, party_or_bad, person_or_bad

_MEMBER = {"chat_administrators", "chat_member"}


def set_commands(call: Call) -> bool:
    commands: list[Json] = call.get("commands")
    if len(commands) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"].removeprefix("/")):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    cleaned = [{**command, "command": command["command"].removeprefix("/")} for command in commands]
    call.world.settings.put(Setting(cleaned), call.bot.id, _scope(call), language_code(call))
    call.world.hub.publish({"type": "profile", "bot": call.bot.id})
    return True


def get_commands(call: Call) -> list[Json]:
    """Exactly those of the scope and language, not what a person would see."""
    found = call.world.settings.get(call.bot.id, _scope(call), language_code(call))
    return list(found.value) if found else []


def delete_commands(call: Call) -> bool:
    call.world.settings.drop(call.bot.id, _scope(call), language_code(call))
    call.world.hub.publish({"type": "profile", "bot": call.bot.id})
    return True


def set_menu_button(call: Call) -> bool:
    call.world.settings.put(
        Setting(call.get("menu_button") or {"type": "default"}), call.bot.id, "menu", _menu_chat(call)
    )
    call.world.hub.publish({"type": "profile", "bot": call.bot.id})
    return True


def get_menu_button(call: Call) -> Json:
    return menu_button(call.world, call.bot.id, _menu_chat(call))


def commands_for(world: World, bot: int, person: Person, group: Group | None = None) -> list[Json]:
    """What the person's menu shows: the narrowest scope that has commands, in his language if there are any."""
    private = [f"chat/{person.id}", "all_private_chats", "default"]
    for scope in private if group is None else _in_group(person, group):
        for language in (person.language, ""):
            found = world.settings.get(bot, f"commands/{scope}", language)
            if found:
                return list(found.value)
    return []


def _in_group(person: Person, group: Group) -> list[str]:
    leads = person.id in group.admins
    own = [f"chat_member/{group.id}/{person.id}", *([f"chat_administrators/{group.id}"] if leads else [])]
    common = [*(["all_chat_administrators"] if leads else []), "all_group_chats", "default"]
    return [*own, f"chat/{group.id}", *common]


def menu_button(world: World, bot: int, chat: int) -> Json:
    for wanted in (chat, 0):
        found = world.settings.get(bot, "menu", wanted)
        if found:
            return dict(found.value)
    return {"type": "commands"}


def _menu_chat(call: Call) -> int:
    """0 stands for all chats."""
    return person_or_bad(call.world, call.get("chat_id")).id if call.get("chat_id") else 0


def _scope(call: Call) -> str:
    scope: Json = call.get("scope") or {"type": "default"}
    if "chat_id" not in scope:
        return f"commands/{scope['type']}"
    party = party_or_bad(call.world, scope["chat_id"])
    if scope["type"] in _MEMBER and not isinstance(party, Group):
        raise bad("can't change commands of members in a private chat")
    whose = f"/{scope['user_id']}" if "user_id" in scope else ""
    return f"commands/{scope['type']}/{party.id}{whose}"
