"""The way of everything that a bot sends, whatever it holds: keyboard, reply and switches are the same for all."""

from bot.playground import keyboards, posts
from bot.playground.call import Call
from bot.playground.errors import Json, bad, missing
from bot.playground.names import named
from bot.playground.values import Group


def post(call: Call, content: Json) -> Json:
    """A new message of the bot with this content, as the bot gets it back."""
    world, person = call.world, call.reachable()
    shown, hidden = keyboards.split(call.get("reply_markup"))
    if isinstance(person, Group) and keyboards.private(call.get("reply_markup") or {}):
        raise bad("BUTTON_TYPE_INVALID")
    fields = posts.reply(world, call.bot.id, person.id, _here(call.get("reply_parameters"), person.id))
    fields |= call.thread() | content
    fields |= {"has_protected_content": True} if call.get("protect_content") else {}
    fields |= {"effect_id": call.get("message_effect_id")} if call.get("message_effect_id") else {}
    fields |= {"reply_markup": shown} if shown else {}
    world.drafts.pop((call.bot.id, person.id), None)
    silent = bool(call.get("disable_notification"))
    return posts.say(world, call.bot, person, named(world, call.bot), fields, markup=hidden, silent=silent).message


def _here(wish: Json | None, chat: int) -> Json | None:
    if wish and wish.get("chat_id", chat) != chat:
        raise missing("ReplyParameters.chat_id of another chat")
    return wish
