"""Words that the people of a company wrote: the same thing said in several languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NewType

from typing_extensions import override


@dataclass(frozen=True, slots=True)
class Label:
    """A title as data: `{"ru": "Отпуск", "en": "Vacation"}`. The first language written is the fallback."""

    words: Mapping[str, str]

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", MappingProxyType(dict(self.words)))

    @override
    def __hash__(self) -> int:
        return hash(tuple(self.words.items()))

    @override
    def __reduce__(self) -> tuple[type["Label"], tuple[dict[str, str]]]:
        return Label, (dict(self.words),)

    def in_(self, locale: str) -> str:
        """The words for `locale`, else for its language, else the first that were written."""
        for name in (locale, locale.split("_", 1)[0]):
            if name in self.words:
                return self.words[name]
        return next(iter(self.words.values()), "")

    def within(self, locale: str) -> str:
        """As it reads inside a sentence: «юридическое лицо», but «ИНН или БИН»."""
        words = self.in_(locale)
        first = words.split(" ", 1)[0]
        return words if first[1:] != first[1:].lower() else f"{words[:1].lower()}{words[1:]}"


#: Why somebody says no, ready to be chosen.
Reason = NewType("Reason", Label)
