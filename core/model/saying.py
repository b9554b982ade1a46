"""What a person says beside a decision: its length is limited by where it has to be shown."""

from core.model.fields.text import TooLong

#: Characters of a reason or a comment to a decision: it has to fit on a card.
_LONGEST = 1000


def worded(text: str, most: int = _LONGEST) -> str:
    """What is said, to a decision or at large. Raises TooLong."""
    said = text.strip()
    if len(said) > most:
        raise TooLong(length=len(said), limit=most)
    return said
