"""A file with the rows of a table: who can read one, and why it could not be read. Knows no kind of file."""

from typing import Protocol

from core.model.refusal import Refusal
from core.model.value import File, FileKind


class SheetRefused(Refusal):
    """{why} The answers are as they were."""


class SheetNotFetched(Refusal):
    """The file could not be fetched from the messenger. Nothing is lost: please send it again."""


class SheetNoTable(Refusal):
    """Rows can be taken from a table in CSV or XLSX. Please send such a file, or write the rows."""


class SheetTooLarge(Refusal):
    """The file is too large: {limit} MB at most. Please send only the rows that belong here."""


class OneSheet(Refusal):
    """Several files came at once, and nothing was taken from them. Please send the tables one by one."""


class Sheets(Protocol):
    """Reads files with rows."""

    async def __call__(self, file: File) -> str:
        """The rows, as a spreadsheet puts them on the clipboard. Raises Refusal."""
        ...


async def read(sheets: Sheets, files: tuple[File, ...]) -> str | Refusal:
    """The rows of the one file that was sent, or why there are none."""
    if len(files) > 1:
        return OneSheet()
    if files[0].kind is not FileKind.DOCUMENT:
        return SheetNoTable()
    try:
        return await sheets(files[0])
    except Refusal as why:
        return why
