"""Groups: who is in them, what bots hear of it, and how one becomes a supergroup."""

from collections.abc import Iterable
from dataclasses import replace

from bot.playground import posts, updates
from bot.playground.errors import Json
from bot.playground.names import named
from bot.playground.values import Bot, Group, Person, Post
from bot.playground.world import World

_SUPER = 10**12


def status(group: Group, id: int) -> str:
    if id not in group.members and id not in group.bots:
        return "left"
    return "administrator" if id in group.admins else "member"


def member(world: World, group: Group, id: int) -> Json | None:
    """A ChatMember; None for somebody nobody knows."""
    person, bot = world.people.get(id), world.bots.get(id)
    user = person.user if person else named(world, bot) if bot else None
    return None if user is None else {"user": user, **_rights(status(group, id))}


def bot_moves(world: World, group: Group, bot: Bot, by: Person | None, *, there: bool, leads: bool = False) -> Group:
    """The bot comes, goes, or is made or unmade an administrator; it hears of all of it but of its own going."""
    bots = [*(id for id in group.bots if id != bot.id), *([bot.id] if there else [])]
    admins = [*(id for id in group.admins if id != bot.id), *([bot.id] if there and leads else [])]
    changed = world.groups.put(replace(group, bots=bots, admins=admins), group.id)
    was, now = status(group, bot.id), status(changed, bot.id)
    if was != now and by is not None:
        gone = "kicked" if now == "left" else now
        me = named(world, bot)
        change = {"old_chat_member": {"user": me, **_rights(was)}, "new_chat_member": {"user": me, **_rights(gone)}}
        told = {"chat": group.chat, "from": by.user, "date": world.now()} | change
        updates.put(world, bot.id, "my_chat_member", told)
    return changed


def people_move(world: World, group: Group, bot: Bot, came: Iterable[Person], went: Iterable[Person]) -> Group:
    """Bots hear of it by service messages; those that lead the group by `chat_member` as well, if they asked."""
    for person in came:
        _service(world, bot, group, person, {"new_chat_members": [person.user]})
        group = _changed(world, group, bot, person, [*(id for id in group.members if id != person.id), person.id])
    for person in went:
        _service(world, bot, group, person, {"left_chat_member": person.user})
        group = _changed(world, group, bot, person, [id for id in group.members if id != person.id])
    return group


def migrate(world: World, group: Group, bot: Bot, by: Person) -> Group:
    """The same people under a new number; the old one only says where they are."""
    made = replace(group, id=group.id - _SUPER)
    _service(world, bot, group, by, {"migrate_to_chat_id": made.id})
    world.groups.put(replace(group, moved_to=made.id), group.id)
    world.groups.put(made, made.id)
    _service(world, bot, made, by, {"migrate_from_chat_id": group.id})
    return made


def hears(bot: Bot, group: Group, post: Post) -> bool:
    """Privacy mode: a bot that does not lead the group gets commands, mentions of it and answers to it."""
    text: str = post.message.get("text") or post.message.get("caption") or ""
    answered = post.message.get("reply_to_message", {}).get("from", {}).get("id") == bot.id
    return bot.id in group.admins or text.startswith("/") or f"@{bot.username}" in text or answered


def _changed(world: World, group: Group, bot: Bot, person: Person, members: list[int]) -> Group:
    changed = world.groups.put(replace(group, members=members), group.id)
    was, now = status(group, person.id), status(changed, person.id)
    if was != now and bot.id in group.admins:
        change = {
            "old_chat_member": {"user": person.user, **_rights(was)},
            "new_chat_member": {"user": person.user, **_rights(now)},
        }
        told = {"chat": group.chat, "from": person.user, "date": world.now()} | change
        updates.put(world, bot.id, "chat_member", told)
    return changed


def _service(world: World, bot: Bot, group: Group, by: Person, fields: Json) -> None:
    post = posts.say(world, bot, group, by.user, fields)
    if bot.id in group.bots:
        updates.put(world, bot.id, "message", post.message)


def _rights(status: str) -> Json:
    """The fields that the client libraries insist on."""
    match status:
        case "administrator":
            return {"status": status, "can_be_edited": False, "is_anonymous": False} | dict.fromkeys(_ADMIN, True)
        case "kicked":
            return {"status": status, "until_date": 0}
        case _:
            return {"status": status}


_ADMIN = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members",
    "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
    "can_pin_messages", "can_send_welcome_messages",
)  # fmt: skip
