"""A dictionary of values of one class that is also on disk."""

import json
from dataclasses import fields
from typing import Any, Generic, TypeVar

from bot.playground.disk import Disk, Key

V = TypeVar("V")


class Shelf(Generic[V]):
    """Values by a key of one or several parts; those that share all parts but the last are found together."""

    def __init__(self, disk: Disk, kind: str, of: type[V]) -> None:
        self._disk = disk
        self._kind = kind
        self._groups: dict[Key, dict[int | str, V]] = {}
        for key, body in disk.rows(kind):
            self._groups.setdefault(key[:-1], {})[key[-1]] = of(**json.loads(body))

    def get(self, *key: int | str) -> V | None:
        return self._groups.get(key[:-1], {}).get(key[-1])

    def under(self, *prefix: int | str) -> dict[int | str, V]:
        """What lies under the prefix by the last part of the key, oldest first. Not to be changed."""
        return self._groups.get(prefix, {})

    def rows(self) -> list[dict[str, Any]]:
        """Everything, each with its key."""
        found = [(*prefix, last) for prefix, group in self._groups.items() for last in group]
        return [{"key": list(key), **_plain(self._groups[key[:-1]][key[-1]])} for key in found]

    def put(self, value: V, *key: int | str) -> V:
        self._groups.setdefault(key[:-1], {})[key[-1]] = value
        self._disk.put(self._kind, key, json.dumps(_plain(value), ensure_ascii=False))
        return value

    def drop(self, *key: int | str) -> None:
        if self._groups.get(key[:-1], {}).pop(key[-1], None) is not None:
            self._disk.drop(self._kind, key)

    def clear(self) -> None:
        self._groups.clear()
        self._disk.clear(self._kind)


def _plain(value: Any) -> dict[str, Any]:
    # Not dataclasses.asdict: it copies every nested message deeply, and that was most of the time of a send.
    return {field.name: getattr(value, field.name) for field in fields(value)}
