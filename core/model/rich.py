"""A text with its looks: what is bold, what is a link. Knows no messenger and no markup."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Look(StrEnum):
    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    STRIKE = "strikethrough"
    SPOILER = "spoiler"
    CODE = "code"
    BLOCK = "pre"
    QUOTE = "blockquote"
    FOLDED = "expandable_blockquote"
    LINK = "text_link"


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a text that looks otherwise. Places and lengths are counted in UTF-16 units, as messengers do."""

    look: Look
    at: int
    length: int
    url: str = ""  #: where a link leads


@dataclass(frozen=True, slots=True)
class Rich:
    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def length(self) -> int:
        """In UTF-16 units."""
        return units(self.text)

    def then(self, other: "Rich") -> "Rich":
        """`other` below this one."""
        if not self.text or not other.text:
            return self if self.text else other
        shift = self.length + 1
        moved = tuple(replace(mark, at=mark.at + shift) for mark in other.marks)
        return Rich(f"{self.text}\n{other.text}", self.marks + moved)


NOTHING = Rich("")


def units(text: str) -> int:
    """The length of `text` in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
