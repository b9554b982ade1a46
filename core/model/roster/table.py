"""A table of people: its columns and rows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from core.model.table import Mistake, advice
from core.model.words import N_

REQUIRED = ("name", "email")
COLUMNS = (
    *REQUIRED,
    *("phone", "position", "department", "branch", "company", "manager", "roles", "locale", "telegram_id", "zone"),
    "hired",
)
#: How a column may be called besides.
ALIASES = {"принят": "hired", "дата_приема": "hired", "дата_приёма": "hired"}


@dataclass(frozen=True, slots=True)
class Row:
    number: int  #: in the file, from 1
    cells: Mapping[str, str]  #: by column; what the table does not speak of is absent, what it clears is empty


def column_mistakes(columns: Iterable[str], row: int) -> Iterator[Mistake]:
    """What is wrong with the names of the columns, which stand in this row."""
    named = tuple(columns)
    for word in named:
        if word not in COLUMNS:
            free = [column for column in COLUMNS if column not in named]
            yield Mistake(row, "", N_("There is no column “{word}”."), advice(word, free))
    for word in REQUIRED:
        if word not in named:
            what = N_(
                "The column “{word}” is missing. The first row names the columns, for example: name, email, manager."
            )
            yield Mistake(row, "", what, {"word": word})
