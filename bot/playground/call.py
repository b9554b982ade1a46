"""One request of a bot, decoded: what a method's function gets."""

from dataclasses import dataclass
from typing import Any

from bot.playground.errors import ApiError, Json, bad
from bot.playground.text import Text, formatted
from bot.playground.values import Bot, Group, Person
from bot.playground.wire import Upload
from bot.playground.world import World, party_or_bad


@dataclass(frozen=True, slots=True)
class Call:
    world: World
    bot: Bot
    arguments: Json
    files: dict[str, Upload]

    def get(self, name: str) -> Any:
        return self.arguments.get(name)

    def reachable(self) -> Person | Group:
        """Who is behind `chat_id`, if the bot may write there."""
        party = party_or_bad(self.world, self.arguments["chat_id"])
        if isinstance(party, Group):
            self._check_group(party)
        else:
            self._check_person(party)
        return party

    def private(self) -> Person:
        """The same, where only a private chat will do."""
        party = self.reachable()
        if isinstance(party, Group):
            raise bad("method is available only in private chats")
        return party

    def _check_person(self, person: Person) -> None:
        chat = self.world.chat(self.bot.id, person.id)
        if chat.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        if not chat.started:
            raise ApiError(403, "Forbidden: bot can't initiate conversation with a user")

    def _check_group(self, group: Group) -> None:
        if group.moved_to is not None:
            moved = {"migrate_to_chat_id": group.moved_to}
            raise ApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", moved)
        if self.bot.id not in group.bots:
            raise ApiError(403, f"Forbidden: bot is not a member of the {group.chat['type']} chat")

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
