"""What can go wrong on purpose: rules by method, a fixed number of times or with a seeded probability."""

import random
from dataclasses import dataclass, field
from typing import Literal, get_args

from bot.playground.errors import Json

#: What happens to a request of a bot.
Answer = Literal["429", "500", "502_html", "403", "migrate", "late_callback", "hang", "reset_before", "lost_answer"]
#: What happens to updates on their way, by a long poll or a webhook.
Delivery = Literal["duplicate_update", "reordered_updates", "slow_webhook"]
#: What happens to the bytes of a file.
Download = Literal["truncated_file", "stalled_file"]
Action = Answer | Delivery | Download


_SHOWN = (
    "id", "action", "method", "times", "probability", "seed", "match", "retry_after", "migrate_to_chat_id", "seconds",
    "hits",
)  # fmt: skip


@dataclass(slots=True)
class Rule:
    id: int
    action: Action
    #: An exact method name, or "*".
    method: str = "*"
    #: How many requests are still hit; None is without end.
    times: int | None = 1
    probability: float = 1.0
    #: Parameters that must be equal, compared as text.
    match: Json = field(default_factory=dict)
    retry_after: int = 7
    #: The supergroup that "migrate" speaks of.
    migrate_to_chat_id: int = -1_001_234_567_890
    #: How long "hang" holds a request before the connection drops, "slow_webhook" an update, "stalled_file" a download.
    seconds: float = 600.0
    seed: int = 0
    #: How many requests were hit.
    hits: int = 0
    _dice: random.Random = field(default_factory=random.Random, repr=False)

    def __post_init__(self) -> None:
        self._dice.seed(self.seed)

    def hits_now(self, method: str, parameters: Json) -> bool:
        """Throws the dice and counts; so it is asked once a request."""
        if self.times == 0 or self.method.lower() not in {"*", method.lower()}:
            return False
        if any(str(parameters.get(name)) != str(value) for name, value in self.match.items()):
            return False
        if self._dice.random() >= self.probability:
            return False
        self.times = None if self.times is None else self.times - 1
        self.hits += 1
        return True

    @property
    def row(self) -> Json:
        return {name: getattr(self, name) for name in _SHOWN}


class Faults:
    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self._next = 1

    def add(self, action: Action, **rest: object) -> Rule:
        rule = Rule(self._next, action, **rest)  # type: ignore[arg-type]  # checked by the control's model
        self._next += 1
        self.rules.append(rule)
        return rule

    def pick(self, method: str, parameters: Json) -> Rule | None:
        """The first rule that hits this request."""
        rules = (rule for rule in self.rules if _concerns(rule.action, method, parameters))
        return next((rule for rule in rules if rule.hits_now(method, parameters)), None)

    def meets(self, action: Delivery | Download, method: str, about: Json) -> Rule | None:
        """The first rule of this action that hits; asked only when it could change something."""
        rules = (rule for rule in self.rules if rule.action == action)
        return next((rule for rule in rules if rule.hits_now(method, about)), None)

    def clear(self) -> None:
        self.rules.clear()


def _concerns(action: Action, method: str, parameters: Json) -> bool:
    match action:
        case "late_callback":
            return method == "answerCallbackQuery"
        case "migrate":
            return "chat_id" in parameters
        case _:
            return action in get_args(Answer)
