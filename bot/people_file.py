"""A CSV file of people becomes rows. Knows how files are written, not what the cells mean."""

from pathlib import Path

from bot.tables.csv_text import BYTES, refuse, table_of
from core.model.roster.table import ALIASES, COLUMNS, Row
from core.model.table import Mistake, TableMistakes
from core.model.words import N_

#: More is not a company, but a mistake.
ROWS = 50_000


def read_people(file: Path) -> tuple[Row, ...]:
    """The rows of a CSV file. Raises TableMistakes."""
    try:
        with file.open("rb") as opened:
            data = opened.read(BYTES + 1)
    except OSError:
        raise TableMistakes([Mistake(0, "", N_("The file cannot be read."))]) from None
    return rows_of(data)


def rows_of(data: bytes) -> tuple[Row, ...]:
    """The rows of a CSV file but for the blank ones, each with a cell for every column. Raises TableMistakes."""
    table = table_of(data, (*COLUMNS, *ALIASES), ROWS)
    if not table.lines:
        refuse(N_("There are no people in this file: the first row names the columns, each of the others is a person."))
    columns = tuple(ALIASES.get(column, column) for column in table.columns)
    return tuple(Row(line.number, dict(zip(columns, line.cells, strict=True))) for line in table.lines)
