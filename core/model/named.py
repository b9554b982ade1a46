"""What a written word means in a catalog: the rows that are called just so, or those that are called alike."""

from dataclasses import dataclass

from core.model.value import Picked


@dataclass(frozen=True, slots=True)
class Named:
    rows: tuple[Picked, ...] = ()  #: by their key or their title; several are called alike at times
    near: tuple[str, ...] = ()  #: the titles that may be meant, where no row is called so
