"""Rows of catalogs, for conversations."""

from core.model.ids import CatalogKey
from core.model.table import Line, Table
from core.store.db import Tx
from core.use.catalogs import definition, import_rows

CLIENTS = (
    "code;name;contact;phone;company",
    "kaspi;Kaspi Bank;Асель;+7 700 1;АО",
    "alma;Алма;;;ООО «Яблоко»",
    *(f"c{at:02};Клиент {at:02};;;" for at in range(1, 21)),
)


#: To the rouble, on the day on which the clock of the tests stands.
RATES = (
    "code;currency;date;rate",
    "rub;RUB;2020-01-01;1",
    "usd;USD;2027-07-01;92",
    "kzt;KZT;2027-07-01;0.175",
    "aed;AED;2027-07-01;25.05",
)


def keep(tx: Tx, key: str, lines: tuple[str, ...]) -> None:
    """Exactly these rows; the columns that are not named are empty."""
    names, *rows = (line.split(";") for line in lines)
    columns = tuple(str(one.key) for one in definition(tx, CatalogKey(key)).columns)
    cells = (dict(zip(names, row, strict=True)) for row in rows)
    table = (Line(at, tuple(row.get(name, "") for name in columns)) for at, row in enumerate(cells, start=2))
    import_rows(tx, CatalogKey(key), Table(columns, 1, tuple(table)))
