"""One request of a bot, decoded: what a method's function gets."""

from dataclasses import dataclass
from typing import Any

from bot.playground.errors import ApiError, Json, bad
from bot.playground.text import Text, formatted
from bot.playground.values import Bot, Person
from bot.playground.wire import Upload
from bot.playground.world import World, person_or_bad


@dataclass(frozen=True, slots=True)
class Call:
    world: World
    bot: Bot
    arguments: Json
    files: dict[str, Upload]

    def get(self, name: str) -> Any:
        return self.arguments.get(name)

    def reachable(self) -> Person:
        """The person of `chat_id`, if the bot may write to him."""
        person = person_or_bad(self.world, self.arguments["chat_id"])
        chat = self.world.chat(self.bot.id, person.id)
        if chat.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        if not chat.started:
            raise ApiError(403, "Forbidden: bot can't initiate conversation with a user")
        return person

    def thread(self) -> Json:
        """The fields of a message in the topic that the bot named; nothing without one."""
        id = self.get("message_thread_id")
        if id is None:
            return {}
        if self.world.topics.get(self.bot.id, self.reachable().id, id) is None:
            raise bad("message thread not found")
        return {"message_thread_id": id, "is_topic_message": True}

    def text(self) -> Text:
        """The parameter `text`, of any length."""
        source = self.arguments.get("text", "")
        return _known(self.world, formatted(source, self.get("parse_mode"), self.get("entities")))

    def body(self) -> Text:
        """The text of a text message."""
        found = self.text()
        if not found.text:
            raise bad("message text is empty")
        if found.length > 4096:
            raise bad("message is too long")
        return found

    def caption(self, given: Json | None = None) -> Text:
        """The caption of this call, or of one item of an album."""
        source = self.arguments if given is None else given
        text = formatted(source.get("caption", ""), source.get("parse_mode"), source.get("caption_entities"))
        if text.length > 1024:
            raise bad("message caption is too long")
        return _known(self.world, text)


def _known(world: World, text: Text) -> Text:
    """Mentions by number carry the person; those of strangers vanish, as Telegram has it."""
    kept = []
    for entity in text.entities:
        if entity["type"] != "text_mention":
            kept.append(entity)
        elif person := world.people.get(entity["user"]["id"]):
            kept.append({**entity, "user": person.user})
    return Text(text.text, tuple(kept))
