"""Something wrong with a form, found before it is published."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Where, as a path of keys; and what, an English template for translation."""

    where: tuple[str, ...]
    what: str
    about: tuple[tuple[str, str], ...] = ()
