"""Files: photos and documents, one or several."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar

from typing_extensions import override

from core.model.field import Field, Widget
from core.model.here import Here
from core.model.problem import Problem
from core.model.refusal import Refusal
from core.model.value import File, FileKind
from core.model.words import N_

#: What a bot can download through Telegram's own server: 20 MB.
LARGEST = 20 * 1024 * 1024
#: How a photo is called that came without a name, as all of them do.
_UNNAMED = re.compile(r"photo-\d+\.jpg")
_DAY, _YEARS = timedelta(days=1), timedelta(days=3660)


class FileTooLarge(Refusal):
    """{name} is larger than 20 MB, and such files do not pass here. Please send a smaller copy or a part of it."""


class TooManyFiles(Refusal):
    """No more files fit here (the limit is {limit}). Remove one first, or press Done."""


class FileExpected(Refusal):
    """Please attach a file or a photo here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileField(Field):
    type: ClassVar[str] = "file"
    widget: ClassVar[Widget] = Widget.FILES

    most: int = 10  #: files
    keep: timedelta | None = None  #: how long after the end of the request; then they are deleted

    @override
    def understand(self, typed: str, here: Here) -> tuple[File, ...]:
        raise FileExpected

    @override
    def accept(self, value: tuple[File, ...], here: Here) -> tuple[File, ...]:
        if (self.required and not value) or any(file.gone for file in value):
            raise FileExpected
        if len(value) > self.most:
            raise TooManyFiles(limit=self.most)
        for file in value:
            if file.size > LARGEST:
                raise FileTooLarge(name=file.name)
        return value

    @override
    def show(self, value: tuple[File, ...], here: Here) -> str:
        if any(file.gone for file in value):
            return here.say(N_("deleted after its time"))
        return ", ".join(f"📎\N{NO-BREAK SPACE}{called(file, here)}" for file in value) or "—"

    @override
    def complete(self, value: tuple[File, ...]) -> bool:
        return bool(value) or not self.required

    @override
    def dump(self, value: tuple[File, ...]) -> list[dict[str, Any]]:
        return [{"ref": f.ref, "kind": f.kind.value, "name": f.name, "size": f.size} for f in value]

    @override
    def load(self, stored: Any) -> tuple[File, ...]:
        return tuple(_file(f["ref"], FileKind(f["kind"]), f["name"], f["size"]) for f in stored)

    @override
    def problems(self) -> tuple[Problem, ...]:
        return tuple(self._problems())

    def _problems(self) -> Iterator[Problem]:
        if not 1 <= self.most <= 50:
            yield Problem(("most",), N_("A number from 1 to 50 is expected here."))
        if self.keep is not None and not _DAY <= self.keep <= _YEARS:
            yield Problem(("keep",), N_("Files are kept for a day at least, and for ten years at most."))


def called(file: File, here: Here) -> str:
    """The name that its owner has given it, or «фото»."""
    unnamed = file.kind is FileKind.PHOTO and _UNNAMED.fullmatch(file.name)
    return here.say(N_("photo")) if unnamed else file.name


def _file(ref: Any, kind: FileKind, name: Any, size: Any) -> File:
    if not isinstance(ref, str) or not isinstance(name, str) or type(size) is not int:
        raise TypeError((ref, name, size))
    return File(ref, kind, name, size)
