"""What catalogs cost: a search among ten thousand rows, taking a hundred thousand over, and writing them out."""

import asyncio
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from python_calamine import CalamineWorkbook

from bot.catalog_file import read_table, write_table
from core.forms.catalog import catalog_source
from core.model.catalog.read import names_of
from core.model.catalog.search import Entry, Index, words_of
from core.model.ids import RowId
from core.store import catalogs
from core.store.db import Database
from core.store.migrate import migrate
from core.use.catalogs import definition, prepare, take_over
from tests.bench.export import KEY

Figure = tuple[str, float, str]

#: Besides the import.
MORE = ("catalog_import_vs_bare_calamine", "export_100k_rows_mb", "export_100k_rows_csv_mb")

_ROWS, _SEARCHED = 100_000, 10_000
_TYPES = ("text",) * 6 + ("number", "money", "date", "yes_no", "link", "role")
_NAMES = tuple(f"c{at}" for at in range(len(_TYPES)))
_SYLLABLES = (
    "ка",
    "ре",
    "ми",
    "то",
    "лан",
    "бор",
    "сит",
    "вед",
    "гор",
    "пал",
    "ник",
    "сер",
    "фам",
    "кон",
    "дел",
    "рос",
)


def run_search() -> Iterator[Figure]:
    chance = random.Random(1)
    titles = [_title(chance) for _ in range(_SEARCHED)]
    entries = [Entry(RowId(at), title, f"{' '.join(words_of(title))}\nc{at}") for at, title in enumerate(titles)]
    index = Index.of(entries)
    index.found("каспи")
    spent = sorted(_seconds(partial(index.found, _typed(chance, titles))) for _ in range(1000))
    yield "catalog_search_10k_rows_ms", spent[949] * 1000, "ms"
    yield "catalog_search_10k_rows_median_ms", statistics.median(spent) * 1000, "ms"


def run_files() -> Iterator[Figure]:
    with TemporaryDirectory() as folder:
        url, book = f"sqlite:///{Path(folder) / 'bench.db'}", Path(folder) / "bench.xlsx"
        write_table(book, _NAMES, map(_row, range(_ROWS)))
        bare = _seconds(lambda: CalamineWorkbook.from_path(book).get_sheet_by_index(0).to_python())
        reading, importing = asyncio.run(_imported(url, book))
        yield "catalog_import_100k_rows_ratio", importing / reading, "times"
        yield "catalog_import_vs_bare_calamine", importing / bare, "times"
        for kind in ("xlsx", "csv"):
            command = [sys.executable, "-m", "tests.bench.export", url, str(Path(folder) / f"out.{kind}")]
            rows, peak = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
            assert int(rows) == _ROWS
            yield "export_100k_rows_mb" if kind == "xlsx" else "export_100k_rows_csv_mb", float(peak), "MB"


async def _imported(url: str, book: Path) -> tuple[float, float]:
    """How long it takes to read the file, in the process that may come to harm, and to take it over in all."""
    await migrate(url)
    db = Database(url)
    try:
        await db.write(catalogs.define, catalog_source(_source()))
        begun = time.perf_counter()
        table = read_table(book, names_of(await db.read(definition, KEY)))
        read = time.perf_counter() - begun
        done = await db.write(take_over, await db.read(prepare, KEY, table))
        assert done.added == _ROWS
        return read, time.perf_counter() - begun
    finally:
        await db.close()


def _source() -> str:
    required = "required: true, "
    columns = [
        f"  - {{key: {name}, type: {type_}, {required if at < 2 else ''}title: {name}}}"
        for at, (name, type_) in enumerate(zip(_NAMES, _TYPES, strict=True))
    ]
    return "\n".join([f"catalog: {KEY}", "title: Bench", "key_column: c0", "title_column: c1", "columns:", *columns])


def _row(at: int) -> list[str | Decimal | date]:
    chance = random.Random(at)
    texts = [f"k{at}", f"ООО {_title(chance)}", "Алматы", "+7 900 000-00-00", f"info{at}@example.org", _title(chance)]
    link = f"https://example.com/{at}"
    return [*texts, Decimal(at), Decimal(at) / 4, date(2027, 1, 1), "yes", link, "accounting"]


def _title(chance: random.Random) -> str:
    names = ("".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))).title() for _ in range(chance.randint(1, 3)))
    return " ".join(names)


def _typed(chance: random.Random, titles: list[str]) -> str:
    """The beginning of a title, every third with a slip, every third in Latin letters."""
    title = chance.choice(titles)
    typed = title[: chance.randint(1, len(title))]
    match chance.randrange(3):
        case 0:
            at = chance.randrange(len(typed))
            return typed[:at] + chance.choice("аеор") + typed[at + 1 :]
        case 1:
            return " ".join(words_of(typed))
        case _:
            return typed


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
